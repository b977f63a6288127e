"""Blocks and inlines as a file has them: what of them is for the newsroom, and what is left of them in a body."""
