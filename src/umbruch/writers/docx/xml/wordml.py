"""WordprocessingML elements, built from the inside out and in the order that the schema wants."""

from __future__ import annotations

import re
from typing import TypeAlias, cast

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from umbruch.tree.characters import clean

Element: TypeAlias = BaseOxmlElement

W = nsmap["w"]
R = nsmap["r"]
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
PREFIXES = {**{prefix: nsmap[prefix] for prefix in ("w", "r", "wp", "a", "pic")}, "adec": ADEC}

_BARE = {"w": W}


class _Names(dict[str, str]):
    """Local names as names of the main namespace, each put together once; there are as many as our sources have."""

    def __missing__(self, local: str) -> str:
        self[local] = name = f"{{{W}}}{local}"
        return name


_NAMES = _Names()
_make = oxml_parser.makeelement
_SPACING = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")


def w(tag: str, /, *children: Element | None, **attributes: str | int | None) -> Element:
    """An element of the main namespace; children and attributes that are None are left out."""
    named = (
        {_NAMES[name]: str(value) for name, value in attributes.items() if value is not None} if attributes else None
    )
    made = cast(Element, _make(_NAMES[tag], named, _BARE))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def element(name_: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element of any namespace of `PREFIXES` (`wp:inline`) with attributes of none."""
    prefix, tag = name_.split(":")
    made = cast(Element, oxml_parser.makeelement(f"{{{PREFIXES[prefix]}}}{tag}", nsmap={prefix: PREFIXES[prefix]}))
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend(children)
    return made


def flag(tag: str, on: bool) -> Element | None:
    """A toggle such as `w:keepNext`, or nothing."""
    return w(tag) if on else None


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def emu(points: float) -> int:
    """Points in English metric units, of which 12,700 make a point."""
    return round(points * 12_700)


def printable(text: str) -> str:
    """Text that XML 1.0 (section 2.2) can carry on one line: line ends become spaces, forbidden characters go."""
    return text if text.isprintable() else clean(_SPACING.sub(" ", text))
