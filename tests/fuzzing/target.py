"""What every reader promises of any bytes: a reading, or an error that tells whoever called what to do."""

from __future__ import annotations

import warnings

import umbruch
from umbruch.errors import UmbruchError


def read_anything(content: bytes, format: str | None) -> bool:
    """Read bytes; whether they were readable. Anything but an `UmbruchError` goes up to the caller.

    Args:
        content: of an input.
        format: the name of a reader; None lets the content tell.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            reading = umbruch.read(content, format=format)
        except UmbruchError:
            return False
    assert reading.articles, "a reading has no article"
    return True
