"""The tables of `locales.json.gz` and `regions.json`, each read when the first language asks for it."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import TypeAlias

import msgspec

from umbruch.files import unpacked
from umbruch.kept import prepared, ready, remembered, state_of

LOCALES = Path(__file__).with_name("locales.json.gz")
"""Packed: 140 kB less of an install, for a millisecond where a language is asked for."""

REGIONS = Path(__file__).with_name("regions.json")
CODE_WIDTH = 3
"""Letters of the longest code of a language (ISO 639-2 and -3)."""

Names: TypeAlias = dict[str, tuple[str, ...]]
"""The names that stand for a field of a pattern (`MMMM`), in order: twelve months, seven weekdays from Monday on, two
eras, the halves of a day (`a`), or what is said in each of its hours and at midnight itself (`B`)."""


class Numbers(msgspec.Struct, frozen=True, array_like=True):
    """How numbers are written: digits in the last group and in those before it (0: none), signs between and after."""

    last_group: int
    other_groups: int
    group_sign: str
    decimal_sign: str


class Dates(msgspec.Struct, frozen=True, array_like=True):
    """Patterns with fields named as CLDR's are: a day, the same with its weekday, a time, and a day with a time."""

    day: str
    weekday_and_day: str
    time: str
    day_and_time: str


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One locale: its language, what that calls itself (empty if unknown), and the places of its parts."""

    language: str
    own_name: str
    dates: int
    names: int
    numbers: int
    units: int


class LocaleTable(msgspec.Struct, frozen=True):
    """All locales by identifier (`de_AT`), the parts they share, and what leads from other identifiers to them.

    Args:
        locales: a row each.
        dates, names, numbers, units: what rows share; of a unit the pattern with `{0}`, by CLDR's name.
        languages, territories, scripts, variants: what CLDR's aliases stand for.
        likely: identifiers without a locale and those that they likely mean.
        written_in: a language that is known by script alone, and the language and script that it is likely in.
    """

    locales: dict[str, Row]
    dates: tuple[Dates, ...]
    names: tuple[Names, ...]
    numbers: tuple[Numbers, ...]
    units: tuple[dict[str, str], ...]
    languages: dict[str, str]
    territories: dict[str, str]
    scripts: dict[str, str]
    variants: dict[str, str]
    likely: dict[str, str]
    written_in: dict[str, tuple[str, str]]


class RegionTable(msgspec.Struct, frozen=True):
    """Codes of languages: by the region where each is likely spoken, and those of no known region.

    Args:
        spoken_in: codes run together in fields of `CODE_WIDTH` letters, shorter ones filled up with a blank: a quarter
            less to read at each start than parted ones.
        elsewhere: codes parted by blanks.
    """

    spoken_in: dict[str, str]
    elsewhere: str


@remembered(1)
def locale_table() -> LocaleTable:
    """The locales, as they ship."""
    return msgspec.json.decode(unpacked(LOCALES.read_bytes()), type=ready(LocaleTable))


@remembered(1)
def _likely_regions() -> dict[str, str]:
    kept = prepared(
        "locales/likely_regions", lambda: state_of(REGIONS, __file__), lambda: marshal.dumps(_read_likely_regions())
    )
    return _read_likely_regions() if kept is None else marshal.loads(kept)  # noqa: S302  from the user's own cache


def _read_likely_regions() -> dict[str, str]:
    table = msgspec.json.decode(REGIONS.read_bytes(), type=ready(RegionTable))
    found = {
        codes[at : at + CODE_WIDTH].rstrip(): region
        for region, codes in table.spoken_in.items()
        for at in range(0, len(codes), CODE_WIDTH)
    }
    return found | dict.fromkeys(table.elsewhere.split(), "")


def likely_region(language: str) -> str | None:
    """The region where a language is likeliest spoken (`DE` for `de`), None where nobody has written that down.

    Args:
        language: its code in small letters.
    """
    return _likely_regions().get(language) or None


def is_known(language: str) -> bool:
    """Whether CLDR knows a language by its code (in small letters), by a name, a likely region or another code."""
    return language in _likely_regions()
