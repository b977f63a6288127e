"""The files of a kit: a list of rights that no spreadsheet runs, a ZIP that every system unpacks alike."""

from __future__ import annotations

import csv
import io
import zipfile

import msgspec
import pytest

import umbruch
from tests.publications import paragraph, picture, words
from umbruch.style import Style, load
from umbruch.tree import Article, Figure, Publication


def archive(caption: str = "Der Kai.") -> zipfile.ZipFile:
    figure = Figure(image="kai.jpg", caption=words(caption), alt="Ein Kai")
    article = Article(lang="de", headline="Markt", body=(paragraph("Alle kamen."), figure))
    publication = Publication(lang="de", articles=(article,), pictures=(picture("kai.jpg"),))
    return zipfile.ZipFile(io.BytesIO(umbruch.render(publication, "presskit", on_diagnostic=lambda _: None)))


@pytest.mark.parametrize("sign", "=+-@")
def test_no_text_in_the_list_of_rights_is_a_formula(sign: str) -> None:
    with archive(f"{sign}2+3") as kit:
        (name,) = (one for one in kit.namelist() if one.endswith("rights.csv"))
        rows = list(csv.DictReader(io.StringIO(kit.read(name).decode("utf-8-sig")), delimiter=";"))
    assert [row["caption"] for row in rows] == [f"'{sign}2+3"]


def test_other_texts_stand_in_it_as_they_are() -> None:
    with archive("Der Kai; am „Tor“\nzum Hafen") as kit:
        (name,) = (one for one in kit.namelist() if one.endswith("rights.csv"))
        rows = list(csv.DictReader(io.StringIO(kit.read(name).decode("utf-8-sig")), delimiter=";"))
    assert [row["caption"] for row in rows] == ["Der Kai; am „Tor“ zum Hafen"]


def test_every_file_of_the_zip_is_a_readable_file_of_unix_with_one_time() -> None:
    with archive() as kit:
        entries = kit.infolist()
    assert {(one.create_system, one.external_attr >> 16) for one in entries} == {(3, 0o100644)}
    assert len({one.date_time for one in entries}) == 1
    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {one.filename.split("/")[0] for one in entries} == {entries[0].filename.split("/")[0]}


def word_files(style: Style) -> dict[str, zipfile.ZipFile]:
    """The Word files of a kit, whole and article by article, by name."""
    article = Article(lang="de", headline="Markt", body=(paragraph("Alle kamen."),))
    publication = Publication(kind="kit", title="Mappe", lang="de", articles=(article,))
    content = umbruch.render(publication, "presskit", style, on_diagnostic=lambda _: None)
    with zipfile.ZipFile(io.BytesIO(content)) as kit:
        return {name: zipfile.ZipFile(io.BytesIO(kit.read(name))) for name in kit.namelist() if name.endswith(".docx")}


def test_word_files_of_a_kit_carry_the_faces_of_the_style_unless_it_says_no() -> None:
    style = load("broadsheet")
    for file in (carrying := word_files(style)).values():
        assert any(name.endswith(".odttf") for name in file.namelist())
    without = msgspec.structs.replace(style, docx=msgspec.structs.replace(style.docx, embed_fonts=False))
    for file in (bare := word_files(without)).values():
        assert not any(name.endswith(".odttf") for name in file.namelist())
    assert carrying.keys() == bare.keys()
    assert len(carrying) == 2
