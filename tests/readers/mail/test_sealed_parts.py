"""Signed mails are read without any key, signatures are no attachments, and encrypted ones end in a clear error."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable

import pytest

import umbruch
from tests.cpu_growth import EVEN, growth
from umbruch.errors import InputUnreadable
from umbruch.readers.mail.sealed_parts import opened
from umbruch.tree.walk import article_texts

HEAD = "Neue Brücke über den Fluss wird am Montag eröffnet"
FIRST = "Die Stadt baut eine neue Brücke über den Fluss. Das sagte die Bürgermeisterin am Montag im Rathaus."
WORDS = f"{HEAD}\n\n{FIRST}\n"
INNER = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{WORDS}".encode()
TOP = "From: Ada Roe <roe@stadt.example>\nTo: red@bote.example\nSubject: Brücke\nMIME-Version: 1.0\n"
SIGNED, LOCKED, COMPRESSED = "2a864886f70d010702", "2a864886f70d010703", "2a864886f70d0109100109"


def der(tag: int, *parts: bytes) -> bytes:
    """An element with its length (X.690, 8.1.3)."""
    held = b"".join(parts)
    return bytes((tag, 0x84)) + len(held).to_bytes(4, "big") + held


def ber(tag: int, *parts: bytes) -> bytes:
    """An element without a length, as programs write it that do not know yet how long it gets."""
    return bytes((tag, 0x80)) + b"".join(parts) + b"\0\0"


def named(name: str) -> bytes:
    return der(6, bytes.fromhex(name)).replace(b"\x84\0\0\0", b"", 1)


def message(kind: str, held: bytes, one: Callable[..., bytes] = der) -> bytes:
    octets = der(4, held) if one is der else ber(0x24, *(der(4, held[at : at + 40]) for at in range(0, len(held), 40)))
    inner = one(0x30, named("2a864886f70d010701"), one(0xA0, octets))
    return one(0x30, named(kind), one(0xA0, one(0x30, der(2, b"\1"), one(0x31), inner)))


def mail(sealed: bytes) -> bytes:
    head = f'{TOP}Content-Type: application/pkcs7-mime; name="smime.p7m"\nContent-Transfer-Encoding: base64\n\n'
    return head.encode() + base64.encodebytes(sealed)


def parts(kind: str, *inner: tuple[str, str]) -> bytes:
    body = "".join(f"--x\nContent-Type: {one}\n\n{words}\n" for one, words in inner)
    return f"{TOP}Content-Type: {kind}; boundary=x\n\n{body}--x--\n".encode()


ARMOUR = "-----BEGIN PGP {}-----"
SEALED = {
    "signed, in one piece": mail(message(SIGNED, INNER)),
    "signed, in pieces without lengths": mail(message(SIGNED, INNER, ber)),
    "signed twice": mail(message(SIGNED, mail(message(SIGNED, INNER)))),
    "compressed": mail(message(COMPRESSED, zlib.compress(INNER))),
    "saved alone": message(SIGNED, INNER),
    "signed beside": parts(
        "multipart/signed", ("text/plain; charset=utf-8", WORDS),
        ('application/pkcs7-signature; name="smime.p7s"', "MII"),
    ),
    "signed in plain words": (
        f"{TOP}Content-Type: text/plain; charset=utf-8\n\n{ARMOUR.format('SIGNED MESSAGE')}\nHash: SHA256\n\n{WORDS}"
        f"{ARMOUR.format('SIGNATURE')}\n\niQEz\n-----END PGP SIGNATURE-----\n"
    ).encode(),
}  # fmt: skip
ENCRYPTED = {
    "S/MIME": mail(message(LOCKED, INNER)),
    "S/MIME, saved alone": message(LOCKED, INNER),
    "OpenPGP": parts(
        "multipart/encrypted", ("application/pgp-encrypted", "Version: 1"),
        ('application/octet-stream; name="encrypted.asc"', ARMOUR.format("MESSAGE")),
    ),
    "OpenPGP in plain words": f"{TOP}\n{ARMOUR.format('MESSAGE')}\n\nhQEM\n-----END PGP MESSAGE-----\n".encode(),
    "broken": mail(message(SIGNED, INNER)[:90]),
}  # fmt: skip


@pytest.mark.parametrize("content", SEALED.values(), ids=SEALED)
def test_signed_words_are_read_and_signatures_are_no_words_of_theirs(content: bytes) -> None:
    reading = umbruch.read(content)
    shown = "\n".join(article_texts(reading.article))
    assert HEAD in shown
    assert FIRST in shown
    assert not {"MII", "iQEz", "SHA256", "PGP"} & set(shown.replace("-", " ").split())
    assert "mail.attached" not in {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("content", ENCRYPTED.values(), ids=ENCRYPTED)
def test_an_encrypted_mail_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(InputUnreadable, match="encrypted") as refused:
        umbruch.read(content)
    assert "mail program" in str(refused.value)


def test_an_encrypted_part_beside_words_that_can_be_read_keeps_nobody_from_them() -> None:
    locked = base64.encodebytes(message(LOCKED, INNER)).decode()
    mixed = parts(
        "multipart/mixed", ("text/plain; charset=utf-8", WORDS),
        ("application/pkcs7-mime\nContent-Transfer-Encoding: base64", locked),
    )  # fmt: skip
    assert FIRST in "\n".join(article_texts(umbruch.read(mixed).article))


@pytest.mark.parametrize(
    "held", [b"", b"\x30", b"\x30\x80" * 500, b"\x30\x84\xff\xff\xff\xff", message(SIGNED, b"")[:60]]
)
def test_bytes_that_are_no_elements_hold_nothing(held: bytes) -> None:
    assert opened(held).seal == "unknown"


def test_many_small_pieces_take_as_long_as_their_length_says() -> None:
    def held(count: int) -> bytes:
        return message(SIGNED, b"a" * 40 * count, ber)

    assert growth(opened, held(1_000), held(10_000)) < EVEN
