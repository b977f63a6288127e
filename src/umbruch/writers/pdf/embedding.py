"""Embeds faces: one composite font a face with only the glyphs shown (ISO 32000-1, 9.7; ISO 19005-2, 6.2.11).

Every character shown has a glyph of its own, also where two share an outline, so that the text layer says exactly
which character stands there.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umbruch.fonts import Face
from umbruch.fonts.subset import Glyph, subset
from umbruch.writers.pdf.founts import Fount, Shape

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

_ROWS = 100
_LONGEST_NAME = 100
_SYMBOLIC, _ITALIC = 4, 64


class EmbeddedFont:
    """A face in one document."""

    def __init__(self, face: Face, name: str) -> None:
        """Take a face and the name of its resource (`F1`)."""
        self.face = face
        self.name = name
        self.codes: dict[str, str] = {}
        self._glyphs = [Glyph(0, face.advance(0))]
        self._words: dict[tuple[str, int, int], str] = {}

    def code(self, character: str, glyph: Glyph) -> str:
        """The code of a character in content streams, four hexadecimal digits."""
        found = self.codes.get(character)
        if found is None:
            found = self.codes[character] = f"{len(self._glyphs):04X}"
            self._glyphs.append(glyph)
        return found

    def word(self, fount: Fount, shape: Shape, first: int, end: int) -> str:
        """Characters `first` to `end` of a shape as elements of the array of TJ, with their kerns.

        All of them must come from this face.
        """
        key = (shape.text, first, end)
        found = self._words.get(key)
        if found is None:
            parts: list[str] = []
            for index in range(first, end):
                character = shape.text[index]
                code = self.codes.get(character)
                if code is None:
                    face = shape.faces[index] if shape.faces else 0
                    code = self.code(character, fount.glyph_in(face, character))
                kern = shape.kerns[index] if index + 1 < end else 0.0
                parts.append(f"{code}>{number(-kern, 1)}<" if kern else code)
            found = self._words[key] = f"<{''.join(parts)}>"
        return found

    def write(self, document: PDFDocument) -> None:
        """Add the font to the document and to the resources of its pages."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        face = self.face
        base = self._base_name()
        file = subset(face, self._glyphs)
        program = _stream(file)
        program.dictionary["Length1"] = len(file)
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": _SYMBOLIC | (_ITALIC if face.italic_angle else 0),
                "FontBBox": PDFArray(face.bbox),
                "ItalicAngle": round(face.italic_angle, 2),
                "Ascent": round(face.ascent),
                "Descent": round(face.descent),
                "CapHeight": round(face.cap_height),
                "XHeight": round(face.x_height),
                "StemV": 50 + int((face.weight / 65) ** 2),
                "FontFile2": document.Reference(program),
            }
        )
        widths = [round(glyph.advance) for glyph in self._glyphs]
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": widths[0],
                "W": PDFArray([1, PDFArray(widths[1:])]),
                "FontDescriptor": document.Reference(descriptor),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(to_unicode(self.codes).encode("ascii"))),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font)

    def _base_name(self) -> str:
        """`ABCDEF+PT_Serif-Web-Regular`: six letters that tell this subset from others (ISO 32000-1, 9.6.4)."""
        stem = re.sub(r"\[.*?\]|[^A-Za-z0-9_-]", "", Path(self.face.name).stem) or "Face"
        stem = stem[:_LONGEST_NAME] + ("-Bold" if self.face.is_varied else "")
        digest = hashlib.sha256("".join(self.codes).encode("utf-8", "surrogatepass")).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + stem


def number(value: float, places: int = 2) -> str:
    """A number as PDF writes it, without needless digits."""
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def to_unicode(codes: dict[str, str]) -> str:
    """The character map from codes to characters (ISO 32000-1, 9.10.3): at most 100 rows a block, UTF-16."""
    rows = [f"<{code}> <{character.encode('utf-16-be').hex().upper()}>" for character, code in codes.items()]
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


def _stream(content: bytes) -> Any:
    from umbruch.writers.pdf.document import compressed

    return compressed(content)
