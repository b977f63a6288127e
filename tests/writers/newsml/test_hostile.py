"""NewsML-G2: whatever stands in the copy, the file stays XML and says what it left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.properties.trees import any_text, publications
from tests.publications import HURTFUL, paragraph, sample_publication, words
from tests.tools import examples
from tests.writers.newsml_reading import (
    find,
    readers_words_of,
    remarked,
    rendered,
    root_of,
    root_of_article,
    squeezed,
    text_of,
    values,
)
from umbruch.errors import RenderError
from umbruch.tree import (
    Article,
    Block,
    Contact,
    Dateline,
    Emphasis,
    Link,
    List,
    Paragraph,
    Publication,
    Quote,
    Table,
    Text,
)


def test_forbidden_characters_are_left_out_and_their_places_reported() -> None:
    publication = Publication(articles=(Article(headline="a\x00b\x0bc", body=(paragraph("d\x00e\ud800f\ufffe"),)),))
    content, found = remarked(publication)
    root = etree.fromstring(content)
    assert values(root, "//g:contentMeta/g:headline") == ["ab c"]
    assert values(root, "//x:p") == ["def"]
    assert {one.code for one in found} == {"text.forbidden"}
    assert [one.field for one in found] == ["articles[0].headline", "articles[0].body[0]"]


def test_markup_in_the_copy_stays_text() -> None:
    headline = "<b>fett</b> & ]]> &amp; <!-- x -->"
    root = root_of_article(headline=headline)
    for path in ("//g:contentMeta/g:headline", "//x:h1", "//n:hl1", "//g:itemMeta/g:title"):
        assert values(root, path) == [headline]


def test_emoji_and_direction_marks_stay() -> None:
    text = "👩‍🚒 \u200frechts\u202e \U0001f6f0"
    assert values(root_of_article(headline=text), "//x:h1") == [text]


def test_a_name_on_two_lines_becomes_one_line_where_the_schema_wants_one() -> None:
    root = root_of_article(dateline=Dateline("x", place="BAD\n\tSALZDORF"), keywords=("zwei\r\nZeilen",))
    assert values(root, "//g:located/g:name") == ["BAD SALZDORF"]
    assert values(root, "//g:keyword") == ["zwei Zeilen"]


def test_lines_of_a_contact_stay_lines() -> None:
    root = root_of_article(contact=Contact("Eva Lang\nHafenamt"))
    assert len(find(root, "//g:edNote[@role='umbnote:contact']/g:br")) == 1
    assert len(find(root, "//g:edNote/g:br")) == 1


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "DATA:text/html,x", "vbscript:x", "", "http://[", "seite.html"]
)
def test_an_address_that_is_none_leaves_the_words_and_a_remark(href: str) -> None:
    publication = Publication(articles=(Article(body=(Paragraph((Link(href, words("Seite")),)),)),))
    content, found = remarked(publication)
    root = etree.fromstring(content)
    assert find(root, "//x:a | //n:a") == []
    assert values(root, "//x:p") == ["Seite"]
    assert [one.code for one in found] == ["link.unusable"]


def test_an_address_is_escaped_where_it_must_be() -> None:
    root = root_of_article(body=(Paragraph((Link("https://a.example/x y?q=1&r=ä", words("Seite")),)),))
    for path in ("//x:a/@href", "//n:a/@href"):
        assert values(root, path) == ["https://a.example/x%20y?q=1&r=%C3%A4"]


def test_empty_elements_of_the_xhtml_are_closed_for_readers_of_html() -> None:
    body = (Paragraph((Emphasis(), Text("x"))), Table(rows=(((), words("y")),)))
    content = rendered(Publication(articles=(Article(body=body),))).decode()
    assert "<em></em>x" in content
    assert "<td></td>" in content


def test_a_link_without_words_shows_its_address() -> None:
    root = root_of_article(body=(Paragraph((Link("https://a.example"),)),))
    assert values(root, "//x:a") == ["https://a.example"]


@pytest.mark.parametrize("lang", ["Deutsch!", "de_DE", "-", "", "abcdefghij"])
def test_a_language_that_is_no_tag_is_left_out_and_reported(lang: str) -> None:
    content, found = remarked(Publication(articles=(Article(lang=lang or " ", headline="x"),)))
    assert values(etree.fromstring(content), "//@xml:lang[. != 'en']") == []
    assert [one.code for one in found] == ["lang.invalid"]


def test_blocks_too_deep_for_readers_are_refused_with_a_hint() -> None:
    for depth in (150, 5000):
        block: Block = paragraph("x")
        for _ in range(depth):
            block = Quote((block,))
        with pytest.raises(RenderError) as caught:
            rendered(Publication(articles=(Article(body=(block,)),)))
        assert caught.value.hint


def test_forty_levels_of_lists_are_not_too_deep() -> None:
    block: Block = paragraph("unten")
    for _ in range(40):
        block = List(items=((block,),))
    assert "unten" in text_of(root_of_article(body=(block,)))


def test_the_hostile_sample_keeps_every_word() -> None:
    publication = sample_publication("hostile")
    root = root_of(publication)
    assert squeezed(HURTFUL) in text_of(root)


def has_articles(publication: Publication) -> bool:
    return bool(publication.articles)


def leaves(tree: Any) -> Iterator[str]:
    """Every run of characters in the builtin form of blocks."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            if isinstance(value, str):
                if name in ("text", "attribution"):
                    yield squeezed(value)
            else:
                yield from leaves(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from leaves(value)


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(publications(any_text(), keep=has_articles))
def test_any_tree_becomes_a_file_that_keeps_every_word(publication: Publication) -> None:
    root = root_of(publication)
    for article, body in zip(publication.articles, find(root, "//x:body"), strict=True):
        text = text_of(body).replace(" ", "")
        for words_ in (
            *readers_words_of(msgspec.structs.replace(article, body=())),
            *leaves(msgspec.to_builtins(article.body)),
        ):
            assert words_.replace(" ", "") in text
