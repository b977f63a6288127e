"""What stands beside names on the line of a byline: the day, the section, how long the reading takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.authors.names_among_signs import has_time_word, is_time
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.marks.web_stamp import days_apart, stamped_day
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.people import is_role, looks_like_name, without_addresses
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

LEAST_OPENER_WORDS = 3
"""Words of an opener that tells by itself that a line is a byline: `By our correspondent`."""
_LONGEST = 140
_MOST_BEHIND_DAY = 6
"""Words behind the day and the clock of a byline: `at 08:34 PM EDT. 51 Comments`."""
_MOST_FILED = 4
_BEFORE_DAY = re.compile(r"(?:\s*[,;|•·(/–—-]\s*|\s+)$")
_GLUED_DAY = re.compile(r"(?<=[^\W\d_])\d{1,2}[. ]\s?[^\W\d_]{3,} \d{4}")
_WIDE_GAP = re.compile(r"\s{3,}")
_SIGNS = " |,;•·/–—-"
_DAY_FIRST = re.compile(r"\D{0,24}\d")
_READING = re.compile(r"\s+(?=(?:\d{1,3}\s)?[^\W\d_]{3,}:?\s)")
_COUNTED = re.compile(r"\s+[|·•–—-]\s+\d{1,5}\s[^\W\d_]{4,24}$")
"""How often a page was read or answered, behind its day: `- 12 Kommentare`."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def behind_day(line: str) -> str | None:
    """A byline with an opening word that stands behind its day: `3 May 2027, 10:20 by Ada Roe`; None without both."""
    if len(line) > _LONGEST or _DAY_FIRST.match(line) is None:
        return None
    line = days_apart(line)
    day = find_date(line)
    openers = _inner_opener().finditer(line, day.end - 1) if day else ()
    opener = next((one for one in openers if stamped_day(line[: one.start()].strip(_SIGNS))), None)
    if opener is None:
        return None
    return line[opener.start() :].lstrip(_SIGNS)


def _without_reading(rest: str) -> str:
    """What is left of a byline without how long the reading takes: `Ada Roe Lesezeit: 4 Min.`"""
    if any(map(str.isdigit, rest)):
        for cut in _READING.finditer(rest):
            if is_web_furniture(rest[cut.end() :]):
                return rest[: cut.start()]
    return rest


@remembered(1)
def _inner_opener() -> re.Pattern[str]:
    """An opener of one or two words behind a figure, a clock or its zone, before a capital letter."""
    short = [one for one in everywhere("byline_openers") if len(one.split()) < LEAST_OPENER_WORDS and "…" not in one]
    return re.compile(
        by_case(
            rf"(?:(?<=[\d.)])|(?<=Uhr)|(?<=[apAP][mM])|(?<=\b[A-Z][SDEM]T)|(?<=\b[CEMP]T)|(?<=\b(?:UTC|MEZ))|(?<=\b(?:CEST|AEST|MESZ)))"
            rf"\s*[,|•·/–—-]?\s+(?i:{any_of(short)}):?\s+(?=[^\W\d_[:lower:]])"
        )
    )


def without_day(rest: str) -> str | None:
    """What is left of a byline without the day at its end (`Ada Roe | 3. Mai 2021`); None where a day is inside it."""
    if gap := _WIDE_GAP.search(rest):
        rest = rest[: gap.start()] if is_time(rest[gap.end() :]) else rest
    rest = days_apart(with_day_apart(_COUNTED.sub("", _without_reading(rest))))
    found = find_date(rest)
    if found is None:
        return rest
    for cut in (*(match.start() + 1 for match in re.finditer(r"[\s|,/]", rest[: found.start])), found.start):
        before = _BEFORE_DAY.sub("", rest[:cut])
        if before and _may_be_signed(before) and _opens_with_day(rest[cut:].strip(" |,;()/•·–—-")):
            return before
    return None


def _opens_with_day(words: str) -> bool:
    """Whether words are a day and its clock, and at most a few of the page's own behind them: `51 Comments`."""
    if stamped_day(words):
        return True
    day = find_date(words)
    if day is None or words[-1] in ".!?" or len(_WORD.findall(words[day.end :])) > _MOST_BEHIND_DAY:
        return False
    before = words[: day.start].split()
    if 0 < len(before) <= _MOST_FILED and _tells_time(before[:1]):
        return True  # `Published in Sport 3 May 2027`
    return stamped_day(words[: day.end]) is not None


def _may_be_signed(words: str) -> bool:
    """Whether words are a name, or one with what its bearer is or where the article is filed: `Ada Roe in Sport`."""
    name, comma, role = without_addresses(words).partition(",")
    parts = name.split()
    filed = next((at for at, part in enumerate(parts) if at > 1 and part in everywhere("byline_places")), len(parts))
    if len(parts) - filed > _MOST_FILED or filed == len(parts) - 1 or _tells_time(parts[1:filed]):
        return False
    return _are_names(parts[:filed]) and (not comma or is_role(role.strip()) or _are_names(role.split()))


def _tells_time(words: Sequence[str]) -> bool:
    return has_time_word(" ".join(word for word in words if word not in everywhere("and_words")))


def _are_names(words: Sequence[str]) -> bool:
    """Whether words are one name, or several between which `and` stands: `Ada Roe und Jan Poe`."""
    ties = [at for at, word in enumerate(words) if word in everywhere("and_words") or word == "&"]
    names = [words[start + 1 : end] for start, end in pairwise((-1, *ties, len(words)))]
    return all(looks_like_name(" ".join(name)) for name in names) and (not ties or all(len(one) > 1 for one in names))


def with_day_apart(text: str) -> str:
    """A byline with a blank before the day that a site glued to the name: `ADA ROE12 MAJA 2021`."""
    glued = None if find_date(text) else _GLUED_DAY.search(text)
    return f"{text[: glued.start()]} {text[glued.start() :]}" if glued else text
