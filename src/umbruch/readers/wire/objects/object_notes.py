"""Notes to editors in news objects: what is not meant for readers, and what they say of embargo and changes."""

from __future__ import annotations

import re

from umbruch.clipping.marks.release import is_embargo
from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.objects.object_values import News, bare_lines, folded, objects, written
from umbruch.tree import Change

_KINDS = {"correction": "correction", "update": "update", "kill": "kill"}
_CHANGED = re.compile(r"[(*\s]*(CORRECTION|UPDATE|KILL)\b[:\s]*", re.IGNORECASE)
_NOTICE = "NOTICE: "
WITHHELD = "WITHHELD: not after the embargo either"
"""How our notes to editors say that an article stays back."""


def take_notes(told: Told, item: News) -> None:
    """Notes to editors: what is not meant for readers stays with the desk."""
    if told.ours:
        return
    value = item.get("ednote")
    for one in value if isinstance(value, list) else [value]:
        told.note([bare_lines(written(one))])
    for one in objects(item.get("ednotes")):
        text = bare_lines(written(one.get("ednote")) or written(one.get("value")))
        if text and (written(one.get("role")) or "").endswith("embargo"):
            told.embargo = told.embargo or text
        else:
            told.note([text])
    notepad = item.get("notepad")
    for html in folded(notepad).values() if isinstance(notepad, dict) else ():
        told.note([bare_lines(written(html))])
    told.note([bare_lines(written(item.get("autopublishnotice")))])


def texts_in(text: str) -> list[str]:
    """The texts that follow one another line by line, with the indented lines that continue each."""
    parts = [part for part in re.split(r"\n(?!  )", text) if part.strip()]
    return [part.replace("\n  ", "\n") for part in parts]


def sort_own_notes(told: Told, said: list[str]) -> None:
    """Our note to editors parted again: the embargo first, then whom to call, what changed, and the desk's own.

    Args:
        told: with the notices at the foot of its body, where earlier versions had all of them.
        said: the notices of its other properties.
    """
    lines, told.desk_notes = told.desk_notes, []
    notices = [one.removeprefix(_NOTICE) for one in texts_in("\n".join(lines)) if one.startswith(_NOTICE)]
    lines = _without_notices(lines)
    told.held = WITHHELD in lines
    lines = [line for line in lines if line != WITHHELD]
    if told.until is not None or (lines and is_embargo(lines[0])):
        told.embargo = told.embargo or (lines[0] if lines else None)
        lines = lines[1:] if lines and lines[0] == told.embargo else lines
    contact = told.contact.text.split("\n") if told.contact else []
    for line in lines:
        if line in contact or line in told.notice:
            continue
        found = _CHANGED.match(line)
        if found and told.change is None:
            kind = _KINDS[found.group(1).lower()]
            told.change = Change(kind, line[found.end() :].strip() or None)  # type: ignore[arg-type]
        else:
            told.note([line])
    _take_own_notices(told, [*said, *notices])


def _without_notices(lines: list[str]) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in lines:
        inside = line.startswith(_NOTICE) or (inside and line.startswith("  "))
        if not inside:
            kept.append(line)
    return kept


def _take_own_notices(told: Told, said: list[str]) -> None:
    note = told.change.note if told.change else None
    if note and told.notice and told.notice[-1].endswith(note):  # it may have been given a word that says what it is
        told.notice.pop()
    told.notice = told.notice or said
