"""Which way text runs, told by its characters: what formats say of a paragraph, and how type is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from umbruch.kept import remembered

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters of scripts that run from right to left."""

WHOLE = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{0,250}\w|(?:https?://|www\.)[^\s<>\"„“”\u0590-\u08ff]{0,2000}[\w/]"
    r"|(?<![\w+])(?:\+|00?)\d[\d \xa0()/.-]{5,30}\d",
    re.ASCII,
)
"""What keeps its parts in order wherever it stands: addresses of mail and web, telephone numbers."""

_DIRECTIONS = str.maketrans("", "", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FROM_RIGHT = frozenset(("R", "AL"))
_STRONG = frozenset(("L", "R", "AL"))
_MOST = 0.66
_LONGEST_KEPT = 4_000
"""Signs of a text whose answer is kept, and the text with it."""


def has_right_to_left(text: str) -> bool:
    """Whether there is a character of a script that runs from right to left."""
    if text.isascii():
        return False
    return (_found_from_right if len(text) <= _LONGEST_KEPT else _is_from_right)(text)


def _is_from_right(text: str) -> bool:
    return RIGHT_TO_LEFT.search(text) is not None


_found_from_right = remembered(128)(_is_from_right)
"""Each format asks it of the same paragraphs."""


def without_directions(text: str) -> str:
    """The text without characters that only say which way others run."""
    return text.translate(_DIRECTIONS)


def runs_leftwards(text: str, *, default: bool) -> bool:
    """Whether a paragraph runs from right to left: as the text around it, unless it is written the other way.

    It is if its first letter runs the other way and most of its letters do; addresses don't count.

    Args:
        text: of the paragraph.
        default: whether the text around it runs from right to left.
    """
    if not (default or has_right_to_left(text)):
        return False
    letters = [kind in _FROM_RIGHT for kind in map(unicodedata.bidirectional, WHOLE.sub("", text)) if kind in _STRONG]
    others = len(letters) - letters.count(default)
    if letters and letters[0] != default and others > _MOST * len(letters):
        return not default
    return default


def contrary(text: str, around: Literal["ltr", "rtl"]) -> Literal["ltr", "rtl"] | None:
    """The direction of a paragraph where it is not that of the text around it, else None."""
    found: Literal["ltr", "rtl"] = "rtl" if runs_leftwards(text, default=around == "rtl") else "ltr"
    return None if found == around else found


def stretches(text: str, *, leftwards: bool) -> Iterator[tuple[str, bool]]:
    """A text in stretches that run one way, and whether that is from right to left.

    What has no direction of its own goes with the surroundings, or with the words of the other kind on both sides of
    it; figures run on after words from left to right, and so do addresses and telephone numbers (UAX #9, W7).

    Args:
        text: words in one look.
        leftwards: whether the text around runs from right to left.
    """
    if not (leftwards or has_right_to_left(text)):
        yield text, False
        return
    ways = [leftwards] * len(text)
    last: int | None = None
    kinds = list(map(unicodedata.bidirectional, text))
    for at, kind in enumerate(kinds):
        follows = kind == "EN" and leftwards and last is not None
        if kind not in _STRONG and not follows:
            continue
        if (kind in _FROM_RIGHT) is leftwards:
            last = None
            continue
        ways[at if last is None else last : at + 1] = [not leftwards] * (at + 1 - (at if last is None else last))
        last = at
    for match in WHOLE.finditer(text):
        ways[match.start() : match.end()] = [False] * (match.end() - match.start())
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or ways[at] != ways[start]:
            yield text[start:at], ways[start]
            start = at
