"""Word files: the package, what Word needs, what readers need, and what must not go out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from umbruch.diagnostics import Diagnostic
from umbruch.fonts.everywhere import HAD_BY_EVERYBODY
from umbruch.preflight.common import (
    embargo_clock,
    foreign_tools,
    language_names,
    picture_rules,
    placeholders,
    zip_archive,
)
from umbruch.preflight.common.page_markup import decoded, fault_of_words
from umbruch.preflight.common.xml import children, first, local, named, parse, text_of
from umbruch.preflight.common.zip_archive import Archive
from umbruch.preflight.files.acting_fields import acting_fields, leads_outside
from umbruch.preflight.given import CheckedFile
from umbruch.registry.roles import ROLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
LOGO_NAME = "Logo"
"""How the name of a drawing begins that is the sign of a house, in what we write."""
CREDIT_STYLE = ROLE["credit"].docx_style
EMU = 12700
"""English metric units in a point."""

_OFFICE = "officeDocument"
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek)\s*(\d)", re.IGNORECASE
)
_FONT_FILES = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")


def word(element: etree._Element, name: str) -> str | None:
    """An attribute of WordprocessingML, in the transitional or the strict namespace."""
    return element.get(W + name) or element.get(STRICT_W + name)


def related(element: etree._Element, name: str) -> str | None:
    """An attribute that names a relationship."""
    return element.get(R + name) or element.get(STRICT_R + name)


class Relationship(NamedTuple):
    """A relationship of a part: its id, what it is for, and where it leads (a part, or an address)."""

    id: str
    type: str
    target: str
    external: bool


class Document(NamedTuple):
    """An opened Word file: the package, its XML parts, the relationships of each, the main part and its path."""

    archive: Archive
    parts: dict[str, etree._Element]
    relationships: dict[str, tuple[Relationship, ...]]
    path: str
    body: etree._Element

    def part(self, kind: str) -> etree._Element | None:
        """The part that the main part names as its `styles`, `settings`, `comments` …"""
        found = (one.target for one in self.relationships.get(self.path, ()) if one.type == kind)
        return self.parts.get(next(found, ""))


Check = Callable[[CheckedFile, Document], Iterator[Diagnostic]]


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a Word file."""
    opened = zip_archive.opened(checked_file.content, checked_file.kind)
    yield from opened.findings
    if opened.archive is None:
        return
    parts: dict[str, etree._Element] = {}
    for name in opened.archive.names:
        if name.endswith((".xml", ".rels")):
            parsed = parse(opened.archive.read(name) or b"", checked_file.kind, name)
            yield from parsed.findings
            if parsed.root is not None:
                parts[name] = parsed.root
    relationships = {source: tuple(_relationships(parts[name], source)) for name, source in _rels(parts)}
    main = next((one.target for one in relationships.get("", ()) if one.type == _OFFICE), "")
    if main not in parts:
        yield checked_file.finding("docx.main", "no main document is named, or it cannot be read")
        return
    document = Document(opened.archive, parts, relationships, main, parts[main])
    for look in CHECKS:
        yield from look(checked_file, document)
    yield from _with_audit(checked_file)


def _rels(parts: dict[str, etree._Element]) -> Iterator[tuple[str, str]]:
    """The parts with relationships, and the part that each speaks for (empty for the package)."""
    for name in parts:
        folder, base = posixpath.split(name)
        if base.endswith(".rels") and posixpath.basename(folder) == "_rels":
            yield name, posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _relationships(root: etree._Element, source: str) -> Iterator[Relationship]:
    for one in children(root, "Relationship"):
        target, external = str(one.get("Target") or ""), one.get("TargetMode") == "External"
        if not external:
            path = decoded(target.split("#")[0])
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")
        yield Relationship(str(one.get("Id")), str(one.get("Type") or "").rsplit("/", 1)[-1], target, external)


def package(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Targets that are there, relationships that are declared, parts with a type."""
    for source, found in document.relationships.items():
        for one in found:
            if not one.external and one.target and one.target not in document.archive.names:
                yield checked_file.finding("docx.part", f"{one.target} is not there", place=source or "_rels/.rels")
    for name, root in document.parts.items():
        declared = {one.id for one in document.relationships.get(name, ())}
        used = {
            str(value)
            for element in root.iter("{*}*")
            for key, value in element.items()
            if str(key).startswith((R, STRICT_R))
        }
        for missing in sorted(used - declared - {""}):
            yield checked_file.finding("docx.relationship", f"{missing} is not declared", place=name)
    types = document.parts.get("[Content_Types].xml")
    if types is None:
        yield checked_file.finding("docx.type", "[Content_Types].xml is not there")
        return
    suffixes = {str(one.get("Extension")).lower() for one in children(types, "Default")}
    names = {str(one.get("PartName")).lstrip("/") for one in children(types, "Override")}
    for name in document.archive.names:
        if name != "[Content_Types].xml" and name not in names and name.rsplit(".", 1)[-1].lower() not in suffixes:
            yield checked_file.finding("docx.type", "has no content type", place=name)


def title(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """A title in the properties."""
    core = next((one.target for one in document.relationships.get("", ()) if one.type == "core-properties"), "")
    root = document.parts.get(core)
    if root is None or not text_of(first(root, "title")):
        yield checked_file.finding("title.missing", "the properties have no title", place=core or None)


def _language(document: Document) -> str | None:
    styles = document.part("styles")
    if styles is not None:
        for holder in (first(styles, "rPrDefault"), *named(styles, "style")):
            default = holder is not None and (local(holder) == "rPrDefault" or word(holder, "default") == "1")
            element = first(holder, "lang") if holder is not None and default else None
            if element is not None and word(element, "val"):
                return str(word(element, "val"))
    return None


def document_language(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """A language in the defaults of the styles, or in the style of all paragraphs."""
    yield from language_names.judged(checked_file, _language(document), "the default style", "word/styles.xml")


def headings(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Real headings, one level at a time."""
    levels = _levels(document.part("styles"))
    last = 0
    for paragraph in named(document.body, "p"):
        level = _level(paragraph, levels)
        if not level or not text_of(paragraph):
            continue
        if last and level > last + 1:
            words = text_of(paragraph)[:60]
            yield checked_file.finding("heading.order", f"level {level} follows {last}: {words!r}", place=document.path)
        last = level
    if not last:
        yield checked_file.finding("heading.missing", "no paragraph is a heading", place=document.path)


def _levels(styles: etree._Element | None) -> dict[str, int]:
    """The level of each style that is a heading: by its outline level, that of the style it is based on, its name."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in named(styles, "style") if styles is not None else ():
        id = str(word(style, "styleId"))
        outline, name, parent = first(style, "outlineLvl"), first(style, "name"), first(style, "basedOn")
        if outline is not None:
            own[id] = _number(outline) + 1
        elif name is not None and (match := _HEADING.fullmatch(str(word(name, "val")))):
            own[id] = int(match[1])
        if parent is not None:
            based[id] = str(word(parent, "val"))
    found = dict(own)
    for id in based:
        seen, ancestor = {id}, id
        while ancestor not in own and (ancestor := based.get(ancestor, "")) and ancestor not in seen:
            seen.add(ancestor)
        if ancestor in own:
            found[id] = own[ancestor]
    return {id: level for id, level in found.items() if 1 <= level <= 9}


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int:
    properties = next(iter(children(paragraph, "pPr")), None)
    if properties is None:
        return 0
    outline, style = first(properties, "outlineLvl"), first(properties, "pStyle")
    if outline is not None:
        return (_number(outline) + 1) % 10
    return levels.get(str(word(style, "val")), 0) if style is not None else 0


def _number(element: etree._Element) -> int:
    written = str(word(element, "val"))
    return int(written) if written.isdigit() else 9


def links(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Links that lead to a bookmark that is there, with words that say where."""
    bookmarks = {str(word(one, "name")) for one in named(document.body, "bookmarkStart")}
    for link in named(document.body, "hyperlink"):
        anchor, outside = word(link, "anchor"), related(link, "id")
        if anchor and not outside and anchor not in bookmarks and anchor != "_top":
            yield checked_file.finding("link.dead", f"there is no bookmark {anchor!r}", place=document.path)
        if first(link, "drawing", "pict") is None and (fault := fault_of_words(text_of(link))):
            yield checked_file.finding("link.text", f"a link {fault}", place=document.path)


def tables(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Header rows, or a first column that alone is said to be heads (ISO/IEC 29500-1, 17.4.55; Word ticks both)."""
    for table in named(document.body, "tbl"):
        rows = children(table, "tr")
        look = first(table, "tblLook")
        if look is not None and word(look, "firstColumn") == "1" and word(look, "firstRow") == "0":
            continue
        if len(rows) > 1 and first(rows[0], "tblHeader") is None and len(children(rows[0], "tc")) > 1:
            words = text_of(rows[0])[:50]
            yield checked_file.finding("table.header", f"the table {words!r} has no header row", place=document.path)


def figures(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Pictures: described, whole, sharp at the size at which they stand, credited."""
    targets = {one.id: one for one in document.relationships.get(document.path, ())}
    for drawing in named(document.body, "inline", "anchor"):
        properties, blip = first(drawing, "docPr"), first(drawing, "blip")
        if properties is None or blip is None:
            continue
        logo = str(properties.get("name") or "").startswith(LOGO_NAME)
        decorative = any(one.get("val") in ("1", "true") for one in named(properties, "decorative"))
        relation = targets.get(str(related(blip, "embed") or related(blip, "link")))
        name = posixpath.basename(relation.target) if relation else str(properties.get("name"))
        if not decorative and not (properties.get("descr") or properties.get("title") or "").strip():
            yield checked_file.finding("picture.alt", f"{name} has no description", place=document.path)
        measured: picture_rules.Measured | None = None
        if relation and not relation.external and relation.target in document.archive.names:
            found = picture_rules.measure(document.archive.read(relation.target) or b"")
            if isinstance(found, str):
                if relation.target.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff")):
                    yield checked_file.finding("picture.broken", found, place=relation.target)
                continue
            measured = found
            extent = first(drawing, "extent")
            placed = (
                tuple(float(str(extent.get(side) or 0)) / EMU for side in ("cx", "cy")) if extent is not None else ()
            )
            if len(placed) == 2 and not logo:
                yield from picture_rules.by_dpi(
                    checked_file, name, (measured.width, measured.height), (placed[0], placed[1]), place=relation.target
                )
        credited = decorative or logo or (measured is not None and measured.credited)
        if not credited and not _is_credited(drawing):
            yield checked_file.finding("picture.credit", f"{name} has no credit", place=document.path)


def _is_credited(drawing: etree._Element) -> bool:
    """Whether words near a picture say who made it, or stand in the style of a credit."""
    around = _around(drawing)
    styles = {str(word(style, "val")) for one in around for style in named(one, "pStyle")}
    return CREDIT_STYLE in styles or picture_rules.names_credit(" ".join(map(text_of, around)))


def _around(drawing: etree._Element) -> list[etree._Element]:
    """The paragraph with the picture and the three blocks that follow it."""
    paragraph = drawing
    while local(paragraph) != "p" and (above := paragraph.getparent()) is not None:
        paragraph = above
    following: list[etree._Element] = [paragraph]
    while len(following) < 4 and (beside := following[-1].getnext()) is not None:
        following.append(beside)
    return following


def fonts(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Fonts that travel with the file, or need not."""
    table = document.part("fontTable")
    held = set(HAD_BY_EVERYBODY)
    for font in named(table, "font") if table is not None else ():
        if any(first(font, one) is not None for one in _FONT_FILES):
            held.add(str(word(font, "name")))
    used = {
        str(value)
        for root in (document.body, document.part("styles"))
        if root is not None
        for fonts_ in named(root, "rFonts")
        for key, value in fonts_.items()
        if str(key).endswith(("}ascii", "}hAnsi"))
    }
    if missing := sorted(used - held):
        yield checked_file.finding(
            "font.embedded", f"not in the file: {', '.join(missing)}", place="word/fontTable.xml"
        )


def leftovers(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Tracked changes, comments and macros."""
    changes = sum(1 for one in named(document.body, *_REVISIONS) if word(one, "author") or word(one, "id"))
    if changes:
        yield checked_file.finding("docx.revisions", f"{changes} tracked changes", place=document.path)
    comments = document.part("comments")
    if comments is not None and (count := len(children(comments, "comment"))):
        yield checked_file.finding("docx.comments", f"{count} comments", place="word/comments.xml")
    for name in document.archive.names:
        if name.lower().endswith("vbaproject.bin"):
            yield checked_file.finding("docx.macros", "the document carries macros", place=name)


def acting(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Fields that act, and targets that are fetched when the file is opened."""
    for name, root in document.parts.items():
        for field in dict.fromkeys(acting_fields(root)):
            yield checked_file.finding("docx.field", f"the field {field} acts when the file is opened", place=name)
    for source, found in document.relationships.items():
        for one in found:
            if one.external and leads_outside(one.type, one.target):
                what = f"{one.type} leads to {one.target[:80]!r}"
                yield checked_file.finding("docx.external", what, place=source or None)


def embargoes(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Lines that hold the text back."""
    lines = [text_of(one) for one in named(document.body, "p")]
    yield from embargo_clock.in_lines(checked_file, lines, document.path, _language(document))
    yield from placeholders.in_lines(checked_file, lines, document.path)


CHECKS: tuple[Check, ...] = (
    package, title, document_language, headings, links, tables, figures, fonts, leftovers, acting, embargoes,
)  # fmt: skip
"""In the order in which they are told."""


def _with_audit(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    found = foreign_tools.openxml_audit(checked_file.content) if checked_file.tools else "not asked for"
    if isinstance(found, str):
        yield checked_file.not_run("openxml-audit", found, "pip install 'umbruch[check]'")
        return
    for remark in found:
        yield checked_file.finding("docx.audit", remark.message, place=remark.place, severity=remark.severity)
