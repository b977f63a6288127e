"""Bullets and numbers that stand apart before the items of a list, put to the lines that they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.readers.pdf.file.page_content import Letter

_BULLETS = "•●○◦▪■□▫‣⁃∙·–—-➢➤►▶✓✔❖*"
_SYMBOLS = ("\uf000", "\uf0ff")
"""Signs of symbol fonts, as word processors write their bullets (U+F000 and the code in the font)."""
_LETTER_FOR_BULLET = "o"
"""Word's bullet of the second level is this letter in Courier New."""
_NUMBER = re.compile(r"\(?(?:\d{1,2}[.)]|[a-z]\))")
_INDENT = 3.5
"""Ems from a label to its item: 18 points of LibreOffice and Word are 1.6 of 11, 36 of Pages 3.2."""
_SAME_BASE = 0.25
"""Ems by which a bullet in a font of its own may stand off the base of its line."""


def with_labels(pieces: Sequence[list[Letter]]) -> list[list[Letter]]:
    """The pieces of lines, each label of an item put before the piece right of it on its base line.

    A number is a label only where another one stands over or under it, for a page has numbers of other kinds.

    Args:
        pieces: the letters of each piece, in the order of the file.
    """
    labels = {number: piece for number, piece in enumerate(pieces) if _is_label(piece)}
    if not labels:
        return list(pieces)
    starts: dict[int, list[int]] = {}
    for number, piece in enumerate(pieces):
        if number not in labels:
            starts.setdefault(round(piece[0].base), []).append(number)
    left = {
        number for number, label in labels.items() if _is_numbered(label) and not _counts(label, list(labels.values()))
    }
    items: dict[int, int] = {}
    for number, label in labels.items():
        if number in left:
            continue
        last = label[-1]
        base = round(last.base)
        near = [one for step in range(-4, 5) for one in starts.get(base + step, ())]
        fitting = [(gap, one) for one in near if (gap := _gap(label, pieces[one])) is not None and one not in items]
        if fitting:
            items[min(fitting)[1]] = number
    taken = set(items.values())
    return [
        _joined(labels[items[number]], piece) if number in items else piece
        for number, piece in enumerate(pieces)
        if number not in taken
    ]


def _joined(label: Sequence[Letter], item: Sequence[Letter]) -> list[Letter]:
    """The letters of an item behind its label; a bullet for the letter that stands for one in a font of its own."""
    shown = [label[0]._replace(text="◦")] if _words(label) == _LETTER_FOR_BULLET else list(label)
    first, *rest = item
    alike = [one._replace(base=first.base, run=first.run) for one in shown]
    return [*alike, first._replace(after="written"), *rest]


def _words(piece: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in piece).strip()


def _is_label(piece: Sequence[Letter]) -> bool:
    if len(piece) > 4:
        return False
    words = _words(piece)
    if len(words) == 1:
        return words in _BULLETS or words == _LETTER_FOR_BULLET or _SYMBOLS[0] <= words <= _SYMBOLS[1]
    return _is_numbered(piece)


def _is_numbered(piece: Sequence[Letter]) -> bool:
    return _NUMBER.fullmatch(_words(piece)) is not None


def _counts(label: Sequence[Letter], others: Sequence[Sequence[Letter]]) -> bool:
    """Whether another number stands at the same left edge, or the same right edge, as those of a list do."""
    first, last = label[0], label[-1]
    return any(
        other is not label and _is_numbered(other) and abs(other[0].base - first.base) > first.run.size
        and min(abs(other[0].left - first.left), abs(other[-1].right - last.right)) < first.run.size / 2
        for other in others
    )  # fmt: skip


def _gap(label: Sequence[Letter], piece: Sequence[Letter]) -> float | None:
    """The points from a label to a piece right of it on its line; None where it is another line or far away."""
    last, first = label[-1], piece[0]
    size = first.run.size
    if abs(first.base - last.base) > _SAME_BASE * size or not 0.4 * size < max(last.run.size, 0.1) < 2.5 * size:
        return None
    gap = first.left - last.right
    return gap if -0.1 * size < gap < _INDENT * size else None
