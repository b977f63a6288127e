"""Whole publications made up by Hypothesis: every word of an article stands in every format, in order."""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from itertools import chain

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import umbruch
from tests.properties.trees import PICTURES, articles
from tests.tools import examples
from tests.writers.pdf_reading import said
from umbruch.tree import Article, Block, Box, Figure, List, Paragraph, Publication, Quote, Rule, Table, Text
from umbruch.tree.notes import notes_of
from umbruch.tree.walk import article_texts, block_texts

SIGNED = st.integers(1, 10**9).map(lambda number: f"wort{number}x")
"""Words that are told from each other, so that order can be seen."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"wort\d+x")


def shown(content: bytes, format: str) -> str:
    """The words of a file in the order in which they stand; of PDF in that of its tags, by which it is read out."""
    match format:
        case "docx" | "epub":
            text = _markup(" ".join(_packed(content, r"word/(document|footnotes)\.xml|.*\.xhtml")))
        case "html" | "nitf":
            text = _markup(content.decode().partition("<body")[2])
        case "newsml":
            text = _markup(content.decode().partition("<body")[2].partition("</body>")[0])
        case "ninjs":
            bodies = json.loads(content)["bodies"] if b'"bodies"' in content else []
            text = _markup("".join(one["value"] for one in bodies if one["role"] == "html"))
        case "pdf":
            text = re.sub(r"[-\u00ad\s]+", "", said(content))
        case _:
            text = content.decode()
    return unicodedata.normalize("NFKC", text)


def _markup(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _packed(content: bytes, names: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode() for name in sorted(archive.namelist()) if re.fullmatch(names, name)]


def words_of(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(text)]


def in_body(article: Article) -> list[str]:
    """The words of the body in order, without those of figures and captions, which have a place of their own."""
    return words_of(block_texts(in_line(article.body)))


def in_line(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without figures and captions."""
    return tuple(map(_in_line, body))


def _in_line(block: Block) -> Block:
    match block:
        case Figure():
            return Rule()
        case Table():
            return replace(block, caption=())
        case Quote() | Box():
            return replace(block, content=tuple(map(_in_line, block.content)))
        case List():
            return replace(block, items=tuple(tuple(map(_in_line, item)) for item in block.items))
        case _:
            return block


def in_notes(article: Article) -> list[str]:
    """The words of the footnotes in order, those of captions left out."""
    return words_of(text for note in notes_of(in_line(article.body)) for text in block_texts(note.content))


def stand_in_order(words: list[str], text: str) -> bool:
    """Whether the words stand in the text one after the other."""
    found = iter(_WORD.findall(text))
    return all(word in found for word in words)


FORMATS = ("html", "text", "epub", "docx", "markdown", "nitf", "newsml", "ninjs", "pdf")


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(articles(SIGNED))
def test_every_word_of_the_body_stands_in_the_file_in_order(format: str, article: Article) -> None:
    publication = Publication(articles=(article,), pictures=PICTURES)
    if not list(article_texts(article)):
        return
    text = shown(umbruch.render(publication, format, on_diagnostic=lambda _: None), format)
    body, notes = in_body(article), in_notes(article)
    noted = (block_texts(note.content) for note in notes_of(article.body))
    assert not [word for word in words_of((*block_texts(article.body), *chain(*noted))) if word not in text]
    assert stand_in_order(body, text)
    if format != "markdown":  # Markdown keeps a note where it stands that no line at its foot can say
        assert stand_in_order(notes, text)


def test_a_word_that_is_missing_or_out_of_order_is_found_out() -> None:
    assert stand_in_order(["wort1x", "wort2x"], "wort1x, wort2x")
    assert not stand_in_order(["wort1x", "wort2x"], "wort2x, wort1x")
    assert not stand_in_order(["wort1x", "wort2x"], "wort1x")


def test_tags_of_a_pdf_in_another_order_are_found_out() -> None:
    body = tuple(Paragraph((Text(word),)) for word in ("wort1x", "wort2x"))
    content = umbruch.render(Publication(lang="de", articles=(Article(body=body),)), "pdf")
    assert stand_in_order(["wort1x", "wort2x"], shown(content, "pdf"))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        paragraphs = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/P"]
        first, second = paragraphs
        first.K, second.K = second.K, first.K
        out = io.BytesIO()
        pdf.save(out)
    assert not stand_in_order(["wort1x", "wort2x"], shown(out.getvalue(), "pdf"))
