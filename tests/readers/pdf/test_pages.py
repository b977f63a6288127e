"""Pages of a PDF: letters to words, columns in the order of reading, what stands around an article out of it."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

import pikepdf
import pytest

import umbruch
from tests.readers.pdf.pages import COLUMNS, HEADLINE, article, pdf, put
from umbruch.errors import InputUnreadable, UmbruchError
from umbruch.manuscript import WrittenLine
from umbruch.readers.pdf.file import opened_file
from umbruch.readers.pdf.file.opened_file import KeptPages
from umbruch.readers.pdf.file.page_content import Letter, Run
from umbruch.readers.pdf.page_manuscript import ReadPage, manuscript_of_pages
from umbruch.readers.pdf.setting.set_lines import SetLine, set_lines
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.tree import Article
from umbruch.tree.walk import block_texts


def body(article: Article) -> str:
    return " ".join(text for block in article.body for text in block_texts((block,)))


def test_columns_are_read_one_after_the_other_though_they_are_drawn_row_by_row() -> None:
    read = umbruch.read(pdf(article)).article
    assert read.headline == HEADLINE
    assert read.dateline is not None
    assert read.dateline.place == "LAUTER"
    words = body(read)
    order = [words.index(part) for part in ("zwei Millionen Euro kosten", "im Winter gesperrt", "bis zum Jahr 1931")]
    assert order == sorted(order)


def test_a_pdf_is_known_by_its_content_whatever_its_name(tmp_path: Any) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(pdf(article))
    assert umbruch.read(path).article.headline == HEADLINE


def test_a_page_that_lies_on_its_side_reads_as_one_that_stands() -> None:
    def aside(canvas: Any) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.translate(0, -247)
        article(canvas)

    upright, turned = umbruch.read(pdf(article)), umbruch.read(pdf(aside))
    assert turned.article.headline == upright.article.headline
    assert body(turned.article) == body(upright.article)


def test_a_big_first_letter_belongs_to_its_word() -> None:
    lines = (
        "er Rat von Lauter hat am Montag den",
        "Bau beschlossen, und das trotz Re-",
        "gens und zweier Gegenstimmen.",
    )

    def draw(canvas: Any) -> None:
        put(canvas, HEADLINE, 60, 100, 26)
        put(canvas, "D", 60, 152, 30)
        for number, line in enumerate(lines):
            put(canvas, line, 84, 130 + 11 * number)
        for number, line in enumerate(COLUMNS[1]):
            put(canvas, line, 60, 163 + 11 * number)

    assert body(umbruch.read(pdf(draw)).article).startswith("Der Rat von Lauter hat am Montag den Bau")


def letters(text: str, gap: float = 0.0, size: float = 10.0) -> list[Letter]:
    found, at = [], 50.0
    for sign in text:
        if sign != " ":
            found.append(Letter(sign, at, at + 0.5 * size, 100.0, Run(size)))
        at += (0.5 + gap) * size if sign != " " else 0.3 * size
    return found


def test_words_are_told_by_gaps_where_no_blank_is_written() -> None:
    assert [line.text for line in set_lines(letters("Der Rat tagt"))] == ["Der Rat tagt"]


def test_letters_set_apart_are_one_word() -> None:
    assert [line.text for line in set_lines(letters("LOKALES AUS LAUTER", gap=0.3))] == ["LOKALES AUS LAUTER"]


def test_letters_printed_over_themselves_stand_once() -> None:
    def shadow(canvas: Any) -> None:
        article(canvas)
        put(canvas, HEADLINE, 60.3, 100.2, 26, "Helvetica-Bold")

    assert umbruch.read(pdf(shadow)).article.headline == HEADLINE


def test_a_locked_pdf_is_refused_with_what_to_do() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = pdf(article, encrypt=StandardEncryption("secret", strength=128))
    with pytest.raises(InputUnreadable, match=r"locked by a password.*save it without"):
        umbruch.read(locked)


@pytest.mark.parametrize("cut", [9, 200, 900])
def test_a_broken_pdf_is_refused(cut: int) -> None:
    with pytest.raises(InputUnreadable):
        umbruch.read(pdf(article)[:cut], name="a.pdf")


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened_file, "MOST_PAGES", 2)
    with pytest.raises(InputUnreadable, match="3 pages, more than the 2"):
        umbruch.read(pdf(article, article, article))


def test_a_missing_library_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UmbruchError, match=r"umbruch\[pdf\]"):
        umbruch.read(pdf(article))


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(InputUnreadable, match="no text"):
        umbruch.read(pdf(lambda _: None))


def test_any_thread_reads_the_same() -> None:
    content = pdf(article)
    alone = umbruch.render(umbruch.read(content), "json")
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: umbruch.render(umbruch.read(io.BytesIO(content)), "json"), range(8))) == {alone}


def test_words_outside_the_page_are_not_seen() -> None:
    def beside(canvas: Any) -> None:
        article(canvas)
        put(canvas, "Nur für die Druckerei bestimmt", 700, 300)

    assert "Druckerei" not in umbruch.render(umbruch.read(pdf(beside)), "json").decode()


def test_a_page_of_countless_pieces_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from umbruch.readers.pdf import read_pages

    monkeypatch.setattr(read_pages, "MOST_PIECES", 3)
    with pytest.raises(InputUnreadable, match=r"page 1 holds .* pieces of text"):
        umbruch.read(pdf(article))


def test_the_last_pages_are_loaded_once_and_no_more_than_four_are_kept() -> None:
    class Document:
        loaded: ClassVar[list[int]] = []

        def __getitem__(self, at: int) -> object:
            self.loaded.append(at)
            return object()

    pages = KeptPages(Document())
    assert pages[0] is pages[0]
    for at in range(1, 5):
        assert pages[at] is pages[at]
    assert Document.loaded == [0, 1, 2, 3, 4]
    assert pages[0] is not None
    assert Document.loaded == [0, 1, 2, 3, 4, 0]


def test_a_headline_in_bold_that_only_the_measure_has_broken_is_one_line() -> None:
    first = "++ Die Gemeinde Lauter und ihre Nachbarn bauen eine Brücke über die Aue und Wege &"
    second = "Stege für Radfahrer – Beginn im Frühjahr ++"

    def draw(canvas: Any) -> None:
        put(canvas, "7. Juni 2022", 60, 80, 10)
        put(canvas, first, 60, 110, 10, "Helvetica-Bold")
        put(canvas, second, 60, 122, 10, "Helvetica-Bold")
        for number in range(12):
            put(canvas, "Der Rat hat am Montag den Bau der neuen Brücke beschlossen, die im Frühjahr fertig sein soll.",
                60, 150 + 12 * number, 10, "Helvetica")  # fmt: skip

    headline = umbruch.read(pdf(draw)).article.headline or ""
    assert "Wege & Stege für Radfahrer" in headline


def test_signs_of_icon_fonts_are_no_letters_and_bullets_of_word_are_bullets() -> None:
    def block(*texts: str) -> TextBlock:
        return TextBlock(
            tuple(SetLine(text, 60, 300, 90 + 12 * at, 10, False, False, at) for at, text in enumerate(texts))
        )

    page = ReadPage(
        1, (block("\uf09a E-Mail: rat@lauter.example"), block("\uf0b7 Brücke"), block("Steg \uf105 Weg")), 595, 842
    )
    lines = [piece.text for piece in manuscript_of_pages([page]).pieces if isinstance(piece, WrittenLine)]
    assert [line for line in lines if line] == ["E-Mail: rat@lauter.example", "• Brücke", "Steg Weg"]


def test_all_letters_of_a_ligature_stand_in_its_word() -> None:
    def draw(canvas: Any) -> None:
        article(canvas)
        put(canvas, "Die Kräfte der RaQnerie reichten nicht.", 60, 300, 10, "Courier")

    with pikepdf.open(io.BytesIO(pdf(draw))) as file:
        fonts = file.pages[0].Resources.Font
        font = next(one for one in fonts.values() if one.BaseFont == "/Courier")
        table = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <51> <006600660069> endbfchar"
        font.ToUnicode = file.make_stream(table)
        kept = io.BytesIO()
        file.save(kept)
    assert "Raffinerie" in umbruch.render(umbruch.read(kept.getvalue()), "text").decode()


def test_a_paragraph_that_goes_on_over_the_page_is_not_broken_there() -> None:
    def page(number: int, *texts: str) -> ReadPage:
        lines = (SetLine(text, 60, 300, 90 + 12 * at, 10, False, False, at) for at, text in enumerate(texts))
        return ReadPage(number, (TextBlock(tuple(lines)),), 595, 842)

    def lines(*pages: ReadPage) -> list[str]:
        return [piece.text for piece in manuscript_of_pages(pages).pieces if isinstance(piece, WrittenLine)]

    assert lines(page(1, "Der Rat hat am Montag den Bau der"), page(2, "neuen Brücke beschlossen."))[1][:5] == "neuen"
    assert lines(page(1, "Der Rat hat das beschlossen."), page(2, "neu ist die Brücke nicht."))[1] == "\f"


def test_lines_around_one_middle_are_not_indented_and_first_lines_of_paragraphs_are() -> None:
    def texts(*edges: tuple[float, float]) -> list[bool]:
        lines = [SetLine("Neue Brücke", left, right, 100.0 + 12 * at, 10, False, False, at)
                 for at, (left, right) in enumerate(edges)]  # fmt: skip
        pieces = manuscript_of_pages([ReadPage(1, (TextBlock(tuple(lines)),))]).pieces
        return [piece.text.startswith(" ") for piece in pieces if isinstance(piece, WrittenLine)]

    assert texts((99, 510), (246, 363)) == [False, False]
    assert texts((67, 200), (60, 200), (60, 200)) == [True, False, False]
    assert texts((60, 200), (60, 200), (67, 140)) == [False, False, True]


def large(words: str, size: float = 18, *, bold: bool = True) -> list[tuple[int, str]]:
    """What is fixed of a page where these words stand in large type between two columns of text."""

    def block(text: str, base: float, size: float, *, bold: bool) -> TextBlock:
        lines = text.split("\n")
        return TextBlock(
            tuple(SetLine(line, 60, 200, base + 12 * at, size, bold, False, at) for at, line in enumerate(lines))
        )

    text = "\n".join(COLUMNS[0])
    blocks = (block(text, 100, 10, bold=False), block(words, 200, size, bold=bold), block(text, 230, 10, bold=False))
    return list(manuscript_of_pages([ReadPage(1, blocks)]).fixed)


def test_large_bold_words_inside_a_report_are_a_crosshead_and_quotations_set_large_are_none() -> None:
    assert [role for _, role in large("Chor sucht Stimmen")] == ["subheading"]
    assert large("„Wir suchen Stimmen“") == large("Wir suchen Stimmen.") == []
    assert large("Chor sucht Stimmen", 11) == large("Chor sucht Stimmen", bold=False) == []


_LETTER = (
    "Der Rat von Lauter hat am Montag den Bau der neuen Brücke über die Aue beschlossen, die im",
    "Frühjahr fertig sein soll und zwei Millionen Euro kosten wird, wie die Bürgermeisterin sagte.",
    "Die alte Brücke war im Winter gesperrt worden, weil ihre Pfeiler nicht mehr trugen, und die",
    "Busse fahren seither einen Umweg über Bergen, der für alle eine halbe Stunde länger dauert.",
    "Gegen den Bau stimmten nur zwei Mitglieder des Rates, die lieber eine Fähre gesehen hätten,",
    "wie sie bis zum Jahr 1931 an dieser Stelle über den Fluss gefahren war, sagte Ida Roth.",
)


def _letter(canvas: Any, *, hanging: bool) -> None:
    """Six lines at a step and a half over the small print of the sender, which has most lines of the page."""
    put(canvas, HEADLINE, 60, 100, 15, "Helvetica-Bold")
    for number, line in enumerate(_LETTER):
        put(canvas, line, 74 if hanging and number % 2 else 60, 140 + 22 * number, 12)
    for number in range(12):
        put(canvas, f"Verein Lauter, Zeile {number} der Satzung", 60, 700 + 7 * number, 6)


def test_widely_set_lines_are_one_paragraph_over_any_small_print() -> None:
    content = pdf(lambda canvas: _letter(canvas, hanging=False))
    read = umbruch.read(content).article
    assert read.headline == HEADLINE
    assert body(read).startswith(" ".join(_LETTER))


def test_paragraphs_whose_lines_are_set_in_but_the_first_begin_where_none_is() -> None:
    read = umbruch.read(pdf(lambda canvas: _letter(canvas, hanging=True))).article
    texts = [*block_texts(read.body)]
    assert texts[:3] == [" ".join(_LETTER[at : at + 2]) for at in (0, 2, 4)]
