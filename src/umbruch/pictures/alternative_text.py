"""What is said of a picture to those who cannot see it: one rule for every format.

A description that nobody wrote is not made up. HTML forbids generators to repeat as `alt` what all can read (4.8.4.4,
Guidance for markup generators), and the empty text would say that there is nothing to see; so a picture that nobody has
described has none, and its file claims nothing that takes one.
"""

from __future__ import annotations

import unicodedata

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_without_alt
from umbruch.tree import Figure

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
    return figure.alt is None or (figure.alt != "" and not _says_something(figure.alt))


def _says_something(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in _SAYING for sign in text)
