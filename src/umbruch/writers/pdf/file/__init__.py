"""A PDF file as such (ISO 32000-1): objects, numbers and strings, codes of characters, tags."""
