"""What ISO 14289-1 (PDF/UA-1) demands beside tags in order, looked at in files that claim to keep to it."""
