"""A dateline with where the report goes on behind it."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.tree import Dateline


class FoundDateline(NamedTuple):
    """A dateline, where the report goes on after it, how sure the reader is, and the reporters whom it names."""

    dateline: Dateline
    end: int
    sureness: float
    reporters: tuple[str, ...] = ()
