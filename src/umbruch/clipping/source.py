"""The source line: newspaper, day and page where a clipping was printed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.dates import FoundDate, find_date
from umbruch.tree import Source

_LONGEST = 160
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,2000}", re.IGNORECASE)
_CLOCK = re.compile(r"[\s,;-]*\b\d{1,2}[.:]\d{2}(?:\s*(?:Uhr|h))?\b[\s,;]*", re.IGNORECASE)
_ISSUE_OF_YEAR = re.compile(r"(?<![\w/])\d{1,4}/(?:19|20)\d\d\b")
_OUTER = " \t,;:–—|·-/()[]،؛"
_BETWEEN = re.compile(r"\s+/\s+|\s*[;|]\s*|\s+und\s+(?=[A-ZÄÖÜ])")
_TRAILING = re.compile(r"(?<=[.!?…“”\"»«’)])\s+(?P<bracket>\((?P<inside>[^()]{6,80})\))$")
_DESK = re.compile(r"[\s-]*(?:Redaktion|Newsroom|Online-Redaktion|Editorial Desk)$", re.IGNORECASE)
_SECTION = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ .-]{2,30}?\s?(?P<page>\d{1,3})")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([^/\s?#]+)", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-zäöüß]{3,}[.!?]\s+[(„“«\"]?[A-ZÄÖÜ]")


class FoundSource(NamedTuple):
    """A source line and how sure it is that it is one."""

    source: Source
    sureness: float


@lru_cache(maxsize=1)
def _opener() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, everywhere("source_labels")))
    return re.compile(rf"(?P<label>{labels})\s*:\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _introduction() -> re.Pattern[str]:
    """Words before a newspaper that have no colon: `Published in`, `Erschienen in der`."""
    labels = "|".join(re.escape(label) for label in everywhere("source_labels") if " " in label)
    return re.compile(rf"(?:{labels})\s+(?:(?:der|dem|im|den)\s+)?(?=[^\W\d_])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _page() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in everywhere("page_labels") if len(label) > 1 or not label.isascii())
    return re.compile(
        rf"(?<!\w)(?:{labels})\s*(?P<page>[A-Z]?\d{{1,4}}(?:\s*[-–/]\s*[A-Z]?\d{{1,4}})?)\b", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _issue() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, everywhere("issue_labels")))
    return re.compile(rf"(?<!\w)(?:{labels})\s*\d{{1,5}}(?:/\d{{2,4}})?\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _retrieved() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, everywhere("retrieved_labels")))
    return re.compile(rf"[,;(\s]*(?:{labels})\b.*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _newspaper_word() -> re.Pattern[str]:
    words = "|".join(map(re.escape, (*shared().newspaper_words, *everywhere("newspaper_words"))))
    return re.compile(rf"(?:{words})(?:s|e|es|er)?\b", re.IGNORECASE)


def names_newspaper(words: str) -> bool:
    """Whether a name has one of the words that newspapers go by."""
    return _newspaper_word().search(words) is not None


def find_source(line: str) -> FoundSource | None:
    """The source in a line that holds nothing else: newspaper and day, in either order, with page and address.

    Returns:
        None where the line is a sentence, has no day and no label, or names nobody.
    """
    if len(line) > _LONGEST and not _opener().match(line):
        return None
    label = _opener().match(line)
    rest = line[label.end() :] if label else _introduction().sub("", line, count=1)
    address = _URL.search(rest)
    url = address.group().rstrip(".,;)") if address else None
    rest = _URL.sub(" ", rest)
    rest = _retrieved().sub("", rest) if label or url else rest
    found = find_date(rest) or _glued_date(rest)
    if label is None and (found is None or _SENTENCE.search(rest)):
        return None
    page = _page().search(rest)
    names = _names(rest, found)
    section = next((match for name in names if (match := _SECTION.fullmatch(name))), None)
    if section and len(names) == 1 and found and found.start < 3:
        return FoundSource(Source(line, (), found.iso, section.group("page"), url), 0.7)
    site = not names and url is not None and (label is not None or found is not None)
    if site and url is not None and (domain := _DOMAIN.match(url)):
        names = (domain.group(1),)
    if label is None and not site and not _is_plausible(names, rest, found):
        return None
    if label is not None and not (names or url or found):
        return None
    sureness = 0.95 if label or site or any(names_newspaper(name) or _is_agency(name) for name in names) else 0.7
    source = Source(line, names, found.iso if found else None, page.group("page") if page else None, url)
    return FoundSource(source, sureness)


def _glued_date(text: str) -> FoundDate | None:
    """A day that follows the name without a space (`Redaktion31. Mai 2016`)."""
    match = re.compile(r"(?<=[a-zäöüß])(?=\d{1,2}\.\s)").search(text)
    if match is None:
        return None
    found = find_date(text[match.start() :])
    return found._replace(start=found.start + match.start(), end=found.end + match.start()) if found else None


def _names(text: str, found: FoundDate | None) -> tuple[str, ...]:
    if found:
        text = f"{text[: found.start]} \x00 {text[found.end :]}"
    for pattern in (_page(), _issue(), _ISSUE_OF_YEAR, _CLOCK):
        text = pattern.sub(" \x00 ", text)
    names: list[str] = []
    for part in re.split(r"[,،\x00]|\s{3,}", text):
        for name in _BETWEEN.split(part):
            cleaned = _DESK.sub("", name.strip(_OUTER)).strip(_OUTER)
            cleaned = re.sub(r"^(?:Von|Aus|By|From)\s+(?=[A-ZÄÖÜ])", "", cleaned) if found else cleaned
            if len(cleaned) > 1 and not _is_noise(cleaned):
                names += _agencies(re.sub(r"\s+", " ", cleaned))
    return tuple(names)


def _agencies(name: str) -> list[str]:
    """`APA/dpa` are two agencies; any other name with a stroke stays whole."""
    parts = name.split("/")
    return parts if all(map(_is_agency, parts)) else [name]


def _is_agency(name: str) -> bool:
    return name.casefold() in shared().agencies


def split_source(text: str) -> tuple[str, FoundSource] | None:
    """A paragraph and the source in brackets at its end (`… niemand. (APA, 1.11.2015)`); None where there is none."""
    match = _TRAILING.search(text[-_LONGEST:])
    if match is None or find_date(match.group("inside")) is None:
        return None
    found = find_source(match.group("bracket"))
    if found is None:
        return None
    return text[: len(text) - len(match.group())].rstrip(), found


@lru_cache(maxsize=1)
def _noise() -> re.Pattern[str]:
    words = "|".join(
        map(
            re.escape,
            (
                *everywhere("date_words"),
                *everywhere("weekdays"),
                *everywhere("retrieved_labels"),
                "Artikel",
                "Article",
                "Ausgabe",
            ),
        )
    )
    return re.compile(rf"(?:{words}|\d+|[\W_]+|\s)+", re.IGNORECASE)


def _is_noise(name: str) -> bool:
    return _noise().fullmatch(name) is not None


def _is_plausible(names: tuple[str, ...], rest: str, found: FoundDate | None) -> bool:
    """Without a label: a day and one to three short names, and little beside them."""
    if found is None or not 1 <= len(names) <= 3:
        return False
    if any(len(name) > 60 or len(name.split()) > 6 for name in names):
        return False
    if not all(name[:1].isupper() or name[:1].isdigit() or names_newspaper(name) or _is_agency(name) for name in names):
        return False
    if not all(names_newspaper(name) or _is_agency(name) or _is_title(name) for name in names):
        return False
    return found.start < 3 or found.end > len(rest.rstrip(" ).")) - 40


def _is_title(name: str) -> bool:
    """Whether a name without a newspaper's word can be one: its words have capitals but for articles and the like."""
    return not any(word[0].islower() and word.casefold() not in _title_particles() for word in name.split())


@lru_cache(maxsize=1)
def _title_particles() -> frozenset[str]:
    return frozenset(word.casefold() for field in ("place_particles", "place_openers") for word in everywhere(field))


def find_day_alone(line: str) -> str | None:
    """The day in a line that holds nothing but a date (`Donnerstag, 19. Dezember 2002`), a time and dead words."""
    found = find_date(line)
    if found is None:
        return None
    beside = _CLOCK.sub(" ", line[: found.start] + " " + line[found.end :]).strip(_OUTER)
    return found.iso if not beside or _is_noise(beside) else None


def parse_source(line: str) -> Source:
    """A source line that somebody says is one, read as far as it can be."""
    found = find_source(line)
    if found:
        return found.source
    day = find_date(line)
    return Source(line, _names(line, day), day.iso if day else None)
