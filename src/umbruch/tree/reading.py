"""A publication as a reader made it: the tree, what was guessed, and where each field stood."""

from __future__ import annotations

import msgspec

from umbruch.diagnostics import Diagnostic
from umbruch.tree.model import Publication

DOUBTFUL = 0.8
"""Below this sureness a field is remarked upon."""


class Origin(msgspec.Struct, frozen=True):
    """Where a field of the tree came from: path, the lines it was read from, and how sure the reader is (0 to 1).

    `why` names the evidence that told most where the field was chosen among several runs of lines, `instead` the one
    that came next, with its probability.
    """

    field: str
    lines: tuple[int, ...]
    sureness: float = 1.0
    why: str = ""
    instead: str = ""

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
