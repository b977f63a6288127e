"""Tables and boxes of a page put where they stood in the text that was recognised around them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.conventions import Conventions, conventions_for
from umbruch.clipping.page.lines import Line
from umbruch.clipping.text.joining import Vocabulary, join_lines
from umbruch.manuscript import Box as Place
from umbruch.manuscript import Grid, Manuscript
from umbruch.readers.pdf.setting.number_tables import heads_in
from umbruch.tree import Block, Box, Table, Text
from umbruch.tree.reading import Reading

_BODY = "].body["


def with_tables(
    reading: Reading,
    manuscript: Manuscript,
    boxes: Mapping[Place, Box] | None = None,
    headed: Container[Place] = (),
) -> Reading:
    """The reading of a manuscript with its tables and boxes, each before the first block of the body that comes after.

    Args:
        reading: what was recognised in the lines of the manuscript.
        manuscript: with the tables and boxes as grids.
        boxes: those of the grids that are no tables, by where they stand.
        headed: where tables stand whose first row looks like a head.
    """
    grids = [(number, piece) for number, piece in enumerate(manuscript.pieces, start=1) if isinstance(piece, Grid)]
    if not grids:
        return reading
    starts = _starts(reading)
    words = _Words(conventions_for(reading.lang), Vocabulary(manuscript.text, reading.lang))
    before: dict[tuple[int, int], list[Block]] = {}
    for number, grid in grids:
        before.setdefault(_place(number, starts, reading), []).append(
            _block(grid, boxes or {}) or _table(grid, words, headed)
        )
    articles = list(reading.articles)
    moved: dict[tuple[int, int], int] = {}
    for at, article in enumerate(articles):
        body: list[Block] = []
        for place in range(len(article.body) + 1):
            body += before.get((at, place), [])
            moved[at, place] = len(body)
            body += article.body[place : place + 1]
        articles[at] = replace(article, body=tuple(body))
    return replace(
        reading,
        articles=tuple(articles),
        origins=tuple(replace(one, field=_renumbered(one.field, moved)) for one in reading.origins),
        diagnostics=tuple(
            replace(one, field=_renumbered(one.field, moved)) if one.field else one for one in reading.diagnostics
        ),
    )


def _starts(reading: Reading) -> list[tuple[int, int, int]]:
    """The first line of each block of a body, with its article and its place there."""
    found = []
    for origin in reading.origins:
        place = _place_in(origin.field)
        if place is not None and origin.lines:
            found.append((min(origin.lines), *place))
    return sorted(found)


def _place(number: int, starts: list[tuple[int, int, int]], reading: Reading) -> tuple[int, int]:
    """The article, and the block in it before which what stands at a line of the manuscript belongs."""
    above = [(article, place) for line, article, place in starts if line < number]
    article = above[-1][0] if above else 0
    below = [place for line, own, place in starts if line > number and own == article]
    return article, min(below, default=len(reading.articles[article].body))


def _place_in(field: str) -> tuple[int, int] | None:
    head, between, rest = field.partition(_BODY)
    if not between:
        return None
    return int(head.removeprefix("articles[")), int(rest.partition("]")[0])


class _Words(NamedTuple):
    """What tells which hyphens at the ends of lines belong to words."""

    conventions: Conventions
    vocabulary: Vocabulary


def _block(grid: Grid, boxes: Mapping[Place, Box]) -> Box | None:
    return boxes.get(grid.box) if grid.box else None


def _table(grid: Grid, words: _Words, headed: Container[Place]) -> Table:
    rows = tuple(tuple(_cell(cell, words) for cell in row) for row in grid.rows)
    heads = 1 if grid.box in headed else heads_in(grid.rows)
    return Table(rows[0] if heads else (), rows[heads:])


def _cell(cell: str, words: _Words) -> tuple[Text, ...]:
    lines = [Line(number, line) for number, line in enumerate(filter(None, cell.split("\n")), start=1)]
    return (Text(join_lines(lines, *words).text),) if lines else ()


def _renumbered(field: str, moved: Mapping[tuple[int, int], int]) -> str:
    place = _place_in(field)
    if place is None or place not in moved:
        return field
    return f"{field.partition(_BODY)[0]}{_BODY}{moved[place]}]{field.partition(_BODY)[2].partition(']')[2]}"
