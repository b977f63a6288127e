"""Lists in pages and mails that Word wrote: paragraphs with their bullets or numbers in them, made lists again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ITEM = re.compile(r"mso-list:\s*l\d+\s+level(\d)\s+lfo(\d+)", re.IGNORECASE)
"""What Word writes into the style of an item: its list, its level, and the numbering that it follows."""
_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
"""What Word writes into the style of the bullet or number before an item."""
_NUMBER = re.compile(r"\(?(\d{1,6})[.)]?")


class _Item(NamedTuple):
    """A paragraph that is an item: its level from 1, the numbering that it follows, and its number."""

    element: Element
    level: int
    numbering: str
    number: int | None


def restore_lists(root: Element) -> None:
    """Make the paragraphs that Word wrote for items of lists items of lists."""
    runs: list[list[_Item]] = []
    for element in list(root.iter("p")):
        item = _item_of(element)
        if item is None:
            continue
        before = runs[-1][-1] if runs else None
        if before is not None and before.element.getnext() is element and not (before.element.tail or "").strip():
            runs[-1].append(item)
        else:
            runs.append([item])
    for run in runs:
        _restore(run)


def _item_of(element: Element) -> _Item | None:
    found = _ITEM.search(element.get("style") or "")
    if found is None:
        return None
    mark = next((one for one in element.iter("span") if _MARK.search(one.get("style") or "")), None)
    if mark is None:
        return None
    number = _NUMBER.fullmatch("".join(map(str, mark.itertext(with_tail=False))).strip())
    tail = mark.tail
    mark.clear()
    mark.tail = tail
    return _Item(element, int(found.group(1)), found.group(2), int(number.group(1)) if number else None)


def _restore(run: list[_Item]) -> None:
    """Put the items of a run into lists, deeper ones into the item before them."""
    from lxml import etree

    open_lists: list[tuple[_Item, Element]] = []
    for item in run:
        while open_lists and open_lists[-1][0].level > item.level:
            open_lists.pop()
        if open_lists and open_lists[-1][0].level == item.level and open_lists[-1][0].numbering != item.numbering:
            open_lists.pop()
        above = open_lists[-1] if open_lists else None
        if above is None or above[0].level < item.level:
            made = etree.Element("ul" if item.number is None else "ol", start=str(item.number or 1))
            if above is None:
                item.element.addprevious(made)
            else:
                above[1][-1].append(made)
            open_lists.append((item, made))
        tail, item.element.tail = item.element.tail, None
        item.element.tag = "li"
        open_lists[-1][1].append(item.element)
        open_lists[0][1].tail = tail
