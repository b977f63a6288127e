"""The letters by which words are compared, whatever stands between them."""

from __future__ import annotations


def letters(text: str) -> str:
    """What of a text is compared: letters and digits in small letters, all signs where there are none."""
    return "".join(filter(str.isalnum, text)).casefold() or "".join(text.split())
