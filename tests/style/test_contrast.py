"""In every style that ships all text can be read on what lies behind it, and links are told without their colour."""

from __future__ import annotations

import msgspec
import pytest

from umbruch.markup.contrast import ENOUGH, contrast
from umbruch.style import Style, builtin_names, load
from umbruch.style.model import Colours
from umbruch.style.units import Colour

WHITE = Colour("#ffffff")
ON_TINT = ("box", "box_title", "list", "table", "note", "caption", "credit", "source", "embargo", "page_head")
"""Roles that may stand on a panel or a bar in the style's tint."""

LINK = 3.0
"""The least contrast of links with the text around them where nothing else tells them (WCAG 2.2, G183)."""


def pairs(style: Style) -> list[tuple[str, Colour, Colour]]:
    """Each colour of text and each ground on which it may stand."""
    looks = {role: getattr(style.text, role).colour for role in style.text.__struct_fields__}
    on_paper = [(role, colour, WHITE) for role, colour in looks.items()]
    on_tint = [(f"{role} on the tint", looks[role], style.colours.tint) for role in ON_TINT]
    links = [("links", style.colours.accent, WHITE), ("links in a box", style.colours.accent, style.colours.tint)]
    return on_paper + on_tint + links


def too_pale(style: Style) -> list[str]:
    return [name for name, text, ground in pairs(style) if contrast(text, ground) < ENOUGH]


def link_is_told(style: Style) -> bool:
    return style.links.underline > 0 or contrast(style.colours.accent, style.text.body.colour) >= LINK


@pytest.mark.parametrize("name", builtin_names())
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    style = load(name)
    assert not too_pale(style)
    for variant in style.variants:
        assert not too_pale(msgspec.structs.replace(style, page=variant.page, text=variant.text))


@pytest.mark.parametrize("name", builtin_names())
def test_links_are_told_by_a_line_or_by_three_to_one(name: str) -> None:
    assert link_is_told(load(name))


def test_a_pale_accent_is_seen() -> None:
    style = load("broadsheet")
    pale = msgspec.structs.replace(style, colours=Colours(**{**_colours(style), "accent": Colour("#ff9999")}))
    assert "links" in too_pale(pale)


def test_a_link_by_colour_alone_is_seen() -> None:
    style = load("broadsheet")
    bare = msgspec.structs.replace(style, links=msgspec.structs.replace(style.links, underline=0))
    assert not link_is_told(bare)


def _colours(style: Style) -> dict[str, Colour]:
    return msgspec.structs.asdict(style.colours)
