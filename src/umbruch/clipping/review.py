"""Several articles in one text: a press review is split where each article has its own headline and source line."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.ledger import Ledger
from umbruch.clipping.lines import ends_sentence
from umbruch.clipping.source import find_source
from umbruch.clipping.zones import Zone

_LEAST_REPORT = 80
_SURE = 0.9
_AFTER_THE_SOURCE = frozenset({"notice", "end", "contact", "infobox", "caption", "boilerplate"})


def articles_in(zones: Sequence[Zone], ledger: Ledger) -> list[Sequence[Zone]]:
    """The zones of each article, in the order of the text; a single list where it is one article.

    The source lines must all come first in their articles or all last, and every article must have a headline and a
    report; a text with several source lines that can't be split so stays whole, with a remark.
    """
    marks = [number for number, zone in enumerate(zones) if zone.role == "source" and _is_whole_source(zone)]
    if len(marks) < 2:
        return [zones]
    for candidate in (_split_after(zones, marks), _split_before(zones, marks)):
        if len(candidate) == len(marks) and all(_is_article(own) for own in candidate):
            return candidate
    if len({zones[mark].text for mark in marks}) > 1 and marks[-1] - marks[0] > 2:
        ledger.remark(
            "articles.unsplit",
            "several source lines, but no headline and report for each: read as one article",
            zones[marks[1]].numbers[0],
            severity="warning",
            hint="one article a file, if these are several",
        )
    return [zones]


def _is_whole_source(zone: Zone) -> bool:
    found = find_source(zone.text)
    return found is not None and found.sureness > _SURE and bool(found.source.publications and found.source.date)


def _split_after(zones: Sequence[Zone], marks: Sequence[int]) -> list[Sequence[Zone]]:
    """Articles that end with their source line, and with what belongs to it."""
    articles: list[Sequence[Zone]] = []
    start = 0
    for mark in marks:
        end = mark + 1
        while end < len(zones) and zones[end].role in _AFTER_THE_SOURCE:
            end += 1
        articles.append(zones[start:end])
        start = end
    return articles if start == len(zones) else []


def _split_before(zones: Sequence[Zone], marks: Sequence[int]) -> list[Sequence[Zone]]:
    """Articles that begin with their source line."""
    if marks[0] != 0:
        return []
    return [zones[start:end] for start, end in zip(marks, [*marks[1:], len(zones)], strict=True)]


def _is_article(zones: Sequence[Zone]) -> bool:
    """Whether there is a headline, and a report under it."""
    plain = [zone.text for zone in zones if zone.role == "plain"]
    headed = len(plain) > 1 and (len(plain[0]) < _LEAST_REPORT * 2 or not ends_sentence(plain[0]))
    return headed and any(len(text) > _LEAST_REPORT and ends_sentence(text) for text in plain[1:])
