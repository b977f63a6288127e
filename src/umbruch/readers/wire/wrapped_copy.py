"""Copy whose lines a machine wrapped, as its paragraphs: a blank line or an indent opens the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from umbruch.tree import Block, Break, Inline, List, Paragraph, Text

_INDENT = re.compile(r"[ \t\u00a0]{2,}|\t")
_NARROW = (30, 100)
"""Characters a line between which copy was wrapped by a machine; wires have 65 to 80."""
_INDENTED = re.compile(r"\n[ \t\u00a0]{2,}\S")
_WRAPPED = re.compile(r"\n\S")
_POINT = re.compile(r"[*•] +(?=\S)")


def is_wrapped_copy(text: str) -> bool:
    """Whether a text that stands in one element has the indents and line ends of a wire (Reuters sends it so)."""
    return "\n" in text and len(_INDENTED.findall(text)) > 1 and _WRAPPED.search(text) is not None


def blocks_of_copy(text: str) -> Iterator[Block]:
    """The paragraphs of such a text; those that a star or a point opens are the items of a list."""
    points: list[tuple[Block, ...]] = []
    for paragraph in paragraphs_of(text):
        start = paragraph.content[0]
        mark = _POINT.match(start.text) if isinstance(start, Text) else None
        if mark and isinstance(start, Text):
            points.append((Paragraph((Text(start.text[mark.end() :]), *paragraph.content[1:])),))
            continue
        if points:
            yield List(False, tuple(points))
            points = []
        yield paragraph
    if points:
        yield List(False, tuple(points))


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text: parted by blank lines and by indents; lines that a machine wrapped are joined."""
    for group in _groups(text.expandtabs(4).splitlines()):
        content: list[Inline] = []
        for line in _joined(group):
            content += [Break(), Text(line)] if content else [Text(line)]
        if content:
            yield Paragraph(tuple(content))


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    told = [line for line in lines if line.strip()]
    indented = [bool(_INDENT.match(line)) for line in told]
    by_indent = any(indented) and not all(indented)
    apart = all(len(line) > _NARROW[1] for line in told[:-1]) if told else False
    group: list[str] = []
    for line in lines:
        if not line.strip():
            if group:
                yield group
            group = []
            continue
        if group and (apart or (by_indent and _INDENT.match(line))):
            yield group
            group = []
        group.append(" ".join(line.split()))
    if group:
        yield group


def _joined(group: Sequence[str]) -> Iterator[str]:
    """The lines of a group, those joined that only ended because the next word did not fit."""
    width = max(map(len, group))
    if not _NARROW[0] <= width <= _NARROW[1]:
        yield from group if width < _NARROW[0] else (" ".join(group),)
        return
    line = ""
    for number, one in enumerate(group):
        line = f"{line} {one}" if line else one
        after = group[number + 1] if number + 1 < len(group) else ""
        if not after or len(one) + 1 + len(after.split()[0]) < min(width, 60) - 4:
            yield line
            line = ""
