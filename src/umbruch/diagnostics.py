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

from umbruch.tree import Publication

Severity = Literal["info", "warning", "error"]

DOUBTFUL = 0.8
"""Below this sureness a field is remarked upon."""


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


class Origin(msgspec.Struct, frozen=True):
    """Where a field of the tree came from: path, the lines it was read from, and how sure the reader is (0 to 1)."""

    field: str
    lines: tuple[int, ...]
    sureness: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look at it: the reader is less sure than `DOUBTFUL`."""
        return self.sureness < DOUBTFUL


class Reading(Publication, frozen=True, eq=False):
    """A publication as a reader made it, with what was guessed and where each field stood.

    Two readings are equal when their trees are equal, whatever was remarked on the way.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def tree(self) -> Publication:
        """The publication alone."""
        return Publication(**{name: getattr(self, name) for name in Publication.__struct_fields__})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Publication):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in Publication.__struct_fields__)

    def __hash__(self) -> int:
        return hash(self.tree)


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
