"""NewsML-G2: whatever stands in the copy, the file stays XML and says what it left out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.publications import HURTFUL, paragraph, picture, sample_publication, words
from tests.writers.newsml_reading import (
    find,
    remarked,
    rendered,
    root_of,
    root_of_article,
    squeezed,
    text_of,
    values,
    words_of,
)
from umbruch.errors import RenderError
from umbruch.tree import (
    Article,
    Block,
    Break,
    Byline,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Paragraph,
    Person,
    Publication,
    Quote,
    Rule,
    Source,
    Strong,
    Subheading,
    Table,
    Text,
)


def test_forbidden_characters_are_left_out_and_each_is_reported_once() -> None:
    publication = Publication(articles=(Article(headline="a\x00b\x0bc", body=(paragraph("d\x00e\ud800f\ufffe"),)),))
    content, found = remarked(publication)
    root = etree.fromstring(content)
    assert values(root, "//g:contentMeta/g:headline") == ["abc"]
    assert values(root, "//x:p") == ["def"]
    assert sorted(one.message.split()[2] for one in found) == ["U+0000", "U+000B", "U+D800", "U+FFFE"]
    assert {one.code for one in found} == {"text.forbidden"}


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
    assert len(find(root, "//x:p[@class='contact']/x:br")) == 1
    assert len(find(root, "//g:edNote/g:br")) == 1


@pytest.mark.parametrize("href", ["javascript:alert(1)", "DATA:text/html,x", "vbscript:x", "", "http://[", "\x00"])
def test_an_address_that_is_none_leaves_the_words_and_a_remark(href: str) -> None:
    publication = Publication(articles=(Article(body=(Paragraph((Link(href, words("Seite")),)),)),))
    content, found = remarked(publication)
    root = etree.fromstring(content)
    assert find(root, "//x:a | //n:a") == []
    assert values(root, "//x:p") == ["Seite"]
    assert [one.code for one in found] == ["link.unusable"]


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://a.example/ä b?x=1&y=2#z", "https://a.example/ä%20b?x=1&y=2#z"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/%C3%A4", "https://a.example/%C3%A4"),
        ("mailto:presse@a.example", "mailto:presse@a.example"),
        ("seite.html", "seite.html"),
        ("https://a.example/#a#b", "https://a.example/#a%23b"),
        ('https://a.example/<x>"{}|\\^`', "https://a.example/%3Cx%3E%22%7B%7D%7C%5C%5E%60"),
    ],
)
def test_an_address_is_escaped_where_it_must_be(href: str, written: str) -> None:
    root = root_of_article(body=(Paragraph((Link(href, words("Seite")),)),))
    assert values(root, "//x:a/@href") == [written]


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


_text = st.text(st.characters(codec=None), max_size=12) | st.sampled_from([HURTFUL, "]]>", "<p>", "&amp;", " ", "\r\n"])
_maybe = st.none() | _text
_inline: st.SearchStrategy[Inline] = st.recursive(
    st.builds(Text, _text) | st.just(Break()),
    lambda inner: (
        st.builds(Emphasis, st.lists(inner, max_size=2).map(tuple))
        | st.builds(Strong, st.lists(inner, max_size=2).map(tuple))
        | st.builds(Link, _text | st.just("https://a.example"), st.lists(inner, max_size=2).map(tuple))
    ),
    max_leaves=4,
)
_inlines = st.lists(_inline, max_size=3).map(tuple)
_row = st.lists(_inlines, max_size=3).map(tuple)
_figure = st.builds(
    Figure,
    st.none() | st.sampled_from(["a.jpg", "weg.jpg"]),
    _inlines,
    st.none() | st.builds(Credit, _text, _maybe),
    _maybe,
)
_block: st.SearchStrategy[Block] = st.recursive(
    st.builds(Paragraph, _inlines)
    | st.builds(Subheading, _inlines, st.integers(1, 5))
    | _figure
    | st.builds(Table, _row, st.lists(_row, max_size=2).map(tuple), _inlines)
    | st.just(Rule()),
    lambda inner: (
        st.builds(Quote, st.lists(inner, max_size=2).map(tuple), _maybe)
        | st.builds(List, st.booleans(), st.lists(st.lists(inner, max_size=2).map(tuple), max_size=2).map(tuple))
    ),
    max_leaves=4,
)
_article = st.builds(
    Article,
    id=_maybe,
    lang=st.sampled_from([None, "de", "en-GB", "ar"]),
    kicker=_maybe,
    headline=_maybe,
    deck=_maybe,
    lead=_maybe,
    byline=st.none() | st.builds(Byline, _text, st.lists(st.builds(Person, _text, _maybe), max_size=2).map(tuple)),
    dateline=st.none() | st.builds(Dateline, _text, _maybe, _maybe, st.lists(_text, max_size=2).map(tuple)),
    body=st.lists(_block, max_size=4).map(tuple),
    source=st.none() | st.builds(Source, _text, st.lists(_text, max_size=2).map(tuple), _maybe, _maybe, _maybe),
    embargo=st.none() | st.builds(Embargo, _text, _maybe | st.just("2024-03-09T10:00:00")),
    contact=st.none() | st.builds(Contact, _text, _maybe, _maybe, _maybe, _maybe, _maybe),
    boilerplate=_maybe,
    notice=st.lists(_text | st.just("© 2024 Bote"), max_size=2).map(tuple),
    keywords=st.lists(_text, max_size=2).map(tuple),
    subjects=st.lists(_text, max_size=2).map(tuple),
    modified=_maybe,
)
publications = st.builds(
    Publication,
    kind=st.sampled_from(["article", "kit"]),
    title=_maybe,
    lang=st.sampled_from([None, "de"]),
    publisher=_maybe,
    cover=st.sampled_from([None, "a.jpg"]),
    articles=st.lists(_article, min_size=1, max_size=2).map(tuple),
    pictures=st.just((picture("a.jpg"),)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(publications)
def test_any_tree_becomes_a_file_that_keeps_every_word(publication: Publication) -> None:
    root = root_of(publication)
    for article, body in zip(publication.articles, find(root, "//x:body"), strict=True):
        text = text_of(body).replace(" ", "")
        for words_ in words_of(article):
            assert words_.replace(" ", "") in text
