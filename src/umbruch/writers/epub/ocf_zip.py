"""The ZIP container (OCF 3.3, 4.2): `mimetype` first and stored, fixed times and order, so that bytes repeat."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

MEDIA_TYPE = b"application/epub+zip"
_COMPRESSED_ALREADY = (".jpg", ".png", ".gif", ".webp")
_UNIX = 3
_READABLE = 0o100644 << 16


def sealed(files: Iterable[tuple[str, bytes]], moment: datetime) -> bytes:
    """An EPUB container of these files in this order.

    Args:
        files: paths and contents, without `mimetype`.
        moment: the time of every file, in UTC, as `moment_of` gives it.
    """
    time = moment.timetuple()[:6]
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for path, content in (("mimetype", MEDIA_TYPE), *files):
            entry = zipfile.ZipInfo(path, time)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            stored = path == "mimetype" or path.endswith(_COMPRESSED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return kept.getvalue()


def opened(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The files of a ZIP archive in order, without `mimetype`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist() if name != "mimetype")
