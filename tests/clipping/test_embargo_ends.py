"""Days in figures and hours without a zone: the order and the zone of the country, the later reading in doubt."""

from __future__ import annotations

import pytest

from umbruch.clipping.embargo_ends import read_embargo, writes_month_first
from umbruch.facts.embargo import Where


@pytest.mark.parametrize(
    ("line", "where", "until", "severity"),
    [
        ("EMBARGO: 5/6/2027 9am ET", Where("en"), "2027-05-06T09:00:00-04:00", "info"),
        ("EMBARGO: 5/6/2027 9am ET", Where("de"), "2027-05-06T09:00:00-04:00", "info"),
        ("EMBARGO: 5/6/2027 9am", Where("en", "BOSTON"), "2027-05-06T09:00:00-04:00", "info"),
        ("EMBARGO: 5/6/2027 9am", Where("en", "LONDON"), "2027-06-05T09:00:00+01:00", "info"),
        ("EMBARGO: 5/6/2027 9am", Where("en-GB"), "2027-06-05T09:00:00+01:00", "info"),
        ("EMBARGO: 5/6/2027 9am", Where("en"), "2027-06-05T09:00:00-07:00", "warning"),
        ("EMBARGO: 6/5/2027 9am", Where("en"), "2027-06-05T09:00:00-07:00", "warning"),
    ],
)
def test_an_ambiguous_day_is_read_as_its_country_writes_it_and_told(
    line: str, where: Where, until: str, severity: str
) -> None:
    found = read_embargo(line, where)
    assert found.embargo.until == until
    assert found.embargo.text == line
    assert {one.code: one.severity for one in found.remarks}["embargo.day"] == severity


@pytest.mark.parametrize(
    "line", ["Sperrfrist: 5/6/2027, 9 Uhr", "Embargo: 5/5/2027, 9 Uhr", "Embargo: 25/6/2027, 9 Uhr"]
)
def test_a_day_with_one_reading_is_not_told(line: str) -> None:
    assert "embargo.day" not in {one.code for one in read_embargo(line, Where("de")).remarks}


def test_other_days_of_the_article_tell_the_order() -> None:
    assert writes_month_first(["BOSTON, May 4, 2027 –"]) is True
    assert writes_month_first([None, "4 May 2027"]) is False
    assert writes_month_first(["KELLBACH."]) is None
    found = read_embargo("EMBARGO: 5/6/2027 9am", Where("en"), month_first=True)
    assert found.embargo.until == "2027-05-06T09:00:00-07:00"
