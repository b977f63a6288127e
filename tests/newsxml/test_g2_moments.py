"""Days and moments as the wire wants them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.newsxml.stories import NOON
from umbruch.diagnostics import collecting
from umbruch.newsxml.g2_moments import day_or_moment, hold_of, stamp
from umbruch.tree import Article, Embargo


def test_a_stamp_is_in_utc() -> None:
    assert stamp(datetime(2024, 3, 9, 10, 30, tzinfo=timezone(timedelta(hours=1)))) == "2024-03-09T09:30:00Z"
    assert stamp(datetime(2024, 3, 9, 10, 30, 5, 999, tzinfo=UTC)) == "2024-03-09T10:30:05Z"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024-03-09", "2024-03-09"),
        ("2024-03-09T10:00:00+01:00", "2024-03-09T10:00:00+01:00"),
        ("2024-03-09T10:00:00.25Z", "2024-03-09T10:00:00+00:00"),
        ("2024-03-09T10:00", "2024-03-09"),
        ("gestern", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_stays_a_day_and_a_moment_without_zone_becomes_one(written: str | None, kept: str | None) -> None:
    assert day_or_moment(written) == kept


@pytest.mark.parametrize(("until", "holds"), [("2024-03-09T12:00:01Z", True), ("2024-03-09T12:00:00Z", False)])
def test_an_embargo_holds_up_to_its_moment(until: str, holds: bool) -> None:
    hold = hold_of(Article(embargo=Embargo("Sperrfrist", until)), NOON, "de")
    assert hold is not None
    assert hold.holds is holds


def test_an_embargo_without_an_end_holds_until_further_notice() -> None:
    assert hold_of(Article(embargo=Embargo("Gesperrt")), NOON, "de") == ("", True)
    with collecting() as found:
        assert hold_of(Article(embargo=Embargo("Gesperrt", "bald")), NOON, "de") == ("", True)
    assert [one.code for one in found] == ["embargo.unreadable"]


def test_an_article_without_embargo_is_free() -> None:
    assert hold_of(Article(), NOON, "de") is None
