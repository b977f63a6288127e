"""Running words cut by their characters, with links, emphasis and footnotes kept where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from umbruch.tree import Break, Inline, Note, Text
from umbruch.tree.walk import inline_text


def cut(content: Sequence[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """The part of running words between two of their characters; a footnote goes with the character before it.

    Args:
        content: the words.
        start: the first character that stays, counted in `inline_text`.
        end: the first one after it that doesn't.
    """
    return joined(tuple(_cut(content, start, end)))


def _cut(content: Sequence[Inline], start: int, end: int) -> Iterator[Inline]:
    at = 0
    for one in content:
        length = len(inline_text((one,)))
        first, last = max(start - at, 0), min(end - at, length)
        match one:
            case Text():
                if first < last:
                    yield Text(one.text[first:last])
            case Break():
                if first < last:
                    yield one
            case Note():
                if start < at <= end or start == at == 0:
                    yield one
            case _:
                if inner := tuple(_cut(one.content, start - at, end - at)):
                    yield replace(one, content=inner)
        at += length


def lines_of_content(content: Sequence[Inline]) -> tuple[tuple[Inline, ...], ...]:
    """Running words parted at their breaks, whatever elements these stand in; the breaks are taken out."""
    if "\n" not in inline_text(content):
        return (tuple(content),)
    found, start = [], 0
    for line in inline_text(content).split("\n"):
        found.append(cut(content, start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def stripped(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Running words without blanks and breaks at their ends."""
    words = inline_text(content)
    bare = words.strip()
    if bare == words:
        return tuple(content)
    start = len(words) - len(words.lstrip())
    return cut(content, start, start + len(bare))


def joined(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Running words with neighbours of the same kind made one, and nothing empty."""
    result: list[Inline] = []
    for is_text, own in groupby(content, lambda one: isinstance(one, Text)):
        if not is_text:
            result += own
        elif words := "".join(one.text for one in own if isinstance(one, Text)):
            result.append(Text(words))
    return tuple(result)
