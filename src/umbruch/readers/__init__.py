"""Readers: bytes to a publication, one module a format. None of them imports another."""
