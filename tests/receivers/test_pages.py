"""Web pages in what people read and archive them with: reading views, extractors, pandoc."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.receivers.programs import ARTICLES, answers, asked, made
from tests.receivers.test_word_files import bare, of_kind, words_of
from umbruch.tree import Quote, Subheading
from umbruch.tree.walk import block_texts, each_block, inline_text

pytestmark = [pytest.mark.slow, pytest.mark.conformance]


def composed(text: str) -> str:
    """Letters and their marks as one sign, as most programs keep them."""
    return unicodedata.normalize("NFC", text)


ALONE = [name for name, publication in ARTICLES.items() if publication.kind == "article"]


@pytest.mark.parametrize("program", ["readability", "trafilatura"])
@pytest.mark.parametrize("name", ALONE)
def test_title_author_day_and_the_whole_body_come_back(name: str, program: str) -> None:
    found, article = asked(program, "html")[name], ARTICLES[name].article
    if article.headline:
        assert bare(found["title"]) == bare(article.headline)
    authors = [person.name for person in article.byline.people] if article.byline else []
    assert re.split(r"[;,]\s*", found["author"] or "") == (authors or [""])
    days = (article.source.date if article.source else None, article.dateline.date if article.dateline else None)
    day = next(filter(None, days), None)
    if day or program == "readability":  # trafilatura looks for a day in the words, too
        assert (found["date"] or None) == day
    written = composed(re.sub(r"\(#[^)]*\)", "", found["text"]))
    text = bare(written) + bare(re.sub(r"<[^>]*>", "", written))
    for line in block_texts(article.body):
        assert all(bare(word) in text for word in composed(line).split()), line


@pytest.mark.parametrize("name", ALONE)
def test_who_is_quoted_stays_beside_the_quote(name: str) -> None:
    quotes = [block for block in each_block(ARTICLES[name].article.body) if isinstance(block, Quote)]
    for program in ("readability", "trafilatura"):
        text = bare(asked(program, "html")[name]["text"])
        for quote in quotes:
            said = bare("".join(block_texts(quote.content)))
            assert said + bare(quote.attribution or "") in text


@pytest.mark.parametrize("name", ALONE)
def test_pandoc_finds_the_headings_and_every_word_of_the_body(name: str) -> None:
    found, article = asked("pandoc", "html")[name], ARTICLES[name].article
    heads = [words_of(one[2]) for one in of_kind(found["tree"], "Header") if one[0] > 1]
    assert heads == [bare(inline_text(one.content)) for one in each_block(article.body) if isinstance(one, Subheading)]
    text = words_of(found["tree"])
    for line in block_texts(article.body):
        assert all(bare(word) in text for word in line.split()), line


def test_a_dateline_that_is_called_so_is_taken_for_the_author_and_that_is_seen(tmp_path: Path) -> None:
    name = "a-dateline-and-nothing"
    page, planted = made("html")[name].read_text(encoding="utf-8"), tmp_path / "planted.html"
    assert 'class="place-line"' in page
    planted.write_text(page.replace('class="place-line"', 'class="dateline"'), encoding="utf-8")
    assert answers("readability", {"planted": planted})["planted"]["author"]
    assert not asked("readability", "html")[name]["author"]


@pytest.mark.parametrize("name", ALONE)
def test_pandoc_knows_title_author_and_day_of_a_markdown_file(name: str) -> None:
    meta, article = asked("pandoc", "markdown")[name]["tree"]["meta"], ARTICLES[name].article
    said = {key: bare("".join(str(one) for one in of_kind(value, "Str"))) for key, value in meta.items()}
    if article.headline:
        assert said["title"] == bare(re.sub("<[^>]*>", "", article.headline))  # pandoc takes it for Markdown
    if article.deck:
        assert said["subtitle"] == bare(article.deck)
    names = [person.name for person in article.byline.people] if article.byline else []
    assert said.get("author", "") == bare("".join(names))
    text = words_of(asked("pandoc", "markdown")[name]["tree"]["blocks"])
    assert "umbruch" not in text
