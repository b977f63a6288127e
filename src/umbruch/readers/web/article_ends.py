"""What stands below the text of a release on the web: whom to ask, and what its agency says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.marks.release import (
    has_address,
    is_end_mark,
    is_notice,
    opens_boilerplate,
    opens_contact,
    parse_contact,
)
from umbruch.readers.blocks.inline_cuts import lines_of_content
from umbruch.readers.elements.element_blocks import Walked
from umbruch.tree import Contact, Paragraph, Subheading
from umbruch.tree.walk import inline_text

_LAST = 6
"""Blocks at the end of a text among which a contact begins."""
_LONGEST_LINE = 120
_SOURCE = re.compile(r"SOURCE:? [^\W\d_a-z]\S*(?: \S+){0,8}$")
"""What newswires write below a release: whose it is."""


class Ends(NamedTuple):
    """The blocks without what stands below the text, and this."""

    kept: list[Walked]
    contact: Contact | None = None
    notice: tuple[str, ...] = ()
    boilerplate: str | None = None


def without_ends(kept: Sequence[Walked]) -> Ends:
    """The blocks of an article without a contact, notices and what the sender says of itself below them.

    All of them where nothing else would be left.

    Args:
        kept: the blocks of the article.
    """
    left = list(kept)
    notice: list[str] = []
    while len(left) > 1 and _is_notice(text := " ".join(_lines(left[-1]))):
        notice.insert(0, text)
        left.pop()
    left, boilerplate = _without_boilerplate(left)
    first = max(1, len(left) - _LAST)
    start = next((at for at in range(first, len(left)) if _opens(left[at])), None)
    if start is None:
        return Ends(left, None, tuple(notice), boilerplate)
    lines = [line for one in left[start:] for line in _lines(one)]
    if not all(map(_is_line, left[start:])) or not any(map(has_address, lines)):
        return Ends(left, None, tuple(notice), boilerplate)
    return Ends(left[:start], parse_contact("\n".join(lines)), tuple(notice), boilerplate)


def _is_notice(text: str) -> bool:
    return is_notice(text) or is_end_mark(text) or _SOURCE.match(text) is not None


def _without_boilerplate(left: list[Walked]) -> tuple[list[Walked], str | None]:
    """The blocks without the heading and the paragraphs in which the sender tells of itself, and these."""
    for at in range(max(1, len(left) - _LAST - 2), len(left)):
        lines = _lines(left[at])
        if not lines or not opens_boilerplate(lines[0]) or opens_contact(lines[0]):
            continue
        end = at + 1
        while end < len(left) and isinstance(left[end].placed.block, Paragraph) and not _opens(left[end]):
            end += 1
        told = [line for one in left[at:end] for line in _lines(one)]
        if len(told) > 1 and (end == len(left) or _opens(left[end])):
            return [*left[:at], *left[end:]], "\n".join(told)
    return left, None


def _opens(one: Walked) -> bool:
    lines = _lines(one)
    return bool(lines) and opens_contact(lines[0])


def _is_line(one: Walked) -> bool:
    lines = _lines(one)
    return bool(lines) and all(len(line) <= _LONGEST_LINE for line in lines)


def _lines(one: Walked) -> list[str]:
    block = one.placed.block
    if not isinstance(block, Paragraph | Subheading):
        return []
    lines = (" ".join(inline_text(part).split()) for part in lines_of_content(block.content))
    return [line for line in lines if line]
