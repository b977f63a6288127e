"""A press kit as the page is told of it: its fields, its articles in their order, its pictures and what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from umbruch.errors import InputMissing, UmbruchError
from umbruch.pictures.open_picture import picture_from
from umbruch.pictures.own_metadata import facts_of
from umbruch.pictures.picture_folder import picture_bytes
from umbruch.pictures.prepare_picture import Prepared, prepare
from umbruch.presskit.source.finding import Findings
from umbruch.presskit.source.model import Manifest, PictureEntry
from umbruch.studio.article_view import View, error_view, readable
from umbruch.studio.kit.kit_desk import KitDesk
from umbruch.studio.kit.manifest_changes import CONTACT_FIELDS, KIT_FIELDS, PICTURE_FIELDS
from umbruch.studio.picture_view import SMALL_VIEW
from umbruch.style import builtin_names

_MOST_PICTURES = 200
"""Pictures that are shown; a kit has some ten."""


def kit_view(kit: KitDesk) -> View:
    """All that the page shows of a kit, ready for JSON; `problem` where its manifest has a mistake.

    Raises:
        InputMissing: the folder is no kit.
    """
    if not kit.desk.is_kit:
        raise InputMissing("this folder is no press kit", hint="write a kit.toml, or let the studio do it")
    view: View = {
        "revision": kit.revision(),
        "undo": kit.steps.can_undo,
        "redo": kit.steps.can_redo,
        "styles": builtin_names(),
    }
    try:
        manifest, found = kit.read()
    except UmbruchError as error:
        return {**view, "problem": error_view(error), "fields": [], "contact": [], "articles": [], "pictures": []}
    return {
        **view,
        "problem": None,
        "name": readable(manifest.name),
        "fields": [{"path": [key], "value": value} for key, value in _fields(manifest)],
        "contact": [{"path": ["contact", key], "value": value} for key, value in _contact(manifest)],
        "articles": list(_articles(kit, manifest, found)),
        "pictures": list(_pictures(kit.folder, manifest, found)),
        "files": [readable(one) for one in found.pictures],
    }


def _fields(manifest: Manifest) -> Iterator[tuple[str, str]]:
    for key in KIT_FIELDS:
        value = getattr(manifest, key)
        if key == "embargo":
            value = manifest.embargo.until if manifest.embargo else None
        if key == "style" and value:
            value = Path(value).name
        yield key, readable(value or "")


def _contact(manifest: Manifest) -> Iterator[tuple[str, str]]:
    contact = manifest.contact
    values = {
        "name": contact and contact.name,
        "role": manifest.contact_role,
        "organisation": contact and contact.organisation,
        "phone": contact and contact.phone,
        "mail": contact and contact.email,
        "url": contact and contact.url,
    }
    for key in CONTACT_FIELDS:
        yield key, values[key] or ""


def _articles(kit: KitDesk, manifest: Manifest, found: Findings) -> Iterator[View]:
    """The articles of the kit in their order, and after them what lies in the folder and is none of it."""
    keys = {one.name: one.key for one in kit.desk.entries()}
    chosen = [one.file for one in manifest.articles]
    others = [one for one in found.articles if one not in chosen]
    for file in (*chosen, *others):
        key = keys.get(file)
        headline, error = "", ""
        if key is not None:
            try:
                articles = kit.desk.article(key).shown().applied.reading.articles
                headline = (articles[0].headline or "") if articles else ""
            except UmbruchError as caught:
                error = caught.message
        told = {"key": key, "headline": headline, "error": error, "chosen": file in chosen}
        yield {"file": file, "name": readable(file), **told}


def _pictures(folder: Path, manifest: Manifest, found: Findings) -> Iterator[View]:
    for number, name in enumerate(found.pictures[:_MOST_PICTURES]):
        entry = manifest.pictures.get(name, PictureEntry())
        own = dict.fromkeys(PICTURE_FIELDS, "")
        try:
            said = facts_of(picture_bytes(folder / name, name))
            own |= {
                "caption": said.caption or "",
                "credit": said.credit or said.creator or "",
                "alt": said.alt or "",
                "copyright": said.rights or "",
                "terms": said.usage or "",
                "place": said.city or "",
                "date": said.day or "",
            }
        except UmbruchError:
            pass
        fields = [
            {"path": ["pictures", name, key], "value": getattr(entry, key) or "", "own": own[key]}
            for key in PICTURE_FIELDS
        ]
        yield {"number": number, "name": readable(name), "logo": name == manifest.logo, "fields": fields}


def kit_remarks(kit: KitDesk) -> View:
    """What was remarked while its page was built, each with the file that it begins with.

    Raises:
        UmbruchError: the kit cannot be built.
    """
    found = kit.read()[1]
    files = sorted((*found.articles, *found.pictures), key=len, reverse=True)
    remarks = [
        {
            "severity": one.severity,
            "message": one.message,
            "hint": one.hint,
            "file": next((readable(file) for file in files if one.message.startswith(file)), None),
        }
        for one in kit.remarks()
    ]
    return {"revision": kit.revision(), "remarks": remarks}


def kit_picture(kit: KitDesk, number: int) -> Prepared:
    """A picture of the kit, small and upright.

    Raises:
        InputMissing: there is no such picture.
        InputUnreadable: it cannot be opened.
    """
    names = kit.read()[1].pictures
    if not 0 <= number < len(names):
        raise InputMissing("there is no such picture", hint="reload the page")
    picture: Any = picture_from(picture_bytes(kit.folder / names[number], names[number]), names[number])
    return prepare(picture, SMALL_VIEW)
