"""A mail as Outlook saves it (.msg, MS-OXMSG): its streams, each named by the property that it holds."""

from __future__ import annotations

import datetime
import io
from typing import Any

from umbruch.errors import InputUnreadable
from umbruch.readers.elements.parsed_page import decoded_page, guessed
from umbruch.readers.mail.message_parts import (
    DEEPEST,
    MOST_LETTERS,
    MOST_PARTS,
    Attachment,
    Mail,
    is_picture,
    says_little,
)
from umbruch.readers.mail.outlook.compressed_rtf import unpacked_rtf

_LARGEST = 100_000_000
_STREAM = "__substg1.0_"
_PROPERTIES = "__properties_version1.0"
_ATTACHED = "__attach_version1.0_"
_UNICODE, _STRING, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_HEAD, _HEAD_INSIDE, _ROW = 32, 24, 16
"""Bytes before the rows of properties, in a file and in a mail inside one (2.4.1), and of a row."""
_TIME = 0x0040
_SENT = (0x0039, 0x0E06)
"""When the mail was sent, or else when it came in (PidTagClientSubmitTime, PidTagMessageDeliveryTime)."""
_EPOCH = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)


def outlook_mail(content: bytes, source: str) -> Mail:
    """The mail in an Outlook file.

    Raises:
        InputUnreadable: olefile is missing, or it is another old file of Office, or broken.
    """
    try:
        import olefile
    except ImportError:
        raise InputUnreadable(
            "an Outlook mail needs olefile", source=source, hint="pip install 'umbruch[mail]'"
        ) from None
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as opened:
            return _mail(_Streams(opened))
    except Exception as error:  # noqa: BLE001  whatever a library raises over a broken file
        raise InputUnreadable(
            f"this Outlook file cannot be opened: {type(error).__name__}", source=source,
            hint="open the mail and save it as .eml or its text as .txt",
        ) from None  # fmt: skip


class _Streams:
    """The streams of an Outlook file by the property that they hold."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened
        self.names = {"/".join(parts): parts for parts in opened.listdir()[: MOST_PARTS * 20]}
        self._left = _LARGEST

    def bytes(self, name: str) -> bytes:
        """The bytes of a stream; none where it is not there."""
        if name not in self.names or self._left <= 0:
            return b""
        held: bytes = self._opened.openstream(self.names[name]).read()
        self._left -= len(held)
        return held

    def text(self, number: str, folder: str = "") -> str:
        """The words of a property."""
        if held := self.bytes(f"{folder}{_STREAM}{number}{_UNICODE}"):
            return held[: len(held) // 2 * 2].decode("utf-16-le", "replace").strip("\0")
        return guessed(held).strip("\0") if (held := self.bytes(f"{folder}{_STREAM}{number}{_STRING}")) else ""

    def folders(self, place: str = "") -> list[str]:
        """The places of the files that are attached to the mail in a place."""
        inside = (name.removeprefix(place) for name in self.names if name.startswith(place + _ATTACHED))
        return sorted({place + name.partition("/")[0] + "/" for name in inside})[:MOST_PARTS]

    def inner_mail(self, place: str) -> str | None:
        """The place of the first mail that is attached to the one in a place."""
        for folder in self.folders(place):
            inside = f"{folder}{_STREAM}3701{_OBJECT}/"
            if inside + _PROPERTIES in self.names:
                return inside
        return None


def _mail(streams: _Streams, place: str = "") -> Mail:
    """The mail in a place of the file; of one that only sends another on, that one."""
    pictures: list[tuple[str, bytes]] = []
    attached: list[Attachment] = []
    inner = streams.inner_mail(place)
    for number, folder in enumerate(streams.folders(place)):
        if inner is not None and inner.startswith(folder):
            continue
        name = streams.text("3707", folder) or streams.text("3704", folder)
        held = streams.bytes(f"{folder}{_STREAM}3701{_BINARY}")
        if is_picture(streams.text("370E", folder), name):
            pictures.append((streams.text("3712", folder) or name or f"picture-{number}", held))
        else:
            attached.append(Attachment(name or "attachment", held))
    page = streams.bytes(f"{place}{_STREAM}1013{_BINARY}")
    html = decoded_page(page.lstrip(b"\0")) if page else streams.text("1013", place)
    plain = streams.text("1000", place).replace("\r\n", "\n").replace("\0", "")
    packed = b"" if plain.strip() or html else streams.bytes(f"{place}{_STREAM}1009{_BINARY}")
    if inner is not None and place.count("/") < DEEPEST and says_little(plain, html):
        return _mail(streams, inner)
    return Mail(
        " ".join(streams.text("0037", place).split()),
        (streams.text("0C1A", place) or streams.text("0042", place)).partition("<")[0].strip("'\" "),
        _sent(streams.bytes(place + _PROPERTIES), _HEAD_INSIDE if place else _HEAD),
        plain[:MOST_LETTERS],
        html[:MOST_LETTERS],
        tuple(pictures),
        tuple(attached),
        rtf=unpacked_rtf(packed) or b"",
    )


def _sent(rows: bytes, head: int) -> str | None:
    """The moment at which the mail was sent, in rows of 16 bytes: type, number, flags, value (2.4.2)."""
    found: dict[int, int] = {}
    for at in range(head, len(rows) - _ROW + 1, _ROW):
        kind, number = int.from_bytes(rows[at : at + 2], "little"), int.from_bytes(rows[at + 2 : at + 4], "little")
        if kind == _TIME and number in _SENT:
            found[number] = int.from_bytes(rows[at + 8 : at + 16], "little")
    ticks = next((found[number] for number in _SENT if found.get(number)), None)
    try:
        return None if ticks is None else (_EPOCH + datetime.timedelta(microseconds=ticks // 10)).isoformat()
    except OverflowError:
        return None
