"""The moment that files are stamped with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.publications import sample_publication
from umbruch.errors import UsageError
from umbruch.facts.moment import EARLIEST, LATEST, moment_of, parse_moment, stamped
from umbruch.tree import Article, Publication

NOON = datetime(2024, 5, 1, 12, 0, 0, 999, tzinfo=timezone(timedelta(hours=2)))


def test_without_a_word_the_dates_of_the_publication_count() -> None:
    assert moment_of(sample_publication("article")) == datetime(2024, 3, 9, 7, 30, tzinfo=UTC)
    assert moment_of(sample_publication("plain")) == EARLIEST


def test_a_stamp_goes_before_the_publication() -> None:
    with stamped(NOON):
        assert moment_of(sample_publication("article")) == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert moment_of(sample_publication("plain")) == EARLIEST


def test_source_date_epoch_goes_before_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with stamped(NOON):
        assert moment_of(sample_publication("article")) == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_no_moment_lies_before_what_a_zip_can_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert moment_of(sample_publication("plain")) == EARLIEST


def test_no_moment_lies_behind_what_a_zip_can_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9999999999")
    assert moment_of(sample_publication("plain")) == LATEST


@pytest.mark.parametrize(
    ("written", "found"), [("0001-01-01T00:00:00+14:00", EARLIEST), ("9999-12-31T23:59:59-12:00", LATEST)]
)
def test_days_at_the_ends_of_the_calendar_are_brought_within(written: str, found: datetime) -> None:
    assert moment_of(Publication(articles=(Article(modified=written),))) == found


@pytest.mark.parametrize("written", ["yesterday", "1e9", "9" * 30])
def test_a_wrong_source_date_epoch_is_wrong_usage(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        moment_of(sample_publication("plain"))


def test_a_day_alone_is_midnight_in_utc() -> None:
    assert parse_moment("2024-03-09") == datetime(2024, 3, 9, tzinfo=UTC)
    assert parse_moment("gestern") is None
