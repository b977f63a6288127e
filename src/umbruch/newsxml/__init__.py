"""What the formats of the wire share: a story with its guid, moment and embargo, and its text as XHTML and as NITF."""
