"""What umbruch says to its users, found in its sources, and whether it can be said in every language it speaks."""
