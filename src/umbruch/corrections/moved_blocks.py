"""Where a block is moved to: before another one of its article, or to its end."""

from __future__ import annotations

import re

END = "end"
"""What is written in the place of a block's words where there is none below."""
_NUMBERED = re.compile(r"body\[(\d{1,6})\]")


def numbered_place(value: str) -> int | None:
    """The number of a block that is named as `--set` names it (`body[2]`), None for words."""
    found = _NUMBERED.fullmatch(value)
    return int(found[1]) if found else None


def order_after(count: int, block: int, before: int) -> list[int]:
    """The old numbers of all blocks in their new order.

    Args:
        count: how many blocks there are.
        block: the one that is moved.
        before: the one that it then stands before; `count` for the end.
    """
    order = [one for one in range(count) if one != block]
    at = before - (before > block)
    return [*order[:at], block, *order[at:]]
