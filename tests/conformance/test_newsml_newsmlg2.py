"""IPTC's own reader, the PyPI package newsmlg2, gives back what we wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from NewsMLG2 import NewsMLG2Document
from NewsMLG2.newsitem import NewsItem

from tests.publications import sample_publication
from tests.writers.newsml_reading import rendered
from umbruch.tree import Publication


def written(publication: Publication, folder: Path, format: str = "newsml") -> str:
    path = folder / "item.xml"
    path.write_bytes(rendered(publication, format))
    return str(path)


def test_it_reads_headline_dateline_and_language_of_a_news_item(tmp_path: Path) -> None:
    item = NewsMLG2Document(written(sample_publication("plain"), tmp_path, "newsml-item")).get_item()
    assert str(item.contentmeta.headline[0]) == "Ferry Line to Resume in May"
    assert str(item.contentmeta.dateline[0]) == "PORT ELLERY (NWN) -"
    assert item.contentmeta.language[0].tag == "en"
    assert item.xml_lang == "en"


def test_it_reads_management_data_of_a_news_item(tmp_path: Path) -> None:
    item = NewsMLG2Document(written(sample_publication("plain"), tmp_path, "newsml-item")).get_item()
    assert item.itemmeta.itemclass.qcode == "ninat:text"
    assert item.itemmeta.pubstatus.qcode == "stat:usable"
    assert item.guid.startswith("urn:uuid:")


def test_it_resolves_every_alias_from_the_catalogs(tmp_path: Path) -> None:
    item = NewsMLG2Document(written(sample_publication("article"), tmp_path)).get_item()
    text = NewsItem(xmlelement=item.itemset._xs_any_content[1])
    catalogs = text.get_catalogs()
    for alias in ("umbheadline", "ninat", "stat", "drol", "irel", "cpnat", "medtop", "rnd", "loutorient", "pgrmod"):
        assert catalogs.get_scheme_for_alias(alias).uri


def test_it_reads_the_items_of_a_message(tmp_path: Path) -> None:
    message = NewsMLG2Document(written(sample_publication("article"), tmp_path)).get_item()
    _, text, picture = (NewsItem(xmlelement=one) for one in message.itemset._xs_any_content)
    assert [str(one) for one in text.contentmeta.headline] == [
        "Die Stadt liest wieder am Hafen",
        "Neues Leben im alten Speicher",
        "Bücherei zieht nach drei Jahren Umbau zurück in das Lagerhaus",
    ]
    assert str(text.contentmeta.dateline[0]) == "NIEDERHAFEN (LB/mö)."
    assert picture.contentset.remotecontent[0].href == "speicher.jpg"


@pytest.mark.parametrize(("format", "alias"), [("newsml-dpa", "dpaednoterole"), ("newsml-apa", "apahltype")])
def test_it_reads_the_items_in_the_shape_of_an_agency(tmp_path: Path, format: str, alias: str) -> None:
    message = NewsMLG2Document(written(sample_publication("article"), tmp_path, format)).get_item()
    _, *items = (NewsItem(xmlelement=one) for one in message.itemset._xs_any_content)
    text, picture = items if format == "newsml-dpa" else reversed(items)  # APA's importer wants texts last
    assert str(text.contentmeta.headline[0]) == "Die Stadt liest wieder am Hafen"
    assert str(text.contentmeta.dateline[0]) == "NIEDERHAFEN (LB/mö)."
    assert text.contentmeta.language[0].tag == "de"
    assert text.get_catalogs().get_scheme_for_alias(alias).uri
    assert picture.contentset.remotecontent[0].href == "speicher.jpg"


def test_it_reads_the_codes_and_names_of_subjects(tmp_path: Path) -> None:
    message = NewsMLG2Document(written(sample_publication("article"), tmp_path)).get_item()
    text = NewsItem(xmlelement=message.itemset._xs_any_content[1])
    (subject,) = text.contentmeta.subject
    assert subject.qcode == "medtop:20000005"
    assert str(subject.name[0]) == "Film"


def test_it_fails_on_a_file_that_is_no_newsml(tmp_path: Path) -> None:
    path = tmp_path / "item.xml"
    path.write_bytes(rendered(sample_publication("plain"), "newsml-item").replace(b"newsItem", b"newsThing"))
    with pytest.raises(Exception, match="not a NewsML-G2"):
        NewsMLG2Document(str(path))
