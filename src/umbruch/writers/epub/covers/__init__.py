"""Covers that are made where a publication brings none."""
