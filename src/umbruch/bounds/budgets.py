"""Limits that whoever runs umbruch may change: never a file that it reads.

`UMBRUCH_LIMITS="input=200000000,cells=100000"` sets them; `docs/security.md` lists the names.
"""

from __future__ import annotations

import os

from umbruch.errors import UsageError, did_you_mean
from umbruch.kept import remembered

VARIABLE = "UMBRUCH_LIMITS"
NAMES = {
    "input": "bytes of an input",
    "pixels": "pixels of a picture",
    "decoded": "bytes of a picture in memory",
    "together": "bytes of all pictures of an input in memory, beyond 40 times their files",
    "cells": "cells of a table in PDF",
}
"""What each limit counts."""


def budget(name: str, default: int) -> int:
    """The limit that holds.

    Args:
        name: one of `NAMES`.
        default: where the environment says nothing else.

    Raises:
        UsageError: the variable names what there is not, or no positive whole number.
    """
    written = os.environ.get(VARIABLE)
    return _told(written).get(name, default) if written else default


@remembered(4)
def _told(written: str) -> dict[str, int]:
    found = {}
    for part in filter(None, (one.strip() for one in written.split(","))):
        name, _, number = (one.strip() for one in part.partition("="))
        if name not in NAMES:
            raise UsageError(f"{VARIABLE}: there is no limit {name[:40]!r}", hint=did_you_mean(name[:40], NAMES))
        if not number.isascii() or not number.isdecimal() or len(number) > 18 or int(number) == 0:
            raise UsageError(f"{VARIABLE}: {name} is a whole number above 0", hint=f"{name}=100000")
        found[name] = int(number)
    return found
