"""What a PDF file holds: pages with letters, pictures and rules, and whether its text can be trusted."""
