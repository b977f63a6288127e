"""Reading our PDF files back: text as pdftotext gives it, objects as pikepdf sees them."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pikepdf
import pypdfium2

from tests.publications import texts_set
from tests.tools import run_tool
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.style import Style, load
from umbruch.tree import Article, Publication
from umbruch.writers.pdf import PdfWriter

_WORD = re.compile(r"\S+")
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670"
_LETTERS = re.compile(rf"\d+|(?:[^\W\d_]|[{_MARKS}])+")
_FROM_RIGHT = re.compile("[\u0590-\u08ff]")


def render(publication: Publication, style: str | Path | Style = "broadsheet") -> bytes:
    """The PDF of a publication; remarks are swallowed."""
    return render_with_remarks(publication, style)[0]


def render_with_remarks(
    publication: Publication, style: str | Path | Style = "broadsheet"
) -> tuple[bytes, list[Diagnostic]]:
    """The PDF of a publication and what was remarked; a style that is named is taken without its variants."""
    taken = style if isinstance(style, Style) else msgspec.structs.replace(load(style), variants=())
    with collecting() as found:
        content = PdfWriter().render(publication, taken)
    return content, found


def text_of(content: bytes, folder: Path) -> str:
    """The text as pdftotext gives it, with the words that we cut put together again, and no marks of direction."""
    path = folder / "read.pdf"
    path.write_bytes(content)
    text = run_tool("pdftotext", "-enc", "UTF-8", path, "-")
    return re.sub("\u00ad\\s*", "", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", " ", text))


def words_of(text: str) -> list[str]:
    """The words of a text in the form in which they are compared."""
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("\u00ad", ""))


def missing_words(article: Article, text: str) -> list[str]:
    """Words of an article that do not stand in the text read back.

    Of text from right to left only letters and figures are looked for: pdftotext goes by places alone, and guesses on
    which side of a word its comma stands.
    """
    there = "".join(words_of(text))
    wanted = [
        part
        for line in texts_set(article)
        for word in words_of(line)
        for part in (_LETTERS.findall(word) if _FROM_RIGHT.search(line) else (word,))
    ]
    return [word for word in wanted if word not in there]


def opened(content: bytes) -> pikepdf.Pdf:
    """The file as objects."""
    return pikepdf.open(io.BytesIO(content))


def drawn(content: bytes, page: int = 0) -> bytes:
    """The content stream of a page."""
    with opened(content) as pdf:
        return bytes(pdf.pages[page].Contents.read_bytes())


class Shown(NamedTuple):
    """What one operator shows: where its first character stands, in points, and the characters in their order."""

    x: float
    y: float
    text: str


def shown(content: bytes, page: int = 0) -> list[Shown]:
    """All text of a page as it stands in the content stream, by the map of each font back to characters."""
    found: list[Shown] = []
    with opened(content) as pdf:
        fonts = {name: characters(font) for name, font in pdf.pages[page].Resources.Font.items()}
        font: dict[int, str] = {}
        x = y = 0.0
        for instruction in pikepdf.parse_content_stream(pdf.pages[page]):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "Tf":
                    font = fonts[str(operands[0])]
                case "Tm":
                    x, y = float(operands[4]), float(operands[5])
                case "TJ":
                    codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                    pairs = zip(codes[::2], codes[1::2], strict=True)
                    found.append(Shown(x, y, "".join(font[256 * high + low] for high, low in pairs)))
    return found


class Found(NamedTuple):
    """Where a word stands on its page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def found(content: bytes, words: str, page: int = 0) -> Found:
    """Where pdfium, the reader in Chrome, finds words first; the test fails where it does not."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        text = pdf[page].get_textpage()
        place = text.search(words, match_case=True).get_next()
        assert place is not None, f"pdfium does not find {words}"
        boxes = [text.get_charbox(number) for number in range(place[0], place[0] + place[1])]
        left, bottom, right, top = zip(*boxes, strict=True)
        return Found(min(left), min(bottom), max(right), max(top))
    finally:
        pdf.close()


def said(content: bytes) -> str:
    """All that the structure says, in its order: what an element says itself, else what is drawn for it."""
    with opened(content) as pdf:
        marks = [_marked(pdf, page) for page in range(len(pdf.pages))]
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        parts: list[str] = []

        def walk(element: Any, page: int) -> None:
            if "/ActualText" in element:
                parts.append(str(element.ActualText))
                return
            page = pages[element.Pg.objgen] if "/Pg" in element else page
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array | list) else [kids]:
                if isinstance(kid, int):
                    parts.append(marks[page].get(kid, ""))
                elif kid.get("/Type") == "/MCR":
                    parts.append(marks[pages[kid.Pg.objgen]].get(int(kid.MCID), ""))
                elif "/S" in kid:
                    walk(kid, page)

        walk(pdf.Root.StructTreeRoot.K, 0)
    return "".join(parts)


def _marked(pdf: pikepdf.Pdf, page: int) -> dict[int, str]:
    """What a page shows for each identifier of marked content."""
    fonts = {name: characters(font) for name, font in pdf.pages[page].Resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    texts: dict[int, str] = {}
    own = -1
    for instruction in pikepdf.parse_content_stream(pdf.pages[page]):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                own = int(operands[1].get("/MCID", -1))
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ":
                codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                pairs = zip(codes[::2], codes[1::2], strict=True)
                texts[own] = texts.get(own, "") + "".join(font[256 * high + low] for high, low in pairs)
    return texts


def characters(font: Any) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>", font.ToUnicode.read_bytes().split(b"endcodespacerange")[1])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


def font_names(content: bytes) -> set[str]:
    """The names of the fonts of all pages."""
    with opened(content) as pdf:
        return {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """All structure elements in reading order."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array | list) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/MCR" and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def roles(pdf: pikepdf.Pdf) -> list[str]:
    """The structure types in reading order."""
    return [str(element.S)[1:] for element in elements(pdf)]
