"""What the checks of several formats share."""
