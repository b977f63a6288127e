"""The numbering of a Word file: which paragraphs have a bullet, which a number, and which number that is."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from umbruch.readers.office.word.related_parts import W, value

LEVELS = 9
HIGHEST = 999_999


class Mark(NamedTuple):
    """What stands before a paragraph of a list; where `goes_on`, nothing: it belongs to the item over it."""

    ordered: bool
    number: int
    group: str
    goes_on: bool = False


class _Level(NamedTuple):
    kind: str
    start: int


class ListNumbers:
    """Counts as Word does: each list on its own, deeper levels anew under every item (ISO/IEC 29500-1, 17.9)."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of the part of numberings; None where a file has none."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        kinds = {one.get(W + "abstractNumId") or "": _levels(one) for one in root.iterfind(W + "abstractNum")}
        for one in root.iterfind(W + "num"):
            number = one.get(W + "numId") or ""
            abstract = value(one.find(W + "abstractNumId")) or ""
            levels = dict(kinds.get(abstract, {}))
            for change in one.iterfind(W + "lvlOverride"):
                at = _whole(change.get(W + "ilvl"))
                inner = change.find(W + "lvl")
                if inner is not None:
                    levels[at] = _level(inner)
                start = value(change.find(W + "startOverride"))
                if start is not None:
                    levels[at] = levels.get(at, _Level("decimal", 1))._replace(start=_whole(start))
                    self._begun.add(number)
            self._levels[number] = levels
            self._abstract[number] = abstract

    def next(self, number: str, level: int) -> Mark | None:
        """The mark of the next paragraph of a numbering; None where it shows none.

        Numbering `0` is for a paragraph that has none and stands at a level all the same.
        """
        if number == "0":
            return Mark(False, 1, number, goes_on=True)
        found = self._levels.get(number, {}).get(level)
        if found is None:
            return None if not number or number not in self._levels else Mark(False, 1, number)
        if found.kind == "none":
            return None
        if found.kind == "bullet":
            return Mark(False, 1, number)
        counted = number if number in self._begun else f"abstract {self._abstract[number]}"
        count = self._counts.get((counted, level), found.start - 1) + 1
        self._counts[counted, level] = count
        for deeper in range(level + 1, LEVELS):
            self._counts.pop((counted, deeper), None)
        return Mark(True, min(max(count, 0), HIGHEST), number)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {_whole(one.get(W + "ilvl")): _level(one) for one in abstract.iterfind(W + "lvl")}


def _level(element: etree._Element) -> _Level:
    start = value(element.find(W + "start"))
    return _Level(value(element.find(W + "numFmt")) or "decimal", _whole(start) if start is not None else 1)


def _whole(text: str | None) -> int:
    return min(int(text), HIGHEST) if text and text.isascii() and text.isdigit() else 0
