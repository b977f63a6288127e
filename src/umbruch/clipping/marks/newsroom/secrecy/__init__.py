"""What a text says of itself: that it is secret, a draft, not for publication."""
