"""What speaks for and against a run of lines as the headline: its shape, its words, its neighbours, the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.seams import starts_anew
from umbruch.clipping.shape.ranking.candidates import LONGEST, NEVER, OUT, Given, Run, goes_on
from umbruch.clipping.shape.ranking.evidence_of_cuts import Cuts, cuts_of, evidence_of_cuts
from umbruch.clipping.shape.ranking.evidence_of_looks import evidence_of_looks, evidence_of_type
from umbruch.clipping.shape.ranking.evidence_of_twins import Surroundings, evidence_of_twins, surroundings_of
from umbruch.clipping.shape.ranking.line_facts import Row, step

_LENGTHS = (12, 20, 30, 45, 60, 80, 100, 130, 165)
_WORDS = (1, 2, 3, 5, 8, 12, 18)
_PLACES = (0, 1, 2, 3, 5, 8, 14)


def headline_evidences(
    rows: Sequence[Row], runs: Sequence[Run | None], given: Given, conventions: Conventions
) -> list[list[str]]:
    """The names of what speaks for or against each run as headline; None stands for a text without one."""
    around, cuts = surroundings_of(rows), cuts_of(rows, conventions)
    return [_evidence(rows, run, given, conventions, around, cuts) for run in runs]


def _evidence(
    rows: Sequence[Row], run: Run | None, given: Given, conventions: Conventions, around: Surroundings, cuts: Cuts
) -> list[str]:
    if run is None:
        return _evidence_of_none(rows, given, around)
    own = rows[run.first : run.last]
    head, tail = own[0], own[-1]
    size = len(own)
    width, words = sum(row.width for row in own) + size - 1, sum(row.words for row in own)
    found = [f"lines {size}", f"length {step(width, _LENGTHS)}", f"words {step(words, _WORDS)}"]
    found.append(f"place {step(run.first, _PLACES)}")
    heard = sum(
        1
        for row in rows[: run.first]
        if not (row.signs & NEVER or row.role in OUT or row.role in ("day", "byline", "label", "notice"))
    )
    found.append(f"plain above {step(heard, (0, 1, 2, 3, 5))}")
    found.append(f"role {head.role}")
    whole = run.last == len(rows) or rows[run.last].gap
    begins = head.gap
    found.append(
        "fills block" if whole and begins else "begins block" if begins else "ends block" if whole else "inside block"
    )
    found += [
        f"first {sign}" for sign in head.signs if sign not in ("stop", "asks", "colon", "comma", "hyphen", "last small")
    ]
    found += [
        f"last {sign}"
        for sign in tail.signs & {"stop", "asks", "colon", "comma", "hyphen", "last small", "prose", "dash"}
    ]
    if size > 1:
        found += [
            f"further {sign}"
            for sign in {sign for row in own[1:] for sign in row.signs}
            & {
                "name",
                "sender",
                "byline",
                "day",
                "key",
                "steps",
                "dateline",
                "dateline alone",
                "capitals",
                "bullet",
                "quote first",
                "digit first",
                "prose",
                "phone",
            }
        ]
        for before, after in pairwise(own):
            found.append(
                "inner goes on"
                if goes_on(before, after)
                else "inner stop"
                if {"stop", "asks"} & before.signs
                else "inner open"
            )
            if starts_anew(before.line, after.line, conventions):
                found.append("inner anew")
            found.append(f"inner {_wrap(before, after, own)}")
            if len(before.text) * 2 < len(after.text) or (len(after.text) * 3 < len(before.text) and after is not tail):
                found.append("inner uneven")
            if ("capitals" in before.signs) != ("capitals" in after.signs):
                found.append("inner capitals change")
        ended = "gap" if whole else "dateline" if rows[run.last].signs & {"dateline", "dateline alone"} else "tight"
        found += [
            f"{one}, {ended}"
            for one in found
            if one.startswith(("inner open", "inner goes", "inner wrap", "inner break"))
        ]
    stems = frozenset(stem for row in own for stem in row.stems)
    if len(stems) < 2:
        found.append("few words")
    if own[0].addressed > 0.5 and stems:
        found.append(f"in the address {step(own[0].addressed, (0.7, 0.99))}")
    if any(row.repeated for row in own):
        found.append("repeated")
    if any(row.within for row in own):
        found.append("within another")
    rank = _rank(rows, run)
    found.append(f"rank {rank}")
    told = sum(len(row.stems) * row.in_prose for row in own) / max(1, sum(len(row.stems) for row in own))
    found.append(f"in prose {step(told, (0.0, 0.2, 0.4, 0.6, 0.8))}")
    found += _evidence_of_place(rows, run, width)
    found += _evidence_around(rows, run, conventions)
    found += evidence_of_looks(rows, rows[run.first : run.last], given.claims)
    found += evidence_of_type(rows, run.first, run.last)
    found += evidence_of_twins(rows, run, around)
    found += evidence_of_cuts(rows, run, cuts)
    if given.ruled is None:
        found.append("rules none")
    elif run == given.ruled:
        found += ["rules agree", f"rules agree {step(given.sure, (0.75, 0.85, 0.9))}", f"rules agree lines {size}"]
        found.append("rules agree, blank below" if whole else "rules agree, tight")
    elif given.ruled.first <= run.first and run.last <= given.ruled.last:
        found.append("rules take more")
    elif run.first <= given.ruled.first and given.ruled.last <= run.last:
        found.append("rules take less")
    elif run.first < given.ruled.last and given.ruled.first < run.last:
        found.append("rules overlap")
    else:
        found.append("rules above" if given.ruled.first < run.first else "rules below")
    if any(at in given.ruled_above for at in range(run.first, run.last)):
        found.append("rules kicker")
    if any(at in given.ruled_below for at in range(run.first, run.last)):
        found.append("rules deck")
    return found


def _wrap(before: Row, after: Row, own: Sequence[Row]) -> str:
    """Whether a line was full when the next one began, beside the longest line that stands with it."""
    word = after.text.split(maxsplit=1)[0]
    return "wrap" if len(before.text) + 1 + len(word) > max(len(row.text) for row in own) else "break"


def _rank(rows: Sequence[Row], run: Run) -> int:
    """How many lines outside a run, above the report, the text takes up more than those of the run."""
    own = max(row.taken_up * len(row.stems) for row in rows[run.first : run.last])
    better = 0
    for at, row in enumerate(rows):
        if (row.block > 240 and row.lines_in_block > 2 and at >= run.last) or "prose" in row.signs:
            break
        if (
            not run.first <= at < run.last
            and row.taken_up * len(row.stems) > own
            and not row.signs & NEVER
            and row.role not in OUT
        ):
            better += 1
    return min(better, 3)


_AHEAD = 5
"""How many lines below a headline its names and its day are looked for."""


def _evidence_of_place(rows: Sequence[Row], run: Run, width: int) -> Iterator[str]:
    """Where a run stands among the lines above the report: the longest of them, in a menu, over names and days."""
    report = next(
        (at for at, row in enumerate(rows) if at >= run.last and ("long" in row.signs or row.block > 240)), len(rows)
    )
    told = sum(len(row.stems) * row.in_prose for row in rows[run.first : run.last])
    others = [
        row
        for at, row in enumerate(rows[:report])
        if not run.first <= at < run.last and not row.signs & NEVER and row.role not in OUT and row.width < LONGEST
    ]
    yield f"length rank {min(3, sum(row.width > width for row in others))}"
    yield f"prose rank {min(3, sum(len(row.stems) * row.in_prose > told for row in others))}"
    yield f"others {step(len(others), (0, 1, 2, 4, 8))}"
    near = [*rows[max(0, run.first - 2) : run.first], *rows[run.last : run.last + 2]]
    yield f"short around {sum(row.width < 28 for row in near)} of {len(near)}"
    for sign in ("byline", "mostly day", "name"):
        far = next((n for n, row in enumerate(rows[run.last : run.last + _AHEAD]) if sign in row.signs), None)
        if far is not None:
            yield f"{sign} ahead"
        if any(sign in row.signs for row in rows[max(0, run.first - _AHEAD) : run.first]):
            yield f"{sign} behind"


def _evidence_around(rows: Sequence[Row], run: Run, conventions: Conventions) -> Iterator[str]:
    """What stands above and below a run."""
    head, tail = rows[run.first], rows[run.last - 1]
    text_size = sum(len(row.text) for row in rows[run.first : run.last])
    if run.first:
        above = rows[run.first - 1]
        yield f"above {'gap' if head.gap else 'tight'}"
        for sign in above.signs & {
            "stop", "prose", "mostly day", "clock", "address", "steps", "bullet", "label", "kicker label", "name",
            "byline", "key", "capitals", "colon", "phone", "web", "dateline alone", "day alone", "digits",
            "long", "no letters", "contact", "sender", "sender in capitals",
        }:  # fmt: skip
            yield f"above {sign}"
        yield f"above length {step(above.width, (12, 25, 45, 80, 130))}"
        yield f"above role {above.role}"
        if above.role == "label" and above.line.number == head.line.number:
            yield "behind its label"
        if not head.gap:
            yield "above goes on" if goes_on(above, head) else "above ends"
            if starts_anew(above.line, head.line, conventions):
                yield "above anew"
        if above.within or above.repeated:
            yield "above within"
        if (
            any("prose" in row.signs or (row.block > 240 and row.lines_in_block > 3) for row in rows[: run.first])
            and head.gap
        ):
            yield "prose above"
        if sum(len(row.text) for row in rows[: run.first]) > 600:
            yield "much above"
    else:
        yield "top"
    if run.last < len(rows):
        below = rows[run.last]
        gap = "gap" if below.gap else "tight"
        yield f"below {gap}"
        for sign in below.signs & {
            "stop",
            "prose",
            "long",
            "mostly day",
            "clock",
            "address",
            "steps",
            "bullet",
            "name",
            "byline",
            "key",
            "capitals",
            "phone",
            "web",
            "dateline alone",
            "dateline",
            "day alone",
            "digits",
            "label",
            "sender",
            "kicker label",
            "quote first",
            "small",
        }:
            yield f"below {sign}"
        yield f"below role {below.role}"
        kind = (
            "prose"
            if below.block > 180 and below.lines_in_block - below.place_in_block > 1
            else "long"
            if below.width > 110
            else "short"
        )
        yield f"below {gap} {kind}"
        longer = below.width > 1.4 * tail.width
        yield f"below {gap} {'longer' if longer else 'like'}"
        if not below.gap:
            yield "below goes on" if goes_on(tail, below) else "below ends"
            if starts_anew(tail.line, below.line, conventions):
                yield "below anew"
            if not conventions.nouns_are_capitalised and "caseless" not in below.signs:
                yield "below capital" if "small" not in below.signs else "below small letter"
            room = max(len(row.text) for row in rows[run.first : run.last + 4]) - len(tail.text)
            yield f"room {step(room - len(below.text.split(maxsplit=1)[0]), (-1, 3, 10, 25))}"
        ahead = next(
            (
                number
                for number, row in enumerate(rows[run.last :])
                if "long" in row.signs or (row.block > 240 and row.lines_in_block > 2)
            ),
            20,
        )
        yield f"report in {step(ahead, (0, 1, 2, 3, 5, 9))}"
        shorts = sum(1 for row in rows[run.last : run.last + 6] if row.width < 60 and row.gap)
        yield f"short lines below {step(shorts, (0, 1, 2, 4))}"
        if text_size < len(below.text) < LONGEST and "stop" not in below.signs and below.gap:
            yield "open and longer below"
    else:
        yield "nothing below"


_SMALL_BLOCK = 200


def _evidence_of_none(rows: Sequence[Row], given: Given, around: Surroundings) -> list[str]:
    found = ["none"]
    if given.ruled is None:
        found.append("none, as the rules say")
    if rows:
        top = rows[0]
        found += [f"none, top {sign}" for sign in top.signs & {"dateline", "small", "stop", "prose", "long", "label"}]
        found.append(f"none, top block {step(top.block, (60, 120, 250, 600))}")
        found.append("none, top in a column" if top.lines_in_block > 3 else "none, top apart")
    apart = sum(rows[at].block < _SMALL_BLOCK for at in around.titles)
    found.append(f"none, titles apart {min(apart, 3)}")
    found.append(f"none, blocks {step(sum(row.gap for row in rows), (1, 2, 4, 8))}")
    return found
