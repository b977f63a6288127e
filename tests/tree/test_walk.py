"""Going over a tree loses no word and keeps the reading order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.properties.trees import any_text, publications
from tests.publications import sample_publication
from tests.tools import examples
from umbruch.tree import Break, Emphasis, Link, List, Paragraph, Publication, Quote, Strong, Text
from umbruch.tree.walk import article_texts, block_texts, each_block, each_figure, inline_text


def test_inline_text_reads_through_every_inline() -> None:
    content = (Text("a"), Break(), Strong((Emphasis((Text("b"),)), Link("https://x.example", (Text("c"),)))))
    assert inline_text(content) == "a\nbc"


def test_blocks_come_in_reading_order_with_those_inside() -> None:
    inner = Paragraph((Text("inner"),))
    blocks = (List(items=((inner,), (Quote((inner,)),))), Paragraph())
    assert [type(block) for block in each_block(blocks)] == [List, Paragraph, Quote, Paragraph, Paragraph]


def test_the_texts_of_an_article_come_in_reading_order() -> None:
    texts = list(article_texts(sample_publication().article))
    order = ["Sperrfrist", "Neues Leben", "Die Stadt liest", "Von Mareike", "Wo früher", "NIEDERHAFEN", "Pünktlich"]
    places = [next(n for n, text in enumerate(texts) if text.startswith(start)) for start in order]
    assert places == sorted(places)
    assert "Anzeige" not in texts


def test_a_quote_names_its_source_after_its_words() -> None:
    quote = Quote((Paragraph((Text("words"),)),), attribution="somebody")
    assert list(block_texts((quote,))) == ["words", "somebody"]


@pytest.mark.slow
@given(publications(text=any_text()))
@settings(max_examples=examples(40), deadline=None)
def test_no_character_of_any_block_is_lost(publication: Publication) -> None:
    for article in publication.articles:
        together = "".join(block_texts(article.body))
        for block in each_block(article.body):
            if isinstance(block, Paragraph):
                assert inline_text(block.content) in together


def test_figures_of_all_articles_are_found() -> None:
    assert [figure.image for figure in each_figure(sample_publication())] == ["speicher.jpg", None]
    assert [figure.image for figure in each_figure(sample_publication("kit"))] == ["bilder/steg.png"]
