"""The opening of a story: a picture up to the edges of the sheet, the headlines white on its darker foot or below."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from umbruch.style.model import Style
from umbruch.style.units import Colour
from umbruch.tree import Article, Figure
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.article_setting import ComposedArticle
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import BASELINE, MOST_CUT, Strip

_WHITE = Colour("#ffffff")
_ON_PICTURE = ("kicker", "headline", "deck", "byline")
_UNDER_TYPE = 22.0
"""White between the last of the headlines and the foot of the picture, in points."""
_MOST_TYPE = 0.75
"""How much of the picture the headlines may cover."""
LOWER_OPENERS = (0.87, 0.75)
"""How high the picture is, as a part of what its style says, where that saves a page: at least .46 of an A4 sheet."""
_MOST_HIGHER = 0.12
"""How much more of the sheet a picture takes of which too much would be cut else: 74 % of a magazine's page, on which
ten lines have room below it."""
_SMALL = 9.0
"""From that size down type on a picture is bold, in points: thin strokes of white drown."""


class Opening(NamedTuple):
    """The strips of an opening with their upper left corners, and how far it reaches below the head of the page."""

    strips: tuple[tuple[Strip, float, float], ...]
    depth: float


def opening_picture(article: Article, style: Style, figures: FigureSetter) -> Figure | None:
    """The picture that an article can open with to the edges of the sheet, if its style wants that."""
    first = article.body[0] if article.body else None
    if not style.page.opener or not isinstance(first, Figure) or not article.headline:
        return None
    if not figures.fills(first, style.page.width):
        return None
    return first if _height(first, style, figures, 1.0) is not None else None


def open_with(
    figure: Figure, style: Style, figures: FigureSetter, element: Element, place: str,
    composed_in: Callable[[Style], ComposedArticle], share: float = 1.0,
) -> Opening | None:  # fmt: skip
    """Set the headlines on the picture, or below it; None where they would cover it, or too much of it would be cut.

    Args:
        figure: the picture at the head of the article.
        style: the style; `page.opener` says how much of the sheet the picture takes.
        figures: sets figures.
        element: the element of the article.
        place: its path in the tree (`articles[0]`).
        composed_in: sets the headlines in a style.
        share: how much of its height the picture has.
    """
    page = style.page
    height = _height(figure, style, figures, share)
    if height is None:
        return None
    kids = list(element.kids)
    on_picture = page.opener_headline == "on"
    head = composed_in(_on_picture(style) if on_picture else style).head
    type_height = head.depth_used if on_picture else 0.0
    covered = (type_height + 2 * _UNDER_TYPE) / height if on_picture else 0.0
    if covered > _MOST_TYPE:
        element.kids[:] = kids
        return None
    parent, strip = figures.set_opening(figure, element, f"{place}.body[0]", (page.width, height), covered)
    foot = page.height - height
    strips: list[tuple[Strip, float, float]] = [(strip, 0.0, page.height)]
    if on_picture:
        _stacked(head, strips, page.margins.left, foot + _UNDER_TYPE + type_height)
    caption = Galley(style, page.measure, page.height, head.lang)
    figures.caption(figure, caption, parent, f"{place}.body[0]")
    top = _stacked(caption, strips, page.margins.left, foot - style.text.caption.leading * (1 - BASELINE))
    if not on_picture:
        top = _stacked(head, strips, page.margins.left, top - style.text.body.leading)
    return Opening(tuple(strips), page.height - page.margins.top - top + style.text.body.leading)


def _stacked(galley: Galley, strips: list[tuple[Strip, float, float]], left: float, top: float) -> float:
    """Add the strips of a galley below one another; where the last one ends."""
    for one in galley.strips:
        top -= one.before
        strips.append((one, left, top))
        top -= one.height
    return top


def _height(figure: Figure, style: Style, figures: FigureSetter, share: float) -> float | None:
    """How high the picture is, in points: that share of what its style says, or a little more for an upright one.

    None where more than a quarter of its height or its width would be cut, unless it says what has to be seen of it.
    """
    page, pixels = style.page, figures.pixels(figure)
    wanted = page.opener * page.height
    if pixels is None:
        return wanted * share
    whole = page.width * pixels[1] / pixels[0]
    height, least = min(wanted, whole / (1 - MOST_CUT)), (1 - MOST_CUT) * whole
    if height * share >= least or figures.is_focused(figure):
        return height * share
    most = height if share < 1 else wanted + _MOST_HIGHER * page.height
    return least if least <= most else None


def _on_picture(style: Style) -> Style:
    looks = {}
    for role in _ON_PICTURE:
        look = getattr(style.text, role)
        heavy = {"weight": "bold"} if look.size <= _SMALL else {}
        looks[role] = msgspec.structs.replace(look, colour=_WHITE, **heavy)
    return msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, **looks))
