"""Mails as Outlook saves and sends them, made byte by byte: compound files (MS-CFB) and winmail.dat (MS-OXTNEF)."""

from __future__ import annotations

import struct
from itertools import pairwise

_SECTOR = 512
_MINI = 4096
"""Streams under this size would lie in a stream of their own; ours are filled up to it."""
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A compound file with those streams; a `/` in a name parts a storage from what is in it."""
    parts = [name.split("/") for name in streams]
    folders = sorted({"/".join(one[:count]) for one in parts for count in range(1, len(one))})
    entries: list[tuple[str, int, bytes]] = [("Root Entry", 5, b"")]
    entries += [(name, 1, b"") for name in folders]
    entries += [
        (name, 2, held + bytes(-len(held) % _MINI or 0) or bytes(_MINI)) for name, held in sorted(streams.items())
    ]
    numbers = {name: at for at, (name, _, _) in enumerate(entries)}
    children: dict[int, list[int]] = {}
    for name in (*folders, *sorted(streams)):
        children.setdefault(numbers.get(name.rpartition("/")[0], 0), []).append(numbers[name])
    after = {one: rest for row in children.values() for one, rest in pairwise(row)}
    sectors: list[bytes] = []
    chain: list[int] = []
    starts: dict[int, int] = {}
    for at, (_, kind, held) in enumerate(entries):
        if kind == 2:
            starts[at] = len(sectors)
            count = len(held) // _SECTOR
            sectors += [held[place : place + _SECTOR] for place in range(0, len(held), _SECTOR)]
            chain += [*range(starts[at] + 1, starts[at] + count), _END]
    rows = b""
    for at, (name, kind, held) in enumerate(entries):
        short = name.rpartition("/")[2].encode("utf-16-le")
        rows += short.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(short) + 2, kind, 1, _FREE, after.get(at, _FREE),
            children.get(at, [_FREE])[0] if children.get(at) else _FREE, bytes(16), 0, 0, 0,
            starts.get(at, _END if kind == 5 else 0), len(held),
        )  # fmt: skip
    rows += bytes(-len(rows) % _SECTOR)
    directory = len(sectors)
    count = len(rows) // _SECTOR
    sectors += [rows[place : place + _SECTOR] for place in range(0, len(rows), _SECTOR)]
    chain += [*range(directory + 1, directory + count), _END]
    tables = 1
    while (len(sectors) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first = len(sectors)
    chain += [_FAT] * tables
    table = struct.pack(f"<{len(chain)}I", *chain)
    table += b"\xff" * (tables * _SECTOR - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, _MINI, _END, 0, _END, 0
    )  # fmt: skip
    places = [first + at for at in range(tables)]
    head += struct.pack("<109I", *(places + [_FREE] * (109 - len(places))))
    return head + b"".join(sectors) + table


def outlook_file(text: dict[str, str], *, binary: dict[str, bytes] | None = None, sent: int = 0) -> bytes:
    """An Outlook mail (.msg): words by their property (`0037`), other streams by their whole name."""
    streams = {f"__substg1.0_{number}001F": words.encode("utf-16-le") for number, words in text.items()}
    rows = bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, sent)
    return compound_file({**streams, "__properties_version1.0": rows, **(binary or {})})


def attribute(level: int, name: int, value: bytes) -> bytes:
    """One attribute of winmail.dat."""
    return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def properties(*rows: tuple[int, int, bytes]) -> bytes:
    """Properties with their type and value, as an attribute holds them."""
    made = struct.pack("<I", len(rows))
    for kind, number, value in rows:
        made += struct.pack("<HHII", kind, number, 1, len(value)) + value + bytes(-len(value) % 4)
    return made


def winmail(*attributes: bytes) -> bytes:
    """A winmail.dat of those attributes."""
    return b"\x78\x9f\x3e\x22" + struct.pack("<H", 1) + b"".join(attributes)
