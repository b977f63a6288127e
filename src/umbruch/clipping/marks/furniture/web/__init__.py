"""What pages of the web have around and between the paragraphs of an article."""
