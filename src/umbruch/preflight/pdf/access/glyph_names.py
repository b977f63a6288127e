"""Names of glyphs that stand for characters (Adobe Glyph List, as fontTools has it)."""

from __future__ import annotations


def is_known(name: str) -> bool:
    """Whether a glyph's name leads to a character; `.notdef` asks for none.

    The list comes with fontTools, which the validator for PDF/A brings.
    """
    try:
        from fontTools.agl import toUnicode
    except ImportError:
        return True
    return name == ".notdef" or bool(toUnicode(name))
