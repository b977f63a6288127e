"""Shapes text of scripts whose letters join and change: HarfBuzz chooses the glyphs and says where they stand.

What belongs together (a letter with its marks, a ligature) becomes one glyph of the small font, so that each carries
just the characters that it shows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from umbruch.fonts.subset import Glyph, Part
from umbruch.fonts.truetype import Face

if TYPE_CHECKING:
    import uharfbuzz

MAX_SHAPED = 20_000


class Cluster(NamedTuple):
    """Characters that are drawn as one: their glyph, and how far the next one stands away, in 1/1000."""

    text: str
    glyph: Glyph
    advance: float
    missing: bool = False


@lru_cache(maxsize=16)
def _font(face: Face) -> uharfbuzz.Font:
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(face.data))
    if face.is_varied:
        font.set_variations({"wght": float(face.weight)})
    return font


@lru_cache(maxsize=MAX_SHAPED)
def shape(
    face: Face, text: str, *, rightwards: bool, script: str | None = None, lang: str | None = None, before: str = "",
    after: str = "",
) -> tuple[Cluster, ...]:  # fmt: skip
    """The clusters of a stretch of text in the order in which it is read.

    Args:
        face: sets all of it.
        text: of one script and one direction.
        rightwards: whether it runs from left to right.
        script: its tag (ISO 15924); None for that of its first letter.
        lang: its language (BCP 47), for forms that one language has and others don't.
        before: the characters before it that it may join.
        after: those after it.
    """
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.direction = "ltr" if rightwards else "rtl"
    if script is not None:
        buffer.script = script
    buffer.guess_segment_properties()
    if lang:
        buffer.language = lang
    uharfbuzz.shape(_font(face), buffer)
    scale = 1000 / face.units_per_em
    parts: dict[int, list[Part]] = {}
    advances: dict[int, int] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        at = advances.setdefault(info.cluster, 0)
        part = Part(info.codepoint, at + position.x_offset, position.y_offset)
        parts.setdefault(info.cluster, []).append(part)
        advances[info.cluster] = at + position.x_advance
    starts = sorted(parts)
    found = []
    for start, end in zip(starts, [*starts[1:], len(before) + len(text)], strict=True):
        advance = advances[start] * scale
        characters = text[start - len(before) : end - len(before)]
        missing = any(part.glyph == 0 for part in parts[start])
        found.append(Cluster(characters, _glyph(face, parts[start], advance), advance, missing))
    return tuple(found)


def _glyph(face: Face, parts: list[Part], advance: float) -> Glyph:
    if not any(face.outline(part.glyph) for part in parts):
        return Glyph(None, advance)
    glyph, x, y = parts[0]
    if len(parts) == 1 and not (x or y):
        return Glyph(glyph, face.advance(glyph))
    return Glyph(tuple(parts), advance)
