"""Lines of any script below each other on a cover, from the edge at which reading starts: where they end, how large
they are.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence

from umbruch.fonts.scripts import script_of
from umbruch.language.joining_letters import UNSPACED
from umbruch.style.model import Style, TextStyle

Width = Callable[[str], float]
"""How wide words of one line are, in thousandths of their size."""

_WIDE = frozenset({"W", "F"})
_BEGINS_NO_LINE = frozenset("、。，．！？：；）」』】〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""Signs of East Asia that no line begins with (W3C, Requirements for Japanese Text Layout, 3.1.7)."""

_HANGUL = re.compile("[\uac00-\ud7a3]")
"""Korean has spaces to end lines at (W3C, Requirements for Hangul Text Layout, 3.3.1)."""

_JOINER = "\N{ZERO WIDTH JOINER}"
_BELONGS_BEFORE = re.compile(f"[{_JOINER}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""Joiners, variation selectors, tones of skin and tags belong to the sign before them (UTS 51, 1.4)."""

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
"""Two of these letters are a flag (UTS 51, 1.4.2)."""

_TRAILS = frozenset("\u0e30\u0e33\u0eb0\u0eb3")
"""Vowels of Thai and Lao that stand behind their letter."""

_VIRAMA = 9
"""The combining class of signs that tie a letter to the next one (Unicode Character Database)."""


class Sheet(ABC):
    """A page of SVG on which lines are set."""

    def __init__(self, width: int, height: int, margin: int, lang: str | None, *, leftwards: bool) -> None:
        """A page without words of that many pixels."""
        self._width, self._height, self._margin = width, height, margin
        self._room = width - 2 * margin
        self._lang, self._leftwards = lang, leftwards
        self._drawn: list[str] = []

    @abstractmethod
    def _measure(self, words: str, role: TextStyle, style: Style) -> Width:
        """How wide parts of these words are in a role."""

    @abstractmethod
    def _draw(self, lines: Sequence[tuple[str, int]], role: TextStyle, style: Style, size: int) -> None:
        """Draw lines, each with the place of its upper edge, in a role at a size."""

    def bar(self, box: tuple[int, int, int, int], colour: str) -> None:
        """Fill a box; right and lower edge are outside."""
        left, top, right, bottom = box
        self._drawn.append(
            f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" fill="{colour}"/>'
        )

    def set_largest(
        self, words: str, role: TextStyle, style: Style, sizes: Sequence[int], most: int, y: int, bottom: int
    ) -> int:
        """Set words at the largest of the sizes at which no word is parted and the lines are not more than `most`."""
        width = self._measure(words, role, style)
        for size in sizes:
            lines, is_whole = wrapped(words, width, self._room * 1000 / size)
            if is_whole and len(lines) <= most:
                return self._put(lines, role, style, size, y, bottom)
        return self.set(words, role, style, sizes[-1], y, bottom)

    def set(self, words: str, role: TextStyle, style: Style, size: int, y: int, bottom: int) -> int:
        """Set words from `y` down to `bottom` at most; where the next line would stand.

        Raises:
            StyleError: no face has one of the characters that a face is asked for.
        """
        if not words:
            return y
        lines, _ = wrapped(words, self._measure(words, role, style), self._room * 1000 / size)
        return self._put(lines, role, style, size, y, bottom)

    def _put(self, lines: Sequence[str], role: TextStyle, style: Style, size: int, y: int, bottom: int) -> int:
        leading = round(size * role.leading / role.size * max(map(_leaded, lines), default=1.0))
        placed = [(line, y + number * leading) for number, line in enumerate(lines)]
        held = [one for one in placed if one[1] + leading <= bottom]
        self._draw(held, role, style, size)
        return y + leading * len(held)

    def svg(self, attributes: str = "") -> str:
        """The page."""
        size = f'width="{self._width}" height="{self._height}"{attributes}'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(self._drawn)}</svg>'


def wrapped(words: str, width: Width, room: float) -> tuple[list[str], bool]:
    """Words in lines that are no wider than `room`, and whether each of them is whole."""
    widths = [(one, width(one.rstrip())) for one in pieces(words)]
    is_whole = all(wide <= room or UNSPACED.search(one) for one, wide in widths)
    lines = [""]
    for one, wide in widths:
        for part in (one,) if wide <= room else _parted(one, width, room):
            if lines[-1] and width((lines[-1] + part).rstrip()) > room:
                lines.append("")
            lines[-1] += part
    return [one.rstrip() for one in lines if one.strip()], is_whole


def pieces(words: str) -> list[str]:
    """A title cut where a line may end: after words, and between the signs of scripts that write without spaces."""
    found: list[str] = []
    for word in words.split():
        start = 0
        for place in range(1, len(word)):
            if _may_end(word[:place], word[place]):
                found.append(word[start:place])
                start = place
        found.append(word[start:] + " ")
    return found


def _may_end(before: str, after: str) -> bool:
    last = before[-1]
    if after in _BEGINS_NO_LINE or unicodedata.category(last) in {"Ps", "Pi"} or _belongs(before, after):
        return False
    if _HANGUL.match(last) or _HANGUL.match(after):
        return False
    return _is_square(last) or _is_square(after)


def _is_square(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in _WIDE or _FLAG.match(sign) is not None


def _belongs(before: str, after: str) -> bool:
    """Whether a sign is one with what stands before it."""
    if before.endswith(_JOINER) or _BELONGS_BEFORE.match(after):
        return True
    flags = len(before) - len(before.rstrip("".join(_FLAG.findall(before)) or " "))
    return bool(_FLAG.match(after)) and flags % 2 == 1


def _parted(word: str, width: Width, room: float) -> list[str]:
    """A word wider than the page, cut between letters."""
    parts = [""]
    for letter in letters(word):
        if parts[-1] and width((parts[-1] + letter).rstrip()) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def letters(word: str) -> Iterator[str]:
    """Letters with their marks; leading vowels of Thai and Lao stay before their letter."""
    held = ""
    for one in word:
        joins = held and (_leads(held[-1]) or unicodedata.combining(held[-1]) == _VIRAMA or one in _TRAILS)
        if held and not joins and unicodedata.category(one)[0] != "M" and not _belongs(held, one):
            yield held
            held = ""
        held += one
    if held:
        yield held


def _leads(letter: str) -> bool:
    return "\u0e40" <= letter <= "\u0e44" or "\u0ec0" <= letter <= "\u0ec4"


def _leaded(words: str) -> float:
    """How much more leading the scripts of a line have."""
    return max((script.leaded for one in words if (script := script_of(one))), default=1.0)
