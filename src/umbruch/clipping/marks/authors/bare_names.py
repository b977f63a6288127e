"""Bylines without an opening word: a bare name under the headline, or under the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from umbruch.clipping.conventions import Conventions, shared
from umbruch.clipping.marks.authors.byline import find_byline, find_signature, is_bare_name, is_opener
from umbruch.clipping.marks.authors.known_names import has_given_name
from umbruch.clipping.marks.authors.names_among_signs import section_before, signed_among_signs
from umbruch.clipping.marks.authors.names_over_lines import with_names_over_lines
from umbruch.clipping.marks.authors.teaser_bylines import without_teasers
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.furniture.contact_blocks import opens_byline
from umbruch.clipping.marks.release import is_kicker_label
from umbruch.clipping.marks.web_stamp import stamped_day, tells_time
from umbruch.clipping.marks.zones.zone import Role, Zone
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.clipping.signs.people import people_in

_LONGEST_ROLE = 45
_LEAST_REPORT = 100
_LEAST_HEADLINE_WORDS = 3
_HEAD_ZONES = 8
_STEM = 5
_LEAST_WORD = 3
_WIDE_GAP = re.compile(r"\s{2,}")
_NO_SIGN = re.compile(r"[^,/()|@–]+")
_BEFORE_STAMP = re.compile(r"\s{3,}|\s+[|•·]\s+")
_BAR = re.compile(r"\s+[|•·]\s+")
_LAST_ZONES, _TWO = 4, 2
_MOST_SECTION_WORDS = 4
_MOST_LINES = 3
_LONGEST_SIGNATURE = 140
_LEAST_LINES = 4
_LEAST_PROGRAMME = 3
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]{0,2}){2,4}")
_CAPITAL_INITIALS = re.compile(by_case(r"[^\W\d_[:lower:]]\.(?:[ -]{0,2}[^\W\d_[:lower:]]\.){1,3}"))
_MOST_REST = 6
_UNDER_REPORT = 0.75
_MARKS = ("day", "page", "caption")


def signed(zones: Sequence[Zone], conventions: Conventions) -> Sequence[Zone]:
    """The zones with a bare name as byline, where no line with `Von` or `By` says who wrote the article."""
    zones = with_names_over_lines(without_teasers(zones), conventions)
    zones = _apart_from_place(_with_labels(_without_programme(_signed_and_dated(_apart_from_day(zones)))))
    zones = _with_shown(_below_headline(zones))
    if any(zone.role == "byline" for zone in zones):
        return zones
    return _under_the_head(zones, conventions) or _at_the_end(zones, conventions) or zones


def _with_labels(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, a word such as `Autoren:` in one of its own and the names in the next as one byline."""
    for number, (zone, below) in enumerate(pairwise(zones)):
        if zone.role not in ("plain", "byline") or below.role != "plain" or len(zone.lines) + len(below.lines) > 2:
            continue
        label, names = _bare(zone.text), _bare(below.text)
        opens = (label.endswith(":") and opens_byline(label)) or (number > 0 and is_opener(label))
        if opens and is_bare_name(names):
            lines = tuple(line._replace(text=_bare(line.text)) for line in (*zone.lines, *below.lines))
            byline = zone._replace(role="byline", lines=lines, sureness=0.9)
            return [*zones[:number], byline, *zones[number + 2 :]]
    return zones


def _apart_from_place(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, names before a place and a day (`Ada Roe / Jan Poe  Lauter 27 OCT 2027`) in one of their own."""
    for number, zone in enumerate(zones[: min(_HEAD_ZONES, len(zones) - 1)]):
        if zone.role not in ("plain", "source", "day") or len(zone.lines) > 1 or " / " not in zone.text:
            continue
        day = find_date(zone.text)
        *names, last = zone.text[: day.start].split(" / ") if day else ("",)
        further = _WIDE_GAP.split(last.strip(), maxsplit=1)
        if len(further) > 1:
            names, last = [*names, further[0]], further[1]
        if zone.role == "source" and len(further) == 1:  # newspapers stand like that, too
            continue
        if not names or not last.strip() or not all(_may_be_person(name.strip()) for name in names):
            continue
        (line,) = zone.lines
        cut = line.text.rindex(last.strip(), 0, day.start if day else None)
        signed_line = line._replace(text=line.text[:cut].strip(" /"))
        byline = zone._replace(role="byline", lines=(signed_line,), sureness=0.9)
        rest = zone._replace(lines=(line._replace(text=line.text[cut:]),))
        return [*zones[:number], byline, rest, *zones[number + 1 :]]
    return zones


def _below_headline(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, a name above its place and day, or initials under a headline, each in a zone of its own.

    So stand `Ana Ruiz` above `Sevilla - 3 may 2027`, and `L.M.` right under the headline.
    """
    for number, zone in enumerate(zones[: min(_HEAD_ZONES, len(zones) - 1)]):
        if zone.role != "plain" or not 1 < len(zone.lines) <= _MOST_LINES:
            continue
        first, last = zone.lines[0], zone.lines[-1]
        if _CAPITAL_INITIALS.fullmatch(last.text) and not ends_sentence(zone.lines[-_TWO].text):
            head, byline = zone._replace(lines=zone.lines[:-1]), Zone("byline", (last,), sureness=_UNDER_REPORT)
            return [*zones[:number], head, byline, *zones[number + 1 :]]
        if len(zone.lines) == _TWO and is_bare_name(last.text) and _is_filed_at(first.text):
            byline = Zone("byline", (last,), sureness=0.9)
            return [*zones[:number], Zone("day", (first,), zone.opens), byline, *zones[number + 1 :]]
        day = find_date(last.text) if len(zone.lines) == _TWO and has_given_name(first.text) else None
        if day and day.start and is_bare_name(first.text) and len(last.text) <= _LONGEST_ROLE:
            byline, rest = Zone("byline", (first,), zone.opens, sureness=0.9), zone._replace(lines=(last,))
            return [*zones[:number], byline, rest, *zones[number + 1 :]]
    return zones


def _is_filed_at(text: str) -> bool:
    """Whether a line is a section, a day and a clock: `Kotimaa 6.6.2027 18:00`."""
    day = find_date(text)
    words = text[: day.start].split() if day else []
    return day is not None and 0 < len(words) <= _TWO and tells_time(text[day.end :]) and not text[day.end :].isalpha()


def _apart_from_day(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, a section and the day behind a wide gap or a bar (`Umfrage    2027. 06. 04. 11:27`) in two."""
    for number, zone in enumerate(zones[: min(_HEAD_ZONES, len(zones) - 1)]):
        if zone.role != "plain" or len(zone.lines) > 1 or len(zone.text) > _LEAST_REPORT:
            continue
        gap = _BEFORE_STAMP.search(zone.text)
        if gap is None or stamped_day(zone.text[gap.end() :]) is None:
            continue
        if not gap.start() or len(zone.text[: gap.start()].split()) > _MOST_SECTION_WORDS:
            continue
        (line,) = zone.lines
        section = zone._replace(lines=(line._replace(text=line.text[: gap.start()]),))
        day = zone._replace(role="day", lines=(line._replace(text=line.text[gap.end() :]),))
        return [*zones[:number], section, day, *zones[number + 1 :]]
    return zones


def _signed_and_dated(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, the name and the day of a last line (`Anna Lis | 5. 3. 2025`) in two of their own."""
    for number in range(max(1, len(zones) - _LAST_ZONES), len(zones)):
        zone = zones[number]
        *above, line = zone.lines
        cells = _BAR.split(line.text)
        if zone.role not in ("plain", "source", "day") or len(cells) != _TWO or (above and zone.role != "plain"):
            continue
        days = [stamped_day(cell) is not None for cell in cells]
        name = cells[days.index(False)] if any(days) and not all(days) else ""
        if not is_bare_name(name) or names_newspaper(name):
            continue
        roles: tuple[Role, Role] = ("day", "byline") if days[0] else ("byline", "day")
        own = [Zone(role, (line._replace(text=cell),), sureness=0.85) for role, cell in zip(roles, cells, strict=True)]
        rest = [zone._replace(lines=tuple(above))] if above else []
        return [*zones[:number], *rest, *own, *zones[number + 1 :]]
    return zones


def _may_be_person(name: str) -> bool:
    """Whether words before a stroke are a person's name; in scripts without capitals two or three words may be."""
    caseless = name == name.lower() == name.upper() and not any(map(str.isdigit, name))
    return is_bare_name(name) or (caseless and 2 <= len(name.split()) <= _MOST_LINES)


def _without_programme(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, lines such as `von Ada Roe` plain where many stand in the midst of a text, as in a programme."""
    begun = next(
        (n for n, zone in enumerate(zones) if len(zone.text) > _LEAST_REPORT and ends_sentence(zone.text)), len(zones)
    )
    inner = [n for n, zone in enumerate(zones[:-1]) if zone.role == "byline" and n > begun]
    if len(inner) < _LEAST_PROGRAMME:
        return zones
    return [zone._replace(role="plain") if number in inner else zone for number, zone in enumerate(zones)]


def _under_the_head(zones: Sequence[Zone], conventions: Conventions) -> list[Zone] | None:
    """A name alone between the headline, which is no label, and the report or the date."""
    headed = False
    for number, zone in enumerate(zones[:_HEAD_ZONES]):
        if not _may_be_signed(zone, conventions):
            continue
        if _signs_itself(zone, headed):
            section = () if headed else _section_of(zone)
            return [*zones[:number], *section, _byline_of(zone, bool(section)), *zones[number + 1 :]]
        beside = headed and _is_beside_a_mark(zones, number)
        if headed and _is_signed(zone, conventions, beside) and (beside or _opens(zones, number + 1)):
            marked = beside or zones[number + 1].role != "plain"
            subject = _is_named_above(zone, zones[:number])
            if not subject and (marked or not _is_repeated(zone, zones[number + 1 :])):
                zone = zone._replace(lines=tuple(line._replace(text=_bare(line.text)) for line in zone.lines))
                byline = zone._replace(role="byline", sureness=0.9 if marked else 0.75)
                return [*zones[:number], byline, *zones[number + 1 :]]
        if len(zone.text) > _LEAST_REPORT * 3:
            return None
        headed = headed or (len(zone.text.split()) >= _LEAST_HEADLINE_WORDS and not is_kicker_label(zone.text))
    return None


def _may_be_signed(zone: Zone, conventions: Conventions) -> bool:
    """Whether a zone shows no other role, or one that names an author has, too: an agency, a day, an address."""
    match zone.role:
        case "plain":
            return True
        case "end":
            return zone.text.casefold() in shared().agencies
        case "day" | "source":
            signed = signed_among_signs(zone.text) if len(zone.lines) == 1 else None
            return signed is not None and (zone.role == "day" or all(has_given_name(one.name) for one in signed.people))
        case "contact":
            alone = len(zone.lines) == 1 and "@" in zone.text and not any(sign.isdigit() for sign in zone.text)
            return (
                alone and (find_byline(zone.text, conventions) or find_signature([zone.text], conventions)) is not None
            )
        case _:
            return False


def _signs_itself(zone: Zone, headed: bool) -> bool:
    """Whether a line says by its section, day or count that its name is an author's; above the headline a known one."""
    if len(zone.lines) > 1 or zone.role == "contact" or (signed := signed_among_signs(_bare(zone.text))) is None:
        return False
    return headed or all(has_given_name(one.name) for one in signed.people)


def _section_of(zone: Zone) -> tuple[Zone, ...]:
    """The section that stands before the names above a headline, as a line of its own: the kicker."""
    line = zone.lines[0]
    section = section_before(line.text)
    return (zone._replace(lines=(line._replace(text=section),)),) if section else ()


def _byline_of(zone: Zone, without_section: bool) -> Zone:
    line = zone.lines[0]
    if without_section:
        line = line._replace(text=line.text[len(section_before(line.text) or "") :].strip(" |·•●–—/-"))
    return zone._replace(role="byline", lines=(line,), sureness=0.9)


def _is_named_above(zone: Zone, above: Sequence[Zone]) -> bool:
    """Whether the headline names whom a line names: it is whom the article, or its picture, is about."""
    name = zone.text.casefold()
    return len(zone.lines) == 1 and any(name in part.text.casefold() for part in above)


def _is_beside_a_mark(zones: Sequence[Zone], number: int) -> bool:
    """Whether a line stands beside a day, a button or a picture's caption, as authors do on web pages."""
    after = zones[number + 1] if number + 1 < len(zones) else None
    if zones[number - 1].role == "day":
        return after is not None
    return after is not None and (after.role in _MARKS or (len(after.text) < _LEAST_REPORT and tells_time(after.text)))


def _with_shown(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, a name over a credit under which another name stands as the caption of that picture."""
    for number in range(1, min(_HEAD_ZONES, len(zones) - _TWO)):
        if zones[number].role == "plain" and _names_the_picture(zones, number):
            name, credit = zones[number : number + _TWO]
            shown = Zone("caption", (*name.lines, *credit.lines), name.opens)
            return [*zones[:number], shown, *zones[number + _TWO :]]
    return zones


def _names_the_picture(zones: Sequence[Zone], number: int) -> bool:
    """Whether a name stands over a credit and another one under it: the first is of whom the picture shows."""
    over, *below = zones[number : number + 3]
    return (
        len(below) > 1
        and is_bare_name(over.text)
        and below[0].role == "caption"
        and (credit := find_credit(below[0].text)) is not None
        and credit.caption_end == 0
        and below[1].role == "plain"
        and is_bare_name(below[1].text)
    )


def _bare(text: str) -> str:
    """A name without the sign of a list before it."""
    return text.lstrip("•◦●· ") if text[0] in "•◦●·" else text


def _is_signed(zone: Zone, conventions: Conventions, beside: bool) -> bool:
    """Whether a zone is a name alone, or up to three lines with a name and what its bearer is."""
    if len(zone.lines) > _MOST_LINES or len(zone.text) > _LONGEST_SIGNATURE or zone.text.endswith("."):
        return False
    text = _bare(zone.text)
    if (
        len(zone.lines) == 1
        and text
        and (_is_author(text, conventions, beside) or (beside and _are_two(text, conventions)))
    ):
        return True
    if zone.role == "contact" and find_byline(text, conventions) is not None:
        return True
    first = zone.lines[0].text.split()[0].casefold()
    if first in conventions.function_words:
        return False
    return find_signature([line.text for line in zone.lines], conventions) is not None


def _is_repeated(zone: Zone, below: Sequence[Zone]) -> bool:
    """Whether a line without a sign of its own repeats words of the report, as a deck does (`Wege für Radfahrer`)."""
    if len(zone.lines) > 1 or not _NO_SIGN.fullmatch(zone.text):
        return False
    if has_given_name(zone.text) and not any(zone.text in part.text for part in below[:2]):
        return False
    words = {
        word.casefold()[:_STEM] for word in (zone.text.split()[0], zone.text.split()[-1]) if len(word) >= _LEAST_WORD
    }
    text = " ".join(part.text for part in below).casefold()
    return bool(words) and all(re.search(rf"\b{re.escape(word)}", text) for word in words)


def _are_two(text: str, conventions: Conventions) -> bool:
    """Whether a line is the names of two people and nothing else: `ADA ROE og JAN POE`."""
    people = people_in(text, conventions)
    return len(people) > 1 and all(is_bare_name(one.name) and one.role is None for one in people)


def _is_author(text: str, conventions: Conventions, beside: bool) -> bool:
    """Whether a line is a person's name and nothing else, or an agency's."""
    if text.casefold() in shared().agencies:
        return True
    words = [word.casefold() for word in text.split()]
    if conventions.function_words.issuperset(words[:1]) or shared().organisation_words.intersection(words):
        return False
    told = beside or not text.isupper() or has_given_name(text)
    return is_bare_name(text) and not is_kicker_label(text) and told


def _opens(zones: Sequence[Zone], number: int) -> bool:
    """Whether the date, a web page's furniture or the report comes next."""
    following = zones[number : number + 1]
    if not following:
        return False
    if following[0].role in ("day", "page"):
        return True
    return following[0].role == "plain" and len(following[0].text) > _LEAST_REPORT and ends_sentence(following[0].text)


def _at_the_end(zones: Sequence[Zone], conventions: Conventions) -> list[Zone] | None:
    """A bare name under the last paragraph, with up to three short lines of role and office."""
    last = next((n for n in range(len(zones) - 1, -1, -1) if zones[n].role == "plain"), None)
    if last is None or (last == 0 and len(zones[0].lines) < _LEAST_LINES):
        return None
    lines = zones[last].lines
    for size in range(1, min(4, len(lines)) + 1):
        name, above = lines[-size], lines[-size - 1 : -size]
        if len(name.text) > _LONGEST_SIGNATURE or (above and not ends_sentence(above[0].text)):
            continue
        bare = (is_bare_name(name.text) or (size == 1 and _INITIALS.fullmatch(name.text))) and not any(
            len(line.text) > _LONGEST_ROLE or (ends_sentence(line.text) and line.text[-1] != ".")
            for line in lines[-size:]
        )
        if not (bare or find_signature([line.text for line in lines[-size:]], conventions)):
            continue
        if not above and not any(ends_sentence(zone.text) for zone in zones[:last] if zone.role == "plain"):
            continue
        if not above and _is_under_furniture(zones, last) and not has_given_name(name.text):
            continue
        rest = [Zone("plain", lines[:-size], zones[last].opens)] if above else []
        byline = Zone("byline", lines[-size:], sureness=0.75 if above else 0.85)
        return [*zones[:last], *rest, byline, *zones[last + 1 :]]
    return _above_the_rest(zones, last)


def _is_under_furniture(zones: Sequence[Zone], last: int) -> bool:
    """Whether buttons of a page stand between the report and its last lines, which are the page's then."""
    report = max((n for n in range(last) if len(zones[n].text) > _LEAST_REPORT and zones[n].role == "plain"), default=0)
    return any(zone.role == "page" for zone in zones[report:last])


def _above_the_rest(zones: Sequence[Zone], last: int) -> list[Zone] | None:
    """A name that a common given name tells, right under the report, with a few short lines of the page below it.

    A given name alone signs only where it is the last line of all.
    """
    for number in range(last, max(0, last - _MOST_REST), -1):
        zone, before = zones[number], zones[number - 1]
        if zone.role == "plain" and before.role == "plain" and len(before.text) > _LEAST_REPORT:
            if not ends_sentence(before.text):
                return None
            name, *rest = zone.lines
            alone = number == last and not rest and " " not in name.text
            known = has_given_name(name.text) and (is_bare_name(name.text) or (alone and name.text.isalpha()))
            if not known or (number == last and not rest and not alone):
                return None
            byline = Zone("byline", (name,), sureness=_UNDER_REPORT)
            return [*zones[:number], byline, *([Zone("plain", tuple(rest))] if rest else ()), *zones[number + 1 :]]
        if len(zone.text) > _LEAST_REPORT or ends_sentence(zone.text):
            return None
    return None
