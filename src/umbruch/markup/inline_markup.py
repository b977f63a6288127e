"""Inlines and lines of plain text as XHTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, assert_never

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import link_without_words, unusable_link
from umbruch.language.direction import has_right_to_left
from umbruch.language.tags import direction, language_tag
from umbruch.markup.footnotes import Footnotes
from umbruch.markup.safe_elements import NOTHING, Safe, element, joined, text
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
from umbruch.tree.addresses import safe_address
from umbruch.tree.characters import cleaned
from umbruch.tree.walk import in_brackets, inline_text

BREAK = element("br")
_ELEMENT_OF: dict[type[Inline], str] = {
    Emphasis: "em", Strong: "strong", Subscript: "sub", Superscript: "sup", Struck: "s",
}  # fmt: skip


def inline_markup(
    content: Iterable[Inline],
    field: str,
    footnotes: Footnotes | None = None,
    *,
    linked: bool = False,
    mixed: bool | None = None,
) -> Safe:
    """Inlines as phrasing content.

    Args:
        content: the inlines.
        field: the path in the tree, for what is reported.
        footnotes: takes the notes, which leave their marks; without it they stand between brackets.
        linked: the words stand inside a link already, so that no other link may begin.
        mixed: whether there is text from right to left around them; None where these are all.
    """
    content = tuple(content)
    mixed = has_right_to_left(inline_text(content)) if mixed is None else mixed
    within = _Within(field, footnotes, linked, mixed)
    return _content(content, within)


class _Within(NamedTuple):
    """What inlines inside one another share; see `inline_markup`."""

    field: str
    footnotes: Footnotes | None
    linked: bool
    mixed: bool


def _content(content: Iterable[Inline], within: _Within) -> Safe:
    return joined(_inline(inline, within) for inline in content)


def _inline(inline: Inline, within: _Within) -> Safe:
    match inline:
        case Text(characters):
            return text(cleaned(characters, within.field))
        case Emphasis() | Strong() | Subscript() | Superscript() | Struck():
            return _wrapped(_ELEMENT_OF[type(inline)], _content(inline.content, within))
        case Span():
            return _in_language(inline, within)
        case Note():
            return _note(inline, within)
        case Link():
            return _link(inline, within)
        case Break():
            return BREAK
        case _:
            assert_never(inline)


def _wrapped(name: str, content: Safe) -> Safe:
    return element(name, content) if content else NOTHING


def _in_language(span: Span, within: _Within) -> Safe:
    """Words in another language, named for voices, hyphenation and spelling; the way they run where ways meet."""
    content = _content(span.content, within)
    if not content:
        return NOTHING
    tag = language_tag(span.lang)
    way = direction(tag) if within.mixed else None
    return element("span", content, {"lang": tag, "xml:lang": tag, "dir": way})


def _note(note: Note, within: _Within) -> Safe:
    if within.footnotes is None:
        return _content(in_brackets(note), within)
    if within.linked:
        within.footnotes.mark_later(note, within.field)
        return NOTHING
    return within.footnotes.mark(note, within.field)


def _link(link: Link, within: _Within) -> Safe:
    """A link, and after it the marks of notes in it; where its address leads nowhere, or where there is nothing to
    click on, only what words it has.
    """
    content = _content(link.content, within._replace(linked=True))
    if within.linked:
        return content
    marks = within.footnotes.late_marks() if within.footnotes else NOTHING
    address = safe_address(link.href)
    if address is None or not content.strip():
        remark = unusable_link if address is None else link_without_words
        report(remark(link.href, within.field))
        return joined((content, marks))
    words = inline_text(link.content)
    way = "ltr" if within.mixed and not has_right_to_left(words) else None
    return joined((element("a", content, {"href": address, "dir": way}), marks))


def lines_markup(lines: str, field: str, links: Mapping[str, str] | None = None) -> Safe:
    """Plain text; its lines are kept apart by breaks.

    Args:
        lines: the text.
        field: the path in the tree, for what is reported.
        links: words in the text and the addresses that they lead to; each leads there where it first stands.
    """
    wanted = {words: address for words, href in (links or {}).items() if words and (address := safe_address(href))}
    shown = cleaned(lines, field).strip("\n")
    return joined(_linked(shown, wanted, has_right_to_left(shown)))


def _linked(lines: str, links: Mapping[str, str], mixed: bool) -> Iterable[Safe]:
    found = min(((lines.find(words), words) for words in links if words in lines), default=None)
    if found is None:
        yield Safe(text(lines).replace("\n", BREAK))
        return
    at, words = found
    rest = {other: address for other, address in links.items() if other != words}
    yield Safe(text(lines[:at]).replace("\n", BREAK))
    way = "ltr" if mixed and not has_right_to_left(words) else None
    yield element("a", text(words), {"href": links[words], "dir": way})
    yield from _linked(lines[at + len(words) :], rest, mixed)
