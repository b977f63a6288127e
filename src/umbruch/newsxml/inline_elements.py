"""Inlines in the words of XHTML and of NITF, which differ in how they say bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from umbruch.newsxml.xml_elements import Content, Vocabulary, address
from umbruch.tree import (
    Block,
    Break,
    Dateline,
    Emphasis,
    Figure,
    Inline,
    Link,
    Note,
    Paragraph,
    Span,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Text,
)
from umbruch.tree.walk import in_brackets, inline_text, said


class InlineNames(NamedTuple):
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
                case Subscript():
                    yield make("sub", self.inlines(inline.content, linked))
                case Superscript():
                    yield make("sup", self.inlines(inline.content, linked))
                case Struck() | Span():
                    yield from self.inlines(inline.content, linked)
                case Note():
                    yield from self.inlines(in_brackets(inline), linked)
                case Link():
                    href = None if linked else address(inline.href)
                    if href is None:
                        yield from self.inlines(inline.content, linked)
                    else:
                        named = inline_text(inline.content).strip()
                        words = self.inlines(inline.content, linked=True) if named else inline.href
                        yield make("a", words, href=href)
                case _:
                    assert_never(inline)


def run_in(dateline: Dateline | None, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with the dateline at the head of its first paragraph, as plain text before any markup.

    Readers that look at the text of a paragraph alone then find both. Figures may stand before that paragraph; where
    anything else does the dateline becomes a paragraph of its own.
    """
    if dateline is None or not dateline.text.strip():
        return body
    for place, block in enumerate(body):
        if isinstance(block, Paragraph) and inline_text(said(block)).strip():
            joined = replace(block, content=(Text(f"{dateline.text} "), *said(block)), speaker=None)
            return (*body[:place], joined, *body[place + 1 :])
        if not isinstance(block, Figure | Paragraph):
            break
    return (Paragraph((Text(dateline.text),)), *body)
