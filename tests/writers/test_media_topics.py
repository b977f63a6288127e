"""Media Topics in NITF and ninjs: the same topics as in NewsML-G2, as these formats say them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.conformance.g2_schemas import faults, schema
from tests.writers.newsml_reading import values
from umbruch.style import load
from umbruch.tree import Article, Provider, Publication
from umbruch.writers.ninjs import Ninjs16Writer, Ninjs22Writer, NinjsWriter
from umbruch.writers.nitf import NitfWriter

SUBJECTS = ("Film", "medtop:20000002", "Hafenausbau", "http://cv.iptc.org/newscodes/mediatopic/20001065", "film")
SENDER = Provider("Stadt Beispiel", "stadt.example")
RELEASE = Publication(provider=SENDER, articles=(Article(lang="de", headline="x", subjects=SUBJECTS),))


def nitf() -> etree._Element:
    return etree.fromstring(NitfWriter().render(RELEASE, load("release")))


def test_nitf_names_the_subject_codes_that_topics_were_made_from() -> None:
    path = "n:head/n:tobject/n:tobject.subject"
    assert values(nitf(), f"{path}/@tobject.subject.refnum") == ["01005000", "15054000"]
    assert values(nitf(), f"{path}/@tobject.subject.matter") == ["Film", "Fußball"]
    assert values(nitf(), "//n:classifier[@type='subject']/@value") == list(SUBJECTS)


@pytest.mark.parametrize(
    ("code", "level"), [("medtop:01000000", "type"), ("medtop:20000005", "matter"), ("medtop:20000030", "detail")]
)
def test_nitf_says_of_which_level_a_subject_is(code: str, level: str) -> None:
    release = Publication(provider=SENDER, articles=(Article(headline="x", subjects=(code,)),))
    root = etree.fromstring(NitfWriter().render(release, load("release")))
    (subject,) = root.iter("{*}tobject.subject")
    assert set(subject.attrib) == {"tobject.subject.refnum", f"tobject.subject.{level}"}


def test_nitf_without_a_topic_has_no_subject_codes() -> None:
    release = Publication(provider=SENDER, articles=(Article(headline="x", subjects=("Hafenausbau",)),))
    assert list(etree.fromstring(NitfWriter().render(release, load("release"))).iter("{*}tobject")) == []


def test_nitf_with_subject_codes_is_valid(shared: Path) -> None:
    path = shared / "standards" / "nitf" / "nitf-3-6.xsd"
    if not path.is_file():
        pytest.skip("the schema nitf-3-6.xsd is not in ../shared/standards")
    assert faults(schema(path), nitf()) == []


def test_ninjs_gives_a_topic_its_address_and_the_name_that_the_article_has() -> None:
    made = json.loads(NinjsWriter().render(RELEASE, load("release")))
    assert [(one.get("uri", "")[-8:], one["name"]) for one in made["subjects"]] == [
        ("20000005", "Film"),
        ("20000002", "Kunst und Unterhaltung"),
        ("", "Hafenausbau"),
        ("20001065", "Fußball"),
        ("20000005", "film"),
    ]


def test_older_ninjs_says_the_same() -> None:
    second = json.loads(Ninjs22Writer().render(RELEASE, load("release")))
    first = json.loads(Ninjs16Writer().render(RELEASE, load("release")))
    assert [one["name"] for one in second["subjects"]] == [one["name"] for one in first["subject"]]
    assert first["subject"][0]["code"] == "medtop:20000005"
