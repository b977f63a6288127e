"""Setting type: from words to lines ready to be drawn."""
