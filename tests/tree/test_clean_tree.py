"""A tree without what XML forbids: looked at as a whole first, changed only where something stands in it."""

from __future__ import annotations

import pytest

from tests.publications import SAMPLES, sample_publication
from umbruch.diagnostics import collecting
from umbruch.tree import Article, Paragraph, Picture, Publication, Text
from umbruch.tree.clean_tree import clean_tree


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"hostile"}))
def test_a_clean_tree_is_given_back_as_it_is(name: str) -> None:
    publication = sample_publication(name)
    assert clean_tree(publication) is publication


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("eins\x00zwei", "einszwei"),
        ("eins\x0bzwei", "eins zwei"),
        ("eins\x0czwei", "eins zwei"),
        ("eins\x08zwei", "einszwei"),
        ("eins\rzwei", "eins\nzwei"),
        ("eins\ufffezwei", "einszwei"),
        ("eins\uffffzwei", "einszwei"),
        ("eins\ud800zwei", "einszwei"),
        ("eins\\u0000zwei\\r", "eins\\u0000zwei\\r"),
        ("eins\t\n\x7f\x85zwei", "eins\t\n\x7f\x85zwei"),
    ],
)
def test_each_character_that_xml_forbids_goes_wherever_it_stands(text: str, kept: str) -> None:
    publication = Publication(
        title=text,
        articles=(Article(headline="A", body=(Paragraph(content=(Text(text=text),)),)),),
        pictures=(Picture(href="a.png", media_type="image/png", content=b"\x00\r", width=1, height=1, alt=text),),
    )
    with collecting():
        cleaned = clean_tree(publication)
    assert cleaned.title == cleaned.pictures[0].alt == kept
    assert cleaned.articles[0].body == (Paragraph(content=(Text(text=kept),)),)
    assert cleaned.pictures[0].content == b"\x00\r"
