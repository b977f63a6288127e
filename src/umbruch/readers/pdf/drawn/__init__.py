"""What is drawn on the pages of a PDF, and what of it shows."""
