"""Inlines in the words of XHTML and of NITF, which differ in how they say bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from umbruch.tree import Block, Break, Dateline, Emphasis, Inline, Link, Paragraph, Strong, Text
from umbruch.writers.newsml.markup import Content, Vocabulary, iri


class Tongue(NamedTuple):
    """A vocabulary and its element for strong words: tag and class."""

    vocabulary: Vocabulary
    strong: str
    strong_class: str | None = None

    def inlines(self, content: Iterable[Inline], linked: bool = False) -> Iterator[Content]:
        """The inlines as text and elements; `linked` inside a link, where another one may not stand."""
        make = self.vocabulary
        for inline in content:
            match inline:
                case Text(text):
                    yield text
                case Break():
                    yield make("br")
                case Emphasis():
                    yield make("em", self.inlines(inline.content, linked))
                case Strong():
                    yield make(self.strong, self.inlines(inline.content, linked), class_=self.strong_class)
                case Link():
                    href = None if linked else iri(inline.href)
                    if href is None:
                        yield from self.inlines(inline.content, linked)
                    else:
                        yield make("a", self.inlines(inline.content, linked=True), href=href)
                case _:
                    assert_never(inline)


def run_in(dateline: Dateline | None, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with the dateline at the head of its first paragraph, as plain text before any markup.

    Readers that look at the text of a paragraph alone then find both; where the body has no paragraph the dateline
    becomes one.
    """
    if dateline is None or not dateline.text:
        return body
    place = next((number for number, block in enumerate(body) if isinstance(block, Paragraph)), None)
    if place is None:
        return (Paragraph((Text(dateline.text),)), *body)
    first = body[place]
    assert isinstance(first, Paragraph)
    joined = Paragraph((Text(f"{dateline.text} "), *first.content))
    return (*body[:place], joined, *body[place + 1 :])
