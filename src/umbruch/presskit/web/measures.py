"""Numbers for readers: sizes of files and pictures, counts of characters, names of languages."""

from __future__ import annotations

from umbruch.kept import remembered
from umbruch.language.locales.locale_search import locale_of
from umbruch.language.locales.locale_writing import number_written, size_written
from umbruch.language.tags import UNDETERMINED, language_tag

_STEPS = ((1_000_000_000, "digital-gigabyte"), (1_000_000, "digital-megabyte"), (1000, "digital-kilobyte"))


def file_size(size: int, lang: str) -> str:
    """`1,2 MB`: powers of ten, two digits that count where the number is small.

    Args:
        size: in bytes.
        lang: decides the signs and the unit's name.
    """
    locale = locale_of(lang)
    for step, unit in _STEPS:
        if size >= step * 0.9995:
            return size_written(round(size / step, 1) if size < step * 9.95 else round(size / step), unit, locale)
    return size_written(size, "digital-byte", locale)


def pixels(width: int, height: int) -> str:
    """`2400 × 1600 px`, with spaces that do not break."""
    return "\N{NO-BREAK SPACE}".join((str(width), "×", str(height), "px"))


def count(number: int, lang: str) -> str:
    """A whole number with the group signs of a language."""
    return number_written(number, locale_of(lang))


@remembered(64)
def language_name(lang: str | None) -> str | None:
    """What a language calls itself (`Deutsch`), None where nobody has written that down."""
    if language_tag(lang) == UNDETERMINED or lang is None:
        return None
    locale = locale_of(lang)
    if locale.language != lang.split("-")[0].lower():
        return None
    return locale.own_name[:1].upper() + locale.own_name[1:] or None
