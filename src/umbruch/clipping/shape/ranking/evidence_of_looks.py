"""What the file shows and says of lines that might be the headline: size and weight of letters, tags, claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from umbruch.clipping.shape.ranking.line_facts import Row, step

_DECK = 1.1
"""Times the body's size from which lines under a headline are its deck and not the report."""
_DISPLAY = 1.15
"""Times the body's size from which type is display type: headlines, decks."""


def evidence_of_looks(rows: Sequence[Row], own: Sequence[Row], claims: Sequence[str]) -> Iterator[str]:
    """What the file shows or says: size and weight of letters, heading tags, claims."""
    levels = [row.look.heading for row in rows if row.look.heading]
    if levels:
        level = own[0].look.heading
        same = all(row.look.heading == level for row in own)
        yield "highest heading" if level == min(levels) and same else "lower heading" if level else "no heading"
        if level == min(levels) and same and levels.count(level) == len(own):
            yield "only highest heading"
    sizes = [row.look.size for row in rows]
    if max(sizes) > 1.15:
        size = min(row.look.size for row in own)
        yield "largest type" if size >= max(sizes) * 0.97 else f"type {step(size / max(sizes), (0.6, 0.8))}"
    bold = [row.look.bold for row in rows]
    if any(bold) and not all(bold):
        yield "bold" if all(row.look.bold for row in own) else "not bold"
    if claims:
        letters = "".join(row.letters for row in own)
        if letters in claims:
            yield "claimed"
        elif any(letters in claim or claim in letters for claim in claims if len(letters) > 9):
            yield "nearly claimed"
        else:
            yield "not claimed"


def evidence_of_type(rows: Sequence[Row], first: int, last: int) -> Iterator[str]:
    """Whether a run stands in display type, and whether type that is set alike goes on above or below it."""
    if max(row.look.size for row in rows) < _DISPLAY:
        return
    own = [row.look.size for row in rows[first:last]]
    if max(own) < _DISPLAY:
        yield "body type"
    elif max(own) > _DISPLAY * min(own):
        yield "mixed type"
    for name, inner, outer, gap in (
        ("above", first, first - 1, first),
        ("below", last - 1, last, last),
    ):
        if 0 <= outer < len(rows) and max(own) >= _DISPLAY and _set_alike(rows[inner], rows[outer]):
            yield f"{name} {'gap' if rows[gap].gap else 'tight'} set alike"


def evidence_of_deck_type(rows: Sequence[Row], headline: int, first: int, last: int) -> Iterator[str]:
    """Whether lines under a headline are set apart from the report as a deck is: between both in size, or bold."""
    if max(row.look.size for row in rows) < _DISPLAY:
        return
    own, title = rows[first:last], rows[headline].look
    alike = all(_set_alike(own[0], row) for row in own[1:])
    after = rows[last].look if last < len(rows) else own[-1].look
    look = own[0].look
    if alike and _DECK <= look.size < 0.97 * title.size:
        yield "deck type goes on" if last < len(rows) and _set_alike(own[-1], rows[last]) else "deck type"
    elif alike and look.bold and look.size < 0.97 * title.size and not after.bold:
        yield "bold over plain"
    elif look.size < _DECK and not look.bold:
        yield "set as the report"


def _set_alike(one: Row, other: Row) -> bool:
    return one.look.bold == other.look.bold and abs(one.look.size - other.look.size) < 0.03 * one.look.size
