"""Times of day, as they are written in many languages."""

from __future__ import annotations

import pytest

from umbruch.clipping.signs.clock_times import find_clock


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("um 10.30 Uhr", "10:30"),
        ("10 Uhr", "10:00"),
        ("0001 hrs", "00:01"),
        ("2:30 p.m.", "14:30"),
        ("12 a.m.", "00:00"),
        ("24:00 Uhr", "24:00"),
        ("Mitternacht", "24:00"),
        ("12 midnight", "24:00"),
        ("12:00 (midnight)", "24:00"),
        ("12 Uhr, Mitternacht ist lange vorbei", "12:00"),
        ("12 p.m., not midnight", "12:00"),
        ("0 Uhr", "00:00"),
        ("24:01 Uhr", None),
        ("25:30 Uhr", None),
        ("10:75 Uhr", None),
        ("10 Gäste", None),
        ("", None),
    ],
)
def test_a_time_is_found_where_one_stands_and_none_where_a_day_has_no_such_hour(text: str, time: str | None) -> None:
    assert find_clock(text) == time
