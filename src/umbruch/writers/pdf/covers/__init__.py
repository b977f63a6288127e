"""First pages of what holds several articles: of a press kit, and of a press review."""
