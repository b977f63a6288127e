"""What a clause found, before it becomes a finding."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """One breach: what was seen, and on which page where that is known."""

    what: str
    place: str | None = None
