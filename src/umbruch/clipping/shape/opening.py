"""Where the report begins: which of the parts is its first paragraph, and which above it still belong to the head."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.datelines.found_dateline import FoundDateline
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.page.list_items import bullet
from umbruch.clipping.shape import heads
from umbruch.manuscript import PLAIN, Look

_PROSE = 120
_HEAD_PARTS = 8
_LONGEST_HEADLINE = 220
_DOUBTFUL = 0.7
_NEAR = 4
_SURE = 0.95
_KNOWN = 0.95
"""How sure a bare place is from which on it opens a report that has no headline: that of a known city."""
_LEAST_TURNS = 3
_BARE_DATELINE_PARTS = 2
_MOST_ABOVE_A_MARK = 5
_MOST_ZONES_ABOVE = 20
_LONGEST_ABOVE_A_MARK = 700
_LEAST_DECK = 50
_LONGEST_DECK = 260
_LEAST_QUESTIONS = 0.25
_LONGEST_QUESTION = 220
_LEAST_LATER = 3
_DECK_SHARE = 0.55
_DECK_SHARE_UNDER_A_DAY = 0.4
_SPEAKER = re.compile(by_case(r"([[:upper:]][\w.]{0,15}(?: [[:upper:]][\w.-]{1,20})?):\s"))


class Opening(NamedTuple):
    """Where the report begins.

    Args:
        start: the number of the part in which it begins.
        dateline: the one that opens it.
        sureness: how sure it is, from 0 to 1, what stands above it.
        dated: the number of the part that the dateline opens; None where it is the first part of the report.
    """

    start: int
    dateline: FoundDateline | None = None
    sureness: float = 1.0
    dated: int | None = None


def opening_of(parts: Sequence[Zone], conventions: Conventions, text: str) -> Opening:
    """Where the report begins.

    A dateline opens it; so does what follows a byline, a date or a web page's furniture under the head; else the first
    part that reads like a paragraph and is not much shorter than the others, as a deck of whole sentences is.

    Args:
        parts: the zones of the article, plain ones taken apart into paragraphs.
        conventions: those of the article's language.
        text: the article, in which a place is likely to be named again.
    """
    numbers = [number for number, part in enumerate(parts) if part.role == "plain"]
    plain = [parts[number] for number in numbers]
    closed, mark = _above_a_mark(parts)
    if (dated := _dateline_start(plain, closed, conventions, text)) is not None:
        return Opening(numbers[dated[0]], dated[1])
    if closed > 1 and mark == "byline" and _has_deck(plain[:closed]):
        return Opening(numbers[closed])
    if plain and closed == 0 and (_is_prose(plain[0].text) or _is_turn(plain, 0)):
        return Opening(numbers[0])
    sureness = 1.0
    for order in range(max(1, closed), len(plain)):
        if not _is_report(plain, order):
            continue
        if order <= 2 and _is_deck(plain, order, mark):
            sureness = _DOUBTFUL
            continue
        return Opening(numbers[order], None, min(sureness, _trust_in_seam(parts, numbers[order])))
    return Opening(numbers[1] if len(plain) > 1 else len(parts))


def above_crossheads(opening: Opening, parts: Sequence[Zone], looks: Mapping[int, Look]) -> Opening:
    """An opening at the latest right above the first heading that the file marks below its headline, or at it.

    Args:
        opening: where the report begins by its words.
        parts: the zones of the article, plain ones taken apart into paragraphs.
        looks: what the file shows of its lines, by their number.
    """
    plain = [number for number, part in enumerate(parts) if part.role == "plain"]
    levels = {number: _level(parts[number], looks) for number in plain}
    top = min((level for level in levels.values() if level), default=0)
    first = next((order for order, number in enumerate(plain) if order and levels[number] > top), None)
    if first is None or opening.start <= plain[first]:
        return opening
    return opening._replace(start=plain[first - 1 if first > 1 else first], dated=opening.start)


def _level(part: Zone, looks: Mapping[int, Look]) -> int:
    """The level of the heading that a part is, 0 for none."""
    return looks.get(part.lines[0].number, PLAIN).heading or 0


def _is_prose(text: str) -> bool:
    """Whether a part is too long for a headline and has a full stop."""
    return len(text) > _LONGEST_HEADLINE and ends_sentence(text)


def _trust_in_seam(parts: Sequence[Zone], start: int) -> float:
    """How sure it is that the head ends above a part: less where no blank line stands between them."""
    return 1.0 if start == 0 or parts[start].opens or parts[start - 1].role != "plain" else _DOUBTFUL


def _above_a_mark(parts: Sequence[Zone]) -> tuple[int, str | None]:
    """How many plain parts stand above the byline, date or furniture that closes the head, and which of them it is."""
    closed, mark = 0, None
    seen = 0
    for number, part in enumerate(parts[:_MOST_ZONES_ABOVE]):
        if part.role == "plain":
            seen += 1
            if seen > _MOST_ABOVE_A_MARK or (seen > 1 and len(part.text) > _LONGEST_ABOVE_A_MARK):
                break
        elif part.role in ("byline", "day", "page") and seen and _goes_on(parts[:number], parts[number:]):
            if seen > closed or part.role == "byline":
                mark = part.role
            closed = seen
    return closed, mark


def _goes_on(above: Sequence[Zone], below: Sequence[Zone]) -> bool:
    """Whether the greater part of an article follows, so that what stood above was its head."""
    before = sum(len(part.text) for part in above if part.role == "plain")
    after = [part.text for part in below if part.role == "plain"]
    return sum(map(len, after)) > before and any(len(text) > _PROSE / 2 and ends_sentence(text) for text in after)


def _has_deck(above: Sequence[Zone]) -> bool:
    """Whether the parts above the report hold more than kicker and headline."""
    return heads.assign([part.text for part in above], label=False).deck is not None


def _dateline_start(
    plain: Sequence[Zone], closed: int, conventions: Conventions, text: str
) -> tuple[int, FoundDateline] | None:
    """The part that starts with a dateline; a bare place above a byline opens a deck and not the report."""
    prose_seen = 0
    for order, part in enumerate(plain[:_HEAD_PARTS]):
        joined = " ".join(line.text for line in part.lines[:3])
        found = find_dateline(joined, conventions, text)
        alone = found is not None and found.end >= len(part.text)
        if found and not (alone and _heads_a_headline(plain, order)):
            early = found.sureness > _SURE or (order >= max(1, closed) and prose_seen < _BARE_DATELINE_PARTS)
            early = early or (order == 0 and found.sureness >= _KNOWN and _is_prose(part.text))
            if early and _opens_report(part, found, order, plain):
                return order, found
        if len(part.text) > _PROSE and ends_sentence(part.text):
            prose_seen += 1
        if prose_seen > 3:
            break
    return None


def _heads_a_headline(plain: Sequence[Zone], order: int) -> bool:
    """Whether a dateline on a line of its own stands above the headline and not above the report."""
    if order + 2 >= len(plain):
        return order == 0 and len(plain) > 1
    return order == 0 or len(plain[order + 1].text) < _PROSE / 2


def _opens_report(part: Zone, found: FoundDateline, order: int, plain: Sequence[Zone]) -> bool:
    """Whether a dateline is believed here: not in a headline, which has neither sentence nor agency."""
    if found.sureness > _SURE and (order or len(plain) == 1):
        return True
    if found.dateline.text.endswith("|") and not (part.text[-1] in "-\u00ad" or len(part.text) > _PROSE):
        return re.search(r"[.!?](?:\s|$)", part.text[found.end :]) is not None
    goes_on = part.text[-1] in "-\u00ad"  # a word cut at the end of its line is the report's
    return goes_on or ends_sentence(part.text) or len(part.text) > found.end + 40 or found.end >= len(part.text)


def _is_deck(plain: Sequence[Zone], order: int, mark: str | None) -> bool:
    """Whether whole sentences under the headline are a deck.

    They are much shorter than the paragraphs that follow, or an interview begins under them.
    """
    text = plain[order].text
    if mark == "byline" or _asks(plain, order) or _has_deck(plain[:order]):
        return False
    if order + 2 < len(plain) and len(text) <= _LONGEST_DECK and _begins_interview(plain, order + 1):
        return True
    later = [len(other.text) for other in plain[order + 1 :] if len(other.text) > _LEAST_DECK]
    if len(later) < _LEAST_LATER or not _LEAST_DECK <= len(text) <= _LONGEST_DECK:
        return False
    return len(text) <= (_DECK_SHARE_UNDER_A_DAY if mark else _DECK_SHARE) * _median(later)


def _median(numbers: Sequence[int]) -> float:
    """As `statistics` has it, whose import takes longer than all reading of an article."""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _asks(plain: Sequence[Zone], order: int) -> bool:
    """Whether a part asks, as the first one of an interview does."""
    return _is_question(plain[order].text) or _begins_interview(plain, order)


def _begins_interview(plain: Sequence[Zone], order: int) -> bool:
    return _is_turn(plain, order) or _is_first_question(plain, order)


def _is_question(text: str) -> bool:
    """Whether a part is a question that holds more than one sentence."""
    return text.endswith(("?", "?“", '?"', "?»")) and re.search(r"\w[.!?]\s", text) is not None


def _is_first_question(plain: Sequence[Zone], order: int) -> bool:
    """Whether a part is the first of several questions, each with an answer after it that asks nothing."""
    if not plain[order].text.endswith("?") or len(plain[order].text) > _LONGEST_QUESTION:
        return False
    asking = [number for number, part in enumerate(plain) if part.text.endswith("?")]
    if len(asking) < 2 or order != asking[0] or len(asking) < _LEAST_QUESTIONS * (len(plain) - order):
        return False
    return all(after - before > 1 for before, after in pairwise(asking)) and asking[-1] + 1 < len(plain)


def _is_turn(plain: Sequence[Zone], order: int) -> bool:
    """Whether a part opens an exchange in which speakers are named with a colon: `Frage: …`, `Antwort: …`."""
    if _SPEAKER.match(plain[order].text) is None:
        return False
    speakers = [match.group(1) for part in plain if (match := _SPEAKER.match(part.text))]
    return len(speakers) >= _LEAST_TURNS and len(set(speakers)) < len(speakers)


def _is_report(plain: Sequence[Zone], order: int) -> bool:
    """Whether a part above which a headline stands already is the first paragraph, or a deck of whole sentences."""
    text = plain[order].text
    if _asks(plain, order):
        return True
    if bullet(text) and order < 3 and any(len(p.text) > _PROSE for p in plain[order + 1 :]) and len(text) < _PROSE:
        return False
    if len(text) > _PROSE:
        return True
    later = plain[order + 1].text if order + 1 < len(plain) else ""
    if len(text) > _PROSE / 2 and not ends_sentence(text):
        below = plain[order + 1 : order + 1 + _NEAR]
        if any(starts_small(part.text) and not bullet(part.text) for part in below):
            return True
    if ends_sentence(text) and len(text) > 60 and not text.endswith(":"):
        return True
    return order > 3 or (order > 1 and not later)
