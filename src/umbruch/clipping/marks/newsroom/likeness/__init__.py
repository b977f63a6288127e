"""How much a line is like what newsrooms write to each other, by weights that were learned from such lines."""
