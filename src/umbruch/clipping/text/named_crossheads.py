"""Crossheads of two capitalised words (`Neue Öffnungszeiten`), which read like a name and stand inside the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.authors.bare_names import signed
from umbruch.clipping.marks.authors.byline import is_bare_name
from umbruch.clipping.marks.authors.known_names import has_given_name
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import ends_sentence

_LEAST_PARAGRAPH = 100
"""Letters of a paragraph of a report, as for what stands under a byline (`bare_names`)."""
_PARAGRAPHS = 2
"""Paragraphs above a line from which it stands inside the report: one alone may be the deck over a byline."""
_SURE = 0.9
"""Sureness of a dateline that opens the report, as for one inside a chunk (`parts`)."""
_BESIDE_NAMES = ("day", "page")
"""What stands beside authors on web pages; a line beside it stays the author."""


def signed_outside_the_report(zones: Sequence[Zone], conventions: Conventions) -> Sequence[Zone]:
    """The zones with a bare name as byline, one that no given name tells never from between paragraphs of the report.

    Args:
        zones: those of one article.
        conventions: those of its language.
    """
    found = signed(zones, conventions)
    inside = set(_crossheads(found, zones, conventions))
    if not inside:
        return found
    apart = [zone._replace(role="infobox") if zone.numbers in inside else zone for zone in zones]
    found = signed(apart, conventions)
    return [zone._replace(role="plain") if zone.numbers in inside else zone for zone in found]


def _crossheads(found: Sequence[Zone], zones: Sequence[Zone], conventions: Conventions) -> Iterator[tuple[int, ...]]:
    """The numbers of the lines that were taken for an author between paragraphs of the report."""
    plain = {zone.numbers for zone in zones if zone.role == "plain"}
    paragraphs, opened = 0, False
    for number, zone in enumerate(found):
        if zone.role == "plain" and len(zone.text) > _LEAST_PARAGRAPH and ends_sentence(zone.text):
            paragraphs += 1
            dateline = find_dateline(zone.text, conventions, zone.text) if paragraphs == 1 else None
            opened = opened or (dateline is not None and dateline.sureness > _SURE)
        elif zone.role == "byline" and zone.numbers in plain and (opened or paragraphs >= _PARAGRAPHS):
            beside = [one.role for one in (*found[number - 1 : number], *found[number + 1 : number + 2])]
            goes_on = any(one.role == "plain" and len(one.text) > _LEAST_PARAGRAPH for one in found[number + 1 :])
            name = is_bare_name(zone.text) and not has_given_name(zone.text)
            if name and goes_on and not set(beside) & set(_BESIDE_NAMES):
                yield zone.numbers
