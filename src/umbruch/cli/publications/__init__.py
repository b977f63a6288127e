"""Commands that make one publication of a folder: press kits and press reviews."""
