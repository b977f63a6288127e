"""The drawing orders of a page or form with the marks that stand around them (ISO 32000-1, 14.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

from umbruch.preflight.pdf.unpacked_size import is_bearable

SHOWING = ("Tj", "TJ", "'", '"')
_MARKS = "BMC BDC EMC"
_DEEPEST = 100
"""Marks inside one another that are looked at: programs nest as deep as their structure, rarely beyond 20. A file made
of nothing else would be gone over once for every mark."""


class Mark(NamedTuple):
    """A mark around drawing orders: its tag and its properties."""

    tag: str
    properties: Any

    @property
    def number(self) -> int | None:
        """The number under which the structure finds what stands in it; None where it belongs to no tag."""
        written = self.properties.get("/MCID") if self.properties is not None else None
        return int(written) if written is not None else None


def marked(holder: Any, resources: Any, operators: str = "") -> Iterator[tuple[str, Any, tuple[Mark, ...]]]:
    """Each order of a page or form that is asked for, with its operands and the marks that are open there.

    Args:
        holder: the page or form.
        resources: those that it draws from.
        operators: the orders, with blanks between; those that open a mark are given in any case, with that mark, unless
            too many are open.
    """
    try:
        content: Any = pikepdf.parse_content_stream(holder, f"{_MARKS} {operators}") if is_bearable(holder) else ()
    except pikepdf.PdfError:
        return
    marks: tuple[Mark, ...] = ()
    deeper = 0
    for operands, operator in content:
        name = str(operator)
        if name == "EMC":
            marks, deeper = (marks, deeper - 1) if deeper else (marks[:-1], 0)
            continue
        if name in ("BMC", "BDC"):
            if len(marks) == _DEEPEST:
                deeper += 1
                continue
            marks = (*marks, _mark(operands, resources))
        yield name, operands, marks


def _mark(operands: Any, resources: Any) -> Mark:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(str(properties))
    return Mark(
        str(operands[0]) if operands else "", properties if isinstance(properties, pikepdf.Dictionary) else None
    )
