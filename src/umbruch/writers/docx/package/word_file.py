"""The Word file while it is being made: its package, its relationships, its running numbers."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from importlib.resources import files
from typing import NamedTuple, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.document import CT_Document
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.image import ImagePart

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import unusable_link
from umbruch.kept import remembered
from umbruch.style.model import Style
from umbruch.tree import Note, Picture, Publication
from umbruch.writers.docx.package import importer_styles
from umbruch.writers.docx.package.importer_styles import style_map
from umbruch.writers.docx.package.word_fonts import word_fonts
from umbruch.writers.docx.package.word_pictures import Plate, plate
from umbruch.writers.docx.styles.families_named import Embedded, font_table_element
from umbruch.writers.docx.styles.house_template import House, unbroken
from umbruch.writers.docx.styles.named_styles import BULLETS, styles_element
from umbruch.writers.docx.styles.numbering import NumberedList, merged_numbering, numbering_element
from umbruch.writers.docx.styles.style_matching import HouseStyles, scaled, styles_made
from umbruch.writers.docx.styles.template_harm import template_disarmed
from umbruch.writers.docx.styles.theme import theme
from umbruch.writers.docx.xml.proofing_language import RunLanguage, with_region
from umbruch.writers.docx.xml.word_addresses import relationship_target
from umbruch.writers.docx.xml.wordml import Element, W, w

_FURNITURE = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}

_TAG = re.compile(rb"<[^>]*>")
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_ZOOM = b'<w:zoom w:percent="100"/>'
"""The setting that faces embedded follow (ECMA-376-1, 17.15.1.78)."""


class Marked(NamedTuple):
    """A footnote whose mark has been set: the language around it, the width of its column, its path."""

    note: Note
    run_language: RunLanguage
    width: float
    field: str | None


class WordFile:
    """A document that takes elements into `body` and hands out relationships and numbers.

    `lang` is the language of the document as a whole; articles in another one mark their words with it.
    """

    def __init__(self, publication: Publication, style: Style) -> None:
        self.house = House(style.docx.template) if style.docx.template else None
        self.publication = publication
        self.style = style = self._on_house_paper(style)
        self.lang = publication.lang or next((one.lang for one in publication.articles if one.lang), None)
        self._package = Package()
        self._document = DocumentPart(
            PackURI("/word/document.xml"),
            CONTENT_TYPE.WML_DOCUMENT_MAIN,
            cast(CT_Document, parse_xml(_shipped("document.xml"))),
            self._package,
        )
        self._package.relate_to(self._document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, None, self._package)
        self._package.relate_to(self._core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        self._house_styles = self._opened_house_styles()
        self._links: dict[tuple[str, str], str | None] = {}
        self._plates: dict[tuple[str, str, float], tuple[str, Plate]] = {}
        self._numbered_lists: list[NumberedList] = []
        self._furniture = Counter[str]()
        self._captions = Counter[str]()
        self.notes: list[Marked] = []
        """The footnotes in the order of their marks."""
        self._footnotes: Part | None = None
        self._heading = 0
        self._drawings = 0
        self._bookmarks = 0

    def _on_house_paper(self, style: Style) -> Style:
        if self.house is None:
            return style
        with unbroken(str(style.docx.template)):
            return self.house.fitted(scaled(style, self.house.body_size))

    def _opened_house_styles(self) -> HouseStyles | None:
        if self.house is None:
            return None
        with unbroken(str(self.style.docx.template)):
            return HouseStyles(self.house, self.style, self.lang)

    @property
    def body(self) -> Element:
        """The element that takes paragraphs, tables and the last section's properties."""
        return cast(Element, self._document.element.body)

    def describe(self, core_properties: bytes) -> None:
        """Store title, author and the other Dublin Core properties."""
        self._core._blob = core_properties

    def link(self, href: str, field: str | None = None) -> str | None:
        """The relationship for an address; None, with a remark, where Word must not follow it.

        Args:
            href: the address.
            field: the path in the tree of what it stands in.
        """
        host = self._footnotes or self._document
        key = str(host.partname), href
        if key not in self._links:
            target = relationship_target(href)
            self._links[key] = (
                None if target is None else host.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            )
        if self._links[key] is None:
            report(unusable_link(href, field))
        return self._links[key]

    def next_note(self, note: Marked) -> int:
        """The number of the next footnote, counted from 1."""
        self.notes.append(note)
        return len(self.notes)

    def open_footnotes(self) -> None:
        """From here on pictures and links belong to the footnotes, which are a part of their own."""
        self._footnotes = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, None, self._package)
        self._document.relate_to(self._footnotes, RELATIONSHIP_TYPE.FOOTNOTES)

    def close_footnotes(self, content: bytes) -> None:
        """Store the footnotes; what follows belongs to the document again."""
        assert self._footnotes is not None
        self._footnotes._blob = content
        self._footnotes = None

    def numbered_list(self, level: int, start: int) -> int:
        """A new numbering that begins with `start`, for a list that stands `level` deep (from 0)."""
        self._numbered_lists.append(NumberedList(level, start))
        return BULLETS + len(self._numbered_lists)

    def next_caption(self, label: str) -> int:
        """The number of the next caption with that label, counted from 1."""
        self._captions[label] += 1
        return self._captions[label]

    def open_article(self) -> None:
        """Let the outline start anew under the next headline."""
        self._heading = 0

    def heading_level(self, wanted: int) -> int:
        """The level for the next subheading, from 1: at most one below the last, so that the outline has no gap."""
        self._heading = min(wanted, self._heading + 1)
        return self._heading

    def next_drawing(self) -> int:
        """A number that no drawing of the document has."""
        self._drawings += 1
        return self._drawings

    def next_bookmark(self) -> int:
        """A number that no bookmark of the document has."""
        self._bookmarks += 1
        return self._bookmarks

    def picture(self, picture: Picture, width: float, height: float) -> tuple[str, Plate]:
        """The relationship and the plate of a picture for a box of that many points; each is stored once."""
        host = self._footnotes or self._document
        key = str(host.partname), picture.href, width
        if key not in self._plates:
            made = plate(picture, width, height)
            name = PackURI(f"/word/media/picture{len(self._plates) + 1}.{made.suffix}")
            part = ImagePart(name, made.media_type, made.content, None)
            self._plates[key] = host.relate_to(part, RELATIONSHIP_TYPE.IMAGE), made
        return self._plates[key]

    def add_page_head(self, kind: str, content: bytes) -> str:
        """Store a page head (`header`) or foot (`footer`) and give its relationship."""
        self._furniture[kind] += 1
        if self._house_styles:
            root: Element = parse_xml(content)
            self._house_styles.restyle(root)
            content = serialize_part_xml(root)
        return self._relate(f"{kind}{self._furniture[kind]}.xml", *_FURNITURE[kind], content)

    def house_references(self) -> list[Element]:
        """The page heads and feet of the house template; none where it has none."""
        return self.house.references(self._document) if self.house else []

    def tab_stops(self, style_id: str) -> list[int]:
        """Where a paragraph style of the house has tab stops, in twentieths of a point."""
        if not self._house_styles:
            return []
        found = (stop for one in self._house_styles.chain(style_id) for stop in one.iter(f"{{{W}}}tab"))
        return [round(float(str(stop.get(f"{{{W}}}pos", "0")))) for stop in found]

    def finished(self) -> Package:
        """The package with everything that stands beside the text."""
        if self.house and self._house_styles:
            with unbroken(str(self.style.docx.template)):
                self._settle_in(self.house, self._house_styles)
        else:
            self._furnish_our_own()
        meant = style_map(self._house_styles.names if self._house_styles else None)
        told = Part(PackURI(importer_styles.PART), importer_styles.CONTENT_TYPE, meant, self._package)
        self._document.relate_to(told, importer_styles.RELATIONSHIP)
        app = Part(
            PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _shipped("app.xml"), self._package
        )
        self._package.relate_to(app, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        return self._package

    def _settle_in(self, house: House, house_styles: HouseStyles) -> None:
        """Styles, numbering, settings, theme and fonts of the house, with what it lacks."""
        house.speak(with_region(self.lang))
        house_styles.restyle(self.body)
        own = numbering_element(self.style, tuple(self._numbered_lists))
        theirs = house.numbering if house.numbering is not None else w("numbering")
        numbering, grown = merged_numbering(theirs, own, house_styles.numbering("ListNumber"))
        house_styles.number(self.body, grown)
        settings = _shipped("settings.xml") if house.settings is None else serialize_part_xml(house.settings)
        for name, content_type, relationship, content in (
            ("styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, serialize_part_xml(house.styles)),
            ("settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings),
            ("numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, serialize_part_xml(numbering)),
        ):
            self._relate(name, content_type, relationship, content)
        for part, relationship in (
            (house.theme(), RELATIONSHIP_TYPE.THEME), (house.font_table(), RELATIONSHIP_TYPE.FONT_TABLE),
        ):  # fmt: skip
            if part is not None:
                self._document.relate_to(part, relationship)
        if house.left_out:
            report(template_disarmed(house.name, house.left_out))
        if house_styles.missing:
            report(styles_made(house.name, house_styles.missing))

    def _furnish_our_own(self) -> None:
        for name, content_type, relationship, content in (
            ("styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, _styles(self.style, self.lang)),
            ("settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, _settings(self.style)),
            ("theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, _theme(self.style)),
            (
                "numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING,
                _numbering(self.style, tuple(self._numbered_lists)),
            ),
        ):  # fmt: skip
            self._relate(name, content_type, relationship, content)
        self._add_fonts()

    def _add_fonts(self) -> None:
        """The table of families, with the faces that the file carries."""
        table = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, None, self._package)
        self._document.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
        embedded = []
        if self.style.docx.embed_fonts:
            shown = b"".join(part.blob for part in self._package.iter_parts() if part.partname.ext == "xml")
            text = unescape(_TAG.sub(b"", shown).decode())
            for number, font in enumerate(word_fonts(text, self.style), start=1):
                part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _FONT_TYPE, font.content, self._package)
                related = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
                embedded.append(Embedded(font.family, font.place, related, font.key, not font.is_part))
        table._blob = _font_table(self.style, tuple(embedded))

    def _relate(self, name: str, content_type: str, relationship: str, content: bytes) -> str:
        return self._document.relate_to(
            Part(PackURI(f"/word/{name}"), content_type, content, self._package), relationship
        )


@remembered(16)
def _shipped(name: str) -> bytes:
    return files("umbruch.writers.docx.package").joinpath("parts", name).read_bytes()


@remembered(32)
def _styles(style: Style, lang: str | None) -> bytes:
    return serialize_part_xml(styles_element(style, lang))


@remembered(32)
def _font_table(style: Style, embedded: tuple[Embedded, ...]) -> bytes:
    return serialize_part_xml(font_table_element(style, embedded))


@remembered(32)
def _theme(style: Style) -> bytes:
    return theme(_shipped("theme.xml").decode(), style)


def _settings(style: Style) -> bytes:
    settings = _shipped("settings.xml")
    if style.docx.embed_fonts:  # Word keeps the faces when the file is saved again
        settings = settings.replace(_ZOOM, _ZOOM + b"\n  <w:embedTrueTypeFonts/>")
    return settings


@remembered(64)
def _numbering(style: Style, numbered_lists: tuple[NumberedList, ...]) -> bytes:
    return serialize_part_xml(numbering_element(style, numbered_lists))
