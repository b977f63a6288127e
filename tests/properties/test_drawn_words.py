"""Whole publications made up by Hypothesis: every word of an article stands in every format, in order."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import umbruch
from tests.properties.trees import PICTURES, articles
from umbruch.tree import Article, Publication
from umbruch.tree.notes import notes_of
from umbruch.tree.walk import article_texts, block_texts

SIGNED = st.integers(1, 10**9).map(lambda number: f"wort{number}x")
"""Words that are told from each other, so that order can be seen."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"wort\d+x")


def shown(content: bytes, format: str) -> str:
    """The words of a file in the order in which they stand."""
    text = content.decode()
    if format == "html":
        text = html.unescape(_TAG.sub("", text.partition("<body")[2] or text))
    return unicodedata.normalize("NFKC", text)


def in_body(article: Article) -> list[str]:
    """The words of the body in order, then those of its notes."""
    texts = [
        *block_texts(article.body),
        *(text for note in notes_of(article.body) for text in block_texts(note.content)),
    ]
    return [word for text in texts for word in _WORD.findall(text)]


def stand_in_order(words: list[str], text: str) -> bool:
    """Whether the words stand in the text one after the other."""
    found = iter(_WORD.findall(text))
    return all(word in found for word in words)


@pytest.mark.parametrize("format", ["html", "text"])
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles(SIGNED))
def test_every_word_of_the_body_stands_in_the_file_in_order(format: str, article: Article) -> None:
    publication = Publication(articles=(article,), pictures=PICTURES)
    if not list(article_texts(article)):
        return
    content = umbruch.render(publication, format, on_diagnostic=lambda _: None)
    assert stand_in_order(in_body(article), shown(content, format))


def test_a_word_that_is_missing_or_out_of_order_is_found_out() -> None:
    assert stand_in_order(["wort1x", "wort2x"], "wort1x, wort2x")
    assert not stand_in_order(["wort1x", "wort2x"], "wort2x, wort1x")
    assert not stand_in_order(["wort1x", "wort2x"], "wort1x")
