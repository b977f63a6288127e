"""Facts in a box: what is counted on the left, and how much it is, bold, on the right of the same line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.tree import Block, Paragraph, Text
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import Look, Run, SetLine

_FACT = re.compile(r"(?P<label>[^:\n]{2,48}:) +(?P<value>[^\n]{1,32})")
_SENTENCE = re.compile(r"[^\W\d_]{4,}[.!?]\Z")
_LEAST_WHITE = 0.6
"""White between the two that is seen as such, as a part of the size of the type: about two spaces."""


_WIDEST = 28.0
"""How wide a row is at most, in ems: an eye that goes from label to value does not lose its line."""
_APART = 5.0
"""White between label and value of the longest row of a box that is wider than that, in ems."""


class Fact(NamedTuple):
    """What is counted, with its colon, and how much it is."""

    label: str
    value: str


def facts_in(blocks: Sequence[Block]) -> list[Fact]:
    """The facts of a box whose paragraphs are all such; else none."""
    found = []
    for block in blocks:
        plain = isinstance(block, Paragraph) and all(isinstance(one, Text) for one in block.content)
        text = (
            "".join(one.text for one in block.content if isinstance(one, Text)) if isinstance(block, Paragraph) else ""
        )
        match = _FACT.fullmatch(" ".join(text.split())) if plain else None
        if match is None or _SENTENCE.search(match["value"]):
            return []
        found.append(Fact(match["label"], match["value"]))
    return found if len(found) > 1 else []


def set_facts(blocks: Sequence[Block], galley: Galley, parent: Element, place: str) -> bool:
    """Set the blocks of a box if they are all facts; whether they were."""
    facts = [] if galley.leftwards else facts_in(blocks)
    rows = []
    for number, fact in enumerate(facts):
        look, element = galley.look(galley.style.text.box, f"{place}[{number}]"), Element("P", parent)
        rows.append((look, [look.run(f"{fact.label} ", element), look.run(fact.value, element, bold=True)]))
    broken = [(look, runs, compose(runs, look, galley.measure)) for look, runs in rows]
    measure, em = galley.measure, galley.style.text.box.size
    if measure > _WIDEST * em:
        measure = min(
            _WIDEST * em, max([line.width for _, _, lines in broken for line in lines], default=0) + _APART * em
        )
    for look, runs, lines in broken:
        _set(runs, lines, galley, look, measure)
    return bool(facts)


def _set(runs: list[Run], lines: Sequence[SetLine], galley: Galley, look: Look, measure: float) -> None:
    """Add a fact: on one line where that has room, with its white between label and value; else as a paragraph."""
    line = lines[0].ready() if len(lines) == 1 else None
    slack = measure - line.width if line is not None else 0.0
    if line is None or line.placed or slack < look.style.size * _LEAST_WHITE or len(line.strokes) != 2:
        galley.paragraph(runs, look)
        return
    (first, pieces), value = line.strokes
    if not isinstance(pieces[-1], float):
        galley.paragraph(runs, look)
        return
    spread = [*pieces[:-1], pieces[-1] + slack]
    wide = SetLine(((first, spread), value), line.offset, measure, line.scale)
    galley.lines([wide], look.style, 0.0, before=look.style.space_before)
    galley.white(look.style.space_after)
