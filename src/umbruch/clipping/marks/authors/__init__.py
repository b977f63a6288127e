"""Who wrote an article: bylines with and without an opening word, names at the foot, in every script."""
