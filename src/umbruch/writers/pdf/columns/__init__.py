"""Columns filled and pages made up: text poured past floats, ends balanced."""
