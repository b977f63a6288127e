"""The size of a headline by its length: the largest step of its style that holds it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from umbruch.style.model import TextStyle
from umbruch.style.units import Length
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.headlines.sense import BEST, Measured
from umbruch.writers.pdf.type.ideographs import has_ideographs
from umbruch.writers.pdf.type.runs import Look, Run

_ANY = 1_000
_LAST_LINE = 0.4
"""The least width of its last line as part of the widest."""
_SMALLER, _MOST_SMALLER = 1.2, 0.8
"""What smaller type costs, times the logarithm of how many times smaller it is, and at most: a step of 46 to 40 pt as
much as two lines of which one is three quarters longer than the other. No size is worth a phrase that is torn where
another has lines of like length."""
_ROUNDED = 0.01
_LEADINGS = ((40.0, 1.04), (28.0, 1.10), (0.0, 1.18))
"""Leading as part of the size, for sizes from that one on: large type needs less."""


def stepped(text: str, look: Look, measure: float) -> Look:
    """The look of a headline or deck in the size in which it is set: the largest that holds it, or a smaller one.

    That where its lines then end with the sense, or are of like length, which they are not in a larger one.

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
    run = look.run(text, FURNITURE)
    if run.mixed or has_ideographs(text) or not run.text.split():
        return next((one for one in made[:-1] if _holds(text, one, measure)), made[-1])
    for number in _by_cost(run, look, [one.style for one in made], measure):
        if number == len(made) - 1 or _fits(text, made[number], measure):
            return made[number]
    return made[-1]


def _by_cost(run: Run, look: Look, styles: Sequence[TextStyle], measure: float) -> list[int]:
    """The numbers of the sizes in which a headline may be set, the best first, told by the widths of its words."""
    words, size = run.text.split(), look.style.size
    widths = [run.fount.shape(word).width * size / 1000 + look.style.tracking * len(word) for word in words]
    space = run.fount.glyph(" ")[1].advance * size / 1000 + look.style.tracking
    measured = Measured(words, widths, space, look.lang)
    found: list[tuple[float, int]] = []
    largest = 0.0
    for number, style in enumerate(styles):
        smaller = min(_SMALLER * math.log(largest / style.size), _MOST_SMALLER) if largest else 0.0
        if found and smaller - BEST >= min(found)[0]:
            break
        cost = measured.cost(measure * size / style.size, _most_lines(style))
        if cost is not None:
            largest = largest or style.size
            found.append((cost + smaller, number))
    return [number for _, number in sorted(found)]


def _at(style: TextStyle, size: float) -> TextStyle:
    if size == style.size:
        return style
    leading = style.leading / _leading(style.size) * _leading(size)
    tracking = style.tracking * size / style.size
    return msgspec.structs.replace(style, size=Length(size), leading=Length(leading), tracking=Length(tracking))


def _leading(size: float) -> float:
    return size * next(share for least, share in _LEADINGS if size >= least)


def _most_lines(style: TextStyle) -> int:
    most = style.max_lines or _ANY
    return min(most, max(int(style.max_height / style.leading + _ROUNDED), 1)) if style.max_height else most


def _fits(text: str, look: Look, measure: float) -> bool:
    """Whether a headline as it is composed is not too wide, nor cut within a word, nor of too many lines."""
    lines = compose([look.run(text, FURNITURE)], look, measure, balanced=True)
    most = _most_lines(look.style)
    return len(lines) <= most and not any(line.is_cut or line.width > measure + 0.5 for line in lines)


def _holds(text: str, look: Look, measure: float) -> bool:
    """Whether a size holds a headline of several scripts, with a last line that is long enough."""
    if not _fits(text, look, measure):
        return False
    widths = [line.width for line in compose([look.run(text, FURNITURE)], look, measure, balanced=True)]
    return len(widths) < 2 or widths[-1] >= _LAST_LINE * max(widths)
