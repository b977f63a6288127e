"""Inlines in the words of XHTML and of NITF, which differ in how they say bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from umbruch.newsxml.xml_elements import NITF, XHTML, Content, Vocabulary, address
from umbruch.registry.roles import ROLE
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
    """A vocabulary and its elements: tag and class of strong and struck words, the tag around words of a language.

    `number` stands around lowered and raised signs where the vocabulary has those in numbers only, and as text alone.
    """

    vocabulary: Vocabulary
    strong: str
    strong_class: str | None = None
    struck: str = "s"
    struck_class: str | None = None
    foreign: str = "span"
    number: str | None = None

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
                    yield self._shifted("sub", inline.content, linked)
                case Superscript():
                    yield self._shifted("sup", inline.content, linked)
                case Struck():
                    yield make(self.struck, self.inlines(inline.content, linked), class_=self.struck_class)
                case Span():
                    yield make(self.foreign, self.inlines(inline.content, linked), lang=inline.lang)
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

    def _shifted(self, tag: str, content: tuple[Inline, ...], linked: bool) -> Content:
        make = self.vocabulary
        if self.number is None:
            return make(tag, self.inlines(content, linked))
        if all(isinstance(inline, Text) for inline in content):
            return make(self.number, make(tag, inline_text(content)))
        return make("em", self.inlines(content, linked), class_=tag)


NITF_INLINES = InlineNames(
    NITF, strong="em", strong_class="strong", struck="em", struck_class="struck", foreign="lang", number="num"
)
"""NITF 3.6 has `em` alone for what is set apart, and `sub` and `sup` inside `num`."""

XHTML_INLINES = InlineNames(XHTML, strong="strong")


def voice_class(paragraph: Paragraph) -> str | None:
    """The class of a question or an answer in an interview."""
    return ROLE["question"].css_class if paragraph.voice == "question" else paragraph.voice


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
