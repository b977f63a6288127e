"""What colleagues say to each other on the copy that they work on."""
