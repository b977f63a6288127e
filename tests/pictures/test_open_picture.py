"""Pictures are opened by their content, whole, and within limits that the error names."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from tests.photographs import with_preview
from tests.publications import picture
from umbruch.errors import InputUnreadable
from umbruch.pictures import kinds
from umbruch.pictures.open_picture import picture_from


def test_a_picture_cut_in_half_is_refused() -> None:
    content = picture("a.jpg").content
    with pytest.raises(InputUnreadable, match="picture"):
        picture_from(content[: len(content) // 2], "a.jpg")
    with pytest.raises(InputUnreadable, match="picture"):
        picture_from(b"no picture at all", "a.jpg")


def test_a_photograph_with_a_preview_behind_it_is_a_photograph() -> None:
    read = picture_from(with_preview(), "a.jpg")
    assert (read.media_type, read.width, read.height) == ("image/jpeg", 120, 80)


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "MAX_PIXELS", 1000)
    with pytest.raises(InputUnreadable, match="too many"):
        picture_from(picture("a.png").content, "a.png")


def test_a_picture_that_takes_too_much_memory_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "MAX_DECODED_BYTES", 100_000)
    with pytest.raises(InputUnreadable, match=r"MB are taken"):
        picture_from(picture("a.png").content, "a.png")


def stored(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_every_kind_is_opened_by_its_content(kind: str) -> None:
    read = picture_from(stored(Image.linear_gradient("L").convert("RGB").resize((60, 40)), kind), "bild.dat")
    assert (read.media_type, read.width, read.height) == (kinds.KINDS[kind].media_type, 60, 40)


def test_width_and_height_are_those_seen_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    read = picture_from(stored(Image.new("RGB", (60, 40)), "JPEG", exif=exif), "a.jpg")
    assert (read.width, read.height) == (40, 60)


REFUSED = {
    "Photoshop": b"8BPS\0\1", "PDF": b"%PDF-1.4", "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0", "ICO": b"\0\0\1\0\1\0",
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0", "film": b"\0\0\0\x18ftypisom\0\0\0\0", "JPEG XL": b"\xff\x0a\x00",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_other_kinds_are_refused_by_their_name(name: str) -> None:
    with pytest.raises(InputUnreadable, match=name):
        picture_from(REFUSED[name] + bytes(200), "bild.jpg")


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("damage", [0, 1, 3, 12, 40, 200])
@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_no_message_holds_what_only_a_program_understands(kind: str, damage: int) -> None:
    content = stored(Image.linear_gradient("L").convert("RGB"), kind)[:damage]
    with pytest.raises(InputUnreadable) as caught:
        picture_from(content, "bild.jpg")
    assert " at 0x" not in str(caught.value)
    assert "BytesIO" not in str(caught.value)


def deep_png(width: int, height: int) -> bytes:
    """The head of a picture of 16 bits in three colours that claims this size, and its first row."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    row = zlib.compress(bytes(1 + width * 6))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


def webp_of(width: int, height: int) -> bytes:
    """The head of a WebP without loss (VP8L) that claims this size."""
    bits = (width - 1) | (height - 1) << 14
    body = b"VP8L" + struct.pack("<I", 17) + b"\x2f" + struct.pack("<I", bits) + bytes(12) + b"\0"
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


BOMBS = {
    "16-bit PNG": (deep_png(12_000, 9_000), "MB are taken"),
    "WebP": (webp_of(16_383, 12_000), "million are taken"),
    "smaller WebP": (webp_of(12_000, 9_000), "MB are taken|cut off"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_claims_to_be_a_giant_is_refused_before_it_is_decoded(name: str) -> None:
    content, limit = BOMBS[name]
    with pytest.raises(InputUnreadable, match=limit):
        picture_from(content, "bombe.bild")
