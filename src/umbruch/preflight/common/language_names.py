"""Languages as documents name them."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.preflight.given import CheckedFile


def judged(
    checked_file: CheckedFile, written: str | None, where: str, place: str | None = None, line: int | None = None
) -> Iterator[Diagnostic]:
    """What is to be said about the language of a document.

    Args:
        case: the file under check.
        written: the tag as it stands there, None or empty where there is none.
        where: what should carry it, for the message (`the element html`).
        place, line: where that is.
    """
    tag = (written or "").strip()
    if not tag or tag.lower() == UNDETERMINED:
        yield checked_file.finding("language.missing", f"{where} names no language", place=place, line=line)
    elif language_tag(tag.replace("_", "-")) == UNDETERMINED or "_" in tag:
        yield checked_file.finding("language.tag", f"{tag!r} is no language tag", place=place, line=line)
