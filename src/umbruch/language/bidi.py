"""Text that runs both ways: which way each character runs, and the order in which a line of it stands (UAX #9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from umbruch.language.direction import WHOLE

_PARAGRAPH_ENDS = {ord(end): " " for end in "\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
_LEVELS = re.compile(r"levels: \[(.*?)\]", re.DOTALL)
_LEVEL = re.compile(r"\d+")
_ISOLATE, _END_OF_ISOLATE = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def levels_of(text: str, *, leftwards: bool) -> list[int]:
    """The embedding level of each character of a paragraph (UAX #9, rules P to I); odd ones run from right to left.

    Addresses of mail and web and telephone numbers keep their parts in order as if they were isolated (rule HL3).

    Args:
        text: of the paragraph; ends of lines count as spaces.
        leftwards: whether the paragraph as a whole runs from right to left.
    """
    from bidi import get_display

    if not text:
        return []
    isolated = WHOLE.sub(rf"{_ISOLATE}\g<0>{_END_OF_ISOLATE}", text.translate(_PARAGRAPH_ENDS))
    analysed = get_display(isolated, base_dir="R" if leftwards else "L", debug=True)
    found = _LEVELS.search(analysed)
    by_byte = [int(level) for level in _LEVEL.findall(found.group(1))] if found else []
    ends = list(accumulate(len(character.encode("utf-8")) for character in isolated))
    assert len(by_byte) == ends[-1], "python-bidi gives one level for each byte"
    levels = [by_byte[end - 1] for end in ends]
    if len(isolated) == len(text):
        return levels
    own: list[int] = []
    number = 0
    for character in text:
        while isolated[number] != character and isolated[number] in (_ISOLATE, _END_OF_ISOLATE):
            number += 1
        own.append(levels[number])
        number += 1
    return own


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
