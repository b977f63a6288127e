"""Tables: every cell comes out, long ones go on in the next column under their header again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.publications import paragraph, words
from tests.tools import run_tool
from tests.writers.pdf_reading import drawn, opened, render, roles, text_of
from umbruch.style import builtin_names
from umbruch.tree import Article, Publication, Table


def table_of(rows: int) -> Publication:
    table = Table(
        header=(words("Ortsteil"), words("Einwohner"), words("Bemerkung")),
        rows=tuple((words(f"Dorf {n}"), words(f"{n * 137 % 2000}"), words("Hinweis " * (n % 5))) for n in range(rows)),
        caption=words("Alle Ortsteile"),
    )
    return Publication(lang="de", articles=(Article(lang="de", body=(paragraph("Vorher."), table)),))


@pytest.mark.parametrize("style", builtin_names())
def test_every_row_comes_out_once_and_in_order(style: str, tmp_path: Path) -> None:
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


@pytest.mark.parametrize("style", builtin_names())
def test_a_small_table_stays_in_one_column(style: str) -> None:
    content = render(table_of(5), style)
    heads = re.findall(rb"/TH <</MCID \d+>> BDC", drawn(content))
    assert len(heads) == 3
    assert drawn(content).count(b"/Artifact <</Type /Layout>> BDC") < 10
