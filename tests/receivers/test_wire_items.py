"""Items of the wire in what newsrooms take them in with: Superdesk's parsers, IPTC's reader, a converter for search."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from typing import Any

import pytest

from tests.receivers.programs import ARTICLES, answers, asked, made
from tests.receivers.test_word_files import bare
from umbruch.facts.embargo import end_of, where_of
from umbruch.tree import Figure, Publication
from umbruch.tree.walk import block_texts, each_block, inline_text

pytestmark = [pytest.mark.slow, pytest.mark.conformance]

CHANGED = {"signs-of-markup", "a-headline-with-signs"}
"""Of these Superdesk's parsers and the converter undo the escapes, though the items hold them whole."""
ALONE = [name for name, publication in ARTICLES.items() if len(publication.articles) == 1 and name not in CHANGED]
G2 = ("newsml", "newsml-dpa", "newsml-apa")
NITF = frozenset(
    (
        *("p", "hl2", "em", "bq", "block", "credit", "ol", "ul", "li", "hr", "br", "a", "num", "sub", "sup", "lang"),
        *("fn", "body.content", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    )
)
MARKUP = {"newsml": NITF, "newsml-apa": frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})}
"""What Superdesk hands on as it stands: marks of text, and nothing that carries names of files; no rule or file of APA
bounds how deep the headings of its XHTML go. Of dpa's XHTML it takes nothing, as it looks for paragraphs in the body
alone."""


def items(program: str, format: str, name: str) -> list[dict[str, Any]]:
    """The items that a program finds in the file of an article."""
    found: Any = asked(program, format)[name]
    return list(found)


def text_item(found: Any) -> dict[str, Any]:
    (item,) = [one for one in found if one["type"] == "text"]
    return dict(item)


def told(publication: Publication, *, captions: bool) -> list[str]:
    """The words that the body of an item must hold; without those of captions whose pictures are items themselves."""
    article = publication.article
    apart = set() if captions else {
        line
        for block in each_block(article.body)
        if isinstance(block, Figure) and publication.picture(block.image or "")
        for line in block_texts((block,))
    }  # fmt: skip
    return [article.lead or "", *(line for line in block_texts(article.body) if line not in apart)]


def assert_whole(publication: Publication, markup: str, *, captions: bool = True) -> None:
    text = bare(unescape(re.sub(r"<[^>]*>", "", markup)))
    for line in told(publication, captions=captions):
        assert all(bare(word) in text for word in line.split()), line


def tags(markup: str) -> set[str]:
    return {name.lower() for name in re.findall(r"</?([a-zA-Z][\w.]*)", markup)}


@pytest.mark.parametrize("format", G2)
@pytest.mark.parametrize("name", ALONE)
def test_superdesk_takes_a_story_as_it_was_sent(name: str, format: str) -> None:
    article, found = ARTICLES[name].article, items("superdesk newsml", format, name)
    item = text_item(found)
    assert bare(item["headline"]) == bare(article.headline or item["headline"])
    assert item["version"] == str(article.version or 1)
    assert item.get("language") == (article.lang or ARTICLES[name].lang)
    byline = article.byline.text if article.byline else ""
    assert bare(item.get("byline") or "") == bare(byline)
    end = end_of(article.embargo, where_of(article, ARTICLES[name].lang))
    assert ("embargoed" in item) == (end is not None)
    if end is not None:
        assert datetime.fromisoformat(item["embargoed"]) == end.moment
    assert item["pubstatus"] in ("usable", "withheld")
    if format in MARKUP:
        assert item["body_html"] or not any(told(ARTICLES[name], captions=False))
        assert not tags(item["body_html"] or "") - MARKUP[format]


@pytest.mark.parametrize("name", ALONE)
def test_superdesk_gets_every_word_of_the_body(name: str) -> None:
    item = text_item(items("superdesk newsml", "newsml", name))
    assert_whole(ARTICLES[name], item["body_html"] or "", captions=False)


@pytest.mark.parametrize("name", ALONE)
def test_superdesk_gets_the_captions_with_the_pictures(name: str) -> None:
    publication = ARTICLES[name]
    for format in G2:
        found = items("superdesk newsml", format, name)
        captions = [bare(one.get("description_text") or "") for one in found if one["type"] == "picture"]
        for block in each_block(publication.article.body):
            if isinstance(block, Figure) and publication.picture(block.image or "") and block.caption:
                assert bare(inline_text(block.caption)) in captions


@pytest.mark.parametrize("name", ALONE)
def test_superdesk_reads_nitf_files(name: str) -> None:
    article, (item,) = ARTICLES[name].article, items("superdesk nitf", "nitf-plain", name)
    if article.headline:
        assert bare(item["headline"]) == bare(article.headline)
    assert bare(item.get("byline") or "") == bare(article.byline.text if article.byline else "")
    assert_whole(ARTICLES[name], item["body_html"])


@pytest.mark.parametrize("name", ALONE)
def test_superdesk_reads_ninjs(name: str) -> None:
    article = ARTICLES[name].article
    item = text_item(items("superdesk ninjs", "ninjs-1.6", name))
    assert bare(item.get("headline") or "") == bare(article.headline or item.get("headline") or "")
    assert bare(item.get("byline") or "") == bare(article.byline.text if article.byline else "")
    assert item.get("language") == (article.lang or ARTICLES[name].lang)
    assert_whole(ARTICLES[name], item.get("abstract", "") + item["body_html"])


@pytest.mark.parametrize("format", G2)
@pytest.mark.parametrize("name", ALONE)
def test_a_converter_for_search_gets_title_and_text(name: str, format: str) -> None:
    article, found = ARTICLES[name].article, items("pyconverters", format, name)
    (item,) = [one for one in found if one["metadata"]["nature"] == "text"]
    if article.headline:
        assert bare(item["title"]) == bare(article.headline)
    assert item["metadata"]["language"] == (article.lang or ARTICLES[name].lang)
    assert item["metadata"]["version"] == str(article.version or 1)
    assert_whole(ARTICLES[name], item["text"])


@pytest.mark.parametrize("name", ALONE)
def test_the_reader_of_iptc_finds_headline_byline_version_and_language(name: str) -> None:
    article, (item,) = ARTICLES[name].article, items("newsmlg2", "newsml-item", name)
    if article.headline:
        assert bare(item["headline"][0]) == bare(article.headline)
    assert [bare(one) for one in item["by"]] == ([bare(article.byline.text)] if article.byline else [])
    assert (item["version"], item["language"]) == (str(article.version or 1), article.lang or ARTICLES[name].lang)


def planted(program: str, format: str, *changes: tuple[str, str]) -> Any:
    """What a program finds in the file of the sample with a fault in it."""
    whole = made(format)["sample-article"]
    content = whole.read_text(encoding="utf-8")
    for right, wrong in changes:
        assert right in content
        content = content.replace(right, wrong)
    broken = whole.with_name(f"broken-{program.replace(' ', '-')}")
    broken.write_text(content, encoding="utf-8")
    return answers(program, {"broken": broken})["broken"]


def test_a_picture_inside_the_text_is_seen_by_its_tags() -> None:
    found = text_item(planted("superdesk newsml", "newsml", ("</block>", "<media>kai.jpg</media></block>")))
    assert tags(found["body_html"]) - MARKUP["newsml"] == {"media"}


def test_a_body_that_a_converter_does_not_find_is_seen() -> None:
    found = planted("pyconverters", "newsml", ("<html ", "<htm "), ("</html>", "</htm>"))
    with pytest.raises(AssertionError):
        assert_whole(ARTICLES["sample-article"], found[0]["text"] + found[1]["text"])


def test_a_byline_that_is_none_to_superdesk_is_seen() -> None:
    (item,) = planted("superdesk nitf", "nitf-plain", ("<byline", "<by-line"), ("</byline", "</by-line"))
    assert item["byline"] == ""
    assert ARTICLES["sample-article"].article.byline
