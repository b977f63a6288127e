"""Language tags and directions."""

from __future__ import annotations

import pytest

from umbruch.language.tags import direction, language_tag


@pytest.mark.parametrize(
    "lang", ["de", "de-CH", "zh-Hant-TW", "de-1996", "en-x-own", "gsw", "es-419", "tlh", "ltg", "qab", "mul", "iw"]
)
def test_a_well_formed_tag_stays_as_it_is(lang: str) -> None:
    assert language_tag(lang) == lang


@pytest.mark.parametrize(
    "lang", [None, "", "d", "de_DE", "deutsch sprache", 'de"', "de-", "12", "abcd", "xx", "xx-nonsense", "zzz"]
)
def test_anything_else_is_undetermined(lang: str | None) -> None:
    assert language_tag(lang) == "und"


@pytest.mark.parametrize(
    ("lang", "way"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("FA", "rtl"), ("az-Arab", "rtl"), ("ku", "ltr"), ("ar-Latn", "ltr"),
     ("de", "ltr"), (None, "ltr"), ("ar_EG", "ltr")],
)  # fmt: skip
def test_the_script_decides_the_direction_and_without_one_the_language(lang: str | None, way: str) -> None:
    assert direction(lang) == way
