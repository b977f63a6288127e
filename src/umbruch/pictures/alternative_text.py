"""What is said of a picture to those who cannot see it: one rule for every format.

A description that nobody wrote is not made up. HTML forbids generators to repeat as `alt` what all can read (4.8.4.4,
Guidance for markup generators), and the empty text would say that there is nothing to see; so a picture that nobody has
described has none, and its file claims nothing that takes one.
"""

from __future__ import annotations

import re
import unicodedata

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_without_alt
from umbruch.tree import Figure

_LONGEST_PATH = 400
_PATH = re.compile(
    r"""(?:[a-z]:\\|\\\\|file:|https?://|~/|/(?:Users|home|Volumes|var|mnt)/)\S.*   # of Windows, the web, Unix
    |(?:[^:\n]{1,60}:){3,}[^:\n]{1,80}                                              # of a Mac before OS X
    |[^\n]{1,200}\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|heic|avif|eps|emf|wmf|psd)   # a name with its suffix
    |(?:IMG|DSC[FN]?|DSCN|PICT|PXL|MVIMG|WhatsApp\ Image)[_ -]?\d[\d_ -]*           # as cameras count
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SAYING = frozenset("LNPS")
"""Categories of signs that say something: letters, numbers, punctuation, symbols (Unicode 16, 4.5)."""


def alternative_text(figure: Figure, field: str | None = None) -> str | None:
    """The alternative text of a figure.

    Args:
        figure: one with a picture.
        field: its path in the tree, for the remark on a picture that nobody has described.

    Returns:
        The empty text for decoration only, None where nobody wrote one.
    """
    if not is_undescribed(figure):
        return figure.alt
    tell_undescribed(figure, field)
    return None


def tell_undescribed(figure: Figure, field: str | None = None) -> None:
    """Report a picture that nobody has described; `field` is the figure's path in the tree."""
    if figure.image is not None and is_undescribed(figure):
        report(picture_without_alt(figure.image, field and f"{field}.alt"))


def is_undescribed(figure: Figure) -> bool:
    """Whether nobody has said what the picture shows, nor marked it as decoration."""
    alt = described(figure.alt)
    return alt is None or (alt != "" and not _says_something(alt))


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


def _says_something(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in _SAYING for sign in text)
