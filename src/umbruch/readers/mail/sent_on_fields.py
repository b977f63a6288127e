"""What the header above a mail that was sent on says of the original: who wrote it, and when."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from umbruch.clipping.marks.furniture.mail_heads import field_of
from umbruch.clipping.signs.dates import find_date
from umbruch.kept import remembered
from umbruch.written.own_table import own_table

_MAILBOX = re.compile(r"\s*(?:<[^<>]*(?:>|$)|\[[^\[\]]*\]|\([^()]*@[^()]*\))")
_ON_BEHALF = re.compile(
    r"(?i)\b(?:im auftrag von|on behalf of|de la part de|per conto di|en nombre de|em nome de|namens)\s+"
)
_IN_STROKES = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_LONGEST_NAME = 80
_LONGEST_DAY = 80


class Original(NamedTuple):
    """Who wrote a mail that was sent on (the name, without the address), and when (ISO 8601); None for not told."""

    sender: str | None = None
    day: str | None = None


class _Fields(NamedTuple):
    senders: frozenset[str]
    days: frozenset[str]
    month_may_stand_first: frozenset[str]
    answers: frozenset[str]


@remembered(1)
def fields() -> _Fields:
    """The names of the fields, in small letters."""
    table = own_table(Path(__file__).with_name("sent_on_fields.toml"))
    return _Fields(**{name: frozenset(words) for name, words in table.items()})


def original_of(header: Iterable[str]) -> Original:
    """What the lines of a header tell of the original.

    Args:
        header: its lines, `Von: Anna Berg <a.berg@lindenau.example>`; the first that tells counts.
    """
    sender: str | None = None
    day: str | None = None
    for line in header:
        key, told = field_of(line) or ("", "")
        if key in fields().senders:
            sender = sender or _name(told)
        elif key in fields().days:
            day = day or _day(told[:_LONGEST_DAY], month_may_stand_first=key in fields().month_may_stand_first)
    return Original(sender, day)


def _name(told: str) -> str | None:
    """The name before a mailbox; None where only an address stands there."""
    name = " ".join(_MAILBOX.sub(" ", _ON_BEHALF.split(told)[-1]).strip(" '\"“”„*").split())
    return name if name and "@" not in name and len(name) <= _LONGEST_NAME else None


def _day(told: str, *, month_may_stand_first: bool) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    if month_may_stand_first and _IN_STROKES.search(told):
        return None
    found = find_date(told)
    return found.iso if found else None
