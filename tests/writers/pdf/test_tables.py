"""Tables: every cell comes out, long ones go on in the next column under their header again."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.publications import BASIC_STYLES, paragraph, words
from tests.tools import run_tool
from tests.two_columns import two_columns
from tests.writers.pdf_reading import drawn, opened, render, render_with_remarks, roles, text_of
from umbruch.style import Style, load
from umbruch.tree import Article, Publication, Table
from umbruch.writers.pdf.columns.makeup import make_up
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.strips import TypeStrip


def table_of(rows: int) -> Publication:
    table = Table(
        header=(words("Ortsteil"), words("Einwohner"), words("Bemerkung")),
        rows=tuple((words(f"Dorf {n}"), words(f"{n * 137 % 2000}"), words("Hinweis " * (n % 5))) for n in range(rows)),
        caption=words("Alle Ortsteile"),
    )
    return Publication(lang="de", articles=(Article(lang="de", body=(paragraph("Vorher."), table)),))


@pytest.mark.slow
@pytest.mark.parametrize("style", [two_columns(), "clipping", "release"], ids=["columns", "clipping", "release"])
def test_every_row_comes_out_once_and_in_order(style: str | Style, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(render(table_of(120), style))
    text = run_tool("pdfinfo", "-enc", "UTF-8", "-struct-text", path)
    places = [text.index(f'"Dorf {n}') for n in range(120)]
    assert places == sorted(places)


def test_the_header_stands_again_above_the_rows_that_go_on(tmp_path: Path) -> None:
    content = render(table_of(120), "release")
    pdf = opened(content)
    assert len(pdf.pages) > 1
    assert text_of(content, tmp_path).count("Einwohner") == len(pdf.pages)
    assert roles(pdf).count("TH") == 3


def test_a_row_that_is_deeper_than_a_page_is_broken(tmp_path: Path) -> None:
    deep = "Ein Satz, der sich sehr oft wiederholt. " * 700
    table = Table(rows=((words("links"), words(deep)),))
    content = render(Publication(lang="de", articles=(Article(lang="de", body=(table,)),)), "release")
    assert len(opened(content).pages) > 1
    assert text_of(content, tmp_path).count("wiederholt") == 700


@pytest.mark.parametrize("columns", [1, 8, 30])
def test_any_number_of_columns_keeps_its_words(columns: int, tmp_path: Path) -> None:
    table = Table(rows=(tuple(words(f"Zelle{n}") for n in range(columns)),))
    content = render(Publication(lang="de", articles=(Article(lang="de", body=(table,)),)))
    path = tmp_path / "made.pdf"
    path.write_bytes(content)
    joined = run_tool("pdfinfo", "-enc", "UTF-8", "-struct-text", path)
    letters = "".join(character for character in joined if character.isalnum())
    assert all(f"Zelle{n}" in letters for n in range(columns))


@pytest.mark.parametrize("style", BASIC_STYLES)
def test_a_small_table_stays_in_one_column(style: str) -> None:
    content = render(table_of(5), style)
    heads = re.findall(rb"/TH <</MCID \d+>> BDC", drawn(content))
    assert len(heads) == 3
    assert drawn(content).count(b"/Artifact <</Type /Layout>> BDC") < 10


def cells_of(table: Table, style: str = "broadsheet") -> list[list[tuple[float, float]]]:
    """Where the cells of each line of a table begin and end, in points."""
    publication = Publication(lang="de", articles=(Article(lang="de", body=(table,)),))
    made = make_up(publication, load(style), FigureSetter(publication))
    lines = [strip.lines for page in made.pages for strip, _, _ in page.strips if isinstance(strip, TypeStrip)]
    return [[(at + line.offset, at + line.offset + line.width) for line, at in row] for row in lines]


@pytest.mark.parametrize(
    "figures",
    [("420 kg", "1.150 kg"), ("1,5 Mio. €", "12 Mio. €"), ("+3,2 %", "−0,4 %"), ("12", "–"), ("EUR 7", "EUR 1 200")],
)
def test_figures_end_in_line_well_before_the_next_column(figures: tuple[str, str]) -> None:
    rows = tuple((words("Dorf"), words(figure), words("daneben")) for figure in figures)
    placed = cells_of(Table(header=(words("Ort"), words("Gewicht"), words("Ton")), rows=rows))
    ends = {round(row[1][1], 2) for row in placed}
    assert len(ends) == 1
    assert all(row[2][0] - row[1][1] > 20 for row in placed)


@pytest.mark.parametrize("cells", [("0521 12345-6", "030 99"), ("12 Stühle", "4 Tische"), ("Halle", "7")])
def test_what_is_no_quantity_begins_in_line(cells: tuple[str, str]) -> None:
    rows = tuple((words("Dorf"), words(cell), words("daneben")) for cell in cells)
    placed = cells_of(Table(header=(words("Ort"), words("Was"), words("Ton")), rows=rows))
    assert len({round(row[1][0], 2) for row in placed}) == 1


def test_a_quantity_is_not_broken_in_a_narrow_table() -> None:
    long = words("Eine Bemerkung, die über mehrere Zeilen dieser schmalen Spalte läuft")
    rows = tuple((long, words("1.150 kg"), long) for _ in range(2))
    placed = cells_of(Table(header=(words("Ort"), words("Gewicht"), words("Ton")), rows=rows))
    assert sum(1 for row in placed if len(row) == 3) == 3


def test_words_too_long_for_their_column_are_cut_between_syllables() -> None:
    long = words("Städtebauförderungsgesellschaft Bereitschaftsdienst")
    table = Table(header=(words("Ort"), words("Träger"), words("Was"), words("Ton")), rows=((long, long, long, long),))
    publication = Publication(lang="de", articles=(Article(lang="de", body=(table,)),))
    made = make_up(publication, load("leaflet"), FigureSetter(publication))
    lines = [
        line
        for page in made.pages
        for strip, _, _ in page.strips
        if isinstance(strip, TypeStrip)
        for line, _ in strip.lines
    ]
    assert sum(1 for line in lines if line.is_cut) >= 4


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_figures_are_never_broken(columns: int) -> None:
    rows = tuple(
        (words("2026"), words("105939"), words("136692"), words("18,5 Mio. €"), words("7 %")) for _ in range(3)
    )
    header = tuple(words(title) for title in ("Jahr", "Besucher", "Ausleihen", "Kosten", "Anteil"))
    publication = Publication(lang="de", articles=(Article(lang="de", body=(Table(header=header, rows=rows),)),))
    style = load("broadsheet")
    style = msgspec.structs.replace(style, page=msgspec.structs.replace(style.page, columns=columns))
    made = make_up(publication, style, FigureSetter(publication))
    strips = [strip for page in made.pages for strip, _, _ in page.strips if isinstance(strip, TypeStrip)]
    texts = [
        "".join(
            piece[0].text[piece[1] : piece[2]]
            for _, pieces in line.strokes
            for piece in pieces
            if isinstance(piece, tuple)
        )
        for strip in strips
        for line, _ in strip.lines
    ]
    assert sum(1 for text in texts if text.startswith("105939")) == 3
    assert sum(1 for text in texts if text.startswith("136692")) == 3
    assert sum(1 for text in texts if text.startswith("18,5")) == 3


def many_columns(count: int) -> Publication:
    cells = tuple(words(f"{12_345 * (number + 1) % 1_000_000},{number}5") for number in range(count))
    table = Table(header=tuple(words(f"Spalte {number}") for number in range(count)), rows=(cells,) * 4)
    return Publication(lang="de", articles=(Article(lang="de", body=(paragraph("Vorher."), table)),))


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "leaflet", "release", "clipping"])
@pytest.mark.parametrize("columns", [13, 20, 26, 50])
def test_no_figure_of_a_wide_table_is_cut(style: str, columns: int, tmp_path: Path) -> None:
    content, remarks = render_with_remarks(many_columns(columns), style)
    assert not [one for one in remarks if one.code == "table.too_wide"]
    words_of_it = text_of(content, tmp_path).split()
    assert all(words_of_it.count(f"{12_345 * (n + 1) % 1_000_000},{n}5") >= 4 for n in range(columns))


def test_a_table_too_wide_for_its_page_stands_on_one_that_is_turned() -> None:
    body = tuple(paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * 12) for _ in range(24))
    publication = many_columns(18)
    article = msgspec.structs.replace(publication.articles[0], body=(*publication.articles[0].body, *body))
    pages = opened(render(msgspec.structs.replace(publication, articles=(article,)), "broadsheet")).pages
    boxes = [tuple(float(side) for side in page.MediaBox) for page in pages]
    assert boxes[1] == (0.0, 0.0, boxes[0][3], boxes[0][2])
    assert boxes[2] == boxes[0]


def test_text_goes_on_before_a_turned_page_of_one_column() -> None:
    publication = many_columns(16)
    body = tuple(paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * 12) for _ in range(12))
    article = msgspec.structs.replace(publication.articles[0], body=(*publication.articles[0].body, *body))
    style = load("release")
    publication = msgspec.structs.replace(publication, articles=(article,))
    made = make_up(publication, style, FigureSetter(publication))
    widths = [page.furniture.style.page.width for page in made.pages]
    assert widths[1] > widths[0] == widths[2]
    lowest = min(top - strip.height for strip, _, top in made.pages[0].strips)
    assert lowest < style.page.margins.bottom + 2 * style.text.body.leading


@pytest.mark.parametrize("columns", [40, 60])
def test_a_table_too_wide_for_any_page_is_parted_beside_its_first_column(columns: int) -> None:
    head = (words("Bereich"), *(words(f"{1900 + n}") for n in range(columns)))
    row = (words("Feuerwehr"), *(words(f"{12_345 + n}") for n in range(columns)))
    table = Table(header=head, rows=(row, row))
    publication = Publication(lang="de", articles=(Article(lang="de", body=(paragraph("Vorher."), table)),))
    content = render(publication, "release")
    pdf = opened(content)
    assert len(pdf.pages[0].MediaBox) == 4
    assert roles(pdf).count("TH") == columns + 1
    assert roles(pdf).count("TR") == 3
    made = make_up(publication, load("release"), FigureSetter(publication))
    lines = [strip.lines for page in made.pages for strip, _, _ in page.strips if isinstance(strip, TypeStrip)]
    beside = [row for row in lines if len(row) > 1]
    assert len({round(row[0][1], 2) for row in beside}) == 1
    assert len(beside) in (6, 9, 12)


def test_a_figure_wider_than_the_page_is_told_once_with_a_remedy() -> None:
    long = words("1" + ".234" * 60)
    row = (words("Ort"), *(long for _ in range(4)))
    publication = Publication(lang="de", articles=(Article(lang="de", body=(paragraph("V."), Table((), (row,) * 2))),))
    remarks = render_with_remarks(publication, "leaflet")[1]
    (told,) = (one for one in remarks if one.code == "table.too_wide")
    assert told.field == "articles[0].body[1]"
    assert "5 columns" in told.message
    assert "--paper" in (told.hint or "")


def test_parts_of_a_table_longer_than_a_page_keep_their_order() -> None:
    body = tuple(paragraph("Am Montag wurde in der Halle wieder gearbeitet. " * 12) for _ in range(8))
    table = many_columns(24).articles[0].body[1]
    assert isinstance(table, Table)
    long = msgspec.structs.replace(table, rows=tuple((words(f"D{n}"), *table.rows[0][1:]) for n in range(14)))
    article = Article(lang="de", body=(*body[:2], long, *body[2:]))
    publication = Publication(lang="de", articles=(article,))
    made = make_up(publication, load("leaflet"), FigureSetter(publication))
    strips = [strip for page in made.pages for strip, _, _ in page.strips if isinstance(strip, TypeStrip)]
    rows = [strip.lines[0][0].ready().strokes for strip in strips if len(strip.lines) > 2]
    names = ["".join(one[0].text for one in row[0][1] if isinstance(one, tuple)) for row in rows]
    numbers = [int(name[1:]) for name in names if re.fullmatch(r"D\d+", name)]
    assert len(numbers) >= 28
    assert numbers == [*range(14)] * (len(numbers) // 14)


@pytest.mark.parametrize("columns", [1, 3, 7])
def test_a_table_that_fits_is_not_told(columns: int) -> None:
    remarks = render_with_remarks(many_columns(columns), "broadsheet")[1]
    assert not [one for one in remarks if one.code == "table.too_wide"]
