"""What our own writers make of a good article passes our own check, in every format and style."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import umbruch
from tests.preflight.good import LATER, NOW, publication
from tests.publications import BASIC_STYLES, words
from umbruch.preflight import inspect
from umbruch.preflight.detection import kind_of
from umbruch.preflight.rules import TITLES
from umbruch.tree import Article, Publication, Table

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
