"""Inlines as Markdown, where Markdown can say them without doubt; else the block that holds them is written as HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, assert_never

from umbruch.tree import (
    Break,
    Emphasis,
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

BREAK = "\\\n"

_ADDRESS = re.compile(
    r"(?:https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?(?:/(?:[A-Za-z0-9._~/:?#@!$&'+,=-]|%[0-9A-Fa-f]{2})*)?"
    r"|mailto:[a-z0-9._+-]+@[a-z0-9.-]+)"
)
_ESCAPED = re.compile(r"[\\`*\[\]<~^{]|(?<![^\W_])_|_(?![^\W_])|&(?=[A-Za-z#])")
_ENTITIES = re.compile("[^\\S \u00a0\u202f\u2009]|[\ufeff\ufffd]")
_HASH = re.compile(r"(?<!&)#")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


class NotPlain(Exception):
    """Markdown has no sure way to say this."""


class Notes:
    """The footnotes of a text, numbered in the order in which their marks are written."""

    def __init__(self) -> None:
        """Begin without any."""
        self.written: list[Note] = []

    def mark(self, note: Note) -> str:
        """The mark of a note, which is written at the foot later."""
        if not all(isinstance(block, Paragraph) for block in note.content) or not note.content:
            raise NotPlain
        self.written.append(note)
        return f"[^{len(self.written)}]"


def line_markdown(content: Sequence[Inline], notes: Notes, *, cell: bool = False) -> str:
    """Inlines on one line, for headings and the cells of tables.

    Args:
        content: what is said.
        notes: takes the footnotes in it.
        cell: the line stands in a table.

    Raises:
        NotPlain: a break, or what `paragraph_markdown` refuses.
    """
    written = _inlines(merged(content), "", "", _Around(cell, notes))
    if BREAK in written:
        raise NotPlain
    line = _at_edges(written)
    return line if cell else _HASH.sub(r"\\#", line)


def paragraph_markdown(content: Sequence[Inline], notes: Notes) -> str:
    """Inlines as a paragraph.

    Args:
        content: what is said.
        notes: takes the footnotes in it.

    Raises:
        NotPlain: no words, emphasis or a link around nothing or inside its own kind, marks that would not be taken as
            such where they stand, an address that would not come back as it is, breaks that part nothing.
    """
    written = _inlines(merged(content), "", "", _Around(False, notes))
    lines = [_at_edges(line) for line in written.split(BREAK)]
    if not all(lines):
        raise NotPlain
    return BREAK.join(map(_at_line_start, lines))


def merged(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring runs of characters as one, empty ones left out."""
    result: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text) and result and isinstance(before := result[-1], Text):
            result[-1] = Text(before.text + inline.text)
        elif not isinstance(inline, Text) or inline.text:
            result.append(inline)
    return tuple(result)


def _at_line_start(line: str) -> str:
    if line[0] in "#>+-=~|:":
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def _at_edges(line: str) -> str:
    """White space at the ends of a line would be cut off: it is written as entities."""
    left = len(line) - len(line.lstrip())
    right = len(line.rstrip())
    if left == len(line):
        raise NotPlain if line else _Empty
    return _as_entities(line[:left]) + line[left:right] + _as_entities(line[right:])


class _Empty(NotPlain):
    """There is nothing."""


def _as_entities(text: str) -> str:
    return "".join(f"&#{ord(one)};" for one in text)


class _Around(NamedTuple):
    """Where inlines stand: in a cell or not, the notes of the text, and inside which kinds of inlines."""

    cell: bool
    notes: Notes
    kinds: frozenset[type] = frozenset()

    def inside(self, kind: type) -> _Around:
        return self._replace(kinds=self.kinds | {kind})


def _inlines(content: Sequence[Inline], before: str, after: str, around: _Around) -> str:
    """The inlines; `before` and `after` are the characters next to them."""
    written = ""
    for place, inline in enumerate(content):
        following = _opening(content[place + 1], around.cell) if place + 1 < len(content) else after
        written += _inline(inline, (written or before)[-1:], following, around)
    return written


def _opening(inline: Inline, cell: bool) -> str:
    """The character that an inline begins with."""
    match inline:
        case Text(text):
            return escaped(text, cell)[:1]
        case Break():
            return BREAK[0]
        case Emphasis() | Strong():
            return "*"
        case Link() | Note():
            return "["
        case Subscript() | Superscript() | Struck() | Span():
            return "<"
        case _:
            assert_never(inline)


def _inline(inline: Inline, before: str, after: str, around: _Around) -> str:
    match inline:
        case Text(text):
            return escaped(text, around.cell)
        case Break():
            return BREAK
        case Emphasis():
            return _marked("*", inline, before, after, around)
        case Strong():
            return _marked("**", inline, before, after, around)
        case Subscript():
            return _element("sub", "", inline, around)
        case Superscript():
            return _element("sup", "", inline, around)
        case Struck():
            return _element("s", "", inline, around)
        case Span():
            return _element("span", f' lang="{inline.lang}"', inline, around)
        case Link():
            return _link(inline, before, around)
        case Note():
            if Link in around.kinds or before == "!" or after in ("(", "[", ":", "{"):
                raise NotPlain
            return around.notes.mark(inline)
        case _:
            assert_never(inline)


def _link(link: Link, before: str, around: _Around) -> str:
    if Link in around.kinds or before == "!" or _ADDRESS.fullmatch(link.href) is None:
        raise NotPlain
    words = _inlines(merged(link.content), "[", "]", around.inside(Link))
    if not words.strip() or words.startswith(BREAK) or words.endswith(BREAK):
        raise NotPlain
    return f"[{words}]({link.href})"


def _element(tag: str, attributes: str, inline: Subscript | Superscript | Struck | Span, around: _Around) -> str:
    """HTML inside the line, which every reader of Markdown lets pass."""
    return f"<{tag}{attributes}>{_inlines(merged(inline.content), '>', '<', around)}</{tag}>"


def _marked(mark: str, inline: Emphasis | Strong, before: str, after: str, around: _Around) -> str:
    """Words between marks that are sure to be taken as such (CommonMark 6.2, left- and right-flanking)."""
    if type(inline) in around.kinds:
        raise NotPlain
    words = _inlines(merged(inline.content), "*", "*", around.inside(type(inline)))
    if not words or words[0].isspace() or words[-1].isspace() or "*" in (before, after, words[0], words[-1]):
        raise NotPlain
    if words.startswith(BREAK) or words.endswith(BREAK):
        raise NotPlain
    if (_is_sign(words[0]) and not _is_apart(before)) or (_is_sign(words[-1]) and not _is_apart(after)):
        raise NotPlain
    if (before.isalnum() and words[0].isalnum()) or (after.isalnum() and words[-1].isalnum()):
        raise NotPlain
    return f"{mark}{words}{mark}"


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSZ"


def _is_apart(character: str) -> bool:
    return not character or character.isspace() or unicodedata.category(character)[0] == "P"


def escaped(text: str, cell: bool = False) -> str:
    """Characters that mean themselves; in a cell also the bar, and the backslash before it."""
    if cell:
        parts = re.split(r"([\\|])", text)
        return "".join(_as_entities(part) if part in ("\\", "|") else escaped(part) for part in parts)
    written = _ESCAPED.sub(lambda found: "&amp;" if found.group() == "&" else f"\\{found.group()}", text)
    return _ENTITIES.sub(lambda found: _as_entities(found.group()), written)
