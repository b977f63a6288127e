"""Weights out of variable fonts, beside what fontTools makes of the same glyphs."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from
from typing import Any

import pytest

from umbruch.errors import StyleError
from umbruch.fonts import Face, face_file, open_face
from umbruch.style import FontFamily

TEXT = "aοαβφΩλόÄéЖї&"


@pytest.fixture(scope="module", params=[("Noto Serif", False), ("Noto Sans", True)])
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[Face, Any]]:
    """The bold of a variable family as we make it, and as fontTools does."""
    subsetting = pytest.importorskip("fontTools.subset")
    instancer = pytest.importorskip("fontTools.varLib.instancer")
    family, italic = request.param
    path = face_file(FontFamily(family), italic=italic)
    options = subsetting.Options(glyph_names=True, hinting=False, layout_features=[])
    font = subsetting.load_font(str(path), options)
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(text=TEXT)
    subsetter.subset(font)
    instancer.instantiateVariableFont(font, {"wght": 700, "wdth": 100}, inplace=True)
    with font:
        yield open_face(path, 700), font


def test_widths_are_those_of_the_real_bold(pair: tuple[Face, Any]) -> None:
    ours, theirs = pair
    names = theirs.getBestCmap()
    for character in TEXT:
        width, _ = theirs["hmtx"][names[ord(character)]]
        assert abs(ours.advance(ours.characters[ord(character)]) - width * 1000 / ours.units_per_em) < 1.01


def test_outlines_are_those_of_the_real_bold(pair: tuple[Face, Any]) -> None:
    ours, theirs = pair
    names = theirs.getBestCmap()
    compared = 0
    for character in TEXT:
        glyph = theirs["glyf"][names[ord(character)]]
        outline = ours.outline(ours.characters[ord(character)])
        contours, *box = unpack_from(">5h", outline)
        assert contours == glyph.numberOfContours
        if contours > 0:
            compared += 1
            theirs_box = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
            assert all(abs(one - other) <= 1 for one, other in zip(box, theirs_box, strict=True))
            assert unpack_from(f">{contours}H", outline, 10) == tuple(glyph.endPtsOfContours)
    assert compared > 5


def test_the_bold_differs_from_the_regular_of_the_same_file() -> None:
    path = face_file(FontFamily("Noto Serif"))
    regular, bold = open_face(path, 400), open_face(path, 700)
    glyph = regular.characters[ord("m")]
    assert bold.advance(glyph) > regular.advance(glyph)
    assert not regular.is_varied
    assert bold.is_varied


def test_a_broken_table_of_variations_is_a_broken_font() -> None:
    face = open_face(face_file(FontFamily("Noto Serif")))
    data = bytearray(face.data)
    start, _ = face.tables["gvar"]
    data[start + 20 : start + 20 + 8 * 100] = b"\0\0\0\1\x7f\xff\xff\xff" * 100
    with pytest.raises(StyleError, match=r"broken"):
        Face(bytes(data), "broken.ttf", 700).advance(41)
