"""Several articles on a page of a newspaper: each with the columns, captions and credits that stand under its head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import umbruch
from tests.cli.running import run
from tests.readers.pdf.pages import pdf
from umbruch.tree import Figure
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts

WIDTH, HEIGHT = 1000, 1400
TOWNS = ("LAUTER", "BERGEN", "AUE", "TALHEIM")
SENTENCES = {
    "LAUTER": "Der Rat hat den Bau der Brücke beschlossen und will im Frühjahr damit beginnen.",
    "BERGEN": "Die Schule bekommt eine Halle für den Sport und einen Garten hinter dem Haus.",
    "AUE": "Am Fluss brüten wieder Störche und die Kinder zählen ihre Jungen jeden Tag.",
    "TALHEIM": "Der Chor singt im Advent in der Kirche und sucht noch Stimmen im Bass.",
}


def put(canvas: Any, text: str, left: float, down: float, size: float, font: str = "Times-Roman") -> None:
    canvas.setFont(font, size)
    canvas.drawString(left, HEIGHT - down, text)


def column(canvas: Any, town: str, left: float, down: float, lines: int, *, first: bool) -> None:
    words = (SENTENCES[town] + " ").split() * 40
    if first:
        words.insert(0, town)
    for number in range(lines):
        line = ""
        while canvas.stringWidth(f"{line} {words[0]}", "Times-Roman", 9) < 145:
            line = f"{line} {words.pop(0)}".strip()
        put(canvas, line, left, down + 11 * number, 9)


def front_page(canvas: Any) -> None:
    put(canvas, "Lauter Bote · Samstag, 1. Februar 2020 · Seite 16", 40, 40, 10)
    put(canvas, "Rat baut eine neue Brücke über den Fluss", 200, 130, 40, "Times-Bold")
    put(canvas, "Beginn im Frühjahr, Ende in zwei Jahren", 200, 160, 15)
    for number in range(4):
        column(canvas, "LAUTER", 200 + 160 * number, 190, 45, first=not number)
    put(canvas, "Störche am Fluss", 40, 130, 14, "Times-Bold")
    column(canvas, "AUE", 40, 150, 30, first=True)
    put(canvas, "Chor sucht Stimmen", 40, 500, 14, "Times-Bold")
    column(canvas, "TALHEIM", 40, 520, 15, first=True)
    put(canvas, "Schule bekommt eine Halle", 40, 800, 34, "Times-Bold")
    column(canvas, "BERGEN", 40, 830, 40, first=True)
    for number in range(1, 3):
        column(canvas, "BERGEN", 40 + 160 * number, 830, 40, first=False)
    for number in range(3, 6):
        column(canvas, "BERGEN", 40 + 160 * number, 1130, 13, first=False)
    put(canvas, "Die Halle von außen. Foto: Ida Kern", 520, 1110, 8)


def page() -> bytes:
    return pdf(front_page, size=(WIDTH, HEIGHT))


def words(reading: Reading, number: int) -> str:
    return " ".join(block_texts(reading.articles[number].body))


def test_each_headline_keeps_the_columns_under_it() -> None:
    reading = umbruch.read(page())
    assert reading.kind == "kit"
    assert [article.headline for article in reading.articles] == [
        "Rat baut eine neue Brücke über den Fluss",
        "Schule bekommt eine Halle",
        "Störche am Fluss",
        "Chor sucht Stimmen",
    ]
    for number, town in enumerate(("LAUTER", "BERGEN", "AUE", "TALHEIM")):
        own = SENTENCES[town].split()[-2:]
        assert " ".join(own) in words(reading, number)
        others = [SENTENCES[other].split()[1] for other in TOWNS if other != town]
        assert not [other for other in others if f" {other} " in words(reading, number)]


def test_columns_beside_a_picture_belong_to_the_report_whose_foot_they_share() -> None:
    reading = umbruch.read(page())
    figures = [block for block in reading.articles[1].body if isinstance(block, Figure)]
    assert "".join(block_texts(figures)).startswith("Die Halle von außen")
    assert "Garten" not in words(reading, 0)


def test_paper_and_day_of_the_page_are_the_source_of_each_article() -> None:
    sources = [article.source for article in umbruch.read(page()).articles]
    assert {(one.publications, one.date, one.page) for one in sources if one} == {
        (("Lauter Bote",), "2020-02-01", "16")
    }


def test_one_article_of_a_page_is_taken_and_corrected_alone(tmp_path: Path) -> None:
    path = tmp_path / "seite.pdf"
    path.write_bytes(page())
    assert umbruch.read(path, article=2).article.headline == "Schule bekommt eine Halle"
    ran = run("inspect", path, "--article", "3", "--set", "byline=Ida Kern")
    assert "Störche am Fluss" in ran.out
    assert "Ida Kern" in ran.out
    refused = run("convert", path, "--article", "9", "-o", tmp_path / "out")
    assert refused.status == 2
    assert "no article 9: the input holds 4 articles" in refused.err
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def page_with_kicker(*, creator: str = "") -> bytes:
    def draw(canvas: Any) -> None:
        canvas.setCreator(creator)
        put(canvas, "Samstag, 1. Februar 2020", 40, 30, 10)
        put(canvas, "Lauter Bote", 480, 30, 10)
        put(canvas, "Seite 16", 900, 30, 10)
        put(canvas, "Verkehr", 40, 62, 10, "Helvetica-Bold")
        put(canvas, "Rat baut eine neue Brücke", 40, 100, 40, "Times-Bold")
        for number in range(3):
            column(canvas, "LAUTER", 40 + 160 * number, 130, 40, first=not number)
        put(canvas, "Störche am Fluss", 680, 100, 20, "Times-Bold")
        column(canvas, "AUE", 680, 130, 40, first=True)

    return pdf(draw, size=(WIDTH, HEIGHT))


def test_a_line_right_over_a_headline_at_the_upper_edge_is_its_kicker_and_none_of_the_folio() -> None:
    article = umbruch.read(page_with_kicker()).articles[0]
    assert (article.kicker, article.headline) == ("Verkehr", "Rat baut eine neue Brücke")
    assert article.source is not None
    assert (article.source.publications, article.source.page) == (("Lauter Bote",), "16")
    assert "Verkehr" not in article.source.text


def test_a_page_of_newspaper_size_is_no_print_of_a_web_page_though_a_browser_made_it() -> None:
    browser = "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0"
    heads = [article.headline for article in umbruch.read(page_with_kicker(creator=browser)).articles]
    assert heads == ["Rat baut eine neue Brücke", "Störche am Fluss"]


def small_page(*rules: int) -> Reading:
    """A page of A4 with a folio, two headlines over columns, and rules through it at these heights."""

    def draw(canvas: Any) -> None:
        put(canvas, "Lauter Bote · Samstag, 1. Februar 2020 · Seite 16", 40, HEIGHT - 842 + 40, 8)
        for head, town, down in (("Rat baut eine neue Brücke", "LAUTER", 90), ("Chor sucht Stimmen", "TALHEIM", 400)):
            put(canvas, head, 40, HEIGHT - 842 + down, 20, "Times-Bold")
            for number in range(3):
                column(canvas, town, 40 + 160 * number, HEIGHT - 842 + down + 25, 12, first=not number)
        for down in rules:
            canvas.rect(40, 842 - down, 470, 1, stroke=0, fill=1)

    return umbruch.read(pdf(draw), name="page.pdf")


def test_a_small_page_with_a_folio_holds_several_articles_where_rules_end_them() -> None:
    articles = small_page(375).articles
    assert [one.headline for one in articles] == ["Rat baut eine neue Brücke", "Chor sucht Stimmen"]
    assert {one.source.date for one in articles if one.source} == {"2020-02-01"}
    assert len(small_page(300).articles) == len(small_page().articles) == 1
