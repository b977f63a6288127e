"""The candidates for headline, kicker and deck, the evidence for each, and what the learned weights make of it."""
