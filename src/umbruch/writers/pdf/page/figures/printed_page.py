"""The printed page that a clipping of a press review was taken from: on a sheet behind it, and small below its text."""

from __future__ import annotations

import sys

from umbruch.style.model import Style
from umbruch.tree import Article, Figure
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.floating import Turned
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import CaptionedStrip, PictureStrip
from umbruch.writers.pdf.type.composing import compose

_SMALL = 85.0
"""How wide the small picture of the page is, in points: 30 mm (board f-2)."""
_GAP = 12.0
"""White between it and what is said of it, in points."""


def printed_page(article: Article, style: Style) -> Figure | None:
    """The figure of a clipping that shows the printed page: a large one at its end; None for other articles."""
    last = article.body[-1] if len(article.body) > 1 else None
    shown = style.press_head and isinstance(last, Figure) and last.weight == "lead" and last.image
    return last if shown and isinstance(last, Figure) else None


def set_printed_page(
    figure: Figure, text: Galley, measure: float, figures: FigureSetter, parent: Element, place: str
) -> None:  # fmt: skip
    """Put the printed page on a sheet behind all that a galley has, and have it told of below its text.

    Args:
        figure: one that is the `printed_page`.
        text: the galley of the clipping.
        measure: how wide the page may be, in points.
        figures: sets figures.
        parent: the element of the clipping.
        place: path of the figure in the tree.

    Raises:
        RenderError: its picture cannot be opened.
    """
    style = text.style
    own = Galley(style, measure, text.depth, text.lang, leftwards=text.leftwards)
    figures.set_facsimile(figure, own, parent, place)
    if not own.strips:
        return
    whole = own.strips[0]
    assert isinstance(whole, PictureStrip)
    # The source line says it to those who listen, and the sheet behind shows it: this is furniture.
    look = text.look(style.text.caption, place)
    said = look.run(figure.alt or "", FURNITURE)
    lines = compose([said], look, measure - _SMALL - _GAP) if said.text else []
    small = CaptionedStrip(
        height=_SMALL * whole.height / whole.width, name=whole.name, element=FURNITURE, inset=0.0, width=_SMALL,
        frame=style.colours.rule, lines=tuple(lines), leading=look.style.leading, at=_SMALL + _GAP,
    )  # fmt: skip
    text.turned.append(Turned(own.strips, style, sys.maxsize, small))
