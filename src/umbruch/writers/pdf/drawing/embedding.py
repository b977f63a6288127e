"""Embeds faces: one composite font a face with only the glyphs shown (ISO 32000-1, 9.7; ISO 19005-2, 6.2.11).

A face with TrueType outlines becomes a CIDFont of type 2, one with PostScript outlines a CIDFont of type 0.

Every character shown has a glyph of its own, also where two share an outline, so that the text layer says exactly
which character stands there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from umbruch.fonts import Face
from umbruch.fonts.postscript import postscript_subset
from umbruch.fonts.shaping import Cluster, Shaped
from umbruch.fonts.subset import Glyph, subset
from umbruch.kept import remembered
from umbruch.writers.pdf.file.codes import FIRST_FREE, FIXED, WRITTEN, unicode_rows, written
from umbruch.writers.pdf.file.syntax import compressed, number
from umbruch.writers.pdf.type.founts import Fount, Joined, Shape, Source

if TYPE_CHECKING:
    from umbruch.writers.pdf.file.objects import Objects

SEEN = 0.3
"""A move of the pen, in 1/1000 of the type size, that is worth making."""

_ROWS = 100
_LONGEST_NAME = 100
_SYMBOLIC, _ITALIC = 4, 64
_MOST_CUT = 32

Shown = tuple[tuple[int, str, Glyph], ...]
"""Codes, the characters that they stand for, and their glyphs, by code."""


class EmbeddedFont:
    """A face in one document."""

    def __init__(self, face: Face, name: str) -> None:
        """Take a face and the name of its resource (`F1`)."""
        self.face = face
        self.name = name
        self.words: dict[Shape | tuple[Shape, int, int], Source] = {}
        """What words and parts of them are in this document that are written otherwise in another one."""
        self._glyphs: dict[str, Glyph] = {}
        self._own: dict[str | tuple[str, Glyph], int] = {}
        self._used: dict[Fount, dict[Shape | tuple[Shape, int, int], Source]] = {}
        self._shaped: dict[tuple[tuple[Cluster, ...], bool, int, int], tuple[str, float, float]] = {}

    def code(self, character: str, glyph: Glyph) -> str:
        """The code of a character in content streams, inside a string."""
        self._glyphs.setdefault(character, glyph)
        return WRITTEN.get(character) or written(self._own.setdefault(character, FIRST_FREE + len(self._own)))

    def form(self, text: str, glyph: Glyph) -> str:
        """The code of characters that are drawn as one, in the form that they have at their place."""
        return written(self._own.setdefault((text, glyph), FIRST_FREE + len(self._own)))

    def shaped(self, shaped: Shaped, first: int, end: int) -> tuple[str, float, float]:
        """Clusters `first` to `end` from left to right as codes with the moves of the pen between them.

        Returns:
            What is shown, where the pen must be for it, and where it stands then: from the edge where they begin, in
            1/1000 to the right.
        """
        key = (shaped.clusters, shaped.leftwards, first, end)
        found = self._shaped.get(key)
        if found is None:
            parts: list[str] = []
            start: float | None = None
            pen = 0.0
            for cluster, place in shaped.from_the_left(first, end):
                if start is None:
                    start = pen = place
                back = round(pen - place, 1)
                if abs(back) > SEEN:
                    parts.append(f"){number(back, 1)}(")
                    pen -= back
                parts.append(self.form(cluster.text, cluster.glyph))
                pen += round(cluster.glyph.advance)
            found = self._shaped[key] = ("".join(parts), start or 0.0, pen)
        return found

    def in_place(self, fount: Fount, words: Sequence[Shape | tuple[Shape, int, int]]) -> list[str]:
        """Words or parts of them, in this face all of them, each as `word` gives it."""
        sources = fount.sources
        used = self._used.get(fount)
        if used is None:
            used = self._used[fount] = {}
        found = []
        for word in words:
            source = sources.get(word)
            if source is None:
                source = self._new(fount, word)
            used[word] = source
            found.append(source.written)
        return found

    def _new(self, fount: Fount, word: Shape | tuple[Shape, int, int]) -> Source:
        """A word that other documents may not have had, or that is written otherwise there."""
        known = self.words.get(word)
        if known is not None:
            return known
        shape, first, end = (word, 0, len(word.text)) if isinstance(word, Shape) else word
        written, letters = self._write(fount, shape, first, end), shape.text[first:end]
        if fount.altered or shape.faces is not None or not all(map(FIXED.__contains__, letters)):
            made = self.words[word] = Source(written, "", ())
            return made
        joined = _joined_in(shape, first, end)
        for one in reversed(joined):
            letters = letters[: one.first - first] + letters[one.first - first + len(one.text) :]
        return fount.sources.keep(word, Source(written, letters, tuple(joined)))

    def gap(self, fount: Fount, space: float, per_mille: float, tracking: float) -> str:
        """A space between words of the array of TJ: it ends their string and begins the next one.

        Args:
            fount: that of the words.
            space: its width in points.
            per_mille: a thousandth of the size of the type, as it is drawn.
            tracking: the white after each letter in points.
        """
        glyph = fount.glyph(" ")[1]
        return f"{self.code(' ', glyph)}){number(glyph.advance - (space - tracking) / per_mille, 1)}("

    def word(self, fount: Fount, shape: Shape, first: int, end: int) -> str:
        """Characters `first` to `end` of a shape inside a string of the array of TJ, with their kerns.

        All of them must come from this face.
        """
        if shape.faces is not None:
            return self._write(fount, shape, first, end)
        return self.in_place(fount, [(shape, first, end)])[0]

    def _write(self, fount: Fount, shape: Shape, first: int, end: int) -> str:
        parts: list[str] = []
        joined = {one.first: one for one in _joined_in(shape, first, end)}
        index = first
        while index < end:
            character = shape.text[index]
            face = shape.faces[index] if shape.faces else 0
            if one := joined.get(index):
                code = self.code(one.text, one.glyph)
                index += len(one.text)
            else:
                glyph = fount.glyph_in(face, character)
                altered = face == 0 and character in fount.altered
                code = self.form(character, glyph) if altered else self.code(character, glyph)
                index += 1
            kern = shape.kerns[index - 1] if index < end else 0.0
            parts.append(f"{code}){number(-kern, 1)}(" if kern else code)
        return "".join(parts)

    def shown(self) -> Shown:
        """Code, characters and glyph of all that is shown, by code."""
        for fount, used in self._used.items():
            for character in set().union(*[source.letters for source in used.values()]):
                if character not in self._glyphs:
                    self._glyphs[character] = fount.glyph_in(0, character)
            for one in chain.from_iterable([source.joined for source in used.values()]):
                self._glyphs.setdefault(one.text, one.glyph)
        rows = [(FIXED.get(one) or self._own[one], one, glyph) for one, glyph in self._glyphs.items()]
        rows += [(code, *form) for form, code in self._own.items() if isinstance(form, tuple)]
        return tuple(sorted(rows))


def _joined_in(shape: Shape, first: int, end: int) -> list[Joined]:
    """The letters that are drawn as one among characters `first` to `end`."""
    return [one for one in shape.joined if first <= one.first and one.first + len(one.text) <= end]


class _Kind(NamedTuple):
    """How a kind of outlines is entered (ISO 32000-1, tables 117, 122 and 126)."""

    font: str
    file: str
    stream: str
    glyphs: str


_TRUETYPE = _Kind("CIDFontType2", "FontFile2", "/Length1 {length}", "/CIDToGIDMap /Identity ")
_POSTSCRIPT = _Kind("CIDFontType0", "FontFile3", "/Subtype /CIDFontType0C", "")


def write_font(font: EmbeddedFont, objects: Objects) -> None:
    """Add a font to the file and to the resources of its pages."""
    face = font.face
    cut = _cut_font(face, font.shown())
    kind = _POSTSCRIPT if face.is_postscript else _TRUETYPE
    program = objects.add_stream(f"/Filter /FlateDecode {kind.stream.format(length=cut.length)}", cut.program)
    descriptor = objects.add(
        f"<</Type /FontDescriptor /FontName /{cut.name} {_descriptor_entries(face)} /{kind.file} {program} 0 R>>"
    )
    descendant = objects.add(
        f"<</Type /Font /Subtype /{kind.font} /BaseFont /{cut.name} {kind.glyphs}"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
        f"{cut.widths} /FontDescriptor {descriptor} 0 R>>"
    )
    unicode = objects.add_stream("/Filter /FlateDecode", cut.unicode)
    whole = objects.add(
        f"<</Type /Font /Subtype /Type0 /BaseFont /{cut.name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R>>"
    )
    objects.add_font(font.name, whole)


class _CutFont(NamedTuple):
    """What files with the same characters of a face have in common; `program` and `unicode` are compressed."""

    name: str
    widths: str
    program: bytes
    length: int
    unicode: bytes


@remembered(_MOST_CUT)
def _cut_font(face: Face, shown: Shown) -> _CutFont:
    """The font of those characters: headings and page heads of the same paper often share theirs."""
    last = shown[-1][0] if shown else 0
    glyphs: list[Glyph | None] = [None] * (last + 1)
    glyphs[0] = missing = Glyph(0, face.advance(0))
    widths = ["0"] * last
    units = face.units_per_em / 1000
    for code, _, glyph in shown:
        glyphs[code] = glyph
        widths[code - 1] = str(round(round(glyph.advance * units) / units))
    file = (postscript_subset if face.is_postscript else subset)(face, glyphs)
    return _CutFont(
        _base_name(face, "".join([text for _, text, _ in shown])),
        f"/DW {round(missing.advance)} /W [1 [{' '.join(widths)}]]",
        compressed(file),
        len(file),
        compressed(_to_unicode(unicode_rows((code, text) for code, text, _ in shown)).encode("ascii")),
    )


@remembered(_MOST_CUT)
def _descriptor_entries(face: Face) -> str:
    """What the descriptor says of the whole face (ISO 32000-1, 9.8)."""
    return (
        f"/Flags {_SYMBOLIC | (_ITALIC if face.italic_angle else 0)} "
        f"/FontBBox [{' '.join([number(side) for side in face.bbox])}] /ItalicAngle {number(face.italic_angle)} "
        f"/Ascent {round(face.ascent)} /Descent {round(face.descent)} /CapHeight {round(face.cap_height)} "
        f"/XHeight {round(face.x_height)} /StemV {50 + int((face.weight / 65) ** 2)}"
    )


def _base_name(face: Face, characters: str) -> str:
    """`ABCDEF+PT_Serif-Web-Regular`: six letters that tell this subset from others (ISO 32000-1, 9.6.4)."""
    stem = re.sub(r"\[.*?\]|[^A-Za-z0-9_-]", "", Path(face.name).stem) or "Face"
    stem = stem[:_LONGEST_NAME] + ("-Bold" if face.is_varied else "")
    digest = hashlib.sha256(characters.encode("utf-8", "surrogatepass")).digest()
    return "".join([chr(65 + byte % 26) for byte in digest[:6]]) + "+" + stem


def _to_unicode(rows: list[str]) -> str:
    """The character map from codes to characters (ISO 32000-1, 9.10.3): at most 100 rows a block, UTF-16."""
    blocks = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
            "",
        ]
    )
