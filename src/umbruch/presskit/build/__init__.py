"""Building kits: into a folder and a ZIP, anew on every save, many at once, with what the last build left."""
