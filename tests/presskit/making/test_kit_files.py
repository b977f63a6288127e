"""The files of a kit: a list of rights that no spreadsheet runs, a ZIP that every system unpacks alike."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

import umbruch
from tests.publications import paragraph, picture, words
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
