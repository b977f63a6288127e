"""The tables of locales that ship say what Babel says, for every locale that it knows."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date, time

import msgspec
import pytest

babel = pytest.importorskip("babel")
from babel import Locale as BabelLocale  # noqa: E402
from babel import UnknownLocaleError, localedata  # noqa: E402
from babel.core import get_global  # noqa: E402
from babel.dates import format_date, format_time  # noqa: E402
from babel.numbers import format_decimal  # noqa: E402
from babel.units import format_unit  # noqa: E402

from umbruch.language.locales import from_cldr, locale_table  # noqa: E402
from umbruch.language.locales.locale_search import locale_of  # noqa: E402
from umbruch.language.locales.locale_writing import (  # noqa: E402
    day_and_time_written,
    day_written,
    number_written,
    size_written,
    time_written,
)

DAYS = (*(date(2026, month, 2 * month + 1) for month in range(1, 12)), *(date(2026, 12, day) for day in range(7, 14)))
"""A day in every month, on every weekday, with one digit and with two."""
HOURS = tuple(time(hour, 5 * (hour % 12)) for hour in range(24))
NUMBERS = (0, 7, 999, 1000, 18_400, 123_456, 1_234_567, 12_345_678_901)
REGIONS = ("", "AT", "CH", "US", "GB", "TW", "RS", "IN", "419", "840", "ZZ", "DD", "SU")
SCRIPTS = ("", "Latn", "Cyrl", "Arab", "Hant", "Zzzz")


def test_the_days_that_are_compared_name_every_month_and_weekday() -> None:
    assert {day.month for day in DAYS} == set(range(1, 13))
    assert {day.weekday() for day in DAYS} == set(range(7))


@pytest.fixture(autouse=True, scope="module")
def no_tables_left_behind() -> Iterator[None]:
    yield
    localedata._cache.clear()


def test_the_tables_that_ship_are_those_that_the_command_makes() -> None:
    assert gzip.decompress(locale_table.LOCALES.read_bytes()) == from_cldr.lines(from_cldr.locale_table())
    assert locale_table.REGIONS.read_bytes() == from_cldr.lines(from_cldr.region_table())


def test_days_and_times_are_written_as_babel_writes_them_in_every_locale() -> None:
    assert len(localedata.locale_identifiers()) > 1000
    for identifier, theirs in from_cldr.locales():
        ours = locale_of(identifier)
        for day in DAYS:
            assert day_written(day, ours) == format_date(day, "long", theirs), identifier
            assert day_written(day, ours, weekday=True) == format_date(day, "full", theirs), identifier
        for hour in HOURS:
            assert time_written(hour, ours) == format_time(hour, "short", locale=theirs), identifier
        between = str(theirs.datetime_formats["long"]).replace("'", "")
        assert day_and_time_written("D", "T", ours) == between.replace("{1}", "D").replace("{0}", "T"), identifier


def test_numbers_and_sizes_are_written_as_babel_writes_them_in_every_locale() -> None:
    for identifier, theirs in from_cldr.locales():
        ours = locale_of(identifier)
        for number in (*NUMBERS, 1.5, 9.0, 1234.5):
            assert number_written(number, ours) == format_decimal(number, locale=theirs), identifier
        for unit in from_cldr.UNITS:
            assert size_written(1.5, unit, ours) == format_unit(1.5, unit, "short", locale=theirs), identifier
        assert ours.language == theirs.language
        assert ours.own_name == (theirs.languages.get(theirs.language) or ""), identifier


def babels(tag: str) -> str:
    """The locale that Babel takes for a tag, by its language and its long date."""
    for written in (tag, tag.split("_")[0]):
        try:
            return str(BabelLocale.parse(written)).partition("@")[0]
        except (UnknownLocaleError, ValueError):
            continue
    return "en"


def tags() -> Iterator[str]:
    codes = sorted({*get_global("language_aliases"), *get_global("likely_subtags")})
    languages = [code for code in codes if "_" not in code]
    yield from codes[::20]
    written = [code for code in languages if code in get_global("language_aliases") or localedata.exists(code)]
    yield from written
    yield from (f"{code}_{region}" for code in written[::15] for region in REGIONS)
    yield from (f"{code}_{script}" for code in written[::15] for script in SCRIPTS)
    for language in ("de", "sr", "zh", "uz", "no", "nb", "sh", "iw", "mo", "tl", "pa", "az", "en", "ca", "be", "tlh"):
        for rest in (
            "1996",
            "1901",
            "VALENCIA",
            "TARASK",
            "POSIX",
            "polytoni",
            "US_POSIX",
            "Latn_AT_1996",
            "AT_x",
            "u",
        ):
            yield f"{language}_{rest}"
        yield from (f"{language}_{script}_{region}" for script in SCRIPTS[1:] for region in REGIONS[1:])
    yield from ("", "_", "de_", "_de", "DE_at", "d3", "de_AT_DE", "zh_hant_tw", "a b", "de\n", "١", "de_١٢٣")


def test_a_tag_leads_to_the_locale_that_babel_would_take() -> None:
    table = locale_table.locale_table()
    rows = {identifier.lower(): row for identifier, row in table.locales.items()}
    checked = 0
    for tag in tags():
        expected = babels(tag)
        row = rows[expected.lower()]
        found = locale_of(tag)
        assert (found.language, found.dates, found.numbers) == (
            row.language,
            table.dates[row.dates],
            table.numbers[row.numbers],
        ), (tag, expected)
        checked += 1
    assert checked > 2000


def test_every_code_of_a_language_that_cldr_has_is_known_with_its_region() -> None:
    likely = {code: meant for code, meant in get_global("likely_subtags").items() if "_" not in code}
    named = {*likely, *get_global("language_aliases"), *BabelLocale("en").languages}
    assert all(locale_table.is_known(code) for code in named if code.isalpha())
    assert all(locale_table.likely_region(code) == meant.split("_")[-1] for code, meant in likely.items())
    assert not locale_table.is_known("qqq")


def test_a_table_with_another_word_would_be_noticed() -> None:
    german = locale_of("de")
    wrong = german._replace(names={**german.names, "MMMM": german.names["MMMM"][::-1]})
    assert day_written(DAYS[0], german) == format_date(DAYS[0], "long", BabelLocale("de"))
    assert day_written(DAYS[0], wrong) != format_date(DAYS[0], "long", BabelLocale("de"))


def test_the_tables_are_small() -> None:
    assert locale_table.LOCALES.stat().st_size + locale_table.REGIONS.stat().st_size < 110_000
    assert msgspec.json.decode(gzip.decompress(locale_table.LOCALES.read_bytes()))
