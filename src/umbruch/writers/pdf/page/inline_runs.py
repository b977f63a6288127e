"""Inlines as runs of type: emphasis, raised, lowered and struck words, words of other languages, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from umbruch.tree import (
    Break,
    Emphasis,
    Inline,
    Link,
    Note,
    Span,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Text,
)
from umbruch.tree.notes import NoteMark
from umbruch.tree.walk import in_brackets
from umbruch.writers.pdf.file.structure_tags import ARTIFACT, Element
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run
from umbruch.writers.pdf.type.settable import web_address

_ADDRESS = re.compile(
    r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    r"|(?P<web>(?:https?://|(?<![\w.])www\.)[^\s<>\"„“”]{1,2000})",
    re.ASCII,
)
"""Addresses of mail and web as they are written out in running text."""

_LINE_ENDS = re.compile("[\u2028\u2029]")
"""Ends of lines and paragraphs that stand in the text (Unicode 15, 5.8)."""
_SMALL = 0.65
"""Raised and lowered signs against the size of their line: as OpenType's OS/2 table has it in most text faces."""
_RAISED, _LOWERED = 0.35, -0.15
"""How far their baseline stands above that of the line, as parts of its size; so a raised sign ends level with the
capitals, and a lowered one stays above the next line."""


class _Marks(NamedTuple):
    """What the inlines around some words make of them."""

    bold: bool = False
    italic: bool = False
    href: str | None = None
    size: float = 1.0
    rise: float = 0.0
    struck: bool = False
    lang: str | None = None


def with_addresses(
    text: str, look: Look, element: Element, *, bold: bool = False, italic: bool = False
) -> Iterator[Run]:
    """The runs of plain text; addresses of mail and web that are written out become links."""
    at = 0
    for match in _ADDRESS.finditer(text) if "@" in text or "www." in text or "://" in text else ():
        written = match.group().rstrip(".,;:!?)]}»“”\"'")
        address = web_address(f"mailto:{written}" if match.lastgroup == "mail" else written)
        if address is None:
            continue
        end = match.start() + len(written)
        if match.start() > at:
            yield look.run(text[at : match.start()], element, bold=bold, italic=italic)
        link = Element("Link", element, inline=True)
        yield look.run(text[match.start() : end], link, bold=bold, italic=italic, href=address)
        at = end
    if at < len(text):
        yield look.run(text[at:], element, bold=bold, italic=italic)


def runs_of(content: Iterable[Inline], look: Look, element: Element) -> list[Run | LineBreak]:
    """The runs of inlines; what says more than its characters becomes an element of its own inside `element`."""
    return list(_runs(content, look, element, _Marks()))


def _runs(content: Iterable[Inline], look: Look, element: Element, marks: _Marks) -> Iterator[Run | LineBreak]:
    for inline in content:
        match inline:
            case Text(text):
                for number, line in enumerate(_LINE_ENDS.split(text) if not text.isascii() else (text,)):
                    if number:
                        yield LineBreak()
                    for run in _written(line, look, element, marks):
                        yield _marked(run, marks)
            case Emphasis():
                stressed = element if element.role == ARTIFACT else Element("Em", element, inline=True)
                yield from _runs(inline.content, look, stressed, marks._replace(italic=True))
            case Strong():
                strong = element if element.role == ARTIFACT else Element("Strong", element, inline=True)
                yield from _runs(inline.content, look, strong, marks._replace(bold=True))
            case Subscript() | Superscript():
                shift = marks.size * (_LOWERED if isinstance(inline, Subscript) else _RAISED)
                shifted = marks._replace(rise=marks.rise + shift, size=marks.size * _SMALL)
                layout = {"O": "/Layout", "BaselineShift": f"{shift * look.style.size:.2f}"}
                raised = Element("Span", element, attributes=layout, inline=True)
                if isinstance(inline, NoteMark):
                    raised.cites = inline.number
                yield from _runs(inline.content, look, raised, shifted)
            case Struck():
                layout = {"O": "/Layout", "TextDecorationType": "/LineThrough"}
                crossed = Element("Span", element, attributes=layout, inline=True)
                yield from _runs(inline.content, look, crossed, marks._replace(struck=True))
            case Span():
                foreign = Element("Span", element, lang=inline.lang, inline=True)
                yield from _runs(inline.content, look, foreign, marks._replace(lang=inline.lang))
            case Link():
                address = web_address(inline.href) if marks.href is None else None
                link = Element("Link", element, inline=True) if address else element
                yield from _runs(inline.content, look, link, marks._replace(href=address or marks.href))
            case Note():
                yield from _runs(in_brackets(inline), look, element, marks)
            case Break():
                yield LineBreak()
            case _:
                assert_never(inline)


def _written(text: str, look: Look, element: Element, marks: _Marks) -> Iterator[Run]:
    if marks.href is None:
        yield from with_addresses(text, look, element, bold=marks.bold, italic=marks.italic)
    else:
        yield look.run(text, element, bold=marks.bold, italic=marks.italic, href=marks.href)


def _marked(run: Run, marks: _Marks) -> Run:
    if not (marks.rise or marks.struck or marks.lang):
        return run
    return run._replace(
        size=run.size * marks.size, rise=marks.rise * run.size, struck=marks.struck, lang=marks.lang
    )  # fmt: skip
