"""Datelines: place, day and who filed, in the orders and signs of the world's wires."""
