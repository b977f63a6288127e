"""Words and dates in the language of the article."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from umbruch.wording import long_date, page_number, word


def test_every_language_has_every_word() -> None:
    table = tomllib.loads(files("umbruch").joinpath("wording.toml").read_text(encoding="utf-8"))
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
