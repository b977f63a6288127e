"""Covers in scripts whose letters join, run leftwards or stand without spaces: shaped by HarfBuzz, drawn by resvg."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from umbruch.errors import StyleError
from umbruch.fonts.contours import contours
from umbruch.fonts.families import face_file
from umbruch.fonts.scripts import script_of
from umbruch.fonts.shaping import Shaped, shape
from umbruch.fonts.subset import Part
from umbruch.fonts.truetype import Face, open_face
from umbruch.language.bidi import levels_of, visual_order
from umbruch.language.joining_letters import is_shaped
from umbruch.style.model import FontFamily, Style, TextStyle
from umbruch.writers.epub.covers.cover_lines import Sheet, Width

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


class Lacking(StyleError):
    """No face of the style has a character."""

    code = "style.lacking"


class SetWords(NamedTuple):
    """A line as it stands: the stretches from left to right, and their width in thousandths of the size."""

    stretches: tuple[Shaped, ...]
    width: float


class FacesOfRole:
    """The faces that set a role: that of the style, those asked next, and those of scripts of their own."""

    def __init__(self, words: str, role: TextStyle, style: Style) -> None:
        """Choose the family that has all of the words, but for those that a script's own rules set."""
        self._bold, self._italic = role.weight == "bold", role.slant == "italic"
        main = style.fonts.serif if role.font == "serif" else style.fonts.sans
        others = sorted(style.fonts.fallback, key=lambda one: one.generic not in (None, role.font))
        self._families = (main, *others)
        self._chosen: dict[str, Face] = {}
        plain = {ord(one) for word in _UNSEEN.sub("", words).split() if not is_shaped(word) for one in word}
        if plain:
            first = next((one for one in self._families if plain <= self._face(one).characters.keys()), main)
            self._families = (first, *(one for one in self._families if one != first))

    @property
    def main(self) -> Face:
        """The face of the style's own family."""
        return self._face(self._families[0])

    def of(self, words: str) -> list[Face]:
        """The face of each character: one for a whole word where one has it.

        Raises:
            Lacking: no face has a character.
        """
        found: list[Face] = []
        for word in re.findall(r"\s+|\S+", words):
            codes = set(map(ord, word))
            whole = next((face for face in self._family_faces() if codes <= face.characters.keys()), None)
            if whole is None or is_shaped(word):
                found += self._one_by_one(word, found[-1] if found else None)
            else:
                found += [
                    found[-1] if word.isspace() and found and ord(word[0]) in found[-1].characters else whole
                ] * len(word)
        return found

    def _family_faces(self) -> Iterator[Face]:
        return (self._face(family) for family in self._families)

    def _one_by_one(self, word: str, last: Face | None) -> Iterator[Face]:
        """Faces of characters; marks stay in that of their letter where it has them."""
        for one in word:
            if last is None or unicodedata.category(one)[0] != "M" or ord(one) not in last.characters:
                last = self._face_of(one)
            yield last

    def _face_of(self, character: str) -> Face:
        if character not in self._chosen:
            self._chosen[character] = self._find(character)
        return self._chosen[character]

    def _find(self, character: str) -> Face:
        script = script_of(character)
        families = (*self._families, script.family) if script and script.family else self._families
        for face in map(self._face, families):
            if ord(character) in face.characters and (script is None or script.is_set_by(face)):
                return face
        raise Lacking(
            f"no face of the style has {unicodedata.name(character, 'a character').lower()}",
            hint="name a family that has it under fonts.fallback in the style",
        )

    def _face(self, family: FontFamily) -> Face:
        return open_face(face_file(family, bold=self._bold, italic=self._italic), 700 if self._bold else 400)


def set_line(words: str, faces: FacesOfRole, *, leftwards: bool, lang: str | None) -> SetWords:
    """A line of words in the order in which it stands.

    Args:
        words: of one line, in the order of reading.
        faces: those of their role.
        leftwards: whether the paragraph runs from right to left.
        lang: its language, for forms that one language has and others don't.

    Raises:
        Lacking: no face has one of the characters.
    """
    shown = _UNSEEN.sub("", words)
    letters = list(zip(shown, faces.of(shown), levels_of(shown, leftwards=leftwards), strict=True))
    runs = []
    for (face, level), group in groupby(letters, key=lambda one: one[1:]):
        clusters = shape(face, "".join(one[0] for one in group), rightwards=not level % 2, lang=lang)
        runs.append((level, Shaped(face, clusters, bool(level % 2))))
    order = visual_order([level for level, _ in runs])
    stretches = tuple(runs[number][1] for number in order)
    return SetWords(stretches, sum(cluster.advance for one in stretches for cluster in one.clusters))


class OutlineSheet(Sheet):
    """A page whose words are drawn as outlines, by faces that are here."""

    def _measure(self, words: str, role: TextStyle, style: Style) -> Width:
        faces = FacesOfRole(words, role, style)
        return lambda part: self._line(part, faces).width

    def _draw(self, lines: Sequence[tuple[str, int]], role: TextStyle, style: Style, size: int) -> None:
        faces = FacesOfRole(" ".join(line for line, _ in lines), role, style)
        for one, y in lines:
            line = self._line(one, faces)
            start = self._width - self._margin - line.width * size / 1000 if self._leftwards else self._margin
            path = outlines(line, start, y + faces.main.ascent * size / 1000, size)
            self._drawn.append(f'<path d="{path}" fill="{role.colour}"/>')

    def _line(self, words: str, faces: FacesOfRole) -> SetWords:
        return set_line(words, faces, leftwards=self._leftwards, lang=self._lang)

    def png(self) -> bytes:
        """The finished file.

        Raises:
            StyleError: the package that draws is missing.
        """
        try:
            import resvg_py
        except ImportError:
            raise StyleError("it needs the package resvg-py", hint="pip install resvg-py") from None
        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg(), background="#ffffff", skip_system_fonts=True))


def outlines(line: SetWords, x: float, y: float, size: float) -> str:
    """The letters of a line as one path of SVG, from `x` on over the base line `y`, in pixels."""
    scale = size / 1000
    drawn: list[str] = []
    pen = 0.0
    for stretch in line.stretches:
        width = sum(cluster.advance for cluster in stretch.clusters)
        start = pen + width if stretch.leftwards else pen
        for cluster, place in stretch.places(0, len(stretch.clusters)):
            units = 1000 / stretch.face.units_per_em
            for part in _parts(cluster.glyph.outline):
                at_x, at_y = start + place + part.x * units, part.y * units
                drawn += [_path(one, at_x, at_y, x, y, scale) for one in contours(stretch.face, part.glyph)]
        pen += width
    return "".join(drawn)


def _parts(outline: object) -> Sequence[Part]:
    if isinstance(outline, int):
        return (Part(outline, 0, 0),)
    return outline if isinstance(outline, tuple) else ()


def _path(contour: Sequence[Sequence[float]], at_x: float, at_y: float, x: float, y: float, scale: float) -> str:
    steps = []
    for number, points in enumerate(contour):
        sign = "M" if not number else "C" if len(points) > 2 else "L"
        places = [
            f"{x + (at_x + point) * scale:.2f}" if not place % 2 else f"{y - (at_y + point) * scale:.2f}"
            for place, point in enumerate(points)
        ]
        steps.append(sign + " ".join(places))
    return "".join(steps) + "Z"
