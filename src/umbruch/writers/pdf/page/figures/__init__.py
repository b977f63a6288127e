"""Figures: their pictures, how large they are, and what stands under or beside them."""
