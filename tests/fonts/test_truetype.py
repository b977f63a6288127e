"""What a face says about its characters, and which files are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.errors import StyleError
from umbruch.fonts import Face, face_file, open_face
from umbruch.style import FontFamily


def serif() -> Face:
    return open_face(face_file(FontFamily("PT Serif")))


def test_a_face_knows_the_letters_of_europe_without_greek() -> None:
    characters = serif().characters
    assert all(ord(letter) in characters for letter in "aäöüßÄÖÜéèçñøåœłőşğЖя„“–…€")
    assert ord("Ω") not in characters or ord("ω") not in characters


def test_advances_are_in_thousandths_of_the_size() -> None:
    face = serif()
    assert face.advance(face.characters[ord("W")]) > 2 * face.advance(face.characters[ord("i")])
    assert 150 < face.advance(face.characters[ord(" ")]) < 400
    assert 600 < face.cap_height < 800


def test_pairs_are_kerned_as_the_font_says() -> None:
    face = serif()
    letters = face.characters
    assert face.kerning.pair(letters[ord("A")], letters[ord("V")]) < -50
    assert face.kerning.pair(letters[ord("n")], letters[ord("n")]) == 0


@pytest.mark.parametrize(("bits", "allowed"), [(0, True), (0x0002, False), (0x0004, True), (0x0200, False)])
def test_the_licence_bits_of_a_font_are_kept(bits: int, allowed: bool) -> None:
    data = bytearray(serif().data)
    start = serif().tables["OS/2"][0]
    data[start + 8 : start + 10] = bits.to_bytes(2, "big")
    if allowed:
        assert Face(bytes(data), "mine.ttf").characters
    else:
        with pytest.raises(StyleError, match="forbids embedding"):
            Face(bytes(data), "mine.ttf")


def test_kerning_is_in_thousandths_whatever_units_the_font_has() -> None:
    data = bytearray(serif().data)
    head = serif().tables["head"][0]
    data[head + 18 : head + 20] = (2 * serif().units_per_em).to_bytes(2, "big")
    finer, letters = Face(bytes(data), "mine.ttf"), serif().characters
    pair = letters[ord("A")], letters[ord("V")]
    assert finer.kerning.pair(*pair) == serif().kerning.pair(*pair) / 2


def test_kerning_agrees_with_fonttools() -> None:
    ttx = pytest.importorskip("fontTools.ttLib")
    path = face_file(FontFamily("PT Serif"))
    font = ttx.TTFont(path)
    names = font.getBestCmap()
    face = open_face(path)
    for left, right in ("To", "Av", "Ty", "V.", "LT", "Ve", "ra", "Wo"):
        expected = _pair_of(font, names[ord(left)], names[ord(right)])
        assert face.kerning.pair(face.characters[ord(left)], face.characters[ord(right)]) == expected


def _pair_of(font: object, left: str, right: str) -> int:
    gpos = font["GPOS"].table  # type: ignore[index]
    wanted = {
        i for one in gpos.FeatureList.FeatureRecord if one.FeatureTag == "kern" for i in one.Feature.LookupListIndex
    }
    for index in sorted(wanted):
        for table in gpos.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2 or left not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                found = [one.Value1.XAdvance for one in pairs if one.SecondGlyph == right]
                if found:
                    return int(found[0])
                continue
            row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
            value = row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1
            if value and value.XAdvance:
                return int(value.XAdvance)
            break
    return 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"OTTO" + bytes(200), "lacks"),
        (b"ttcf" + bytes(200), "several fonts"),
        (b"wOF2" + bytes(200), "web font"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "no OpenType font"),
        (b"", "no OpenType font"),
        (b"\0\1\0\0\0\2", "broken"),
        (b"\0\1\0\0\0\0" + bytes(6), "lacks"),
    ],
)
def test_what_is_no_opentype_font_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(StyleError, match=says):
        Face(content, "mine.ttf")


def test_a_missing_file_is_an_error_of_the_style(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match="cannot be read"):
        open_face(tmp_path / "gone.ttf")


def test_a_font_without_units_is_refused() -> None:
    data = bytearray(serif().data)
    head = serif().tables["head"][0]
    data[head + 18 : head + 20] = b"\0\0"
    with pytest.raises(StyleError, match="no units per em"):
        Face(bytes(data), "mine.ttf")


@given(at=st.integers(0, 2000), byte=st.integers(0, 255))
def test_a_damaged_directory_never_ends_in_a_traceback(at: int, byte: int) -> None:
    data = bytearray(serif().data)
    data[at] = byte
    try:
        face = Face(bytes(data), "damaged.ttf")
        assert isinstance(face.characters, dict)
    except StyleError:
        pass
