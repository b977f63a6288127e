"""The widths that pictures take in a column."""

from __future__ import annotations

GRID = (1.0, 2 / 3, 1 / 2, 1 / 3)
"""As parts of the column or of all columns, the widest first."""
