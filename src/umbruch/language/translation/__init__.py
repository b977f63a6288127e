"""What umbruch says to its users, in their language: English sentences, found again in a catalogue."""
