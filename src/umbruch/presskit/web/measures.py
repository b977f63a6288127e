"""Numbers for readers: sizes of files and pictures, counts of characters, names of languages."""

from __future__ import annotations

from umbruch.kept import remembered
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.language.wording import locale_of

_STEPS = ((1_000_000_000, "digital-gigabyte"), (1_000_000, "digital-megabyte"), (1000, "digital-kilobyte"))


def file_size(size: int, lang: str) -> str:
    """`1,2 MB`: powers of ten, two digits that count where the number is small.

    Args:
        size: in bytes.
        lang: decides the signs and the unit's name.
    """
    for step, unit in _STEPS:
        if size >= step * 0.9995:
            return _measured(round(size / step, 1) if size < step * 9.95 else round(size / step), unit, lang)
    return _measured(size, "digital-byte", lang)


def _measured(number: float, unit: str, lang: str) -> str:
    """A number with its unit; CLDR spells some units out in the singular (`1 Mbyte`), so the plural's sign is taken."""
    from babel.numbers import format_decimal
    from babel.units import format_unit

    locale = locale_of(lang)
    several = format_unit(1.5, unit, "short", locale=locale)
    return several.replace(format_decimal(1.5, locale=locale), format_decimal(number, locale=locale))


def pixels(width: int, height: int) -> str:
    """`2400 × 1600 px`, with spaces that do not break."""
    return "\N{NO-BREAK SPACE}".join((str(width), "×", str(height), "px"))


def count(number: int, lang: str) -> str:
    """A whole number with the group signs of a language."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale_of(lang))


@remembered(64)
def language_name(lang: str | None) -> str | None:
    """What a language calls itself (`Deutsch`), None where nobody has written that down."""
    if language_tag(lang) == UNDETERMINED or lang is None:
        return None
    locale = locale_of(lang)
    if locale.language != lang.split("-")[0].lower():
        return None
    name = locale.languages.get(locale.language)
    return name[:1].upper() + name[1:] if name else None
