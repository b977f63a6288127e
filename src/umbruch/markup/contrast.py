"""Whether text can be read on what lies behind it, after WCAG 2.2."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

from umbruch.style.units import Colour

ENOUGH = 4.5
"""The least contrast of text of any size (WCAG 2.2, 1.4.3 level AA)."""

_STEPS = 100


def luminance(colour: Colour) -> float:
    """The relative luminance of a colour, 0 to 1."""
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour.rgb
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_coloured(colour: Colour) -> bool:
    """Whether a colour is more than a grey with a hue."""
    return max(colour.rgb) - min(colour.rgb) > 0.2 * 255


def of_lightness(colour: Colour, lightness: float, most_saturated: float = 1.0) -> Colour:
    """The colour in another lightness (HLS, 0 to 1), its hue kept, its saturation too up to a limit."""
    hue, _, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour.rgb))
    red, green, blue = colorsys.hls_to_rgb(hue, lightness, min(saturation, most_saturated))
    return Colour(f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}")


def readable(colour: Colour, behind: Iterable[Colour], least: float = ENOUGH) -> Colour:
    """The colour, made darker or lighter no more than it takes to be read on everything that lies `behind` it.

    Args:
        colour: of the text.
        behind: colours that are all light or all dark.
        least: the contrast to reach; where nothing reaches it, black or white comes back.
    """
    grounds = tuple(behind)
    if all(contrast(colour, ground) >= least for ground in grounds):
        return colour
    lightness = colorsys.rgb_to_hls(*(part / 255 for part in colour.rgb))[1]
    end = 0.0 if sum(map(luminance, grounds)) / len(grounds) > 0.18 else 1.0
    for step in range(1, _STEPS + 1):
        nearer = of_lightness(colour, lightness + (end - lightness) * step / _STEPS)
        if all(contrast(nearer, ground) >= least for ground in grounds):
            return nearer
    return of_lightness(colour, end)
