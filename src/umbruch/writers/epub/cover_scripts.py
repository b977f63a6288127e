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
from umbruch.language.joining_letters import UNSPACED, is_shaped
from umbruch.style.model import FontFamily, Style, TextStyle

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_WIDE = frozenset({"W", "F"})
_BEGINS_NO_LINE = frozenset("、。，．！？：；）」』】〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""Signs of East Asia that no line begins with (W3C, Requirements for Japanese Text Layout, 3.1.7)."""


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


def pieces(words: str) -> list[str]:
    """A title cut where a line may end: after words, and between the signs of scripts that write without spaces."""
    found: list[str] = []
    for word in words.split():
        start = 0
        for place in range(1, len(word)):
            if _may_end(word[place - 1], word[place]):
                found.append(word[start:place])
                start = place
        found.append(word[start:] + " ")
    return found


def _may_end(before: str, after: str) -> bool:
    if after in _BEGINS_NO_LINE or unicodedata.category(before) in {"Ps", "Pi"}:
        return False
    return unicodedata.east_asian_width(before) in _WIDE or unicodedata.east_asian_width(after) in _WIDE


class Sheet:
    """A page that is drawn as lines of any script below each other, from the edge at which reading starts."""

    def __init__(self, width: int, height: int, margin: int, lang: str | None, *, leftwards: bool) -> None:
        """A white page of that many pixels."""
        self._width, self._height, self._margin = width, height, margin
        self._room = width - 2 * margin
        self._lang, self._leftwards = lang, leftwards
        self._drawn: list[str] = []

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
        faces = FacesOfRole(words, role, style)
        for size in sizes:
            lines, is_whole = self._wrapped(words, faces, size)
            if is_whole and len(lines) <= most:
                return self._put(lines, role, faces, size, y, bottom)
        return self.set(words, role, style, sizes[-1], y, bottom)

    def set(self, words: str, role: TextStyle, style: Style, size: int, y: int, bottom: int) -> int:
        """Set words from `y` down to `bottom` at most; where the next line would stand.

        Raises:
            StyleError: no face has one of the characters.
        """
        if not words:
            return y
        faces = FacesOfRole(words, role, style)
        return self._put(self._wrapped(words, faces, size)[0], role, faces, size, y, bottom)

    def _put(self, lines: Sequence[str], role: TextStyle, faces: FacesOfRole, size: int, y: int, bottom: int) -> int:
        leading = round(size * role.leading / role.size * max(map(_leaded, lines), default=1.0))
        for one in lines:
            if y + leading > bottom:
                break
            line = self._line(one, faces)
            start = self._width - self._margin - line.width * size / 1000 if self._leftwards else self._margin
            path = outlines(line, start, y + faces.main.ascent * size / 1000, size)
            self._drawn.append(f'<path d="{path}" fill="{role.colour}"/>')
            y += leading
        return y

    def _line(self, words: str, faces: FacesOfRole) -> SetWords:
        return set_line(words, faces, leftwards=self._leftwards, lang=self._lang)

    def _wrapped(self, words: str, faces: FacesOfRole, size: int) -> tuple[list[str], bool]:
        """Words in lines, and whether each of them is whole."""
        room = self._room * 1000 / size
        widths = [(one, self._line(one.rstrip(), faces).width) for one in pieces(words)]
        is_whole = all(width <= room or UNSPACED.search(one) for one, width in widths)
        lines = [""]
        for one, width in widths:
            for part in (one,) if width <= room else self._parted(one, faces, room):
                if lines[-1] and self._line((lines[-1] + part).rstrip(), faces).width > room:
                    lines.append("")
                lines[-1] += part
        return [one.rstrip() for one in lines if one.strip()], is_whole

    def _parted(self, word: str, faces: FacesOfRole, room: float) -> list[str]:
        """A word wider than the page, cut between letters."""
        parts = [""]
        for letter in _letters(word):
            if parts[-1] and self._line((parts[-1] + letter).rstrip(), faces).width > room:
                parts.append("")
            parts[-1] += letter
        return parts

    def png(self) -> bytes:
        """The finished file.

        Raises:
            StyleError: the package that draws is missing.
        """
        try:
            import resvg_py
        except ImportError:
            raise StyleError("it needs the package resvg-py", hint="pip install resvg-py") from None
        size = f'width="{self._width}" height="{self._height}"'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(self._drawn)}</svg>'
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, background="#ffffff", skip_system_fonts=True))


def _leaded(words: str) -> float:
    """How much more leading the scripts of a line have."""
    return max((script.leaded for one in words if (script := script_of(one))), default=1.0)


def _letters(word: str) -> Iterator[str]:
    """Letters with their marks; leading vowels of Thai and Lao stay before their letter."""
    held = ""
    for one in word:
        joins = held and (_leads(held[-1]) or unicodedata.combining(held[-1]) == _VIRAMA or one in _TRAILS)
        if held and not joins and unicodedata.category(one)[0] != "M":
            yield held
            held = ""
        held += one
    if held:
        yield held


_TRAILS = frozenset("\u0e30\u0e33\u0eb0\u0eb3")
"""Vowels of Thai and Lao that stand behind their letter."""

_VIRAMA = 9
"""The combining class of signs that tie a letter to the next one (Unicode Character Database)."""


def _leads(letter: str) -> bool:
    return "\u0e40" <= letter <= "\u0e44" or "\u0ec0" <= letter <= "\u0ec4"


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
