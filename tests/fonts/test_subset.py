"""A font with only the glyphs that are shown is still a font."""

from __future__ import annotations

import io

import pytest

from umbruch.fonts import Face, face_file, open_face
from umbruch.fonts.subset import Glyph, subset
from umbruch.style import FontFamily


def glyphs_of(face: Face, text: str) -> list[Glyph]:
    numbers = [face.characters[ord(letter)] for letter in text]
    return [Glyph(0, face.advance(0)), *(Glyph(number, face.advance(number)) for number in numbers)]


@pytest.mark.slow
@pytest.mark.parametrize("family", ["PT Serif", "PT Sans", "Noto Serif", "Noto Sans"])
def test_outlines_are_the_same_as_in_the_whole_font(family: str) -> None:
    ttx = pytest.importorskip("fontTools.ttLib")
    path = face_file(FontFamily(family))
    face = open_face(path)
    text = "AaÄäéŁß„–§8Жя"
    whole = ttx.TTFont(path)
    small = ttx.TTFont(io.BytesIO(subset(face, glyphs_of(face, text))))
    for number, letter in enumerate(text, start=1):
        name = whole.getBestCmap()[ord(letter)]
        before = whole["glyf"][name].getCoordinates(whole["glyf"])
        after = small["glyf"][small.getGlyphOrder()[number]].getCoordinates(small["glyf"])
        assert list(before[0]) == list(after[0])
        assert list(before[1]) == list(after[1])
        assert small["hmtx"].metrics[small.getGlyphOrder()[number]][0] == whole["hmtx"].metrics[name][0]


def test_a_subset_is_small_and_without_hints() -> None:
    face = open_face(face_file(FontFamily("PT Serif")))
    small = subset(face, glyphs_of(face, "abcdefghijklmnopqrstuvwxyz"))
    assert len(small) < 8000
    assert b"fpgm" not in small[:200]


def test_a_space_of_any_width_needs_no_outline() -> None:
    face = open_face(face_file(FontFamily("PT Serif")))
    small = Face(subset_with_cmap(face), "small.ttf")
    assert small.advance(1) == 140
    assert small.outline(1) == b""


def subset_with_cmap(face: Face) -> bytes:
    """A subset with the character map that `Face` asks for, taken over from another font."""
    ttx = pytest.importorskip("fontTools.ttLib")
    made = ttx.TTFont(io.BytesIO(subset(face, [Glyph(0, 500), Glyph(None, 140)])))
    table = ttx.newTable("cmap")
    table.tableVersion = 0
    sub = pytest.importorskip("fontTools.ttLib.tables._c_m_a_p").CmapSubtable.newSubtable(4)
    sub.platformID, sub.platEncID, sub.language, sub.cmap = 3, 1, 0, {0x202F: made.getGlyphOrder()[1]}
    table.tables = [sub]
    made["cmap"] = table
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_same_glyphs_give_the_same_bytes() -> None:
    face = open_face(face_file(FontFamily("PT Sans")))
    assert subset(face, glyphs_of(face, "Umbruch")) == subset(face, glyphs_of(face, "Umbruch"))
