"""What stands on the pages of a Word file, from running text to page heads."""
