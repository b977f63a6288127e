"""Where the report begins under its head, past what a page puts between: buttons, captions, counts and teasers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from umbruch.clipping.marks.datelines.dateline_places import names_city
from umbruch.clipping.shape.ranking.candidates import LONGEST, Run, goes_on, opens_report
from umbruch.clipping.shape.ranking.line_facts import Row, step
from umbruch.clipping.shape.ranking.weights import ranked
from umbruch.manuscript import PLAIN

_MOST_STARTS = 16
_SURE = 0.9
"""How likely the report must begin further down before a line above is taken for part of the page."""
_FILED = frozenset({"opens the report", "dateline", "dateline alone", "place and day"})
FEWEST_OF_A_PAGE = 3
"""Lines that are a page's though none of them can be nothing else; one or two under a headline are its deck."""
_OF_PAGES = frozenset({"web", "clock", "bar", "no letters", "steps"})
_LEAST_WORDS = 5
_AHEAD = 5
_LENGTHS = (12, 25, 45, 80, 130)
_SHARES = (0.0, 0.3, 0.6, 0.9)
_TOLD = frozenset(
    {
        "stop", "asks", "colon", "comma", "small", "bullet", "quote first", "quotes", "digit first", "capitals",
        "titled", "digits", "figures", "no letters", "clock", "address", "address alone", "key", "steps", "bar", "dash",
        "brackets", "sentences", "day", "day alone", "mostly day", "name", "byline", "label", "contact", "phone",
        "kicker label", "web", "sender", "dateline alone", "dateline", "no small words", "small words", "last small",
    }
)  # fmt: skip


def starts_under(rows: Sequence[Row], headline: Run, others: Sequence[Run | None]) -> list[int]:
    """The plain lines under a head at which its report may begin: down to the first that certainly is the report's.

    Args:
        rows: the lines at the top of the article.
        headline: its lines.
        others: the lines of kicker and deck.

    Returns:
        Their places; at most one where nothing stands between head and report, or where the file shows how lines look.
    """
    first = max([headline.last, *(run.last for run in others if run is not None)])
    found: list[int] = []
    for at in range(first, len(rows)):
        row = rows[at]
        if row.role != "plain":
            continue
        found.append(at)
        if row.look is not PLAIN or row.line.fixed is not None:
            return found[:1]
        if len(found) == _MOST_STARTS or _is_certain(rows, at):
            break
    else:
        return found[:1]
    return found


def _is_certain(rows: Sequence[Row], at: int) -> bool:
    """Whether a line is certainly the report's: longer than captions, the place it is filed from, or a full column."""
    row = rows[at]
    return (
        bool(row.signs & _FILED)
        or names_city(row.text)
        or (row.signs >= {"sentences", "stop"} and row.width > LONGEST)
        or (row.gap and opens_report(rows, at))
    )


def is_sentence(row: Row) -> bool:
    """Whether a line ends as a sentence of some words, or holds two: whatever surrounds it, it is there to be read."""
    return "sentences" in row.signs or (bool(row.signs & {"stop", "asks"}) and row.words >= _LEAST_WORDS)


def shows_a_page(row: Row) -> bool:
    """Whether a line can only come from a page on the web: no deck, however short, has such signs beside it."""
    return row.role == "page" or row.repeated or bool(row.signs & _OF_PAGES)


def start_evidences(rows: Sequence[Row], headline: Run, starts: Sequence[int]) -> list[list[str]]:
    """The names of what speaks for and against each line as the report's first; one that comes twice counts twice."""
    own = [_evidence_of_start(rows, headline, starts, order) for order in range(len(starts))]
    out = list(accumulate((list(_evidence_of_line("out", rows[at])) for at in starts), initial=[]))
    return [[*start, *passed] for start, passed in zip(own, out, strict=False)]


def _evidence_of_start(rows: Sequence[Row], headline: Run, starts: Sequence[int], order: int) -> list[str]:
    at = starts[order]
    row = rows[at]
    found = [*_evidence_of_line("in", row), f"passed {step(order, (0, 1, 2, 4, 8))}"]
    found += [f"past {role}" for role in {one.role for one in rows[headline.last : at]} - {"plain"}]
    below = rows[at + 1 : at + 1 + _AHEAD]
    found += [f"over {role}" for role in {one.role for one in below} & {"byline", "day", "caption", "page", "source"}]
    if at and not row.gap and goes_on(rows[at - 1], row):
        found.append("goes on")
    if order + 1 < len(starts):
        following = rows[starts[order + 1]]
        kind = f"{step(following.width, _LENGTHS)} {'stop' if 'stop' in following.signs else 'open'}"
        found += [
            f"then {kind}",
            f"{step(row.width, _LENGTHS)} {'stop' if 'stop' in row.signs else 'open'} then {kind}",
        ]
    else:
        found.append("last")
    return found


def _evidence_of_line(name: str, row: Row) -> Iterator[str]:
    """What a line shows by itself, under a name that says whether it is the report's first or none of it."""
    stop = "stop" if row.signs & {"stop", "asks"} else "open"
    length = step(row.width, _LENGTHS)
    yield from (f"{name} {sign}" for sign in row.signs & _TOLD)
    yield f"{name} {length} {stop}"
    yield f"{name} words {step(row.words, (1, 2, 4, 8, 16))}"
    yield f"{name} in prose {step(row.in_prose, _SHARES)} {length}"
    yield f"{name} {'alone' if row.lines_in_block == 1 else 'first' if row.gap else 'inside'} {stop}"
    if row.repeated:
        yield f"{name} repeated"
    if row.within:
        yield f"{name} within"


def start_by(evidences: Sequence[Sequence[str]], table: Mapping[str, float]) -> int:
    """The number of the furthest start above which, by some weights, almost certainly nothing of the report stands."""
    further = 1.0
    for number, probability in enumerate(ranked(evidences, table).probabilities):
        further -= probability
        if further < _SURE:
            return number
    return len(evidences) - 1
