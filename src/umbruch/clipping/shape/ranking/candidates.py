"""Which runs of lines might be the headline, and the bounds that hold whatever speaks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.shape.ranking.line_facts import Row
from umbruch.manuscript import PLAIN, Look

_MOST_LINES = 4
LONGEST = 200
_LEAST_LINES, _LEAST_PARAGRAPH, _FULL = 3, 200, 0.85
"""Lines and letters of a paragraph, and the share of its longest line from which a line is full."""
_LEAST_REPORT = 80
"""Letters of two sentences that open a report: 2 of 923 labelled headlines are such."""
_MOST_SENTENCES = 2
_LARGE = 1.3
"""Times the size of the body from which lines set alike that stand together are one head."""
_DISPLAY = 1.15
"""Times the size of the body from which letters are those of a head (evidence_of_looks)."""
_TOLD_ALREADY = 2
"""Paragraphs of running text from which what is set like a crosshead is one: a headline does not come as late."""
FIRST_LINES = 10
_SENTENCE = re.compile(by_case(r"[^\W\d_]{2}[.!?…]+[\"“”»’)]*\s+(?=[\"„“«»(]?[^\W\d_[:lower:]])"))
NEVER = frozenset(
    {"no letters", "address alone", "label", "contact", "embargo", "web", "day alone", "place and day", "turn"}
    | {"opens the report", "bar first"}
)
OUT = frozenset({"contact", "embargo", "boilerplate", "end", "source", "page"})


class Run(NamedTuple):
    """Lines `first` to `last` (exclusive) of the rows that might be one role."""

    first: int
    last: int


def headline_runs(rows: Sequence[Row]) -> Iterator[Run]:
    """The runs of one to four lines that no hard bound excludes: more must be told below them than above."""
    told = reported = 0
    for first, row in enumerate(rows):
        reported += not row.place_in_block and row.look is not PLAIN and opens_report(rows, first)
        if reported >= _TOLD_ALREADY and row.look.size < _LARGE and row.look.heading is None:
            continue
        told += len(rows[first - 1].text) if first and rows[first - 1].signs & {"stop", "prose"} else 0
        if row.place_in_block >= FIRST_LINES or row.role in OUT or row.signs & NEVER:
            continue
        if "result" in row.signs and first:  # `SV Lauter – TSV Moosbach 3:2 (3:0)` stands under a headline
            continue
        if _is_text(rows, first) or _is_within_text(rows, first) or _begins_inside(rows, first):
            continue
        for last in range(first + 1, min(first + _MOST_LINES, len(rows)) + 1):
            below = rows[last - 1]
            if last > first + 1 and (below.gap or below.role in OUT or below.signs & NEVER):
                break
            if below.left <= told and len(rows) > 1:
                break
            if not may_be_headline(" ".join(one.text for one in rows[first:last])):
                break
            if not _cuts_a_head(rows, last):
                yield Run(first, last)


def certain(rows: Sequence[Row], given: Given) -> Run | None:
    """The only heading of the first level, where the file claims it as its headline too; None where that is not so."""
    first = [at for at, row in enumerate(rows) if row.look.heading == 1]
    return Run(first[0], first[0] + 1) if len(first) == 1 and rows[first[0]].letters in given.claims else None


def _cuts_a_head(rows: Sequence[Row], last: int) -> bool:
    """Whether a run ends inside of lines in display type that stand together and are set alike: they are one head."""
    if last >= len(rows) or rows[last].gap or rows[last].signs & NEVER or rows[last].role in OUT:
        return False
    above, below = rows[last - 1], rows[last]
    if min(above.look.size, below.look.size) < _LARGE or above.look != below.look:
        return False
    start = last - below.place_in_block
    block = rows[start : start + below.lines_in_block]
    alike = [row for row in block if row.look == below.look]
    return len(alike) <= _MOST_LINES and may_be_headline(" ".join(row.text for row in alike))


def _begins_inside(rows: Sequence[Row], first: int) -> bool:
    """Whether a run begins with a small letter right under a long line set alike, of which it is the rest."""
    if not first or rows[first].gap or rows[first].look is PLAIN or "small" not in rows[first].signs:
        return False
    above = rows[first - 1]
    return above.look == rows[first].look and above.width >= _LEAST_REPORT and "stop" not in above.signs


def _is_text(rows: Sequence[Row], at: int) -> bool:
    """Whether a line is running text by what it says and how the file shows it; False where looks are not known."""
    row = rows[at]
    return _is_shown_as_text(row) and ((row.gap and _is_report(row)) or opens_report(rows, at))


def _is_within_text(rows: Sequence[Row], at: int) -> bool:
    """Whether a line is set apart inside a paragraph: a full line of running text stands over it, and one under it."""
    row = rows[at]
    start = at - row.place_in_block
    above, below = rows[start:at], rows[at + 1 : start + row.lines_in_block]
    if not above or not below or row.look is PLAIN or any(is_display(one.look) for one in (*above, below[-1])):
        return False
    return above[-1].width >= _FULL * max(one.width for one in (*above, row, *below))


def is_in_paragraph(rows: Sequence[Row], at: int) -> bool:
    """Whether a line stands in a paragraph of running text, as the file shows it; False where looks are not known."""
    return _is_shown_as_text(rows[at]) and opens_report(rows, at)


def _is_shown_as_text(row: Row) -> bool:
    return row.look is not PLAIN and not is_display(row.look)


def _is_report(row: Row) -> bool:
    """Whether a line is a paragraph of the report: long, or two sentences of some length, the last one ended."""
    return "prose" in row.signs or (row.signs >= {"sentences", "stop"} and row.width >= _LEAST_REPORT)


def opens_report(rows: Sequence[Row], at: int) -> bool:
    """Whether a line stands in a paragraph whose lines are set alike and whose first one is full.

    It ends as sentences do, or runs on from its first line and begins a second sentence: an address may end it.
    """
    start = at - rows[at].place_in_block
    block = rows[start : start + rows[at].lines_in_block]
    if (
        len(block) < _LEAST_LINES
        or rows[at].block < _LEAST_PARAGRAPH
        or any(row.look != block[0].look for row in block)
    ):
        return False
    if block[0].width < _FULL * max(row.width for row in block):
        return False
    runs_on = "small" in block[1].signs and sentences_in(" ".join(row.text for row in block)) > 1
    return "stop" in block[-1].signs or runs_on


def is_display(look: Look) -> bool:
    """Whether a line is set apart from the text by its heading, its weight or its size."""
    return look.heading is not None or look.bold or look.size >= _DISPLAY


def may_be_headline(text: str) -> bool:
    """Whether a text keeps the bounds of a headline: at most 200 characters, and at most two sentences."""
    return len(text) <= LONGEST and sentences_in(text) <= _MOST_SENTENCES


def sentences_in(text: str) -> int:
    """How many sentences a text seems to hold; at least one."""
    return len(_SENTENCE.findall(text)) + 1


def goes_on(before: Row, after: Row) -> bool:
    """Whether a line certainly runs into the next one."""
    if "bullet" in after.signs:
        return False
    return "small" in after.signs or bool({"comma", "hyphen", "last small"} & before.signs)


class Given(NamedTuple):
    """What is known beside the lines: the head that the rules found, and the headlines that the file claims.

    `ruled` is the rules' headline as a run, `ruled_above` and `ruled_below` the places of their kicker and deck,
    `texts` the letters of what they made of each, `sure` how sure they are of the headline. `fixed` are the roles that
    somebody has fixed for lines of the article.
    """

    ruled: Run | None
    ruled_above: tuple[int, ...]
    ruled_below: tuple[int, ...]
    sure: float
    claims: tuple[str, ...] = ()
    texts: Mapping[str, str] = {}
    fixed: frozenset[str] = frozenset()


def run_over(places: Sequence[int]) -> Run | None:
    """The run from the first of some places to the last of them."""
    return Run(places[0], places[-1] + 1) if places else None
