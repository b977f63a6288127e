"""Corrections of what was read."""
