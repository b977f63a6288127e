"""The checks of files for readers: Word, e-books, web pages, and our own tree as JSON, Markdown and text."""
