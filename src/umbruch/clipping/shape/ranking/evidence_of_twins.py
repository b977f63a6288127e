"""How a run stands beside the other lines that look like a headline, and beside the column of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.clipping.shape.ranking.candidates import LONGEST, NEVER, OUT, Run
from umbruch.clipping.shape.ranking.line_facts import Row, step

_LEAST_WIDTH = 18
_LEAST_WORDS = 3
_COLUMN_LINES = 4
_ALIKE = 0.5
_SMALL_LINES = 5


class Surroundings(NamedTuple):
    """What is the same for all runs of a text.

    `titles` are the places of lines above the report that look like a headline, `items` the sizes of the lists in which
    lines stand, `column` the width of the report's lines where it is set in a column, else 0.
    """

    report: int
    titles: tuple[int, ...]
    items: tuple[int, ...]
    column: int


def surroundings_of(rows: Sequence[Row]) -> Surroundings:
    """What surrounds the runs of a text."""
    report = next(
        (at for at, row in enumerate(rows) if "prose" in row.signs or (row.block > 240 and row.lines_in_block > 2)),
        len(rows),
    )
    titles = tuple(at for at, row in enumerate(rows[: report + 1]) if _is_like_a_title(row))
    items = [0] * len(rows)
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or ("bullet" in rows[at].signs) != ("bullet" in rows[start].signs):
            if "bullet" in rows[start].signs:
                items[start:at] = [at - start] * (at - start)
            start = at
    widths = sorted(row.width for row in rows if row.lines_in_block >= _COLUMN_LINES and row.block > 150)
    column = widths[len(widths) * 3 // 4] if len(widths) >= _COLUMN_LINES else 0
    return Surroundings(report, titles, tuple(items), column)


def _is_like_a_title(row: Row) -> bool:
    return (
        _LEAST_WIDTH <= row.width < LONGEST
        and row.words >= _LEAST_WORDS
        and "stop" not in row.signs
        and "bullet" not in row.signs
        and not row.signs & NEVER
        and row.role not in OUT
        and row.role in ("plain", "infobox")
    )


def evidence_of_twins(rows: Sequence[Row], run: Run, around: Surroundings) -> Iterator[str]:
    """Whether a run is the first or a later one of the lines that look like a headline, and how it fills its block."""
    own = [at for at in around.titles if run.first <= at < run.last]
    others = [at for at in around.titles if not run.first <= at < run.last]
    before = sum(at < run.first for at in others)
    after = len(others) - before
    like = "title" if own else "other"
    yield f"{like}, titles above {min(before, 3)}"
    yield f"{like}, titles below {min(after, 3)}"
    yield f"{like} {min(before, 2)} of {min(len(others), 3)}"
    head, tail = rows[run.first], rows[run.last - 1]
    if run.first and run.first - 1 in around.titles and head.gap:
        above = rows[run.first - 1]
        stop = "stop" if "stop" in tail.signs else "open"
        yield f"under a title, {stop}"
        yield f"under a title, {'longer' if head.width > above.width else 'shorter'}"
        if (
            above.stems
            and head.stems
            and len(above.stems & head.stems) >= _ALIKE * min(len(above.stems), len(head.stems))
        ):
            yield "alike above"
    if run.last < len(rows) and rows[run.last].gap:
        below = rows[run.last]
        if run.last in around.titles:
            yield "over a title"
            yield f"over a title, {'longer' if below.width > tail.width else 'shorter'}"
        elif "stop" in below.signs and below.width < LONGEST:
            yield "over a sentence"
    size = around.items[run.first]
    if size:
        yield f"in a list of {step(size, (1, 2, 4, 8))}"
    if around.column:
        yield f"fills column {step(tail.width / around.column, (0.35, 0.6, 0.8, 0.95, 1.05))}"
        if run.last - run.first > 1:
            yield f"first fills column {step(head.width / around.column, (0.35, 0.6, 0.8, 0.95, 1.05))}"
    else:
        yield "no column"
    if run.last <= around.report:
        between = sum(1 for at in range(run.last, around.report) if at not in around.titles)
        yield f"before report, {step(between, (0, 1, 2, 4))} between"
    else:
        yield "behind report"
    yield from _evidence_of_block(rows, run)
    yield from _evidence_of_pairs(rows, run, around)
    yield from _evidence_of_group(rows, run, around)
    titled = sum("titled" in row.signs for row in rows[run.first : run.last])
    if run.last - run.first > 1:
        yield f"titled {'all' if titled == run.last - run.first else 'some' if titled else 'none'}"
    if run.last < len(rows) and not rows[run.last].gap and titled:
        yield f"titled goes on {'titled' in rows[run.last].signs}"
    if run.first and not head.gap and titled:
        yield f"titled before {'titled' in rows[run.first - 1].signs}"


_BEFORE = ("mostly day", "byline", "name", "dateline", "prose", "long")
_AFTER = ("mostly day", "byline", "name", "steps", "bullet", "label", "key")
"""What may stand right below and right above lines that look like a headline; the first that fits is told."""
_SOON, _TOLD_SOON = 4, frozenset({"mostly day", "byline", "name"})
"""How many lines below them, up to the report, are looked at for a day and names."""


def _evidence_of_group(rows: Sequence[Row], run: Run, around: Surroundings) -> Iterator[str]:
    """Which of the lines a run is that look like a headline and follow each other, and what stands around them all."""
    titles = around.titles
    if run.first not in titles:
        return
    first, last = run.first, run.last
    while first - 1 in titles:
        first -= 1
    while last in titles:
        last += 1
    size, place = last - first, run.first - first
    yield f"group of {min(size, 5)}, place {min(place, 3)}"
    yield "last of group" if last == run.last else "not last of group"
    where = f"place {min(place, 2)} of {min(size, 3)}"
    if last < len(rows):
        signs = rows[last].signs
        before = next((sign for sign in _BEFORE if sign in signs), "other")
        yield f"group before {before}"
        yield f"group before {before}, {where}"
    after = "top"
    if first:
        signs, role = rows[first - 1].signs, rows[first - 1].role
        after = next((sign for sign in _AFTER if sign in signs), role)
    yield f"group after {after}"
    yield f"group after {after}, {where}"
    soon: set[str] = set()
    for row in rows[last : last + _SOON]:
        soon |= row.signs & _TOLD_SOON
        if row.signs & {"prose", "long"}:
            break
    yield f"{where}, below soon {' and '.join(sorted(soon)) or 'nothing'}"
    above, below = sum(at < first for at in titles), sum(at >= last for at in titles)
    yield f"titles outside {min(above, 2)} above, {min(below, 2)} below" if above or below else "no titles outside"


def _evidence_of_block(rows: Sequence[Row], run: Run) -> Iterator[str]:
    """Whether a run takes a part of a small block, and what it leaves of it."""
    own = rows[run.first : run.last]
    head, tail = own[0], own[-1]
    if head.lines_in_block == 1:
        return
    above = rows[run.first - head.place_in_block : run.first]
    below = rows[run.last : run.last + max(0, tail.lines_in_block - tail.place_in_block - 1)]
    small = tail.lines_in_block <= _SMALL_LINES and tail.block < LONGEST
    if small:
        yield f"small block, {len(above)} left above, {len(below)} below"
    capitals = [{"capitals" in row.signs for row in part} for part in (above[-1:], own, below[:1])]
    if len(capitals[1]) == 1:
        for name, part in (("above", capitals[0]), ("below", capitals[2])):
            if part and True in part | capitals[1]:
                yield f"capitals {'go on' if part == capitals[1] else 'end'} {name}"
    if len(own) > 1:
        short = len(tail.text) * 2 < len(own[-2].text)
        yield f"short last line, {'gap' if not below else 'tight'}" if short else "full last line"


_SIZES = (20, 35, 55, 85)
_TAKEN = (0.2, 0.5, 0.8)
_TOLD_OF_OTHERS = frozenset(
    {"capitals", "titled", "colon", "figures", "key", "steps", "name", "asks", "quotes", "no small words"}
)


def _evidence_of_pairs(rows: Sequence[Row], run: Run, around: Surroundings) -> Iterator[str]:
    """How long a run is and how much of it the report takes up, beside the nearest lines like a headline."""
    own = rows[run.first : run.last]
    size = step(sum(row.width for row in own) + len(own) - 1, _SIZES)
    told = sum(len(row.stems) * row.in_prose for row in own) / max(1, sum(len(row.stems) for row in own))
    above = max((at for at in around.titles if at < run.first), default=None)
    below = min((at for at in around.titles if at >= run.last), default=None)
    for name, at, between in (
        ("upper", above, rows[above + 1 : run.first] if above is not None else ()),
        ("lower", below, rows[run.last : below] if below is not None else ()),
    ):
        if at is None:
            continue
        other = rows[at]
        far = "near" if not between else "over a day" if any("mostly day" in row.signs for row in between) else "far"
        yield f"{name} {step(other.width, _SIZES)} to {size}, {far}"
        yield f"{name} told {step(other.in_prose, _TAKEN)} to {step(told, _TAKEN)}"
        yield from (f"{name} {sign}" for sign in other.signs & _TOLD_OF_OTHERS)
