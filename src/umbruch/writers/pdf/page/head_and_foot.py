"""Page heads and feet: three slots each, filled from the article, with the page number in its language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from umbruch.language.wording import page_number
from umbruch.style.model import Style, TextStyle
from umbruch.style.page_heads import FOLIO, PAGE, Facts, facts_of, filled
from umbruch.style.room import ASCENT, DESCENT, FOOT_AT, HEAD_AT, RULE_GAP
from umbruch.style.units import Colour
from umbruch.tree import Article, Publication
from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.file.structure_tags import PAGE_FOOT, PAGE_HEAD, Element
from umbruch.writers.pdf.page.galley import STRONG_RULE
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import Look, SetLine
from umbruch.writers.pdf.type.settable import clean

_SLOTS = ("left", "centre", "right")
_ELLIPSIS = "…"
_LOGO_SHARE = 0.8
"""How much of the room above the page head a logo may take."""
_BETWEEN_SLOTS = 16.0
"""White between two slots in points: about two ems of a page head."""
_ON_BAR = Colour("#ffffff")
_MARKS_AT, _MARK = 11.3, 0.4
_MARKS = {
    "din-a": ((246.6, 14.2), (420.9, 20.0), (544.3, 14.2)),
    "din-b": ((297.6, 14.2), (420.9, 20.0), (595.3, 14.2)),
}
"""Where marks lie, in points from the upper edge, and how long they are: for folding at 87 and 192 mm (form A) or 105
and 210 mm (form B), and longer for punching at 148.5 mm; they begin 4 mm from the left edge (DIN 5008)."""
_WINDOW_AT = {"none": 127.6, "din-a": 76.5, "din-b": 127.6}
_WINDOW_LEFT, _WINDOW_WIDTH, _SENDER_SIZE, _SENDER_DOWN = 70.9, 212.6, 7.0, 12.0
"""The field of the address begins 27 or 45 mm below the edge, 25 mm from the left; the sender stands on one line in its
first 5 mm (DIN 5008)."""
_AFTER_BOLD = "\N{EM SPACE}"
"""White between the section, which is bold, and what stands behind it."""
_PLATE = 4.0
"""White beside a logo on a bar, whose colours are made for white paper."""
_MIDDLE = 0.34
"""How far the baseline stands below the middle of a bar, as a part of the size: half the height of capitals."""
_LEAST_EMBARGO, _HAIR = 0.5, 0.01
"""An embargo that is too long for a page head is set smaller, down to half of its size."""
_FIRST_SHARE = 0.5
"""What the slot that is set first may take of the measure, where another stands beside it."""


class Logo(NamedTuple):
    """The logo of a publication: the name of its resource, and how much wider than high it is."""

    name: str
    shape: float


class _Bold(NamedTuple):
    """Words of which those are bold that a slot begins with, and their colour; and what is bold at the end of one."""

    words: tuple[str, ...]
    colour: Colour
    last: str = ""


class PageFurniture(NamedTuple):
    """What the heads and feet of an article's pages say, but for the page number.

    `opens` says that it begins here, `bleeds` that a picture takes the place of the page head.
    """

    style: Style
    lang: str | None
    facts: Facts
    place: str
    leftwards: bool
    logo: Logo | None = None
    opens: bool = False
    bleeds: bool = False


def furniture_of(
    publication: Publication, article: Article | None, style: Style, place: str, *, leftwards: bool
) -> PageFurniture:
    """The values of the placeholders for an article, or for the title page of a kit."""
    lang = (article.lang if article else None) or publication.lang
    return PageFurniture(style, lang, facts_of(publication, article), place, leftwards)


def draw_furniture(pen: Pen, furniture: PageFurniture, page: int, pages: int, *, goes_on: bool = False) -> None:
    """Draw head and foot of page number `page` (from 1) of `pages`, after which the article may go on."""
    style = furniture.style
    if goes_on:
        furniture = furniture._replace(facts=furniture.facts._replace(more=style.end.more))
    if furniture.opens:
        furniture = furniture._replace(facts=furniture.facts._replace(kicker=""))
    numbers = {PAGE: page_number(page, pages, furniture.lang), FOLIO: str(page)} if pages > 1 else {}
    margins = style.page.margins
    upper = style.page.first_top or margins.top if furniture.opens else margins.top
    head_at = style.page.height - upper * HEAD_AT
    if furniture.opens and style.letter.head_rule:
        words = style.text.page_head
        head_at = style.page.height - style.letter.head_rule - words.rule_below + words.size * DESCENT + RULE_GAP
    if furniture.opens and style.letter.marks != "none":
        for down, length in _MARKS[style.letter.marks]:
            if down > style.page.height:
                break
            pen.rule(_MARKS_AT, style.page.height - down, length, _MARK, style.colours.muted, PAGE_HEAD)
    if furniture.opens and style.letter.window:
        _sender(pen, furniture)
    for slots, text, artifact, baseline in (
        (style.head, style.text.page_head, PAGE_HEAD, head_at),
        (style.foot, style.text.page_foot, PAGE_FOOT, margins.bottom * FOOT_AT),
    ):
        if artifact is PAGE_HEAD and furniture.bleeds:
            continue
        written = {slot: _written(getattr(slots, slot), furniture.facts, numbers) for slot in _SLOTS}
        turned = slots.turns and page % 2 == 1
        if turned:
            written = _turned(written, numbers.get(FOLIO, ""))
        section = furniture.facts.section if text.weight == "regular" else ""
        bold = tuple(filter(None, (section, numbers.get(FOLIO, ""))))
        beside = _logo(pen, furniture, baseline) if artifact is PAGE_HEAD else 0.0
        if slots.bar:
            edge = style.page.height - slots.bar if artifact is PAGE_HEAD else 0.0
            pen.band(edge, slots.bar, style.page.width, style.colours.accent, artifact)
            text = msgspec.structs.replace(text, colour=_ON_BAR, rule_below=0.0, rule_above=0.0)
            baseline = edge + slots.bar / 2 - _MIDDLE * text.size
        warns = artifact is PAGE_HEAD and style.warns_in_heads and not furniture.opens and furniture.facts.embargo
        lined = artifact is PAGE_HEAD and furniture.opens and style.letter.head_rule
        if warns or lined or any(written.values()):
            look = Look(
                text, style.fonts, text.colour, furniture.lang, f"{furniture.place}.furniture", furniture.leftwards
            )
            taken = _draw_embargo(pen, furniture, look, baseline, beside, on_bar=bool(slots.bar)) if warns else 0.0
            if warns:
                left = written["left"] if beside + taken < style.head_width else ""
                written = {**dict.fromkeys(_SLOTS, ""), "left": left}
            colour = style.colours.ink if text.colour == style.colours.muted else text.colour
            last = numbers.get(FOLIO, "") if turned else ""
            _draw(pen, style, written, look, artifact, baseline, (beside, taken), _Bold(bold, colour, last))
            _rules(pen, style, text, artifact, baseline)


def _turned(written: dict[str, str], folio: str) -> dict[str, str]:
    """The slots of a page on the right: a folio that stands outside on the left one stands so here, too."""
    outer, inner = written["left"], written["right"]
    if folio and outer.startswith(f"{folio} "):
        outer = f"{outer.removeprefix(folio).strip()} {folio}"
    return {**written, "left": inner, "right": outer}


def _sender(pen: Pen, furniture: PageFurniture) -> None:
    """Who sends the letter, on one line above the field of the address."""
    style, facts = furniture.style, furniture.facts
    text = msgspec.structs.replace(
        style.text.page_head, size=_SENDER_SIZE, weight="regular", colour=style.colours.muted
    )
    look = Look(text, style.fonts, text.colour, furniture.lang, f"{furniture.place}.furniture", furniture.leftwards)
    line = _line(facts.organisation, look, PAGE_HEAD, _WINDOW_WIDTH)
    if line is None:
        return
    baseline = style.page.height - _WINDOW_AT[style.letter.marks] - _SENDER_DOWN
    pen.line(line, _WINDOW_LEFT, baseline)
    pen.rule(_WINDOW_LEFT, baseline - 3.0, _WINDOW_WIDTH, _MARK, style.colours.rule, PAGE_HEAD)


def _written(template: str, facts: Facts, numbers: Mapping[str, str]) -> str:
    pieces = filled(template, facts)
    return " ".join("".join(numbers.get(piece.name or "", piece.words) for piece in pieces).split())


def _logo(pen: Pen, furniture: PageFurniture, baseline: float) -> float:
    """Draw the logo on the line of the page head; how much room it takes on the left, in points."""
    sizes, logo, page = furniture.style.logo, furniture.logo, furniture.style.page
    bar = furniture.style.head.bar
    if bar:
        baseline = page.height - bar * (1 + _LOGO_SHARE) / 2
    most = bar * _LOGO_SHARE if bar else (page.height - baseline) * _LOGO_SHARE
    height = min(sizes.first if furniture.opens else sizes.height, most)
    if logo is None or height <= 0:
        return 0.0
    width = height * logo.shape
    if width > page.measure / 2:
        width, height = page.measure / 2, page.measure / 2 / logo.shape
    if bar:
        pen.rule(page.margins.left - _PLATE, page.height - bar, width + 2 * _PLATE, bar, _ON_BAR, PAGE_HEAD)
    pen.picture(logo.name, PAGE_HEAD, page.margins.left, baseline, width, height)
    return width + _BETWEEN_SLOTS


def _draw_embargo(
    pen: Pen, furniture: PageFurniture, look: Look, baseline: float, beside: float, *, on_bar: bool
) -> float:  # fmt: skip
    """Say the embargo at the right of a page head; how much it takes, all of it where it leaves less than half."""
    style = furniture.style
    colour = look.style.colour if on_bar else style.text.embargo.colour
    above = style.page.height - baseline
    room = min(above / ASCENT, (style.page.margins.top - above) / DESCENT)  # a style without a head may have little
    size = look.style.size if on_bar else min(look.style.size, style.text.embargo.size, room)
    look = look._replace(style=msgspec.structs.replace(look.style, size=size, weight="bold", colour=colour))
    written, room = " ".join(furniture.facts.embargo.split()), style.head_width - beside
    whole = _line(written, look, PAGE_HEAD, math.inf)
    if whole is not None and whole.width > room:  # the hour stands at its end
        size *= max(room / whole.width - _HAIR, _LEAST_EMBARGO)
        look = look._replace(style=msgspec.structs.replace(look.style, size=size))
    line = _line(written, look, PAGE_HEAD, room)
    if line is None:
        return 0.0
    pen.line(line, style.page.margins.left + style.head_width - line.width, baseline)
    taken = line.width + _BETWEEN_SLOTS
    return taken if taken < style.head_width * _FIRST_SHARE else style.head_width


def _draw(
    pen: Pen, style: Style, written: dict[str, str], look: Look, artifact: Element, baseline: float,
    taken: tuple[float, float], bold: _Bold,
) -> None:  # fmt: skip
    """Draw the slots between what is taken on their left and on their right."""
    page, beside = style.page, taken[0]
    set_lines = _slots_filled(written, look, artifact, style.head_width - sum(taken), bold)
    for slot, line in set_lines.items():
        slack = style.head_width - line.width
        shift = {"left": beside, "centre": slack / 2, "right": slack}[slot]
        pen.line(line, page.margins.left + shift, baseline)


def _slots_filled(
    written: dict[str, str], look: Look, artifact: Element, measure: float, bold: _Bold
) -> dict[str, SetLine]:  # fmt: skip
    """The lines of the slots, shortened so that none runs into another: the centre first, then right, then left."""
    lone = sum(1 for text in written.values() if text) == 1
    room = measure if lone else measure * _FIRST_SHARE
    centre = _line(written["centre"], look, artifact, room, bold)
    if centre is not None:
        room = (measure - centre.width) / 2 - _BETWEEN_SLOTS
    right = _line(written["right"], look, artifact, room, bold)
    if centre is None and not lone:
        room = measure - (right.width + _BETWEEN_SLOTS if right else 0.0)
    left = _line(written["left"], look, artifact, room, bold)
    slots = {"left": left, "centre": centre, "right": right}
    return {slot: line for slot, line in slots.items() if line is not None}


def _line(written: str, look: Look, artifact: Element, room: float, bold: _Bold | None = None) -> SetLine | None:
    """One line of furniture, shortened with an ellipsis where it is too long; none where not a letter has room.

    Where it begins or ends with the words of `bold`, those are set so.
    """
    written = clean(written[:300], look.place)
    begins = next((len(words) for words in bold.words if f"{written} ".startswith(f"{words} ")), 0) if bold else 0
    parts, rest = [], written[begins:]
    if bold and begins:
        parts = [look.run(written[:begins], artifact, bold=True)._replace(colour=bold.colour)]
        rest = _AFTER_BOLD + rest.lstrip() if rest[:1] == " " else rest
    ends = bold.last if bold and not begins and bold.last and written.endswith(f" {bold.last}") else ""
    if ends:
        rest = rest.removesuffix(ends).rstrip() + _AFTER_BOLD
    runs = [*parts, look.run(rest, artifact)]
    if bold and ends:
        runs.append(look.run(ends, artifact, bold=True)._replace(colour=bold.colour))
    lines = compose(runs, look, 10_000)
    if not lines:
        return None
    if lines[0].width <= room:
        return lines[0]._replace(offset=0.0)
    share = int(len(written) * room / lines[0].width) - 2
    if share < 1:
        return None
    cut = written[:share]
    if " " in cut.strip():
        cut = cut.rsplit(" ", 1)[0]
    return _line(cut.rstrip(" ,;:–-") + _ELLIPSIS, look, artifact, room, bold)


def _rules(pen: Pen, style: Style, text: TextStyle, artifact: Element, baseline: float) -> None:
    page, colours = style.page, style.colours
    strong = colours.ink if text.colour == colours.muted else text.colour
    if text.rule_below:
        below = baseline - text.size * DESCENT - RULE_GAP
        colour = strong if text.rule_below >= STRONG_RULE else colours.rule
        pen.rule(page.margins.left, below, style.head_width, text.rule_below, colour, artifact)
    if text.rule_above:
        above = baseline + text.size * 0.8 + RULE_GAP
        colour = strong if text.rule_above >= STRONG_RULE else colours.rule
        pen.rule(page.margins.left, above, style.head_width, text.rule_above, colour, artifact)
