"""What our own items of NewsML-G2 say that those of others do not."""

from __future__ import annotations

from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.wire_moments import moment_told
from umbruch.readers.wire.wire_xml import Element, words
from umbruch.tree import Change


def own_notices(told: Told, said: list[str]) -> None:
    """The notices of our own items: the note of a correction and the terms of the clipping are none.

    Args:
        told: with those at the foot of its body, where earlier versions had all of them.
        said: those of the metadata.
    """
    if told.rights in told.notice:
        told.rights = None
    change = told.change
    if change and change.kind == "correction" and told.notice:
        last = told.notice[-1]  # the note, which may have been given a word before it that says what it is
        if change.note is None:  # a dialect has one role for all notes
            note = next((note for note in told.desk_notes if note and last.endswith(note)), None)
            change = told.change = Change(change.kind, note)
        if change.note and last.endswith(change.note):
            told.notice.pop()
            told.desk_notes = [note for note in told.desk_notes if note != change.note]
    if not told.notice:
        told.notice = said
        if told.rights is not None and said:
            told.notice = [line for line in said if line != told.rights]
    told.desk_notes = [note for note in told.desk_notes if note not in told.notice]


def own_properties(told: Told, meta: dict[str, list[Element]], content: dict[str, list[Element]]) -> None:
    """What our own items say that others do not."""
    for one in content["contentMetaExtProperty"]:
        value, name = one.get("value") or "", (one.get("rel") or "").rpartition(":")[2]
        match name:
            case "page":
                told.page = value
            case "section":
                told.section = value
            case "circulation" if value.isascii() and value.isdecimal():
                told.circulation = int(value)
            case "filed":
                told.day = value
            case "published":
                told.created = value
            case "status" if value == "withheld":
                told.held = True
            case "rights":
                told.rights = value or None
            case _:
                pass
    created = moment_told(_first(content["contentCreated"]))
    told.created = told.created or created
    told.printed = created
    told.url = next((one.get("href") for one in meta["link"] if one.get("rel") == "irel:derivedFrom"), None)
    told.modified = moment_told(_first(content["contentModified"]))
    own = next((words(one) for one in content["altId"] if not one.get("type")), None)
    told.id = own or told.id


def _first(elements: list[Element]) -> str | None:
    return next((text for one in elements if (text := words(one))), None)
