"""Founts: a face with its fallbacks at one weight and slant, and the measured shape of every word set in it.

Lengths are in thousandths of the type size, so that a shape serves every size. Shapes are kept for the process, up to
a limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import StyleError
from umbruch.fonts import Face, face_file, open_face
from umbruch.fonts.features import featured_glyph, features_of, ligatures_of
from umbruch.fonts.signs import SIGNS, sign_outline
from umbruch.fonts.subset import Glyph
from umbruch.kept import Store, made_once
from umbruch.style.model import Fonts, Generic, Style

if TYPE_CHECKING:
    from umbruch.fonts.scripts import Script

MAX_SHAPES = 8_000

_REGULAR, _BOLD = 400, 700
_JOINED = re.compile("f[fil]")
_HYPHENS = frozenset("\u00ad\u2010\u2011")
_SPACES: dict[str, float | str] = {
    " ": 250.0,
    "\u00a0": " ",
    "\u1680": " ",
    "\u2000": 500.0,
    "\u2001": 1000.0,
    "\u2002": 500.0,
    "\u2003": 1000.0,
    "\u2004": 333.0,
    "\u2005": 250.0,
    "\u2006": 167.0,
    "\u2007": "0",
    "\u2008": ".",
    "\u2009": 167.0,
    "\u200a": 100.0,
    "\u202f": 140.0,
    "\u205f": 222.0,
    "\u200b": 0.0,
    "\u2060": 0.0,
    "\u3000": 1000.0,
}
"""Blanks that a face lacks: their widths in thousandths of the size, or the sign that is as wide (Unicode 15, 6.2)."""
_LOOKALIKES = {
    "☆": "*", "✱": "*", "❝": "“", "❞": "”", "−": "–", "‑": "-", "⁄": "/", "‒": "–", "―": "—",
}  # fmt: skip


class Joined(NamedTuple):
    """Letters that are drawn as one: the number of the first, the letters, and their glyph."""

    first: int
    text: str
    glyph: Glyph


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """How a word is set: for each character the face of the fount (its number), its advance and the kern after it.

    Of letters that are `joined` the first has the whole advance.
    """

    text: str
    faces: tuple[int, ...] | None
    advances: tuple[float, ...]
    kerns: tuple[float, ...]
    width: float
    missing: str
    replaced: str
    joined: tuple[Joined, ...] = ()


class Source(NamedTuple):
    """A word or a part of it as it stands in content streams, the letters drawn for it and those drawn as one."""

    written: str
    letters: str
    joined: tuple[Joined, ...]


def _embeddable(path: Path, weight: int, width: float = 100.0) -> Face:
    face = open_face(path, weight, width)
    if not face.may_be_cut:
        raise StyleError(
            "the licence of this font forbids embedding a part of it, and PDF files carry just the characters shown",
            source=str(path),
            hint="choose another family, or ask its foundry for a licence for documents",
        )
    return face


class ScriptFace(NamedTuple):
    """The face that sets a script, and how much larger and with how much more leading than a style says."""

    face: Face
    enlarged: float = 1.0
    leaded: float = 1.0


class Fount:
    """A face and the faces asked in turn for characters that it lacks."""

    def __init__(
        self, faces: tuple[Face, ...], *, bold: bool = False, italic: bool = False, features: tuple[str, ...] = ()
    ) -> None:  # fmt: skip
        """Take the faces, the main one first, with their weight and slant, and the features of the main one.

        Args:
            faces: the main one first.
            bold: whether they are bold.
            italic: whether they are italic.
            features: tags of OpenType that are on; `-liga` has no letters joined.
        """
        self.faces = faces
        self._ligatures = {} if "-liga" in features else ligatures_of(faces[0])
        self._features = tuple(tag for tag in features if not tag.startswith("-"))
        self.altered: set[str] = set()
        """Characters that have another glyph than the usual one of the main face."""
        self._bold, self._italic = bold, italic
        self._scripts: dict[Script, ScriptFace | None] = {}
        self.sources: Store[Shape | tuple[Shape, int, int], Source] = Store(MAX_SHAPES)
        """What words of the main face are in every content stream, whole or from one character to another."""
        self._shapes: Store[str | tuple[str, tuple[int, ...]], Shape] = Store(MAX_SHAPES)
        self._glyphs: Store[str, tuple[int, Glyph, str]] = Store(MAX_SHAPES)

    def shape(self, word: str) -> Shape:
        """The shape of a word; a character that no face has gets a box of its own and is named in `missing`."""
        found = self._shapes.get(word)
        if found is None:
            found = self._measure(word)
            if len(word) < 100:
                found = self._shapes.keep(word, found)
        return found

    @property
    def lacking(self) -> tuple[str, ...]:
        """The features that were asked for and that the main face does not have."""
        return tuple(tag for tag in self._features if tag not in features_of(self.faces[0]))

    def joins(self, word: str) -> bool:
        """Whether the main face has letters of a word joined."""
        return "f" in word and bool(self._ligatures) and _JOINED.search(word) is not None

    def joined_shape(self, word: str, seams: tuple[int, ...]) -> Shape:
        """The shape of a word with its letters joined, but for those that a seam of the word parts.

        Args:
            word: one that `joins`.
            seams: the numbers of characters before which no letters are joined, in order.
        """
        key = (word, seams)
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes.keep(key, self._join(self.shape(word), seams))
        return found

    def _join(self, shape: Shape, seams: tuple[int, ...]) -> Shape:
        if shape.faces is not None or shape.missing:
            return shape
        main = self.faces[0]
        joined: list[Joined] = []
        advances, kerns = list(shape.advances), list(shape.kerns)
        first = shape.text.find("f")
        while first >= 0:
            text = self._ligature_at(shape.text, first, seams)
            if text:
                own, end = self._ligatures[text], first + len(text)
                joined.append(Joined(first, text, Glyph(own, main.advance(own))))
                before = self.glyph(shape.text[first - 1])[1].outline if first else None
                after = self.glyph(shape.text[end])[1].outline if end < len(shape.text) else None
                if isinstance(before, int):
                    kern = main.kerning.pair(before, own)
                    advances[first - 1] += kern - kerns[first - 1]
                    kerns[first - 1] = kern
                kern = main.kerning.pair(own, after) if isinstance(after, int) else 0.0
                advances[first:end] = [main.advance(own), *[0.0] * (end - first - 2), kern]
                kerns[first:end] = [*[0.0] * (end - first - 1), kern]
            first = shape.text.find("f", first + max(len(text), 1))
        return replace(
            shape, advances=tuple(advances), kerns=tuple(kerns), width=sum(advances), joined=tuple(joined)
        )  # fmt: skip

    def _ligature_at(self, word: str, first: int, seams: tuple[int, ...]) -> str:
        """The longest ligature of the main face for the letters from `first` that no seam parts; empty for none."""
        for text in sorted(self._ligatures, key=len, reverse=True):
            parted = any(first < seam < first + len(text) for seam in seams)
            if word.startswith(text, first) and not parted and self.altered.isdisjoint(text):
                return text
        return ""

    def glyph(self, character: str) -> tuple[int, Glyph]:
        """The number of the face that shows a character, and its glyph there."""
        number, glyph, _ = self._find(character)
        return number, glyph

    def glyph_in(self, number: int, character: str) -> Glyph:
        """The glyph of a character in face `number`, which must have it; in the main face whatever stands for it."""
        if number == 0:
            return self.glyph(character)[1]
        face = self.faces[number]
        own = face.characters.get(ord(character))
        return Glyph(own, face.advance(own)) if own else self._find(character)[1]

    def face_of(self, script: Script) -> ScriptFace | None:
        """What sets a script from right to left: the first face that has it, else one of the script's own family.

        Raises:
            StyleError: that family is not installed.
        """
        if script not in self._scripts:
            own = next((ScriptFace(face) for face in self.faces if script.is_set_by(face)), None)
            if own is None and script.family is not None:
                file = face_file(script.family, bold=self._bold, italic=self._italic)
                own = ScriptFace(_embeddable(file, _BOLD if self._bold else _REGULAR), script.enlarged, script.leaded)
            self._scripts[script] = own
        return self._scripts[script]

    def _one_face(self, word: str) -> int:
        """The first face beside the main one that has all of a word, so that its letters match; 0 for none."""
        for number, face in enumerate(self.faces[1:], start=1):
            if all(ord(character) in face.characters for character in word):
                return number
        return 0

    def _measure(self, word: str) -> Shape:
        faces, advances, glyphs = [], [], []
        missing, replaced = "", ""
        for character in word:
            number, glyph, how = self._find(character)
            faces.append(number)
            glyphs.append(glyph)
            if how == "missing":
                missing += character
            elif how == "replaced":
                replaced += character
        if any(faces) and (whole := self._one_face(word)):
            faces = [whole] * len(word)
            glyphs = [self.glyph_in(whole, character) for character in word]
        kerns = [0.0] * len(word)
        for index in range(len(word) - 1):
            left, right = glyphs[index].outline, glyphs[index + 1].outline
            if faces[index] == faces[index + 1] and isinstance(left, int) and isinstance(right, int):
                kerns[index] = self.faces[faces[index]].kerning.pair(left, right)
        advances = [glyph.advance + kern for glyph, kern in zip(glyphs, kerns, strict=True)]
        return Shape(
            word,
            tuple(faces) if any(faces) else None,
            tuple(advances),
            tuple(kerns),
            sum(advances),
            missing,
            replaced,
        )

    def _find(self, character: str) -> tuple[int, Glyph, str]:
        found = self._glyphs.get(character)
        if found is None:
            found = self._glyphs.keep(character, self._look_up(character))
        return found

    def _look_up(self, character: str) -> tuple[int, Glyph, str]:
        main = self.faces[0]
        if character in _SPACES:
            own = main.characters.get(ord(character))
            like = _SPACES[character]
            if own or isinstance(like, str):
                like = main.advance(own or main.characters.get(ord(str(like)), 0))
            return 0, Glyph(None, like), ""
        for number, face in enumerate(self.faces):
            own = face.characters.get(ord(character))
            if own:
                if self._features and number == 0 and (other := featured_glyph(face, character, self._features)):
                    own = other
                    self.altered.add(character)
                return number, Glyph(own, face.advance(own)), ""
            if character in _HYPHENS and (own := face.characters.get(ord("-"))):
                return number, Glyph(own, face.advance(own)), ""
        if character in SIGNS:
            return 0, Glyph(sign_outline(character, main.units_per_em), SIGNS[character].advance), ""
        if character in _LOOKALIKES:
            number, glyph, how = self._find(_LOOKALIKES[character])
            return number, glyph, how or "replaced"
        return 0, Glyph(0, main.advance(0)), "missing"


class Founts:
    """All founts of a style: serif and sans, regular and bold, upright and italic."""

    def __init__(self, fonts: Fonts) -> None:
        """Take the families of a style; files are opened when a fount is first asked for."""
        self._fonts = fonts
        self._made: dict[tuple[Generic, bool, bool, tuple[str, ...], bool], Fount] = {}

    def fount(
        self, generic: Generic, *, bold: bool = False, italic: bool = False, features: tuple[str, ...] = (),
        display: bool = False,
    ) -> Fount:  # fmt: skip
        """The fount of that kind, weight and slant, with features of OpenType on; in the family for display if asked.

        Raises:
            StyleError: a font file is missing or unusable.
        """
        key = (generic, bold, italic, features, display)
        if key not in self._made:
            main = self._fonts.serif if generic == "serif" else self._fonts.sans
            fallback = sorted(self._fonts.fallback, key=lambda one: one.generic not in (None, generic))
            shown = self._fonts.display if display else None
            families = (*([shown] if shown else ()), main, *fallback)
            files = dict.fromkeys(
                (face_file(family, bold=bold, italic=italic), family.weights[bold], family.width) for family in families
            )
            faces = tuple(_embeddable(*file) for file in files)
            self._made[key] = Fount(faces, bold=bold, italic=italic, features=features)
        return self._made[key]


@made_once(8)
def founts_of(fonts: Fonts) -> Founts:
    """The founts of a style's families, shared by all documents of the process."""
    return Founts(fonts)


def remark_lacking(style: Style) -> None:
    """Report features of OpenType that a style asks for and its faces lack."""
    lacking: dict[tuple[str, str], str] = {}
    for role in style.text.__struct_fields__:
        text = getattr(style.text, role)
        if not text.opentype:
            continue
        fount = founts_of(style.fonts).fount(
            text.font,
            bold=text.weight == "bold",
            italic=text.slant == "italic",
            features=text.opentype,
            display=text.display,
        )
        for tag in fount.lacking:
            lacking.setdefault((Path(fount.faces[0].name).stem, tag), role)
    for (face, tag), role in lacking.items():
        report(
            Diagnostic(
                code="face.feature",
                severity="warning",
                message=f"{face} has no feature {tag}; its usual letters and figures are set",
                field=f"text.{role}",
                hint="name a family that has it under fonts in the style, or take the key out",
            )
        )
