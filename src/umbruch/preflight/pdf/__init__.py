"""The check of PDF: the file, its tags, what stands on its pages."""
