"""Reading what we wrote gives the same tree, for each format that carries one; what it leaves out it says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.properties.trees import any_text, publications
from tests.publications import SAMPLES, sample_publication
from tests.round_trips import ROUND_TRIPS, RoundTrip, both_sides, plain, read_back, written
from tests.tools import examples
from umbruch.tree import Publication

READY = [row for row in ROUND_TRIPS if both_sides(row)]


def test_json_and_markdown_have_both_sides() -> None:
    assert {"json", "markdown"} <= {row.format for row in READY}


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "hostile"])
@pytest.mark.parametrize("row", READY, ids=lambda row: row.format)
def test_every_sample_comes_back(row: RoundTrip, name: str) -> None:
    publication = sample_publication(name)
    content, _ = written(publication, row.format)
    assert plain(read_back(content, row.format, publication)) == plain(row.expected(publication))


@pytest.mark.parametrize("row", READY, ids=lambda row: row.format)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(publications())
def test_any_tree_comes_back(row: RoundTrip, publication: Publication) -> None:
    content, remarks = written(publication, row.format)
    back = read_back(content, row.format, publication)
    assert plain(back) == plain(row.expected(publication))
    if not remarks:
        assert plain(back) == plain(publication)


@pytest.mark.parametrize("row", [row for row in READY if row.format != "json"], ids=lambda row: row.format)
@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(publications(any_text()))
def test_any_tree_with_odd_characters_comes_back_without_them(row: RoundTrip, publication: Publication) -> None:
    content, _ = written(publication, row.format)
    assert plain(read_back(content, row.format, publication)) == plain(row.expected(publication))


@pytest.mark.parametrize("row", READY, ids=lambda row: row.format)
@settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(publications())
def test_the_same_tree_gives_the_same_bytes(row: RoundTrip, publication: Publication) -> None:
    assert written(publication, row.format) == written(publication, row.format)
