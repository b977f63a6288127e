"""The ZIP of a kit: the same bytes for the same files, names that every system can unpack."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import BinaryIO

_STORED = (".jpg", ".png", ".epub", ".docx", ".zip", ".woff2")


def write_archive(
    out: BinaryIO, top: str, paths: Iterable[str], content: Callable[[str], bytes], moment: datetime
) -> None:
    """Write files into a ZIP, all below one folder, in alphabetical order.

    Args:
        out: where the archive goes.
        top: the folder that unpacking makes.
        paths: the files' paths inside it.
        content: gives the bytes of each.
        moment: the time that every entry carries.
    """
    stamp = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted(paths):
            entry = zipfile.ZipInfo(f"{top}/{path}", date_time=stamp)
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content(path), compresslevel=6)
