"""How wide the columns of a table are: none narrower than its longest word, the rest shared by what each has to say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.errors import StyleError
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import Face, open_face
from umbruch.kept import remembered
from umbruch.style.model import FontFamily, Generic, Style
from umbruch.writers.docx.styles.edges import CELL_MARGIN
from umbruch.writers.docx.xml.wordml import twips

_WIDEST = 200.0
"""A cell asks for no more points than these: longer ones are set on several lines."""
_OTHER_FACE: dict[tuple[Generic, bool], float] = {
    ("serif", False): 1.08, ("serif", True): 1.08, ("sans", False): 1.21, ("sans", True): 1.24,
}  # fmt: skip
"""How much wider a word may be in the face that everybody has, by kind and whether it is bold: Arial beside PT Sans.

Of 40,000 words of press articles one in a thousand is wider still.
"""
_AVERAGE = 0.58
"""Width of a character in ems, where the face cannot be measured."""
_SMALLEST = 0.7
"""Type in a table that is too wide for its column becomes smaller, down to this part of its size."""
_WORDS = re.compile(r"(?<=-)(?=\w)|\s+")
"""Where Word may break a line: at spaces, and after a hyphen."""


class Widths(NamedTuple):
    """Of each column in twentieths of a point, and the size of the type as a part of the style's."""

    columns: list[int]
    size: float


def column_widths(
    rows: Sequence[Sequence[str]], columns: int, width: float, style: Style, *, header: bool, row_heads: bool
) -> Widths:
    """The widths of the columns, which fill the measure together.

    Args:
        rows: the texts of the cells, the header first.
        columns: how many there are.
        width: what they share, in points.
        style: gives face and size.
        header: whether the first row is bold.
        row_heads: whether the first column is.
    """
    least, most = [0.0] * columns, [0.0] * columns
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            bold = (header and number == 0) or (row_heads and column == 0)
            for line in text.splitlines():
                words = [_measured(word, style, bold) for word in _WORDS.split(line) if word]
                least[column] = max(least[column], *words, 0.0)
                most[column] = max(most[column], min(_measured(line, style, bold), _WIDEST))
    room = max(width - 2 * CELL_MARGIN * columns, 1.0)
    size = max(min(room / max(sum(least), 1.0), 1.0), _SMALLEST)
    least, most = [need * size for need in least], [need * size for need in most]
    if sum(least) > room:
        shares = [room * need / sum(least) for need in least]
    else:
        wishes = [max(wish - need, 0.0) + 1.0 for need, wish in zip(least, most, strict=True)]
        left = room - sum(least)
        shares = [need + left * wish / sum(wishes) for need, wish in zip(least, wishes, strict=True)]
    return Widths([max(1, twips(share + 2 * CELL_MARGIN)) for share in shares], size)


def _measured(text: str, style: Style, bold: bool) -> float:
    look = style.text.table
    family = style.fonts.serif if look.font == "serif" else style.fonts.sans
    shown = text.upper() if look.capitals else text
    bold = bold or look.weight == "bold"
    return _ems(shown, family, bold) * look.size * _OTHER_FACE[look.font, bold] + look.tracking * len(text)


@remembered(4096)
def _ems(text: str, family: FontFamily, bold: bool) -> float:
    """The width of a text in ems, in the face of the style where it is at hand."""
    face = _face(family, bold)
    if face is None:
        return len(text) * _AVERAGE
    glyphs = (face.characters.get(ord(one)) for one in text)
    return sum(1000 * _AVERAGE if glyph is None else face.advance(glyph) for glyph in glyphs) / 1000


def _face(family: FontFamily, bold: bool) -> Face | None:
    try:
        return open_face(face_file(family, bold=bold))
    except StyleError:
        return None
