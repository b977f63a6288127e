"""The colours of a style sheet as variables, each with a tone for light and for dark surroundings."""

from __future__ import annotations

import re
from typing import Literal

from umbruch.kept import remembered
from umbruch.style.units import Colour

PAPER = Colour("#ffffff")
NIGHT = Colour("#17181a")
READABLE = 5.5
"""Contrast of text in the dark; WCAG 2.2 (1.4.3) asks for 4.5."""
GLARING = 13.0
"""More contrast than that tires the eye in the dark."""

Use = Literal["text", "line", "ground"]

_DECLARATION = re.compile(r"(?P<property>[\w-]+): (?P<before>[^;{}]*?)(?P<colour>#[0-9a-f]{6})(?=[;\s])")
_USES: dict[str, Use] = {"color": "text", "background-color": "ground"}


def toned(css: str) -> str:
    """The rules with a variable for each colour, after the rules that set the variables for light and dark.

    Args:
        css: rules made by `umbruch.markup.sheet.css`, whose colours are written `#rrggbb`.
    """
    names: dict[tuple[Use, Colour], str] = {("ground", PAPER): "--paper"}

    def named(found: re.Match[str]) -> str:
        use = _USES.get(found["property"], "line")
        name = names.setdefault((use, Colour(found["colour"])), f"--{use}-{len(names)}")
        return f"{found['property']}: {found['before']}var({name})"

    rules = _DECLARATION.sub(named, css)
    light = "\n".join(f"  {name}: {colour};" for (_, colour), name in names.items())
    dark = "\n".join(f"    {name}: {in_the_dark(colour, use)};" for (use, colour), name in names.items())
    return (
        f":root {{\n  color-scheme: light dark;\n{light}\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}\n  }}\n}}\n{rules}"
    )


@remembered(512)
def in_the_dark(colour: Colour, use: Use) -> Colour:
    """The tone that stands out from the dark as far as the colour does from white paper; text never less readable.

    Args:
        colour: as it stands on paper.
        use: what it is for.
    """
    wanted = min(contrast(colour, PAPER), GLARING)
    if use == "text":
        wanted = max(wanted, READABLE)
    towards = PAPER if contrast(colour, NIGHT) < wanted else NIGHT
    steps = [_mixed(colour, towards, step / 50) for step in range(51)]
    return min(steps, key=lambda tone: (contrast(tone, NIGHT) < wanted and use == "text", _off(tone, wanted)))


def _off(tone: Colour, wanted: float) -> float:
    return abs(contrast(tone, NIGHT) - wanted)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours after WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour.rgb
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    parts = (round(one + (two - one) * share) for one, two in zip(colour.rgb, other.rgb, strict=True))
    return Colour("#" + "".join(f"{part:02x}" for part in parts))
