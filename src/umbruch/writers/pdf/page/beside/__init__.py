"""Text beside pictures in a single column."""
