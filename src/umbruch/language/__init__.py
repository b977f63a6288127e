"""One home for each question about a language: its tag, its direction, where its words are cut, what we print in it."""
