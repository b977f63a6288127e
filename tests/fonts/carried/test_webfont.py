"""A small font for e-books stands on its own: characters, kerning, licence, and a name that is not reserved."""

from __future__ import annotations

import io
from typing import Any

import pytest
import uharfbuzz

from tests.house_faces import latin_postscript, latin_truetype, with_licence
from umbruch.fonts import Face, face_file, open_face
from umbruch.fonts.carried.webfont import webfont
from umbruch.style import FontFamily

TEXT = "Übergrößenträger: „AVATAR Ty“ – 3½ Ж\U0001f600"


def small(text: str = TEXT, family: str = "PT Serif") -> bytes:
    return webfont(open_face(face_file(FontFamily(family))), text, "Small Serif")


def opened(content: bytes) -> Any:
    ttx = pytest.importorskip("fontTools.ttLib")
    return ttx.TTFont(io.BytesIO(content))


def test_every_character_that_the_face_has_leads_to_its_glyph() -> None:
    face = open_face(face_file(FontFamily("PT Serif")))
    font = opened(small())
    whole = opened(face.data)
    characters = {ord(one) for one in TEXT} & face.characters.keys()
    assert set(font.getBestCmap()) == characters
    for code in characters:
        new, old = font.getBestCmap()[code], whole.getBestCmap()[code]
        assert font["hmtx"].metrics[new][0] == whole["hmtx"].metrics[old][0]


def test_pairs_are_kerned_as_in_the_whole_font() -> None:
    face = open_face(face_file(FontFamily("PT Serif")))
    apart, together = width_in(small(), "AV", kern=False), width_in(small(), "AV")
    expected = face.kerning.pair(face.characters[ord("A")], face.characters[ord("V")]) * face.units_per_em / 1000
    assert expected < 0
    assert together - apart == round(expected)


def width_in(content: bytes, text: str, *, kern: bool = True) -> int:
    """How wide HarfBuzz sets a text, in font units."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(content)), buffer, {"kern": kern})
    return sum(position.x_advance for position in buffer.glyph_positions)


def test_letters_that_join_are_shaped_in_the_small_font_as_in_the_whole() -> None:
    face = open_face(face_file(FontFamily("Noto Sans Devanagari")))
    text = "विद्यार्थी कि क्ष"
    content = webfont(face, text, "Small Sans")
    assert len(content) < len(face.data) / 3
    assert width_in(content, text) == width_in(face.data, text)


def test_a_face_with_postscript_outlines_keeps_them() -> None:
    content = webfont(Face(latin_postscript(), "haus.otf"), "Brücke", "Small Serif")
    assert content[:4] == b"OTTO"
    assert set(opened(content).getBestCmap()) == set(map(ord, "Brücke"))


def test_a_font_that_must_not_be_cut_comes_whole() -> None:
    whole = with_licence(latin_truetype(), 0x0100)
    assert webfont(Face(whole, "haus.ttf"), "a", "Small Serif") == whole


def test_the_bold_of_a_variable_family_is_bold() -> None:
    path = face_file(FontFamily("Noto Serif"))
    regular, bold = (webfont(open_face(path, weight), "Brücke", "Small") for weight in (400, 700))
    assert width_in(bold, "Brücke") > width_in(regular, "Brücke")


def test_licence_and_copyright_stay_and_the_reserved_name_does_not() -> None:
    names = opened(small())["name"]
    assert "Open Font License" in str(names.getName(13, 3, 1))
    assert "Copyright" in str(names.getName(0, 3, 1))
    assert str(names.getName(1, 3, 1)) == "Small Serif"
    assert "PT" not in str(names.getName(4, 3, 1)) + str(names.getName(6, 3, 1))


def test_the_font_is_small() -> None:
    assert len(small("abcdefghijklmnopqrstuvwxyz")) < 16_000 < len(open_face(face_file(FontFamily("PT Serif"))).data)


def test_no_character_at_all_is_still_a_font() -> None:
    assert set(opened(small("")).getBestCmap()) == {ord(" ")}
