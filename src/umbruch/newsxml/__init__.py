"""What the formats of the wire share: a story with its guid, moment and embargo, and its text as XHTML and as NITF."""

WIRE = frozenset(
    {
        *("newsml", "newsml-item", "newsml-dpa", "newsml-apa", "nitf", "nitf-plain"),
        *("ninjs", "ninjs-3.1", "ninjs-2.2", "ninjs-1.6"),
    }
)
"""Formats whose files are versions of items."""
