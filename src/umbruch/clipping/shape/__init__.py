"""Which run of lines is headline, kicker, deck and report."""
