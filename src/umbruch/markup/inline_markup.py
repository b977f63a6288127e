"""Inlines and lines of plain text as XHTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import link_without_words, unusable_link
from umbruch.language.direction import has_right_to_left
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


def inline_markup(content: Iterable[Inline], field: str, *, linked: bool = False, mixed: bool | None = None) -> Safe:
    """Inlines as phrasing content.

    Args:
        content: the inlines.
        field: the path in the tree, for what is reported.
        linked: the words stand inside a link already, so that no other link may begin.
        mixed: whether there is text from right to left around them; None where these are all.
    """
    content = tuple(content)
    mixed = has_right_to_left(inline_text(content)) if mixed is None else mixed
    return joined(_inline(inline, field, linked, mixed) for inline in content)


def _inline(inline: Inline, field: str, linked: bool, mixed: bool) -> Safe:
    match inline:
        case Text(characters):
            return text(cleaned(characters, field))
        case Emphasis() | Strong() | Subscript() | Superscript() | Struck():
            return _wrapped(_ELEMENT_OF[type(inline)], inline_markup(inline.content, field, linked=linked, mixed=mixed))
        case Span():
            return inline_markup(inline.content, field, linked=linked, mixed=mixed)
        case Note():
            return inline_markup(in_brackets(inline), field, linked=linked, mixed=mixed)
        case Link():
            return _link(inline, field, linked, mixed)
        case Break():
            return BREAK
        case _:
            assert_never(inline)


def _wrapped(name: str, content: Safe) -> Safe:
    return element(name, content) if content else NOTHING


def _link(link: Link, field: str, linked: bool, mixed: bool) -> Safe:
    """A link; where its address leads nowhere, or where there is nothing to click on, only what words it has."""
    content = inline_markup(link.content, field, linked=True, mixed=mixed)
    if linked:
        return content
    address = safe_address(link.href)
    if address is None or not content.strip():
        remark = unusable_link if address is None else link_without_words
        report(remark(link.href, field))
        return content
    words = inline_text(link.content)
    return element("a", content, {"href": address, "dir": "ltr" if mixed and not has_right_to_left(words) else None})


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
