"""The named styles of a Word file: ours, and those of a house template."""
