"""Dates and moments as agencies write them: ISO 8601 in all its forms, and some that are none."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_FORM = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?:GMT|UTC)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*"
)
_HOURS_AHEAD = 14
"""No zone is further ahead of UTC (Kiribati)."""


def moment_told(written: str | None) -> str | None:
    """A day or a moment in ISO 8601 (`20160908T132446+0100`, `2014-07-16 13:00:03 GMT+00:00`); None for what is none.

    An hour without a zone stays without one.
    """
    if not written:
        return None
    found = _FORM.fullmatch(written.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        if hour is None:
            return datetime(int(year), int(month), int(day), tzinfo=UTC).date().isoformat()
        ahead = timedelta(days=1 if hour == "24" else 0)
        told = datetime(  # noqa: DTZ001  an hour without a zone is told so
            int(year), int(month), int(day), 0 if ahead else int(hour), int(minute), int(second or 0)
        )
        return (told + ahead).replace(tzinfo=_zone(zone, written)).isoformat()
    except (ValueError, OverflowError):
        return None


def day_told(written: str | None) -> str | None:
    """The day of a moment."""
    told = moment_told(written)
    return told[:10] if told else None


def _zone(written: str | None, whole: str) -> timezone | None:
    if written is None:
        return UTC if re.search(r"GMT|UTC", whole) else None
    if written == "Z":
        return UTC
    digits = written[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if ahead > timedelta(hours=_HOURS_AHEAD):
        raise ValueError(written)
    return timezone(-ahead if written[0] == "-" else ahead) if ahead else UTC
