"""The sign below the text of a release that tells a newsroom that no page is missing."""

from __future__ import annotations

from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import TypeStrip
from umbruch.writers.pdf.type.composing import compose


def end_with_mark(galley: Galley, place: str) -> None:
    """Set the style's end mark below the text: an artifact, and no word of the article.

    It stays with the last lines of the text, and with what stands below it, so that no page says both that the text
    ends and that it goes on.

    Args:
        galley: where the text stands; nothing is set below none.
        place: the path of the article in the tree, for remarks.
    """
    style = galley.style
    mark = style.end.mark.strip()
    if not mark or not galley.strips:
        return
    look = galley.look(style.text.contact, f"{place}.end")
    width = style.head_width if style.page.columns == 1 else galley.measure
    lines = compose([look.run(mark, FURNITURE)], look, width)[:1]
    strips = [
        TypeStrip(height=style.text.body.leading, keep=True, lines=((line, (width - line.width) / 2 - line.offset),))
        for line in lines
    ]
    for strip in strips:
        galley.keep_with_next()
        galley.place(strip, before=style.text.body.leading / 2, after=style.text.body.leading / 2)
