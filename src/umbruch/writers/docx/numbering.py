"""Bullets and numbers of lists: real numbering definitions, a new count for each numbered list."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.writers.docx.markup import Element, twips, w
from umbruch.writers.docx.stylesheet import BULLETS

LEVELS = 9
_SIGNS = ("•", "–", "·")
_FIGURES = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
_BULLETED, _NUMBERED = 0, 1


def numbering_element(style: Style, numbered_levels: tuple[int, ...]) -> Element:
    """The `w:numbering` part (ISO/IEC 29500-1, 17.9).

    Args:
        style: how far items are set in.
        numbered_levels: for each numbered list of the document, in order, how deep it stands (from 0); the n-th gets
            the numbering `BULLETS + n`.
    """
    bullets = [_level(style, level, "bullet", _SIGNS[level % len(_SIGNS)]) for level in range(LEVELS)]
    numbers = [
        _level(style, level, figures, pattern.format(level + 1))
        for level in range(LEVELS)
        for figures, pattern in (_FIGURES[level % len(_FIGURES)],)
    ]
    return w(
        "numbering",
        w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *bullets, abstractNumId=_BULLETED),
        w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *numbers, abstractNumId=_NUMBERED),
        w("num", w("abstractNumId", val=_BULLETED), numId=BULLETS),
        *(
            w(
                "num",
                w("abstractNumId", val=_NUMBERED),
                w("lvlOverride", w("startOverride", val=1), ilvl=level),
                numId=BULLETS + count,
            )
            for count, level in enumerate(numbered_levels, start=1)
        ),
    )


def item_inset(style: Style, level: int, *, ordered: bool) -> float:
    """Where the text of an item of that level starts, in points from the edge of the column."""
    return _step(style) * level + _hanging(style, ordered=ordered)


def _step(style: Style) -> float:
    return style.text.list.inset or style.text.list.size


def _hanging(style: Style, *, ordered: bool) -> float:
    """Room for the bullet, or for a number of two figures and its point."""
    return max(_step(style), style.text.list.size * 1.6) if ordered else _step(style)


def _level(style: Style, level: int, figures: str, pattern: str) -> Element:
    ordered = figures != "bullet"
    left, hanging = item_inset(style, level, ordered=ordered), _hanging(style, ordered=ordered)
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=figures),
        None if ordered or level else w("pStyle", val="ListBullet"),
        w("lvlText", val=pattern),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(left), hanging=twips(hanging))),
        ilvl=level,
    )
