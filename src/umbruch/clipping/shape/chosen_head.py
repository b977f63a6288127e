"""An article taken apart under a head that was chosen: its lines, what stands around them, and the report below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.datelines.found_dateline import FoundDateline
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import Line, ends_sentence, starts_small, tidy
from umbruch.clipping.page.paragraphs import paragraphs_in
from umbruch.clipping.shape.above import Head
from umbruch.clipping.shape.heads import bare, unadorned, unmarked
from umbruch.clipping.shape.opening import Opening
from umbruch.clipping.shape.ranking.candidates import Run, sentences_in
from umbruch.clipping.shape.ranking.choice import Answer
from umbruch.clipping.text.body import Setting, running_text

_PROSE = 130
_OPENING_PARTS = 3
_DATELINE_LINES = 3
_BELIEVED, _BELIEVED_LATER = 0.55, 0.9
_LONGEST_LABEL = 60
_ROLES = ("kicker", "headline", "deck")


class TakenApart(NamedTuple):
    """An article without its head: the lines of each role, the parts around them, the report's start and dated part."""

    lines: dict[str, tuple[Line, ...]]
    parts: list[Zone]
    opening: Opening
    dated: Zone | None


def taken_apart(zones: Sequence[Zone], answer: Answer, setting: Setting, text: str) -> TakenApart:
    """The article under a chosen head.

    Short lines above the headline that no recogniser knows belong to the page; paragraphs there stay in the body, and
    so do sentences that open with a place or go on with what stood before.

    Args:
        zones: the article's zones.
        answer: the chosen runs, by the number of their lines in the article.
        setting: the article's setting.
        text: the article, in which a place is likely to be named again.
    """
    runs = {"kicker": answer.kicker.run, "headline": answer.headline.run, "deck": answer.deck.run}
    top = _top(zones, runs["headline"])
    lines: dict[str, list[Line]] = {role: [] for role in _ROLES}
    parts: list[Zone] = []
    starts: list[int] = []
    flat = 0
    for zone in zones:
        rest: list[Line] = []
        opens = zone.opens
        for position, line in enumerate(zone.lines):
            if flat + position in answer.passed:
                parts.append(Zone("page", (line,)))
                continue
            role = _role_of(line, flat + position, runs)
            if role is None:
                above = flat + position < top
                rest.append(line)
                below = flat + position + 1
                last = position + 1 == len(zone.lines) or (
                    below in answer.passed or _role_of(zone.lines[position + 1], below, runs) is not None
                )
                if last:
                    _lay(parts, starts, zone, rest, opens, above, setting)
                    rest = []
                    opens = False
                continue
            lines[role].append(line)
            opens = True
        flat += len(zone.lines)
    opening, dated = _opening(parts, starts, setting, text)
    return TakenApart({role: tuple(own) for role, own in lines.items()}, parts, opening, dated)


def _top(zones: Sequence[Zone], headline: Run | None) -> int:
    """The number of the headline's first line in the article, 0 where there is no headline."""
    fixed = [line.fixed == "headline" for zone in zones for line in zone.lines]
    return fixed.index(True) if True in fixed else headline.first if headline else 0


def _role_of(line: Line, flat: int, runs: dict[str, Run | None]) -> str | None:
    """The role in the head that somebody has fixed for a line, or that was chosen for it."""
    if line.fixed is not None:
        return line.fixed if line.fixed in _ROLES else None
    return next((role for role, run in runs.items() if run is not None and run.first <= flat < run.last), None)


def _lay(
    parts: list[Zone], starts: list[int], zone: Zone, lines: Sequence[Line], opens: bool, above: bool, setting: Setting
) -> None:
    """Lay lines of a zone beside the head's: as they were, as part of the page, or as paragraphs of the report."""
    if zone.role != "plain":
        parts.append(zone._replace(lines=tuple(lines), opens=opens))
        return
    if above and 0 < sum(line.fixed is not None for line in lines) < len(lines):
        for _, own in groupby(lines, lambda line: line.fixed is not None):
            _lay(parts, starts, zone, tuple(own), opens, above, setting)
        return
    joined = " ".join(line.text for line in lines)
    above = above and lines[0].fixed is None
    if above and not _is_of_the_report(joined, setting):
        singles = [Zone("plain", (line,), opens) for line in lines]
        parts += [one if dateline_alone(one, setting) else one._replace(role="page") for one in singles]
        return
    for order, piece in enumerate(paragraphs_in(lines, setting.layout)):
        starts.append(len(parts))
        parts.append(Zone("plain", piece, opens if order == 0 else False))


def _is_of_the_report(text: str, setting: Setting) -> bool:
    """Whether a text above the headline is the report's, no furniture: it is long, goes on, or opens with a place."""
    if not ends_sentence(text):  # an address that ended it is out already: `… sign up now at`
        return len(text) > _PROSE and sentences_in(text) > 1
    if len(text) > _PROSE or starts_small(text):
        return True
    found = find_dateline(text, setting.conventions, text)
    return found is not None and found.sureness >= _BELIEVED and found.end < len(text)


def dateline_alone(part: Zone, setting: Setting) -> tuple[Zone, FoundDateline] | None:
    """A part that is nothing but a dateline, with it."""
    found = find_dateline(part.text, setting.conventions, part.text)
    sure = found is not None and found.end >= len(part.text) and found.sureness >= _BELIEVED_LATER
    return (part, found) if found is not None and sure else None


def _opening(parts: Sequence[Zone], starts: Sequence[int], setting: Setting, text: str) -> tuple[Opening, Zone | None]:
    """Where the report begins: its first part, whose dateline is told by the first few of them."""
    for order, number in enumerate(starts[:_OPENING_PARTS]):
        joined = " ".join(line.text for line in parts[number].lines[:_DATELINE_LINES])
        found = find_dateline(joined, setting.conventions, text)
        if found is not None and found.sureness >= (_BELIEVED_LATER if order else _BELIEVED):
            return Opening(starts[0], found), parts[number]
    return Opening(starts[0] if starts else len(parts)), None


def head_of(taken: TakenApart, labels: Sequence[Zone], setting: Setting) -> Head:
    """The roles of a chosen head, and labels that are none of them.

    Args:
        taken: the article taken apart.
        labels: labels anywhere in the article.
        setting: the article's setting.
    """
    ledger = setting.ledger
    texts = {}
    for role, lines in taken.lines.items():
        if not lines:
            continue
        text = bare(running_text(lines, setting))
        text = unadorned(text) if role == "deck" else unmarked(text, setting.conventions.dashes_open_speech)
        texts[role] = text.rstrip(" :") if role == "kicker" else text
        ledger.take(role, [line.number for line in lines], 1.0, texts[role])
    notices = []
    for label in labels:
        if "kicker" not in texts and len(label.text) <= _LONGEST_LABEL and not taken.lines["kicker"]:
            texts["kicker"] = tidy(label.text).rstrip(" :")
            ledger.take("kicker", label.numbers, 1.0, texts["kicker"])
        else:
            notices.append(tidy(label.text))
    return Head(texts.get("kicker"), texts.get("headline"), texts.get("deck"), None, tuple(notices))
