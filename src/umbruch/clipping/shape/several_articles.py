"""Several articles in one text: a press review is split where each article has its own headline and source line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.source import find_source
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import ends_sentence, is_ornament
from umbruch.kept import remembered

_LEAST_REPORT = 80
_SURE = 0.9
_FRONT_ZONES = 40
_LEAST_LETTERS = 12
_MOST_LISTED = 200
_AFTER_THE_SOURCE = frozenset({"notice", "end", "contact", "infobox", "caption", "boilerplate", "page"})
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:[.)]|\s[–-]|:)(?:\s+|$)")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")


def articles_in(zones: Sequence[Zone], ledger: Ledger) -> list[Sequence[Zone]]:
    """The zones of each article, in the order of the text; a single list where it is one article.

    The source lines must all come first in their articles or all last, and every article must have a headline and a
    report; a text with several source lines that can't be split so stays whole, with a remark. Rules and numbers
    between the articles belong to the page; a title and a table of contents above the first one are its notice.
    """
    marks = [number for number, zone in enumerate(zones) if zone.role == "source" and _is_whole_source(zone)]
    if len(marks) < 2:
        _remark_rules(zones, ledger)
        return [zones]
    for candidate in (_split_after(zones, marks), _split_before(zones, marks)):
        if len(candidate) != len(marks):
            continue
        trimmed = [_without_rules(own) for own in (_without_contents(candidate), *candidate[1:])]
        if all(_is_article(own) for own in trimmed):
            return list(_without_numbers(trimmed))
    between = zones[marks[0] + 1 : marks[-1]]
    if len({zones[mark].text for mark in marks}) > 1 and any(_is_report(zone) for zone in between):
        ledger.remark(
            "articles.unsplit",
            "several source lines, but no headline and report for each: read as one article",
            zones[marks[1]].numbers[0],
            severity="warning",
            hint="one article a file, if these are several",
        )
    return [zones]


def _remark_rules(zones: Sequence[Zone], ledger: Ledger) -> None:
    """Tell of rules under each of which a headline seems to stand."""
    plain = [zone for zone in zones if zone.role == "plain"]
    rules = [number for number, zone in enumerate(plain[:-2]) if number and is_ornament(zone.text)]
    if rules and all(
        not ends_sentence(plain[rule + 1].text)
        and len(plain[rule + 1].text) < _LEAST_REPORT
        and len(plain[rule + 2].text) > _LEAST_REPORT
        for rule in rules
    ):
        ledger.remark(
            "articles.unsplit",
            "rules above what may be headlines, but no source lines: read as one article",
            plain[rules[0]].numbers[0],
            severity="warning",
            hint="one article a file, if these are several",
        )


def _is_whole_source(zone: Zone) -> bool:
    """Whether a source line is complete: a newspaper with a day, or one that a label introduces."""
    found = find_source(", ".join(line.text for line in zone.lines))
    if found is None or found.sureness <= _SURE or not found.source.publications:
        return False
    return found.source.date is not None or zone.text.casefold().startswith(_source_labels())


@remembered(1)
def _source_labels() -> tuple[str, ...]:
    return tuple(f"{label.casefold()}:" for label in everywhere("source_labels"))


def _split_after(zones: Sequence[Zone], marks: Sequence[int]) -> list[Sequence[Zone]]:
    """Articles that end with their source line, and with what belongs to it."""
    articles: list[Sequence[Zone]] = []
    start = 0
    for mark in marks:
        end = mark + 1
        while end < len(zones) and (zones[end].role in _AFTER_THE_SOURCE or is_ornament(zones[end].text)):
            end += 1
        articles.append(zones[start:end])
        start = end
    return articles if start == len(zones) else []


def _split_before(zones: Sequence[Zone], marks: Sequence[int]) -> list[Sequence[Zone]]:
    """Articles that begin with their source line; what stands above the first one comes to the first article."""
    if not all(zone.role == "plain" and not ends_sentence(zone.text) for zone in zones[: marks[0]]):
        return []
    starts = [0, *marks[1:]]
    return [zones[start:end] for start, end in zip(starts, [*marks[1:], len(zones)], strict=True)]


def _without_rules(zones: Sequence[Zone]) -> list[Zone]:
    """An article whose first and last lines, where they are rules or stars, belong to the page."""
    trimmed = list(zones)
    for order in (range(len(trimmed)), range(len(trimmed) - 1, -1, -1)):
        for number in order:
            if trimmed[number].role == "plain" and not is_ornament(trimmed[number].text):
                break
            if trimmed[number].role == "plain":
                trimmed[number] = trimmed[number]._replace(role="page")
    return trimmed


def _without_numbers(articles: Sequence[list[Zone]]) -> list[list[Zone]]:
    """The articles without their numbers, where they count from one: those belong to the page."""
    firsts = [_first_plain(own) for own in articles]
    matches = [
        _NUMBER.match(own[first].lines[0].text) if own else None for own, first in zip(articles, firsts, strict=True)
    ]
    numbers = [int(match.group("number")) if match else 0 for match in matches]
    if numbers != list(range(1, len(articles) + 1)):
        return list(articles)
    bare: list[list[Zone]] = []
    for own, first, match in zip(articles, firsts, matches, strict=True):
        line, *others = own[first].lines
        if match is None:
            return list(articles)
        counted = Zone("page", (line._replace(text=match.group().strip()),))
        rest = line.text[match.end() :]
        lines = (line._replace(text=rest), *others) if rest else tuple(others)
        headline = [own[first]._replace(lines=lines)] if lines else []
        bare.append([*own[:first], counted, *headline, *own[first + 1 :]])
    return bare


def _first_plain(zones: Sequence[Zone]) -> int:
    return next((number for number, zone in enumerate(zones) if zone.role == "plain"), 0)


def _without_contents(articles: Sequence[Sequence[Zone]]) -> list[Zone]:
    """The first article, its notice the title of the review and the table of contents, in which the others stand."""
    first, *others = articles
    found = Counter(_letters(own[_first_plain(own)].lines[0].text) for own in others)
    headlines = tuple(one for one, times in found.items() if times == 1 and len(one) >= _LEAST_LETTERS)[:_MOST_LISTED]
    listed = 0
    for number, zone in enumerate(first[:_FRONT_ZONES]):
        if zone.role == "plain" and any(
            _letters(line.text).startswith(headlines) for line in zone.lines[:_MOST_LISTED]
        ):
            listed = number + 1
    if listed == 0 and first[0].role in ("plain", "label") and not ends_sentence(first[0].text):
        listed = int(_letters(first[0].text).startswith(_review_labels()))
    return [
        zone._replace(role="notice") if number < listed and zone.role in ("plain", "byline", "label") else zone
        for number, zone in enumerate(first)
    ]


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text).casefold()


@remembered(1)
def _review_labels() -> tuple[str, ...]:
    return tuple(_letters(label) for label in everywhere("review_labels"))


def _is_report(zone: Zone) -> bool:
    return zone.role == "plain" and len(zone.text) > _LEAST_REPORT and ends_sentence(zone.text)


def _is_article(zones: Sequence[Zone]) -> bool:
    """Whether there is a headline, and a report under it."""
    plain = [zone for zone in zones if zone.role == "plain"]
    if len(plain) == 1:
        return _is_report(plain[0]) and not ends_sentence(plain[0].lines[0].text)
    headed = len(plain) > 1 and (len(plain[0].text) < _LEAST_REPORT * 2 or not ends_sentence(plain[0].text))
    return headed and any(map(_is_report, plain[1:]))
