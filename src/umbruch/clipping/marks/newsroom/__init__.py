"""What a text says to the newsroom and to nobody else: notes, drafts, secrets, points left open."""
