"""Pictures of articles as input: photographs and scans (JPEG, PNG, TIFF with one page or several)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.pictures.open_picture import opened, orientation
from umbruch.readers.pdf.around_the_text import text_alone
from umbruch.readers.pdf.page_articles import articles_of
from umbruch.readers.pdf.scan import tesseract
from umbruch.readers.pdf.scan.read_scan import FINEST, MOST_PIXELS, PagePicture, read_scan, stored_grey
from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_WHY = "it is a picture"
_LEAST_TOLD, _MOST_TOLD = 100, 1200
"""Pixels an inch that a scanner writes; 72 and 96 are what programs write who know nothing."""
_PAGE_INCHES = 11.7
"""Of the longer side of A4, by which a picture is measured that does not tell its size."""
_COARSEST, _FINEST_GUESS = 120.0, 400.0
_SMALL = 150.0
"""Pixels an inch from which letters of a newspaper are read without being drawn larger."""
_FEWEST_LETTERS = 20
_AS_HELD = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Pillow's ways of turning (`Image.Transpose`) by the camera's position (EXIF 2.32, 4.6.4)."""


def read_picture_file(content: bytes, request: ReadRequest) -> Reading:
    """The article in the picture of a clipping or a page; see `PictureReader.read`."""
    tesseract.require(request.source, _WHY)
    pictures, count = pages_of_picture(content, request.source)
    scans = [read_scan(one, request) for one in pictures]
    if sum(len(block.text) for scan in scans for block in scan.page.blocks) < _FEWEST_LETTERS:
        raise InputUnreadable(
            "no text can be read in the picture", source=request.source,
            hint="if it belongs to an article, name the article; else scan it anew, upright and with 300 dpi",
        )  # fmt: skip
    remarks = [remark for scan in scans for remark in scan.remarks]
    if count > len(pictures):
        remarks.append(Diagnostic("scan.too_many", f"only {len(pictures)} of {count} pages are read", "warning"))
    alone = text_alone([scan.page for scan in scans])
    alone = alone._replace(around=(*alone.around, *(text for scan in scans for text in scan.aside)))
    return articles_of(alone, (), request, remarks, min(scan.sureness for scan in scans))


def pages_of_picture(content: bytes, source: str) -> tuple[list[PagePicture], int]:
    """The pages in a picture file that are read, and how many it has.

    Raises:
        InputUnreadable: it is none that can be opened, or too large.
    """
    found = []
    with opened(content, source) as image:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        for number in range(min(count, tesseract.MOST_SCANNED_PAGES)):
            if number:
                image.seek(number)
                if image.width * image.height > MOST_PIXELS * 4:
                    raise InputUnreadable(f"page {number + 1} has too many pixels", source=source)
            found.append(_page(image, number + 1))
    return found, count


def _page(image: ImageFile, number: int) -> PagePicture:
    """A page in shades of grey, upright as the camera held it, fine enough and not too fine."""
    from PIL.Image import Transpose

    told = image.info.get("dpi", (0, 0))
    resolution = float(told[0]) if isinstance(told, tuple) and told else 0.0
    position = orientation(image)
    grey = _on_white(image)
    if position in _AS_HELD:
        grey = grey.transpose(Transpose(_AS_HELD[position]))
    if not _LEAST_TOLD <= resolution <= _MOST_TOLD:
        resolution = min(max(max(grey.size) / _PAGE_INCHES, _COARSEST), _FINEST_GUESS)
    factor = min(1.0, FINEST / resolution, (MOST_PIXELS / (grey.width * grey.height)) ** 0.5)
    if resolution < _SMALL and grey.width * grey.height * 4 <= MOST_PIXELS:
        factor = 2.0
    if factor != 1.0:
        grey = grey.resize((max(1, round(grey.width * factor)), max(1, round(grey.height * factor))))
    return PagePicture(number, stored_grey(grey), resolution * factor, _WHY)


def _on_white(image: Image) -> Image:
    """The picture in shades of grey, what is transparent white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        from PIL.Image import new

        coloured = image.convert("RGBA")
        paper = new("RGBA", coloured.size, "white")
        paper.alpha_composite(coloured)
        return paper.convert("L")
    if image.mode.startswith("I;16"):
        return image.point(lambda shade: shade / 256, "L")
    return image.convert("L")
