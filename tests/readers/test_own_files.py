"""What umbruch writes it reads again: Word files, web pages and e-books of all samples and text cases lose nothing."""

from __future__ import annotations

import re
import warnings
from collections import Counter

import pytest

import umbruch
from tests.clipping.cases import load
from tests.clipping.test_cases import CASES
from tests.publications import SAMPLES, sample_publication
from umbruch.tree import Article, Publication
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

FORMATS = ("docx", "html", "epub")
WRITTEN = [name for name in SAMPLES if name not in ("hostile", "empty", "bare")]
STRINGS = ("kicker", "headline", "deck", "lead", "boilerplate")
LINES = ("byline", "dateline", "source", "embargo", "contact")
AT_ONCE = 40


def back(publication: Publication, format: str) -> Reading:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return umbruch.read(umbruch.render(publication, format, on_diagnostic=lambda _: None), format=format)


def lost(one: Article, other: Article) -> Counter[str]:
    """The words of one article that the other does not have."""
    words = [Counter(re.findall(r"\w+", " ".join(article_texts(article)))) for article in (one, other)]
    return words[0] - words[1]


def fields(article: Article) -> list[object]:
    named = [(getattr(article, name) or None) for name in STRINGS]
    return named + [getattr(getattr(article, name), "text", None) for name in LINES]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", WRITTEN)
def test_no_word_of_a_sample_is_lost_and_each_field_comes_back(name: str, format: str) -> None:
    publication = sample_publication(name)
    read = back(publication, format)
    shared = publication.kind == "kit" and format == "docx"  # its contact and boilerplate stand in each article there
    for written, found in zip(publication.articles, read.articles, strict=True):
        assert not lost(written, found)
        assert shared or fields(found) == fields(written)


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("first", range(0, len(CASES), AT_ONCE))
def test_no_word_of_a_text_case_is_lost_and_each_field_comes_back(first: int, format: str) -> None:
    for path in CASES[first : first + AT_ONCE]:
        publication = umbruch.read(load(path).text.encode(), format="text")
        for written, found in zip(publication.articles, back(publication, format).articles, strict=True):
            assert not lost(written, found), path.name
            assert fields(found) == fields(written), path.name


@pytest.mark.parametrize("format", ["html", "epub"])
def test_notes_boxes_pull_quotes_and_languages_come_back(format: str) -> None:
    written = sample_publication("everything").articles[0]
    found = back(sample_publication("everything"), format).article
    same = [one == other for one, other in zip(found.body, written.body, strict=True)]
    assert [type(block).__name__ for block, kept in zip(written.body, same, strict=True) if not kept] == [
        "Figure", "Paragraph", "Paragraph", "Table",
    ]  # fmt: skip


def test_a_lost_word_would_be_seen() -> None:
    article = sample_publication("article").articles[0]
    assert lost(article, Article(headline=article.headline))
