"""The file around the pages: links, outline, metadata, colour space, and what the catalogue says (ISO 32000-1)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from umbruch.errors import RenderError
from umbruch.kept import prepared, remembered, state_of
from umbruch.style.model import Style
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.columns.sheets import Page
from umbruch.writers.pdf.drawing.embedding import write_font
from umbruch.writers.pdf.drawing.pen import LinkArea, PageFonts, Pen
from umbruch.writers.pdf.drawing.print_pictures import PrintPicture, entries_of
from umbruch.writers.pdf.drawing.structure import StructureWriter
from umbruch.writers.pdf.file.objects import Objects
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.file.syntax import compressed, number, string
from umbruch.writers.pdf.metadata import Metadata, xmp_packet
from umbruch.writers.pdf.page.head_and_foot import draw_furniture
from umbruch.writers.pdf.page.strips import Bookmark

_LONG_FILE = 4
"""Pages from which on the outline is shown beside them."""
_PRODUCER = "umbruch, with ReportLab"


def write_document(
    made_up: MadeUp, prepared: Callable[[Collection[str]], dict[str, PrintPicture]], metadata: Metadata
) -> bytes:  # fmt: skip
    """The finished file.

    Args:
        made_up: its pages.
        prepared: makes the pictures of these names ready for print.
        metadata: what it says of itself.

    Raises:
        RenderError: there are no pages, or a picture cannot be opened or read to its end.
    """
    if not made_up.pages:
        raise RenderError("there is nothing to set", hint="is the input empty?")
    style = made_up.pages[0].furniture.style
    tagged = style.pdf.ua or style.pdf.archive
    fonts = PageFonts()
    pens = [_draw(made_up.pages, number, fonts) for number in range(len(made_up.pages))]
    shown = frozenset().union(*(pen.pictures for pen in pens))  # not those of a size that was tried and left
    file = _File(style, prepared(shown))
    contents = [pen.finish().encode("latin-1") for pen in pens]
    next_key = file.pages(pens, contents, [page.furniture.style.page.size for page in made_up.pages])
    for font in fonts.fonts.values():
        write_font(font, file.objects)
    entries = [f"/Type /Catalog /Pages {file.parent} 0 R /Lang {string(metadata.lang)}"]
    entries.append(file.outline(made_up.bookmarks))
    if tagged:
        marks = [pen.marks for pen in pens]
        root = file.structure.write(made_up.root, file.numbers, marks, next_key)
        entries.append(f"/StructTreeRoot {root} 0 R /MarkInfo <</Marked true>>")
    direction = " /Direction /R2L" if made_up.pages[0].furniture.leftwards else ""
    entries.append("/PageLabels <</Nums [0 <</S /D>>]>>")
    entries.append(f"/ViewerPreferences <</DisplayDocTitle true{direction}>>")
    packet = file.objects.add_stream("/Type /Metadata /Subtype /XML", xmp_packet(metadata, _PRODUCER, style.pdf))
    entries.append(f"/Metadata {packet} 0 R")
    if style.pdf.archive:
        entries.append(f"/OutputIntents [{_output_intent(file.objects)}]")
    catalog = file.objects.add(f"<<{' '.join(entries)}>>")
    information = None if style.pdf.is_second else file.objects.add(_information(metadata))
    return file.objects.file(catalog, information, _identifier(contents, metadata))


class _File:
    """The pages of a file, and what leads to them."""

    def __init__(self, style: Style, pictures: dict[str, PrintPicture]) -> None:
        self.objects = Objects((2, 0) if style.pdf.is_second else (1, 7))
        self.structure = StructureWriter(self.objects, second=style.pdf.is_second)
        self.parent = self.objects.reserve()
        """The number of the page tree."""
        self.numbers: list[int] = []
        """The numbers of the pages."""
        self._style = style
        once = dict.fromkeys(pictures.values())
        streams = {picture: self.objects.add_stream(entries_of(picture), picture.content) for picture in once}
        self._pictures = {name: streams[picture] for name, picture in pictures.items()}

    def pages(self, pens: Sequence[Pen], contents: Sequence[bytes], sizes: Sequence[tuple[float, float]]) -> int:
        """Write all pages (ISO 32000-1, 7.7.3); gives the first number that is free in the parent tree.

        The tab order of a page follows the structure.
        """
        objects = self.objects
        self.numbers = [objects.reserve() for _ in pens]
        next_key = len(pens)
        for page, (own, pen) in enumerate(zip(self.numbers, pens, strict=True)):
            content = objects.add_compressed(contents[page])
            size = " ".join(map(number, sizes[page]))
            written = (
                f"<</Type /Page /Parent {self.parent} 0 R /MediaBox [0 0 {size}] /Contents {content} 0 R "
                f"/Resources <</Font {objects.fonts} 0 R{self._shown(pen)}>>"
            )
            if pen.tagged:
                written += f" /StructParents {page} /Tabs /S"
            if pen.links:
                links = " ".join([self._link(area, page, next_key + n, pen) for n, area in enumerate(pen.links)])
                next_key += len(pen.links)
                written += f" /Annots [{links}]"
            objects.write(own, f"{written}>>")
        kids = " ".join([f"{own} 0 R" for own in self.numbers])
        objects.write(self.parent, f"<</Type /Pages /Count {len(self.numbers)} /Kids [{kids}]>>")
        return next_key

    def _shown(self, pen: Pen) -> str:
        if not pen.pictures:
            return ""
        return f" /XObject <<{' '.join(f'/{name} {self._pictures[name]} 0 R' for name in sorted(pen.pictures))}>>"

    def _link(self, area: LinkArea, page: int, key: int, pen: Pen) -> str:
        """One annotation for each line of each link (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5); its reference."""
        if area.href.startswith("#"):
            leads_to = self._leads_to(int(area.href[1:]), "null null null", area.target)
        else:
            leads_to = f"/A <</S /URI /URI {string(area.href)}>>"
        corners = " ".join([number(side) for side in area[:4]])
        parent = f" /StructParent {key}" if pen.tagged else ""
        annotation = self.objects.add(
            f"<</Type /Annot /Subtype /Link /Rect [{corners}] /Border [0 0 0] /F 4 "
            f"/Contents {string(area.label or area.href)} {leads_to}{parent}>>"
        )
        area.element.annotate(page, annotation, key)
        return f"{annotation} 0 R"

    def _leads_to(self, page: int, view: str, element: Element | None) -> str:
        """A place in the file as an entry of what leads there.

        In PDF 2.0 an element, and for older readers the page (ISO 32000-2, 12.3.2.3; ISO 14289-2, 8.8).
        """
        place = f"[{self.numbers[page]} 0 R /XYZ {view}]"
        if not self._style.pdf.is_second or element is None:
            return f"/Dest {place}"
        return f"/A <</S /GoTo /D {place} /SD [{self.structure.number_of(element)} 0 R /XYZ {view}]>>"

    def outline(self, bookmarks: Sequence[Bookmark]) -> str:
        """Write the outline: articles, and their subheadings below them (ISO 32000-1, 12.3.3).

        Returns:
            Its entries of the catalogue.
        """
        shown = [bookmark for bookmark in bookmarks if bookmark.page is not None]
        if not shown:
            return "/PageMode /UseNone"
        own = [self.objects.reserve() for _ in shown]
        numbers = dict(zip(shown, own, strict=True))
        groups: list[tuple[Bookmark, list[Bookmark]]] = []
        for bookmark in shown:
            if bookmark.level == 0 or not groups:
                groups.append((bookmark, []))
            else:
                groups[-1][1].append(bookmark)

        def ends(row: Sequence[Bookmark]) -> str:
            return f"/First {numbers[row[0]]} 0 R /Last {numbers[row[-1]]} 0 R"

        def write(row: Sequence[Bookmark], parent: int, below: Sequence[Sequence[Bookmark]]) -> None:
            for index, bookmark in enumerate(row):
                assert bookmark.page is not None
                written = (
                    f"<</Title {string(bookmark.title)} /Parent {parent} 0 R "
                    f"{self._leads_to(bookmark.page, f'0 {number(bookmark.top)} null', bookmark.element)}"
                )
                if below and below[index]:
                    written += f" {ends(below[index])} /Count {len(below[index])}"
                if index:
                    written += f" /Prev {numbers[row[index - 1]]} 0 R"
                if index + 1 < len(row):
                    written += f" /Next {numbers[row[index + 1]]} 0 R"
                self.objects.write(numbers[bookmark], f"{written}>>")

        tops = [top for top, _ in groups]
        root = self.objects.add(f"<</Type /Outlines {ends(tops)} /Count {len(shown)}>>")
        write(tops, root, [below for _, below in groups])
        for top, below in groups:
            write(below, numbers[top], ())
        opened = len(tops) > 1 or len(self.numbers) >= _LONG_FILE
        return f"/Outlines {root} 0 R /PageMode /{'UseOutlines' if opened else 'UseNone'}"


def _information(metadata: Metadata) -> str:
    """The document information dictionary (ISO 32000-1, 14.3.3) in agreement with the XMP packet."""
    stamp = _pdf_date(metadata.moment)
    entries = {
        "Title": metadata.title,
        "Author": "; ".join(metadata.authors),
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "CreationDate": stamp,
        "ModDate": stamp,
        "Producer": _PRODUCER,
        "Creator": "umbruch",
    }
    return f"<<{' '.join(f'/{key} {string(value)}' for key, value in entries.items() if value)}>>"


def _pdf_date(moment: datetime) -> str:
    return moment.strftime("D:%Y%m%d%H%M%S+00'00'")


def _draw(pages: Sequence[Page], number: int, fonts: PageFonts) -> Pen:
    page = pages[number]
    style = page.furniture.style
    mirror = style.page.width if page.furniture.leftwards else None
    tagged = style.pdf.ua or style.pdf.archive
    pen = Pen(number, fonts, tagged=tagged, mirror=mirror, underline=style.links.underline)
    goes_on = number + 1 < len(pages) and pages[number + 1].furniture.place == page.furniture.place
    draw_furniture(pen, page.furniture, number + 1, len(pages), goes_on=goes_on)
    for x, top, height in page.rules:
        pen.rule(x - style.page.column_rule / 2, top - height, style.page.column_rule, height, style.colours.rule)
    for strip, left, top in page.strips:
        strip.paint(pen, left, top)
    return pen


def _output_intent(objects: Objects) -> str:
    """sRGB as the colours' space (ISO 19005-2, 6.2.3)."""
    profile = objects.add_stream("/Filter /FlateDecode /N 3", _srgb_profile())
    return (
        "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) "
        f"/DestOutputProfile {profile} 0 R>>"
    )


@remembered(1)
def _srgb_profile() -> bytes:
    """Pillow's sRGB profile, compressed; on the command line it is made once for all calls."""
    import PIL

    kept = prepared("sRGB", lambda: f"{state_of(PIL.__file__)} {zlib.ZLIB_RUNTIME_VERSION}", _made_profile)
    return _made_profile() if kept is None else kept


def _made_profile() -> bytes:
    """Its moment of creation is taken out, so that all runs give the same bytes."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"\x07\xbc\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    profile[84:100] = b"\0" * 16
    return compressed(bytes(profile))


def _identifier(contents: Sequence[bytes], metadata: Metadata) -> str:
    """The file identifier from the content (ISO 32000-1, 14.4)."""
    digest = hashlib.md5(repr(metadata).encode("utf-8", "replace"), usedforsecurity=False)
    for content in contents:
        digest.update(content)
    return digest.hexdigest().upper()
