"""Bullets and numbers of lists: real numbering definitions, a new count for each numbered list."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element

from umbruch.style.model import Style
from umbruch.writers.docx.styles.named_styles import BULLETS
from umbruch.writers.docx.xml.wordml import Element, W, twips, w

LEVELS = 9
_SIGNS = ("\uf0b7", "\uf02d", "\uf0d7")
"""Bullet, dash and small dot in the face `Symbol`: as Word itself writes them, which others take for a list."""
_FIGURES = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
_BULLETED, _NUMBERED = 0, 1


def merged_numbering(house: Element, own: Element, numbers: int | None) -> tuple[Element, int]:
    """The numbering of a house template with ours behind it.

    Args:
        house: the `w:numbering` of the template, which takes in ours.
        own: what `numbering_element` made.
        numbers: the numbering that the house gives to its numbered lists, if it does; each of ours then looks like it.

    Returns:
        The whole, and how much the numbers of our numberings have grown.
    """
    first_abstract = 1 + max((_of(one, "abstractNumId") for one in _all(house, "abstractNum")), default=-1)
    grown = max((_of(one, "numId") for one in _all(house, "num")), default=0)
    look = next((_pointed(one) for one in _all(house, "num") if _of(one, "numId") == numbers), None)
    place = next(
        (house.index(one) for one in house if not one.tag.endswith(("}numPicBullet", "}abstractNum"))), len(house)
    )
    for one in _all(own, "abstractNum"):
        one.set(_named("abstractNumId"), str(_of(one, "abstractNumId") + first_abstract))
        for link in list(one.iter(_named("pStyle"))):
            level = link.getparent()
            if level is not None:
                level.remove(link)
        house.insert(place, one)
        place += 1
    after = next((house.index(one) for one in house if one.tag.endswith("}numIdMacAtCleanup")), len(house))
    for one in _all(own, "num"):
        pointer = one[0]
        ordered = _of(pointer, "val") == _NUMBERED
        found = look if ordered and look is not None else _of(pointer, "val") + first_abstract
        pointer.set(_named("val"), str(found))
        one.set(_named("numId"), str(_of(one, "numId") + grown))
        house.insert(after, one)
        after += 1
    return house, grown


def _named(name: str) -> str:
    return f"{{{W}}}{name}"


def _all(numbering: Element, tag: str) -> list[_Element]:
    return numbering.findall(_named(tag))


def _of(element: _Element, name: str) -> int:
    return int(element.get(_named(name), "0"))


def _pointed(number: _Element) -> int | None:
    found = number.find(_named("abstractNumId"))
    return None if found is None else _of(found, "val")


class NumberedList(NamedTuple):
    """A numbered list: how deep it stands (from 0) and its first number."""

    level: int
    start: int


def numbering_element(style: Style, numbered_lists: tuple[NumberedList, ...]) -> Element:
    """The `w:numbering` part (ISO/IEC 29500-1, 17.9).

    Args:
        style: how far items are set in.
        numbered_lists: those of the document, in order; the n-th gets the numbering `BULLETS + n`.
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
                w("lvlOverride", w("startOverride", val=one.start), ilvl=one.level),
                numId=BULLETS + count,
            )
            for count, one in enumerate(numbered_lists, start=1)
        ),
    )


def item_inset(style: Style, level: int, *, ordered: bool) -> float:
    """Where the text of an item of that level starts, in points from the edge of the column."""
    return _step(style) * level + hanging(style, ordered=ordered)


def _step(style: Style) -> float:
    return style.text.list.inset or style.text.list.size


def hanging(style: Style, *, ordered: bool) -> float:
    """Room for the bullet, or for a number of two figures and its point."""
    return max(_step(style), style.text.list.size * 1.6) if ordered else _step(style)


def _level(style: Style, level: int, figures: str, pattern: str) -> Element:
    ordered = figures != "bullet"
    left, hang = item_inset(style, level, ordered=ordered), hanging(style, ordered=ordered)
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=figures),
        None if ordered or level else w("pStyle", val="ListBullet"),
        w("lvlText", val=pattern),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=twips(left), hanging=twips(hang))),
        None if ordered else w("rPr", w("rFonts", ascii="Symbol", hAnsi="Symbol", hint="default")),
        ilvl=level,
    )
