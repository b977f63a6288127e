"""Which lines around a headline might be its kicker and its deck, and the evidence for and against each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.seams import starts_anew
from umbruch.clipping.shape.ranking.candidates import OUT, Given, Run, goes_on, is_in_paragraph, run_over, sentences_in
from umbruch.clipping.shape.ranking.evidence_of_looks import evidence_of_deck_type
from umbruch.clipping.shape.ranking.evidence_of_what_follows import evidence_of_what_follows, is_prose
from umbruch.clipping.shape.ranking.line_facts import Row, step

_LONGEST_KICKER = 90
_LONGEST_DECK = 420
_MOST_DECK_LINES = 7
_LEAST_DECK = 8
_LEAST_WORDS = 2
_MOST_BETWEEN = 4
_ABOVE = 3
_FURTHER_ABOVE = 12
_NEVER_KICKER = frozenset({"turn"}) | frozenset(
    {"no letters", "address alone", "contact", "embargo", "day alone", "dateline alone", "byline"}
)
_NEVER_KICKER_ROLES = OUT - {"page"} | {"notice"}
_NEVER_DECK = frozenset({"turn", "opens the report"}) | frozenset(
    {"no letters", "address alone", "label", "contact", "embargo", "day alone", "dateline alone", "byline"}
)
_TOLD = frozenset(
    {
        "label", "kicker label", "capitals", "steps", "bar", "bullet", "name", "key", "colon", "stop", "asks",
        "clock", "day", "figures", "digits", "phone", "web", "titled", "no small words", "small words", "dash",
        "quotes", "small", "brackets", "comma", "long", "prose", "address", "sentences", "dateline", "caseless",
        "hyphen", "last small", "quote first",
    }
)  # fmt: skip


def kicker_runs(rows: Sequence[Row], headline: Run, given: Given) -> Iterator[Run]:
    """The runs that might be the kicker of a headline: above it, a label further up, or the line under it.

    What the rules found for the same headline is always one of them.
    """
    if headline == given.ruled and (ruled := run_over(given.ruled_above)):
        yield ruled

    def fits(first: int, last: int) -> bool:
        own = rows[first:last]
        return (
            sum(len(row.text) + 1 for row in own) <= _LONGEST_KICKER
            and not any(row.signs & _NEVER_KICKER or row.role in _NEVER_KICKER_ROLES for row in own)
            and not any(row.gap for row in own[1:])
            and not any(is_in_paragraph(rows, at) for at in range(first, last))
        )

    for first in range(max(0, headline.first - _ABOVE), headline.first):
        for last in range(first + 1, min(first + 2, headline.first) + 1):
            if fits(first, last):
                yield Run(first, last)
    for at in range(max(0, headline.first - _FURTHER_ABOVE), headline.first - _ABOVE):
        if "label" in rows[at].signs and fits(at, at + 1):
            yield Run(at, at + 1)
    if (
        headline.last < len(rows)
        and len(rows[headline.last].text) <= _LONGEST_KICKER // 2
        and fits(headline.last, headline.last + 1)
    ):
        yield Run(headline.last, headline.last + 1)


def kicker_evidence(
    rows: Sequence[Row], headline: Run, run: Run | None, given: Given, conventions: Conventions
) -> list[str]:
    """The names of what speaks for or against a run as kicker; None stands for a headline without one."""
    same = headline == given.ruled
    if run is None:
        found = ["none"]
        if not given.ruled_above:
            found.append("none, as the rules say" if same else "none, rules other")
        found.append(f"none, above {step(headline.first, (0, 1, 3))}")
        return found
    own = rows[run.first : run.last]
    text = " ".join(row.text for row in own)
    over = headline.first - run.last
    place = "under" if run.first >= headline.last else f"above {min(over, 4)}" if over >= 0 else "split"
    found = [
        place,
        f"lines {len(own)}",
        f"length {step(len(text), (8, 15, 25, 40, 60))}",
        f"words {step(len(text.split()), (1, 2, 4, 7))}",
    ]
    found += [f"is {sign}" for row in own for sign in row.signs & _TOLD]
    found.append(f"role {own[0].role}")
    found.append(f"{place}, {'apart' if own[0].gap else 'tight'}")
    if run.first < headline.first:
        found.append("apart below" if rows[run.last].gap else "tight below")
        found.append(f"above it {step(run.first, (0, 1, 2, 4, 8))}")
        title = " ".join(row.text for row in rows[headline.first : headline.last])
        found.append("shorter than headline" if len(text) < len(title) else "longer than headline")
        shorts = sum(1 for row in rows[: run.first] if len(row.text) < 40)
        found.append(f"short lines above {step(shorts, (0, 1, 3, 6))}")
        if run.first:
            above = rows[run.first - 1]
            found += [
                f"over it {sign}" for sign in above.signs & {"bullet", "label", "day", "address", "key", "steps", "web"}
            ]
            if ("bullet" in above.signs) != ("bullet" in own[0].signs):
                found.append("bullets end above")
        if goes_on(own[-1], rows[run.last]):
            found.append("goes on")
        if starts_anew(own[-1].line, rows[run.last].line, conventions):
            found.append("anew below")
    weight = sum(len(row.stems) * row.taken_up for row in own) / max(1, sum(len(row.stems) for row in own))
    found.append(f"taken up {step(weight, (0.0, 0.3, 0.6, 0.9))}")
    if any(row.repeated for row in own):
        found.append("repeated")
    if any(row.within for row in own):
        found.append("within another")
    if given.ruled_above:
        ours = set(range(run.first, run.last))
        found.append(
            "rules agree"
            if run == run_over(given.ruled_above)
            else "rules overlap"
            if ours & set(given.ruled_above)
            else "rules other"
        )
        if run == run_over(given.ruled_above) and same:
            found.append("rules agree on both")
    elif same:
        found.append("rules none")
    found += [
        f"{place} & {one}"
        for one in found
        if one.startswith(
            ("is label", "is kicker label", "is capitals", "rules", "above it", "length", "tight", "apart below")
        )
    ]
    return found


def deck_runs(rows: Sequence[Row], headline: Run, kicker: Run | None, given: Given) -> Iterator[Run]:
    """The runs that might be the deck: under the headline, from its next line or the first line of a part below.

    What the rules found for the same headline is always one of them.
    """
    crossheads = {at for at, row in enumerate(rows) if row.look.heading and at >= headline.last}
    ruled = run_over(given.ruled_below) if headline == given.ruled else None
    if ruled and "dateline" not in rows[ruled.first].signs and not crossheads & set(range(ruled.first, ruled.last + 1)):
        size = sum(len(row.text) + 1 for row in rows[ruled.first : ruled.last])
        told = sum(row.words for row in rows[ruled.first : ruled.last]) >= _LEAST_WORDS
        if told and _LEAST_DECK < size <= rows[ruled.last - 1].left:
            yield ruled
    first = headline.last
    between = 0
    while first < len(rows) and between <= _MOST_BETWEEN:
        row = rows[first]
        taken = kicker is not None and kicker.first <= first < kicker.last
        if (
            (first == headline.last or row.gap or rows[first - 1].role != row.role)
            and not taken
            and not row.signs & _NEVER_DECK
            and row.role == "plain"
            and "dateline" not in row.signs  # it opens the report
            and first not in crossheads
        ):
            size = 0
            for last in range(first + 1, min(first + _MOST_DECK_LINES, len(rows)) + 1):
                below = rows[last - 1]
                size += len(below.text) + 1
                if (
                    (last > first + 1 and (below.gap and not ("bullet" in below.signs and "bullet" in row.signs)))
                    or below.role != "plain"
                    or below.signs & _NEVER_DECK
                    or size > _LONGEST_DECK
                    or size > below.left
                ):
                    break
                told = sum(one.words for one in rows[first:last]) >= _LEAST_WORDS
                if told and size > _LEAST_DECK and last not in crossheads:  # else the report begins with a crosshead
                    yield Run(first, last)
        if "prose" in row.signs or (row.block > 300 and row.lines_in_block > 3):
            between += 2
        first += 1
        between += 1


def deck_evidence(
    rows: Sequence[Row], headline: Run, run: Run | None, given: Given, conventions: Conventions
) -> list[str]:
    """The names of what speaks for or against a run as deck; None stands for a headline without one."""
    same = headline == given.ruled
    if run is None:
        found = ["none"]
        if not given.ruled_below:
            found.append("none, as the rules say" if same else "none, rules other")
        if headline.last < len(rows):
            below = rows[headline.last]
            found.append(f"none, {'gap' if below.gap else 'tight'} below")
            found += [
                f"none, below {sign}" for sign in below.signs & {"dateline", "prose", "stop", "day", "name", "byline"}
            ]
            found.append(f"none, below {below.role}")
        found += [f"none, {one}" for one in evidence_of_what_follows(rows, headline.last)]
        prose = next((at for at in range(headline.last, len(rows)) if is_prose(rows[at])), None)
        if prose is not None:
            under = prose + rows[prose].lines_in_block
            found += [f"none, first prose, {one}" for one in evidence_of_what_follows(rows, under)]
        return found
    own = rows[run.first : run.last]
    head, tail = own[0], own[-1]
    text = " ".join(row.text for row in own)
    whole = run.last == len(rows) or rows[run.last].gap
    stop = bool(tail.signs & {"stop", "asks"})
    found = [
        f"distance {min(run.first - headline.last, 3)}", f"lines {len(own)}",
        f"length {step(len(text), (30, 50, 80, 110, 140, 180, 240, 320))}",
        "whole" if whole and head.gap else "ends block" if whole else "begins block" if head.gap else "inside",
        "stop" if stop else "open", f"sentences {min(sentences_in(text), 3)}",
    ]  # fmt: skip
    found += [f"first {sign}" for sign in head.signs & _TOLD]
    found += [f"last {sign}" for sign in tail.signs & {"comma", "hyphen", "last small", "colon", "name", "asks"}]
    found.append(f"{'apart' if head.gap else 'tight'}, {'stop' if stop else 'open'}")
    follows = evidence_of_what_follows(rows, run.last)
    found += follows
    found += [f"{one}, {'stop' if stop else 'open'}, {'prose' if is_prose(head) else 'short'}" for one in follows]
    if any(map(is_prose, rows[headline.last : run.first])):
        found.append("behind prose")
    found += evidence_of_deck_type(rows, headline.last - 1, run.first, run.last)
    between = rows[headline.last : run.first]
    found += [f"between {row.role}" for row in between]
    for before, after in pairwise(own):
        found.append(
            "inner goes on"
            if goes_on(before, after)
            else "inner stop"
            if before.signs & {"stop", "asks"}
            else "inner open"
        )
        if starts_anew(before.line, after.line, conventions):
            found.append("inner anew")
        if len(before.text) * 2 < len(after.text):
            found.append("inner short")
    if run.first == headline.last and not head.gap:
        above = rows[headline.last - 1]
        if goes_on(above, head):
            found.append("goes on from headline")
        if starts_anew(above.line, head.line, conventions):
            found.append("anew under headline")
    if any(row.repeated for row in own):
        found.append("repeated")
    weight = sum(len(row.stems) * row.taken_up for row in own) / max(1, sum(len(row.stems) for row in own))
    found.append(f"taken up {step(weight, (0.2, 0.4, 0.6, 0.8))}")
    if run.last < len(rows):
        below = rows[run.last]
        found += [
            f"below {sign}"
            for sign in below.signs
            & {
                "dateline",
                "dateline alone",
                "day",
                "day alone",
                "byline",
                "name",
                "prose",
                "bullet",
                "small",
                "key",
                "clock",
            }
        ]
        found.append(f"below {below.role}")
        found.append("below apart" if below.gap else "below tight")
        if not below.gap:
            found.append("below goes on" if goes_on(tail, below) else "below ends")
            if starts_anew(tail.line, below.line, conventions):
                found.append("below anew")
            room = max(len(row.text) for row in rows[run.first : run.last + 4]) - len(tail.text)
            found.append(f"room {step(room - len(below.text.split(maxsplit=1)[0]), (-1, 3, 10, 25))}")
        following = [row for row in rows[run.last : run.last + 6] if row.role == "plain" and row.gap]
        if following:
            ratio = len(text) / max(row.block for row in following)
            found.append(f"share {step(ratio, (0.15, 0.3, 0.5, 0.8, 1.2))}")
            part = "whole" if whole and head.gap else "part"
            found.append(f"share {step(ratio, (0.3, 0.6, 1.0))}, {'stop' if stop else 'open'}, {part}")
    else:
        found.append("nothing below")
    if given.ruled_below:
        ours = set(range(run.first, run.last))
        found.append(
            "rules agree"
            if run == run_over(given.ruled_below)
            else "rules overlap"
            if ours & set(given.ruled_below)
            else "rules other"
        )
        if run == run_over(given.ruled_below) and same:
            found.append("rules agree on both")
    elif same:
        found.append("rules none")
    found += [
        f"{one} & {'stop' if stop else 'open'}"
        for one in found
        if one.startswith(("rules", "below", "distance", "length", "lines"))
    ]
    return found
