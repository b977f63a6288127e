"""Embargoes compared with the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from umbruch.diagnostics import Diagnostic
from umbruch.facts.moment import parse_moment
from umbruch.preflight.given import CheckedFile

_LAST_ZONE = timedelta(hours=12)
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")


def judged(
    checked_file: CheckedFile, written: str, place: str | None = None, line: int | None = None
) -> Iterator[Diagnostic]:
    """What is to be said about an embargo that ends at the moment `written` (ISO 8601, long or short form)."""
    until = _end_of(written)
    if until is None:
        yield checked_file.finding("embargo.unclear", f"{written!r} is no moment", place=place, line=line)
        return
    if not _names_zone(written):
        yield checked_file.finding("embargo.zone", f"{written} has no time zone", place=place, line=line)
    shown = f"{until.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    if until > checked_file.now:
        yield checked_file.finding("embargo.running", f"held back until {shown}", place=place, line=line)
    else:
        yield checked_file.finding("embargo.passed", f"the embargo ended at {shown}", place=place, line=line)


def is_running(checked_file: CheckedFile, written: str) -> bool | None:
    """Whether an embargo still holds; None where its end cannot be read."""
    until = _end_of(written)
    return None if until is None else until > checked_file.now


def _end_of(written: str) -> datetime | None:
    """The moment at which an embargo has ended everywhere: without a zone, when that hour has come in the last one."""
    until = parse_moment(_long(written.strip()))
    return until if until is None or _names_zone(written) else until + _LAST_ZONE


def _names_zone(written: str) -> bool:
    return _ZONE.search(written.strip()) is not None


def _long(written: str) -> str:
    """NITF's short form (20240309T100000+0100) in the long one."""
    match = _COMPACT.fullmatch(written)
    if match is None:
        return written
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")


def in_lines(checked_file: CheckedFile, lines: Iterable[str], place: str | None = None) -> Iterator[Diagnostic]:
    """The embargoes that stand as a line in running text (`Sperrfrist: 9. März 2024, 10 Uhr`).

    A label alone (`Sperrfrist` in bold) that is part of a line with a moment says nothing of its own.
    """
    from umbruch.clipping.marks.release import is_embargo, parse_embargo

    ends = {
        text: parse_embargo(text).until
        for text in dict.fromkeys(" ".join(line.split()) for line in lines)
        if is_embargo(text)
    }
    for text, until in ends.items():
        if until is not None:
            yield from judged(checked_file, until, place)
        elif not any(text in other for other, known in ends.items() if known is not None):
            yield checked_file.finding(
                "embargo.unclear", f"the line {text!r} names no moment that can be read", place=place
            )
