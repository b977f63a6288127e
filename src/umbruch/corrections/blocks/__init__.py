"""Blocks of a body, found by their words and changed."""
