"""The size of a headline by its length: the largest step of its style that holds it."""

from __future__ import annotations

import msgspec

from umbruch.style.model import TextStyle
from umbruch.style.units import Length
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.headlines.sense import is_torn
from umbruch.writers.pdf.type.ideographs import has_ideographs
from umbruch.writers.pdf.type.runs import Look

_ANY = 1_000
_LAST_LINE = 0.4
"""The least width of its last line as part of the widest."""
_ROUNDED = 0.01
_LEADINGS = ((40.0, 1.04), (28.0, 1.10), (0.0, 1.18))
"""Leading as part of the size, for sizes from that one on: large type needs less."""


def stepped(text: str, look: Look, measure: float) -> Look:
    """The look of a headline or deck in the size in which it is set: a step below the largest that holds it,
    where only that ends no line with a word that belongs to the next one.

    Args:
        text: all of it.
        look: how its style has it set.
        measure: its width in points.
    """
    style = look.style
    sizes = (style.size, *style.steps)
    if len(sizes) == 1:
        return look
    made = [look._replace(style=_at(style, size)) for size in sizes]
    chosen = next((number for number, one in enumerate(made[:-1]) if _holds(text, one, measure)), len(made) - 1)
    below = made[chosen + 1 : chosen + 2]
    if below and _is_torn(text, made[chosen], measure) and _holds(text, below[0], measure):
        return below[0] if not _is_torn(text, below[0], measure) else made[chosen]
    return made[chosen]


def _at(style: TextStyle, size: float) -> TextStyle:
    if size == style.size:
        return style
    leading = style.leading / _leading(style.size) * _leading(size)
    tracking = style.tracking * size / style.size
    return msgspec.structs.replace(style, size=Length(size), leading=Length(leading), tracking=Length(tracking))


def _leading(size: float) -> float:
    return size * next(share for least, share in _LEADINGS if size >= least)


def _is_torn(text: str, look: Look, measure: float) -> bool:
    return is_torn(compose([look.run(text, FURNITURE)], look, measure, balanced=True), look.lang)


def _holds(text: str, look: Look, measure: float) -> bool:
    style = look.style
    most = style.max_lines or _ANY
    if style.max_height:
        most = min(most, max(int(style.max_height / style.leading + _ROUNDED), 1))
    run = look.run(text, FURNITURE)
    shapes = [run.fount.shape(word).width * style.size / 1000 + style.tracking * len(word) for word in run.text.split()]
    if not run.mixed:
        spaces = run.fount.glyph(" ")[1].advance * style.size / 1000 * (len(shapes) - 1)
        if sum(shapes) + spaces <= measure:
            return True
        if (max(shapes) > measure and not has_ideographs(text)) or sum(shapes) > most * measure:
            return False
    lines = compose([run], look, measure, balanced=True)
    if len(lines) > most or any(line.is_cut or line.width > measure + 0.5 for line in lines):
        return False
    return len(lines) < 2 or lines[-1].width >= _LAST_LINE * max(line.width for line in lines)
