"""A style as a style sheet for pages: its roles, what is under every style, large type on small screens."""
