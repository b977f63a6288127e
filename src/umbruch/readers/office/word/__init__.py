"""Word files (DOCX): the XML walked as Word itself would show it."""
