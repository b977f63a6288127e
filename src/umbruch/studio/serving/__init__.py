"""The studio as a server: who may ask it, what its addresses give, and how it runs on this machine."""
