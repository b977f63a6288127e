"""Pages and pictures of the documentation that are made from the product, and tests that hold them to it."""
