"""What an address of an object store looks like."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]+)://\S", re.IGNORECASE)
_WEB = frozenset(("http", "https", "ftp"))
"""Addresses of pages and not of stores: nothing is fetched from the web."""


def is_address(place: object) -> bool:
    """Whether a place is the address of an object store (`s3://archive/2024`), and no path of this machine."""
    found = _ADDRESS.match(place) if isinstance(place, str) else None
    return found is not None and found["protocol"].lower() not in _WEB
