"""Fonts packed for browsers, opened by fontTools, by the library of Brotli and by Chromium."""

from __future__ import annotations

import base64
import importlib
import io
import random
import struct
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tests.browsing import chromium
from umbruch.fonts.carried.brotli_stream import brotli
from umbruch.fonts.carried.webfont import webfont
from umbruch.fonts.carried.woff2 import woff2
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import open_face
from umbruch.style import load

library: Any = importlib.import_module("brotli")

_LETTERS = "".join(map(chr, range(32, 0x180))) + "„“–…ﬁﬂ"


@pytest.fixture(scope="module")
def small() -> bytes:
    return webfont(open_face(face_file(load("release").fonts.serif), 400), _LETTERS, "Small")


def opened(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content))


def test_every_outline_and_every_table_comes_back(small: bytes) -> None:
    plain, packed = opened(small), opened(woff2(small))
    assert packed.flavor == "woff2"
    assert set(packed.keys()) == set(plain.keys())
    for name in plain.getGlyphOrder():
        assert packed["glyf"][name] == plain["glyf"][name], name
    assert any(plain["glyf"][name].isComposite() for name in plain.getGlyphOrder())
    for tag in set(plain.keys()) - {"GlyphOrder", "glyf", "loca", "head"}:
        assert packed.getTableData(tag) == plain.getTableData(tag), tag


def test_it_is_less_than_half_of_the_font_and_says_both_sizes(small: bytes) -> None:
    packed = woff2(small)
    (size,) = struct.unpack_from(">L", packed, 8)
    (unpacked,) = struct.unpack_from(">L", packed, 16)
    assert size == len(packed) < len(small) / 2
    assert unpacked == pytest.approx(len(small), rel=0.01)
    assert woff2.__wrapped__(small) == packed  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["release", "broadsheet"])
@pytest.mark.parametrize("generic", ["serif", "sans"])
def test_a_browser_takes_it_and_sets_its_letters(name: str, generic: str) -> None:
    family = getattr(load(name).fonts, generic)
    content = woff2(webfont(open_face(face_file(family), 400), "WiX", "Small"))
    assert loaded(content) == "loaded"


def test_a_font_whose_outlines_are_cut_short_is_refused_by_a_browser(small: bytes) -> None:
    packed = woff2(small)
    assert loaded(packed) == "loaded"
    half = len(packed) // 2
    assert loaded(packed[:half] + bytes(len(packed) - half)) != "loaded"


def loaded(content: bytes) -> str:
    """What Chromium says of a face, which looks at each table of a font before it takes it."""
    address = f"data:font/woff2;base64,{base64.b64encode(content).decode()}"
    with chromium() as browser:
        page = browser.new_page()
        return str(
            page.evaluate(
                """async address => {
                  const face = new FontFace("Small", `url(${address}) format("woff2")`);
                  try { await face.load(); return face.status; } catch (error) { return String(error); }
                }""",
                address,
            )
        )


def test_outlines_that_contradict_their_offsets_stay_as_they_are(small: bytes) -> None:
    font = opened(small)
    place = font.reader.tables["glyf"].offset
    broken = bytearray(small)
    broken[place : place + 2] = struct.pack(">h", 30_000)
    packed = woff2(bytes(broken))
    assert opened(packed).reader.tables["glyf"].transformed is False
    assert opened(packed).reader["glyf"] == bytes(broken)[place : place + font.reader.tables["glyf"].length]


def test_a_font_with_postscript_outlines_is_packed_too(small: bytes) -> None:
    font = opened(small)
    del font["glyf"], font["loca"]
    out = io.BytesIO()
    font.save(out)
    plain = out.getvalue()
    packed = opened(woff2(plain))
    assert packed.getTableData("GPOS") == opened(plain).getTableData("GPOS")


def made_up(chance: random.Random) -> list[bytes]:
    """Parts of few or many kinds of bytes, some of them said several times."""
    kinds, longest = chance.randint(1, 256), chance.choice([1, 2, 3, 4, 5, 10, 300, 1000, 5000])
    return [
        bytes(chance.randrange(kinds) for _ in range(chance.randint(0, longest))) * chance.choice([1, 1, 2, 7])
        for _ in range(chance.randint(1, 4))
    ]


def test_a_stream_unpacks_to_what_was_packed() -> None:
    chance = random.Random(5)
    for parts in filter(any, (made_up(chance) for _ in range(300))):
        assert library.decompress(brotli(parts)) == b"".join(parts)


@pytest.mark.parametrize(
    "parts",
    [
        [b"a"],
        [bytes(range(256)) * 4],
        [b"\0" * 700_000],
        [b"abc" * 200_000, b"x"],
        [b"ab", b"c" * 500, b"d"],
    ],
    ids=["one byte", "every byte", "one byte many times", "more than a block", "parts that are small"],
)
def test_odd_lengths_unpack_too(parts: list[bytes]) -> None:
    assert library.decompress(brotli(parts)) == b"".join(parts)


def test_words_are_packed_nearly_as_well_as_zlib_does(small: bytes) -> None:
    import zlib

    words = __doc__.encode() * 3 + small
    assert len(brotli([words])) < 1.05 * len(zlib.compress(words, 9))
