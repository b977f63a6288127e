"""Where somebody looks when a remark is told: the line that it is about, or the panel where it is put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from umbruch.diagnostics import Diagnostic
from umbruch.manuscript.line_roles import LineRead

_QUOTED = re.compile(r"'([^']{3,})'|\"([^\"]{3,})\"|„([^“]{3,})“")
"""Words of the article that a message repeats."""
_PANELS = {"picture": "pictures", "rights": "pictures", "embargo": "fields"}
"""By the first part of a code the panel where such things are put right."""


def place_of(remark: Diagnostic, lines: Sequence[LineRead], *, of_input: bool = False) -> dict[str, Any]:
    """The place of a remark: `at`, a line counted from 0, or else `panel`, the name of one; None where it has none.

    Args:
        remark: what was read, made or found.
        lines: the copy.
        of_input: whether its line is one of the input; a finding in a file that was made counts the lines of that.
    """
    at = _line(remark, lines, of_input)
    return {"at": at, "panel": _PANELS.get(remark.code.partition(".")[0]) if at is None else None}


def _line(remark: Diagnostic, lines: Sequence[LineRead], of_input: bool) -> int | None:
    if of_input and remark.line:
        return next((at for at, line in enumerate(lines) if line.number == remark.line), None)
    if remark.field:
        for at, line in enumerate(lines):
            if any(span.origin.field.startswith(remark.field) for span in line.spans):
                return at
    for words in filter(None, (one or two or three for one, two, three in _QUOTED.findall(remark.message))):
        found = next((at for at, line in enumerate(lines) if words in line.text), None)
        if found is not None:
            return found
    if remark.code.startswith("embargo."):
        return next((at for at, line in enumerate(lines) if any(one.role == "embargo" for one in line.spans)), None)
    return None
