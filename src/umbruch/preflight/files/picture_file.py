"""Picture files: whole, large enough for print, and telling who made them, who holds the rights, and what they show."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.pictures.own_metadata import facts_of
from umbruch.preflight.common import picture_rules
from umbruch.preflight.given import CheckedFile


def check(checked_file: CheckedFile) -> Iterator[Diagnostic]:
    """Everything about a picture file."""
    yield from judged(checked_file, picture_rules.measure(checked_file.content))


def judged(checked_file: CheckedFile, measured: picture_rules.Measured | str) -> Iterator[Diagnostic]:
    """The findings about a picture that has been measured already."""
    if isinstance(measured, str):
        yield checked_file.finding("picture.broken", measured)
        return
    if max(measured.width, measured.height) <= picture_rules.ORNAMENT:
        return
    yield from picture_rules.by_pixels(checked_file, "the picture", measured.width, measured.height)
    facts = facts_of(checked_file.content)
    if not measured.credited:
        yield checked_file.finding("picture.credit", "the file does not say who made the picture")
    if not (facts.rights or facts.usage):
        yield checked_file.finding("picture.rights", "the file does not say who holds the rights and what is allowed")
    if not facts.description:
        yield checked_file.finding("picture.alt", "the file does not say what the picture shows")
