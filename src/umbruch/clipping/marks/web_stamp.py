"""The line of a web page that says when an article was published and when it was changed."""

from __future__ import annotations

import re
from functools import lru_cache

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.signs.dates import find_date

_LONGEST = 120
_MOST_DATES = 3
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?!\d)|\b\d{1,2}\s?(?:[ap]\.?m\b|h\b|uhr\b)", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:GMT|UTC|[A-Z]{1,3}S?T)\b")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*")


def stamped_day(line: str) -> str | None:
    """The first day in a line that holds nothing but dates, times and words such as `Published` or `mis à jour`.

    Args:
        line: one line of the text.

    Returns:
        The day in ISO 8601, None where the line holds anything else.
    """
    if len(line) > _LONGEST or not any(sign.isdigit() for sign in line):
        return None
    first: str | None = None
    rest = line
    for _ in range(_MOST_DATES):
        found = find_date(rest)
        if found is None:
            break
        first = first or found.iso
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    if first is None:
        return None
    rest = _ZONE.sub(" ", _CLOCK.sub(" ", rest))
    if any(sign.isdigit() for sign in rest):
        return None
    return first if _words().issuperset(word.casefold() for word in _WORD.findall(rest)) else None


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    entries = (entry for field in ("stamp_words", "date_words", "weekdays") for entry in everywhere(field))
    return frozenset(word.casefold().rstrip(".") for entry in entries for word in entry.split())
