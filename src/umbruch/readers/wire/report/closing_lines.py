"""The lines under a report of the wire: marks and initials of the desk, who wrote it, whom to ask, and rights."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import Conventions, conventions_for, shared
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.release import (
    has_address,
    is_agency_id,
    is_end_mark,
    is_notice,
    opens_contact,
    parse_contact,
)
from umbruch.readers.wire.item_told import Told, is_sign_off
from umbruch.tree import Block, Paragraph
from umbruch.tree.walk import inline_text

_LONGEST_MARK = 60
_LONGEST_LINE = 160
_MOST_LINES = 12
"""Lines that are looked at: a contact with its address has eight, marks of the desk and a line of rights beside it."""
_PARTS = re.compile(r"[\s()\[\]（）【】/\\|*=+.:;,–—-]+")
_CODE = re.compile(r"[^\W\d_]{1,5}")
"""Initials and short codes: agencies have two to five letters for each of their editors."""
_NUMBER = re.compile(r"[\d:.h-]{1,10}")
_NUMBERED = re.compile(r"(?P<agency>[^\W\d_]{2,5})\d{3,5}")
_SIGNED = re.compile(r"(?P<name>[^/]{4,60}?)\s?/\s?(?P<agency>[^/\W\d][^/\d]{1,24})")
_IN_STROKES = re.compile(r"/[A-ZА-Я]{2,4}(?:[/-][A-ZА-Я]{2,4}){0,3}/|[A-Z]{2,4}-[A-Z]{2,4}")
_INITIALS_ALONE = re.compile(r"[a-zà-ž]{2,5}(?: [a-zà-ž]{2,5}){0,2}")
"""How ČTK and TASR sign: `roe poe`."""
_MAIL_HOST = re.compile(r"@(?P<host>[\w.-]{4,80})")


def take_closing(told: Told, lang: str | None) -> None:
    """Take out of the end of a body what agencies set below a report, each to its field.

    Args:
        told: the item, its body in it; one paragraph stays in any case.
        lang: its language.
    """
    conventions = conventions_for(lang)
    for _ in range(_MOST_LINES):
        text = _last(told.body)
        if text is None or not _placed(told, text, conventions):
            break
        told.body.pop()
    _take_contact(told)
    while (text := _last(told.body)) is not None and is_desk_mark(text, conventions):
        told.note([text])
        told.body.pop()


def _last(body: list[Block]) -> str | None:
    """The words of the last paragraph; None where it is no short paragraph or all that came."""
    last = body[-1] if len(body) > 1 else None
    text = inline_text(last.content).strip() if isinstance(last, Paragraph) else ""
    return text if text and len(text) <= _LONGEST_LINE else None


def _placed(told: Told, text: str, conventions: Conventions) -> bool:
    if is_notice(text.lstrip("( ")):
        if text not in told.notice:
            told.notice.append(text)
        return True
    if is_desk_mark(text, conventions) or _reaches_an_agency(text):
        told.note([text])
        return True
    if told.byline is None and (_signs(text) or _is_author(text, conventions)):
        told.byline = text
        return True
    return False


def is_desk_mark(text: str, conventions: Conventions) -> bool:
    """Whether a line under a report is a mark of its desk alone: `(Schluss) roe/poe`, `Enditem`, `APA0123 …`."""
    if len(text) > _LONGEST_MARK or "\n" in text:
        return False
    if is_end_mark(text) or is_agency_id(text) or is_sign_off(text) or _IN_STROKES.fullmatch(text):
        return True
    if _INITIALS_ALONE.fullmatch(text):
        return conventions.function_words.isdisjoint(text.split())
    parts = [part for part in _PARTS.split(text) if part]
    if not parts:
        return len(text) > 1
    if text.endswith((".", "!", "?")) and len(parts) > 1:
        return False
    known = [part for part in parts if _names_desk(part)]
    return bool(known) and all(part in known or _NUMBER.fullmatch(part) or _is_code(part) for part in parts)


def _is_code(part: str) -> bool:
    return _CODE.fullmatch(part) is not None and (part.islower() or part.isupper())


def _names_desk(part: str) -> bool:
    """Whether a word is the code of an agency, with a number or not, or says that the report ends."""
    folded = part.casefold()
    if folded in shared().agencies or folded in shared().end_marks:
        return True
    numbered = _NUMBERED.fullmatch(part)
    return numbered is not None and numbered["agency"].casefold() in shared().agencies


def _reaches_an_agency(text: str) -> bool:
    """Whether a line says how customers reach the newsroom of an agency, which is nothing for readers."""
    host = _MAIL_HOST.search(text)
    return host is not None and not shared().agencies.isdisjoint(host["host"].casefold().split("."))


def _signs(text: str) -> bool:
    """Whether a line names who wrote a report and the agency: `Ada Roe/TT`."""
    found = _SIGNED.fullmatch(text)
    return (
        found is not None
        and found["agency"].strip().casefold() in shared().agencies
        and 2 <= len(found["name"].split()) <= 4
        and all(word[:1].isupper() for word in found["name"].split())
    )


def _is_author(text: str, conventions: Conventions) -> bool:
    """Whether a line says by a word and a colon who wrote a report: `autor: Ada Roe` (PAP)."""
    found = find_byline(text, conventions) if ":" in text and len(text) <= _LONGEST_MARK else None
    return found is not None and bool(found.people) and not has_address(text)


def _take_contact(told: Told) -> None:
    """Whom to ask about a release: from the label of a contact to the end, short lines with a way to reach somebody."""
    if told.contact is not None:
        return
    lines: list[str] = []
    while (text := _last(told.body[: len(told.body) - len(lines)])) is not None and len(lines) < _MOST_LINES:
        lines.insert(0, text)
        if opens_contact(text.split("\n")[0]):
            if any(map(has_address, lines)):
                told.contact = parse_contact("\n".join(lines))
                del told.body[-len(lines) :]
            return
