"""What stands for a picture where it cannot be seen: one rule for every format."""

from __future__ import annotations

import unicodedata

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_without_alt
from umbruch.language.wording import word
from umbruch.tree import Figure
from umbruch.tree.walk import inline_text

_SAYING = frozenset("LNPS")
"""Categories of signs that say something: letters, numbers, punctuation, symbols (Unicode 16, 4.5)."""


def alternative_text(figure: Figure, lang: str | None, field: str | None = None) -> str:
    """The alternative text of a figure; where nobody wrote one, its caption with the word for a picture before it.

    Args:
        figure: one with a picture.
        lang: the language of the words around it.
        field: its path in the tree, for the remark on a picture that nobody has described.

    Returns:
        The empty text for decoration only.
    """
    if not is_undescribed(figure):
        return figure.alt or ""
    tell_undescribed(figure, field)
    return standing_in(inline_text(figure.caption), lang)


def tell_undescribed(figure: Figure, field: str | None = None) -> None:
    """Report a picture that nobody has described; `field` is the figure's path in the tree."""
    if figure.image is not None and is_undescribed(figure):
        captioned = is_spoken_of(figure)
        report(picture_without_alt(figure.image, field and f"{field}.alt", captioned=captioned))


def standing_in(caption: str | None, lang: str | None) -> str:
    """What stands for a picture that nobody has described: `Bild: ` and its caption, `Bild` for one without."""
    line = " ".join((caption or "").replace("\N{SOFT HYPHEN}", "").split())
    return word("picture_of", lang).format(caption=line) if _says_something(line) else word("picture", lang)


def is_undescribed(figure: Figure) -> bool:
    """Whether nobody has said what the picture shows, nor marked it as decoration."""
    return figure.alt is None or (figure.alt != "" and not _says_something(figure.alt))


def is_spoken_of(figure: Figure) -> bool:
    """Whether something is said of the picture, be it by its caption, or it is decoration."""
    return not is_undescribed(figure) or _says_something(inline_text(figure.caption))


def _says_something(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in _SAYING for sign in text)
