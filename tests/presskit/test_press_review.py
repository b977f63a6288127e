"""A press review: one file from a folder of clippings, ordered as newsrooms read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.running import run
from tests.conformance.pdf_profiles import broken_rules
from tests.invented_articles import invented, photograph
from tests.writers.pdf_reading import render, text_of
from umbruch.cli.terminal import size_of
from umbruch.errors import InputUnreadable, UsageError
from umbruch.presskit import press_review as press_review_module
from umbruch.presskit.press_review import press_review
from umbruch.style import load
from umbruch.tree import Article, Figure, Paragraph, Publication, Source, Text
from umbruch.writers.pdf.columns.makeup import make_up
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.strips import PictureStrip

CLIPPING = """{headline}

Von Lena Arndt

TALBRÜCK. Vom 1. Dezember an fährt in Talbrück ein Bürgerbus. Auf drei Linien verbindet er die Ortsteile mit dem
Bahnhof, dem Ärztehaus und dem Marktplatz. Gefahren wird werktags von 7 bis 19 Uhr, samstags bis 14 Uhr.

Möglich machen das Angebot 27 Fahrerinnen und Fahrer, die sich ehrenamtlich abwechseln. Der Jüngste ist 23 Jahre alt.

Quelle: {paper}, {day}. November 2026, Seite {page}
"""
CLIPPINGS = (
    ("Zwei Sitze mehr", "Talbrücker Bote", "19", "12"),
    ("Im Bürgerbus zum Bahnhof", "Talbrücker Bote", "19", "5"),
    ("Ehrenamt am Steuer", "Hellentaler Nachrichten", "18", "3"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clippings"
    made.mkdir()
    for number, (headline, paper, day, page) in enumerate(CLIPPINGS):
        text = CLIPPING.format(headline=headline, paper=paper, day=day, page=page)
        (made / f"{number}.txt").write_text(text, encoding="utf-8")
    return made


def headlines(publication: Publication) -> list[str | None]:
    return [article.headline for article in publication.articles]


def test_clippings_stand_by_newspaper_day_and_page(folder: Path) -> None:
    made = press_review([folder]).publication
    assert headlines(made) == ["Ehrenamt am Steuer", "Im Bürgerbus zum Bahnhof", "Zwei Sitze mehr"]
    assert (made.title, made.lang, made.date) == ("Pressespiegel", "de", "2026-11-19")


def test_a_clipping_that_cannot_be_read_is_said_and_the_others_are_taken(folder: Path) -> None:
    (folder / "leer.txt").write_text("")
    made = press_review([folder])
    assert len(made.publication.articles) == len(CLIPPINGS)
    assert [Path(source).name for source, one in made.remarks if one.code == "review.unread"] == ["leer.txt"]


def test_a_folder_without_clippings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable):
        press_review([tmp_path])


def test_a_language_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError):
        press_review([folder], lang="Deutsch")


def test_pictures_of_one_name_from_two_folders_stay_two(folder: Path) -> None:
    first, second = (invented(seed, characters=900, pictures=1) for seed in (1, 2))
    other = replace(second.pictures[0], content=first.pictures[0].content[:-2] + b"\xff\xd9")
    for name, publication in (("a", first), ("b", replace(second, pictures=(other,)))):
        below = folder / name
        below.mkdir()
        (below / "bild.jpg").write_bytes(publication.pictures[0].content)
        (below / "clipping.md").write_text(f"# Kopf {name}\n\nEin Absatz mit Worten.\n\n![Ein Bild](bild.jpg)\n")
    (folder / "b" / "bild.jpg").write_bytes(first.pictures[0].content + b"\n")
    made = press_review([folder]).publication
    assert len({picture.href for picture in made.pictures}) == len(made.pictures) == 2


def review() -> Publication:
    def clipping(headline: str, paper: str, copies: int, page: str) -> Article:
        source = Source(f"{paper}, Seite {page}", (paper,), "2026-11-19", page, circulation=copies, rights=f"© {paper}")
        body = (Paragraph((Text("Am Montag wurde in der Halle wieder gearbeitet. " * 12),)),)
        return Article(lang="de", headline=headline, section="Lokales", source=source, body=body)

    articles = (
        clipping("Das Freibad bleibt", "Weser-Rundschau", 96_500, "9"),
        clipping("Im Bürgerbus", "Talbrücker Bote", 18_400, "5"),
        clipping("Acht Sitze", "Talbrücker Bote", 18_400, "7"),
    )
    kit = Publication(kind="kit", title="Pressespiegel", lang="de", date="2026-11-19", articles=articles)
    return replace(kit, publisher="Gemeinde Talbrück")


def test_the_cover_lists_clippings_by_newspaper_with_their_sheets(tmp_path: Path) -> None:
    pages = text_of(render(review(), "pressreview"), tmp_path).split("\f")
    cover = " ".join(pages[0].split())
    assert "Pressespiegel 19. November 2026" in cover
    assert "Beiträge: 3 · Titel: 2 · Auflage zusammen: 114.900" in cover
    assert "Auflage 96.500" in cover
    for row in ("Das Freibad bleibt", "Im Bürgerbus Lokales 5 3", "Acht Sitze Lokales 7 4"):
        assert row in cover


def test_each_clipping_has_a_sheet_with_its_newspaper_and_its_rights(tmp_path: Path) -> None:
    pages = text_of(render(review(), "pressreview"), tmp_path).split("\f")
    sheet = " ".join(pages[2].split())
    for words in ("Zeitung", "Talbrücker Bote", "Auflage", "18.400", "Ressort", "Lokales", "© Talbrücker Bote"):
        assert words in sheet


def test_a_press_review_keeps_every_rule_of_its_standards() -> None:
    assert broken_rules(render(review(), "pressreview")) == []


def test_the_command_makes_one_file_of_a_folder(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "spiegel.pdf"
    done = run("pressreview", folder, "-o", out)
    assert done.status == 0
    assert done.out == f"{out}  {size_of(out.stat().st_size)}\n"
    assert out.read_bytes().startswith(b"%PDF-1.7")


def test_the_command_takes_paper_and_keys_of_the_style(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "spiegel.pdf"
    assert run("pressreview", folder, "-o", out, "--paper", "letter", "--set-style", "pdf.standard=ua-2").status == 0
    assert out.read_bytes().startswith(b"%PDF-2.0")
    assert b"/MediaBox [0 0 612 792]" in out.read_bytes()
    done = run("pressreview", folder, "-o", out, "--set-style", "page.colums=2")
    assert done.status != 0
    assert "page.columns" in done.err or "columns" in done.err


def test_the_command_says_what_it_left_out(folder: Path, tmp_path: Path) -> None:
    (folder / "leer.txt").write_text("")
    done = run("pressreview", folder, "-o", tmp_path / "spiegel.epub")
    assert done.status == 1
    assert "leer.txt: left out" in done.err


def test_a_day_that_is_none_is_wrong_usage(folder: Path) -> None:
    assert run("pressreview", folder, "--date", "19.11.2026").status == 2


def with_facsimile(folder: Path) -> Path:
    """A picture of the printed page beside the first clipping."""
    page = folder / "0.facsimile.jpg"
    page.write_bytes(photograph(1200, 1700, "seite.jpg").content)
    return page


def test_the_printed_page_stands_whole_and_framed_on_a_sheet_of_its_own(folder: Path) -> None:
    with_facsimile(folder)
    review = press_review([folder], rights="Lizenz 2026/114").publication
    shown = [article for article in review.articles if isinstance(article.body[-1], Figure)]
    assert [article.headline for article in shown] == ["Zwei Sitze mehr"]
    made = make_up(review, load("pressreview"), FigureSetter(review))
    [(small, before), (strip, page)] = [
        (strip, number)
        for number, one in enumerate(made.pages)
        for strip, _, _ in one.strips
        if isinstance(strip, PictureStrip)
    ]
    assert before + 1 == page == len(made.pages) - 1
    assert small.width < 90
    assert not small.speaks()  # what it shows stands on the sheet behind
    assert strip.frame is not None
    assert strip.height / strip.width == pytest.approx(1700 / 1200, abs=0.01)
    assert strip.height > load("pressreview").page.height * 0.7
    assert broken_rules(render(review, "pressreview")) == []


def test_a_printed_page_without_rights_is_left_out_and_that_is_said(folder: Path) -> None:
    page = with_facsimile(folder)
    made = press_review([folder])
    assert made.publication.pictures == ()
    assert [one.code for _, one in made.remarks if page.name in one.message] == ["review.rights"]


def test_rights_of_a_clipping_are_not_written_over() -> None:
    source = Source("Talbrücker Bote", ("Talbrücker Bote",), rights="© Bote")
    read = Publication(articles=(Article(source=source), Article(source=replace(source, rights=None))))
    made = press_review_module._licensed(read, "Lizenz", None)
    assert [article.source.rights for article in made.articles if article.source] == ["© Bote", "Lizenz"]
