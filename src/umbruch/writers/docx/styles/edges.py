"""Lines around paragraphs, and the tint that a box stands on."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.writers.docx.xml.wordml import Element, w

CELL_MARGIN = 4.0
"""White on either side of what stands in a cell, in points."""

BOX_INSET = 6.5
"""Points from the edge of a box to its text: the space and the line of its edges."""

_SPACE, _WIDEST_SPACE = 6, 31
"""Points between the edge of a box and its text, and as many as there may be (ISO/IEC 29500-1, 17.3.4)."""


def borders(above: float, below: float, colour: str) -> Element | None:
    """Lines over and under a paragraph, `above` and `below` points thick, in a colour `#rrggbb`; None for none."""
    if not above and not below:
        return None
    return w(
        "pBdr",
        border("top", above, colour) if above else None,
        border("bottom", below, colour) if below else None,
    )


def box_edges(style: Style, *, title: bool = False, left: float = 0, right: float = 0) -> Element:
    """The edges of a box: tint beside its text, and a rule over its title.

    Args:
        style: gives the colours.
        title: for the paragraph of the title.
        left: how far in the box the paragraph begins, in points, so that its edge stands under those of the others.
        right: how far before the end of the line it ends.
    """
    tint = style.colours.tint
    return w(
        "pBdr",
        border("top", 1.25, style.colours.accent, 6) if title else None,
        border("left", 0.5, tint, min(_WIDEST_SPACE, round(_SPACE + left))),
        border("bottom", 0.5, tint) if not title else None,
        border("right", 0.5, tint, min(_WIDEST_SPACE, round(_SPACE + right))),
    )


def box_tint(style: Style) -> Element:
    """What a box stands on."""
    return w("shd", val="clear", color="auto", fill=style.colours.tint.lstrip("#"))


def border(side: str, thickness: float, colour: str, space: int = 4) -> Element:
    """One line at a side of a paragraph, `thickness` points thick and `space` points away from its text."""
    return w(side, val="single", sz=max(2, round(thickness * 8)), space=space, color=colour.lstrip("#"))
