"""How a page is set: lines, blocks, columns, and the order in which they are read."""
