"""Text layers that lie or are missing: never used, read from the picture where tesseract is installed."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

import umbruch
from tests.readers.pdf.pages import HEADLINE, article, page_picture, pdf, put
from umbruch.errors import InputUnreadable
from umbruch.readers.pdf.scan import hocr_blocks, tesseract
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock

HOCR = """<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page"><div class="ocr_carea">
<p class="ocr_par"><span class="ocr_line" title="bbox 100 100 900 160; baseline 0 -10; x_size 50">
<span class="ocrx_word" title="bbox 100 100 300 160; x_wconf 96">Neue</span>
<span class="ocrx_word" title="bbox 320 100 900 160; x_wconf 64">Brücke</span></span></p>
<p class="ocr_par"><span class="ocr_line" title="bbox 100 300 110 310"><span class="ocrx_word">|</span></span></p>
</div></div></body></html>""".encode()


def scan(*, hidden: bool = False, form: bool = False) -> bytes:
    """A page that is a picture, with text unseen under it, or a short form above it."""
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Any) -> None:
        canvas.drawImage(ImageReader(page_picture()), 0, 0, 595, 742)
        if hidden:
            words = canvas.beginText(60, 600)
            words.setFont("Times-Roman", 9)
            words.setTextRenderMode(3)
            for _ in range(20):
                words.textLine("Der Rat hat am M0ntag den 8au der Brücke be5chl0ssen")
            canvas.drawText(words)
        if form:
            put(canvas, "Pressebericht", 60, 40)
            put(canvas, "Datum: 12.03.2019", 60, 60)

    return pdf(draw)


@pytest.mark.parametrize("content", [scan(), scan(hidden=True), scan(form=True)], ids=["none", "hidden", "form"])
def test_what_must_be_read_from_a_picture_names_the_program_that_is_missing(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)
    with pytest.raises(InputUnreadable, match=r"page 1 .*tesseract.*install tesseract-ocr"):
        umbruch.read(content)


def test_letters_without_characters_are_never_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)

    def garbled(canvas: Any) -> None:
        for number in range(12):
            put(canvas, "#$%&*+ 0)(/ =?=%$ ++#*'~ <>|^^ {}[]", 60, 100 + 12 * number, font="Courier")

    with pytest.raises(InputUnreadable, match="garbled"):
        umbruch.read(pdf(garbled))


def shifted(text: str) -> str:
    """A text as it comes out of a file whose table of characters is off by three."""
    return "".join(chr((ord(one) - 97 + 3) % 26 + 97) if "a" <= one <= "z" else one for one in text)


STORY = (
    "The council of the town voted on Monday to build a new bridge over the river", "which will be open in spring",
    "as the mayor said after the meeting that lasted until midnight", "because members asked for a ferry instead",
    "while others wanted nothing but lower taxes and better schools for their children",
    "who walk along the busy road every morning without any light", "and come home through the forest in winter",
)  # fmt: skip


@pytest.mark.parametrize("garbled", [True, False])
def test_letters_that_are_mixed_up_are_never_published(*, garbled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)

    def draw(canvas: Any) -> None:
        for number, line in enumerate((*STORY, *STORY)):
            put(canvas, shifted(line) if garbled else line, 60, 100 + 12 * number)

    if garbled:
        with pytest.raises(InputUnreadable, match="letters are mixed up"):
            umbruch.read(pdf(draw))
    else:
        assert umbruch.read(pdf(draw)).article.body


def test_a_good_layer_over_a_tinted_page_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlab.lib.utils import ImageReader

    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)

    def draw(canvas: Any) -> None:
        canvas.drawImage(ImageReader(page_picture()), 0, 0, 595, 842)
        article(canvas)

    assert umbruch.read(pdf(draw)).article.headline == HEADLINE


def test_tesseracts_lines_have_places_sizes_and_sureness() -> None:
    page = hocr_blocks.scanned(HOCR, 0.5)
    (block,) = page.blocks
    (line,) = block.lines
    assert (line.text, line.left, line.right, line.base, line.size) == ("Neue Brücke", 50, 450, 75, 25)
    assert 0.6 < page.sureness < 0.8
    assert hocr_blocks.scanned(b"", 1).blocks == ()


def test_large_lines_right_over_small_ones_are_a_head_of_their_own() -> None:
    sizes = (50, 50, 33, 33)
    lines = "".join(
        f'<span class="ocr_line" title="bbox 100 {100 + 60 * at} 900 {150 + 60 * at}; x_size {size}">'
        f'<span class="ocrx_word" title="bbox 1 1 2 2; x_wconf 96">Wort{at}</span></span>'
        for at, size in enumerate(sizes)
    )
    hocr = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p class="ocr_par">{lines}</p></body></html>'.encode()
    assert [block.text for block in hocr_blocks.scanned(hocr, 1).blocks] == ["Wort0 Wort1", "Wort2 Wort3"]


def test_what_is_read_into_photographs_is_put_aside_and_never_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def block(text: str, top: float, sureness: float) -> TextBlock:
        return TextBlock((SetLine(text, 10, 300, top, 10, False, False, int(top), sureness, sureness),))

    told = hocr_blocks.Scanned(
        (
            block("Neue Brücke über die Aue", 40, 0.93), block("FFFFRV/FPFPF", 60, 0.04), block("9 N < N", 70, 0.65),
            block("Am Montag fuhren die ersten Busse über die neue Brücke, sagte Ada Roe im Rat.", 100, 0.95),
        ),
        0.9,
    )  # fmt: skip
    monkeypatch.setattr(tesseract, "languages_installed", lambda: ("deu",))
    monkeypatch.setattr(tesseract, "read_picture", lambda *_: told)
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 0)
    article = umbruch.read(page_picture_file(), lang="de", name="a.png").article
    assert "FFFFRV" not in umbruch.render(umbruch.read(page_picture_file(), lang="de", name="a.png"), "text").decode()
    assert {"FFFFRV/FPFPF", "9 N < N"} <= set(article.discarded)


def test_a_grainy_page_is_read_without_its_specks_where_that_is_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    def line(text: str, top: float) -> TextBlock:
        return TextBlock((SetLine(text, 10, 300, top, 10, False, False, int(top), 0.9, 0.9),))

    told = hocr_blocks.Scanned(
        (line("Neue Brücke über die Aue", 40), line("Am Montag fuhren die ersten Busse über die neue Brücke.", 90)), 0.9
    )
    answers = [hocr_blocks.Scanned(), told]
    monkeypatch.setattr(tesseract, "languages_installed", lambda: ("deu",))
    monkeypatch.setattr(tesseract, "read_picture", lambda *_: answers.pop(0))
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 0)
    assert umbruch.read(page_picture_file(), lang="de", name="a.png").article.headline == "Neue Brücke über die Aue"


@pytest.mark.parametrize(
    ("lang", "installed", "chosen"),
    [
        ("de-AT", ("deu", "eng"), ("deu",)),
        (None, ("deu", "eng", "fra"), ("deu", "eng")),
        ("it", ("eng",), ("eng",)),
        (None, ("fra",), ("fra",)),
    ],
)
def test_a_page_is_read_in_the_language_that_is_told_or_installed(
    lang: str | None, installed: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    assert tesseract.chosen_languages(lang, installed) == chosen


@pytest.mark.slow
@pytest.mark.skipif(not tesseract.languages_installed(), reason="asks tesseract, which is not installed here")
def test_a_scanned_page_is_read_by_tesseract() -> None:
    from reportlab.lib.utils import ImageReader

    lines = (
        "Bridge opens after seven years",
        "",
        "The council of Lauter voted on Monday",
        "to build a new bridge over the river.",
    )

    def draw(canvas: Any) -> None:
        canvas.drawImage(ImageReader(page_picture(lines)), 0, 0, 595, 842)

    reading = umbruch.read(pdf(draw), lang="en")
    assert reading.article.headline == "Bridge opens after seven years"
    assert next(one.code for one in reading.diagnostics) == "scan.read"


def test_only_the_fields_whose_words_were_read_badly_are_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    def line(text: str, top: float, size: float, sureness: float, least: float) -> SetLine:
        return SetLine(text, 10, 300, top, size, False, False, int(top), sureness, least)

    text = "Am Montag fuhren die ersten Busse über die neue Brücke, die nach dem Plan des Rates"
    told = hocr_blocks.Scanned(
        (
            TextBlock((line("Neue Brucke uber die Aue", 40, 24, 0.93, 0.41),)),
            TextBlock((line("Von Ada Roe", 70, 10, 0.96, 0.93),)),
            TextBlock(
                (
                    line(text, 100, 10, 0.95, 0.3),
                    line("zwei Millionen Euro kostete und im Mai gefeiert wird.", 112, 10, 0.95, 0.9),
                )
            ),
        ),
        0.94,
    )
    monkeypatch.setattr(tesseract, "languages_installed", lambda: ("deu",))
    monkeypatch.setattr(tesseract, "read_picture", lambda *_: told)
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 0)
    sure = {
        one.field.partition(".")[2]: one.sureness
        for one in umbruch.read(page_picture_file(), lang="de", name="a.png").origins
    }
    assert sure["headline"] == 0.41
    assert sure["byline"] > 0.8
    assert sure["body[0]"] == 0.95


def page_picture_file() -> bytes:
    kept = io.BytesIO()
    Image.new("L", (900, 1200), 255).save(kept, "PNG", dpi=(200, 200))
    return kept.getvalue()


def _shapes(count: int) -> bytes:
    """A page without text, on which as many filled curves stand as letters would."""

    def draw(canvas: Any) -> None:
        for number in range(count):
            path = canvas.beginPath()
            left, base = 60 + 9 * (number % 50), 700 - 14 * (number // 50)
            path.moveTo(left, base)
            for turn in range(5):
                path.curveTo(left + turn, base + 2, left + turn + 1, base + 6, left + turn + 2, base + turn)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)

    return pdf(draw)


def test_a_page_whose_letters_are_drawn_as_shapes_is_read_from_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)
    with pytest.raises(InputUnreadable, match=r"page 1 .*tesseract"):
        umbruch.read(_shapes(600), format="pdf")
    with pytest.raises(InputUnreadable, match="holds no text"):
        umbruch.read(_shapes(6), format="pdf")


def test_a_picture_in_which_no_words_are_found_is_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: ("deu",))
    monkeypatch.setattr(tesseract, "read_picture", lambda *_: hocr_blocks.Scanned((), 0.0))
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 0)
    with pytest.raises(InputUnreadable, match=r"no words were found.*--lang"):
        umbruch.read(_shapes(600), format="pdf")
