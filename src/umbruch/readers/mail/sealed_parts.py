"""What a signed or encrypted part of a mail holds: signed words are read without any key, encrypted ones cannot be."""

from __future__ import annotations

import re
import zlib
from typing import Literal, NamedTuple

SEALED_KINDS = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
"""Parts that hold what they sign or lock (RFC 8551, 3.2)."""
SIGNATURE_KINDS = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
     "application/pgp-keys")
)  # fmt: skip
"""Parts with nothing but signatures or keys (RFC 8551, 3.5.3; RFC 3156, 5 and 7)."""
LOCKED_KIND = "application/pgp-encrypted"
"""The part that stands beside one locked by OpenPGP (RFC 3156, 4)."""

SEAL = bytes.fromhex("06092a864886f70d0107")
"""How the name of signed or encrypted data begins (RFC 5652, 4 to 8)."""
_HEAD = 24
_SIGNED = bytes.fromhex("2a864886f70d010702")
_COMPRESSED = bytes.fromhex("2a864886f70d0109100109")
_LOCKED = frozenset(
    bytes.fromhex(name) for name in ("2a864886f70d010703", "2a864886f70d010706", "2a864886f70d0109100117")
)
"""Enveloped, encrypted, and authenticated data (RFC 5652, 6 and 8; RFC 5083, 2)."""
_SEQUENCE, _CONTEXT, _OBJECT_NAME, _OCTETS, _OCTETS_IN_PIECES = 0x30, 0xA0, 0x06, 0x04, 0x24
"""Tags (X.690, 8)."""
_DEEPEST = 12
_MOST_BYTES = 20_000_000
"""Of a compressed part, unpacked."""

_ARMOUR = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:[A-Za-z]+:[^\n]*\n)*", re.MULTILINE)
_SIGNED_UNTIL = re.compile(
    r"^-----BEGIN PGP SIGNATURE-----.*?(?:^-----END PGP SIGNATURE-----[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_ESCAPED = re.compile(r"^- (?=-)", re.MULTILINE)
_LOCKED_WORDS = re.compile(
    r"^-----BEGIN PGP MESSAGE-----.*?(?:^-----END PGP MESSAGE-----[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)


class Opened(NamedTuple):
    """What a sealed part is, and what it holds where that can be read."""

    seal: Literal["signed", "locked", "unknown"]
    content: bytes = b""


class _Element(NamedTuple):
    tag: int
    start: int
    end: int
    after: int


class _BrokenError(Exception):
    """The bytes are no elements in each other (X.690)."""


def is_sealed(content: bytes) -> bool:
    """Whether a file is a part of cryptographic message syntax that somebody saved alone (`smime.p7m`)."""
    return content[:1] == b"\x30" and SEAL in content[:_HEAD]


def opened(content: bytes) -> Opened:
    """What a part of cryptographic message syntax holds (RFC 5652).

    Args:
        content: the part, in BER or DER.
    """
    try:
        whole = _element(content, 0, len(content))
        kind = _element(content, whole.start, whole.end)
        name = content[kind.start : kind.end]
        if whole.tag != _SEQUENCE or kind.tag != _OBJECT_NAME or name in _LOCKED:
            return Opened("locked" if name in _LOCKED else "unknown")
        if name not in (_SIGNED, _COMPRESSED):
            return Opened("unknown")
        held = _held(content, _element(content, kind.after, whole.end))
    except _BrokenError:
        return Opened("unknown")
    return Opened("signed", held) if name == _SIGNED else _unpacked(held)


def _unpacked(held: bytes) -> Opened:
    unpacking = zlib.decompressobj()
    try:
        return Opened("signed", unpacking.decompress(held, _MOST_BYTES))
    except zlib.error:
        return Opened("unknown")


def _held(content: bytes, wrapper: _Element) -> bytes:
    """The octets of the content inside signed or compressed data: the sequence with a name and, tagged, its octets."""
    data = _element(content, wrapper.start, wrapper.end)
    at = data.start
    while at < data.end:
        part = _element(content, at, data.end)
        first = _element(content, part.start, part.end) if part.tag == _SEQUENCE and part.start < part.end else None
        if first is not None and first.tag == _OBJECT_NAME and first.after < part.end:
            tagged = _element(content, first.after, part.end)
            if tagged.tag == _CONTEXT:
                return b"".join(_octets(content, _element(content, tagged.start, tagged.end), 0))
        at = part.after
    raise _BrokenError


def _octets(content: bytes, element: _Element, depth: int) -> list[bytes]:
    """The pieces of a string of octets, which may be made of several (X.690, 8.7)."""
    if element.tag == _OCTETS:
        return [content[element.start : element.end]]
    if element.tag != _OCTETS_IN_PIECES or depth > _DEEPEST:
        raise _BrokenError
    found: list[bytes] = []
    at = element.start
    while at < element.end:
        piece = _element(content, at, element.end)
        found += _octets(content, piece, depth + 1)
        at = piece.after
    return found


def _element(content: bytes, at: int, limit: int, depth: int = 0) -> _Element:
    """The element that begins at a place: its tag, where its content begins and ends, and where the next one begins."""
    if at + 2 > limit or depth > _DEEPEST:
        raise _BrokenError
    tag, length, start = content[at], content[at + 1], at + 2
    if length == 0x80:
        end = start
        while content[end : end + 2] != b"\0\0":
            end = _element(content, end, limit, depth + 1).after
        return _Element(tag, start, end, end + 2)
    if length > 0x80:
        count = length - 0x80
        if count > 4 or start + count > limit:
            raise _BrokenError
        length, start = int.from_bytes(content[start : start + count], "big"), start + count
    if start + length > limit:
        raise _BrokenError
    return _Element(tag, start, start + length, start + length)


def without_armour(words: str) -> str:
    """Plain words without what OpenPGP writes around those that it signs (RFC 9580, 7)."""
    if not (armour := _ARMOUR.search(words)):
        return words
    signed = _SIGNED_UNTIL.sub("", words[armour.end() :])
    return words[: armour.start()] + _ESCAPED.sub("", signed)


def is_locked(words: str) -> bool:
    """Whether plain words are nothing but a message that OpenPGP has encrypted."""
    return "-----BEGIN PGP MESSAGE-----" in words and not _LOCKED_WORDS.sub("", words).strip()
