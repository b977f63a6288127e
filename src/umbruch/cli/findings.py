"""The findings of a check as a table for people: how grave, where, what, what to do, and the clause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from umbruch.cli.speech import localised, localised_severity
from umbruch.cli.terminal import chopped, columns, folded, one_line, padded, shortened, styled, width

if TYPE_CHECKING:
    from umbruch.diagnostics import Diagnostic
    from umbruch.preflight import Checked

_COLOURS = {"error": "red", "warning": "yellow", "info": None}
_GRAVITY = len("warning")
_LEAST_PLACE = 16
_MOST_PLACES, _FIRST_PLACES = 4, 3
_NOWHERE = "–"


def described(result: Checked) -> Iterator[str]:
    """The lines of the table, as wide as the terminal.

    Args:
        result: a checked file.
    """
    from umbruch.preflight.rules import CALLED

    limit = columns()
    kind = localised(CALLED[result.kind])
    yield f"{styled(shortened(one_line(result.source), limit - width(kind) - 2), bold=True)}  {kind}"
    told = [one for one in result.findings if one.code != "check.not_run"]
    if not told:
        yield f"  {localised('nothing to remark')}"
    room = max((width(_place(one)) for one in told), default=0)
    first = min(room, max(_LEAST_PLACE, limit * 9 // 20 - _GRAVITY - 4))
    for _, group in groupby(told, key=lambda one: (one.severity, one.code, one.hint, one.clause)):
        yield from _group(list(group), first, limit)
    yield from _not_run([one for one in result.findings if one.code == "check.not_run"], limit)


def _group(findings: list[Diagnostic], first: int, limit: int) -> Iterator[str]:
    """Findings under one rule: how grave, which rule and clause; place and message of each; what to do."""
    rule, margin = findings[0], " " * (_GRAVITY + 4)
    colour = _COLOURS[rule.severity]
    grave = padded(localised_severity(rule.severity), _GRAVITY)
    yield f"  {styled(grave, fg=colour, bold=True) if colour else grave}  {styled(rule.code, bold=True)}" + (
        f"  {styled(shortened(rule.clause, limit - _GRAVITY - 6 - width(rule.code)), dim=True)}" if rule.clause else ""
    )
    for said, places in _gathered(findings):
        message = folded(one_line(said), limit - len(margin) - first - 2)
        place = [line for one in places for line in _cut(one, first)]
        for number in range(max(len(message), len(place))):
            opening = padded(place[number] if number < len(place) else "", first)
            yield f"{margin}{opening}  {message[number] if number < len(message) else ''}".rstrip()
    if rule.hint:
        for number, line in enumerate(folded(one_line(localised(rule.hint)), limit - len(margin) - 2)):
            yield margin + styled(f"{'→' if number == 0 else ' '} {line}", dim=True)


def _gathered(findings: list[Diagnostic]) -> Iterator[tuple[str, list[str]]]:
    """Messages with their places; one that is said of many places names the first few and counts the rest."""
    places: dict[str, list[str]] = {}
    for finding in findings:
        places.setdefault(localised(finding.message), []).append(_place(finding))
    for message, found in places.items():
        if len(found) <= _MOST_PLACES:
            yield from ((message, [place]) for place in found)
        else:
            more = localised(f"here and in {len(found) - _FIRST_PLACES} more places")
            yield f"{message} ({more})", found[:_FIRST_PLACES]


def _cut(place: str, limit: int) -> list[str]:
    """A place in lines of at most `limit` columns, whole: broken after slashes, else where it must be."""
    lines, line = [], ""
    for part in place.replace("/", "/\0").replace(", ", ",\0 ").split("\0"):
        if line and width(line + part) > limit:
            lines.append(line)
            line = part.lstrip()
        else:
            line += part
        *whole, line = chopped(line, limit)
        lines += whole
    return [*lines, line]


def _place(finding: Diagnostic) -> str:
    place = one_line(finding.field or "").removeprefix("articles[0].")
    if finding.line is not None:
        line = localised(f"line {finding.line}")
        return f"{place}, {line}" if place else line
    *inside, last = place.split(", ")  # a file, and where in it
    return ", ".join((*inside, localised(last))) or _NOWHERE


def _both_parts(message: str) -> str:
    """What was not asked, and why, each in the user's language."""
    asked, colon, why = message.partition(": ")
    return f"{localised(asked)}{colon}{localised(why)}" if colon else localised(message)


def _not_run(findings: list[Diagnostic], limit: int) -> Iterator[str]:
    if not findings:
        return
    yield styled(f"  {localised('not checked')}", dim=True)
    for finding in findings:
        hint = f" ({localised(finding.hint)})" if finding.hint else ""
        for number, line in enumerate(folded(one_line(_both_parts(finding.message) + hint), limit - 6)):
            yield styled(f"    {'' if number == 0 else '  '}{line}", dim=True)
