"""What our own writers make of a good article passes our own check, in every format and style."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

import umbruch
from tests.preflight.good import LATER, NOW, publication
from tests.preflight.good_kits import files, listed, photograph, zipped
from tests.publications import BASIC_STYLES, words
from umbruch.pictures.own_metadata import PhotoFacts
from umbruch.preflight import inspect
from umbruch.preflight.common.credited_beside import FilesBeside
from umbruch.preflight.detection import kind_of
from umbruch.preflight.rules import TITLES
from umbruch.tree import Article, Credit, Figure, Picture, Publication, Table

FORMATS = [row.name for row in umbruch.formats() if row.writes and row.name.partition("-")[0] in TITLES]
"""Every format that is written here; a press kit has a test of its own."""

HELD = "embargo.running"


@pytest.mark.parametrize("format", FORMATS)
def test_the_check_finds_nothing_grave_in_what_we_write(format: str, tmp_path: Path) -> None:
    row = next(row for row in umbruch.formats() if row.name == format)
    path = umbruch.write(publication(), tmp_path / f"bericht{row.suffixes[0]}", format=format)
    result = inspect(path, now=NOW, tools=False)
    assert result.kind == format.partition("-")[0]
    assert [str(one) for one in result.findings if one.severity != "info"] == []


@pytest.mark.slow
def test_a_press_kit_passes_as_folder_and_as_archive(tmp_path: Path) -> None:
    archive = umbruch.write(publication(LATER), tmp_path / "mappe.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "mappe")
    for path in (archive, tmp_path / "mappe", tmp_path):
        result = inspect(path, now=NOW, tools=False)
        assert result.kind == "kit"
        assert {one.code for one in result.findings if one.severity != "info"} == {HELD}
        names = {(one.field or "").split(", ")[0].rsplit(".", 1)[-1] for one in result.findings if one.code == HELD}
        assert names >= {"epub", "docx", "xml", "html", "txt"}


@pytest.mark.parametrize("style", BASIC_STYLES)
@pytest.mark.parametrize("format", ["pdf", "epub", "docx"])
def test_every_style_passes(format: str, style: str) -> None:
    content = umbruch.render(publication(), format, style)
    assert kind_of(content) == format
    found = umbruch.check(content, now=NOW, tools=False)
    assert [str(one) for one in found if one.severity != "info"] == []


def test_a_table_whose_first_column_alone_is_of_heads_has_heads(tmp_path: Path) -> None:
    for heads, codes in ((True, set()), (False, {"table.header"})):
        table = Table(rows=((words("Erbaut"), words("1742")), (words("Wasserrad"), words("Eiche"))), row_heads=heads)
        article = Article(headline="Die Mühle", lang="de", body=(table,))
        path = tmp_path / "table.docx"
        path.write_bytes(umbruch.render(Publication(lang="de", articles=(article,)), "docx"))
        assert {one.code for one in umbruch.check(path, tools=False)} & {"table.header"} == codes


LOGO = photograph(PhotoFacts(), 800)
"""A picture of few pixels that says nothing of itself."""


@pytest.mark.parametrize("format", ["docx", "epub", "html"])
def test_the_sign_of_a_house_is_no_photograph_and_a_photograph_of_its_kind_is_one(format: str) -> None:
    picture = Picture("haus.jpg", "image/jpeg", 800, 533, LOGO)
    article = Article(headline="Die Mühle", lang="de", body=(Figure(image="haus.jpg", alt="Ein Haus"),))
    codes = []
    for one in (
        Publication("kit", lang="de", title="Mappe", publisher="Haus", logo="haus.jpg", articles=(Article(lang="de"),)),
        Publication(lang="de", articles=(article,)),
    ):
        content = umbruch.render(replace(one, pictures=(picture,)), format, on_diagnostic=lambda _: None)
        codes.append({found.code for found in umbruch.check(content, tools=False) if "picture" in found.code})
    assert codes[0] == set()
    assert "picture.credit" in codes[1]


def test_a_logo_in_a_kit_is_known_by_the_page_that_shows_it() -> None:
    head = b"<!DOCTYPE html><html lang=de><meta charset=utf-8><title>Haus</title><h1>Haus</h1>"
    for mark, codes in ((b'class="logo"', set()), (b"", {"picture.credit", "picture.resolution"})):
        page = head + b'<p><img src="pictures/haus.jpg" alt="Haus" ' + mark + b"></p>"
        content = zipped(listed({**files(), "haus.html": page, "pictures/haus.jpg": LOGO}))
        found = umbruch.check(content, tools=False)
        assert {one.code for one in found if "haus" in (one.field or "") and one.severity == "warning"} == codes


def test_who_made_a_picture_is_known_by_the_style_of_a_line_in_word() -> None:
    figure = Figure(image="kai.jpg", alt="Ein Kai", credit=Credit("Mara Lindt"))
    picture = Picture("kai.jpg", "image/jpeg", 1400, 933, photograph(PhotoFacts()))
    for one, found in ((figure, False), (replace(figure, credit=None, caption=words("Mara Lindt")), True)):
        article = Article(headline="Der Kai", lang="de", body=(one,))
        content = umbruch.render(
            Publication(lang="de", articles=(article,), pictures=(picture,)), "docx", on_diagnostic=lambda _: None
        )
        assert ("picture.credit" in {each.code for each in umbruch.check(content, tools=False)}) is found


def test_a_picture_without_a_credit_needs_that_of_an_article_that_is_checked_with_it(tmp_path: Path) -> None:
    figure = Figure(image="kai.jpg", alt="Ein Kai", credit=Credit("Foto: Mara Lindt", "Mara Lindt"))
    picture = Picture("kai.jpg", "image/jpeg", 1400, 933, photograph(PhotoFacts()))
    for folder, one, told in (("a", figure, False), ("b", replace(figure, credit=None), True)):
        (tmp_path / folder).mkdir()
        article = Article(headline="Der Kai", lang="de", body=(one,))
        publication = Publication(lang="de", date="2026-05-04", articles=(article,), pictures=(picture,))
        story = umbruch.write(publication, tmp_path / folder / "kai.xml", on_diagnostic=lambda _: None)
        stored = story.with_name("kai.jpg")
        beside = FilesBeside([str(story), str(stored)])
        for result in (inspect(stored, tools=False, beside=beside), inspect(story.parent, tools=False)):
            found = [each.field for each in result.findings if each.code == "picture.credit"]
            assert ([each for each in found if each in (None, "kai.jpg")] != []) is told
        assert "picture.credit" in {each.code for each in inspect(stored, tools=False).findings}
