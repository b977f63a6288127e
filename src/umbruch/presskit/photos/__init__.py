"""The pictures of a kit: their sizes, and what is written into them."""
