"""What we write is valid: NewsML-G2 2.35 power by IPTC's schema, the NITF inside it by NITF 3.6."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.conformance.g2_schemas import faults, schema
from tests.properties.trees import any_text, publications
from tests.publications import SAMPLES
from tests.tools import examples
from tests.writers.newsml_reading import WRITERS, find, root_of, sample_root
from umbruch.tree import Publication

WRITTEN = [name for name in SAMPLES if name != "empty"]
Plant = Callable[[etree._Element], None]


@pytest.fixture(scope="module")
def newsml_g2(shared: Path) -> etree.XMLSchema:
    return _schema(shared / "standards" / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd")


@pytest.fixture(scope="module")
def nitf_36(shared: Path) -> etree.XMLSchema:
    return _schema(shared / "standards" / "nitf" / "nitf-3-6.xsd")


def _schema(path: Path) -> etree.XMLSchema:
    if not path.is_file():
        pytest.skip(f"the schema {path.name} is not in ../shared/standards")
    return schema(path)


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("name", WRITTEN)
def test_every_sample_is_valid_newsml_g2(newsml_g2: etree.XMLSchema, name: str, format: str) -> None:
    assert faults(newsml_g2, sample_root(name, format)) == []


def test_an_item_without_a_message_is_valid(newsml_g2: etree.XMLSchema) -> None:
    assert faults(newsml_g2, sample_root("everything", "newsml-item")) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_the_nitf_in_every_sample_is_valid(nitf_36: etree.XMLSchema, name: str) -> None:
    stories = find(sample_root(name), "//n:nitf")
    assert stories
    assert [fault for story in stories for fault in faults(nitf_36, story)] == []


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(publications(any_text(), keep=lambda made: bool(made.articles)))
def test_any_tree_becomes_valid_newsml_g2_and_nitf(
    newsml_g2: etree.XMLSchema, nitf_36: etree.XMLSchema, publication: Publication
) -> None:
    root = root_of(publication)
    assert faults(newsml_g2, root) == []
    assert [fault for story in find(root, "//n:nitf") for fault in faults(nitf_36, story)] == []


@pytest.mark.parametrize("format", ["newsml-dpa", "newsml-apa"])
@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(publication=publications(any_text(), keep=lambda made: bool(made.articles)))
def test_any_tree_becomes_valid_newsml_g2_of_the_agencies(
    newsml_g2: etree.XMLSchema, format: str, publication: Publication
) -> None:
    assert faults(newsml_g2, root_of(publication, format)) == []


def _swap_provider_and_class(root: etree._Element) -> None:
    meta = find(root, "//g:newsItem/g:itemMeta")[0]
    meta.insert(0, meta[1])


def _spoil_the_class(root: etree._Element) -> None:
    find(root, "//g:newsItem//g:itemClass")[0].set("qcode", "text")


def _drop_the_guid(root: etree._Element) -> None:
    del find(root, "//g:newsItem")[0].attrib["guid"]


def _write_a_bad_moment(root: etree._Element) -> None:
    find(root, "//g:newsItem//g:versionCreated")[0].text = "9. März 2024"


def _describe_before_naming_places(root: etree._Element) -> None:
    meta = find(root, "//g:newsItem/g:contentMeta")[0]
    meta.insert(0, find(meta, "g:headline")[0])


def _put_a_line_end_into_a_name(root: etree._Element) -> None:
    find(root, "//g:located/g:name")[0].text = "BAD\nSALZDORF"


@pytest.mark.parametrize(
    "plant",
    [
        _swap_provider_and_class,
        _spoil_the_class,
        _drop_the_guid,
        _write_a_bad_moment,
        _describe_before_naming_places,
        _put_a_line_end_into_a_name,
    ],
)
def test_the_schema_catches_a_planted_fault(newsml_g2: etree.XMLSchema, plant: Plant) -> None:
    root = etree.fromstring(etree.tostring(sample_root("article")))
    plant(root)
    assert faults(newsml_g2, root)


def _rename_the_main_headline(root: etree._Element) -> None:
    find(root, "//n:hl1")[0].tag = "{http://iptc.org/std/NITF/2006-10-18/}headline"


def _put_a_block_into_a_paragraph(root: etree._Element) -> None:
    find(root, "//n:block/n:p")[0].append(etree.Element("{http://iptc.org/std/NITF/2006-10-18/}block"))


@pytest.mark.parametrize("plant", [_rename_the_main_headline, _put_a_block_into_a_paragraph])
def test_the_schema_of_nitf_catches_a_planted_fault(nitf_36: etree.XMLSchema, plant: Plant) -> None:
    root = etree.fromstring(etree.tostring(sample_root("article")))
    plant(root)
    assert faults(nitf_36, find(root, "//n:nitf")[0])
