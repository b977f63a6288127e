"""A small font for e-books stands on its own: characters, kerning, licence, and a name that is not reserved."""

from __future__ import annotations

import io
from typing import Any

import pytest

from umbruch.fonts import face_file, open_face
from umbruch.fonts.webfont import webfont
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
    font = opened(small())
    names = font.getBestCmap()
    (table,) = font["kern"].kernTables
    expected = face.kerning.pair(face.characters[ord("A")], face.characters[ord("V")]) * face.units_per_em / 1000
    assert expected < 0
    assert table[names[ord("A")], names[ord("V")]] == round(expected)


def test_licence_and_copyright_stay_and_the_reserved_name_does_not() -> None:
    names = opened(small())["name"]
    assert "Open Font License" in str(names.getName(13, 3, 1))
    assert "Copyright" in str(names.getName(0, 3, 1))
    assert str(names.getName(1, 3, 1)) == "Small Serif"
    assert "PT" not in str(names.getName(4, 3, 1)) + str(names.getName(6, 3, 1))


def test_the_font_is_small() -> None:
    assert len(small("abcdefghijklmnopqrstuvwxyz")) < 16_000 < len(open_face(face_file(FontFamily("PT Serif"))).data)


def test_characters_that_need_shaping_leave_the_font_whole() -> None:
    face = open_face(face_file(FontFamily("Noto Sans")))
    assert webfont(face, "e\u0301", "x") == face.data


def test_no_character_at_all_is_still_a_font() -> None:
    assert opened(small("")).getBestCmap() == {}
