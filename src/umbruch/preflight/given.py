"""What a check is given: the file, its format, the clock, the schemas and the pictures beside it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic, Severity
from umbruch.pictures.picture_folder import PictureFolder
from umbruch.preflight import rules
from umbruch.preflight.common.schemas import Schemas
from umbruch.settings import House


class CheckedFile(NamedTuple):
    """One file under check.

    `now` is the moment (with zone) with which embargoes are compared; `tools` says whether programs beside ours may be
    started; `schemas` is None where nobody named a folder of schemas; `house` is what its house has set.
    """

    name: str
    content: bytes
    kind: str
    now: datetime
    picture_folder: PictureFolder
    schemas: Schemas | None = None
    tools: bool = True
    house: House = House()

    def finding(
        self,
        code: str,
        message: str,
        *,
        place: str | None = None,
        line: int | None = None,
        severity: Severity | None = None,
        hint: str | None = None,
        clause: str | None = None,
    ) -> Diagnostic:
        """A breach of a rule in this file; the arguments are those of `rules.finding`."""
        return rules.finding(
            self.kind, code, message, place=place, line=line, severity=severity, hint=hint, clause=clause
        )

    def not_run(self, what: str, why: str, hint: str | None = None) -> Diagnostic:
        """The remark that something was not checked, and why."""
        return rules.not_run(self.kind, what, why, hint)
