"""Styles of a Word file as looks: what their names, levels and letters tell, whatever language Word speaks."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from umbruch.readers.office.word.related_parts import W, is_on, value
from umbruch.readers.office.word.unseen_parts import ground_of
from umbruch.readers.unseen_words import colour_told
from umbruch.registry.roles import ROLE, ROLES

_HEADING = re.compile(
    r"(?:heading|überschrift|berschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nagwek|"
    r"nadpis|címsor|başlık|balk|заголовок|επικεφαλίδα|naslov|titlu|virsraksts|antraštė|pealkiri|标题|見出し|제목|عنوان)"
    r"\s*(\d)",
    re.IGNORECASE,
)
"""Names of headings where a program translated them; Word itself stores `heading 1` in every language."""
_TITLE = frozenset(
    ("title", "titel", "titre", "título", "titulo", "titolo", "tittel", "rubrik", "otsikko", "tytuł", "název", "názov",
     "cím", "başlık", "название", "titlu")
)  # fmt: skip
_DEEPEST_BASE = 20
LIST_CONTINUE = "List Continue"
"""The style of a paragraph that belongs to the item of a list over it."""
_CONTINUES = re.compile(rf"{LIST_CONTINUE} \d")
OUR_NAMES = frozenset(
    (*(role.docx_style for role in ROLES), *(f"{ROLE['subheading'].docx_style} {level}" for level in range(2, 6)),
     "Contents Heading", LIST_CONTINUE)
)  # fmt: skip
"""Names of styles that Word files of ours have beside those of Word."""


class Letters(NamedTuple):
    """How a style sets its letters; None where it leaves that to what it is based on."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    raised: int | None = None
    size: float | None = None
    hidden: bool | None = None
    lang: str | None = None
    font: str | None = None
    ink: str | None = None
    ground: str | None = None


class NamedStyle(NamedTuple):
    """A style as its name and what it is based on tell it."""

    name: str
    letters: Letters
    heading: int | None = None
    title: bool = False
    numbering: tuple[str, int] | None = None
    ground: str | None = None


class StyleLooks:
    """The styles of a file, each looked up once."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of the part of styles; None where a file has none."""
        self._elements: dict[str, etree._Element] = {}
        self._made: dict[str, NamedStyle] = {}
        self.default = "Normal"
        base = Letters()
        if root is not None:
            for one in root.iterfind(W + "style"):
                name = one.get(W + "styleId") or ""
                self._elements[name] = one
                if one.get(W + "type") == "paragraph" and one.get(W + "default") in ("1", "true", "on"):
                    self.default = name
            base = letters_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.base = base._replace(size=base.size or 10.0)

    def of(self, style_id: str | None) -> NamedStyle:
        """The style of that id; the default where it has none."""
        key = style_id if style_id is not None and style_id in self._elements else style_id or self.default
        if key not in self._made:
            self._made[key] = self._resolved(key)
        return self._made[key]

    def _resolved(self, key: str) -> NamedStyle:
        letters, heading, numbering, ground = Letters(), None, None, None
        names: list[str] = []
        at: str | None = key
        for _ in range(_DEEPEST_BASE):
            element = self._elements.get(at or "")
            if element is None:
                break
            letters = over(letters_of(element.find(W + "rPr")), letters)
            names.append(_role_named(element) or value(element.find(W + "name")) or at or "")
            properties = element.find(W + "pPr")
            if properties is not None:
                if heading is None and (level := value(properties.find(W + "outlineLvl"))) and level.isdigit():
                    heading = int(level) + 1 if int(level) < 9 else 0
                if numbering is None:
                    numbering = numbering_in(properties)
                ground = ground if ground is not None else ground_of(properties.find(W + "shd"))
            at = value(element.find(W + "basedOn"))
        name = names[0] if names else key
        if heading is None:
            heading = next((int(found.group(1)) for one in names or [key] if (found := _HEADING.match(one))), None)
        title = any(one.casefold() in _TITLE for one in names)
        return NamedStyle(name, letters, heading or None, title, numbering, ground)


def _role_named(style: etree._Element) -> str | None:
    """Our own name of a style, where it stands as an alias beside that of Word (ISO/IEC 29500-1, 17.7.4.1).

    Word's own for paragraphs that go on in an item are one to us, however deep the list is.
    """
    if _CONTINUES.fullmatch(value(style.find(W + "name")) or ""):
        return LIST_CONTINUE
    aliases = value(style.find(W + "aliases")) or ""
    return next((one for alias in aliases.split(",") if (one := alias.strip()) in OUR_NAMES), None)


def over(base: Letters, above: Letters) -> Letters:
    """What is set above, and under it what it leaves open."""
    if above == _NOTHING:
        return base
    changed: dict[str, Any] = {name: own for name, own in zip(Letters._fields, above, strict=True) if own is not None}
    return base._replace(**changed)


_NOTHING = Letters()
_RAISED = {"superscript": 1, "subscript": -1, "baseline": 0}


def letters_of(properties: etree._Element | None) -> Letters:
    """What run properties say (ISO/IEC 29500-1, 17.3.2)."""
    if properties is None:
        return _NOTHING
    bold = italic = struck = hidden = None
    raised: int | None = None
    size: float | None = None
    lang = font = ink = ground = None
    for one in properties:
        match one.tag.removeprefix(W) if isinstance(one.tag, str) else "":
            case "b":
                bold = is_on(one)
            case "i":
                italic = is_on(one)
            case "strike" | "dstrike":
                struck = is_on(one)
            case "vanish" | "webHidden":  # not shown on a page of the web (ISO/IEC 29500-1, 17.3.2.44)
                hidden = bool(hidden) or is_on(one)
            case "vertAlign":
                raised = _RAISED.get(one.get(W + "val") or "")
            case "color":
                ink = colour_told(one.get(W + "val")) or ""
            case "shd":
                ground = ground_of(one) or ground
            case "highlight":
                ground = colour_told(one.get(W + "val")) or ground
            case "sz":
                size = _points(one.get(W + "val"))
            case "lang":
                lang = one.get(W + "val")
            case "rFonts":
                font = one.get(W + "ascii") or one.get(W + "hAnsi")
            case _:
                pass
    return Letters(bold, italic, struck, raised, size, hidden, lang, font, ink, ground)


def _points(half: str | None) -> float | None:
    try:
        found = float(half or "") / 2
    except ValueError:
        return None
    return found if 0 < found < 1000 else None


def numbering_in(properties: etree._Element) -> tuple[str, int] | None:
    """The numbering and the level that paragraph properties name; a numbering `0` takes one away."""
    found = properties.find(W + "numPr")
    if found is None:
        return None
    number = value(found.find(W + "numId"))
    level = value(found.find(W + "ilvl")) or "0"
    return (number or "", min(int(level), 8) if level.isdigit() else 0)
