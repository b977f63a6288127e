"""The words and dates that umbruch itself prints, in the language of the article."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

FALLBACK = "en"
_SAME_WORDS = {"no": "nb", "nn": "nb"}


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("umbruch").joinpath("wording.toml").read_text(encoding="utf-8"))


def word(key: str, lang: str | None) -> str:
    """The word for `key` in that language, in English where we have none; KeyError for no key of wording.toml."""
    primary = (lang or FALLBACK).split("-")[0].lower()
    words = _table().get(_SAME_WORDS.get(primary, primary), {})
    return words.get(key) or _table()[FALLBACK][key]


def page_number(page: int | str, pages: int | str, lang: str | None) -> str:
    """`Seite 2 von 3` in the language of the article."""
    return word("page_of", lang).format(page=page, pages=pages)


@lru_cache(maxsize=512)
def long_date(written: str | None, lang: str | None) -> str:
    """An ISO 8601 day or moment as it is written out (`12. November 2022`); what is no date comes back as it is."""
    if not written:
        return ""
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return written
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse((lang or FALLBACK).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(FALLBACK)
    return format_date(day, format="long", locale=locale)
