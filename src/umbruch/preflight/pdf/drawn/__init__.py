"""What pages draw: marks, letters, fonts that are seen, pictures and their sizes."""
