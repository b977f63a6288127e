"""Copy made up by Hypothesis goes through the door: every word of it stands somewhere in the tree."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.properties.test_markdown_words import PLAIN, PRESS, SIGNED
from tests.tools import examples
from umbruch.manuscript import Look
from umbruch.pictures.picture_folder import NoPictures
from umbruch.readers.door import Copy, Placed, read_copy
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Block, Break, Inline, Link, List, Note, Paragraph, Strong, Subheading, Text
from umbruch.tree.walk import article_texts

_WORD = re.compile(r"wort\d+x")


@st.composite
def _sentence(draw: DrawFn) -> str:
    words = draw(st.lists(st.one_of(st.sampled_from(PLAIN), SIGNED), min_size=1, max_size=20))
    text = " ".join(words) + draw(st.sampled_from((".", "", "?", ":")))
    return draw(st.sampled_from(("{}", "{}", *PRESS))).format(text)


@st.composite
def _inlines(draw: DrawFn) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for _ in range(draw(st.integers(1, 3))):
        text = (Text(draw(_sentence())),)
        match draw(st.integers(0, 6)):
            case 0:
                made.append(Strong(text))
            case 1:
                made.append(Link("https://zeitung.example/", text))
            case 2:
                made += [*text, Note((Paragraph((Text(draw(SIGNED)),)),))]
            case 3:
                made += [*text, Break()]
            case _:
                made += text
        made.append(Text(" "))
    return tuple(made)


@st.composite
def _placed(draw: DrawFn) -> Placed:
    content = draw(_inlines())
    block: Block
    match draw(st.integers(0, 6)):
        case 0:
            block = Subheading(content, draw(st.integers(1, 3)))
        case 1:
            block = List(False, ((Paragraph(content),),))
        case _:
            block = Paragraph(content)
    return Placed(block, Look(bold=draw(st.booleans()), size=draw(st.sampled_from((1.0, 1.6)))), 1, draw(st.booleans()))


@settings(max_examples=examples(150), suppress_health_check=list(HealthCheck))
@given(st.lists(_placed(), min_size=1, max_size=8))
def test_no_word_is_lost_at_the_door(placed: list[Placed]) -> None:
    reading = read_copy(Copy(tuple(placed)), ReadRequest("copy", NoPictures(), "de"))
    held = [text for one in reading.articles for text in (*article_texts(one), *one.discarded, *one.desk_notes)]
    assert [word for word in _WORD.findall(str(placed)) if word not in " ".join(map(str, held))] == []
