"""One clock for the Sperrfrist: in which zone its hour is meant, and which of several holds."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

import pytest

from umbruch.facts.embargo import (
    End,
    Where,
    embargo_of,
    end_of,
    holds,
    mark,
    remark,
    settled,
    shown,
    strictest,
)
from umbruch.tree import Article, Embargo, Publication

HOUSE = Where(zone="Europe/Berlin")


def end(until: str, where: Where, line: str = "Sperrfrist") -> End:
    found = end_of(Embargo(line, until), where)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "where", "told_by", "offset"),
    [
        ("Sperrfrist 10 Uhr MESZ", Where("en-US", "BOSTON"), "stated", "+02:00"),
        ("10 a.m. BST", Where("de"), "stated", "+01:00"),
        ("10 a.m. ET", Where("de"), "stated", "-04:00"),
        ("10 Uhr Wiener Zeit", Where("en"), "stated", "+02:00"),
        ("10 a.m. New York time", Where("de"), "stated", "-04:00"),
        ("10 Uhr (UTC\N{MINUS SIGN}4)", Where("de"), "stated", "-04:00"),
        ("10 Uhr UTC+5:30", Where("de"), "stated", "+05:30"),
        ("10:00+03:00", Where("de"), "stated", "+03:00"),
        ("09-12 Uhr, 10 Uhr", Where("de"), "language", "+02:00"),
        ("10:00-12:00 Uhr", Where("de"), "language", "+02:00"),
        ("10 a.m.", Where("en", "BOSTON"), "place", "-04:00"),
        ("10 a.m.", Where("en", "AUSTIN, Texas"), "place", "-05:00"),
        ("10 a.m.", Where("en", agencies=("dpa",)), "place", "+02:00"),
        ("10 a.m.", Where("en-GB", zone="Europe/Berlin"), "country", "+01:00"),
        ("10 a.m.", Where("en", zone="Europe/Berlin"), "house", "+02:00"),
        ("10 a.m.", Where("en", country="FI"), "house", "+03:00"),
        ("10 a.m.", Where("en", zone="Europe/Berlin", country="FI"), "house", "+02:00"),
        ("10 Uhr", Where("de-AT"), "country", "+02:00"),
        ("10 Uhr", Where("de", "HALLINGEN"), "language", "+02:00"),
        ("10 Uhr", Where(), "nothing", "-12:00"),
        ("10 Uhr", Where("xx"), "nothing", "-12:00"),
    ],
)
def test_the_zone_is_told_by_the_line_then_place_country_house_and_language(
    line: str, where: Where, told_by: str, offset: str
) -> None:
    found = end("2026-07-20T10:00:00", where, line)
    assert found.told_by == told_by
    assert found.moment.isoformat() == f"2026-07-20T10:00:00{offset}"


@pytest.mark.parametrize(
    ("where", "offset"),
    [
        (Where("en"), "-08:00"),
        (Where("pt"), "-04:00"),
        (Where("en-US"), "-08:00"),
        (Where("de", "SYDNEY"), "+01:00"),
        (Where("de", "NEW YORK"), "-05:00"),
        (Where("en", "BERLIN", agencies=("AP",)), "-05:00"),
    ],
)
def test_of_several_zones_the_one_holds_in_which_the_hour_comes_last(where: Where, offset: str) -> None:
    found = end("2026-11-20T10:00:00", where)
    assert found.moment.isoformat() == f"2026-11-20T10:00:00{offset}"
    assert found.doubtful
    told = remark(found)
    assert told is not None
    assert told.severity == "warning"


def test_a_zone_with_several_readings_is_told_and_the_last_holds() -> None:
    found = end("2026-11-20T10:00:00", Where("en"), "10 a.m. IST")
    assert found.moment.isoformat() == "2026-11-20T10:00:00+01:00"
    told = remark(found)
    assert told is not None
    assert "several readings" in told.message


def test_a_day_without_an_hour_ends_with_its_last_second() -> None:
    assert end("2026-11-20", Where("de")).moment.isoformat() == "2026-11-20T23:59:59+01:00"


def test_an_end_that_names_its_zone_needs_no_telling() -> None:
    found = end("2026-11-20T10:00:00+05:00", HOUSE)
    assert (found.told_by, remark(found)) == ("stated", None)


@pytest.mark.parametrize("until", [None, "morgen", "2026-99-99", "9999-12-31T23:00:00-05:00"])
def test_an_end_that_no_calendar_knows_is_none_and_holds(until: str | None) -> None:
    embargo = Embargo("Sperrfrist", until)
    assert end_of(embargo, HOUSE) is None
    assert holds(embargo, datetime(2999, 1, 1, tzinfo=UTC))
    assert settled(embargo, HOUSE) == (embargo, None)


def test_a_settled_embargo_holds_to_the_second() -> None:
    embargo, told = settled(Embargo("Sperrfrist", "2026-11-20T10:00:00"), Where("de"))
    assert embargo == Embargo("Sperrfrist", "2026-11-20T10:00:00+01:00")
    assert told is not None
    assert told.severity == "info"
    assert holds(embargo, datetime(2026, 11, 20, 8, 59, 59, tzinfo=UTC))
    assert not holds(embargo, datetime(2026, 11, 20, 9, 0, 0, tzinfo=UTC))


EARLY, LATE, OPEN = (
    Embargo("früh", "2026-11-20T10:00:00+01:00"),
    Embargo("spät", "2026-11-20T09:30:00+00:00"),
    Embargo("offen", None),
)


@pytest.mark.parametrize("order", permutations((EARLY, LATE, None)))
def test_the_strictest_of_several_embargoes_holds(order: tuple[Embargo | None, ...]) -> None:
    assert strictest(order) is LATE
    publication = Publication(kind="kit", articles=tuple(Article(embargo=one) for one in order))
    assert embargo_of(publication) is LATE


@pytest.mark.parametrize("order", permutations((EARLY, OPEN, LATE)))
def test_an_embargo_without_an_end_is_stricter_than_all_others(order: tuple[Embargo, ...]) -> None:
    assert strictest(order) is OPEN
    assert embargo_of(Publication(kind="kit", articles=tuple(Article(embargo=one) for one in order))) is OPEN


def test_embargoes_of_articles_are_compared_in_the_zone_of_each() -> None:
    german = Article(lang="de", embargo=Embargo("zehn", "2026-11-20T10:00:00"))
    british = Article(lang="en-GB", embargo=Embargo("half past nine", "2026-11-20T09:30:00"))
    for articles in permutations((german, british)):
        assert embargo_of(Publication(kind="kit", lang="de", articles=articles)) is british.embargo


def test_of_two_equal_ends_the_line_in_the_language_of_the_whole_is_taken() -> None:
    german = Article(lang="de", embargo=Embargo("Sperrfrist", "2026-11-20T10:00:00+01:00"))
    english = Article(lang="en", embargo=Embargo("Embargo", "2026-11-20T09:00:00+00:00"))
    assert embargo_of(Publication(kind="kit", lang="en", articles=(german, english))) is english.embargo


def test_a_moment_is_shown_in_local_time_first() -> None:
    assert shown(datetime.fromisoformat("2026-11-20T10:00:00+01:00")) == "2026-11-20 10:00 +01:00, 09:00 UTC"
    assert shown(datetime.fromisoformat("2026-11-20T20:00:00-08:00")) == "2026-11-20 20:00 -08:00, 2026-11-21 04:00 UTC"
    assert shown(datetime(2026, 11, 20, 10, tzinfo=UTC)) == "2026-11-20 10:00 UTC"


def test_the_mark_of_a_file_names_the_local_hour() -> None:
    assert mark(EARLY, "de") == "sperrfrist-2026-11-20-1000-"
    assert mark(OPEN, "de") == "sperrfrist-"
    assert mark(None, "de") == ""
