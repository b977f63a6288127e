"""Office files: made by code, in our own words."""
