"""What Outlook puts into `winmail.dat`: the words and the files of a mail (MS-OXTNEF), read within bounds."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from umbruch.readers.elements.parsed_page import decoded_as, guessed
from umbruch.readers.mail.outlook.compressed_rtf import unpacked_rtf

SIGNATURE = b"\x78\x9f\x3e\x22"
MOST_FILES = 500
_MOST_ATTRIBUTES = 20_000
_MOST_PROPERTIES = 5_000


class _Attribute(IntEnum):
    """Names of attributes (2.1.3.2)."""

    SUBJECT = 0x00018004
    BODY = 0x0002800C
    PROPERTIES = 0x00069003
    CODE_PAGE = 0x00069007
    NEW_FILE = 0x00069002
    FILE_NAME = 0x00018010
    FILE = 0x0006800F
    FILE_PROPERTIES = 0x00069005


class _Property(IntEnum):
    """Numbers of properties (MS-OXPROPS)."""

    SUBJECT = 0x0037
    BODY = 0x1000
    RTF = 0x1009
    HTML = 0x1013
    CONTENT = 0x3701
    LONG_NAME = 0x3707
    IDENTIFIER = 0x3712


_SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
"""Bytes of values of a fixed size by their type (MS-OXCDATA, 2.11.1), padded to four."""
_STRING, _UNICODE, _BINARY, _OBJECT, _MULTIPLE = 0x1E, 0x1F, 0x102, 0x0D, 0x1000


class WinmailFile(NamedTuple):
    """A file in `winmail.dat`: its name, its content identifier, its bytes."""

    name: str
    identifier: str
    content: bytes


class Winmail(NamedTuple):
    """The words and the files of a mail, as far as they are there."""

    subject: str = ""
    plain: str = ""
    html: bytes = b""
    rtf: bytes = b""
    files: tuple[WinmailFile, ...] = ()


def winmail_in(content: bytes) -> Winmail:
    """What is in the bytes of a `winmail.dat`; what is broken in it is left out."""
    told = Winmail()
    page = "cp1252"
    files: list[dict[str, bytes | str]] = []
    for kind, value in _attributes(content):
        match kind:
            case _Attribute.CODE_PAGE if len(value) >= 4:
                page = f"cp{int.from_bytes(value[:4], 'little')}"
            case _Attribute.SUBJECT:
                told = told._replace(subject=_words(value, page))
            case _Attribute.BODY:
                told = told._replace(plain=_words(value, page))
            case _Attribute.PROPERTIES:
                told = _with_properties(told, value, page)
            case _Attribute.NEW_FILE if len(files) < MOST_FILES:
                files.append({})
            case _Attribute.FILE_NAME if files:
                files[-1].setdefault("name", _words(value, page))
            case _Attribute.FILE if files:
                files[-1]["content"] = value
            case _Attribute.FILE_PROPERTIES if files:
                for number, held in _properties(value):
                    if number == _Property.LONG_NAME:
                        files[-1]["name"] = _text(held, page)
                    elif number == _Property.IDENTIFIER:
                        files[-1]["identifier"] = _text(held, page)
                    elif number == _Property.CONTENT:
                        files[-1].setdefault("content", held[1])
    return told._replace(files=tuple(
        WinmailFile(str(one.get("name", "")), str(one.get("identifier", "")), bytes(one["content"]))  # type: ignore[arg-type]
        for one in files if one.get("content")
    ))  # fmt: skip


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Name and value of each attribute (2.1.3)."""
    if not content.startswith(SIGNATURE):
        return
    at = 6
    for _ in range(_MOST_ATTRIBUTES):
        if at + 9 > len(content):
            return
        kind, length = struct.unpack_from("<II", content, at + 1)
        at += 9
        if at + length > len(content):
            return
        yield kind, content[at : at + length]
        at += length + 2


def _with_properties(told: Winmail, value: bytes, page: str) -> Winmail:
    for number, held in _properties(value):
        match number:
            case _Property.SUBJECT:
                told = told._replace(subject=_text(held, page))
            case _Property.BODY:
                told = told._replace(plain=_text(held, page))
            case _Property.HTML:
                told = told._replace(html=held[1])
            case _Property.RTF:
                told = told._replace(rtf=unpacked_rtf(held[1]) or b"")
            case _:
                pass
    return told


def _properties(content: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Number, type and bytes of each property (2.1.3.4)."""
    if len(content) < 4:
        return
    at = 4
    for _ in range(min(int.from_bytes(content[:4], "little"), _MOST_PROPERTIES)):
        if at + 4 > len(content):
            return
        kind, number = struct.unpack_from("<HH", content, at)
        at += 4
        if number >= 0x8000:
            at += 16
            if at + 8 > len(content):
                return
            named, size = struct.unpack_from("<II", content, at)
            at += 4 + (4 if named == 0 else 4 + _padded(size))
        single = kind & ~_MULTIPLE
        if kind & _MULTIPLE or single in (_STRING, _UNICODE, _BINARY, _OBJECT):
            count = int.from_bytes(content[at : at + 4], "little")
            at += 4
            for _value in range(min(count, _MOST_PROPERTIES)):
                size = _SIZES.get(single, 0)
                if single in (_STRING, _UNICODE, _BINARY, _OBJECT):
                    size = int.from_bytes(content[at : at + 4], "little")
                    at += 4
                if at + size > len(content):
                    return
                yield number, (single, content[at : at + size])
                at += _padded(size)
        else:
            if single not in _SIZES:
                return
            yield number, (single, content[at : at + _SIZES[single]])
            at += _SIZES[single]


def _padded(size: int) -> int:
    return size + -size % 4


def _text(held: tuple[int, bytes], page: str) -> str:
    kind, value = held
    return value.decode("utf-16-le", "replace").strip("\0") if kind == _UNICODE else _words(value, page)


def _words(value: bytes, page: str) -> str:
    bare = value.strip(b"\0")
    text = decoded_as(bare, page)
    return text if text is not None else guessed(bare)
