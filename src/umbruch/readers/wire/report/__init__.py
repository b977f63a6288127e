"""What stands around a report of the wire: the lines before it, between its parts, and under it."""
