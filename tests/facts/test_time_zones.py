"""Every name in the table of zones leads to a zone."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta

import pytest

from tests.tools import ROOT
from umbruch.facts import time_zones

TABLE = tomllib.loads((ROOT / "src/umbruch/facts/time_zones.toml").read_text(encoding="utf-8"))
ZONES = {
    *(name for names in TABLE["stated"].values() for name in names),
    *(name for names in TABLE["countries"].values() for name in names),
    *TABLE["agencies"].values(),
    *TABLE["places"],
}


@pytest.mark.parametrize("name", sorted(ZONES))
def test_a_zone_of_the_table_is_in_the_database(name: str) -> None:
    assert time_zones.zone(name) is not None


@pytest.mark.parametrize("name", ["Europe/Hallingen", "", "../etc/passwd", "/etc/localtime", "+99:00", "x" * 5000])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert time_zones.zone(name) is None


def test_languages_name_countries_that_have_zones() -> None:
    assert {code for codes in TABLE["languages"].values() for code in codes} <= set(TABLE["countries"])


def test_no_place_stands_under_two_zones() -> None:
    places = [name.casefold() for names in TABLE["places"].values() for name in names]
    assert sorted({one for one in places if places.count(one) > 1}) == []


def test_british_summer_time_is_an_hour_ahead() -> None:
    (zone,) = time_zones.stated("10 a.m. BST")
    assert datetime(2026, 7, 1, tzinfo=zone).utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize("text", ["am Mo. um 10 Uhr", "best guess", "den 20. November", "10 Uhr -12 Grad", "GMTS"])
def test_words_beside_an_hour_are_no_zone(text: str) -> None:
    assert time_zones.stated(text) == ()
