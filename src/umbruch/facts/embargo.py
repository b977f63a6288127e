"""The Sperrfrist, the one clock for it: when it ends, which of several holds, and whether it still does.

Readers, writers, `check` and the press kit ask here, so that all of them name the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple, TypeVar

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.facts import time_zones
from umbruch.language.slug import slug
from umbruch.language.wording import long_moment, word
from umbruch.tree import Article, Embargo, Publication

_P = TypeVar("_P", bound=Publication)
Teller = Literal["stated", "place", "country", "house", "language", "nothing"]

_LAST_SECOND = time(23, 59, 59)
_DAY = 10
_TOLD: dict[Teller, str] = {
    "stated": "as it says itself",
    "place": "where the dateline says that it comes from",
    "country": "of the country in its language tag",
    "house": "of the house (umbruch.toml)",
    "language": "where its language is spoken",
    "nothing": "of the last zone on earth",
}


class Where(NamedTuple):
    """What tells in which zone an hour is meant, where the hour does not say it.

    `place` and `agencies` are those of the dateline, `lang` is a tag of BCP 47; `zone` (IANA) and `country` (ISO 3166)
    are what the house has set in its `umbruch.toml`.
    """

    lang: str | None = None
    place: str | None = None
    agencies: tuple[str, ...] = ()
    zone: str | None = None
    country: str | None = None


class End(NamedTuple):
    """When an embargo ends (with zone), what told the zone, and whether there was a reading that ends sooner."""

    moment: datetime
    told_by: Teller
    doubtful: bool = False


def where_of(article: Article, lang: str | None = None) -> Where:
    """What an article tells about its zone; `lang` is that of the whole, for an article that names none."""
    dateline = article.dateline
    return Where(
        lang=article.lang or lang,
        place=dateline.place if dateline else None,
        agencies=dateline.credit if dateline else (),
    )


def zones_of(text: str, where: Where) -> tuple[Teller, tuple[tzinfo, ...]]:
    """In which zones an hour may be meant, and what tells it.

    In this order: the zone, or the place, that the line states; the place and the agencies of the dateline; the country
    in the language tag; the house's own setting; the countries where the language is spoken. Where nothing tells it, it
    is the last zone on earth. A place abroad, without an agency, leaves in doubt whether its hour is meant or that at
    home: both count.

    Args:
        text: the line of the embargo.
        where: what is known beside it.
    """
    if named := time_zones.stated(text):
        return "stated", named
    at_home = _at_home(where)
    place = time_zones.of_place(where.place)
    agencies = tuple(one for one in map(time_zones.of_agency, where.agencies) if one)
    if agencies:
        return "place", (*agencies, *((place,) if place else ()))
    if place:
        return "place", (place, *(() if place in at_home[1] else at_home[1]))
    return at_home if at_home[1] else ("nothing", (time_zones.LAST,))


def _at_home(where: Where) -> tuple[Teller, tuple[tzinfo, ...]]:
    if (region := time_zones.region(where.lang)) and (zones := time_zones.of_country(region)):
        return "country", zones
    if where.zone and (zone := time_zones.zone(where.zone)):
        return "house", (zone,)
    if where.country and (zones := time_zones.of_country(where.country)):
        return "house", zones
    return "language", time_zones.of_language(where.lang)


def end_of(embargo: Embargo | None, where: Where | None = None) -> End | None:
    """The moment at which an embargo ends; None without an embargo, or where its end is not known.

    A day without an hour ends with its last second. An hour without a zone is read as `zones_of` says; where several
    zones are possible, in the one in which it comes last.
    """
    if embargo is None or embargo.until is None:
        return None
    try:
        written = datetime.fromisoformat(embargo.until)
    except ValueError:
        return None
    if len(embargo.until) <= _DAY:
        written = datetime.combine(written.date(), _LAST_SECOND)
    written = written.replace(microsecond=0)
    if written.tzinfo is not None:
        return End(_in_whole_minutes(written), "stated") if _is_known_everywhere(written) else None
    told_by, zones = zones_of(embargo.text, where or Where())
    moment, doubtful = time_zones.latest(written, zones) or (written.replace(tzinfo=time_zones.LAST), False)
    return End(moment, told_by, doubtful) if _is_known_everywhere(moment) else None


def _in_whole_minutes(moment: datetime) -> datetime:
    """In UTC where the zone has seconds (`+00:53:28`), which neither XML Schema nor HTML can say."""
    return moment.astimezone(UTC) if (moment.utcoffset() or timedelta()) % timedelta(minutes=1) else moment


def _is_known_everywhere(moment: datetime) -> bool:
    """Whether a moment has a day in UTC, too: one at either end of the calendar may lie beyond it."""
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return False
    return True


def settled(embargo: Embargo, where: Where) -> tuple[Embargo, Diagnostic | None]:
    """The embargo with the zone of its end in `until`, and a remark where the line does not state it."""
    end = end_of(embargo, where)
    if end is None:
        return embargo, None
    return replace(embargo, until=end.moment.isoformat()), remark(end)


def settled_in(publication: _P, house: Where) -> _P:
    """The publication, where the house has set its zone, with the ends of embargoes that name none in it."""
    if house == Where() or not any(one.embargo for one in publication.articles):
        return publication
    made = []
    for article in publication.articles:
        where = where_of(article, publication.lang)._replace(zone=house.zone, country=house.country)
        made.append(replace(article, embargo=article.embargo and settled(article.embargo, where)[0]))
    return replace(publication, articles=tuple(made))


def remark(end: End) -> Diagnostic | None:
    """What is to be said about an end whose zone was not stated: a warning where there is another reading."""
    if end.told_by == "stated" and not end.doubtful:
        return None
    told = _TOLD[end.told_by]
    return Diagnostic(
        code="embargo.zone",
        message=f"the embargo names no time zone; taken as local time {told}: until {shown(end.moment)}"
        if end.told_by != "stated"
        else f"the zone of the embargo has several readings; the last holds: until {shown(end.moment)}",
        severity="warning" if end.doubtful or end.told_by == "nothing" else "info",
        hint='write the zone after the hour (10:00 CET), or set zone = "Europe/Berlin" in umbruch.toml',
    )


def shown(moment: datetime) -> str:
    """A moment as messages name it: local time first, then UTC (`2026-11-20 10:00 +01:00, 09:00 UTC`)."""
    distance = moment.utcoffset() or timedelta()
    if not distance:
        return f"{_minute(moment)} UTC"
    zone = moment.isoformat(timespec="seconds")[19:]
    there = moment.astimezone(UTC)
    day = "" if there.date() == moment.date() else f"{there.date().isoformat()} "
    return f"{_minute(moment)} {zone}, {day}{there:%H:%M} UTC"


def _minute(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(" ", "minutes")


def embargo_until(moment: datetime, lang: str | None, text: str | None = None) -> Embargo:
    """An embargo that ends at a moment with zone; its line is written in `lang` unless `text` gives it."""
    line = text or f"{word('embargo', lang)}: {long_moment(moment.isoformat(), lang)}"
    return Embargo(text=line, until=moment.isoformat())


def in_language(embargo: Embargo | None, written: str | None, lang: str | None) -> Embargo | None:
    """The embargo with its line in another language, where the line is our own and not its author's.

    Args:
        embargo: perhaps one that `embargo_until` made.
        written: the language in which that was.
        lang: the language wanted.
    """
    if embargo is None or (end := end_of(embargo)) is None:
        return embargo
    ours = embargo_until(end.moment, written)
    return embargo_until(end.moment, lang) if embargo.text == ours.text else embargo


def mark(embargo: Embargo | None, lang: str | None) -> str:
    """What stands before the name of a file under embargo: `sperrfrist-2026-11-20-1000-`; nothing without one."""
    if embargo is None:
        return ""
    end = end_of(embargo)
    until = f"{end.moment.date().isoformat()}-{end.moment:%H%M}-" if end else ""
    return f"{slug(word('embargo', lang)) or 'embargo'}-{until}"


def strictest(embargoes: Iterable[Embargo | None], lang: str | None = None) -> Embargo | None:
    """The embargo that ends last; one without an end ends after all others.

    Args:
        embargoes: those of several articles, settled; a zone that is missing all the same is that of `lang`.
        lang: the language of the whole.
    """
    kept = [one for one in embargoes if one is not None]
    return max(kept, key=lambda one: _last(end_of(one, Where(lang))), default=None)


def embargo_of(publication: Publication) -> Embargo | None:
    """The embargo of a whole publication: that of its articles which ends last, in its own language where it can be."""
    ends = [
        (one.embargo, _last(end_of(one.embargo, where_of(one, publication.lang))), one.lang == publication.lang)
        for one in publication.articles
        if one.embargo is not None
    ]
    last = max((end for _, end, _ in ends), default=None)
    lasting = [(embargo, own) for embargo, end, own in ends if end == last]
    return next((embargo for embargo, own in lasting if own), lasting[0][0] if lasting else None)


def holds(embargo: Embargo | None, now: datetime, where: Where | None = None) -> bool:
    """Whether it is too early to publish; an embargo without an end always holds."""
    return embargo is not None and _last(end_of(embargo, where)) > now


def _last(end: End | None) -> datetime:
    return end.moment if end else datetime.max.replace(tzinfo=UTC)
