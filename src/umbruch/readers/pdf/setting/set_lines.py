"""Letters to pieces of lines: what stands on one base line without a gap as wide as between columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter, sub
from typing import NamedTuple

from umbruch.readers.pdf.file.page_content import Letter
from umbruch.readers.pdf.setting.item_labels import with_labels

MOST_PIECES = 5_000
"""Pieces of lines on a page that are put in order: a newspaper page has 300 to 2,000."""
_COLUMN_GAP = 1.0
"""Ems between two letters from which they need not belong to one line; gaps of justified lines are mostly narrower."""
_BLANK = 0.15
"""Ems of a gap that is a blank though none is written (.28 of the box height was measured best)."""
_GUESSED_BLANK = 0.05
"""Ems of a gap from which a blank that pdfium guesses is one."""
_SPACED = 0.09
"""Ems between all letters of a word that is letter-spaced."""
_BACKWARDS = 0.6
_OFF_LINE = 0.3
_LEFTWARD_GAP = 8.0
"""Ems that a number in a line of Arabic or Hebrew may be wide: its figures are read from its far end."""
_FIRST_LEFTWARD = "\u0590"
_OVER_RULE = 0.5
"""Points by which a letter may stand over the middle of a rule beside it."""
_RAISED = 0.5
_RAISED_BESIDE = 0.6
"""Ems by which small letters may stand over a line that they touch: `le 1er` and `1st` of word processors have .52."""
_BESIDE = 0.6
"""Ems between such letters and the word that they touch or that follows them."""
_SMALL = 0.8
_SIGN = attrgetter("text")


class SetLine(NamedTuple):
    """A piece of a line as it is set: its words, its place in points, its look, and its rank in the file.

    `sureness` is how sure its words are all in all, `least` that of the least sure one: below 1 where they were read
    from a picture.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    rank: int
    sureness: float = 1.0
    least: float = 1.0

    @property
    def top(self) -> float:
        """The upper edge of its letters."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its letters."""
        return self.base + 0.22 * self.size


def set_lines(letters: Iterable[Letter], edges: Sequence[tuple[float, float, float]] = ()) -> list[SetLine]:
    """The pieces of lines in the order of the file.

    Args:
        letters: upright letters in the order of the file.
        edges: place, upper end and lower end of upright rules that no line goes through.
    """
    pieces: list[list[Letter]] = []
    piece: list[Letter] = []
    end, line, same, low, high = 0.0, 0.0, None, 0.0, 0.0
    for letter in letters:
        text, left, right, base, run, _ = letter
        if piece:
            near = base == line and run is same and text < _FIRST_LEFTWARD and low < left - end < high
            if not (near or _goes_on(piece[-1], letter)) or (edges and _is_between(edges, piece[-1], letter)):
                pieces.append(piece)
                piece = []
        piece.append(letter)
        end, line = right, base
        if run is not same:
            same, low, high = run, -_BACKWARDS * run.size, _COLUMN_GAP * run.size
    if piece:
        pieces.append(piece)
    whole = with_labels(_joined(pieces, edges)) if len(pieces) <= MOST_PIECES else pieces
    return [_line(piece, rank) for rank, piece in enumerate(whole)]


def _goes_on(last: Letter, letter: Letter) -> bool:
    size = max(last.run.size, letter.run.size)
    least = min(last.run.size, letter.run.size)
    raised = least < _SMALL * size
    if raised and least < 0.45 * size:
        return False
    beside = raised and abs(letter.left - last.right) < _BESIDE * size
    most = (_RAISED_BESIDE if beside else _RAISED) * size if raised else _OFF_LINE * least
    if abs(letter.base - last.base) > most:
        return False
    if (last.text > _FIRST_LEFTWARD or letter.text > _FIRST_LEFTWARD) and (_is_leftward(last) or _is_leftward(letter)):
        return abs(_gap(last, letter)) < _LEFTWARD_GAP * size
    return -_BACKWARDS * size < letter.left - last.right < _COLUMN_GAP * size


def _is_between(edges: Sequence[tuple[float, float, float]], letter: Letter, following: Letter) -> bool:
    """Whether an upright rule stands between two letters of one line."""
    low, high = letter.right - _OVER_RULE, following.left + _OVER_RULE
    return any(low <= place <= high and top < letter.base < bottom for place, top, bottom in edges)


def _gap(letter: Letter, following: Letter) -> float:
    """The room between two letters of which the second one stands right or left of the first one."""
    return letter.left - following.right if following.left < letter.left else following.left - letter.right


def _is_leftward(letter: Letter) -> bool:
    return letter.text > _FIRST_LEFTWARD and unicodedata.bidirectional(letter.text[0]) in ("R", "AL")


def _joined(pieces: Sequence[list[Letter]], edges: Sequence[tuple[float, float, float]]) -> list[list[Letter]]:
    """The pieces, those put together that meet on one base line though the file holds other words between them."""
    starts: dict[int, list[int]] = {}
    for number, piece in enumerate(pieces):
        starts.setdefault(round(piece[0].base), []).append(number)
    result: list[list[Letter] | None] = [list(piece) for piece in pieces]
    for number, own in enumerate(result):
        while own is not None:
            last = own[-1]
            near = {round(last.base) + step for step in (-1, 0, 1)}
            found = None
            for other in (one for base in near for one in starts.get(base, ())):
                following = result[other]
                if following is None or other == number:
                    continue
                first = following[0]
                size = min(last.run.size, first.run.size)
                if (
                    abs(first.base - last.base) <= 0.12 * size
                    and size > _SMALL * max(last.run.size, first.run.size)
                    and -0.15 * size < first.left - last.right < 0.5 * size
                    and not (edges and _is_between(edges, last, first))
                ):
                    found = other
                    break
            if found is None:
                break
            tail = result[found] or []
            own += [*tail]
            result[found] = None
    return [piece for piece in result if piece]


def _line(piece: Sequence[Letter], rank: int) -> SetLine:
    _, lefts, rights, bases, runs, _ = zip(*piece, strict=True)
    sizes: dict[float, int] = {}
    bold = italic = 0
    for run, letters in groupby(runs):
        count = len(list(letters))
        sizes[run.size] = sizes.get(run.size, 0) + count
        bold += count * run.bold
        italic += count * run.italic
    size = max(sizes, key=lambda one: (sizes[one], one))
    return SetLine(
        _text(piece, size), min(lefts), max(rights), _middle(bases), size,
        bold * 2 > len(piece), italic * 2 > len(piece), rank,
    )  # fmt: skip


def _middle(numbers: Iterable[float]) -> float:
    """The median, without the checks of `statistics.median`, which take half of the time here."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _text(piece: Sequence[Letter], size: float) -> str:
    """The words of a piece: a blank where one is written or a gap is wide, by the usual gap of its letters."""
    leftward = max(map(_SIGN, piece)) > _FIRST_LEFTWARD and any(map(_is_leftward, piece))
    if leftward:
        piece = sorted(piece, key=lambda letter: (letter.left + letter.right, letter.left))
    signs, lefts, rights, _, runs, blanks = zip(*piece, strict=True)
    gaps = list(map(sub, lefts[1:], rights))
    usual = _middle(gaps) if len(gaps) > 2 else 0.0
    spaced = usual > _SPACED * size
    tight = min(usual, 0.0)
    words = [signs[0]]
    for gap, sign, run, written in zip(gaps, signs[1:], runs[1:], blanks[1:], strict=True):
        em = min(run.size, size)
        if spaced:
            blank = gap > usual + 0.22 * em or gap > 2.2 * usual
        else:
            blank = (
                written == "written"
                or gap - tight > _BLANK * em
                or (written == "guessed" and gap - tight > _GUESSED_BLANK * em)
            )
        words.append(f" {sign}" if blank else sign)
    text = "".join(words)
    if not leftward:
        return text
    return _as_read(text, "R" if sum(map(_is_leftward, piece)) * 2 > len(piece) else "L")


def _as_read(text: str, direction: str) -> str:
    """A line with Arabic or Hebrew in the order of reading, from one in which it is seen from the left."""
    from bidi import get_display

    return str(get_display(text, base_dir=direction))
