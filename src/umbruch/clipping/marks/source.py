"""The source line: newspaper, day and page where a clipping was printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.dates import FoundDate, find_date
from umbruch.clipping.signs.newspaper_names import (
    introduction,
    is_agency,
    is_noise,
    is_title,
    names_newspaper,
    titles_in,
)
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import answered_once, remembered
from umbruch.tree import Source

_LONGEST = 160
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,2000}", re.IGNORECASE)
_FIGURE_OR_ADDRESS = re.compile(r"\d|https?://|www\.", re.IGNORECASE)
"""Day, page and address: a line without a label has one of them, or is no source."""
_CLOCK = re.compile(r"[\s,;-]*\b\d{1,2}(?:[.:]|\s?h\s?)\d{2}(?:\s*(?:Uhr|h))?\b[\s,;]*", re.IGNORECASE)
_MOST_DAYS = 4
_ISSUE_OF_YEAR = re.compile(r"(?<![\w/])\d{1,4}/(?:19|20)\d\d\b")
_OUTER = " \t,;:–—|·-/()[]،؛"
_TRAILING = re.compile(r"(?<=[.!?…“”\"»«’)])\s+(?P<bracket>\((?P<inside>[^()]{6,80})\))$")
_SECTION = re.compile(by_case(r"[[:upper:]][[:upper:] .-]{2,30}?\s?(?P<page>\d{1,3})"))
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([^/\s?#]+)", re.IGNORECASE)
_SENTENCE = re.compile(by_case(r"[[:lower:]]{3,}[.!?]\s+[(„“«\"]?[[:upper:]]"))


_MOST_NAME_WORDS = 5
_LEAST_SHOUTED, _MOST_SHOUTED = 4, 9
"""Letters of a label in capitals (`AUS` is a preposition in a headline), and words of the sender behind it."""
_NAME_ALONE = 0.75


_SITE = re.compile(r"[a-z][a-z0-9-]{2,30}\.(?:[a-z]{2,3}\.)?[a-z]{2,4}")
"""A newspaper by the name of its site: `lauterbote.example`, in small letters."""


class FoundSource(NamedTuple):
    """A source line and how sure it is that it is one."""

    source: Source
    sureness: float


@remembered(1)
def _opener() -> re.Pattern[str]:
    labels = any_of(everywhere("source_labels"))
    return re.compile(rf"(?P<label>{labels})\s*:\s*", re.IGNORECASE)


@remembered(1)
def _shouted() -> re.Pattern[str]:
    """The label of a newswire's last line, in capitals and without a colon: `SOURCE Rowan Robotics, Inc.`"""
    labels = any_of(dict.fromkeys(one.upper() for one in everywhere("source_labels") if len(one) >= _LEAST_SHOUTED))
    return re.compile(by_case(rf"(?:{labels})\s+(?P<name>(?=.*[^\W\d_[:upper:]])[[:upper:]\d][^:!?]+)"))


@remembered(1)
def _page() -> re.Pattern[str]:
    labels = any_of(label for label in everywhere("page_labels") if len(label) > 1 or not label.isascii())
    return re.compile(
        rf"(?<!\w)(?:{labels})\s*(?P<page>[A-Z]?\d{{1,4}}(?:\s*[-–/]\s*[A-Z]?\d{{1,4}})?)\b", re.IGNORECASE
    )


@remembered(1)
def _issue() -> re.Pattern[str]:
    labels = any_of(everywhere("issue_labels"))
    return re.compile(rf"(?<!\w)(?:{labels})\s*\d{{1,5}}(?:/\d{{2,4}})?\b", re.IGNORECASE)


@remembered(1)
def _retrieved() -> re.Pattern[str]:
    labels = any_of(everywhere("retrieved_labels"))
    return re.compile(rf"[,;(\s]*(?:{labels})\b.*$", re.IGNORECASE)


@answered_once
def find_source(line: str) -> FoundSource | None:
    """The source in a line that holds nothing else: newspaper and day, in either order, with page and address.

    Returns:
        None where the line is a sentence, has no day and no label, or names nobody.
    """
    label = _opener().match(line)
    if label is None and (sender := _shouted().fullmatch(line[:_LONGEST])) and len(line.split()) <= _MOST_SHOUTED:
        return FoundSource(Source(line, (sender.group("name"),)), 0.95)
    if len(line) > _LONGEST and not label:
        return None
    if not label and _FIGURE_OR_ADDRESS.search(line) is None:
        return None
    introduced = None if label else introduction(line)
    opening = label or introduced
    rest = line[opening.end() :] if opening else line
    address = _URL.search(rest)
    url = address.group().rstrip(".,;)") if address else None
    rest = _URL.sub(" ", rest)
    looked_up = (label or url) and _retrieved().search(rest)
    rest = rest[: looked_up.start()] if looked_up else rest
    found = find_date(rest) or _glued_date(rest)
    page = _page().search(rest)
    if label is None and url is None and ((found is None and page is None) or _SENTENCE.search(rest)):
        return None
    names, lone_page, beside = titles_in(_rest(rest, found), introduced=opening is not None)
    number = page.group("page") if page else lone_page
    cited = found is None and label is None and _is_issue(line, names, page is not None)
    site = not names and url is not None and bool(label or found or looked_up)
    if label is None and not site and found is None and not cited:
        return None
    section = next((match for name in names if (match := _SECTION.fullmatch(name))), None)
    if section and len(names) == 1 and found and found.start < 3:
        return FoundSource(Source(line, (), found.iso, section.group("page"), url), 0.7)
    if site and url is not None and (domain := _DOMAIN.match(url)):
        names = (domain.group(1),)
    if label is None and not site and not cited and not _is_plausible(names, beside, rest, found):
        return None
    if label is not None and not (names or url or found):
        return None
    known = any(names_newspaper(name) or is_agency(name) for name in names)
    sureness = 0.95 if label or site or introduced or known else 0.7
    return FoundSource(Source(line, names, found.iso if found else None, number, url), sureness)


def _is_issue(line: str, names: tuple[str, ...], paged: bool) -> bool:
    """Whether a line without a day names a periodical with issue and page: `Der Spiegel 19/2019, S. 34`."""
    issue = _ISSUE_OF_YEAR.search(line) or _issue().search(line)
    return paged and issue is not None and len(names) == 1 and names_newspaper(names[0]) and len(line) < _LONGEST / 2


def _glued_date(text: str) -> FoundDate | None:
    """A day that follows the name without a space (`Redaktion31. Mai 2016`)."""
    match = re.compile(by_case(r"(?<=[[:lower:]])(?=\d{1,2}\.\s)")).search(text)
    if match is None:
        return None
    found = find_date(text[match.start() :])
    return found._replace(start=found.start + match.start(), end=found.end + match.start()) if found else None


def _rest(text: str, found: FoundDate | None) -> str:
    """A source line without days, pages, issues and times, for which null characters stand."""
    for _ in range(_MOST_DAYS):
        if found is None:
            break
        text = f"{text[: found.start]} \x00 {text[found.end :]}"
        found = find_date(text)
    for pattern in (_page(), _issue(), _ISSUE_OF_YEAR, _CLOCK):
        text = pattern.sub(" \x00 ", text)
    return text


def newspaper_alone(line: str) -> FoundSource | None:
    """A newspaper's name that stands alone, as under an article: a few words, of which one is a newspaper's."""
    words = line.split()
    if not 1 < len(words) <= _MOST_NAME_WORDS or line[-1] in ".!?:,;" or not line[0].isupper():
        return None
    return FoundSource(Source(line, (line,)), _NAME_ALONE) if names_newspaper(line) else None


def split_source(text: str) -> tuple[str, FoundSource] | None:
    """A paragraph and the source in brackets at its end (`… niemand. (APA, 1.11.2015)`); None where there is none."""
    match = _TRAILING.search(text[-_LONGEST:])
    if match is None or find_date(match.group("inside")) is None:
        return None
    found = find_source(match.group("bracket"))
    if found is None:
        return None
    return text[: len(text) - len(match.group())].rstrip(), found


def _is_plausible(names: tuple[str, ...], beside: tuple[str, ...], rest: str, found: FoundDate | None) -> bool:
    """Without a label: a day and one to three short names, and little beside them."""
    if found is None or not 1 <= len(names) <= 3:
        return False
    if beside and all(map(is_agency, names)):
        return False
    every = (*names, *beside)
    if any(len(name) > 60 or len(name.split()) > 6 for name in every):
        return False
    told = [name for name in every if not (names_newspaper(name) or is_agency(name) or _SITE.fullmatch(name))]
    if not all((name[:1].isupper() or name[:1].isdigit()) and is_title(name) for name in told):
        return False
    return found.start < 3 or found.end > len(rest.rstrip(" ).")) - 40


@answered_once
def find_day_alone(line: str) -> str | None:
    """The day in a line that holds nothing but a date (`Donnerstag, 19. Dezember 2002`), a time and dead words."""
    found = find_date(line)
    if found is None:
        return None
    beside = _CLOCK.sub(" ", line[: found.start] + " " + line[found.end :]).strip(_OUTER)
    return found.iso if not beside or is_noise(beside) else None


def parse_source(line: str) -> Source:
    """A source line that somebody says is one, read as far as it can be."""
    found = find_source(line)
    if found:
        return found.source
    day = find_date(line)
    return Source(line, titles_in(_rest(line, day), introduced=False).names, day.iso if day else None)
