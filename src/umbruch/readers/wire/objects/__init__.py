"""What stands in news objects of JSON."""
