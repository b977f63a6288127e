"""Text that runs both ways: which way each character runs, and the order in which a line of it stands (UAX #9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters of scripts that run from right to left."""

CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that only say which way others run."""

_PARAGRAPH_ENDS = {ord(end): " " for end in "\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
_LEVELS = re.compile(r"levels: \[(.*?)\]", re.DOTALL)
_LEVEL = re.compile(r"\d+")
_FROM_RIGHT = frozenset(("R", "AL"))


def runs_leftwards(text: str, *, default: bool) -> bool:
    """Whether a paragraph runs from right to left: as most of its letters do.

    Args:
        text: of the paragraph.
        default: the answer for as many of one kind as of the other.
    """
    if text.isascii():
        return default and not any(map(str.isalpha, text))
    balance = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _FROM_RIGHT:
            balance += 1
        elif kind == "L":
            balance -= 1
    return balance > 0 if balance else default


def levels_of(text: str, *, leftwards: bool) -> list[int]:
    """The embedding level of each character of a paragraph (UAX #9, rules P to I); odd ones run from right to left.

    Args:
        text: of the paragraph; ends of lines count as spaces.
        leftwards: whether the paragraph as a whole runs from right to left.
    """
    from bidi import get_display

    if not text:
        return []
    analysed = get_display(text.translate(_PARAGRAPH_ENDS), base_dir="R" if leftwards else "L", debug=True)
    found = _LEVELS.search(analysed)
    by_byte = [int(level) for level in _LEVEL.findall(found.group(1))] if found else []
    levels: list[int] = []
    at = 0
    for character in text:
        levels.append(by_byte[at])
        at += len(character.encode("utf-8"))
    assert at == len(by_byte), "python-bidi gives one level for each byte"
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """The numbers of a line's pieces from left to right (UAX #9, rule L2).

    Args:
        levels: of its pieces in the order in which they are read.
    """
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            if levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order
