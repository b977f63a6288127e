"""Large initials that tesseract passed over: looked for beside the lines that are set in for them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from umbruch.readers.pdf.scan.hocr_blocks import Scanned
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDEST = 4.5
"""Sizes that a large initial is wide at most: a W of three lines takes 4."""
_MOST_LINES = 5
_LEAST_SURE = 0.6
"""Sureness from which a letter that was asked for by itself is taken."""
_MARGIN = 0.25
"""Sizes of paper around the letter that are shown with it."""

ReadLetter = Callable[[bytes], Scanned]


def with_lost_initials(blocks: Sequence[TextBlock], image: Image, scale: float, read: ReadLetter) -> list[TextBlock]:
    """The blocks of a page, the large initials that were passed over read by themselves.

    Args:
        blocks: in points.
        image: the page as it was read.
        scale: its pixels a point.
        read: what reads a picture (PNG) of one letter.
    """
    return [_with_initial(block, image, scale, read) for block in blocks]


def _with_initial(block: TextBlock, image: Image, scale: float, read: ReadLetter) -> TextBlock:
    beside = _lines_beside(block)
    if not beside:
        return block
    size = block.size
    place = (
        block.left - size / 2, beside[0].base - size, min(line.left for line in beside) - _MARGIN * size,
        beside[-1].base + _MARGIN * size,
    )  # fmt: skip
    found = read(_cut(image, place, scale))
    letter = found.text.strip()
    if len(letter) != 1 or not letter.isupper() or found.sureness < _LEAST_SURE:
        return block
    first = beside[0]._replace(text=letter + beside[0].text)
    lines = (first, *block.lines[1:])
    return TextBlock(
        tuple(line._replace(left=block.left) if at < len(beside) else line for at, line in enumerate(lines))
    )


def _lines_beside(block: TextBlock) -> tuple[SetLine, ...]:
    """The first lines of a block, where a letter must stand before them: the rest of a word, and all of them set in."""
    first = block.lines[0]
    edge = block.left + first.size
    count = next((at for at, line in enumerate(block.lines) if line.left < edge), 0)
    if not 1 < count <= _MOST_LINES or not first.text[0].islower() or first.left - block.left > _WIDEST * block.size:
        return ()
    return block.lines[:count]


def _cut(image: Image, place: tuple[float, float, float, float], scale: float) -> bytes:
    """A part of the page as PNG, white around it."""
    from PIL.ImageOps import expand

    left, top, right, bottom = place
    box = (max(0, round(left * scale)), max(0, round(top * scale)), round(right * scale), round(bottom * scale))
    cut = expand(image.crop(box), border=max(8, round(8 * scale / 2)), fill=255)
    stored = io.BytesIO()
    cut.save(stored, "PNG", compress_level=1)
    return stored.getvalue()
