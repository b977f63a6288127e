"""Contacts wherever they stand: under a word for one, or as the last lines of a text, with ways to reach somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.furniture.cutting import Placed
from umbruch.clipping.marks.furniture.ways_to_reach import is_mail, is_phone, reaches, tells_where
from umbruch.clipping.marks.labels_above_names import is_label
from umbruch.clipping.marks.release import is_end_mark, is_notice, opens_boilerplate
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.signs.mail_addresses import may_hold_mail
from umbruch.kept import remembered

_LONGEST_HEADING = 70
_LONGEST_LINE = 110
_MOST_BELOW = 14
_MOST_BETWEEN = 4
_MOST_TAIL = 14
_LEAST_TAIL = 2
_NAMED_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")


def contact_lines(rows: Sequence[Placed]) -> frozenset[int]:
    """The numbers of the lines that are a contact.

    Args:
        rows: all lines of a text.
    """
    found: set[int] = set()
    number = 0
    while number < len(rows):
        end = _end_of(rows, number) if _heads(rows, number) else 0
        found.update(range(number, end))
        number = max(number + 1, end)
    return frozenset(found | _tail(rows, found))


def _heads(rows: Sequence[Placed], number: int) -> bool:
    """Whether a contact begins on a line: a word for one among its first, and the line stands for itself."""
    text = rows[number].text
    before = rows[number - 1] if number else None
    if before is not None and before.chunk == rows[number].chunk and is_label(before.text):
        return False
    label, colon, rest = text.replace("：", ":").partition(":")
    if len(label) > _LONGEST_HEADING or (starts_small(text) and not colon):
        return False
    if not colon and (ends_sentence(text) or len(text) > _LONGEST_HEADING):
        return False
    if rest and ends_sentence(rest) and not reaches(rest):
        return False
    if not _names_contact(label if colon else text):
        return False
    return before is None or before.chunk != rows[number].chunk or ends_sentence(before.text) or _is_short(before.text)


def _is_short(text: str) -> bool:
    return len(text) < _LONGEST_HEADING / 2 or tells_where(text)


def _names_contact(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)[: _NAMED_WORDS + 2]]
    if any(word.startswith(_stems()) for word in words[:_NAMED_WORDS]):
        return True
    folded = text.casefold()
    return any(folded.startswith(label) for label in _labels().get(folded[:3], ()))


@remembered(1)
def _stems() -> tuple[str, ...]:
    return tuple(stem.casefold() for stem in shared().contact_stems)


@remembered(1)
def _labels() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for label in everywhere("contact_labels"):
        table.setdefault(label.casefold()[:3], []).append(label.casefold())
    return {start: tuple(labels) for start, labels in table.items()}


def _end_of(rows: Sequence[Placed], start: int) -> int:
    """Where a contact ends that begins on a line, 0 where no way to reach anybody stands below it."""
    last: int | None = None
    for number in range(start, min(len(rows), start + _MOST_BELOW)):
        text = rows[number].text
        if reaches(text) and len(text) <= 2 * _LONGEST_LINE:
            last = number
            continue
        if number == start:
            continue
        if (
            len(text) > _LONGEST_LINE
            or is_end_mark(text)
            or opens_boilerplate(text)
            or number - (last or start) > _MOST_BETWEEN
        ):
            break
        if ends_sentence(text) and len(text) > _LONGEST_HEADING:
            break
        apart = rows[number].chunk != rows[number - 1].chunk
        if last is not None and apart and (not tells_where(text) or len(text) > _LONGEST_HEADING):
            break
        if last is not None and tells_where(text):
            last = number
    return 0 if last is None else last + 1


def _tail(rows: Sequence[Placed], taken: set[int]) -> set[int]:
    """The last lines of a text where they are short, no sentences, and hold a way to reach who signs."""
    start = len(rows)
    while start and start > len(rows) - _MOST_TAIL and start - 1 not in taken and _may_sign(rows[start - 1].text):
        start -= 1
    if start == 0 or start - 1 in taken:
        return set()
    told = [number for number in range(start, len(rows)) if is_mail(rows[number].text) or is_phone(rows[number].text)]
    told += [
        number
        for number in range(start, len(rows))
        if number not in told and may_hold_mail(rows[number].text) and reaches(rows[number].text)
    ]
    if not told or not ends_sentence(rows[start - 1].text):
        return set()
    size = max(told) + 1 - start
    phoned = any(is_phone(rows[number].text) for number in told)
    if size < _LEAST_TAIL or (size == _LEAST_TAIL and not phoned):
        return set()
    end = max(told) + 1
    while end < len(rows) and tells_where(rows[end].text):
        end += 1
    return set(range(start, end))


def _may_sign(text: str) -> bool:
    """Whether a line can stand among those of who signs: short, no sentence, no credit, no byline, no right."""
    if len(text) > _LONGEST_LINE or (ends_sentence(text) and not reaches(text)):
        return False
    return not (is_end_mark(text) or is_notice(text) or opens_byline(text) or find_credit(text))


def opens_byline(text: str) -> bool:
    """Whether a line opens with a byline's word and a colon: `Autor: Ada Roe | roe@bote.example`."""
    label, colon, _ = text.partition(":")
    return bool(colon) and label.strip().casefold() in _byline_openers()


@remembered(1)
def _byline_openers() -> frozenset[str]:
    return frozenset(opener.casefold() for opener in everywhere("byline_openers"))
