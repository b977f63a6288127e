"""What stands around the place of a dateline: region, day and agency, in the orders and signs that wires use."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.dates import FoundDate, date_at, find_date, month_at
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

DASH = r"(?:\.\s?-+|[-–—_]{1,2})"
SIGN = "[|■▪►▶●•·]"
_BRACKETS = re.compile(r"(?:[.,]?\s*|--|\s[—–]\s)(?:\((?P<round>[^()]{1,60})\)|\[(?P<square>[^\[\]]{1,60})\])")
_STROKES = re.compile(r"\.?,?\s*/\s?(?P<inside>[^/()\s](?:[^/()]{0,38}[^/()\s])?)\s?/(?P<joint>[A-Z]{2,5}(?=:))?")
_BETWEEN_DASHES = re.compile(r"\s?[-–—]\s?([^\W\d_]{2,6}(?:/[^\W\d_]{2,6})?)\s?[-–—](?=\s)")
_OWN_CODE = re.compile(by_case(r"/([[:upper:]]{2,4})(?=[.:]?\s)"))
_COMMA = re.compile(r"[,،]?\s+")
_DASHED = re.compile(r"\s?[-–—|]\s?")
_STOPPED = re.compile(r"\.\s+")
_BARE_DAY = re.compile(r",\s+\d{1,2}(?=\s\()|[,،]?\s+\d{1,2}/\d{1,2}(?=\s?[(/])")
_BEFORE_AGENCY = re.compile(r"\s?/\s?|[,،.]?\s+|\s[-–—]\s")
_AFTER_AGENCY = re.compile(rf"\s?(?:{SIGN}|[-–—]{{1,2}}\s|[.:]-?(?:\s|$)|/)")
_AFTER_DASHED_DAY = re.compile(rf"\s?(?:{DASH}|{SIGN})(?:\s|$)|\s?[(/]|:\s|[.:]?\s*$")
_SPAN = re.compile(r"\d\.?\s?[–-]\s?\d{1,2}\.\d")
_AFTER_STOPPED_DAY = re.compile(rf"\s?(?:{DASH}|{SIGN})\s|\s?\(|\.?\s*/|\.\s")
_SPLIT = re.compile(r"\s*[/,;]\s*|\s+und\s+|\s+and\s+")
_REGION = re.compile(by_case(r",\s+([[:upper:]][\w.]*(?:\s[[:upper:]][\w.]*){0,2})(?=,|\s\(|\s[-–—|]|--|\s/)"))
_INITIALS = re.compile(by_case(r"[[:lower:]]{2,5}(?:/[[:lower:]]{2,5})*"))
_JOINT = re.compile(r"\s?[-–+]\s?")
_MOST_PARTS = 6


class Filing(NamedTuple):
    """Who filed a report, and when: the agencies' codes, the day (`--05-03` without a year), and where they end.

    `region_end` is where a region after the place ends, 0 where there is none.
    """

    credit: tuple[str, ...] = ()
    iso: str | None = None
    end: int = 0
    region_end: int = 0


@remembered(4)
def _agency(agencies: frozenset[str]) -> re.Pattern[str]:
    names = any_of(sorted(agencies, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:{names})(?:/(?:{names}))*(?!\w)", re.IGNORECASE)


def agency_at(text: str, position: int) -> re.Match[str] | None:
    """One agency that we know, or several with strokes between them, right at a position of a text."""
    return _agency(shared().agencies).match(text, position)


def codes(written: str) -> tuple[str, ...]:
    """The codes in what stands in brackets: `dpa/tmn` holds two, as `ats afp` does."""
    found: list[str] = []
    for code in _SPLIT.split(written.strip(" ,;:-–—/")):
        parts = code.split()
        agencies = shared().agencies
        several = code.casefold() not in agencies and all(part.casefold() in agencies for part in parts)
        found += parts if several else [code] if code else []
    return tuple(found)


def is_known(code: str) -> bool:
    """Whether a code is an agency's, or the name of a newspaper."""
    return all(part.casefold() in shared().agencies for part in _JOINT.split(code)) or (
        code.casefold() in shared().agencies or names_newspaper(code)
    )


def are_initials(code: str) -> bool:
    """Whether a code is written as reporters sign: two to five small letters, or as one of the house does."""
    return _INITIALS.fullmatch(code) is not None or code.casefold() in shared().initials


def filing_after(head: str, position: int, place: str) -> Filing:
    """Region, day and agency after a place, in any order.

    Args:
        head: the start of a paragraph.
        position: where the place ends.
        place: the place as printed.
    """
    filing = Filing(end=position)
    for _ in range(_MOST_PARTS):
        following = (
            _in_brackets(head, filing)
            or _in_strokes(head, filing)
            or _bare_agency(head, filing, place)
            or _day(head, filing)
            or _region(head, filing)
        )
        if following is None:
            break
        filing = following
    return filing


def _in_brackets(head: str, filing: Filing) -> Filing | None:
    match = _BRACKETS.match(head, filing.end)
    if match is None:
        return None
    inside = match.group("round")
    fresh = not filing.credit and filing.iso is None
    if inside is None or (fresh and find_date(inside, with_year=False) is None and _goes_on(head, match.end())):
        return filing._replace(end=match.end(), region_end=match.end()) if fresh else None
    return _with(filing, inside, match.end())


def _in_strokes(head: str, filing: Filing) -> Filing | None:
    match = _STROKES.match(head, filing.end)
    if match is None:
        return None
    found = _with(filing, match.group("inside"), match.end())
    return found._replace(credit=(*found.credit, match.group("joint"))) if match.group("joint") else found


def _with(filing: Filing, inside: str, end: int) -> Filing:
    """What brackets or strokes hold: an agency, a day, or both (`Newsfile Corp. - May 3, 2021`)."""
    found = find_date(inside, with_year=False)
    if found is None or filing.iso is not None:
        return filing._replace(credit=filing.credit + codes(inside), end=end)
    beside = inside[: found.start] + inside[found.end :]
    named = codes(beside) if any(map(str.isalpha, beside)) and len(beside) > len(inside) * 0.4 else ()
    return filing._replace(credit=filing.credit + named, iso=found.iso, end=end)


def _goes_on(head: str, position: int) -> bool:
    """Whether an agency or a day stands after what is in brackets, which is a region then."""
    comma = _COMMA.match(head, position)
    return _BRACKETS.match(head, position) is not None or (
        comma is not None and comma.group()[0] in ",،" and date_at(head, comma.end()) is not None
    )


def _bare_agency(head: str, filing: Filing, place: str) -> Filing | None:
    """An agency without brackets: `BERLIN dpa | …`, `Berlin. dpa Der …`, `Riyadh, May 3, SPA -- …`."""
    if not filing.credit and (match := _BETWEEN_DASHES.match(head, filing.end)):
        return filing._replace(credit=codes(match.group(1)), end=match.end())
    if not filing.credit and not place.isupper() and (match := _OWN_CODE.match(head, filing.end)):
        return filing._replace(credit=(match.group(1),), end=match.end())
    before = _BEFORE_AGENCY.match(head, filing.end)
    agency = agency_at(head, before.end()) if before else None
    if before is None or agency is None or (filing.credit and before.group() != "/"):
        return None
    if before.group().strip() in ("-", "–", "—") and filing.iso is None:
        return None
    printed, end = agency.group(), agency.end()
    closed = _AFTER_AGENCY.match(head, end) is not None and (before.group()[0] != "." or printed.islower())
    small = printed.islower() and head[end : end + 1] == " " and head[end + 1 : end + 2].isupper()
    if not closed and not (small and before.group()[0] in "./,"):
        return None
    return filing._replace(credit=filing.credit + codes(printed), end=end)


def _day(head: str, filing: Filing) -> Filing | None:
    if filing.iso is not None:
        return None
    for before, after in ((_COMMA, None), (_DASHED, _AFTER_DASHED_DAY), (_STOPPED, _AFTER_STOPPED_DAY)):
        match = before.match(head, filing.end)
        found = date_at(head, match.end()) if match else None
        if (
            found
            and not _SPAN.search(head[match.end() : found.end] if match else "")
            and (after is None or (after.match(head, found.end) and _is_sure(found, after)))
        ):
            return filing._replace(iso=found.iso, end=found.end)
    if (
        (match := _day_opener().match(head, filing.end))
        and (found := date_at(head, match.end()))
        and not _SPAN.search(head[match.end() : found.end])  # the days of an event
    ):
        return filing._replace(iso=found.iso, end=found.end)
    if match := _BARE_DAY.match(head, filing.end):
        return filing._replace(end=match.end())
    comma = _COMMA.match(head, filing.end)
    month = month_at(head, comma.end()) if comma and comma.group()[0] == "," else None
    return filing._replace(end=month) if month else None


@remembered(1)
def _day_opener() -> re.Pattern[str]:
    """What stands between a place and its day beside a comma: `, den`, `, le`, `, a`."""
    return re.compile(rf",\s+(?:{any_of(everywhere('day_openers'))})\s+", re.IGNORECASE)


@remembered(1)
def place_introduction() -> re.Pattern[str]:
    """What stands before a place that its day follows: `En Fuengirola, a 13 de abril`, `Fait à Paris, le 3 mai`."""
    words = any_of(everywhere("place_introductions"))
    return re.compile(rf"(?:{words})\s+(?=[^,]{{2,40}},)")


def _is_sure(found: FoundDate, after: re.Pattern[str]) -> bool:
    """Whether a day after a dash or a full stop is sure to belong to the dateline."""
    return after is _AFTER_STOPPED_DAY or not found.iso.startswith("--")


def _region(head: str, filing: Filing) -> Filing | None:
    match = _REGION.match(head, filing.end)
    if match is None or filing.credit or filing.iso is not None:
        return None
    return filing._replace(end=match.end(), region_end=match.end())


@remembered(1)
def weekdays() -> frozenset[str]:
    """The days of the week of every language, in small letters, without their short forms."""
    return frozenset(day.casefold() for day in everywhere("weekdays") if len(day) > 3)
