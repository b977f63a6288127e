"""What commands print while they are at work."""
