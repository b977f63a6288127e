"""Markdown in the reference reader of CommonMark, which leaves out all HTML here, and in markdown-it as it comes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.receivers.programs import ARTICLES, answers, asked, made
from tests.receivers.test_word_files import attributes, bare, seen
from tests.writers.reading import squeezed
from umbruch.tree import Subheading
from umbruch.tree.walk import block_texts, each_block, each_figure, inline_text

pytestmark = [pytest.mark.slow, pytest.mark.conformance]


def shown(name: str, program: str) -> str:
    if program == "commonmark":
        return str(asked("commonmark", "markdown")[name]["html"])
    body = re.sub(r"\A---\n.*?\n---\n", "", made("markdown")[name].read_text(encoding="utf-8"), flags=re.DOTALL)
    return str(MarkdownIt("commonmark").render(body))


def wordy(text: str) -> str:
    """The letters of a text; marks of footnotes are figures."""
    return re.sub(r"\d", "", bare(text))


@pytest.mark.parametrize("program", ["commonmark", "markdown-it"])
@pytest.mark.parametrize("name", ARTICLES)
def test_pictures_are_shown_with_their_captions_and_credits_as_words(name: str, program: str) -> None:
    html = shown(name, program)
    figures = list(each_figure(ARTICLES[name]))
    assert [one for one in attributes(html, "alt") if one] == [squeezed(one.alt) for one in figures if one.alt]
    paragraphs = [bare(seen(one)) for one in html.split("</p>") if "<img" in one]
    assert len(paragraphs) == len(figures)
    for figure, found in zip(figures, paragraphs, strict=True):
        words = bare(inline_text(figure.caption) + (figure.credit.text if figure.credit else ""))
        assert re.sub(r"\d", "", found) == re.sub(r"\d", "", words)  # marks of footnotes are figures


@pytest.mark.parametrize("name", ARTICLES)
def test_no_word_of_the_body_is_lost_where_html_is_left_out(name: str) -> None:
    found = wordy(seen(shown(name, "commonmark")))
    at = 0
    for article in ARTICLES[name].articles:
        for text in map(wordy, block_texts(article.body)):
            at = found.index(text, at if text in found[at:] else 0)


@pytest.mark.parametrize("name", ARTICLES)
def test_crossheads_are_headings(name: str) -> None:
    heads = [
        squeezed(inline_text(one.content))
        for article in ARTICLES[name].articles
        for one in each_block(article.body)
        if isinstance(one, Subheading)
    ]
    found = [seen(one) for one in re.findall(r"<h[2-6]>(.*?)</h", shown(name, "commonmark"))]
    assert [squeezed(one) for one in found] == heads


def test_a_figure_of_html_is_left_out_and_that_is_seen(tmp_path: Path) -> None:
    planted = tmp_path / "planted.md"
    planted.write_text("<figure>\n<img src='a.png' alt='x'>\n<figcaption>Das Feld.</figcaption>\n</figure>\n")
    html = answers("commonmark", {"planted": planted})["planted"]["html"]
    assert "<img" not in html
    assert "Das Feld" not in html
