"""What a style asks of the signs of the copy."""

from __future__ import annotations

from typing import NamedTuple

VERBATIM, AUTO = "verbatim", "auto"


class HouseSigns(NamedTuple):
    """What becomes of the signs of the copy.

    `quotes` is `verbatim`, `auto` for those of the language, or a language whose marks all articles have (`de-book`);
    `dashes` and `spaces` say whether these become those of the language.
    """

    quotes: str = VERBATIM
    dashes: bool = False
    spaces: bool = False
