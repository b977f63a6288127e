"""What a file says to those who cannot see a picture, unless it is only where the picture once lay."""

from __future__ import annotations

import re

_LONGEST_PATH = 400
_PATH = re.compile(
    r"""(?:[a-z]:\\|\\\\|file:|https?://|~/|/(?:Users|home|Volumes|var|mnt)/)\S.*   # of Windows, the web, Unix
    |(?:[^:\n]{1,60}:){3,}[^:\n]{1,80}                                              # of a Mac before OS X
    |[^\n]{1,200}\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|heic|avif|eps|emf|wmf|psd)   # a name with its suffix
    |(?:IMG|DSC[FN]?|DSCN|PICT|PXL|MVIMG|WhatsApp\ Image)[_ -]?\d[\d_ -]*           # as cameras count
    """,
    re.IGNORECASE | re.VERBOSE,
)


def described(words: str | None) -> str | None:
    r"""The words that describe a picture; None where they are a file's path or name, which tells nobody anything.

    Word keeps the path that a picture was put in from (`\\server\Users\ada\Downloads\photo.jpg`), with the names of
    people and machines in it.

    Args:
        words: as the file has them; empty where the picture is decoration.
    """
    if words is None or len(words) > _LONGEST_PATH:
        return words
    bare = words.strip()
    if " " in bare and ": " in bare and "\\" not in bare:
        return words
    return None if _PATH.fullmatch(bare) else words
