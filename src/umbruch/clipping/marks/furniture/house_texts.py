"""What the house knows itself: its initials on a line of their own, its boilerplates and contacts, told beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from umbruch.clipping.conventions import house_known, shared
from umbruch.clipping.page.lines import Chunk, Line, Told, ends_sentence
from umbruch.manuscript.letters import letters
from umbruch.settings.house import House

_LEAST_LETTERS = 20
"""Letters of a part of a boilerplate: fewer stand elsewhere by chance."""
_LONGEST_LINE = 120
_BESIDE = 60
"""Characters on a line beside an address of the house: `Telefon`, a name, opening hours."""
_LEAST_DIGITS = 5
_SIGNS = " ()[]/|*.–—-"


def told_by_house(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks, lines told that the house behind the input has named; those that have a role already keep it."""
    house = house_known()
    if house is None:
        return tuple(chunks)
    known = [own for text in house.boilerplates if len(own := letters(text)) >= _LEAST_LETTERS]
    return tuple(_told(chunk, number, house, known) for number, chunk in enumerate(chunks))


def is_house_initials(text: str) -> bool:
    """Whether a line is nothing but initials that the house has named: `(arb)`, `arb/jp`."""
    codes = text.strip(_SIGNS).casefold().split("/")
    return bool(shared().initials) and all(code.strip() in shared().initials for code in codes)


def _told(chunk: Chunk, number: int, house: House, boilerplates: Sequence[str]) -> Chunk:
    if number and _is_boilerplate(letters(chunk.text), boilerplates):
        return chunk._replace(lines=tuple(_as(line, "boilerplate") for line in chunk.lines))
    if number and len(chunk.lines) == 1 and is_house_initials(chunk.text):
        return chunk._replace(lines=(_as(chunk.lines[0], "byline"),))
    reached = list(_contact_lines(chunk.lines, house))
    if not reached:
        return chunk
    span = range(reached[0], reached[-1] + 1)
    return chunk._replace(
        lines=tuple(_as(line, "contact") if at in span else line for at, line in enumerate(chunk.lines))
    )


def _as(line: Line, role: Told) -> Line:
    return line._replace(told=role) if line.told is None else line


def _is_boilerplate(own: str, boilerplates: Sequence[str]) -> bool:
    return len(own) >= _LEAST_LETTERS and any(own in text or own.startswith(text) for text in boilerplates)


def _contact_lines(lines: Sequence[Line], house: House) -> Iterator[int]:
    """The lines with an address or number of the house, and its names beside them in the same chunk."""
    ways = [one.casefold() for one in house.contacts if "@" in one or sum(map(str.isdigit, one)) >= _LEAST_DIGITS]
    names = {letters(one) for one in house.contacts if one.casefold() not in ways}
    reached = {
        at
        for at, line in enumerate(lines)
        if len(line.text) <= _LONGEST_LINE
        and any(way in line.text.casefold() and len(line.text) <= len(way) + _BESIDE for way in ways)
        and not (ends_sentence(line.text) and line.text.count(" ") > _LEAST_DIGITS)
    }
    if reached:
        reached |= {at for at, line in enumerate(lines) if letters(line.text) in names}
    return iter(sorted(reached))
