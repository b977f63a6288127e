"""Word files in the programs that take them: importers of content systems, pandoc, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.receivers.programs import ARTICLES, asked
from tests.writers.reading import squeezed
from umbruch.tree import Emphasis, List, Quote, Strong, Subheading, Table
from umbruch.tree.walk import article_texts, block_texts, each_block, inline_text

pytestmark = [pytest.mark.slow, pytest.mark.conformance]


def bare(text: str) -> str:
    """Letters and figures alone, as receivers space and quote in their own ways."""
    return re.sub(r"[\W_]+", "", text)


def tagged(html: str, tag: str) -> list[str]:
    found = re.findall(rf"<{tag}(?: [^>]*)?>(.*?)</{tag}>", html, re.DOTALL)
    return [squeezed(re.sub("<[^>]*>", "", one)) for one in found]


def of_kind(tree: Any, kind: str) -> Iterator[Any]:
    """The contents of all elements of a kind in pandoc's tree."""
    if isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree.get("c")
        tree = list(tree.values())
    for one in tree if isinstance(tree, list) else ():
        yield from of_kind(one, kind)


def words_of(tree: Any) -> str:
    return bare("".join(str(one) for one in of_kind(tree, "Str")))


@pytest.mark.parametrize("name", ARTICLES)
def test_an_importer_finds_headings_stress_lists_and_tables(name: str) -> None:
    html = asked("mammoth", "docx")[name]["html"]
    articles = ARTICLES[name].articles
    heads = [squeezed(article.headline.replace("\n", " ")) for article in articles if article.headline]
    assert tagged(html, "h1") == heads
    blocks = [block for article in articles for block in each_block(article.body)]
    crossheads = [squeezed(inline_text(block.content)) for block in blocks if isinstance(block, Subheading)]
    assert [text for level in range(2, 7) for text in tagged(html, f"h{level}")] == crossheads or sorted(
        text for level in range(2, 7) for text in tagged(html, f"h{level}")
    ) == sorted(crossheads)
    tables = sum(isinstance(block, Table) for block in blocks)
    assert html.count("<table>") == tables + sum("press head" in name for _ in articles)
    assert ("<li>" in html) == any(isinstance(block, List) for block in blocks)
    stressed = [inline for block in blocks for inline in getattr(block, "content", ()) if isinstance(inline, Emphasis)]
    assert all(squeezed(inline_text(one.content)) in " ".join(tagged(html, "em")) for one in stressed)
    strong = [inline for block in blocks for inline in getattr(block, "content", ()) if isinstance(inline, Strong)]
    assert all(bare(inline_text(one.content)) in bare("".join(tagged(html, "strong"))) for one in strong)


@pytest.mark.parametrize("name", ARTICLES)
def test_no_word_is_lost_or_made_up_in_an_importer(name: str) -> None:
    html = asked("mammoth", "docx")[name]["html"]
    found = bare(re.sub("<[^>]*>", "", html))
    for article in ARTICLES[name].articles:
        for text in article_texts(article):
            assert all(bare(word) in found for word in text.split()), text
    assert "Abbildung" not in found
    assert "Tabelle1" not in found


@pytest.mark.parametrize("name", ARTICLES)
def test_pandoc_finds_headings_quotes_and_captions_of_tables(name: str) -> None:
    tree = asked("pandoc", "docx")[name]["tree"]
    articles = ARTICLES[name].articles
    blocks = [block for article in articles for block in each_block(article.body)]
    first = [words_of(one[2]) for one in of_kind(tree, "Header") if one[0] == 1]
    assert first == [bare(article.headline) for article in articles if article.headline]
    quotes = [words_of(one) for one in of_kind(tree, "BlockQuote")]
    for block in blocks:
        if isinstance(block, Quote):
            said = bare("".join(text for part in block.content for text in block_texts((part,))))
            assert any(said in quote for quote in quotes), block


@pytest.mark.parametrize("name", ARTICLES)
def test_a_second_paragraph_of_an_item_does_not_let_the_numbers_begin_anew(name: str) -> None:
    tree = asked("pandoc", "docx")[name]["tree"]
    for article in ARTICLES[name].articles:
        for block in each_block(article.body):
            if isinstance(block, List) and block.ordered:
                numbers = range(block.start, block.start + len(block.items))
                found = [range(about[0], about[0] + len(items)) for about, items in of_kind(tree, "OrderedList")]
                assert set(numbers) <= {number for one in found for number in one}


@pytest.mark.parametrize("name", ARTICLES)
def test_scripts_find_word_s_own_styles_title_author_and_language(name: str) -> None:
    found, articles = asked("docx", "docx")[name], ARTICLES[name].articles
    headings = [text for style, text in found["styled"] if style == "Heading 1"]
    assert [squeezed(text) for text in headings] == [squeezed(one.headline) for one in articles if one.headline]
    if len(articles) == 1 and articles[0].headline:
        assert squeezed(found["title"]) == squeezed(articles[0].headline)
        for person in articles[0].byline.people if articles[0].byline else ():
            assert person.name in found["author"]
        assert found["language"] == (articles[0].lang or "")
