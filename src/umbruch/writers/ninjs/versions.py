"""What the older versions of ninjs call things that 3.1 says in its own way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from umbruch.facts.genres import SCHEME
from umbruch.writers.ninjs.item import MEDIA_TOPICS, Properties

_RENAMED_IN_2 = {"embargoedUntil": "embargoed"}

_LISTS_IN_1 = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "subjects": "subject",
}
_HEADLINES_IN_1 = {"main": "headline", "deck": "headline_subhead", "kicker": "headline_kicker"}
_DESCRIPTIONS_IN_1 = {"summary": "description_text", "caption": "description_text", "alt": "body_text",
                      "credit": "description_credit", "credited": "description_credited",
                      "rights": "description_rights"}  # fmt: skip
"""A picture's alternative text stands in its body: so the widespread reader of 1.x takes it."""


def as_3(item: Properties) -> Properties:
    """Version 3.1 as it is."""
    return item


def as_2(item: Properties) -> Properties:
    """Version 2.2: the same in lower case; an association has a name and no relation, a rendition no point in sight."""
    made = {_RENAMED_IN_2.get(name, name.lower()): _lower(value) for name, value in item.items() if name != "poi"}
    for member in made.get("associations", ()):
        member.pop("rel")
    return made


def _lower(value: Any) -> Any:
    match value:
        case list():
            return [_lower(one) for one in value]
        case dict():
            return as_2(value)
        case _:
            return value


def as_1(item: Properties) -> Properties:
    """Version 1.6: roles in the names of properties, one property a text, objects instead of named lists."""
    made: Properties = {}
    for name, value in as_2(item).items():
        match name:
            case "headlines":
                made |= {_HEADLINES_IN_1[one["role"]]: one["value"] for one in value}
            case "descriptions":
                made |= {_DESCRIPTIONS_IN_1[one["role"]]: one["value"] for one in value}
            case "bodies":
                made |= {f"body_{one['role']}": one["value"] for one in value}
                made |= {count: value[0][count] for count in ("charcount", "wordcount")}
            case "by":
                made["byline"] = value
            case "altids":
                made["altids"] = {one["role"]: one["value"] for one in value}
            case "associations":
                made["associations"] = {
                    "cover" if one.get("rel") == "cover" else f"item{place}": _member(one)
                    for place, one in enumerate(item["associations"], 1)
                }
            case "renditions":
                made["renditions"] = {one["name"]: _rendition(one) for one in value}
            case "infosources":
                made["infosource"] = [_source(one) for one in value]
            case "subjects":
                made["subject"] = [_subject(one) for one in value]
            case "genres":
                made["genre"] = [_genre(one) for one in value]
            case "standard":
                made["$standard"] = value
            case _:
                made[_LISTS_IN_1.get(name, name)] = value
    return made


def _member(item: Properties) -> Properties:
    return as_1({name: value for name, value in item.items() if name not in ("name", "rel")})


def _rendition(rendition: Properties) -> Properties:
    renamed = {"contenttype": "mimetype"}
    return {renamed.get(name, name): value for name, value in rendition.items() if name != "name"}


def _source(source: Properties) -> Properties:
    renamed = {"role": "rel", "literal": "code"}
    return {renamed.get(name, name): value for name, value in source.items()}


def _genre(genre: Properties) -> Properties:
    uri = genre.pop("uri", None)
    return {**genre, "scheme": SCHEME, "code": f"genre:{uri.removeprefix(SCHEME)}"} if uri else genre


def _subject(subject: Properties) -> Properties:
    uri = subject.pop("uri", None)
    return {**subject, "scheme": MEDIA_TOPICS, "code": f"medtop:{uri.removeprefix(MEDIA_TOPICS)}"} if uri else subject


VERSIONS: dict[str, Callable[[Properties], Properties]] = {"3.1": as_3, "2.2": as_2, "1.6": as_1}
