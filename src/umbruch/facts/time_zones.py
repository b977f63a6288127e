"""Time zones as the press names them: after an hour, by a place, an agency, a country or a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

from umbruch.kept import remembered
from umbruch.written.own_table import own_table

LAST = timezone(timedelta(hours=-12))
"""The zone in which every hour comes last (ISO 8601's −12:00): it holds where nothing tells another."""

_OFFSET = re.compile(
    r"(?:(?:GMT|UTC)\s?|(?<=:\d\d)|(?<=[\s(])(?=.\d\d:?\d\d))"
    r"([+\N{MINUS SIGN}-])(\d{1,2})(?::?(\d{2}))?(?![\d.:])(?!\s?(?:[Uu]hr|uur|h\b))"
)
_WRITTEN = re.compile(r"([+-])(\d\d):(\d\d)")
_WORDS = re.compile(r"[^\W\d_][\w.’'-]*")
_MOST_WORDS = 3
_LEAST_NAME = 3
_OF_A_PLACE = re.compile(r"([^\W\d_]\w+?(?:\s[^\W\d_]\w+?)?)er\s(?:Orts)?[Zz]eit\b")


@remembered(1)
def _table() -> dict[str, Any]:
    return own_table(Path(__file__).with_name("time_zones.toml"))


@remembered(1)
def _names() -> re.Pattern[str]:
    names = sorted(_table()["stated"], key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])({'|'.join(map(re.escape, names))})(?!\w)")


@remembered(1)
def _places() -> dict[str, str]:
    return {name.casefold(): zone for zone, names in _table()["places"].items() for name in names}


@remembered(256)
def zone(name: str) -> tzinfo | None:
    """A zone by its name in the IANA database or by its offset (`+01:00`); None where there is none of that name."""
    if found := _WRITTEN.fullmatch(name):
        return _fixed(found[1], int(found[2]), int(found[3]))
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _fixed(sign: str, hours: int, minutes: int) -> tzinfo | None:
    distance = timedelta(hours=hours, minutes=minutes)
    if distance >= timedelta(hours=24):
        return None
    return timezone(distance if sign == "+" else -distance)


def stated(text: str) -> tuple[tzinfo, ...]:
    """The zones that a text may mean which names one: `10 Uhr MEZ`, `9am ET`, `10:00 (UTC+1)`, `heure de Paris`.

    Args:
        text: what stands beside the day, without it.
    """
    if offset := _OFFSET.search(text):
        found = _fixed(offset[1], int(offset[2]), int(offset[3] or 0))
        return (found,) if found else ()
    if name := _names().search(text):
        return _zones(_table()["stated"][name.group()])
    if word := _OF_A_PLACE.search(text):
        for place in (word[1], word[1].split()[-1]):
            if there := of_place(place):
                return (there,)
    return of_places(text)


def of_place(name: str | None) -> tzinfo | None:
    """The zone of a place as it stands in a dateline, of its last part where that is a state (`AUSTIN, Texas`)."""
    for part in (name or "", *reversed((name or "").split(","))):
        if found := _places().get(" ".join(part.split()).casefold()):
            return zone(found)
    return None


def of_places(text: str) -> tuple[tzinfo, ...]:
    """The zones of the places that a line names by words with capitals."""
    words = list(_WORDS.finditer(text))
    found: dict[str, None] = {}
    for start in range(len(words)):
        for end in range(min(start + _MOST_WORDS, len(words)), start, -1):
            name = text[words[start].start() : words[end - 1].end()].rstrip(",;:")
            if name[:1].isupper() and len(name) >= _LEAST_NAME and (one := _places().get(name.rstrip(".").casefold())):
                found[one] = None
                break
    return _zones(found)


def of_agency(code: str) -> tzinfo | None:
    """The zone of an agency's head office, by its code or name."""
    name = _table()["agencies"].get(code.casefold())
    return zone(name) if name else None


def of_country(code: str) -> tuple[tzinfo, ...]:
    """The zones in which a country's press lives, by ISO 3166; none where we do not know it."""
    return _zones(_table()["countries"].get(code.upper(), ()))


def region(lang: str | None) -> str | None:
    """The country in a language tag (`de-AT`)."""
    return next((part.upper() for part in (lang or "").split("-")[1:] if len(part) == 2 and part.isalpha()), None)


def of_language(lang: str | None) -> tuple[tzinfo, ...]:
    """The zones of the countries whose press writes in a language, whatever its region."""
    countries = _table()["languages"].get((lang or "").split("-")[0].lower(), ())
    return tuple(dict.fromkeys(one for country in countries for one in of_country(country)))


def countries() -> tuple[str, ...]:
    """The countries whose zones are known."""
    return tuple(_table()["countries"])


def is_american(one: tzinfo) -> bool:
    """Whether a zone is one of the USA, where the month is written before the day."""
    return getattr(one, "key", None) in _american()


@remembered(1)
def _american() -> frozenset[str]:
    return frozenset(("America/Phoenix", "America/Anchorage", "Pacific/Honolulu", *_table()["countries"]["US"]))


def latest(local: datetime, zones: Iterable[tzinfo]) -> tuple[datetime, bool] | None:
    """The last moment at which it is that hour in one of the zones, and whether they disagree; None without a zone.

    An hour that the clocks skip or repeat is taken in its later reading.
    """
    readings = [max(_read(local, one, fold) for fold in (0, 1)) for one in zones]
    return (max(readings), len({one.timestamp() for one in readings}) > 1) if readings else None


def _read(local: datetime, one: tzinfo, fold: int) -> datetime:
    return local.replace(tzinfo=timezone(_offset(local.replace(tzinfo=one, fold=fold))))


def _offset(moment: datetime) -> timedelta:
    """The distance from UTC in whole minutes; that of the days before zones has seconds, which ISO 8601 cannot say."""
    distance = moment.utcoffset() or timedelta()
    return timedelta(minutes=distance // timedelta(minutes=1))


def _zones(names: Iterable[str]) -> tuple[tzinfo, ...]:
    return tuple(found for name in names if (found := zone(name)))
