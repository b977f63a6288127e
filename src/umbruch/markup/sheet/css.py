"""A style as CSS: one rule for each press role, under the class that `umbruch.registry.roles` gives it.

Every size is relative (`em`, line heights without a unit), so that readers can set text larger; the body text of the
style is 1em. Only elements at the end of a branch get a font size, so that lists in quotes in lists don't shrink.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Template
from typing import NamedTuple

from umbruch.fonts.carried.carried_faces import CarriedFace
from umbruch.kept import remembered
from umbruch.markup.contrast import luminance
from umbruch.markup.safe_elements import css_class
from umbruch.markup.sheet.large_type import LONG_WORDS, elsewhere, everywhere, is_large
from umbruch.markup.sheet.page_rules import FURNITURE, WIDE_LISTS
from umbruch.style.model import FontFamily, Generic, Style, TextStyle

_GENERIC: dict[Generic, str] = {"serif": "serif", "sans": "sans-serif"}
_ALIGN = {"left": "start", "right": "end", "centre": "center", "justify": "justify"}
NEARLY_BLACK = 0.02
"""Relative luminance (WCAG 2.2) below which ink counts as black: the reading system's own text colour is left alone."""

NARROW = "30em"
"""On a screen of this width or less nothing is justified."""


class RoleRule(NamedTuple):
    """Where a role's type is declared, where its box is, and the role whose text it stands in (its em)."""

    role: str
    type_selector: str
    box_selector: str | None
    within: str = "body"


def _rule_for(role: str) -> RoleRule:
    return RoleRule(role, f".{css_class(role)}", f".{css_class(role)}")


ROLE_RULES: tuple[RoleRule, ...] = (
    *(_rule_for(role) for role in ("kicker", "headline", "deck", "byline", "lead", "body", "subheading")),
    RoleRule("dateline", f".{css_class('dateline')}", None),
    RoleRule("quote", f".{css_class('quote')} p", f".{css_class('quote')}"),
    RoleRule("pull", f".{css_class('pull')} p", f".{css_class('pull')}"),
    _rule_for("attribution"),
    RoleRule("list", f".{css_class('list')} p", f".{css_class('list')}"),
    _rule_for("table"),
    RoleRule("box", f".{css_class('box')} > p, .{css_class('box')} > .{css_class('list')} p", f".{css_class('box')}"),
    RoleRule("box_title", f".{css_class('box')} > .{css_class('box_title')}", None),
    RoleRule("question", f"p.{css_class('question')}", f"p.{css_class('question')}"),
    _rule_for("note"),
    RoleRule("caption", ".tabular > p, .caption", ".tabular > p, .caption"),
    RoleRule("credit", f".{css_class('credit')}", None, within="caption"),
    *(_rule_for(role) for role in ("source", "embargo", "contact", "boilerplate", "notice")),
)


@remembered(32)
def stylesheet(style: Style) -> str:
    """The whole style sheet for markup that `umbruch.markup.xhtml` made; lines end with a newline."""
    large = ((rule.type_selector, getattr(style.text, rule.role).size) for rule in ROLE_RULES)
    sizes = sizes_elsewhere(style, dict(large))
    return "\n".join((*_roles(style), filled(FURNITURE, style), *sizes, *_narrow(style))) + "\n"


def sizes_elsewhere(style: Style, sizes: Mapping[str, float]) -> Iterator[str]:
    """Rules for paper and for narrow windows, where large type has other sizes.

    Args:
        style: for its body size.
        sizes: selectors of type, and the size in points that it has on paper.
    """
    body = style.text.body.size
    found: dict[str, list[str]] = {}
    for selector, size in sizes.items():
        for media, other in elsewhere(size / body):
            found.setdefault(media, []).append(_block(selector, ("font-size", em(other, 1))))
    for media, rules in found.items():
        yield _in_media(media, rules)


def _in_media(media: str, rules: Iterable[str]) -> str:
    inner = "\n".join(rules).replace("\n", "\n  ")
    return f"@media {media} {{\n  {inner}\n}}"


def filled(template: Template, style: Style) -> str:
    """A piece of CSS whose `$names` stand for colours, fonts and distances of the style."""
    text, colours = style.text, style.colours
    return template.substitute(
        accent=colours.accent,
        ink=colours.ink,
        muted=colours.muted,
        tint=colours.tint,
        rule=f"0.5pt solid {colours.rule}",
        serif=font_stack(style, "serif"),
        sans=font_stack(style, "sans"),
        body_font=font_stack(style, text.body.font),
        head_font=font_stack(style, text.page_head.font),
        head_size=em(text.page_head.size, text.body.size),
        source_font=font_stack(style, text.source.font),
        source_size=em(text.source.size, text.body.size),
        leading=_number(text.body.leading / text.body.size),
        line=em(text.body.leading, text.body.size),
        wide_lists=WIDE_LISTS,
        after_lead=em(max(text.lead.space_after, text.lead.leading / 2), text.lead.size),
    )


def em(points: float, base: float) -> str:
    """A length in points as a multiple of the type size `base`, to a thousandth."""
    return "0" if points == 0 else f"{_number(points / base)}em"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def font_stack(style: Style, generic: Generic) -> str:
    """The style's family and the generic one behind it."""
    family: FontFamily = style.fonts.serif if generic == "serif" else style.fonts.sans
    return f"{_quoted(family.family)}, {_GENERIC[generic]}"


_FORMATS: dict[str, str] = {"ttf": "truetype", "otf": "opentype", "woff2": "woff2"}


def font_face(face: CarriedFace, address: str, display: str | None = None) -> str:
    """The rule that makes a font file known under the name of its family (CSS Fonts 4, 4.1).

    Args:
        face: the font.
        address: where its file lies, seen from the style sheet.
        display: whether text waits for it; None for how browsers do it.
    """
    return _block(
        "@font-face",
        ("font-family", _quoted(face.family)),
        ("font-weight", "bold" if face.bold else "normal"),
        ("font-style", "italic" if face.italic else "normal"),
        *([("font-display", display)] if display else []),
        ("src", f'url("{address}") format("{_FORMATS[face.kind]}")'),
    )


def _quoted(name: str) -> str:
    """A CSS string (CSS Syntax 3, 4.3.5); whatever could end it is written as a code point."""
    written = "".join(
        character if character.isalnum() or character in " -_." else f"\\{ord(character):x} " for character in name
    )
    return f'"{written}"'


def _block(selector: str, *declarations: tuple[str, str]) -> str:
    """One rule of CSS."""
    body = "".join(f"  {name}: {value};\n" for name, value in declarations)
    return f"{selector} {{\n{body}}}" if body else ""


def _type_declarations(style: Style, text: TextStyle, base: float) -> Iterator[tuple[str, str]]:
    """Font, size, colour and alignment of one role.

    Args:
        style: for its fonts and its ink.
        text: the role's text style.
        base: type size in points of the text around it.
    """
    yield "font-family", font_stack(style, text.font)
    yield "font-size", em(everywhere(text.size / style.text.body.size) * style.text.body.size, base)
    yield "font-weight", "bold" if text.weight == "bold" else "normal"
    yield "font-style", "italic" if text.slant == "italic" else "normal"
    if not (text.colour == style.colours.ink and luminance(text.colour) < NEARLY_BLACK):
        yield "color", text.colour
    if text.capitals:
        yield "text-transform", "uppercase"
    if text.small_caps:
        yield "font-variant-caps", "small-caps"
    if text.figures != "default":
        yield "font-variant-numeric", f"{text.figures}-nums"
    if text.tracking:
        yield "letter-spacing", em(text.tracking, text.size)


def _paragraph_declarations(text: TextStyle, body: float) -> Iterator[tuple[str, str]]:
    yield "line-height", _number(text.leading / text.size)
    yield "text-align", _ALIGN[text.align]
    if is_large(text.size / body):
        yield from LONG_WORDS
        return
    yield "-webkit-hyphens", "auto" if text.hyphenate else "manual"
    yield "hyphens", "auto" if text.hyphenate else "manual"


def _box_declarations(style: Style, text: TextStyle, base: float) -> Iterator[tuple[str, str]]:
    before, after = em(text.space_before, base), em(text.space_after, base)
    yield "margin", before if before == after == "0" else f"{before} 0 {after}"
    if text.inset:
        yield "margin-inline-start", em(text.inset, base)
    for side, thickness in (("top", text.rule_above), ("bottom", text.rule_below)):
        if thickness:
            yield f"border-{side}", f"{thickness:g}pt solid {style.colours.rule}"
            yield f"padding-{side}", "0.4em"


def _roles(style: Style) -> Iterator[str]:
    body = style.text.body.size
    for rule in ROLE_RULES:
        text: TextStyle = getattr(style.text, rule.role)
        around: TextStyle = getattr(style.text, rule.within)
        declarations = [*_type_declarations(style, text, around.size)]
        if rule.box_selector is None:
            yield _block(rule.type_selector, *declarations)
            continue
        declarations += _paragraph_declarations(text, body)
        if rule.box_selector == rule.type_selector:
            yield _block(rule.type_selector, *declarations, *_box_declarations(style, text, text.size))
        else:
            yield _block(rule.type_selector, *declarations, ("margin", "0"))
            yield _block(rule.box_selector, *_box_declarations(style, text, body))
    if indent := style.text.body.indent:
        yield _block(f".{css_class('body')} + .{css_class('body')}", ("text-indent", em(indent, body)))


def _narrow(style: Style) -> Iterator[str]:
    """On a telephone nothing is justified: few reading systems can hyphenate every language, and without that a short
    line gets holes.
    """
    justified = (rule for rule in ROLE_RULES if getattr(style.text, rule.role).align == "justify")
    if rules := [_block(rule.type_selector, ("text-align", "start")) for rule in justified]:
        yield _in_media(f"(max-width: {NARROW})", rules)
