"""Names that stand with a section, a day, a clock or a count on one line: `Politik · Ada Roe`, `Ada Roe - 3. Mai`."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.authors.known_names import has_given_name, names_in_pairs
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.people import is_name_word, is_particle, is_role
from umbruch.kept import remembered
from umbruch.tree import Byline, Person

_LONGEST = 110
_MOST_PARTS = 5
_SIGNS = re.compile(r"\s*[|·•●]\s*|\s[–—/-]\s|,\s+|\s{3,}")
_HAS_SIGN = re.compile(r"[|·•●,]|\s[–—/-]\s|\s{3,}")
_CLOCK = re.compile(r"\s+\d{1,2}\s?[:.h]\s?\d{2}(?:\s?(?:Uhr|h|hrs?|[ap]\.?m\.?))?")
_COUNT = re.compile(r"[\d\s.,:hH]{1,14}|\d{1,2}[:.]\d{2}\s?[A-Z]{2,4}")
"""A count, or a clock with its zone."""
_LEAST_WORDS, _MOST_WORDS = 2, 4
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


def signed_among_signs(line: str) -> Byline | None:
    """The byline of a line all of whose parts between signs are names or what stands beside them on web pages.

    Returns:
        The byline with its people; None where a part is anything else, or where no name stands there. Without a
        section only names count that a given name tells: places stand beside days, too (`Bad Lauter, 3. Mai 2027`).
    """
    if len(line) > _LONGEST:
        return None
    day = find_date(line) if any(map(str.isdigit, line)) else None
    clock = day is not None and _CLOCK.fullmatch(line, day.end)  # `Ada Roe 3/5/2027 22:41`
    if not (clock or _HAS_SIGN.search(line)):
        return None
    rest = line
    if day is not None:
        rest = f"{line[: day.start].rstrip()} | {line[day.end :].lstrip(' ,')}"
    parts = [bare for part in _SIGNS.split(rest) if (bare := part.strip(" /,–—-"))]
    if not 1 <= len(parts) <= _MOST_PARTS:
        return None
    names: list[str] = []
    filed = False
    for part in parts:
        if _is_section(part) or is_time(part):
            filed = filed or _is_section(part)
        elif _is_person(part):
            names += names_in_pairs(part) or [part]
        else:
            return None
    told = has_given_name if not clock else _is_told_by_clock
    known = (day is not None or len(parts) > len(names)) and all(map(told, names))
    return Byline(line, tuple(map(Person, names))) if names and (filed or known) else None


def _is_told_by_clock(name: str) -> bool:
    """Whether a name right before day and clock is a person's: few places have three words, and some openers tell."""
    return has_given_name(name) or (len(name.split()) > _LEAST_WORDS and not opens_place(name))


def opens_place(words: str) -> bool:
    """Whether words begin as names of places do: `Bad Lauter`, `San Lauro`."""
    return words.split()[0].casefold() in _place_openers()


@remembered(1)
def _place_openers() -> frozenset[str]:
    return frozenset(opener.casefold() for opener in everywhere("place_openers"))


def section_before(line: str) -> str | None:
    """The section with which a line begins: `Politik` of `Politik · Ada Roe`; None where it begins otherwise."""
    first = _SIGNS.split(line, maxsplit=1)[0]
    return first if _is_section(first) else None


def _is_person(part: str) -> bool:
    words = part.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or is_role(part) or part[-1] in ".:;!?" or _DIGIT.search(part):
        return False
    return all(map(is_name_word, words)) and words[0][0].isupper() and words[-1][0].isupper()


@remembered(1)
def _sections() -> frozenset[str]:
    entries = (*everywhere("topic_words"), *everywhere("kicker_labels"))
    return frozenset(entry.casefold() for entry in entries) | shared().home_words


def _is_section(part: str) -> bool:
    return part.casefold() in _sections()


@remembered(1)
def _time_words() -> frozenset[str]:
    entries = (
        entry for field in ("stamp_words", "date_words", "weekdays", "clock_words") for entry in everywhere(field)
    )
    return frozenset(word.casefold().rstrip(".") for entry in entries for word in entry.split())


def has_time_word(words: str) -> bool:
    """Whether one of some words is one for days and times: `Published May`."""
    own = (word.casefold() for word in words.split() if len(word) > _LEAST_WORDS and not is_particle(word))
    return not _time_words().isdisjoint(own)


def is_time(part: str) -> bool:
    """Whether a part is a clock, a count, or words such as `today` and `vor 26 Minuten`."""
    if _COUNT.fullmatch(part):
        return True
    words = [word.casefold() for word in _WORD.findall(part)]
    return bool(words) and _time_words().issuperset(words)
