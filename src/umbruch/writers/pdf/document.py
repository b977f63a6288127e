"""The file around the pages: fonts, pictures, links, outline, metadata, structure (ISO 32000-1; ISO 19005-2).

reportlab keeps the objects and writes them. Its canvas is left aside: it would bring a Helvetica that is not embedded,
and drawing that nobody has to tag.
"""

from __future__ import annotations

import hashlib
import zlib
from datetime import datetime
from functools import lru_cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFString

from umbruch.errors import RenderError
from umbruch.style.model import Style
from umbruch.writers.pdf.furniture import draw_furniture
from umbruch.writers.pdf.makeup import MadeUp, Page
from umbruch.writers.pdf.metadata import Metadata, xmp_packet
from umbruch.writers.pdf.pen import FontCase, LinkArea, Pen
from umbruch.writers.pdf.pictures import PrintPicture, stream_of
from umbruch.writers.pdf.slugs import Bookmark
from umbruch.writers.pdf.tags import Annotated, write_structure

_PRODUCER = "umbruch, with ReportLab"
_VERSION = (1, 7)
_LEVEL = 4


class Stream(PDFObject):  # type: ignore[misc]
    """A stream whose content is already encoded, ended as PDF/A asks for it (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, dictionary: PDFDictionary, content: bytes) -> None:
        """Take the dictionary, with its filter, and the encoded content."""
        self.dictionary = dictionary
        self.content = content

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object as it stands in the file."""
        self.dictionary["Length"] = len(self.content)
        head: bytes = self.dictionary.format(document)
        return head + b"\nstream\n" + self.content + b"\nendstream\n"


class Written(PDFObject):  # type: ignore[misc]
    """An object whose source is written elsewhere."""

    __RefOnly__ = 1
    content = b"null"

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """The object as it stands in the file."""
        return self.content


def compressed(content: bytes) -> Stream:
    """A stream of content that is compressed here."""
    return Stream(PDFDictionary({"Filter": PDFName("FlateDecode")}), zlib.compress(content, _LEVEL))


def _information(metadata: Metadata) -> PDFDictionary:
    """The document information dictionary (ISO 32000-1, 14.3.3) in agreement with the XMP packet."""
    stamp = _pdf_date(metadata.moment)
    entries: dict[str, Any] = {
        "Title": PDFString(metadata.title),
        "CreationDate": PDFString(stamp),
        "ModDate": PDFString(stamp),
        "Producer": PDFString(_PRODUCER),
        "Creator": PDFString("umbruch"),
    }
    if metadata.authors:
        entries["Author"] = PDFString("; ".join(metadata.authors))
    if metadata.subject:
        entries["Subject"] = PDFString(metadata.subject)
    if metadata.keywords:
        entries["Keywords"] = PDFString(", ".join(metadata.keywords))
    return PDFDictionary(entries)


def _pdf_date(moment: datetime) -> str:
    return moment.strftime("D:%Y%m%d%H%M%S+00'00'")


def write_document(made_up: MadeUp, pictures: dict[str, PrintPicture], metadata: Metadata) -> bytes:
    """The finished file."""
    if not made_up.pages:
        raise RenderError("there is nothing to set", hint="is the input empty?")
    style = made_up.pages[0].furniture.style
    tagged = style.pdf.ua or style.pdf.archive
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=_VERSION, lang=metadata.lang)
    fonts = FontCase()
    pens = [_draw(page, number, len(made_up.pages), fonts) for number, page in enumerate(made_up.pages)]
    for name, picture in pictures.items():
        document.Reference(stream_of(picture), name)
    pages = [_add_page(document, pen, number, style) for number, pen in enumerate(pens)]
    for font in fonts.fonts.values():
        font.write(document)
    _add_outline(document, made_up.bookmarks, pages)
    catalog = document.Catalog
    if tagged:
        catalog.StructTreeRoot = write_structure(document, made_up.root, pages, [pen.marks for pen in pens])
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    packet = Stream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        xmp_packet(metadata, _PRODUCER, style.pdf),
    )
    catalog.Metadata = document.Reference(packet)
    if style.pdf.archive:
        catalog.OutputIntents = PDFArray([_output_intent(document)])
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.__Refs__ = ()
    document.info = _information(metadata)
    document._ID = _identifier(pens, metadata)
    return _formatted(document)


def _formatted(document: pdfdoc.PDFDocument) -> bytes:
    """The bytes of all objects; reportlab's comments between them are left out."""
    previous = rl_config.invariant
    rl_config.invariant = 1
    try:
        content: bytes = document.format()
    finally:
        rl_config.invariant = previous
    return content


def _draw(page: Page, number: int, count: int, fonts: FontCase) -> Pen:
    style = page.furniture.style
    pen = Pen(number, fonts, tagged=style.pdf.ua or style.pdf.archive)
    draw_furniture(pen, page.furniture, number + 1, count)
    for x, top, height in page.rules:
        pen.rule(x - style.page.column_rule / 2, top - height, style.page.column_rule, height, style.colours.rule)
    for slug, left, top in page.slugs:
        slug.paint(pen, left, top)
    return pen


def _add_page(document: pdfdoc.PDFDocument, pen: Pen, number: int, style: Style) -> PDFDictionary:
    """A page object (ISO 32000-1, 7.7.3.3); its tab order follows the structure."""
    resources = {"Font": PDFObjectReference("BasicFonts")}
    if pen.pictures:
        resources["XObject"] = PDFDictionary({name: PDFObjectReference(name) for name in sorted(pen.pictures)})
    page = PDFDictionary(
        {
            "Type": PDFName("Page"),
            "Parent": document.Reference(document.Pages),
            "MediaBox": PDFArray([0, 0, round(style.page.width, 2), round(style.page.height, 2)]),
            "Resources": PDFDictionary(resources),
            "Contents": document.Reference(compressed(pen.finish().encode("ascii"))),
        }
    )
    if pen.tagged:
        page["StructParents"], page["Tabs"] = number, PDFName("S")
    document.addPage(page)
    if pen.links:
        page["Annots"] = PDFArray(_add_links(document, pen.links, number))
    return page


def _add_links(document: pdfdoc.PDFDocument, links: list[LinkArea], page: int) -> list[PDFObjectReference]:
    """One annotation for each line of each link (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5)."""
    found = []
    for number, area in enumerate(links):
        name = f"Link{page}-{number}"
        leads_to: dict[str, Any] = {"A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(area.href)})}
        if area.href.startswith("#"):
            target = PDFObjectReference(f"Page{int(area.href[1:]) + 1}")
            leads_to = {"Dest": PDFArray([target, PDFName("XYZ"), "null", "null", "null"])}
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(side, 2) for side in area[:4]]),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(area.label or area.href),
                **leads_to,
            }
        )
        found.append(document.Reference(annotation, name))
        area.element.kids.append(Annotated(page, name))
    return found


def _add_outline(document: pdfdoc.PDFDocument, bookmarks: list[Bookmark], pages: list[PDFDictionary]) -> None:
    """The outline: articles, and their subheadings below them (ISO 32000-1, 12.3.3)."""
    document.Catalog.Outlines = None
    shown = [bookmark for bookmark in bookmarks if bookmark.page is not None]
    if not shown:
        return
    names = {id(bookmark): f"Outline{number}" for number, bookmark in enumerate(shown)}
    groups: list[tuple[Bookmark, list[Bookmark]]] = []
    for bookmark in shown:
        if bookmark.level == 0 or not groups:
            groups.append((bookmark, []))
        else:
            groups[-1][1].append(bookmark)

    def add(row: list[Bookmark], parent: PDFObjectReference, extra: dict[int, dict[str, Any]]) -> None:
        for index, bookmark in enumerate(row):
            assert bookmark.page is not None
            page = document.Reference(pages[bookmark.page])
            entries: dict[str, Any] = {
                "Title": PDFString(bookmark.title),
                "Parent": parent,
                "Dest": PDFArray([page, PDFName("XYZ"), 0, round(bookmark.top, 2), "null"]),
                **extra.get(id(bookmark), {}),
            }
            if index:
                entries["Prev"] = PDFObjectReference(names[id(row[index - 1])])
            if index + 1 < len(row):
                entries["Next"] = PDFObjectReference(names[id(row[index + 1])])
            document.Reference(PDFDictionary(entries), names[id(bookmark)])

    def ends(row: list[Bookmark]) -> dict[str, Any]:
        return {
            "First": PDFObjectReference(names[id(row[0])]),
            "Last": PDFObjectReference(names[id(row[-1])]),
            "Count": len(row),
        }

    tops = [top for top, _ in groups]
    root = PDFObjectReference("OutlineRoot")
    add(tops, root, {id(top): ends(below) for top, below in groups if below})
    for top, below in groups:
        add(below, PDFObjectReference(names[id(top)]), {})
    outline = PDFDictionary({"Type": PDFName("Outlines"), **ends(tops), "Count": len(shown)})
    document.Catalog.Outlines = document.Reference(outline, "OutlineRoot")
    document.Catalog.PageMode = PDFName("UseOutlines" if len(tops) > 1 else "UseNone")


def _output_intent(document: pdfdoc.PDFDocument) -> PDFDictionary:
    """sRGB as the colours' space (ISO 19005-2, 6.2.3)."""
    profile = compressed(_srgb_profile())
    profile.dictionary["N"] = 3
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "SrgbProfile"),
        }
    )


@lru_cache(maxsize=1)
def _srgb_profile() -> bytes:
    """Pillow's sRGB profile with its moment of creation taken out, so that every run gives the same bytes."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"\x07\xbc\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    profile[84:100] = b"\0" * 16
    return bytes(profile)


def _identifier(pens: list[Pen], metadata: Metadata) -> bytes:
    """The file identifier from the content (ISO 32000-1, 14.4)."""
    digest = hashlib.md5(usedforsecurity=False)
    digest.update(repr(metadata).encode("utf-8", "replace"))
    for pen in pens:
        digest.update("\n".join(pen.operators).encode("ascii"))
    written = digest.hexdigest().upper().encode()
    return b"[<" + written + b"><" + written + b">]"
