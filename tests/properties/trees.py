"""Publications made up by Hypothesis, for the property tests of every reader and writer.

`publications()` draws whole trees with text that is legal in XML; `publications(text=any_text())` draws text with
everything that a Python string can hold, lone surrogates and control characters too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from tests.publications import picture
from umbruch.tree import (
    Article,
    Block,
    Box,
    Break,
    Byline,
    Change,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Person,
    Picture,
    Provider,
    Publication,
    Quote,
    Rule,
    Source,
    Span,
    Strong,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Table,
    Text,
)

_T = TypeVar("_T")

LANGUAGES = ("fr", "en-GB", "ar", "nds")
"""Languages of words and paragraphs amid others."""

PICTURES: tuple[Picture, ...] = (picture("eins.png", 24, 16), picture("bilder/zwei.jpg", 32, 48))
"""The pictures that drawn publications may carry."""

AWKWARD = (
    "", " ", "\n", "]]>", "<b>fett</b>", "&amp;", "--", "{x}", "%s", "\\", "\u00ad", "\u200f", "\u202e", "👩‍🚒", "שלום",
    "مرحبا", "汉字", "\u0301", "ﬁ", "\u2028", "„“”‚‘’«»", "–—…", "Donau" * 60,
)  # fmt: skip
"""Strings that have broken writers before."""

WORDS = ("Der", "Rat", "tagt", "am", "Freitag", "über", "die", "neue", "Brücke", "und", "den", "Bau-", "plan", "42")


def legal_text(max_size: int = 60) -> SearchStrategy[str]:
    """Text of characters that XML 1.0 allows, with ordinary and with awkward words in it."""
    characters = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n")
    return st.one_of(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
        st.text(characters, max_size=max_size).map(_composed),
        st.sampled_from(AWKWARD),
    )


def any_text(max_size: int = 60) -> SearchStrategy[str]:
    """Text of everything: control characters, noncharacters and halves of surrogate pairs too."""
    characters = st.characters(exclude_categories=())
    hurtful = st.sampled_from(("\x00", "\x1b[31m", "\ud800", "\udfff", "\ufffe", "\x0b", "\x85"))
    return st.one_of(legal_text(max_size), st.text(characters, max_size=max_size).map(_composed), hurtful)


def _composed(text: str) -> str:
    """As every reader leaves it."""
    return unicodedata.normalize("NFC", text)


def _tuples(of: SearchStrategy[_T], max_size: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    return st.lists(of, max_size=max_size).map(tuple)


def inlines(text: SearchStrategy[str], *, notes: bool = True) -> SearchStrategy[Inline]:
    """Inlines up to three deep, with footnotes of a paragraph or two among them."""
    hrefs = st.one_of(st.sampled_from(("https://zeitung.example/a?b=1&c=2", "mailto:rat@stadt.example")), text)
    leaf: SearchStrategy[Inline] = st.one_of(st.builds(Text, text), st.builds(Break))
    if notes:
        inside = st.builds(Paragraph, _tuples(inlines(text, notes=False)))
        leaf = st.one_of(leaf, st.builds(Note, _tuples(inside, max_size=2)))

    def around(inner: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
        content = _tuples(inner)
        return st.one_of(
            st.builds(Emphasis, content),
            st.builds(Strong, content),
            st.builds(Link, href=hrefs, content=content),
            st.builds(Subscript, content),
            st.builds(Superscript, content),
            st.builds(Struck, content),
            st.builds(Span, st.sampled_from(LANGUAGES), content),
        )

    return st.recursive(leaf, around, max_leaves=5)


def blocks(text: SearchStrategy[str]) -> SearchStrategy[Block]:
    """Blocks of every kind, quotes and lists with blocks inside."""
    words = _tuples(inlines(text))
    maybe = st.none() | text
    images = st.none() | st.sampled_from((*(one.href for one in PICTURES), "fehlt.jpg"))
    row = _tuples(words)
    leaf: SearchStrategy[Block] = st.one_of(
        st.builds(Paragraph, words),
        st.builds(
            Paragraph,
            words,
            st.none() | st.sampled_from(LANGUAGES),
            st.sampled_from((None, "question", "answer")),
            maybe,
        ),
        st.builds(Subheading, words, st.integers(1, 5)),
        st.builds(
            Figure,
            image=images,
            caption=words,
            credit=st.none() | st.builds(Credit, text, maybe),
            alt=maybe,
            weight=st.sampled_from((None, "lead", "half")),
        ),
        st.builds(
            Table,
            header=row,
            rows=_tuples(row),
            caption=words,
            align=_tuples(st.sampled_from((None, "left", "center", "right"))),
            row_heads=st.booleans(),
        ),
        st.builds(Rule),
    )

    def around(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
        content = _tuples(inner)
        return st.one_of(
            st.builds(Quote, content, maybe, st.booleans()),
            st.builds(List, st.just(False), _tuples(content)),
            st.builds(List, st.just(True), _tuples(content), st.sampled_from((1, 1, 0, 3, 98, 999_999_999))),
            st.builds(Box, maybe, content),
        )

    return st.recursive(leaf, around, max_leaves=5)


def _told(shown: tuple[Picture, ...], text: SearchStrategy[str]) -> SearchStrategy[tuple[Picture, ...]]:
    """The pictures with what may be known of them."""
    maybe, share = st.none() | text, st.floats(0, 1, width=32)
    facts = st.fixed_dictionaries(
        {
            "caption": maybe,
            "credit": st.none() | st.builds(Credit, text, maybe),
            "copyright": maybe,
            "terms": maybe,
            "alt": maybe,
            "focus": st.none() | st.tuples(share, share),
            "place": maybe,
            "date": st.none() | _days(),
        }
    )
    return st.tuples(*(st.just(one) | facts.map(partial(_with_facts, one)) for one in shown))


def _with_facts(picture: Picture, facts: dict[str, Any]) -> Picture:
    return replace(picture, **facts)


def _days() -> SearchStrategy[str]:
    return st.dates().map(lambda day: day.isoformat())


@st.composite
def articles(draw: DrawFn, text: SearchStrategy[str]) -> Article:
    """Articles with any choice of fields.

    They are copies: Hypothesis shows what it knows how it drew by that, twice for each level of the tree.
    """
    maybe, several, day = st.none() | text, _tuples(text), st.none() | _days()
    made = draw(
        st.builds(
            Article,
            id=maybe,
            lang=st.none() | st.sampled_from(("de", "en", "fr", "pt-BR", "ar", "zz")),
            kicker=maybe,
            headline=maybe,
            deck=maybe,
            lead=maybe,
            byline=st.none() | st.builds(Byline, text, _tuples(st.builds(Person, text, maybe))),
            dateline=st.none() | st.builds(Dateline, text, maybe, day, several),
            body=_tuples(blocks(text), max_size=5),
            source=st.none()
            | st.builds(Source, text, several, day, maybe, maybe, st.none() | st.integers(0, 10**6), maybe),
            embargo=st.none() | st.builds(Embargo, text, day),
            contact=st.none() | st.builds(Contact, text, maybe, maybe, maybe, maybe, maybe),
            boilerplate=maybe,
            notice=several,
            keywords=several,
            subjects=several,
            section=maybe,
            genre=maybe | st.sampled_from(("genre:Interview", "Interview", "Nachruf", "genre:Press_Release")),
            urgency=st.none() | st.integers(1, 8),
            version=st.none() | st.integers(1, 99),
            status=st.sampled_from(("usable", "usable", "withheld", "canceled")),
            change=st.none() | st.builds(Change, st.sampled_from(("update", "correction", "kill")), maybe),
            desk_notes=several,
            modified=day,
            discarded=several,
        )
    )
    assert isinstance(made, Article)
    return deepcopy(made)


@st.composite
def publications(
    draw: DrawFn, text: SearchStrategy[str] | None = None, keep: Callable[[Publication], bool] | None = None
) -> Publication:
    """Whole publications, copied as articles are.

    Args:
        draw: given by Hypothesis.
        text: where text comes from, by default `legal_text()`.
        keep: leave out those for which this is false.
    """
    text = legal_text() if text is None else text
    maybe = st.none() | text
    made = draw(
        st.builds(
            Publication,
            kind=st.sampled_from(("article", "kit")),
            title=maybe,
            subtitle=maybe,
            lang=st.none() | st.sampled_from(("de", "en", "nl")),
            date=st.none() | _days(),
            publisher=maybe,
            provider=st.none() | st.builds(Provider, text, maybe),
            contact=st.none() | st.builds(Contact, text),
            boilerplate=maybe,
            cover=st.none() | st.just(PICTURES[0].href),
            articles=_tuples(articles(text), max_size=3),
            logo=st.none() | st.just(PICTURES[1].href),
            pictures=st.sampled_from(((), PICTURES[:1], PICTURES)).flatmap(lambda shown: _told(shown, text)),
        ).filter(keep or (lambda _: True))
    )
    assert isinstance(made, Publication)
    return deepcopy(made)
