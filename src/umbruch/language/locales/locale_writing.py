"""Days, times, numbers and sizes written out as a locale writes them, in Western digits (UTS 35, parts 3 and 4)."""

from __future__ import annotations

from datetime import date, time

from umbruch.language.locales.locale_search import Locale
from umbruch.language.locales.locale_table import Numbers


def day_written(day: date, locale: Locale, *, weekday: bool = False) -> str:
    """A day with the name of its month, and where wanted of its weekday: `20. November 2026`.

    Args:
        day: of the Gregorian calendar.
        locale: whose words and order.
        weekday: `Freitag, 20. November 2026`.
    """
    fields = {
        "d": str(day.day),
        "dd": f"{day.day:02}",
        "M": str(day.month),
        "MM": f"{day.month:02}",
        "y": str(day.year),
    }
    places = {"G": 1, "MMM": day.month - 1, "MMMM": day.month - 1}
    places |= dict.fromkeys(("EEE", "EEEE", "cccc"), day.weekday())
    fields |= {field: names[places[field]] for field, names in locale.names.items() if field in places}
    return (locale.dates.weekday_and_day if weekday else locale.dates.day).format_map(fields)


def time_written(moment: time, locale: Locale) -> str:
    """A time of day without its seconds: `10:00`, `10:00 AM`."""
    twelve = moment.hour % 12 or 12
    fields = {
        "H": str(moment.hour),
        "HH": f"{moment.hour:02}",
        "h": str(twelve),
        "hh": f"{twelve:02}",
        "m": str(moment.minute),
        "mm": f"{moment.minute:02}",
    }
    if halves := locale.names.get("a"):
        fields["a"] = halves[moment.hour // 12]
    if parts := locale.names.get("B"):
        fields["B"] = parts[moment.hour if moment.hour or moment.minute else -1]
    return locale.dates.time.format_map(fields)


def day_and_time_written(day: str, moment: str, locale: Locale) -> str:
    """A day and a time that are written already, in one line."""
    return locale.dates.day_and_time.format_map({"day": day, "time": moment})


def number_written(number: float, locale: Locale) -> str:
    """A number with the signs that part its groups (`18.400`), and one decimal where it has any.

    Args:
        number: at least 0.
        locale: whose signs.
    """
    whole, _, decimals = f"{number:.1f}".partition(".") if isinstance(number, float) else (str(number), "", "")
    grouped = _grouped(whole, locale.numbers)
    return grouped if decimals.strip("0") == "" else f"{grouped}{locale.numbers.decimal_sign}{decimals}"


def _grouped(digits: str, signs: Numbers) -> str:
    groups: list[str] = []
    size = signs.last_group
    while size and len(digits) > size:
        groups.insert(0, digits[-size:])
        digits = digits[:-size]
        size = signs.other_groups
    return signs.group_sign.join((digits, *groups))


def size_written(number: float, unit: str, locale: Locale) -> str:
    """A number with a unit of information as several are written: `1,2 MB`.

    Args:
        number: at least 0; of decimals only the first is written.
        unit: `digital-byte`, `digital-kilobyte`, `digital-megabyte` or `digital-gigabyte`.
        locale: whose signs and words.
    """
    return locale.units[unit].format(number_written(number, locale))
