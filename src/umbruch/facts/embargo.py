"""The Sperrfrist: its line, its mark in file names, which of several holds, and whether it still does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from umbruch.facts.moment import parse_moment
from umbruch.language.slug import slug
from umbruch.language.wording import long_moment, word
from umbruch.tree import Embargo, Publication


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
    if embargo is None or embargo.until is None or (moment := parse_moment(embargo.until)) is None:
        return embargo
    ours = embargo_until(moment, written)
    return embargo_until(moment, lang) if embargo.text == ours.text else embargo


def mark(embargo: Embargo | None, lang: str | None) -> str:
    """What stands before the name of a file under embargo: `sperrfrist-2026-11-20-1000-`; nothing without one."""
    if embargo is None:
        return ""
    moment = parse_moment(embargo.until) if embargo.until else None
    until = f"{moment:%Y-%m-%d-%H%M}-" if moment else ""
    return f"{slug(word('embargo', lang)) or 'embargo'}-{until}"


def strictest(embargoes: Iterable[Embargo | None]) -> Embargo | None:
    """The embargo that ends last; one without an end ends after all others."""
    kept = [one for one in embargoes if one is not None]
    return max(kept, key=_end, default=None)


def embargo_of(publication: Publication) -> Embargo | None:
    """The embargo of a whole publication: that of its articles which ends last, in its own language where it can be."""
    last = strictest(article.embargo for article in publication.articles)
    own = (article.embargo for article in publication.articles if article.lang == publication.lang)
    return next((one for one in own if one is not None and last is not None and one.until == last.until), last)


def holds(embargo: Embargo | None, now: datetime) -> bool:
    """Whether it is too early to publish; an embargo without an end always holds."""
    return embargo is not None and _end(embargo) > now


def _end(embargo: Embargo) -> datetime:
    moment = parse_moment(embargo.until) if embargo.until else None
    return moment or datetime.max.replace(tzinfo=UTC)
