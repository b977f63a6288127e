"""Styles of an OpenDocument text: letters, outline levels, list levels (OpenDocument 1.3, part 3, 16)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from umbruch.readers.office.formatted_runs import Format
from umbruch.readers.office.zip_parts import local
from umbruch.readers.unseen_words import CLEAR, WHITE, colour_told

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"([\d.]+)(pt|in|cm|mm|pc|px|%)")
_HEADING = re.compile(r"Heading[ _](?:20_)?(\d)")
_DEEPEST = 20
_USUAL_SIZE = 12.0
_BOLD = frozenset(("bold", "600", "700", "800", "900"))


class TextStyle(NamedTuple):
    """What a style comes to with all that it stands on."""

    format: Format
    hidden: bool = False
    heading: int | None = None
    names: tuple[str, ...] = ()
    list_style: str | None = None
    ground: str | None = None


class TextStyles:
    """The styles of a text, each looked up once."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        """Take the roots of `styles.xml` and `content.xml`, in this order."""
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, tuple[bool, int]]] = {}
        self._made: dict[tuple[str, str | None], TextStyle] = {}
        self._base = Format(size=_USUAL_SIZE)
        self.paper: str | None = WHITE
        for root in roots:
            self._on_paper(root)
            for one in root.iter(STYLE + "style", STYLE + "default-style", TEXT + "list-style"):
                family, name = one.get(STYLE + "family") or "", one.get(STYLE + "name") or ""
                if local(one) == "style":
                    self._elements[family, name] = one
                elif local(one) == "list-style":
                    self._lists[name] = _levels(one)
                elif family == "paragraph":
                    self._base, _ = _over(self._base, one.find(STYLE + "text-properties"))

    def of(self, family: str, name: str | None) -> TextStyle:
        """The style of that name; that of plain text where there is none."""
        if (family, name) not in self._made:
            self._made[family, name] = self._resolved(family, name)
        return self._made[family, name]

    def _on_paper(self, root: etree._Element) -> None:
        """Heed what colours the pages, or is drawn behind the text: then the ground is that colour, or not known."""
        for one in root.iter(STYLE + "page-layout", STYLE + "drawing-page-properties"):
            self.paper = _ground(one) or self.paper
        if any(one.get(STYLE + "run-through") == "background" for one in root.iter(STYLE + "graphic-properties")):
            self.paper = None

    def span(self, base: Format, name: str | None) -> tuple[Format, bool]:
        """The letters of a span over those around it, and whether it is hidden."""
        made, hidden = base, False
        for element in reversed(self._chain("text", name)):
            made, own = _over(made, element.find(STYLE + "text-properties"))
            hidden = own if own is not None else hidden
        return made, hidden

    def levels(self, name: str | None) -> dict[int, tuple[bool, int]]:
        """For each level of a list style, from 1: whether it is numbered, and where it begins."""
        return self._lists.get(name or "", {})

    def _chain(self, family: str, name: str | None) -> list[etree._Element]:
        found: list[etree._Element] = []
        for _ in range(_DEEPEST):
            element = self._elements.get((family, name or ""))
            if element is None:
                break
            found.append(element)
            name = element.get(STYLE + "parent-style-name")
        return found

    def _resolved(self, family: str, name: str | None) -> TextStyle:
        chain = self._chain(family, name)
        made, hidden = self._base, False
        heading, list_style, ground = None, None, None
        for element in reversed(chain):
            made, own = _over(made, element.find(STYLE + "text-properties"))
            hidden = own if own is not None else hidden
            level = element.get(STYLE + "default-outline-level")
            if level is not None:
                heading = int(level) if level.isdigit() else None
            list_style = element.get(STYLE + "list-style-name") or list_style
            ground = _ground(element) or ground
        names = tuple(
            (one.get(STYLE + "display-name") or one.get(STYLE + "name") or "").replace("_20_", " ") for one in chain
        ) or ((name or "").replace("_20_", " "),)
        if heading is None:
            heading = next((int(found.group(1)) for one in names if (found := _HEADING.match(one))), None)
        return TextStyle(made, hidden, heading, names, list_style, ground)


def _levels(style: etree._Element) -> dict[int, tuple[bool, int]]:
    found = {}
    for one in style:
        level, start = one.get(TEXT + "level") or "", one.get(TEXT + "start-value") or "1"
        if level.isdigit():
            numbered = local(one) == "list-level-style-number" and bool(one.get(STYLE + "num-format"))
            found[int(level)] = (numbered, int(start) if start.isdigit() else 1)
    return found


def _over(base: Format, properties: etree._Element | None) -> tuple[Format, bool | None]:
    """Letters with what properties change of them, and whether they say that the letters are hidden."""
    if properties is None:
        return base, None
    changed: dict[str, object] = {}
    if (weight := properties.get(FO + "font-weight")) is not None:
        changed["bold"] = weight in _BOLD
    if (slant := properties.get(FO + "font-style")) is not None:
        changed["italic"] = slant in ("italic", "oblique")
    if (line := properties.get(STYLE + "text-line-through-style")) is not None:
        changed["struck"] = line != "none"
    if (position := properties.get(STYLE + "text-position")) is not None:
        changed["raised"] = _raised(position)
    if (ink := colour_told(properties.get(FO + "color"))) is not None:
        changed["ink"] = ink
    if properties.get(STYLE + "use-window-font-color") == "true":
        changed["ink"] = None
    if (ground := colour_told(properties.get(FO + "background-color"))) is not None:
        changed["ground"] = ground if ground != CLEAR else None
    if (font := properties.get(STYLE + "font-name") or properties.get(FO + "font-family")) is not None:
        changed["font"] = font.strip("'\" ")
    if (size := _size(properties.get(FO + "font-size"), base.size)) is not None:
        changed["size"] = size
    shown = properties.get(TEXT + "display")
    return base._replace(**changed), None if shown is None else shown == "none"  # type: ignore[arg-type]


def _ground(style: etree._Element) -> str | None:
    """The colour behind the paragraphs, cells or boxes of a style; `CLEAR` where it is a picture."""
    for one in style:
        if local(one) == "text-properties":
            continue
        if one.find(STYLE + "background-image[@{http://www.w3.org/1999/xlink}href]") is not None:
            return CLEAR
        told = colour_told(one.get(FO + "background-color"))
        if told is not None and told != CLEAR:
            return told
    return None


def _raised(position: str) -> int:
    first = position.split()[0] if position.split() else ""
    if first in ("super", "sub"):
        return 1 if first == "super" else -1
    try:
        share = float(first.rstrip("%"))
    except ValueError:
        return 0
    return (share > 0) - (share < 0)


def _size(text: str | None, base: float | None) -> float | None:
    found = _LENGTH.fullmatch(text or "")
    if found is None:
        return None
    try:
        number = float(found.group(1))
    except ValueError:
        return None
    return number / 100 * (base or _USUAL_SIZE) if found.group(2) == "%" else number * _POINTS[found.group(2)]


def points_of(length: str | None) -> float | None:
    """A length in points; None where it is none."""
    return None if (length or "").endswith("%") else _size(length, None)
