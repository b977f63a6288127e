"""What our own news objects say that those of others do not."""

from __future__ import annotations

from msgspec.structs import replace

from umbruch.facts.media_topics import topic
from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.objects.object_notes import WITHHELD
from umbruch.readers.wire.objects.object_values import News, objects, role_texts, written
from umbruch.readers.wire.wire_moments import day_told
from umbruch.tree import Contact

_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def own_rights(told: Told, item: News, said: list[str]) -> list[str]:
    """Take what our own object says of the clipping, the last of its terms of use.

    Args:
        told: with the notices at the foot of its body, where earlier versions had all of them.
        item: the object.
        said: the lines of its copyright and terms of use.

    Returns:
        The lines that are notices.
    """
    if any(line in told.notice for line in said):
        told.rights = next((line for line in reversed(said) if line not in told.notice), None)
        return []
    described = dict(role_texts(item.get("descriptions")))
    told.rights = described.get("rights") or written(item.get("descriptionrights"))
    return said[:-1] if told.rights else said


def own_subject(code: str | None, name: str | None) -> str | None:
    if code is None:
        return name
    found = topic(code)
    if found is None:
        return f"medtop:{code.removeprefix(_TOPICS).removeprefix('medtop:')}"
    return name if name and name not in dict(found.names).values() else found.qcode


def take_own(told: Told, item: News) -> None:
    """What our own objects say in properties of theirs."""
    ids = item.get("altids")
    pairs = ids.items() if isinstance(ids, dict) else ((one.get("role"), one.get("value")) for one in objects(ids))
    known = {str(role): written(value) for role, value in pairs}
    told.id, told.url = known.get("id") or told.id, known.get("web")
    created = day_told(written(item.get("contentcreated")))
    if told.publications or told.url:
        told.printed = created
    elif told.place:
        told.day = created
    if note := written(item.get("ednote")):
        told.desk_notes = note.split("\n")


def as_noted(contact: Contact | None, item: News) -> Contact | None:
    """The contact of a composite with its line as it was written, which the note to editors has."""
    noted = written(item.get("ednote"))
    if contact is None or noted is None or contact.text in noted:
        return contact
    lines = [line for line in noted.split("\n") if line != WITHHELD]
    start = next((at for at, line in enumerate(lines) if _names_contact(contact, line)), None)
    return contact if start is None else replace(contact, text="\n".join(lines[start:]))


def _names_contact(contact: Contact, line: str) -> bool:
    return any(part and part in line for part in (contact.name, contact.organisation, contact.email, contact.phone))
