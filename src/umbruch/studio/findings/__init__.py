"""What is found in an article and its files, and where each finding leads."""
