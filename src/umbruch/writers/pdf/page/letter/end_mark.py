"""The sign below the text of a release that tells a newsroom that no page is missing."""

from __future__ import annotations

from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import TypeStrip
from umbruch.writers.pdf.type.composing import compose

MOST_BELOW_MARK = 1 / 3
"""How deep what stands below the mark may be to stay with it whole, as a part of a column."""


def end_with_mark(galley: Galley, place: str) -> bool:
    """Set the style's end mark below the text: an artifact, and no word of the article.

    It stays with the last lines of the text, and what stands below should stay with it, so that no page says both that
    the text ends and that it goes on.

    Args:
        galley: where the text stands; nothing is set below none.
        place: the path of the article in the tree, for remarks.

    Returns:
        Whether there is one.
    """
    style = galley.style
    mark = style.end.mark.strip()
    if not mark or not galley.strips:
        return False
    look = galley.look(style.text.contact, f"{place}.end")
    width = style.head_width if style.page.columns == 1 else galley.measure
    lines = compose([look.run(mark, FURNITURE)], look, width)[:1]
    strips = [
        TypeStrip(height=style.text.body.leading, lines=((line, (width - line.width) / 2 - line.offset),))
        for line in lines
    ]
    for strip in strips:
        galley.keep_with_next()
        galley.place(strip, before=style.text.body.leading / 2, after=style.text.body.leading / 2)
    return bool(strips)
