"""ZIP archives in memory, the same bytes as those of `zipfile`, whose parts are compressed once for many archives.

Most parts of a Word file and some of a book are the same for all articles of a style.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from umbruch.kept import Store

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
"""PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12 and 4.3.16."""

_VERSION, _UNIX = 20, 3
_UTF_8 = 0x800
_MOST_MEMBERS, _MOST_BYTES = 60_000, 2_000_000_000
"""Beyond that an archive needs the fields of ZIP64, and `zipfile` writes it."""

_LARGEST_KEPT = 100_000
_deflated: Store[tuple[int, bytes], bytes] = Store(256, "written.zip_writing")
_met: Store[tuple[int, int, int], bool] = Store(4_096, "written.zip_writing.met")
"""Level, check sum and size of parts that were packed once: what comes a second time is worth keeping, most is not."""


class Member(NamedTuple):
    """A file of an archive: its path, its content, and whether it is left uncompressed."""

    name: str
    content: bytes
    stored: bool = False


def archive(members: Sequence[Member], moment: datetime, *, mode: int, level: int = -1) -> bytes:
    """An archive of these members in this order.

    Args:
        members: with different names.
        moment: the time of every member, from 1980 to 2107.
        mode: the Unix mode of every member.
        level: of compression, 1 to 9; -1 is zlib's own choice.
    """
    if len(members) > _MOST_MEMBERS or sum(len(one.content) for one in members) > _MOST_BYTES:
        return _by_zipfile(members, moment, mode, level)
    day = (moment.year - 1980) << 9 | moment.month << 5 | moment.day
    second = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = member.name.encode("utf-8")
        flags = 0 if member.name.isascii() else _UTF_8
        method = zipfile.ZIP_STORED if member.stored else zipfile.ZIP_DEFLATED
        check = zlib.crc32(member.content)
        packed = member.content if member.stored else _packed(member.content, level, check)
        sizes = (check, len(packed), len(member.content))
        local = _LOCAL.pack(b"PK\3\4", _VERSION, flags, method, second, day, *sizes, len(name), 0)
        parts += (local, name, packed)
        directory.append(
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _UNIX, _VERSION, 0, flags, method, second, day, *sizes, len(name), 0, 0, 0, 0,
                mode << 16, offset,
            )
        )  # fmt: skip
        directory.append(name)
        offset += len(local) + len(name) + len(packed)
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(listed), offset, 0)
    return b"".join((*parts, listed, end))


def _packed(content: bytes, level: int, check: int) -> bytes:
    """The compressed bytes of a part with that check sum."""
    sign = (level, check, len(content))
    met = sign in _met
    found = _deflated.get((level, content)) if met else None
    if found is None:
        compressor = zlib.compressobj(level, zlib.DEFLATED, -15)
        found = compressor.compress(content) + compressor.flush()
        if met and len(content) <= _LARGEST_KEPT:
            found = _deflated.keep((level, content), found)
        _met.keep(sign, True)
    return found


def _by_zipfile(members: Sequence[Member], moment: datetime, mode: int, level: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for member in members:
            entry = zipfile.ZipInfo(member.name, moment.timetuple()[:6])
            entry.create_system = _UNIX
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_STORED if member.stored else zipfile.ZIP_DEFLATED
            written.writestr(entry, member.content, compresslevel=None if level < 0 else level)
    return out.getvalue()
