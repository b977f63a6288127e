"""The moment that a file is stamped with, so that the same input can give the same bytes.

Writers are pure: they take the moment from here and never look at the clock. Whoever runs them for a user (the command
line, a batch) sets it with `stamped`; without that it follows SOURCE_DATE_EPOCH (reproducible-builds.org), then the
dates that the publication itself carries.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from umbruch.errors import UsageError
from umbruch.tree import Publication

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a ZIP archive can name; stands in where nothing is known."""

LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
"""The last moment that a ZIP archive can name."""

_stamp: ContextVar[datetime | None] = ContextVar("umbruch_moment", default=None)


@contextmanager
def stamped(moment: datetime) -> Iterator[None]:
    """Stamp every file written inside the block with `moment` (with zone); SOURCE_DATE_EPOCH still goes first."""
    token = _stamp.set(moment)
    try:
        yield
    finally:
        _stamp.reset(token)


def moment_of(publication: Publication) -> datetime:
    """The moment to stamp a file with, in UTC, whole seconds, from 1980 to 2107.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is set and is not a number of seconds since 1970.
    """
    found = _from_environment() or _stamp.get() or _from_tree(publication) or EARLIEST
    return min(max(_in_utc(found), EARLIEST), LATEST)


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:  # a day at either end of the calendar, in a zone that leads beyond it
        return EARLIEST if moment.year < EARLIEST.year else LATEST


def _from_environment() -> datetime | None:
    written = os.environ.get("SOURCE_DATE_EPOCH")
    if not written:
        return None
    try:
        return datetime.fromtimestamp(int(written), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {written!r}", hint="set it to a number of seconds since 1970, or unset it"
        ) from None


def _from_tree(publication: Publication) -> datetime | None:
    written = [article.modified for article in publication.articles]
    written.append(publication.date)
    written += [article.source.date for article in publication.articles if article.source]
    written += [article.dateline.date for article in publication.articles if article.dateline]
    for one in written:
        if one and (moment := parse_moment(one)):
            return moment
    return None


def parse_moment(written: str) -> datetime | None:
    """A datetime from ISO 8601 (`2022-11-12`, `2022-11-12T09:30:00+01:00`), UTC where no zone is given; else None."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
