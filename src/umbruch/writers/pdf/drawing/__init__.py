"""Drawing on pages: type and rules, embedded faces, pictures, and the structure beside them."""
