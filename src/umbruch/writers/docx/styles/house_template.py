"""A house template: the styles, the paper and the page heads that a newsroom brings, ready for a new document."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import cast

import msgspec
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import LxmlError, _Element

from umbruch.errors import StyleError
from umbruch.style.model import Style
from umbruch.style.template import template_content
from umbruch.style.units import Length
from umbruch.writers.docx.styles.template_harm import disarm, leads_outside
from umbruch.writers.docx.xml.proofing_language import language_element
from umbruch.writers.docx.xml.wordml import Element, R, W, w

_NARROWEST_COLUMN = 72.0
_WORDS_SIZE = 20
"""Half points that Word takes where nothing is said."""
_NOT_FOR_OTHERS = (
    "attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "trackRevisions", "saveThroughXslt",
    "footnotePr", "endnotePr", "rsids", "docVars", "linkStyles", "attachedSchema", "documentType",
)  # fmt: skip
"""Settings of the template that would lead out of the new document, lock it, or point at parts that it lacks."""

_SIDES = ("top", "right", "bottom", "left")


@contextmanager
def unbroken(template: str) -> Iterator[None]:
    """Tell by a StyleError that a template is broken when its parts are not what they should be."""
    try:
        yield
    except (
        ArithmeticError, AttributeError, EOFError, LookupError, LxmlError, OpcError, OSError, SyntaxError, TypeError,
        ValueError, zipfile.BadZipFile, zlib.error,
    ):  # fmt: skip
        raise StyleError(
            "the template is broken inside", source=template,
            hint="open it in Word and save it anew as .docx (not Strict Open XML)",
        ) from None  # fmt: skip


class House:
    """What a template brings. Its text is left behind, and so is everything that could act: macros, links, data."""

    def __init__(self, template: str) -> None:
        """Open a template.

        Args:
            template: the path of a `.docx` or `.dotx`.

        Raises:
            StyleError: the file is no Word file, or is broken inside.
        """
        self.name = Path(template).name
        self._path = template
        content = template_content(Path(template))
        with unbroken(template):
            package = Package.open(io.BytesIO(content))
            self._document = package.part_related_by(RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
            self._section = self._last_section(parse_xml(self._document.blob))
            self.styles: Element = parse_xml(self._part(RELATIONSHIP_TYPE.STYLES).blob)
            numbering = self._optional(RELATIONSHIP_TYPE.NUMBERING)
            self.numbering: Element | None = parse_xml(numbering.blob) if numbering else None
            settings = self._optional(RELATIONSHIP_TYPE.SETTINGS)
            self.settings = _harmless(parse_xml(settings.blob)) if settings else None
            self._furniture = dict(self._furniture_parts())
            parts = dict.fromkeys(self._furniture.values())
            self.left_out = tuple(dict.fromkeys(what for part in parts for what in disarm(part)))

    def _part(self, kind: str) -> Part:
        return self._document.part_related_by(kind)

    def _optional(self, kind: str) -> Part | None:
        return next((one.target_part for one in self._document.rels.values() if one.reltype == kind), None)

    def theme(self) -> Part | None:
        """The house's colours and fonts."""
        return self._inside(RELATIONSHIP_TYPE.THEME)

    def font_table(self) -> Part | None:
        """What the house says about its fonts."""
        return self._inside(RELATIONSHIP_TYPE.FONT_TABLE)

    def _inside(self, kind: str) -> Part | None:
        part = self._optional(kind)
        return None if part is None or leads_outside(part) else part

    @staticmethod
    def _last_section(document: Element) -> Element | None:
        found = document.findall(f".//{{{W}}}sectPr")
        return cast(Element, found[-1]) if found else None

    def _furniture_parts(self) -> Iterator[tuple[str, Part]]:
        for reference in self._references():
            relationship = self._document.rels[str(reference.get(f"{{{R}}}id"))]
            yield relationship.rId, relationship.target_part

    def _references(self) -> list[Element]:
        if self._section is None:
            return []
        kinds = ("headerReference", "footerReference")
        return [cast(Element, one) for kind in kinds for one in self._section.findall(f"{{{W}}}{kind}")]

    @property
    def has_page_heads(self) -> bool:
        """Whether the template has page heads or feet of its own."""
        return bool(self._furniture)

    def references(self, document: Part) -> list[Element]:
        """The page heads and feet of the house as part of `document`, and whether its first page differs."""
        made = []
        for reference in self._references():
            part = self._furniture[str(reference.get(f"{{{R}}}id"))]
            kind = RELATIONSHIP_TYPE.HEADER if reference.tag.endswith("headerReference") else RELATIONSHIP_TYPE.FOOTER
            copied = deepcopy(reference)
            copied.set(f"{{{R}}}id", document.relate_to(part, kind))
            made.append(copied)
        return made

    @property
    def first_page_differs(self) -> bool:
        """Whether the first page has a head and a foot of its own."""
        return self.has_page_heads and self._section is not None and self._section.find(f"{{{W}}}titlePg") is not None

    @property
    def margins(self) -> dict[str, int]:
        """How far page heads and feet stand from the edge, in twentieths of a point, where the house says so."""
        found = self._section.find(f"{{{W}}}pgMar") if self._section is not None else None
        values = {} if found is None else {key: _number(found.get(f"{{{W}}}{key}")) for key in ("header", "footer")}
        return {key: value for key, value in values.items() if value is not None}

    def fitted(self, style: Style) -> Style:
        """The style on the paper of the house; one column where several would be too narrow there."""
        if self._section is None:
            return style
        size, margins = self._section.find(f"{{{W}}}pgSz"), self._section.find(f"{{{W}}}pgMar")
        page = style.page
        if size is not None and (across := _points(size, "w")) and (down := _points(size, "h")):
            page = msgspec.structs.replace(page, size=(across, down))
        if margins is not None:
            found = {side: _points(margins, side) for side in _SIDES}
            sides = {side: value for side, value in found.items() if value is not None}
            page = msgspec.structs.replace(page, margins=msgspec.structs.replace(page.margins, **sides))
        if page.columns > 1 and page.column_width < _NARROWEST_COLUMN:
            page = msgspec.structs.replace(page, columns=1)
        if page.measure < _NARROWEST_COLUMN:
            raise StyleError(
                "the template leaves no room for text between its margins", source=self._path,
                hint="make the margins of its last section smaller",
            )  # fmt: skip
        return msgspec.structs.replace(style, page=page)

    def speak(self, lang: str | None) -> None:
        """Let the styles name no language but that of the document, where that is known.

        Args:
            lang: the tag as Word wants it, with a region.
        """
        if lang is None:
            return
        for one in list(self.styles.iter(f"{{{W}}}lang")):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        path = ("docDefaults", "rPrDefault", "rPr")
        place = self.styles
        for tag in path:
            found = place.find(f"{{{W}}}{tag}")
            if found is None:
                found = w(tag)
                place.insert(0, found)
            place = cast(Element, found)
        place.append(cast(Element, language_element(lang)))

    @property
    def body_size(self) -> float:
        """The size of the house's running text in points."""
        normal = next(
            (
                one
                for one in self.styles.findall(f"{{{W}}}style[@{{{W}}}type='paragraph']")
                if one.get(f"{{{W}}}default")
            ),
            None,
        )
        places = [] if normal is None else [normal.find(f"{{{W}}}rPr/{{{W}}}sz")]
        places.append(self.styles.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr/{{{W}}}sz"))
        sizes = [_number(place.get(f"{{{W}}}val")) for place in places if place is not None]
        return min(max(next((size for size in sizes if size), _WORDS_SIZE) / 2, 4), 40)


def _number(written: str | None) -> int | None:
    try:
        return round(float(written)) if written is not None else None
    except ValueError:
        return None


def _points(element: _Element, name: str) -> Length | None:
    found = _number(element.get(f"{{{W}}}{name}"))
    return None if found is None else Length(abs(found) / 20)


def _harmless(settings: Element) -> Element:
    """The settings without what leads out of the document."""
    for name in _NOT_FOR_OTHERS:
        for one in settings.findall(f"{{{W}}}{name}"):
            settings.remove(one)
    return settings
