"""Inputs that nobody meant: seeds for every reader, mutated, and what may come out of them."""
