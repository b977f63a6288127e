"""Reading back what we wrote for the wire gives the same article, as far as the format can say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.properties.trees import publications
from tests.publications import SAMPLES, sample_publication
from tests.round_trips import plain, read_back, written
from tests.wire_trips import FORMATS, READER, sayable
from umbruch.errors import RenderError
from umbruch.tree import Publication
from umbruch.tree.walk import article_texts

WRITABLE = [name for name in SAMPLES if name not in ("hostile", "empty")]


WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole trees take long to shrink."""


def back_from(format: str, publication: Publication) -> Publication:
    content, _ = written(publication, format)
    return read_back(content, READER.get(format, format), publication)


@pytest.mark.parametrize("name", WRITABLE)
@pytest.mark.parametrize("format", FORMATS)
def test_every_sample_comes_back(format: str, name: str) -> None:
    publication = sample_publication(name)
    try:
        back = back_from(format, publication)
    except RenderError:
        assert format.startswith("nitf")  # which holds one article
        assert len(publication.articles) > 1
        return
    assert plain(sayable(back, format)) == plain(sayable(publication, format))


@pytest.mark.parametrize("first", FORMATS)
@pytest.mark.parametrize("second", ["newsml", "nitf", "ninjs-3.1"])
def test_every_format_of_the_wire_is_translated_into_every_other(first: str, second: str) -> None:
    publication = sample_publication("everything")
    once = back_from(first, publication)
    twice = back_from(second, once)
    for field in ("headline", "kicker", "deck", "lead", "embargo", "status", "version", "keywords", "section"):
        assert getattr(plain_article(twice), field) == getattr(plain_article(once), field), field
    assert [*words(twice)] == [*words(once)]


def plain_article(publication: Publication) -> Any:
    return sayable(publication, "ninjs-3.1").article


def words(publication: Publication) -> Iterator[str]:
    for article in publication.articles:
        for text in article_texts(article):
            yield from text.split()


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=WITHOUT_SHRINKING)
@given(publications())
def test_any_tree_comes_back_with_its_embargo_status_and_titles(format: str, publication: Publication) -> None:
    try:
        back = back_from(format, publication)
    except RenderError:
        return
    assert len(back.articles) == len(publication.articles)
    for one, other in zip(sayable(back, format).articles, sayable(publication, format).articles, strict=True):
        if format.startswith("ninjs") and other.embargo and not other.embargo.until:
            assert one.embargo or one.status != "usable"  # ninjs has no embargo without an end
            continue
        assert (one.embargo is None) == (other.embargo is None)
        assert one.status == other.status
        for field in ("headline", "kicker", "deck"):
            assert squeezed(getattr(one, field)) == squeezed(getattr(other, field)), field


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())
