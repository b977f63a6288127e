"""Where a program has stored a document: a path printed at the foot of a page, which is nobody's to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from umbruch.clipping.marks.page_furniture import is_page_furniture

_LONGEST_PATH = 260
"""Signs of a path that Windows takes (MAX_PATH in its documentation)."""
_MOST_LINES = 3
"""Lines over which a narrow foot breaks a path."""
_ROOT = re.compile(r"(?:[A-Za-z]:\\|\\\\[\w.-]+\\|file:///|/(?:home|Users|mnt|var|Volumes)/)\S")
_ENDED = re.compile(r"\.\w{2,5}(?=\s|$)")
_OF_AN_OFFICE = re.compile(
    r"\.(?:docx?|docm|dotx?|odt|ott|rtf|pages|pdf|indd|idml|qxp|pub|pptx?|xlsx?|ods|txt|msg|eml|jpe?g|tiff?|png|psd|eps)$",
    re.IGNORECASE,
)
"""Files of an office and of a picture desk; the path of another one may be what a report is about."""


def lines_of_paths(lines: Sequence[str], ends: int) -> Iterator[int]:
    """The lines, by their numbers (from 0), that hold nothing but where a document is stored, and its page.

    Args:
        lines: of the whole copy.
        ends: how many lines from the beginning and the end may hold a path to anything; elsewhere it leads to a file
            of an office.
    """
    for number, line in enumerate(lines):
        if not _ROOT.match(line.strip()):
            continue
        whole = ""
        for last in range(number, min(number + _MOST_LINES, len(lines))):
            if not lines[last].strip():
                break
            whole = f"{whole} {lines[last].strip()}".strip()
            if len(whole) > _LONGEST_PATH:
                break
            if (path := _path_in(whole)) is None:
                continue
            if _OF_AN_OFFICE.search(path) or number < ends or last >= len(lines) - ends:
                yield from range(number, last + 1)
            break


def _path_in(text: str) -> str | None:
    """The path that a text consists of, whatever folio stands behind it."""
    for ended in _ENDED.finditer(text):
        rest = text[ended.end() :].strip()
        if not rest or is_page_furniture(rest):
            return text[: ended.end()]
    return None
