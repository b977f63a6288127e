"""Names of months and weekdays, and how languages say how long ago, as Unicode's CLDR has them, written by a command.

`python -m umbruch.clipping.conventions.calendars` writes `calendars.json` anew from Babel, whose tables are CLDR's.
Reading never imports Babel, which costs more than a whole article.
"""

from __future__ import annotations

from pathlib import Path

LANGUAGES = (
    "bg", "ca", "cs", "el", "et", "fa", "he", "hi", "hr", "hu", "ja", "ko", "lt", "lv", "ro", "ru", "sk", "sl", "tr",
    "uk", "zh",
)  # fmt: skip
_WITH_OWN_MONTHS = ("ar", "da", "de", "en", "es", "fi", "fr", "it", "nl", "no", "pl", "pt", "sv")
_LEAST_SHORT = 3
_UNITS = ("minute", "hour", "day", "week", "month", "year")
"""What web pages count in when they say how old an article is."""


def names_of(lang: str) -> dict[str, list[object]]:
    """The months (twelve lists: as they stand after a day, alone, short) and the weekdays of a language."""
    from babel import Locale, localedata

    # Babel puts what a name leads to into tables that languages share: `hi` after `he` would have Hebrew months.
    localedata._cache.clear()
    locale = Locale.parse(lang)
    months: list[object] = []
    for number in range(1, 13):
        found = [
            locale.months[context][width][number].rstrip(".")
            for context, width in (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"))
        ]
        whole = [name for name in found if len(name) >= _LEAST_SHORT and not name[0].isdigit()]
        months.append(list(dict.fromkeys(whole)))
    weekdays: list[object] = list(
        dict.fromkeys(
            locale.days[context]["wide"][number] for context in ("format", "stand-alone") for number in range(7)
        )
    )
    return {"months": months, "weekdays": weekdays}


def ages_of(lang: str) -> dict[str, list[object]]:
    """How a language says how long ago something was, `{0}` for the number: `vor {0} Stunden`, `il y a {0} h`."""
    from babel import Locale

    fields = Locale.parse("nb" if lang == "no" else lang)._data["date_fields"]
    widths = (fields.get(f"{unit}{width}", {}) for unit in _UNITS for width in ("", "-short"))
    found = [pattern.casefold() for width in widths for pattern in width.get("past", {}).values() if "{0}" in pattern]
    return {"ages": list(dict.fromkeys(found))}


def tables() -> dict[str, dict[str, list[object]]]:
    """The tables of all languages; those that have months of their own in their file of conventions get none here."""
    named = {lang: {**names_of(lang), **ages_of(lang)} for lang in LANGUAGES}
    return {**named, **{lang: ages_of(lang) for lang in _WITH_OWN_MONTHS}}


def main() -> None:
    """Write `calendars.json` beside the conventions."""
    import json

    path = Path(__file__).with_name("calendars.json")
    rows = (f"{json.dumps(lang)}: {json.dumps(names, ensure_ascii=False)}" for lang, names in tables().items())
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
