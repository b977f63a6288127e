"""Fonts packed for browsers."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from fontTools.ttLib import TTFont

from umbruch.fonts.carried.webfont import webfont
from umbruch.fonts.carried.woff import woff
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import open_face
from umbruch.style import load


@pytest.fixture(scope="module")
def small() -> bytes:
    return webfont(open_face(face_file(load("release").fonts.serif), 400), "Grüße", "Small")


def test_every_table_comes_back_as_it_was(small: bytes) -> None:
    plain, packed = TTFont(io.BytesIO(small)), TTFont(io.BytesIO(woff(small)), checkChecksums=2)
    assert packed.flavor == "woff"
    assert packed.reader.keys() == plain.reader.keys()
    assert all(packed.reader[tag] == plain.reader[tag] for tag in plain.reader.keys())  # noqa: SIM118


def test_the_header_says_the_sizes_before_and_after(small: bytes) -> None:
    packed = woff(small)
    (size,) = struct.unpack_from(">L", packed, 8)
    (unpacked,) = struct.unpack_from(">L", packed, 16)
    assert (size, unpacked) == (len(packed), len(small))
    assert len(packed) < len(small) * 0.6


def test_a_table_that_does_not_get_smaller_is_stored_as_it_is(small: bytes) -> None:
    packed = woff(small)
    (count,) = struct.unpack_from(">H", packed, 12)
    entries = [struct.unpack_from(">4sLLLL", packed, 44 + 20 * index) for index in range(count)]
    assert any(length == whole for _, _, length, whole, _ in entries)
    for _, place, length, whole, _ in entries:
        assert place % 4 == 0
        assert length == whole or len(zlib.decompress(packed[place : place + length])) == whole


def test_a_damaged_face_would_be_noticed(small: bytes) -> None:
    packed = bytearray(woff(small))
    packed[44 + 16] ^= 1  # the checksum of the first table
    reader = TTFont(io.BytesIO(bytes(packed)), checkChecksums=2).reader
    with pytest.raises(AssertionError, match="checksum"):
        reader[next(iter(reader.keys()))]
