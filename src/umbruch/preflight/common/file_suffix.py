"""Whether the name of a file says what its content is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.detection import SUFFIXES
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.rules import TITLES


def judged(checked_file: CheckedFile, path: PurePath | None) -> Iterator[Diagnostic]:
    """A finding where the suffix belongs to another format; bytes without a name and names without suffix pass."""
    if path is None or not path.suffix or path.suffix.lower() in SUFFIXES[checked_file.kind]:
        return
    title, right = TITLES[checked_file.kind], SUFFIXES[checked_file.kind][0]
    yield checked_file.finding("file.suffix", f"the name ends in {path.suffix}, the content is {title} ({right})")
