"""Shapes text of scripts whose letters join and change: HarfBuzz chooses the glyphs and says where they stand.

What belongs together (a letter with its marks, a ligature) becomes one glyph of the small font, so that each carries
just the characters that it shows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.fonts.subset import Glyph, Part
from umbruch.fonts.truetype import Face
from umbruch.kept import remembered

MAX_SHAPED = 20_000

_MARK_STANDS_OFF = 10
"""In 1/1000: readers that go by places alone take a mark for what follows its letter if it is put to the left of it."""


_MOST_MARKS = 30
"""On one letter, drawn as one; no language needs more (Unicode Standard Annex 15, Stream-Safe Text Format)."""


_FARTHEST = 3
"""Sizes of the type that a mark may stand away from its letter; beyond that it is read, but not drawn."""


class Cluster(NamedTuple):
    """Characters that are drawn as one: their glyph, and how far the next one stands away, in 1/1000.

    `lead` is how far left of their place the glyph is put, and its outline drawn as far to the right.
    """

    text: str
    glyph: Glyph
    advance: float
    lead: float = 0.0
    missing: bool = False


class _Drawn(NamedTuple):
    part: Part
    advance: int


class Shaped(NamedTuple):
    """A stretch of one face and one direction, in the order in which it is read."""

    face: Face
    clusters: tuple[Cluster, ...]
    leftwards: bool

    @property
    def text(self) -> str:
        """Its characters in the order of reading."""
        return "".join([cluster.text for cluster in self.clusters])

    def places(self, first: int, end: int) -> Iterator[tuple[Cluster, float]]:
        """Clusters `first` to `end`, and where each is put: from the edge where they begin, in 1/1000 to the right."""
        place = 0.0
        for cluster in self.clusters[first:end]:
            if self.leftwards:
                place -= cluster.advance
            yield cluster, place - cluster.lead
            if not self.leftwards:
                place += cluster.advance

    def from_the_left(self, first: int, end: int) -> list[tuple[Cluster, float]]:
        """What `places` gives, from left to right: letters that run leftwards the last one first."""
        found = list(self.places(first, end))
        return found[::-1] if self.leftwards else found


@remembered(MAX_SHAPED)
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
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction = "ltr" if rightwards else "rtl"
    if script is not None:
        buffer.script = script
    buffer.guess_segment_properties()
    if lang:
        buffer.language = lang
    uharfbuzz.shape(face.harfbuzz, buffer)
    drawn: dict[int, list[_Drawn]] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        place = Part(info.codepoint, position.x_offset, position.y_offset)
        drawn.setdefault(info.cluster - len(before), []).append(_Drawn(place, position.x_advance))
    starts = sorted(drawn)
    found: list[Cluster] = []
    marks = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        parted = ((text[start:end], drawn[start]),) if rightwards else _parted(text[start:end], drawn[start])
        for characters, parts in parted:
            stands_off = not rightwards and not any(advance for _, advance in parts)
            marks = marks + 1 if stands_off else 0
            found.append(_cluster(face, characters, parts, min(marks, _MOST_MARKS) * _MARK_STANDS_OFF))
    return tuple(found)


def _parted(text: str, drawn: list[_Drawn]) -> Iterator[tuple[str, list[_Drawn]]]:
    """Characters drawn as one, one by one: what is drawn with the first, or a letter and then its marks.

    Readers that go by places alone turn round the characters of a line, also those that one glyph stands for.
    """
    letters = [one for one in drawn if one.advance]
    marks = drawn[: len(drawn) - len(letters)]
    if len(text) > 1 and marks and letters == drawn[-1:] and all(map(unicodedata.combining, text[1:])):
        yield text[0], letters
        for start in range(0, len(text) - 1, _MOST_MARKS):
            yield text[1 + start : 1 + start + _MOST_MARKS], marks[start : start + _MOST_MARKS]
        return
    yield text[0], drawn
    for character in text[1:]:
        yield character, []


def _cluster(face: Face, text: str, drawn: list[_Drawn], off: int) -> Cluster:
    scale = 1000 / face.units_per_em
    parts, at = [], round(off / scale)
    lead = at * scale
    for part, advance in drawn:
        parts.append(part._replace(x=part.x + at))
        at += advance
    advance = at * scale - lead
    far = _FARTHEST * face.units_per_em
    parts = [part for part in parts if abs(part.x) < far + abs(at) and abs(part.y) < far]
    missing = any(part.glyph == 0 for part in parts)
    return Cluster(text, _glyph(face, parts, advance), advance, lead, missing)


def _glyph(face: Face, parts: list[Part], advance: float) -> Glyph:
    if all(face.is_blank(part.glyph) for part in parts):
        return Glyph(None, advance)
    glyph, x, y = parts[0]
    if len(parts) == 1 and not (x or y):
        return Glyph(glyph, face.advance(glyph))
    return Glyph(tuple(parts), advance)
