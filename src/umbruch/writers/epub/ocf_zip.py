"""The ZIP container (OCF 3.3, 4.2): `mimetype` first and stored, fixed times and order, so that bytes repeat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from umbruch.written.zip_writing import Member, archive

MEDIA_TYPE = b"application/epub+zip"
_COMPRESSED_ALREADY = (".jpg", ".png", ".gif", ".webp")
_READABLE = 0o100644


def sealed(files: Iterable[tuple[str, bytes]], moment: datetime) -> bytes:
    """An EPUB container of these files in this order.

    Args:
        files: paths and contents, without `mimetype`.
        moment: the time of every file, in UTC, as `moment_of` gives it.
    """
    members = [
        Member(path, content, path == "mimetype" or path.endswith(_COMPRESSED_ALREADY))
        for path, content in (("mimetype", MEDIA_TYPE), *files)
    ]
    return archive(members, moment, mode=_READABLE, level=9)
