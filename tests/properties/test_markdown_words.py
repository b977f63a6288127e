"""Markdown made up by Hypothesis: every word of it stands somewhere in the tree, none of them twice in the body."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import umbruch
from tests.tools import examples
from umbruch.tree.walk import article_texts

SIGNED = st.integers(1, 10**9).map(lambda number: f"wort{number}x")
_WORD = re.compile(r"wort\d+x")
PLAIN = (
    "Die",
    "Stadt",
    "baut",
    "am",
    "Montag",
    "eine",
    "neue",
    "Brücke",
    "über",
    "den",
    "Fluss",
    "und",
    "zahlt",
    "dafür",
)
PRESS = (
    "Von {}", "Foto: {}", "Quelle: {}", "HUSUM (dpa) - {}", "Pressekontakt: {}", "Über {}", "Sperrfrist: {}", "{}?",
    "Redaktion: {}", "{} | Lokales", "Mehr zum Thema: {}", "(ik) {}", "Stand: {}", "– {}", "{}:", "PRESSEMITTEILUNG {}",
    "© {}", "Hinweis an die Redaktionen: {}", "Korrektur: {}", "1. {}", "2024 {}",
)  # fmt: skip
"""Lines that recognisers look for, wherever they stand."""


@st.composite
def _sentences(draw: DrawFn) -> str:
    words = draw(st.lists(st.one_of(st.sampled_from(PLAIN), SIGNED), min_size=1, max_size=25))
    return " ".join(words) + draw(st.sampled_from((".", "", "?", ":")))


@st.composite
def _chunk(draw: DrawFn) -> str:
    text = draw(_sentences())
    match draw(st.integers(0, 7)):
        case 0:
            return f"{'#' * draw(st.integers(1, 4))} {text}"
        case 1:
            return f"- {text}\n- {draw(_sentences())}"
        case 2:
            return f"> {text}"
        case 3:
            return f"**{text}** {draw(_sentences())}"
        case 4:
            return f"{text}\n{draw(_sentences())}"
        case 5:
            return draw(st.sampled_from(PRESS)).format(text)
        case 6:
            return f"[{text}](https://zeitung.example/)"
        case _:
            return text


@settings(max_examples=examples(150), suppress_health_check=list(HealthCheck))
@given(st.lists(_chunk(), min_size=1, max_size=9))
def test_no_word_of_markdown_is_lost(chunks: list[str]) -> None:
    text = "\n\n".join(chunks)
    reading = umbruch.read(text.encode(), format="markdown", lang="de")
    held = [
        text
        for article in reading.articles
        for text in (*article_texts(article), *article.discarded, *article.desk_notes)
    ]
    assert [word for word in _WORD.findall(text) if word not in " ".join(map(str, held))] == []
