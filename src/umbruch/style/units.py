"""Lengths and colours as a style file writes them."""

from __future__ import annotations

import re

from umbruch.written.limits import shown

POINTS_PER_UNIT = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pc": 12.0}

LONGEST = 14_400
"""The longest side of a sheet in points (ISO 19005-2, 6.1.13)."""

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*([A-Za-z%]*)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Length(float):
    """A length in points."""


class Colour(str):
    """An sRGB colour, `#rrggbb` in lower case."""

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue, each 0 to 255."""
        return int(self[1:3], 16), int(self[3:5], 16), int(self[5:7], 16)


def _shown(written: object) -> str:
    return shown(written) if isinstance(written, str) else f"{written!r:.80}"


def parse_length(written: object) -> Length:
    """A length from `"9.5pt"`, `"18mm"`, `"1in"` or the number 0; ValueError says what is wrong."""
    if written == 0 and not isinstance(written, bool):
        return Length(0)
    if not isinstance(written, str) or not (match := _LENGTH.fullmatch(written.strip())):
        raise ValueError(f'{_shown(written)} is not a length; write for example "10pt" or "18mm"')
    number, unit = match.groups()
    if unit not in POINTS_PER_UNIT:
        known = ", ".join(POINTS_PER_UNIT)
        raise ValueError(
            f"{_shown(written)} has no unit; write one of {known}"
            if not unit
            else f"{_shown(unit)} in {_shown(written)} is not a unit that umbruch knows; write one of {known}"
        )
    points = float(number) * POINTS_PER_UNIT[unit]
    if abs(points) > LONGEST:
        raise ValueError(f"{_shown(written)} is longer than any sheet; at most 200 inches (5080mm)")
    return Length(points)


def parse_colour(written: object) -> Colour:
    """A colour from `"#1a2b3c"`; ValueError says what is wrong."""
    if not isinstance(written, str) or not _COLOUR.fullmatch(written):
        raise ValueError(f'{_shown(written)} is not a colour; write it as "#rrggbb", for example "#8a1c1c"')
    return Colour(written.lower())
