"""The NITF that we write is valid NITF 3.6 by IPTC's schema; the plain one is the same without its namespace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.conformance.g2_schemas import faults, schema
from tests.properties.trees import PICTURES, any_text, articles
from tests.publications import SAMPLES, sample_publication
from tests.tools import examples
from tests.writers.reading import rendered, sample
from umbruch.tree import Article, Picture, Publication

SINGLE = [name for name in SAMPLES if len(sample_publication(name).articles) == 1]
NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
Plant = Callable[[etree._Element], None]


@pytest.fixture(scope="module")
def nitf_36(shared: Path) -> etree.XMLSchema:
    path = shared / "standards" / "nitf" / "nitf-3-6.xsd"
    if not path.is_file():
        pytest.skip(f"the schema {path.name} is not in ../shared/standards")
    return schema(path)


def parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(no_network=True, resolve_entities=False))


def with_namespace(root: etree._Element) -> etree._Element:
    for element in root.iter():
        element.tag = f"{{{NAMESPACE}}}{element.tag}"
    return root


@pytest.mark.parametrize("name", SINGLE)
def test_every_sample_is_valid(nitf_36: etree.XMLSchema, name: str) -> None:
    assert faults(nitf_36, parsed(sample(name, "nitf"))) == []


@pytest.mark.parametrize("name", SINGLE)
def test_every_plain_sample_is_valid_but_for_its_namespace(nitf_36: etree.XMLSchema, name: str) -> None:
    root = parsed(sample(name, "nitf-plain"))
    assert faults(nitf_36, root)
    assert faults(nitf_36, with_namespace(root)) == []


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(articles(any_text()), st.sampled_from(((), PICTURES)))
def test_any_article_becomes_valid_nitf(
    nitf_36: etree.XMLSchema, article: Article, pictures: tuple[Picture, ...]
) -> None:
    publication = Publication(articles=(article,), pictures=pictures)
    assert faults(nitf_36, parsed(rendered(publication, "nitf"))) == []


def _rename_the_headline(root: etree._Element) -> None:
    next(root.iter(f"{{{NAMESPACE}}}hl1")).tag = f"{{{NAMESPACE}}}headline"


def _put_the_body_first(root: etree._Element) -> None:
    root.insert(0, root[1])


def _claim_another_version(root: etree._Element) -> None:
    root.set("version", "-//IPTC//DTD NITF 3.2//EN")


@pytest.mark.parametrize("plant", [_rename_the_headline, _put_the_body_first, _claim_another_version])
def test_the_schema_catches_a_planted_fault(nitf_36: etree.XMLSchema, plant: Plant) -> None:
    root = parsed(sample("article", "nitf"))
    plant(root)
    assert faults(nitf_36, root)
