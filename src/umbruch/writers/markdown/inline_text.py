"""Inlines as Markdown, where Markdown can say them without doubt; else as elements of HTML in the line.

Readers that let no HTML pass leave out such elements and keep the words between them, but drop a whole block of HTML.
"""

from __future__ import annotations

import re
import string
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
from umbruch.tree.notes import notes_of

BREAK = "\\\n"
_LINE_BREAK = "<br> "
"""A break where all must stand in one line; the blank parts the words where the element is left out."""

ELEMENT = re.compile(r"(?<!\\)<")
"""Where an element of HTML begins in what is written here."""

_ADDRESS = re.compile(
    r"(?:https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?(?:/(?:[A-Za-z0-9._~/:?#@!$&'+,=-]|%[0-9A-Fa-f]{2})*)?"
    r"|mailto:[a-z0-9._+-]+@[a-z0-9.-]+)"
)
_ESCAPED = re.compile(r"[\\`*\[\]<~^{]|(?<![^\W_])_|_(?![^\W_])|&(?=[A-Za-z#])")
_IN_BRACKETS = re.compile(r"[\\&|<>]")
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
        NotPlain: a footnote that is more than paragraphs.
    """
    line = _at_edges(_inlines(merged(content), "", "", _Around(cell, True, notes)))
    return line if cell else _HASH.sub(r"\\#", line)


def paragraph_markdown(content: Sequence[Inline], notes: Notes) -> str:
    """Inlines as a paragraph.

    Args:
        content: what is said.
        notes: takes the footnotes in it.

    Raises:
        NotPlain: nothing is said, or a footnote is more than paragraphs.
    """
    lines = _lines(_inlines(merged(content), "", "", _Around(False, False, notes)))
    return BREAK.join(map(_at_line_start, lines))


def marked_whole(mark: str, content: Sequence[Inline], notes: Notes, *, cell: bool = False) -> str:
    """All words between marks of underscores, which nothing else is written with: what the words are, they say so.

    Args:
        mark: one underscore for a caption, two for a title, a head or a question.
        content: what is said.
        notes: takes the footnotes in it.
        cell: the words stand in a cell of a table.

    Raises:
        NotPlain: as `paragraph_markdown`.
    """
    written = _inlines(merged(content), "_", "_", _Around(cell, cell, notes))
    first, *rest = _lines(written)
    return f"{mark}{BREAK.join((first, *map(_at_line_start, rest)))}{mark}"


def merged(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring runs of characters as one, empty ones left out."""
    result: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text) and result and isinstance(before := result[-1], Text):
            result[-1] = Text(before.text + inline.text)
        elif not isinstance(inline, Text) or inline.text:
            result.append(inline)
    return tuple(result)


def _lines(written: str) -> list[str]:
    """The lines of a paragraph; no break can end one, so those at its end are elements."""
    lines = [_at_edges(line) for line in written.split(BREAK)]
    breaks = 0
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
        breaks += 1
    lines[-1] += _LINE_BREAK.rstrip() * breaks
    if not any(lines):
        raise NotPlain
    return lines


def _at_line_start(line: str) -> str:
    if line[:1] and line[0] in "#>+-=~|:":
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def _at_edges(line: str) -> str:
    """White space at the ends of a line would be cut off: it is written as entities."""
    kept = line.strip()
    left = len(line) - len(line.lstrip())
    return _as_entities(line[:left]) + kept + _as_entities(line[left + len(kept) :])


def _as_entities(text: str) -> str:
    return "".join(f"&#{ord(one)};" for one in text)


class _Around(NamedTuple):
    """Where inlines stand: in a cell or not, all in one line or not, the notes of the text, inside which kinds."""

    cell: bool
    one_line: bool
    notes: Notes
    kinds: frozenset[type] = frozenset()

    def inside(self, kind: type) -> _Around:
        return self._replace(kinds=self.kinds | {kind})


def _inlines(content: Sequence[Inline], before: str, after: str, around: _Around) -> str:
    """The inlines; `before` and `after` are the characters next to them."""
    written = ""
    for place, inline in enumerate(content):
        following = _opening(content[place + 1], around) if place + 1 < len(content) else after
        said = _inline(inline, (written or before)[-1:], following, around)
        if isinstance(inline, Text) and following == "[" and said.endswith("!"):
            said = f"{said[:-1]}\\!"  # not the mark of a picture
        written += said
    return written


def _opening(inline: Inline, around: _Around) -> str:
    """The character that an inline begins with."""
    match inline:
        case Text(text):
            return escaped(text, around.cell)[:1]
        case Break():
            return (_LINE_BREAK if around.one_line else BREAK)[0]
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
            words = escaped(text, around.cell)
            return f"\\{words}" if before == "]" and words[0] in "(:" else words  # not the address of a link
        case Break():
            return _LINE_BREAK if around.one_line else BREAK
        case Emphasis():
            return _marked("*", "em", inline, before, after, around)
        case Strong():
            return _marked("**", "strong", inline, before, after, around)
        case Subscript():
            return _element("sub", "", inline, around)
        case Superscript():
            return _element("sup", "", inline, around)
        case Struck():
            return _element("s", "", inline, around)
        case Span():
            return _element("span", f' lang="{inline.lang}"', inline, around)
        case Link():
            return _link(inline, around)
        case Note():
            return around.notes.mark(inline)
        case _:
            assert_never(inline)


def _link(link: Link, around: _Around) -> str:
    """A link; an address with signs that would end it stands between brackets."""
    words = _inlines(merged(link.content), "[", "]", around.inside(Link))
    noted = next(notes_of(link.content), None) is not None  # its mark is a link, too
    if Link in around.kinds or noted or not words.strip() or any(sign.isspace() for sign in link.href):
        return f'<a href="{attribute(link.href)}">{words}</a>'
    if _ADDRESS.fullmatch(link.href):
        return f"[{words}]({link.href})"
    return f"[{words}](<{_IN_BRACKETS.sub(lambda found: _as_entities(found.group()), link.href)}>)"


def _element(tag: str, attributes: str, inline: Subscript | Superscript | Struck | Span, around: _Around) -> str:
    """HTML inside the line, which every reader of Markdown lets pass."""
    return f"<{tag}{attributes}>{_inlines(merged(inline.content), '>', '<', around)}</{tag}>"


def _marked(mark: str, tag: str, inline: Emphasis | Strong, before: str, after: str, around: _Around) -> str:
    """Words between marks where these are sure to be taken as such (CommonMark 6.2, left- and right-flanking)."""
    words = _inlines(merged(inline.content), "*", "*", around.inside(type(inline)))
    sure = (
        type(inline) not in around.kinds
        and words != ""
        and not (words[0].isspace() or words[-1].isspace() or "*" in (before, after, words[0], words[-1]))
        and not (words.startswith(BREAK) or words.endswith(BREAK))
        and (_is_apart(before) or not _is_sign(words[0]))
        and (_is_apart(after) or not _is_sign(words[-1]))
        and not (before.isalnum() and words[0].isalnum())
        and not (after.isalnum() and words[-1].isalnum())
    )
    return f"{mark}{words}{mark}" if sure else f"<{tag}>{words}</{tag}>"


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSZ"


def _is_apart(character: str) -> bool:
    if not character or character.isspace() or character in string.punctuation:
        return True
    return unicodedata.category(character)[0] == "P"


def attribute(text: str) -> str:
    """What stands between quotation marks in an element inside the line."""
    return "".join(_as_entities(sign) if sign in '"&<>|' or not sign.isprintable() else sign for sign in text)


def escaped(text: str, cell: bool = False) -> str:
    """Characters that mean themselves; in a cell also the bar, and the backslash before it."""
    if cell:
        parts = re.split(r"([\\|])", text)
        return "".join(_as_entities(part) if part in ("\\", "|") else escaped(part) for part in parts)
    written = _ESCAPED.sub(lambda found: "&amp;" if found.group() == "&" else f"\\{found.group()}", text)
    return _ENTITIES.sub(lambda found: _as_entities(found.group()), written)
