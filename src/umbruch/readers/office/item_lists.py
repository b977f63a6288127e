"""Paragraphs with a bullet or number and a level, made into lists that stand in one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.tree import Block, List, Paragraph

DEEPEST = 12
"""Word and LibreOffice have nine and ten levels."""


class Item(NamedTuple):
    """A paragraph of a list: its level from 0, whether it is numbered, its number, and what stands in it.

    One that `goes_on` is no item: it stands in the item above it, after the lists there, a level deeper than that.
    """

    level: int
    ordered: bool
    number: int
    content: tuple[Block, ...]
    group: str = ""
    goes_on: bool = False


def lists_of(items: Sequence[Item]) -> tuple[Block, ...]:
    """The list or lists of items that follow one another; where bullets change to numbers a new list begins."""
    made: list[Block] = []
    start = 0
    while start < len(items):
        first = items[start]
        if first.goes_on:
            made += first.content
            start += 1
            continue
        level = min(one.level for one in items[start : start + 1])
        end = start + 1
        while end < len(items) and (items[end].level > level or _goes_on(first, items[end])):
            end += 1
        made.append(_list(items[start:end], level))
        start = end
    return tuple(made)


def _goes_on(first: Item, item: Item) -> bool:
    alike = item.level == first.level and item.ordered == first.ordered and item.group == first.group
    return alike and not item.goes_on


def _list(items: Sequence[Item], level: int) -> List:
    made: list[tuple[Block, ...]] = []
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and items[end].level > level:
            end += 1
        deeper = lists_of([_no_deeper(one) for one in items[start + 1 : end]])
        made.append((*items[start].content, *deeper))
        start = end
    return List(items[0].ordered, tuple(made), max(items[0].number, 0) if items[0].ordered else 1)


def _no_deeper(item: Item) -> Item:
    return item._replace(level=min(item.level, DEEPEST))


def item_of(content: Paragraph, level: int, *, ordered: bool, number: int, group: str = "") -> Item:
    """An item of one paragraph."""
    return Item(min(level, DEEPEST), ordered, number, (content,), group)
