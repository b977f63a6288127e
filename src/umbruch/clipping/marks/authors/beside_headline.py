"""The author's name beside a headline that is known by now, where no other line says who wrote the article.

Above the headline, or between it and the report, a name stands by itself, before what its bearer is, or on one line
with days, counts and buttons (`Ada Roe | 3 hours ago`, `Ada Roe 2 min read`); under the report it stands over a line
about its bearer that begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions, shared
from umbruch.clipping.marks.authors.byline import find_byline, is_bare_name
from umbruch.clipping.marks.authors.east_asian_bylines import has_family_name
from umbruch.clipping.marks.authors.known_names import has_given_name, names_in_pairs
from umbruch.clipping.marks.authors.names_among_signs import is_time
from umbruch.clipping.marks.authors.person_alone import is_person_alone
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.marks.release import is_kicker_label
from umbruch.clipping.marks.web_stamp import stamped_day, tells_age, tells_time
from umbruch.clipping.marks.zones.zone import Role, Zone
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Line, ends_sentence
from umbruch.clipping.signs.people import has_role_word, people_in, without_addresses

_LEAST_REPORT = 100
"""Letters of a paragraph of a report, as for what stands under a byline (`bare_names`)."""
_LEAST_WIDE_REPORT = 40
"""The same of a script that writes words with a sign or two."""
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_MOST_BETWEEN = 14
"""Lines between headline and report among which the name is looked for."""
_ABOVE = 3
_LONGEST, _LONGEST_OPENED = 110, 140
"""Letters of a line with a name, and of one that has an opening word before it."""
_MOST_WORDS, _LEAST_WORDS = 4, 2
_LEAST_ABOUT = 40
_LONGEST_ROLE = 45
_SIGNS = re.compile(r"\s*[|·•●]\s*|\s[–—/-]\s|,\s*(?=[^\W\d_])|\s{3,}|(?<=[^\W\d_]),(?=\d)")
_LETTERS = re.compile(r"[A-Z]{2,5}")
"""The letters of an agency or a paper: `Ada Roe / TNN`."""
_GLUED_ROLE = re.compile(by_case(r"([[:upper:]][\w.'’-]* [[:upper:]][\w'’-]*[[:lower:]])([[:upper:]].{2,40})"))
"""A name, and what its bearer is or a button without a blank behind it: `Ada RoeCEO`."""
_HAN_NAME = re.compile(r"[\u3400-\u9fff々]{3,4}")
_AROUND = " •◦●·|/,–—-"
_BEFORE_FIGURE = re.compile(by_case(r"(?<=[^\W\d_])(?=\d)|\s+|(?<=[[:lower:]]{2})(?=[[:upper:]])"))
_HOST = re.compile(r"[\w-]{3,40}\.(?:[a-z]{2,6}|[A-Z]{2,6})")
_BESIDE: tuple[Role, ...] = ("day", "page", "caption")
_STAMPED, _ALONE = 0.85, 0.75
"""Sureness of a name with marks of its own or a line about it, and of one that only stands where authors do."""


class _Named(NamedTuple):
    """The words of a line before a name, the name, and those behind it.

    `marked` tells that these are an author's, `opened` that an opening word says so.
    """

    before: str
    name: str
    after: str
    marked: bool
    opened: bool = False


def signed_beside(
    zones: Sequence[Zone], headline: Sequence[int], head: frozenset[int], conventions: Conventions
) -> Sequence[Zone] | None:
    """The zones with the name beside the headline as byline; None where there is none, or another byline.

    Args:
        zones: those of one article.
        headline: the numbers of the lines of its headline.
        head: those of its whole head.
        conventions: those of its language.
    """
    if not headline or any(zone.role == "byline" and not _is_guessed(zone, conventions) for zone in zones):
        return None
    zones = [zone._replace(role="plain", sureness=1.0) if zone.role == "byline" else zone for zone in zones]
    lines = [(at, zone.role, line) for at, zone in enumerate(zones) for line in zone.lines]
    numbers = [line.number for _, _, line in lines]
    if headline[-1] not in numbers:
        return None
    start, end = numbers.index(headline[0]), numbers.index(headline[-1]) + 1
    title = " ".join(line.text for _, _, line in lines[start:end]).casefold()
    text = " ".join(line.text for _, _, line in lines)
    for at in _places(lines, start, end, head, conventions):
        line = lines[at][2].text
        if start < at < start + _MOST_BETWEEN and (opened := find_byline(line, conventions)) and opened.people:
            return _with_byline(zones, lines[at], _Named("", line, "", True), _STAMPED)
        named = _name_in(line, conventions)
        if named is None or named.name.casefold() in title or _is_dateline(line, conventions, text):
            continue
        if not (
            (named.opened and at > start)
            or _stands_as_author(lines, at, named, conventions, start, in_head=lines[at][2].number in head)
        ):
            continue
        sure = _STAMPED if named.marked or _is_about(named.name, lines[at + 1 : at + 2]) else _ALONE
        return _with_byline(zones, lines[at], named, sure)
    return None


def _is_guessed(zone: Zone, conventions: Conventions) -> bool:
    """Whether nothing but the shape of a byline's words tells a name: no opening word, no common given name."""
    return is_bare_name(zone.text) and not has_given_name(zone.text) and find_byline(zone.text, conventions) is None


_Lines = Sequence[tuple[int, Role, Line]]


def _places(lines: _Lines, start: int, end: int, head: frozenset[int], conventions: Conventions) -> Iterator[int]:
    """Where a name is looked for: between headline and report, right above the headline, and under the report."""
    report = next(
        (at for at in range(end, len(lines)) if _is_report(lines[at]) and lines[at][2].number not in head), None
    )
    if report is None:
        return
    free = [*range(end, min(report, end + _MOST_BETWEEN)), *range(start - 1, max(-1, start - 1 - _ABOVE), -1)]
    last = max(at for at in range(report, len(lines)) if _is_report(lines[at]))
    yield from (at for at in free if lines[at][1] in ("plain", "day", "source", "page"))
    near = range(report + 1, min(end + _MOST_BETWEEN, last))
    yield from (at for at in near if lines[at][1] == "plain" and _is_under_first_lines(lines, at))
    yield from (at for at in range(report + 1, min(last, len(lines) - 1)) if _is_over_about(lines, at, conventions))


def _is_under_first_lines(lines: _Lines, at: int) -> bool:
    """Whether a known name stands under the first paragraphs, beside a button or the day."""
    name = lines[at][2].text
    near = (*lines[at - 1 : at], *lines[at + 1 : at + 2])
    return has_given_name(name) and any(role in ("day", "page") or _is_mark(line.text) for _, role, line in near)


def _is_report(line: tuple[int, Role, Line]) -> bool:
    text = line[2].text
    least = _LEAST_WIDE_REPORT if _WIDE.match(text) else _LEAST_REPORT
    return line[1] == "plain" and len(text) > least and ends_sentence(text)


def _is_over_about(lines: _Lines, at: int, conventions: Conventions) -> bool:
    """Whether a line under the report is a name over a line about its bearer."""
    name = lines[at][2].text
    if conventions.nouns_are_capitalised and not has_given_name(name):
        return False
    return lines[at][1] == "plain" and is_bare_name(name) and _is_about(name, lines[at + 1 : at + 2])


def _is_about(name: str, below: _Lines) -> bool:
    """Whether the next line tells of the bearer of a name: it begins with the name, or with the first word of it."""
    text = below[0][2].text if below else ""
    words = name.split()
    rest = text.split(maxsplit=len(words))
    return len(text) >= _LEAST_ABOUT and (
        text.startswith(f"{name} ") or (len(rest) > 1 and rest[0] == words[0] and rest[1][:1].islower())
    )


def _name_in(line: str, conventions: Conventions) -> _Named | None:
    """The name of a line that holds nothing but a name and marks of web pages: days, counts, buttons, a role."""
    if len(line) > _LONGEST_OPENED or line[-1] in "!?:":
        return None
    places = [0, *(cut for sign in _SIGNS.finditer(line) for cut in sign.span()), len(line)]
    parts = [
        (first, last) for first, last in zip(places[::2], places[1::2], strict=True) if line[first:last].strip(_AROUND)
    ]
    for first, last in parts[1:]:
        if (opened := find_byline(line[first:last].strip(_AROUND), conventions)) and opened.people:
            return _Named(line[:first].strip(_AROUND), opened.text, line[last:].strip(_AROUND), True, opened=True)
    if len(line) > _LONGEST:
        return None
    bare = line.strip(_AROUND)
    if is_person_alone(bare, conventions) or _is_east_asian(bare.replace(" ", "")):
        return _Named("", bare, "", False)
    if glued := _GLUED_ROLE.match(bare):
        name, role = glued.groups()
        if is_person_alone(name, conventions) and _is_mark(role):
            return _Named("", name, role, True)
    if (name := without_addresses(bare)) != bare and bare.startswith(name) and is_person_alone(name, conventions):
        return _Named("", name, bare[len(name) :].strip(_AROUND), True)
    names = [part for part in parts if is_person_alone(line[part[0] : part[1]].strip(_AROUND), conventions)]
    if len(names) == 1 and len(parts) > 1:
        first, last = names[0]
        others = [line[one:two].strip(_AROUND) for one, two in parts if one != first]
        if all(map(_is_mark, others)) or _is_stamp(line[last:]) or _is_stamp(line[:first]):
            return _Named(
                line[:first].strip(_AROUND), line[first:last].strip(_AROUND), line[last:].strip(_AROUND), True
            )
        return None
    if len(names) == len(parts) > 1 and all(has_given_name(line[first:].lstrip(_AROUND)) for first, _ in names):
        return _Named("", ", ".join(line[first:last].strip(_AROUND) for first, last in names), "", True)
    people = people_in(bare, conventions)
    if len(people) > 1 and all(is_person_alone(one.name, conventions) and _may_be_role(one.role) for one in people):
        return _Named("", bare, "", any(one.role for one in people))
    return _before_marks(bare, conventions)


def _may_be_role(role: str | None) -> bool:
    return role is None or has_role_word(role)


def _before_marks(line: str, conventions: Conventions) -> _Named | None:
    """A name at the start of a line, with marks behind it and no sign between: `Ada Roe 2 minutes read`."""
    cuts = [found.span() for found in _BEFORE_FIGURE.finditer(line)]
    for first, last in reversed(cuts[: _LEAST_WORDS * _MOST_WORDS]):
        name, rest = line[:first], line[last:].strip(_AROUND)
        if not rest or not (_is_mark(rest) or rest.isdigit()):
            continue
        if (names := names_in_pairs(name)) and _is_stamp(rest):
            return _Named("", ", ".join(names), rest, True)
        if is_person_alone(name, conventions) or _is_east_asian(name):
            return _Named("", name, rest, True)
    return None


def _is_east_asian(name: str) -> bool:
    return _HAN_NAME.fullmatch(name) is not None and has_family_name(name)


def _is_mark(part: str) -> bool:
    """Whether words are what stands beside an author on a web page."""
    if is_web_furniture(part) or is_kicker_label(part) or _is_role(part) or _HOST.fullmatch(part):
        return True
    if _LETTERS.fullmatch(part) or part.casefold() in shared().agencies:
        return True
    parts = [one for sign in _SIGNS.split(part) if (one := sign.strip(_AROUND))]
    return bool(parts) and all(_is_stamp(one) or is_web_furniture(one) for one in parts)


def _is_dateline(line: str, conventions: Conventions, text: str) -> bool:
    """Whether a line is nothing but a place, with its region and day."""
    found = None if has_given_name(line) else find_dateline(line, conventions, text)
    return found is not None and found.end >= len(line)


def _is_stamp(part: str) -> bool:
    bare = part.strip(_AROUND)
    return bool(bare) and (stamped_day(bare) is not None or tells_age(bare) or is_time(bare))


def _is_role(part: str) -> bool:
    return len(part) <= _LONGEST_ROLE and has_role_word(part) and not ends_sentence(part)


def _stands_as_author(
    lines: _Lines, at: int, named: _Named, conventions: Conventions, start: int, *, in_head: bool
) -> bool:
    """Whether what stands around a line tells that its name is the author's.

    Where nouns have capitals too, two of them read like a name: there a known given name or a line about its bearer
    has to tell it, and so it has for a line that was taken for a part of the head.
    """
    known = has_given_name(named.name)
    told = known or _is_about(named.name, lines[at + 1 : at + 2])
    stamped = named.marked and (_is_stamp(named.before) or _is_stamp(named.after))
    if in_head and not (told or stamped or _is_beside_day(lines, at)):
        return False
    if at < start:
        return known and (named.marked or _is_beside(lines, at))
    if named.marked:
        return told or stamped or not conventions.nouns_are_capitalised
    if conventions.nouns_are_capitalised:
        return told or (_is_beside_day(lines, at) and not _is_said(named.name, lines, at))
    return told or _is_beside(lines, at)


def _is_beside(lines: _Lines, at: int) -> bool:
    """Whether a day, a button, a caption or what somebody is stands right above or below a line."""
    above, below = lines[max(0, at - 1) : at], lines[at + 1 : at + 2]
    return any(
        role in _BESIDE
        or _is_mark(line.text.strip(_AROUND))
        or (tells_time(line.text) and len(line.text) < _LEAST_REPORT)
        for _, role, line in (*above, *below)
        if line.text.strip(_AROUND)
    )


def _is_beside_day(lines: _Lines, at: int) -> bool:
    """Whether the line above or below gives the day."""
    near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return any(role == "day" or stamped_day(line.text.strip(_AROUND)) is not None for _, role, line in near)


def _is_said(name: str, lines: _Lines, at: int) -> bool:
    """Whether a word of a name stands in another line, as the nouns of a headline do in its report."""
    words = [word.casefold() for word in name.split()]
    others = " ".join(line.text for number, (_, _, line) in enumerate(lines) if number != at).casefold()
    return any(word in others for word in words)


def _with_byline(
    zones: Sequence[Zone], place: tuple[int, Role, Line], named: _Named, sureness: float
) -> Sequence[Zone]:
    """The zones, a line in the midst of them as byline; what stands beside the name on it keeps a zone of its own."""
    at, _, line = place
    zone = zones[at]
    number = zone.lines.index(line)
    role = named.after if _is_role(named.after) else ""
    signed = line._replace(text=f"{named.name}, {role}" if role else named.name)
    own = [Zone("byline", (signed,), True, sureness)]
    for words, first in ((named.before, True), ("" if role else named.after, False)):
        if words:
            beside = Zone("day" if stamped_day(words) else "page", (line._replace(text=words),))
            own.insert(0 if first else len(own), beside)
    above = [zone._replace(lines=zone.lines[:number])] if number else []
    below = [zone._replace(lines=zone.lines[number + 1 :], opens=True)] if zone.lines[number + 1 :] else []
    return [*zones[:at], *above, *own, *below, *zones[at + 1 :]]
