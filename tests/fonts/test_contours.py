"""The contours of glyphs: closed curves that cover what the font covers."""

from __future__ import annotations

import pytest

from umbruch.fonts import face_file, open_face
from umbruch.fonts.contours import contours
from umbruch.style import FontFamily


def test_a_letter_is_closed_curves_within_its_box() -> None:
    face = open_face(face_file(FontFamily("PT Serif")))
    drawn = contours(face, face.characters[ord("D")])
    assert len(drawn) == 2
    for contour in drawn:
        assert len(contour[0]) == 2
        assert contour[-1][-2:] == pytest.approx(contour[0])
        assert {len(curve) for curve in contour} <= {2, 6}


def test_parts_of_a_composite_letter_stand_where_fonttools_draws_them() -> None:
    ttx = pytest.importorskip("fontTools.ttLib")
    pens = pytest.importorskip("fontTools.pens.boundsPen")
    path = face_file(FontFamily("PT Serif"))
    font = ttx.TTFont(path)
    face = open_face(path)
    glyphs = font.getGlyphSet()
    for letter in "DQÄŰĢжΏ":
        if ord(letter) not in face.characters:
            continue
        pen = pens.ControlBoundsPen(glyphs)
        glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
        scale = 1000 / face.units_per_em
        ends = [curve[-2:] for contour in contours(face, face.characters[ord(letter)]) for curve in contour]
        left, bottom, right, top = (side * scale for side in pen.bounds)
        assert left - 1 <= min(x for x, _ in ends)
        assert max(x for x, _ in ends) <= right + 1
        assert bottom - 1 <= min(y for _, y in ends) <= bottom + 60
        assert top - 60 <= max(y for _, y in ends) <= top + 1
