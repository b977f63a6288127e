"""Faces that go along inside files for readers, cut down to what these show."""
