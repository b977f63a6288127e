"""What may stand under an article: the caption of a credit above it, and a newspaper's name alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.marks.authors.byline import is_bare_name
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.source import find_source, newspaper_alone
from umbruch.clipping.marks.web_stamp import stamp_in
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.signs.dates import find_date

_LONGEST_CAPTION = 220
_WITHOUT_SIGN = 0.7
_LEAST_ZONES = 4
_HEAD_ZONES = 8
_KNOWN = 0.9
_SOURCE_WORDS = 9
_SEEN = re.compile(r"[^:.!?\n]{8,80}:\s\S[^.!?]{2,120}[.!?]?$")


def with_endings(zones: Sequence[Zone]) -> list[Zone]:
    """The zones with what stands under the report in its role."""
    return _with_newspaper(_with_caption(zones))


def without_events(zones: Sequence[Zone]) -> list[Zone]:
    """The zones, lines that only read like an unknown newspaper with a day plain where the page names its day itself.

    Under a headline with a day alone below it, `Turnhalle Lauter, 29. März 2027` is about an event.
    """
    if not any(zone.role == "day" and stamp_in(zone.text).published for zone in zones[:_HEAD_ZONES]):
        return list(zones)
    return [zone._replace(role="plain") if _may_be_event(zone) else zone for zone in zones]


def _may_be_event(zone: Zone) -> bool:
    if zone.role != "source" or zone.lines[0].told is not None or zone.lines[0].fixed:
        return False
    found = find_source(zone.text)
    return found is not None and found.sureness < _KNOWN and found.source.date is not None


def _with_caption(zones: Sequence[Zone]) -> list[Zone]:
    """The zones with the last text of the article as the caption of a credit alone above it (`Bild: Urs Keller`).

    Only a short text that is no sentence, or one that names what is seen before a colon, is taken for a caption.
    """
    last = next((n for n in range(len(zones) - 1, 1, -1) if zones[n].role == "plain"), None)
    if last is None or zones[last - 1].role != "caption" or not zones[last].opens:
        return list(zones)
    text = zones[last].text
    credit = find_credit(zones[last - 1].text)
    if credit is None or credit.caption_end > 0 or len(text) > _LONGEST_CAPTION:
        return list(zones)
    if find_date(text) is not None and len(text.split()) <= _SOURCE_WORDS:
        return list(zones)
    if (ends_sentence(text) and _SEEN.match(text) is None) or starts_small(text) or is_bare_name(text):
        return list(zones)
    caption = Zone("caption", (*zones[last].lines, *zones[last - 1].lines), sureness=_WITHOUT_SIGN)
    return [*zones[: last - 1], caption, *zones[last + 1 :]]


def _with_newspaper(zones: Sequence[Zone]) -> list[Zone]:
    """The zones with a newspaper's name that stands alone at the end as its source, where no other is named."""
    last = zones[-1] if zones else None
    if last is None or last.role != "plain" or len(last.lines) > 1 or not last.opens or len(zones) < _LEAST_ZONES:
        return list(zones)
    if any(zone.role == "source" for zone in zones) or newspaper_alone(last.text) is None:
        return list(zones)
    return [*zones[:-1], last._replace(role="source")]
