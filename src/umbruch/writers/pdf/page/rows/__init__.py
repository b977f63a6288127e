"""Rows: tables, how wide their columns are, and facts in boxes."""
