"""The dateline (Ortsmarke): place, date and agency at the start of the report."""

from __future__ import annotations

import re

import msgspec

from umbruch.clipping.conventions import Conventions, shared
from umbruch.clipping.marks.datelines.dateline_details import (
    DASH,
    SIGN,
    Filing,
    agency_at,
    are_initials,
    codes,
    filing_after,
    is_known,
    place_introduction,
)
from umbruch.clipping.marks.datelines.dateline_places import (
    are_own_particles,
    end_of_place,
    ends_cut_short,
    everywhere_tuple,
    is_no_place,
    trust_in_bare,
)
from umbruch.clipping.marks.datelines.east_asian_filings import east_asian_filing
from umbruch.clipping.marks.datelines.found_dateline import FoundDateline
from umbruch.clipping.marks.datelines.signed_places import signed_place
from umbruch.clipping.marks.datelines.unsigned_places import place_in_brackets, place_in_capitals
from umbruch.clipping.marks.release import is_person
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.dates import date_at
from umbruch.kept import answered_once
from umbruch.tree import Dateline

_LONGEST = 110
_MOST_CASELESS_WORDS = 2

_IN_BRACKETS_FIRST = re.compile(r"\(([^()]{1,40})\)|/([^/()\s]{2,20})/")
_FIRST_SEPARATOR = re.compile(rf"\s*{DASH}\s+|\s+")
_CODE_FIRST = re.compile(by_case(r"([[:upper:]]\.?)\s(?=[[:upper:]][\w-]+,\s\d)"))
_SMALL_CODE_FIRST = re.compile(by_case(r"([[:lower:]]{2,5}(?:/[[:lower:]]{2,5})?)\.?\s(?=[^\W\d_[:lower:]]{3})"))
_SEPARATOR = re.compile(rf"\s*(?:{DASH}|{SIGN})(?:\s+|$)|--(?=[^\s-])|[.।](?:\s+|$)|:(?:\s+|$)|\s?/(?:\s+|$)")
_HARD_SEPARATOR = re.compile(rf"\s+(?:{DASH}|{SIGN})(?:\s+|$)|\.\s?-+(?:\s+|$)")
_AFTER_BARE_AGENCY = re.compile(r"\s+[-–—]{1,2}\s+")
_EQUALS = re.compile(r"\s=\s+")
"""What Belga and AFP set between a dateline that names an agency and the report."""
_STOP = re.compile(r"[.।](?=\s|$)")
_AFTER_FIRST_DAY = re.compile(by_case(r"(?:,\s+|\s?[-–—]\s+)(?=[^\W\d_[:lower:]])"))
_DASH_AFTER_STOP = re.compile(rf"\s*{DASH}\s+")
_CLOCK_LAST = re.compile(
    r"\s?(?:[,|–-]|(?<=\s)(?:à|at|um|alle|a las|às|kl\.?|om|o|u|v))?\s"
    r"(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d(?:\s?(?:Uhr|uur|h|hrs))?$"
)
_QUOTES = frozenset("„“”\"«»‘’'")
_COLON = re.compile(r":(?=\s)")
_SURE, _SURE_COLON, _WITHOUT_PLACE = 0.98, 0.9, 0.85
_SHORT_CODE = 6
_LONG_DASH = re.compile(r":?\s?[—–]\s?")
_WHOLE_IN_BRACKETS = re.compile(
    rf"(?:\[(?P<square>[^\[\]\n]{{8,60}})\]|\((?P<round>[^()\n]{{8,60}})\))\s*(?:(?:{DASH}|:)\s+)?(?=\S)"
)
_PLACE_ALONE = re.compile(by_case(r"[[:upper:]][\w.'’-]*(?: [[:upper:]][\w.'’-]*){0,3}(?:, [[:upper:]][\w. ]{1,20})?"))
_REGION_CODE = re.compile(r"[A-Z]{2}|[A-Z]\.[A-Z]\.")
_LONGEST_DAY = 20
"""Letters of a day that is written out: `September 12th, 2027`."""
_HELD_OPEN = re.compile(
    r"(?P<place>\[[^\W\d_…][^\[\]\n.:]{1,50}\])(?:(?:,| [-–—])? (?P<day>\[[^\[\]\n]{2,30}\]))?(?:,\s|\s(?=\d))?"
)
_RESULT = re.compile(r"[^.!?:\n]{2,40}?\s\d{1,3}\s?[:–-]\s?\d{1,3}(?=[\s.,;(]|$)")
_HELD_SIGN = re.compile(rf"\s*(?:{DASH}|:)\s+")


@answered_once
def find_dateline(text: str, conventions: Conventions, article: str) -> FoundDateline | None:
    """The dateline at the very start of a paragraph, if it has one.

    Args:
        text: the paragraph, or its first line.
        conventions: those of the article's language.
        article: the whole text, in which a place is likely to be named again.

    Returns:
        The dateline; its place is None where an agency stands alone (`(dpa) - …`, `May 3 (Reuters) - …`).
    """
    if len(text) <= _LONGEST and (clock := _CLOCK_LAST.search(text)):
        found = find_dateline(text[: clock.start()], conventions, article)
        if found is None or found.end < clock.start() or found.dateline.date is None:
            return None
        return found._replace(dateline=msgspec.structs.replace(found.dateline, text=text), end=len(text))
    head = text[:_LONGEST]
    if filed := east_asian_filing(text):
        line = text[: filed.end].strip()
        end = len(text) - len(text[filed.end :].lstrip())
        return FoundDateline(Dateline(line, filed.place, None, filed.credit), end, _SURE, filed.reporters)
    if "|" in head and (signed := signed_place(text, article)):
        return FoundDateline(Dateline(text, signed.place), len(text), _SURE_COLON, (signed.reporter,))
    first, start, only_before_place = _credit_first(head, conventions)
    found = _with_place(text, head, start, first, conventions, article)
    if found is None and start and not only_before_place:
        found = _with_place(text, head, 0, (), conventions, article)
    if found is None and (introduced := place_introduction().match(head)):
        found = _with_place(text, head, introduced.end(), (), conventions, article)
        found = found if found and found.dateline.date else None
    if found is None and (head[:1].isdigit() or (head[:1].isupper() and any(map(str.isdigit, head[:_LONGEST_DAY])))):
        found = _after_day(text, head, conventions, article)
    if found is not None:
        return None if _speaks(found, text) or _plays(found, text) else _with_dash(found, text)
    if head[:1] in ("[", "(") and (bracketed := _in_brackets(text, head, conventions, article)):
        return bracketed
    unsigned = place_in_brackets(head, conventions) or place_in_capitals(text, conventions, article)
    return _without_place(text, head) or unsigned or _in_template(text, head) or _day_alone(text, head, conventions)


def _in_brackets(text: str, head: str, conventions: Conventions, article: str) -> FoundDateline | None:
    """A place and its day between brackets: `[Lauter – March 24, 2027] …`, `(February 9, 2027, Lauter, NY) – …`."""
    match = _WHOLE_IN_BRACKETS.match(head)
    if match is None:
        return None
    inner = match["square"] or match["round"]
    inside = find_dateline(inner, conventions, article)
    if inside is None or inside.end < len(inner):
        return None
    if inside.dateline.place is None or inside.dateline.date is None:
        return None
    line = text[: match.end()].rstrip()
    return inside._replace(dateline=msgspec.structs.replace(inside.dateline, text=line), end=match.end())


def _speaks(found: FoundDateline, text: str) -> bool:
    """Whether an office or party in brackets stands before a colon and what somebody says: `Bos (Roads): “We …`."""
    colon, quoted = found.dateline.text.endswith(":"), text[found.end : found.end + 1] in _QUOTES
    return colon and quoted and not all(map(is_known, found.dateline.credit))


def _plays(found: FoundDateline, text: str) -> bool:
    """Whether a club stands before the dash, and the result behind the other one: `TV Au – SV Lauter 24:29. Die …`."""
    return found.dateline.date is None and _RESULT.match(text, found.end) is not None


def _in_template(text: str, head: str) -> FoundDateline | None:
    """A place that a template holds open in square brackets, with its day or not: `[Ort], 3. Mai 2026 – …`."""
    match = _HELD_OPEN.match(head)
    day = date_at(head, match.end()) if match else None
    end = day.end if day else match.end("day") if match and match["day"] else match.end("place") if match else 0
    sign = _HELD_SIGN.match(head, end) if match else None
    if match is None or sign is None or not text[sign.end() :].strip():
        return None
    iso = _whole(day.iso) if day else None
    return FoundDateline(Dateline(head[: sign.end()].rstrip(), match["place"], iso, ()), sign.end(), _SURE_COLON)


def _day_alone(text: str, head: str, conventions: Conventions) -> FoundDateline | None:
    """The day before the first sentence of a report, which nothing parts from it: `30.6.2018 Beim Turnier …`."""
    day = date_at(head, 0) if head[:1].isdigit() else None
    if day is None or day.iso.startswith("--") or len(text) < _LONGEST:
        return None
    rest = text[day.end :]
    first = rest.split(maxsplit=1)[0] if rest[:1] == " " else ""
    if not first.istitle() or first.casefold() not in conventions.function_words:
        return None
    return FoundDateline(Dateline(text[: day.end], None, day.iso, ()), day.end + 1, _WITHOUT_PLACE)


def _after_day(text: str, head: str, conventions: Conventions, article: str) -> FoundDateline | None:
    """A dateline that opens with its day: `3. 5. 2021, Praha - …`."""
    day = date_at(head, 0)
    comma = _AFTER_FIRST_DAY.match(head, day.end) if day and not day.iso.startswith("--") else None
    found = _with_place(text, head, comma.end(), (), conventions, article) if comma else None
    if day is not None and comma and found is None:
        found = _place_at_end(text, comma.end(), article)
    if day is None or found is None or found.dateline.date is not None:
        return None
    return found._replace(dateline=msgspec.structs.replace(found.dateline, date=day.iso), sureness=_SURE)


def _place_at_end(text: str, start: int, article: str) -> FoundDateline | None:
    """A place that ends a line behind its day: a known city, one with its region, or named in the article."""
    place = text[start:].strip()
    if not _PLACE_ALONE.fullmatch(place) or is_person(place):
        return None
    city, region = place.partition(",")[::2]
    if city in shared().cities or _REGION_CODE.fullmatch(region.strip()) or article.count(city) > 1:
        return FoundDateline(Dateline(text.strip(), place, None, ()), len(text), _SURE_COLON)
    return None


def _with_dash(found: FoundDateline, text: str) -> FoundDateline:
    """The dateline with a dash that stands after its full stop (`ROUEN. – Le maire`)."""
    dash = _DASH_AFTER_STOP.match(text, found.end) if found.dateline.text.endswith(".") else None
    if dash is None:
        return found
    return found._replace(
        dateline=msgspec.structs.replace(found.dateline, text=text[: dash.end()].strip()), end=dash.end()
    )


def _credit_first(head: str, conventions: Conventions) -> tuple[tuple[str, ...], int, bool]:
    """Who filed the report where that stands before the place, where the place begins, and whether it must be one."""
    if head[:1] == "(":
        match = _IN_BRACKETS_FIRST.match(head)
        separator = _FIRST_SEPARATOR.match(head, match.end()) if match else None
        if match and match.group(1) and separator:
            named = codes(match.group(1))
            if separator.group().strip() or all(map(is_known, named)):
                return named, separator.end(), True
        return (), 0, False
    if match := _CODE_FIRST.match(head):
        code = match.group(1)
        if code.casefold() not in everywhere_tuple("place_openers", conventions):
            return (code,), match.end(), False
    if head[:1].islower() and (match := _SMALL_CODE_FIRST.match(head)):
        known = agency_at(head, 0)
        if (known and known.end() == match.end(1)) or match.group().rstrip().endswith("."):
            return codes(match.group(1)), match.end(), True
    return (), 0, False


def _with_place(
    text: str, head: str, start: int, first: tuple[str, ...], conventions: Conventions, article: str
) -> FoundDateline | None:
    place_end = end_of_place(head, start)
    if place_end is None:
        return None
    filing = filing_after(head, place_end, head[start:place_end])
    filing = filing._replace(credit=first + filing.credit)
    place = head[start : max(place_end, filing.region_end)].strip()
    credit, iso, position = filing.credit, filing.iso, filing.end
    strong = bool(credit) or iso is not None or position > max(place_end, filing.region_end)
    if first and head[0].islower() and not place.isupper():
        return None
    if credit and iso is None and _is_person(place, credit):
        return None
    if not are_own_particles(place, strong, conventions):
        return None
    if is_no_place(place, conventions, strong) or not (strong or _is_longer_than_code(place, article)):
        return None
    separator = (_SEPARATOR if strong else _HARD_SEPARATOR).match(head, position)
    if separator is None and any(map(is_known, credit)):
        separator = _EQUALS.match(head, position)
    if separator is None:
        stop = _STOP.match(head, position - ends_cut_short(place)) or (
            _COLON.match(head, position) if place.isupper() else None
        )
        if stop is None or strong:
            return _unseparated(text, head, place, filing)
        separator = stop
    rest = text[separator.end() :].lstrip()
    if rest and not _may_start(rest) and not (strong and separator.group().strip() not in ".:"):
        return None
    if strong:
        sureness = _SURE
    elif separator.group().strip() not in (".", ":"):
        sureness = 0.9 if place.isupper() else 0.75
    elif place == place.lower() == place.upper():
        return None
    else:
        sureness = trust_in_bare(place, rest, conventions, article)
        if sureness < (0.5 if separator.group().strip() == "." else _SURE_COLON):
            return None
    line = text[: separator.end()].rstrip()
    return FoundDateline(Dateline(line, place, _whole(iso), credit), separator.end(), sureness)


def _is_person(place: str, credit: tuple[str, ...]) -> bool:
    """Whether a name with brackets is somebody's with party or age (`Ada Roe (SPD)`, `Anna K. (34)`), and no place."""
    if all(code.isdigit() for code in credit):
        return True
    known_place = len(place.split()) == 1 and (place.isupper() or place in shared().cities)
    return not known_place and shared().parties.issuperset(credit)


def _without_place(text: str, head: str) -> FoundDateline | None:
    """An agency that stands alone before the report: `(dpa) - …`, `/ritzau/ …`, `AGI - …`, `May 3 (Reuters) - …`."""
    filing = _lonely_agency(head)
    if filing is None and (found := date_at(head, 0)) and not found.iso.startswith("--"):
        dash = _LONG_DASH.match(head, found.end)  # `December 2, 2020—The council …`
        if dash and text[dash.end() : dash.end() + 1].isupper():
            return FoundDateline(Dateline(text[: dash.end()].strip(), None, found.iso, ()), dash.end(), _WITHOUT_PLACE)
    if filing is None or not filing.credit:
        return None
    separator = _SEPARATOR.match(head, filing.end)
    dashed = separator is not None and separator.group().strip() in ("-", "–", "—", "--")
    named = filing.iso and dashed and all(code.isalpha() for code in filing.credit)  # `May 3 (NewsDesk) - …`
    if not named and not all(map(is_known, filing.credit)):
        return None
    end = separator.end() if separator else filing.end
    rest = text[end:].lstrip()
    if not rest or not _may_start(rest) or (separator is None and text[end : end + 1] != " "):
        return None
    line = text[:end].rstrip()
    return FoundDateline(Dateline(line, None, _whole(filing.iso), filing.credit), len(text) - len(rest), _WITHOUT_PLACE)


def _lonely_agency(head: str) -> Filing | None:
    if match := _IN_BRACKETS_FIRST.match(head):
        return Filing(codes(match.group(1) or match.group(2)), None, match.end())
    agency = agency_at(head, 0)
    if agency and agency.group() in shared().opening_agencies and _AFTER_BARE_AGENCY.match(head, agency.end()):
        return Filing(codes(agency.group()), None, agency.end())
    if found := date_at(head, 0):
        filing = filing_after(head, found.end, "")
        return filing._replace(iso=found.iso) if filing.credit else None
    return None


def _is_longer_than_code(place: str, article: str) -> bool:
    """Whether a place is no abbreviation such as SPD: three capitals count only where the article has the name, too."""
    return len(place) > 3 or not place.isupper() or re.search(rf"\b{re.escape(place.title())}\b", article) is not None


def _unseparated(text: str, head: str, place: str, filing: Filing) -> FoundDateline | None:
    """A dateline that fills its line (`Berlin, 3. Mai 2019`), or has no sign after it (`Bad Nauheim (ihm) Die …`)."""
    credit, iso, position = filing.credit, filing.iso, filing.end
    if not (credit or iso):
        return None
    rest = text[position:].lstrip()
    if not rest:
        caseless = place == place.lower() == place.upper()
        if caseless and (iso is None or (not credit and len(place.split()) > _MOST_CASELESS_WORDS)):
            return None
        return FoundDateline(Dateline(text.strip(), place, _whole(iso), credit), len(text), 0.9)
    if position >= len(head.rstrip()) or not _goes_on_unsigned(rest, place, credit, iso):
        return None
    reporters = _reporters(credit)
    credit = tuple(code for code in credit if code not in reporters)
    dateline = Dateline(text[:position].strip(), place, _whole(iso), credit)
    return FoundDateline(dateline, len(text) - len(rest), _SURE, reporters)


def _reporters(credit: tuple[str, ...]) -> tuple[str, ...]:
    """The names of people beside an agency that we know: `/Ада Роу, БТА/`."""
    if not any(map(is_known, credit)):
        return ()
    return tuple(code for code in credit if not is_known(code) and is_person(code))


def _goes_on_unsigned(rest: str, place: str, credit: tuple[str, ...], iso: str | None) -> bool:
    """Whether a report can follow without a sign: who filed it is known, or the place and the day are beyond doubt."""
    if not credit:
        return iso is not None and not iso.startswith("--") and rest[0].isupper()
    reporters = _reporters(credit)
    if all(code in reporters or is_known(code) for code in credit):
        return _may_start(rest)
    if all(are_initials(code) or is_known(code) for code in credit):
        return rest[0].isupper()
    sure_place = place.isupper() or place in shared().cities
    short = all(len(code) <= _SHORT_CODE and " " not in code for code in credit)
    return sure_place and short and rest[0].isupper() and not shared().parties.issuperset(credit)


def _whole(iso: str | None) -> str | None:
    return None if iso is None or iso.startswith("--") else iso


def _may_start(rest: str) -> bool:
    """Whether a report can start like this: with a capital, a figure, a quotation mark or a bracket."""
    first = rest[0]
    return first.isupper() or first.isdigit() or not first.isalnum() or (not first.isascii() and not first.islower())
