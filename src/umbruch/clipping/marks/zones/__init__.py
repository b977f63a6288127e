"""Chunks to zones: what a line shows by itself, the zones of all chunks, and what follows from their neighbours."""
