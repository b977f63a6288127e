"""The dateline (Ortsmarke): place, date and agency at the start of the report."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions, everywhere, shared
from umbruch.clipping.dates import date_at, find_date
from umbruch.tree import Dateline

_LONGEST = 110
_MOST_WORDS = 6

_DASH = r"(?:\.\s?-+|[-–—_]{1,2})"
_AGENCY_FIRST = re.compile(rf"\(([^()]{{1,40}})\)\s*{_DASH}\s+")
_CODE_FIRST = re.compile(r"([A-ZÄÖÜ]\.?)\s(?=[A-ZÄÖÜ][\w-]+,\s\d)")
_PARENTHESES = re.compile(r"(?:\.?\s*|--)\(([^()]{1,60})\)")
_SLASHES = re.compile(r"\s*/([^/()]{2,40})/")
_SIGN = "[|■▪►▶●•·]"
_SEPARATOR = re.compile(rf"\s*(?:{_DASH}|{_SIGN})(?:\s+|$)|--(?=[^\s-])|\.(?:\s+|$)|:(?:\s+|$)")
_HARD_SEPARATOR = re.compile(rf"\s+(?:{_DASH}|{_SIGN})(?:\s+|$)|\.\s?-+(?:\s+|$)")
_BETWEEN_DASHES = re.compile(r"\s?[-–—]\s?([^\W\d_]{2,6}(?:/[^\W\d_]{2,6})?)\s?[-–—](?=\s)")
_BEFORE_SIGN = re.compile(rf"\s(\S{{2,12}})(?=\s?(?:{_SIGN}|[-–—]\s))")
_INITIALS = re.compile(r"[a-zäöüß]{2,5}(?:/[a-zäöüß]{2,5})*")
_CREDIT_SPLIT = re.compile(r"\s*[/,;]\s*|\s+und\s+|\s+and\s+")
_ABBREVIATED = re.compile(r"(?:St|ST|Ste|Mt|Ft|Pt|Sankt|[^\W\d_])\.$|\w\.\w")
_STEP = re.compile(r"\s?[/]\s?|\s|-(?=\w)|,\s(?=[A-Z][\w.]+(?:,|\s\())")
_STOPPERS = frozenset("(-–—|/■▪►▶●•·")
_STOP = re.compile(r"\.(?=\s|$)")
_COLON = re.compile(r":(?=\s)")
_SURE, _SURE_COLON = 0.98, 0.9
_COMMA = re.compile(r",?\s+")
_REGION = re.compile(r",\s+([A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})(?=,|\s\(|\s[-–—]|--|\s/)")
_TITLE = re.compile(r"(?:Dr|Prof|Hr|Fr|Herr|Frau|Mr|Mrs|Ms|Sr|Jr|Nr|No|Art|Abs|vgl|Min|Ing)\.$")
_WORD = re.compile(r"(?:['’]s-)?[^\W\d_](?:[\w'’.]|-(?=\w))*")


class FoundDateline(NamedTuple):
    """A dateline, where the report goes on after it, and how sure the reader is."""

    dateline: Dateline
    end: int
    sureness: float


def find_dateline(text: str, conventions: Conventions, article: str) -> FoundDateline | None:
    """The dateline at the very start of a paragraph, if it has one.

    Args:
        text: the paragraph, or its first line.
        conventions: those of the article's language.
        article: the whole text, in which a place is likely to be named again.
    """
    head = text[:_LONGEST]
    agency = _AGENCY_FIRST.match(head) or _CODE_FIRST.match(head)
    start = agency.end() if agency else 0
    place_end = _place_end(head, start, conventions)
    if place_end is None:
        return None
    position, credit, iso, region_end = _after_place(head, place_end)
    place = head[start : max(place_end, region_end)].strip()
    if agency:
        credit = _codes(agency.group(1)) + credit
    strong = bool(credit) or iso is not None
    if credit and iso is None and len(place.split()) > 1 and shared().parties.issuperset(credit):
        return None
    if _is_no_place(place, conventions, strong) or not (strong or _is_longer_than_code(place, article)):
        return None
    separator = (_SEPARATOR if strong else _HARD_SEPARATOR).match(head, position)
    if separator is None:
        stop = _STOP.match(head, position) or (_COLON.match(head, position) if place.isupper() else None)
        if stop is None or strong:
            return _unseparated(text, head, place, position, credit, iso)
        separator = stop
    rest = text[separator.end() :].lstrip()
    if rest and not _may_start(rest) and not (strong and separator.group().strip() not in ".:"):
        return None
    if strong:
        sureness = _SURE
    elif separator.group().strip() not in (".", ":"):
        sureness = 0.9 if place.isupper() else 0.75
    else:
        sureness = _trust_in_bare(place, rest, conventions, article)
        if sureness < (0.5 if separator.group().strip() == "." else _SURE_COLON):
            return None
    line = text[: separator.end()].rstrip()
    return FoundDateline(Dateline(line, place, _whole(iso), credit), separator.end(), sureness)


def _is_no_place(place: str, conventions: Conventions, strong: bool) -> bool:
    """Whether words that stand where a place could are a weekday, or open a sentence (`Der Rat - So`)."""
    words = place.split()
    if any(word.casefold().rstrip(".") in _weekdays() for word in words):
        return True
    first = words[0].casefold()
    if strong:
        return len(words) == 1 and first in conventions.function_words
    opens_sentence = first in conventions.function_words and first not in everywhere_tuple("place_openers", conventions)
    return place not in shared().cities and (opens_sentence or words[0] in conventions.no_place)


def _is_longer_than_code(place: str, article: str) -> bool:
    """Whether a place is no abbreviation such as SPD: three capitals count only where the article has the name, too."""
    return len(place) > 3 or not place.isupper() or re.search(rf"\b{re.escape(place.title())}\b", article) is not None


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(day.casefold() for day in everywhere("weekdays") if len(day) > 3)


def _unseparated(
    text: str, head: str, place: str, position: int, credit: tuple[str, ...], iso: str | None
) -> FoundDateline | None:
    """A dateline that fills its line (`Berlin, 3. Mai 2019`), or has no sign after it (`Bad Nauheim (ihm) Die …`)."""
    if not (credit or iso):
        return None
    rest = text[position:].lstrip()
    if rest:
        signed = iso is None and all(
            _INITIALS.fullmatch(code) or code.casefold() in shared().agencies for code in credit
        )
        if not signed or not rest[0].isupper() or position >= len(head.rstrip()):
            return None
        return FoundDateline(Dateline(text[:position].strip(), place, None, credit), len(text) - len(rest), _SURE)
    return FoundDateline(Dateline(text.strip(), place, _whole(iso), credit), len(text), 0.9)


def _whole(iso: str | None) -> str | None:
    return None if iso is None or iso.startswith("--") else iso


def _place_end(head: str, start: int, conventions: Conventions) -> int | None:
    """Where the words that can be a place end; None where the text does not start with one."""
    particles = everywhere_tuple("place_particles", conventions)
    position = before = start
    words = 0
    while words < _MOST_WORDS:
        match = _WORD.match(head, position)
        if match is None:
            break
        word = match.group()
        end = match.end()
        bare = word.rstrip(".")
        if _TITLE.match(word) and words == 0:
            return None
        if bare[:1].islower() and not (words and word.casefold() in particles):
            return before if words and bare in shared().agencies else None
        if word.endswith(".") and not _ABBREVIATED.match(word):
            return position + len(bare)
        before, position, words = end, end, words + 1
        following = _STEP.match(head, position)
        if following is None:
            return position
        step = following.group()
        if step.startswith(",") or head[following.end() : following.end() + 1] in _STOPPERS:
            return position
        if date_at(head, following.end()):
            return position
        position = following.end()
    return None


def _after_place(head: str, position: int) -> tuple[int, tuple[str, ...], str | None, int]:
    """Region, date and agency after the place, in any order: where they end, the codes, the day, the region's end."""
    region_end = 0
    credit: tuple[str, ...] = ()
    iso: str | None = None
    for _ in range(5):
        if match := _PARENTHESES.match(head, position):
            found = find_date(match.group(1), with_year=False)
            if not credit and iso is None and not found and _goes_on(head, match.end()):
                position = region_end = match.end()
                continue
            if found and iso is None and found.end - found.start > len(match.group(1)) * 0.6:
                iso = found.iso
            else:
                credit += _codes(match.group(1))
            position = match.end()
            continue
        if match := _SLASHES.match(head, position):
            credit += _codes(match.group(1))
            position = match.end()
            continue
        if not credit and (match := _BETWEEN_DASHES.match(head, position) or _wire_before_sign(head, position)):
            credit += _codes(match.group(1))
            position = match.end()
            if match.re is _BETWEEN_DASHES:
                break
            continue
        comma = _COMMA.match(head, position)
        if comma and iso is None:
            found = date_at(head, comma.end())
            if found:
                iso, position = found.iso, found.end
                continue
        region = _REGION.match(head, position)
        if region and not credit and iso is None:
            position = region_end = region.end()
            continue
        break
    return position, credit, iso, region_end


def _goes_on(head: str, position: int) -> bool:
    """Whether an agency or a day stands after what is in brackets, which is a region then."""
    comma = _COMMA.match(head, position)
    return _PARENTHESES.match(head, position) is not None or (
        comma is not None and comma.group().startswith(",") and date_at(head, comma.end()) is not None
    )


def _wire_before_sign(head: str, position: int) -> re.Match[str] | None:
    """An agency without brackets before a bar or a dash: `BERLIN dpa | Der …`."""
    match = _BEFORE_SIGN.match(head, position)
    return match if match and match.group(1).casefold() in shared().agencies else None


def _codes(written: str) -> tuple[str, ...]:
    return tuple(code for code in _CREDIT_SPLIT.split(written.strip()) if code)


def _may_start(rest: str) -> bool:
    """Whether a report can start like this: with a capital, a figure, a quotation mark or a bracket."""
    first = rest[0]
    return first.isupper() or first.isdigit() or not first.isalnum() or (not first.isascii() and not first.islower())


def _trust_in_bare(place: str, rest: str, conventions: Conventions, article: str) -> float:
    """How sure it is that `Rottweil.` is a place and not the first, short sentence of the article."""
    words = place.split()
    if len(words) > 3 or any(word in conventions.no_place for word in words):
        return 0.0
    if not rest:
        return 0.0
    if place in shared().cities or place.title() in shared().cities:
        return 0.95
    if len(words) == 1 and place.casefold().endswith(everywhere_tuple("no_place_endings", conventions)):
        return 0.3
    stem = re.escape(place.rstrip("e")[: max(4, len(place) - 1)])
    if len(re.compile(rf"\b{stem}", re.IGNORECASE).findall(article[:20000])) > 1:
        return 0.9
    if place.isupper() and len(place) > 2:
        return 0.85
    if place.casefold().endswith(everywhere_tuple("place_endings", conventions)):
        return 0.8
    first_sentence = re.split(r"[.!?]", rest, maxsplit=1)[0].split()
    return 0.6 if len(first_sentence) >= 5 and len(words) <= 2 else 0.2


@lru_cache(maxsize=64)
def everywhere_tuple(field: str, conventions: Conventions) -> tuple[str, ...]:
    """One list of a language's conventions in small letters, as `str.endswith` takes it; if empty, of all languages."""
    entries = getattr(conventions, field) or everywhere(field)
    return tuple(entry.casefold() for entry in entries)
