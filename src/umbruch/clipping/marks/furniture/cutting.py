"""Chunks cut where furniture stands in them, and where a label is glued to a headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.furniture import print_heads
from umbruch.clipping.marks.furniture.glued_labels import label_before
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.lines import Chunk, Line, Told

Fate = Told | None
"""What becomes of a line: its role, or None where it is discarded."""


class Placed(NamedTuple):
    """A line, and the number of its chunk."""

    chunk: int
    line: Line

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text


def apart(chunks: Sequence[Chunk], marked: dict[tuple[int, Line], Fate]) -> tuple[tuple[Chunk, ...], list[Line]]:
    """The chunks cut where lines were marked: discarded ones gone, those with a role in chunks of their own."""
    kept: list[Chunk] = []
    taken: list[Line] = []
    for number, chunk in enumerate(chunks):
        groups: list[list[Line]] = [[]]
        for line in chunk.lines:
            key = (number, line)
            if key not in marked:
                if groups[-1] and groups[-1][-1].told is not None:
                    groups.append([])
                groups[-1].append(line)
            elif (role := marked[key]) is None:
                taken.append(line)
                groups.append([])
            else:
                if groups[-1] and groups[-1][-1].told != role:
                    groups.append([])
                groups[-1].append(line._replace(told=role))
        own = [group for group in groups if group]
        kept += [Chunk(tuple(group), chunk.after_page_break and at == 0) for at, group in enumerate(own)]
    return tuple(kept), taken


def with_labels_apart(chunks: Sequence[Chunk], lines: Sequence[Placed]) -> tuple[Chunk, ...]:
    """The chunks with labels of releases, and clocks, that are glued to a headline in chunks of their own."""
    cuts: dict[tuple[int, Line], tuple[Line, ...]] = {}
    for row in lines:
        if row.line.told is not None:
            continue
        text = row.text
        if cut := label_before(text):
            label, rest = text[:cut].rstrip(), text[cut:].lstrip(" :–—-|·")
            key = label.casefold() in shared().title_keys
            parts = [row.line._replace(text=label, told="page" if key else "label")]
            cuts[row.chunk, row.line] = (*parts, row.line._replace(text=rest)) if rest else tuple(parts)
        elif cut := print_heads.clock_before(text):
            stamp = text[:cut].strip()
            dated: Told = "day" if stamped_day(stamp) else "page"
            cuts[row.chunk, row.line] = (
                row.line._replace(text=stamp, told=dated), row.line._replace(text=text[cut:])
            )  # fmt: skip
    if not cuts:
        return tuple(chunks)
    apart: list[Chunk] = []
    for number, chunk in enumerate(chunks):
        group: list[Line] = []
        for line in chunk.lines:
            for part in cuts.get((number, line), (line,)):
                if part.told is not None and (number, line) in cuts:
                    if group:
                        apart.append(chunk._replace(lines=tuple(group)))
                    apart.append(chunk._replace(lines=(part,)))
                    group = []
                else:
                    group.append(part)
        if group:
            apart.append(chunk._replace(lines=tuple(group)))
    return tuple(apart)
