"""Reading back what we wrote for the wire gives the same article, as far as the format can say it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from msgspec.structs import replace

from tests.properties.sound_trees import sound_publications
from tests.properties.trees import publications
from tests.publications import SAMPLES, sample_publication
from tests.round_trips import plain, read_back, written
from tests.tools import examples
from tests.wire_trips import FORMATS, READER, sayable
from umbruch.errors import RenderError
from umbruch.tree import Publication
from umbruch.tree.walk import each_figure

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
@pytest.mark.parametrize("second", FORMATS)
def test_every_format_of_the_wire_is_translated_into_every_other(first: str, second: str) -> None:
    once = back_from(first, sample_publication("everything"))
    twice = back_from(second, once)
    assert plain(sayable(twice, second)) == plain(sayable(once, second))


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck), phases=WITHOUT_SHRINKING)
@given(sound_publications())
def test_a_publication_of_a_newsroom_comes_back_whole(format: str, publication: Publication) -> None:
    if format.startswith("nitf") and len(publication.articles) > 1:  # a file of NITF holds one article
        publication = replace(publication, kind="article", articles=publication.articles[:1], title=None, subtitle=None)
        shown = {figure.image for figure in each_figure(publication)}
        publication = replace(publication, pictures=tuple(one for one in publication.pictures if one.href in shown))
    assert plain(sayable(back_from(format, publication), format)) == plain(sayable(publication, format))


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck), phases=WITHOUT_SHRINKING)
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
