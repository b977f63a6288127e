"""Bylines of other articles, as pages of the web show them with their headlines below the article."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.dates import find_date

_LEAST_REPORT = 100
"""Letters of a paragraph of a report, as for what stands under a byline (`bare_names`)."""
_LEAST_TITLE_WORDS = 3
_TWO = 2


def without_teasers(zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones, bylines under the headlines of other articles as the page's own.

    They stand below the report, each under a short line that is no sentence. One alone counts only where the article
    has a byline of its own above its report, or where buttons of the page stand between: authors sign at the foot, too.
    Beside an own byline those between paragraphs count with their headline where a day or the page's words tell them.
    """
    reports = [at for at, zone in enumerate(zones) if _is_report(zone)]
    if not reports:
        return zones
    first, last = reports[0], reports[-1]
    titled = [at for at in range(first + _TWO, len(zones)) if zones[at].role == "byline" and _is_title(zones[at - 1])]
    below = [at for at in titled if at > last + 1]
    own = any(zone.role == "byline" for zone in zones[:first])
    between = [
        at for at in titled if own and at < last and (zones[at - _TWO].role == "page" or find_date(zones[at].text))
    ]
    if below and not (own or len(below) >= _TWO or any(zone.role == "page" for zone in zones[last : below[0]])):
        below = []
    taken = {*below, *between, *(at - 1 for at in between)}
    return [zone._replace(role="page") if at in taken else zone for at, zone in enumerate(zones)] if taken else zones


def _is_report(zone: Zone) -> bool:
    return zone.role == "plain" and len(zone.text) > _LEAST_REPORT and ends_sentence(zone.text)


def _is_title(zone: Zone) -> bool:
    few = zone.role in ("plain", "page") and len(zone.text) <= 2 * _LEAST_REPORT
    return few and len(zone.text.split()) >= _LEAST_TITLE_WORDS and zone.text[-1] not in ".:"
