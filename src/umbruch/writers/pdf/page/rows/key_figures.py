"""Key figures: a box of few facts, all of them numbers, as panels side by side over the page, the numbers large."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from umbruch.tree import Block
from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.rows.fact_rows import Fact, facts_in
from umbruch.writers.pdf.page.strips import PanelStrip, Strip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import LineBreak, Look, SetLine

_NUMBER = re.compile(r"(?P<number>(?:[€$£] ?)?[+\-–−]?\d[\d.,:\u00a0\u202f\u2009]*(?<![.,:]))(?P<unit>.*)")
_LEAST = 3
"""Fewer facts stay a box."""
_SIZES = (34.0, 30.0, 26.0, 22.0, 18.0)
"""Sizes of the numbers; all of a row have the largest in which each fits its panel."""
_UNIT = 0.42
"""The size of a unit as a part of that: 14 pt beside 34 (board i-2)."""
_GAP, _PADDING, _EDGE = 14.0, 10.0, 3.0
"""White between panels and inside of them, and the rule above them, in points (board i-2)."""
_LEADING = 1.14


@dataclass(slots=True, kw_only=True)
class KeyFiguresStrip(Strip):
    """Panels side by side, each with its distance from the left."""

    panels: tuple[tuple[PanelStrip, float], ...]

    def speaks(self) -> bool:
        """Figures are text."""
        return True

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw one panel after another."""
        for panel, inset in self.panels:
            panel.paint(pen, left + inset, top)
            pen.rule(left + inset, top - _EDGE, panel.width, _EDGE, panel.edge)


def set_key_figures(
    blocks: Sequence[Block], title: str | None, galley: Galley, element: Element, place: str, *,
    over_columns: bool = False,
) -> bool:  # fmt: skip
    """Set a box as key figures if its style wants that, it is made for them, and they have room; whether that is so.

    Args:
        blocks: what is in the box.
        title: what stands above it.
        galley: takes it.
        element: that of the box.
        place: its path in the tree.
        over_columns: whether the galley is as wide as all columns of a page of several.
    """
    style = galley.style
    narrow = style.page.columns > 1 and not over_columns
    facts = [] if galley.leftwards or narrow else facts_in(blocks)
    if not _LEAST <= len(facts) <= style.box.key_figures:
        return False
    if not all(_NUMBER.fullmatch(fact.value) for fact in facts):
        return False
    width = (galley.measure - _GAP * (len(facts) - 1)) / len(facts)
    look = galley.look(style.text.box, f"{place}.content")
    size = next((size for size in _SIZES if all(_value_fits(fact, look, size, width) for fact in facts)), None)
    if size is None:
        return False
    white = style.text.body.leading
    galley.white(white)
    if title:
        titled = galley.look(style.text.box_title, f"{place}.title")
        galley.paragraph([titled.run(title, Element("P", element))], titled, keep=True, whole=True)
    panels = [_panel(fact, look, size, width, galley, Element("P", element)) for fact in facts]
    height = max(panel.height for panel in panels)
    for panel in panels:
        panel.height = height
    row = tuple((panel, number * (width + _GAP)) for number, panel in enumerate(panels))
    galley.place(KeyFiguresStrip(height=height, panels=row), before=style.text.box.leading * 0.4, after=white)
    return True


def _value(fact: Fact, look: Look, size: float, element: Element) -> list[SetLine]:
    match = _NUMBER.fullmatch(fact.value)
    assert match is not None
    number = look.run(match["number"], element, bold=True)._replace(size=size, colour=look.accent)
    unit = look.run(match["unit"], element, bold=True)._replace(
        size=max(size * _UNIT, look.style.size), colour=look.accent
    )
    return compose([number, unit] if match["unit"] else [number], look, 10_000)


def _value_fits(fact: Fact, look: Look, size: float, width: float) -> bool:
    return _value(fact, look, size, Element("P"))[0].width <= width - 2 * _PADDING


def _panel(fact: Fact, look: Look, size: float, width: float, galley: Galley, element: Element) -> PanelStrip:
    """A panel: what is counted above, how much below it, in the order of the copy."""
    colours, leading = galley.style.colours, look.style.leading
    label = compose([look.run(fact.label, element), LineBreak(), look.run(".", element)], look, width - 2 * _PADDING)[
        :-1
    ]
    baseline = _PADDING + leading * 0.8
    lines = [(line, _PADDING, baseline + leading * number) for number, line in enumerate(label)]
    down = baseline + leading * (len(label) - 1) + size * _LEADING
    lines += [(line, _PADDING, down) for line in _value(fact, look, size, element)]
    return PanelStrip(
        height=down + _PADDING, keep=True, width=width, tint=colours.tint, edge=colours.accent, lines=tuple(lines)
    )  # fmt: skip
