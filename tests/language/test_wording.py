"""Words and dates in the language of the article."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from umbruch.language.wording import long_date, long_moment, page_number, speaks, word


def test_every_language_has_every_word() -> None:
    table = tomllib.loads(files("umbruch.language").joinpath("wording.toml").read_text(encoding="utf-8"))
    for lang, words in table.items():
        assert set(words) == set(table["en"]), lang
        assert "{page}" in words["page_of"]
        assert "{pages}" in words["page_of"]


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("de", "Seite 2 von 3"), ("de-AT", "Seite 2 von 3"), ("xx", "Page 2 of 3"), (None, "Page 2 of 3")],
)
def test_page_numbers_speak_the_language(lang: str | None, shown: str) -> None:
    assert page_number(2, 3, lang) == shown


@pytest.mark.parametrize(
    ("written", "lang", "shown"),
    [
        ("2022-11-12", "de", "12. November 2022"),
        ("2022-11-12T10:00:00+01:00", "en", "November 12, 2022"),
        ("2022-11-12", "tlh", "November 12, 2022"),
        ("2022-11-12", "..", "November 12, 2022"),
        ("im Herbst", "de", "im Herbst"),
        (None, "de", ""),
    ],
)
def test_dates_are_written_out_and_what_is_none_is_kept(written: str | None, lang: str, shown: str) -> None:
    assert long_date(written, lang) == shown


def test_a_word_that_nobody_wrote_down_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        word("nonsense", "de")


@pytest.mark.parametrize(
    ("written", "lang", "shown"),
    [
        ("2026-11-20T10:00:00+01:00", "de", "Freitag, 20. November 2026, 10:00 Uhr MEZ (UTC+1)"),
        ("2026-07-03T10:00:00+02:00", "de-AT", "Freitag, 3. Juli 2026, 10:00 Uhr MESZ (UTC+2)"),
        ("2026-11-20T10:00:00+01:00", "en", "Friday, November 20, 2026, 10:00\u202fAM CET (UTC+1)"),
        ("2026-03-29T00:30:00+00:00", "de", "Sonntag, 29. März 2026, 00:30 Uhr UTC"),
        ("2026-07-03T10:00:00+01:00", "en-GB", "Friday, 3 July 2026, 10:00 UTC+1"),
        ("2026-11-20T10:00:00-03:30", "fr", "vendredi 20 novembre 2026, 10:00 UTC−3:30"),
        ("1950-07-01T10:00:00+02:00", "de", "Samstag, 1. Juli 1950, 10:00 Uhr UTC+2"),
        ("0001-01-01T00:00:00+02:00", "de", "Montag, 1. Januar 1, 00:00 Uhr UTC+2"),
        ("9999-12-31T23:59:59-02:00", "de", "Freitag, 31. Dezember 9999, 23:59 Uhr UTC−2"),
        ("2026-11-20T10:00", "de", "Freitag, 20. November 2026, 10:00 Uhr"),
        ("2026-11-20", "de", "Freitag, 20. November 2026"),
        ("morgen", "de", "morgen"),
        (None, "de", ""),
    ],
)
def test_a_moment_names_weekday_time_and_zone(written: str | None, lang: str, shown: str) -> None:
    assert long_moment(written, lang) == shown


def test_summer_time_begins_and_ends_at_one_in_the_morning_utc() -> None:
    assert "MEZ" in long_moment("2026-03-29T01:59:00+01:00", "de")
    assert "MESZ" in long_moment("2026-03-29T03:00:00+02:00", "de")
    assert "MESZ" in long_moment("2026-10-25T02:59:00+02:00", "de")
    assert "MEZ" in long_moment("2026-10-25T02:00:00+01:00", "de")


def test_our_words_are_known_by_language() -> None:
    assert speaks("de-CH")
    assert speaks("no")
    assert not speaks("ja")
    assert not speaks(None)
