"""A reading that somebody found right: what it is known again by, and its doubts, which then are none."""

from __future__ import annotations

from msgspec.structs import replace

from umbruch.corrections.model import Corrections
from umbruch.diagnostics import Diagnostic
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.reading import Reading

NOW = "now"
"""In the place of a mark: what is read with these corrections is found right at this moment."""
_LETTERS = 16
"""Letters of a mark: 64 bits tell the readings of one file apart."""
_GUESSED = ".guessed"


PUT_TOGETHER = frozenset(("hyphen.doubtful", "hyphen.joined", "initial.joined", "column.joined", "quote.pulled"))
"""Remarks that somebody may tick off: what was put together out of parts that stood apart."""


def mark_of(reading: Reading) -> str:
    """The mark of what was read: another one as soon as a word or a role of it is another."""
    import hashlib

    told = "".join(fingerprint(one) for one in reading.articles)
    return hashlib.sha256(told.encode()).hexdigest()[:_LETTERS]


def settled(reading: Reading, corrections: Corrections) -> tuple[Reading, str]:
    """The reading without doubts where it is the one that was found right, and its mark; else with a remark.

    What was put together and agreed to is no longer remarked upon.

    What a call corrects beyond the file makes another reading of it, which is nobody's surprise: then nothing is said.
    """
    if corrections.agreed:
        wanted = frozenset(corrections.agreed)
        kept = (one for one in reading.diagnostics if not (one.code in PUT_TOGETHER and one.message in wanted))
        reading = replace(reading, diagnostics=tuple(kept))
    if not corrections.checked:
        return reading, ""
    mark = mark_of(reading)
    if corrections.checked in (mark, NOW):
        sure = tuple(replace(one, sureness=1.0) for one in reading.origins)
        remarks = tuple(one for one in reading.diagnostics if not one.code.endswith(_GUESSED))
        return replace(reading, origins=sure, diagnostics=remarks), mark
    if all(one.file is not None for one in (*corrections.steps, *corrections.lines)):
        remark = Diagnostic(
            "fixes.checked", "what somebody had found right is read otherwise now", "warning",
            hint="look at it again: umbruch studio shows it",
        )  # fmt: skip
        reading = replace(reading, diagnostics=(*reading.diagnostics, remark))
    return reading, ""
