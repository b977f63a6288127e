"""Panels of a PDF page, tinted or framed, that stand beside the text: where they are, and what they say."""
