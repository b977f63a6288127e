"""A style's palette by day and by night, as custom properties of CSS, each text colour readable where it stands.

A style is made for paper. On a screen its colours are checked against their grounds and mended where they miss
WCAG's level AA; those for the night are derived from the same hues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.markup.contrast import ENOUGH, contrast, is_coloured, of_lightness, readable
from umbruch.markup.sheet.css import font_stack
from umbruch.style.model import Generic, Style
from umbruch.style.units import Colour

WHITE = Colour("#ffffff")

_LITERAL = re.compile(r"(?P<text>(?<![\w-])color: )?#(?P<digits>[0-9a-f]{6})\b")
_STACKS: dict[Generic, str] = {
    "serif": 'Charter, "Bitstream Charter", Georgia, Cambria, "Noto Serif", "Liberation Serif", serif',
    "sans": '"Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
}
"""What stands in on a computer that lacks the style's family, from the nearest relative to the generic one."""

_NIGHT, _NIGHT_TINT, _NIGHT_RULE = 0.082, 0.125, 0.30
"""Lightness of paper, tinted areas and rules by night."""
_FAINT = 0.16
_SHINE, _GLOW = 13.0, 5.5
"""By night greys and colours have no more contrast than this: neither glares, and colours keep theirs."""
_SOFT = 0.5
"""And no more saturation than this."""
_TINTED = 0.9
"""A tint lighter than this is left as it is by day; text has to be read on it."""


class Palette(NamedTuple):
    """The colours of one time of day: grounds, rules, and the text colours that the style's own become."""

    paper: Colour
    tint: Colour
    rule: Colour
    text: dict[Colour, Colour]


def by_day(style: Style) -> Palette:
    """The style's colours on white, darkened where they are too faint."""
    tint = style.colours.tint
    if contrast(tint, WHITE) > contrast(Colour("#e0e0e0"), WHITE):
        tint = of_lightness(tint, _TINTED)
    text = {colour: readable(colour, (WHITE, tint)) for colour in _text_colours(style)}
    return Palette(WHITE, tint, style.colours.rule, text)


def by_night(style: Style) -> Palette:
    """The same hues, light on dark."""
    colours = style.colours
    paper = of_lightness(colours.tint, _NIGHT, _FAINT)
    tint = of_lightness(colours.tint, _NIGHT_TINT, _FAINT)
    text = {}
    for colour in _text_colours(style):
        wanted = min(max(contrast(colour, WHITE), ENOUGH), _GLOW if is_coloured(colour) else _SHINE)
        text[colour] = _muted(readable(colour, (paper, tint), wanted), (paper, tint), wanted)
    return Palette(paper, tint, of_lightness(colours.tint, _NIGHT_RULE, _FAINT), text)


def _muted(colour: Colour, behind: tuple[Colour, ...], least: float) -> Colour:
    """The colour with less saturation, which glares on dark paper."""
    lightness = (max(colour.rgb) + min(colour.rgb)) / 510
    return readable(of_lightness(colour, lightness, _SOFT), behind, least)


def _text_colours(style: Style) -> tuple[Colour, ...]:
    texts = (getattr(style.text, name).colour for name in style.text.__struct_fields__)
    return tuple(sorted({style.colours.ink, style.colours.muted, style.colours.accent, *texts}))


def properties(style: Style) -> str:
    """The rules that declare all properties: those of the day, and in a media query those of the night.

    `--paper`, `--ink`, `--muted`, `--accent`, `--rule`, `--tint` and `--alert` (the colour of an embargo) are there to
    be used, `--serif` and `--sans` too. Text in the colour of the paper can be read on accent and alert, `--on-alarm`
    on `--alarm`, which is the same by day and by night.
    """
    day = "".join(f"  --{name}: {value};\n" for name, value in _declarations(style, by_day(style)))
    night = "".join(f"    --{name}: {value};\n" for name, value in _declarations(style, by_night(style)))
    fonts = "".join(f"  --{generic}: {_stack(style, generic)};\n" for generic in _STACKS)
    return (
        f":root {{\n  color-scheme: light dark;\n{fonts}{day}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{night}  }}\n}}\n"
    )


def _stack(style: Style, generic: Generic) -> str:
    return f"{font_stack(style, generic).rpartition(',')[0]}, {_STACKS[generic]}"


def _declarations(style: Style, palette: Palette) -> Iterator[tuple[str, Colour]]:
    yield "paper", palette.paper
    yield "tint", palette.tint
    yield "rule", palette.rule
    for name in ("ink", "muted", "accent"):
        yield name, palette.text[getattr(style.colours, name)]
    yield "alert", palette.text[style.text.embargo.colour]
    yield "alarm", by_day(style).text[style.text.embargo.colour]
    yield "on-alarm", WHITE
    for own, shown in palette.text.items():
        yield f"text-{own[1:]}", shown


def with_properties(css: str, style: Style) -> str:
    """A style sheet with its colours and font stacks taken from the properties.

    Args:
        css: what `umbruch.markup.sheet.css` made of the same style.
        style: the style.
    """
    areas = {style.colours.tint: "tint", style.colours.rule: "rule"}
    texts = _text_colours(style)

    def named(found: re.Match[str]) -> str:
        colour = Colour(f"#{found['digits']}")
        if colour in areas and not found["text"]:
            return f"var(--{areas[colour]})"
        return f"{found['text'] or ''}var(--text-{found['digits']})" if colour in texts else found[0]

    sheet = _LITERAL.sub(named, css)
    for generic in _STACKS:
        sheet = sheet.replace(font_stack(style, generic), f"var(--{generic})")
    return sheet
