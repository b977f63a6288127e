"""From a language tag to the locale that knows how it is written."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.language.locales.locale_table import Dates, LocaleTable, Names, Numbers, locale_table

FALLBACK = "en"

_IDENTIFIER = re.compile(
    r"""(?P<language>[^\W\d_]+)
        (?:_(?P<script>[^\W\d_]{4}))?
        (?:_(?P<territory>[^\W\d_]{2}|[0-9]{3}))?
        (?:_(?P<variant>[0-9][^_]{3}|[^\W\d_][^_]{4,}))?
    """,
    re.VERBOSE,
)


class Locale(NamedTuple):
    """How one language is written in one place: its code, what it calls itself, dates, names, numbers and units."""

    language: str
    own_name: str
    dates: Dates
    names: Names
    numbers: Numbers
    units: dict[str, str]


class _Parts(NamedTuple):
    language: str
    script: str = ""
    territory: str = ""
    variant: str = ""

    @property
    def identifier(self) -> str:
        return "_".join(filter(None, self))


def locale_of(lang: str | None) -> Locale:
    """The locale of a language tag, of its language where it knows no more, and English for what nobody knows."""
    table = locale_table()
    written = (lang or FALLBACK).replace("-", "_")
    found = _found(written, table) or _found(written.split("_")[0], table) or FALLBACK
    row = table.locales[found]
    return Locale(
        row.language,
        row.own_name,
        table.dates[row.dates],
        table.names[row.names],
        table.numbers[row.numbers],
        table.units[row.units],
    )


def _found(written: str, table: LocaleTable) -> str | None:
    """The identifier of a locale: as written, else with aliases resolved, else as it is likely meant (UTS 35, 4.3)."""
    read = _IDENTIFIER.fullmatch(written)
    if read is None:
        return None
    parts = _Parts(
        read["language"].lower(),
        (read["script"] or "").title(),
        (read["territory"] or "").upper(),
        (read["variant"] or "").upper(),
    )
    if parts.identifier in table.locales:
        return parts.identifier
    parts = _Parts(
        table.languages.get(parts.language, parts.language),
        table.scripts.get(parts.script, parts.script),
        table.territories.get(parts.territory, parts.territory),
        table.variants.get(parts.variant, parts.variant),
    )
    if likely := table.likely.get(parts.identifier):
        return likely
    language, script = table.written_in.get(parts.language, ("", ""))
    candidates = (
        _Parts(language, script, parts.territory).identifier,
        _Parts(language, "", parts.territory).identifier,
    )
    return next((one for one in candidates if one in table.locales), None)
