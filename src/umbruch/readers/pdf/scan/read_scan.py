"""The picture of a page from grey shades to its text: straightened, read, and read anew where it reads badly."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from umbruch.clipping.signs.which_language import detect
from umbruch.diagnostics import Diagnostic
from umbruch.readers.pdf.page_manuscript import ReadPage
from umbruch.readers.pdf.scan import tesseract
from umbruch.readers.pdf.scan.hocr_blocks import Scanned
from umbruch.readers.pdf.scan.lost_initials import ReadLetter, with_lost_initials
from umbruch.readers.pdf.scan.upright import Turns, leaning
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import DOUBTFUL

if TYPE_CHECKING:
    from PIL.Image import Image

FINEST = 300
"""Pixels an inch of the pictures that are kept: those for a second try."""
MOST_PIXELS = 40_000_000
"""Of a page that is read from its picture: a newspaper page at 200 pixels an inch has 12 million."""
_MUCH_FINER = 1.2
_LYING = 0.65
"""Sureness under which a page may lie on its side: such pages had at most .55, bad copies seldom less than .65."""
_FEW_WORDS = 25
_FEWEST_WORDS = 5
"""Words under which no other letters are tried: it is a photograph."""
_LEAST_SURE = 0.5
"""Sureness of a block under which it is none of the text: blocks out of photographs had at most .47, of text .57."""
_LEAST_WORD = 3
_SPECKS = 3
"""Pixels a side of the window in which specks of a grainy copy are taken out."""


class PagePicture(NamedTuple):
    """A page, or a part of one, to be read from its picture.

    Args:
        number: of the page, from 1.
        content: in shades of grey, as PGM: nothing is packed that is unpacked at once.
        resolution: its pixels an inch.
        why: why it is read so, in words.
        left: points between the page's left edge and the picture.
        top: points between the page's upper edge and the picture.
    """

    number: int
    content: bytes
    resolution: float
    why: str
    left: float = 0.0
    top: float = 0.0


class ScannedPage(NamedTuple):
    """What stands on a scanned page, how sure that is, and what has to be said of it.

    `aside` is what looks like letters and is none: grass, fences and faces in photographs, smudges at the edges.
    """

    page: ReadPage
    sureness: float
    remarks: tuple[Diagnostic, ...]
    aside: tuple[str, ...] = ()


def read_scan(picture: PagePicture, request: ReadRequest) -> ScannedPage:
    """The text in the picture of a page.

    Raises:
        InputUnreadable: tesseract is not installed, gives up, or takes longer than a minute.
    """
    installed = tesseract.require(request.source, picture.why)
    told = request.told_language or request.house.language
    languages = tesseract.chosen_languages(told, installed)
    scan, image, _ = _put_straight(picture, languages, request.source)
    if scan.sureness < DOUBTFUL:
        scan, image = _without_specks(scan, image, picture.resolution, languages, request.source)
    doubtful = scan.sureness < DOUBTFUL and len(scan.text.split()) >= _FEWEST_WORDS
    if doubtful and picture.resolution > _MUCH_FINER * tesseract.RESOLUTION:
        scan = _surer(scan, tesseract.read_picture(stored_grey(image), languages, picture.resolution, request.source))
    broken = tesseract.fraktur(installed)
    if broken and doubtful and scan.sureness < DOUBTFUL and (not told or told.startswith("de")):
        scan = _surer(scan, _read(image, picture.resolution, (broken,), request.source))
    missing, other = _language(scan, told, languages, installed)
    if other:
        scan = _surer(scan, _read(image, picture.resolution, (other,), request.source))
    width, height = (side * 72 / picture.resolution for side in image.size)
    text = [block for block in scan.blocks if not _is_no_text(block)]
    text = with_lost_initials(text, image, picture.resolution / 72, _letters(picture, languages, request.source))
    blocks = tuple(_moved(block, picture.left, picture.top) for block in text)
    page = ReadPage(picture.number, blocks, picture.left + width, picture.top + height)
    aside = tuple(block.text for block in scan.blocks if _is_no_text(block))
    return ScannedPage(page, scan.sureness, _said(picture, scan, missing), aside)


def _without_specks(
    scan: Scanned, image: Image, resolution: float, languages: Sequence[str], source: str
) -> tuple[Scanned, Image]:
    """What is read of a grainy copy once its specks are out, and that picture, where it reads better."""
    from PIL.ImageFilter import MedianFilter

    smooth = image.filter(MedianFilter(_SPECKS))
    other = _read(smooth, resolution, languages, source)
    return (other, smooth) if _surer(scan, other) is other and other.blocks else (scan, image)


def _letters(picture: PagePicture, languages: Sequence[str], source: str) -> ReadLetter:
    """What reads a letter by itself."""
    return lambda letter: tesseract.read_picture(letter, languages, picture.resolution, source, letter=True)


def _is_no_text(block: TextBlock) -> bool:
    """Whether a block is nothing that somebody wrote: hardly a sure word, or none of three letters and doubtful."""
    letters = sum(len(line.text) for line in block.lines)
    sureness = sum(len(line.text) * line.sureness for line in block.lines) / max(letters, 1)
    longest = max((sum(map(str.isalnum, word)) for word in block.text.split()), default=0)
    return sureness < _LEAST_SURE or (sureness < DOUBTFUL and longest < _LEAST_WORD)


def turns_of(picture: PagePicture, lang: str | None, source: str) -> Turns:
    """How the picture of a page is put straight before it is read.

    Args:
        picture: of a whole page.
        lang: the language that is told for it (BCP 47).
        source: the input's name for messages.

    Raises:
        InputUnreadable: as `read_scan`.
    """
    installed = tesseract.require(source, picture.why)
    return _put_straight(picture, tesseract.chosen_languages(lang, installed), source)[2]


def _put_straight(picture: PagePicture, languages: Sequence[str], source: str) -> tuple[Scanned, Image, Turns]:
    """What is read, the page as it is read best, and how it was turned for it."""
    from PIL import Image

    with Image.open(io.BytesIO(picture.content)) as kept:
        image = kept.convert("L")
    turns = Turns(leaning(image))
    return _upright(turns.laid_on(image), turns, picture.resolution, languages, source)


def _read(image: Image, resolution: float, languages: Sequence[str], source: str) -> Scanned:
    """The page at the resolution that reads well and fast."""
    if resolution > _MUCH_FINER * tesseract.RESOLUTION:
        factor = tesseract.RESOLUTION / resolution
        image = image.resize((max(1, round(image.width * factor)), max(1, round(image.height * factor))))
        resolution = tesseract.RESOLUTION
    return tesseract.read_picture(stored_grey(image), languages, resolution, source)


def _upright(
    image: Image, turns: Turns, resolution: float, languages: Sequence[str], source: str
) -> tuple[Scanned, Image, Turns]:
    """Where a level page reads badly, it is turned so that it stands upright."""
    scan = _read(image, resolution, languages, source)
    if not scan.text or (scan.sureness >= _LYING and len(scan.text.split()) >= _FEW_WORDS):
        return scan, image, turns
    quarters = tesseract.quarter_turns(stored_grey(image), source)
    if not quarters:
        return scan, image, turns
    standing = Turns(0.0, quarters).laid_on(image)
    more = Turns(leaning(standing))
    turned = more.laid_on(standing)
    other = _read(turned, resolution, languages, source)
    if _surer(scan, other) is other:
        return other, turned, Turns(turns.before, quarters, more.before)
    return scan, image, turns


def _surer(one: Scanned, other: Scanned) -> Scanned:
    """The better of two readings; one with half the words of the other is none."""
    words, others = len(one.text), len(other.text)
    if others * 2 < words:
        return one
    return other if other.sureness > one.sureness or words * 2 < others else one


def _language(
    scan: Scanned, told: str | None, languages: Sequence[str], installed: Sequence[str]
) -> tuple[str | None, str | None]:
    """The language whose data are missing here (BCP 47), and the one (tesseract's name) to read with once more."""
    lang = told or (detect(scan.text).lang if len(scan.text.split()) >= _FEW_WORDS else None)
    wanted = tesseract.named_by(lang)
    if wanted is None or wanted in languages:
        return None, None
    return (None, wanted) if wanted in installed else (lang, None)


def _moved(block: TextBlock, left: float, top: float) -> TextBlock:
    if not left and not top:
        return block
    return TextBlock(
        tuple(
            line._replace(left=line.left + left, right=line.right + left, base=line.base + top) for line in block.lines
        )
    )


def stored_grey(image: Image) -> bytes:
    """A picture in shades of grey as tesseract takes it: a PGM file."""
    stored = io.BytesIO()
    image.save(stored, "PPM")
    return stored.getvalue()


def _said(picture: PagePicture, scan: Scanned, missing: str | None) -> tuple[Diagnostic, ...]:
    read = Diagnostic(
        "scan.read", f"page {picture.number}: {picture.why}; read from its picture, {scan.sureness:.0%} sure",
        "warning" if scan.sureness < DOUBTFUL else "info", hint="compare it with the page",
    )  # fmt: skip
    if missing is None:
        return (read,)
    name = tesseract.named_by(missing)
    return read, Diagnostic(
        "scan.language", f"page {picture.number}: tesseract has no data here for its language ({missing})", "warning",
        hint=f"install tesseract-ocr-{str(name).replace('_', '-')}, and letters with accents are read right",
    )  # fmt: skip
