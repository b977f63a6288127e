"""Publications as a newsroom has them, made up by Hypothesis: every field may be there, and none holds nonsense.

The trees of `tests.properties.trees` hold whatever the types allow (links to nowhere, cells without words, notes that
say nothing), of which a format leaves out what means nothing. Of these here every word and every field means something,
so that a format must give all of it back but for what its table of losses names.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from tests.properties.trees import LANGUAGES, PICTURES
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
from umbruch.tree.walk import each_figure

_T = TypeVar("_T")

WORDS = (
    "Der", "Rat", "tagt", "am", "Freitag", "über", "die", "neue", "Brücke", "und", "42", "Bau-", "<b>fett</b>", "&amp;",
    "]]>", "{x}", "%s", "a\\b", "„Zitat“", "«mot»", "–", "👩‍🚒", "שלום", "مرحبا", "汉字", "Stra\u00dfe", "E=mc²",
    "*a*", "_b_",
)  # fmt: skip
NAMES = ("Ada Roe", "Ben Poe", "Zoë Ömer", "Jan de Vries", "Marie-Luise Kern")
PLACES = ("Lauterstadt", "Bad Neustadt", "LAUTER, Ohio", "Łódź")
HOUSES = ("Lauterbote", "Neue Rheinzeitung", "The Lauter News")
TOPICS = ("medtop:20000337", "medtop:11000000", "Brückenbau", "Feuerwehr")
SITES = ("https://zeitung.example/a?b=1&c=2", "https://lauterstadt.example/br%C3%BCcke")
MOMENTS = ("2026-03-02T09:15:00+01:00", "2026-03-02T23:30:00+00:00", "2026-12-31T12:00:00-05:00")
DAYS = ("2026-03-01", "2026-02-28", "2024-02-29")


def words(most: int = 8) -> SearchStrategy[str]:
    """Words between single blanks, one at least."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)


def _one_of(values: Sequence[_T]) -> SearchStrategy[_T]:
    return st.sampled_from(values)


def _some(of: SearchStrategy[_T], least: int = 0, most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    return st.lists(of, min_size=least, max_size=most, unique_by=repr).map(tuple)


def content(notes: bool = False) -> SearchStrategy[tuple[Inline, ...]]:
    """Running words with all that may stand in them; the first and the last are plain."""
    text = st.builds(Text, words(4))
    held = st.tuples(text)
    marked: SearchStrategy[Inline] = st.one_of(
        st.builds(Emphasis, held),
        st.builds(Strong, held),
        st.builds(Link, href=_one_of((*SITES, "mailto:rat@stadt.example")), content=held),
        st.builds(Subscript, held),
        st.builds(Superscript, held),
        st.builds(Struck, held),
        st.builds(Span, _one_of(LANGUAGES), held),
        st.builds(Emphasis, st.tuples(st.builds(Strong, held))),
        st.just(Break()),
    )
    if notes:
        marked = st.one_of(marked, st.builds(Note, st.tuples(st.builds(Paragraph, held))))
    return st.lists(st.tuples(text, marked), max_size=2).flatmap(
        lambda pairs: text.map(lambda last: (*(part for pair in pairs for part in pair), last))
    )


def paragraphs(notes: bool = False) -> SearchStrategy[Paragraph]:
    """Paragraphs, some in another language, some a question or its answer."""
    return st.builds(
        Paragraph, content(notes), st.none() | _one_of(LANGUAGES), st.sampled_from((None, None, "question", "answer"))
    )


def blocks() -> SearchStrategy[Block]:
    """Blocks of every kind."""
    plain = st.builds(Paragraph, content())
    row = st.integers(2, 3).flatmap(  # a table of one column and row is layout, and read as what it holds
        lambda width: st.tuples(
            st.none() | st.tuples(*[content()] * width),
            st.lists(st.tuples(*[content()] * width), min_size=1, max_size=3),
        )
    )
    tables = st.builds(
        lambda drawn, caption, heads: Table(drawn[0] or (), tuple(drawn[1]), caption or (), row_heads=heads),
        row, st.none() | content(), st.booleans(),
    )  # fmt: skip
    figures = st.builds(
        Figure,
        image=_one_of([one.href for one in PICTURES]),
        caption=content(),
        credit=st.none() | _one_of(NAMES).map(lambda name: Credit(f"Foto: {name}/dpa", name)),
        alt=st.none() | words(),
        weight=st.sampled_from((None, "lead", "half")),
    )
    leaf: SearchStrategy[Block] = st.one_of(
        paragraphs(notes=True), st.builds(Subheading, content(), st.integers(1, 5)), figures, tables, st.just(Rule())
    )
    several = st.lists(plain, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        leaf,
        st.builds(Quote, several, st.none() | _one_of(NAMES), st.booleans()),
        st.builds(List, st.just(False), st.lists(several, min_size=1, max_size=3).map(tuple)),
        st.builds(
            List, st.just(True), st.lists(several, min_size=1, max_size=3).map(tuple), st.sampled_from((1, 3, 98))
        ),
        st.builds(Box, words(), st.lists(st.one_of(plain, leaf_list()), min_size=1, max_size=2).map(tuple)),
    )


def leaf_list() -> SearchStrategy[List]:
    """A list of single paragraphs."""
    return st.builds(List, st.just(False), st.lists(st.tuples(st.builds(Paragraph, content())), min_size=1).map(tuple))


def _bylines() -> SearchStrategy[Byline]:
    people = st.lists(_one_of(NAMES), min_size=1, max_size=2, unique=True)
    return people.map(lambda names: Byline(f"Von {' und '.join(names)}", tuple(Person(name, None) for name in names)))


def _datelines() -> SearchStrategy[Dateline]:
    return st.builds(
        lambda place, day: Dateline(f"{place} (dpa) –", place, day, ("dpa",)),
        _one_of(PLACES),
        st.none() | _one_of(DAYS),
    )


def _sources() -> SearchStrategy[Source]:
    return st.builds(
        lambda house, day, page, url, count, rights: Source(
            ", ".join(filter(None, (house, day, page and f"S. {page}"))), (house,), day, page, url, count, rights
        ),
        _one_of(HOUSES), st.none() | _one_of(DAYS), st.none() | _one_of(("7", "A3")), st.none() | _one_of(SITES),
        st.none() | st.integers(1, 10**6), st.none() | words(),
    )  # fmt: skip


def _contacts() -> SearchStrategy[Contact]:
    return _one_of(NAMES).map(
        lambda name: Contact(f"Pressekontakt: {name}, Tel. 0555 123, presse@stadt.example", name, None, "0555 123",
                             "presse@stadt.example", None)
    )  # fmt: skip


@st.composite
def articles(draw: DrawFn, number: int = 1) -> Article:
    """Articles with any choice of fields."""
    change = draw(st.none() | st.builds(Change, st.sampled_from(("update", "correction", "kill")), st.none() | words()))
    killed = change is not None and change.kind == "kill"
    return deepcopy(
        Article(
            id=draw(st.none() | st.just(f"artikel-{number}")),
            lang=draw(_one_of(("de", "en", "fr", "pt-BR", "ar"))),
            kicker=draw(st.none() | words()),
            headline=f"{number}. {draw(words())}",
            deck=draw(st.none() | words()),
            lead=draw(st.none() | words()),
            byline=draw(st.none() | _bylines()),
            dateline=draw(st.none() | _datelines()),
            body=draw(st.lists(blocks(), min_size=1, max_size=5).map(tuple)),
            source=draw(st.none() | _sources()),
            embargo=draw(st.none() | _one_of(MOMENTS).map(lambda until: Embargo(f"Sperrfrist bis {until}", until))),
            contact=draw(st.none() | _contacts()),
            boilerplate=draw(st.none() | words().map(lambda text: f"Über die Stadt: {text}")),
            notice=draw(_some(words().map(lambda text: f"© 2026 {text}"), most=2)),
            keywords=draw(_some(_one_of(("Brücke", "Verkehr", "A/B", "汉字")))),
            subjects=draw(_some(_one_of(TOPICS))),
            section=draw(st.none() | _one_of(("Lokales", "Wirtschaft & Börse"))),
            version=draw(st.none() | st.integers(1, 99)),
            status="canceled" if killed else draw(st.sampled_from(("usable", "usable", "withheld"))),
            change=change,
            desk_notes=draw(_some(words().map(lambda text: f"Für die Redaktion: {text}"), most=2)),
            modified=draw(st.none() | _one_of(MOMENTS)),
        )
    )


@st.composite
def sound_publications(draw: DrawFn) -> Publication:
    """Whole publications: an article alone, or a kit of two with a title."""
    count = draw(st.sampled_from((1, 1, 2)))
    kit = count > 1
    fact = st.none() | words()
    told = tuple(draw(articles(number + 1)) for number in range(count))
    shown = {figure.image for figure in each_figure(Publication(articles=told))}
    return Publication(
        kind="kit" if kit else "article",
        title=draw(words()) if kit else None,
        subtitle=draw(st.none() | words()) if kit else None,
        lang="de",
        date=draw(st.none() | _one_of(DAYS)),
        provider=draw(st.none() | st.just(Provider("Stadt Lauter", "lauter"))),
        contact=draw(st.none() | _contacts()) if kit else None,
        boilerplate=draw(st.none() | words()) if kit else None,
        articles=told,
        pictures=tuple(
            replace(one, copyright=draw(fact), terms=draw(fact), focus=draw(st.none() | st.just((0.25, 0.5))))
            for one in PICTURES
            if one.href in shown
        ),
    )
