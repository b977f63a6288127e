"""Inputs from people who mean ill, for every reader: a clear error or a harmless article, bounded, no network."""
