"""What a reader guessed, a writer could not set, or a check found: never silent, always with a place.

A reader returns its diagnostics with the publication (`Reading`); a writer, which returns bytes, hands them to
`report`. Whoever calls a writer decides with `collecting` what becomes of them.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

import msgspec

Severity = Literal["info", "warning", "error"]


class Diagnostic(msgspec.Struct, frozen=True, omit_defaults=True):
    """One remark: a stable `code` (`hyphen.joined`), how grave it is, what was seen and what to do about it.

    `line` is the line of the input, counted from 1; `field` the path in the tree (`articles[0].body[2]`). A check of a
    finished file names there the page, or the file inside an archive, and in `clause` the place in the standard.
    """

    code: str
    message: str
    severity: Severity = "info"
    line: int | None = None
    field: str | None = None
    hint: str | None = None
    clause: str | None = None

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line is not None else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{hint} [{self.code}]"


class UmbruchWarning(UserWarning):
    """A diagnostic of a writer that nobody collected."""


_collector: ContextVar[list[Diagnostic] | None] = ContextVar("umbruch_diagnostics", default=None)


def report(diagnostic: Diagnostic) -> None:
    """Hand a remark to whoever collects them; with nobody collecting it becomes a Python warning."""
    found = _collector.get()
    if found is None:
        warnings.warn(str(diagnostic), UmbruchWarning, stacklevel=3)
    elif diagnostic not in found:
        found.append(diagnostic)


@contextmanager
def collecting() -> Iterator[list[Diagnostic]]:
    """Collect what is reported inside the block, each remark once, in order."""
    found: list[Diagnostic] = []
    token = _collector.set(found)
    try:
        yield found
    finally:
        _collector.reset(token)
