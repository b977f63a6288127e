"""Whether a run is cut out of words that belong together: brackets left open, small words at its ends, lines left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.shape.ranking.candidates import Run
from umbruch.clipping.shape.ranking.line_facts import Row, step

_LONGEST_LOOKED_AT = 400
_LONGEST_SMALL, _OFTEN = 4, 3
"""Letters of a word, and how often it stands among the lines, from which it is a small word in any language."""
_SHORT_WORD = re.compile(rf"\b[^\W\d_]{{1,{_LONGEST_SMALL}}}\b")
_BARE = "„“”\"«»'’(),.;:!?"
_PAIRS = ("()", "[]", "【】", "《》", "「」", "«»")
_MARKS = frozenset('()[]【】《》「」«»„“”"')
_FRAME_BEFORE, _FRAME_AFTER = re.compile(r"[+*#=–-]{2,}"), re.compile(r"[+*#=–-]{2,}$")
_ENDS_BLOCK = frozenset({"dateline", "dateline alone", "byline", "mostly day"})
_MOST_LEFT, _TOLD_LEFT = 4, 2
_LEFT = (12, 30, 60, 100)
_FITS_ONE_HEAD = 110


class Cuts(NamedTuple):
    """Whether each line begins and ends with a small word, and whether it holds a bracket or quotation mark."""

    small_first: tuple[bool, ...]
    small_last: tuple[bool, ...]
    marked: tuple[bool, ...]


def cuts_of(rows: Sequence[Row], conventions: Conventions) -> Cuts:
    """What the lines of a text show at their ends."""
    texts = [row.text[:_LONGEST_LOOKED_AT] for row in rows]
    times = Counter(map(str.casefold, chain.from_iterable(map(_SHORT_WORD.findall, texts))))

    def small(word: str) -> bool:
        bare = word.strip(_BARE).casefold()
        return bare in conventions.function_words or times[bare] >= _OFTEN

    return Cuts(
        tuple(small(text.split(maxsplit=1)[0]) for text in texts),
        tuple(small(text.rsplit(maxsplit=1)[-1]) for text in texts),
        tuple(not _MARKS.isdisjoint(text) for text in texts),
    )


def evidence_of_cuts(rows: Sequence[Row], run: Run, cuts: Cuts) -> Iterator[str]:
    """What tells that a headline goes on outside a run, or that the run is whole."""
    own = rows[run.first : run.last]
    tight = run.last < len(rows) and not rows[run.last].gap
    if any(cuts.marked[run.first : run.last]) and _left_open(" ".join(row.text for row in own)):
        yield "left open"
        if tight:
            yield "left open, tight"
    before, after = _FRAME_BEFORE.match(own[0].text), _FRAME_AFTER.search(own[-1].text)
    if before or after:
        yield "framed" if before and after else "half framed"
    if tight and cuts.small_first[run.last]:
        yield "below small word first"
    if cuts.small_first[run.first]:
        yield f"small word first, {'apart' if own[0].gap else 'tight'}"
    if cuts.small_last[run.last - 1]:
        yield "small word last"
    yield from _evidence_of_rest(rows, run, sum(len(row.text) + 1 for row in own) - 1)


def _left_open(text: str) -> bool:
    """Whether a bracket or quotation mark is opened and not closed, or closed and not opened."""
    if any(
        text.count(opening) != text.count(closing) for opening, closing in ("()", "[]", "【】", "《》", "「」", "«»")
    ):
        return True
    straight, low, left, right = (text.count(mark) for mark in '"„“”')
    return low > left + right + straight or straight % 2 == 1 or (not low and left > right > 0)


def _evidence_of_rest(rows: Sequence[Row], run: Run, size: int) -> Iterator[str]:
    """What a run leaves of the lines that stand with it above a name, a day, a dateline or a blank line."""
    end = run.last
    while (
        end < len(rows)
        and end - run.last < _MOST_LEFT
        and not rows[end].gap
        and not rows[end].signs & _ENDS_BLOCK
        and "prose" not in rows[end].signs
    ):
        end += 1
    if end < len(rows) and not rows[end].gap and not rows[end].signs & _ENDS_BLOCK:
        return
    rest = rows[run.last : end]
    if not rest:
        yield "leaves nothing"
    elif len(rest) <= _TOLD_LEFT:
        left = sum(len(row.text) for row in rest)
        yield f"leaves {len(rest)} lines, {step(left, _LEFT)}"
        ended = " after a stop" if rows[run.last - 1].signs & {"stop", "asks", "colon"} else ""
        yield f"leaves {'a stop' if 'stop' in rest[-1].signs else 'it open'}{ended}"
        yield "leaves what fits" if size + left < _FITS_ONE_HEAD else "leaves much"
