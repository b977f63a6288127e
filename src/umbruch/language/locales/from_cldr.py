"""The tables of locales, written once by a command.

`python -m umbruch.language.locales.from_cldr` writes `locales.json.gz` and `regions.json` anew from Babel, whose tables
are CLDR's. umbruch itself never imports Babel, which takes 33 MB and costs more than a whole article.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from umbruch.language.locales.locale_table import (
    CODE_WIDTH,
    LOCALES,
    REGIONS,
    Dates,
    LocaleTable,
    Names,
    Numbers,
    RegionTable,
    Row,
)

if TYPE_CHECKING:
    from babel import Locale

UNITS = ("digital-byte", "digital-kilobyte", "digital-megabyte", "digital-gigabyte")

_FIELD = re.compile(r"%\((\w+)\)s")
_PLAIN_FIELDS = frozenset({"d", "dd", "M", "MM", "y", "H", "HH", "h", "hh", "m", "mm"})
_Part = TypeVar("_Part")


class _Parts(Generic[_Part]):
    """Parts that rows share, each once, by the place at which it came."""

    def __init__(self) -> None:
        self._places: dict[bytes, int] = {}
        self.all: list[_Part] = []

    def place(self, part: _Part) -> int:
        key = msgspec.json.encode(part)
        if key not in self._places:
            self._places[key] = len(self.all)
            self.all.append(part)
        return self._places[key]


def locales() -> Iterator[tuple[str, Locale]]:
    """Every locale of Babel by its identifier, each from fresh tables.

    Babel puts what a name leads to into tables that languages share: `hi` after `he` would have Hebrew months.
    """
    from babel import Locale, localedata

    last = ""
    for identifier in sorted(localedata.locale_identifiers()):
        if (language := identifier.partition("_")[0]) != last:
            localedata._cache.clear()
            last = language
        yield identifier, Locale.parse(identifier)


def dates_of(locale: Locale) -> Dates:
    """The patterns of a locale, with their fields in braces."""
    between = str(locale.datetime_formats["long"])
    if "''" in between:
        raise ValueError(f"an apostrophe in a pattern of CLDR: {between}")
    between = between.replace("'", "").replace("{1}", "{day}").replace("{0}", "{time}")
    return Dates(
        _pattern(locale.date_formats["long"].format),
        _pattern(locale.date_formats["full"].format),
        _pattern(locale.time_formats["short"].format),
        between,
    )


def _pattern(written: str) -> str:
    if "{" in written or "}" in written:
        raise ValueError(f"braces in a pattern of CLDR: {written!r}")
    return _FIELD.sub(r"{\1}", written)


def names_of(locale: Locale) -> Names:
    """The names for all fields of a locale's patterns that are no plain digits; ValueError for a field unknown here."""
    formats = (locale.date_formats["long"], locale.date_formats["full"], locale.time_formats["short"])
    fields = {field for one in formats for field in _FIELD.findall(one.format)}
    return {field: _names(field, locale) for field in sorted(fields - _PLAIN_FIELDS)}


def _names(field: str, locale: Locale) -> tuple[str, ...]:
    match field:
        case "MMMM" | "MMM":
            months = locale.months["format"]["wide" if field == "MMMM" else "abbreviated"]
            return tuple(months[number] for number in range(1, 13))
        case "EEEE" | "EEE" | "cccc":
            context, width = "stand-alone" if field == "cccc" else "format", "abbreviated" if field == "EEE" else "wide"
            return tuple(locale.days[context][width][number] for number in range(7))
        case "G":
            return (locale.eras["abbreviated"][0], locale.eras["abbreviated"][1])
        case "a":
            return (_part_of_day("a", time(0), locale), _part_of_day("a", time(12), locale))
        case "B":
            parts = (_part_of_day("B", time(hour, 30), locale) for hour in range(24))
            return (*parts, _part_of_day("B", time(0), locale))
        case _:
            raise ValueError(f"a field of CLDR that umbruch does not write: {field}")


def _part_of_day(field: str, moment: time, locale: Locale) -> str:
    from babel.dates import format_time

    return format_time(moment, field, locale=locale)


def numbers_of(locale: Locale) -> Numbers:
    """The groups and signs of a locale's numbers, in Western digits."""
    pattern, signs = locale.decimal_formats[None], locale.number_symbols["latn"]
    last, others = (size if size < 1000 else 0 for size in pattern.grouping)
    return Numbers(last, others, signs["group"], signs["decimal"])


def units_of(locale: Locale) -> dict[str, str]:
    """The units of information as several are written; CLDR spells some out in the singular (`1 Mbyte`)."""
    from babel.numbers import format_decimal
    from babel.units import format_unit

    several = format_decimal(1.5, locale=locale)
    return {unit: format_unit(1.5, unit, "short", locale=locale).replace(several, "{0}") for unit in UNITS}


def locale_table() -> LocaleTable:
    """The table of all locales."""
    from babel.core import get_global

    dates, names, numbers, units = _Parts[Dates](), _Parts[Names](), _Parts[Numbers](), _Parts[dict[str, str]]()
    rows = {
        identifier: Row(
            locale.language,
            locale.languages.get(locale.language) or "",
            dates.place(dates_of(locale)),
            names.place(names_of(locale)),
            numbers.place(numbers_of(locale)),
            units.place(units_of(locale)),
        )
        for identifier, locale in locales()
    }
    likely: dict[str, str] = dict(get_global("likely_subtags"))
    written = {row.language for row in rows.values()}
    written_in = {
        language: (parts[0], parts[1])
        for language, meant in likely.items()
        if "_" not in language and (parts := meant.split("_"))[0] in written
    }
    return LocaleTable(
        locales=rows,
        dates=tuple(dates.all),
        names=tuple(names.all),
        numbers=tuple(numbers.all),
        units=tuple(units.all),
        languages=_sorted(get_global("language_aliases")),
        territories={old: new[0] for old, new in sorted(get_global("territory_aliases").items())} | {"ZZ": ""},
        scripts=_sorted(get_global("script_aliases")) | {"Zzzz": ""},
        variants=_sorted(get_global("variant_aliases")),
        likely=_sorted(
            {
                written: found
                for written, meant in likely.items()
                if (found := next(_leads_to(meant.split("_"), rows), None))
            }
        ),
        written_in=_sorted(written_in),
    )


def _leads_to(parts: list[str], rows: dict[str, Row]) -> Iterator[str]:
    """The locales for language, script and region, the nearest first: with the script and without it."""
    for candidate in ("_".join(parts), f"{parts[0]}_{parts[-1]}"):
        if candidate in rows:
            yield candidate


def _sorted(table: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(table.items()))


def region_table() -> RegionTable:
    """The likely regions of all languages that CLDR knows by a code."""
    from babel import Locale
    from babel.core import get_global

    likely = {code: meant.split("_")[-1] for code, meant in get_global("likely_subtags").items() if "_" not in code}
    known = {*get_global("language_aliases"), *Locale("en").languages}
    regions = sorted(set(likely.values()))
    return RegionTable(
        {region: "".join(_field(code) for code in sorted(likely) if likely[code] == region) for region in regions},
        " ".join(sorted(code for code in known - likely.keys() if code.isalpha())),
    )


def _field(code: str) -> str:
    if len(code) > CODE_WIDTH:
        raise ValueError(f"a code of more than {CODE_WIDTH} letters: {code!r}")
    return code.ljust(CODE_WIDTH)


def lines(table: LocaleTable | RegionTable) -> bytes:
    """A table as JSON with one entry of each part a line."""
    parts: list[str] = []
    for name, part in msgspec.json.decode(msgspec.json.encode(table)).items():
        if isinstance(part, dict):
            rows = [f"{_json(key)}:{_json(entry)}" for key, entry in part.items()]
            parts.append(f"{_json(name)}:{{\n" + ",\n".join(rows) + "\n}")
        elif isinstance(part, list):
            parts.append(f"{_json(name)}:[\n" + ",\n".join(map(_json, part)) + "\n]")
        else:
            parts.append(f"{_json(name)}:{_json(part)}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8")


def _json(part: object) -> str:
    return msgspec.json.encode(part).decode("utf-8")


def main() -> None:
    """Write both tables beside this module."""
    LOCALES.write_bytes(gzip.compress(lines(locale_table()), mtime=0))
    REGIONS.write_bytes(lines(region_table()))


if __name__ == "__main__":
    main()
