"""ninjs 1 to 3, and the JSON of newsroom systems that is built like it: texts, pictures and composites of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from umbruch.clipping.marks.release import parse_contact
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputInvalid
from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.objects.object_notes import sort_own_notes, take_notes, texts_in
from umbruch.readers.wire.objects.object_pictures import OURS, picture_of, renditions_of
from umbruch.readers.wire.objects.object_values import News, bare, folded, objects, role_texts, written
from umbruch.readers.wire.objects.own_objects import as_noted, own_rights, own_subject, take_own
from umbruch.readers.wire.plain_copy import blocks_of_text
from umbruch.readers.wire.told_article import read_status, reading_of, subject_told
from umbruch.readers.wire.wire_moments import day_told
from umbruch.readers.wire.wire_pictures import PicturesByReference
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Block, Box, Contact, Person, Provider, Subheading
from umbruch.tree.reading import Reading
from umbruch.tree.walk import inline_text

_DEEPEST = 12
"""Composites inside one another; news has two levels."""
_MOST = 500
_PICTURE_TYPES = frozenset(("picture", "image", "photo", "graphic"))
_HTML = ("bodyhtml", "bodyxhtml", "articlehtml", "bodycontent")
_PLAIN = ("bodytext", "bodyplain")
_UNPLACED = ("service", "services", "slugline", "trustindicators", "expires",
             "readtime", "signal", "event", "events", "objects")  # fmt: skip


def read_ninjs(content: bytes, request: ReadRequest) -> Reading:
    """The articles of a news object; InputInvalid where it is no JSON, or no news."""
    try:
        whole = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputInvalid(
            f"it is no JSON: {error}", source=request.source, place=_line_of(error, content), hint="was it sent whole?"
        ) from None
    except RecursionError:
        raise InputInvalid(
            "objects inside one another too deep for news", source=request.source, hint="ask the sender for it again"
        ) from None
    pictures = PicturesByReference(request)
    objects = [folded(one) for one in _unwrapped(whole) if isinstance(one, dict)]
    found: list[Told] = []
    remarks: list[Diagnostic] = []
    whole_fields: dict[str, Any] = {}
    for one in objects[:_MOST]:
        try:
            if len(objects) == 1 and _kind(one) == "composite":
                whole_fields = _whole(one, pictures)
            found += _stories(one, pictures, 0)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            remarks.append(Diagnostic("wire.left-out", f"an object cannot be read: {str(error)[:120]}", "warning"))
    if not any(told.ours or told.headline or told.body or told.lead or told.shown for told in found):
        raise InputInvalid(
            "there is no news in it", source=request.source,
            hint="a news object has a headline and a body_html or bodies (IPTC ninjs)",
        )  # fmt: skip
    return reading_of(found, pictures, request, remarks, whole_fields if len(found) != 1 else None)


def _line_of(error: Exception, content: bytes) -> str | None:
    """On which line JSON breaks off, by the byte that the error names; the last where it is cut."""
    found = re.search(r"\(byte (\d+)\)", str(error))
    end = int(found.group(1)) if found else len(content)
    line = content.count(b"\n", 0, end) + 1
    return f"line {line}"


def _unwrapped(whole: Any) -> list[Any]:
    """The news objects of a file: itself, a list of them, or what an answer of an agency's server holds."""
    match whole:
        case {"data": {"items": list(items)}}:
            return [one.get("item", one) if isinstance(one, dict) else one for one in items]
        case {"data": {"item": dict(item)}}:
            return [{**item, **({"nitf": whole["nitf"]} if isinstance(whole.get("nitf"), str) else {})}]
        case list():
            return whole
        case _:
            return [whole]


def _kind(item: News) -> str:
    return (written(item.get("type")) or "text").casefold()


def _stories(item: News, pictures: PicturesByReference, depth: int) -> Iterator[Told]:
    """The texts in a news object; those of a composite are its associations."""
    members = objects(item.get("associations"))
    texts = [one for one in members if _kind(one) in ("text", "composite")]
    if _kind(item) == "composite" and texts and depth < _DEEPEST:
        shots = [picture_of(one) for one in members if _kind(one) in _PICTURE_TYPES and not _is_cover(one)]
        for number, one in enumerate(texts):
            for told in _stories(one, pictures, depth + 1):
                _hold(told, item)
                if number == 0:
                    told.shown += shots
                yield told
        return
    yield _told(item, members, pictures)


def _is_cover(item: News) -> bool:
    """Whether a picture is the cover of a composite: by its relation, or by the name that older versions have."""
    return "cover" in (written(item.get("rel")), written(item.get("name")), written(item.get("associationname")))


def _hold(told: Told, composite: News) -> None:
    """What a composite sets for its members."""
    if (
        told.until is None
        and (until := written(composite.get("embargoed") or composite.get("embargoeduntil")))
        and not told.ours
    ):
        told.until = until


def _told(item: News, members: list[dict[str, Any]], pictures: PicturesByReference) -> Told:
    told = Told()
    told.ours = (written(item.get("profile")) or "").startswith(OURS)
    told.id = next(filter(None, (written(item.get(name)) for name in ("uri", "guid", "urn", "id"))), None)
    told.lang = written(item.get("language"))
    version = written(item.get("version")) or ""
    told.version = int(version) if version.isascii() and version.isdecimal() and 0 < int(version[:7]) < 10**6 else None
    read_status(told, written(item.get("pubstatus")) or "")
    told.until = written(item.get("embargoed")) or written(item.get("embargoeduntil"))
    told.modified = told.moment("versionCreated", written(item.get("versioncreated")))
    told.first = told.moment("firstCreated", written(item.get("firstcreated")))
    if told.ours and told.modified == told.first:
        told.modified = None  # it says when the file was made
    told.created = day_told(
        written(item.get("contentcreated")) or (None if told.ours else written(item.get("firstcreated")))
    )
    _titles(told, item)
    _rights(told, item)
    _parties(told, item)
    _subjects(told, item)
    told.urgent(written(item.get("urgency")) or written(item.get("priority")))
    for one in [*objects(item.get("genres")), *objects(item.get("genre"))]:
        told.of_genre(written(one.get("uri")) or written(one.get("code")), written(one.get("name")))
    take_notes(told, item)
    if told.ours:
        take_own(told, item)
    lines, told.notice = told.notice, [] if told.ours else told.notice
    _body(told, item, pictures)
    if told.ours:
        sort_own_notes(told, own_rights(told, item, lines))
    if _kind(item) in _PICTURE_TYPES:
        told.shown.append(picture_of(item))
        told.lead = None
    told.shown += [picture_of(one) for one in members if _kind(one) in _PICTURE_TYPES]
    for one in members:
        if _kind(one) not in _PICTURE_TYPES:
            told.keep_apart("association", written(one.get("headline")) or written(one.get("uri")) or _kind(one))
    for name in _UNPLACED:
        if not told.ours:
            value = item.get(name)
            told.keep_apart(
                name, ", ".join(filter(None, (written(one) for one in (value if isinstance(value, list) else [value]))))
            )
    return told


def _named(item: News, start: str) -> list[str]:
    """The properties of version 1 that begin so, those for a kicker or a deck apart."""
    apart = ("kicker", "subhead", "deck", "html", "xhtml")
    return [name for name in item if name.startswith(start) and name != start and not name.endswith(apart)]


def _titles(told: Told, item: News) -> None:
    titles = role_texts(item.get("headlines"))
    for role, text in sorted(titles, key=lambda one: one[0] not in ("main", "")):
        field = {"deck": "deck", "subhead": "deck", "subheadline": "deck", "kicker": "kicker"}.get(role, "headline")
        if getattr(told, field) is None:
            setattr(told, field, text if told.ours else bare(text))
    line = written if told.ours else bare
    told.headline = told.headline or line(written(item.get("headline")))
    if told.headline is None:  # version 1 lets every sender name roles of its own: headline_main
        own = (line(written(item.get(name))) for name in _named(item, "headline"))
        told.headline = next(filter(None, own), None)
    told.deck = told.deck or line(written(item.get("headlinesubhead")) or written(item.get("subhead")))
    told.kicker = told.kicker or line(written(item.get("headlinekicker")) or written(item.get("kicker")))
    if not told.ours:
        told.headline = told.headline or bare(written(item.get("title")) or written(item.get("name")))
    summary = next(
        (text for role, text in role_texts(item.get("descriptions")) if role in ("summary", "", "teaser", "abstract")),
        None,
    )
    for name in ("descriptiontext", "teaser", "descriptionsummary", "abstract", "descriptionhtml"):
        summary = summary or written(item.get(name))
    told.lead = (summary if told.ours else bare(summary)) if summary else None


def _rights(told: Told, item: News) -> None:
    for name in ("copyrightnotice", "usageterms"):
        value = item.get(name)
        for one in value if isinstance(value, list) else [value]:
            if text := written(one):
                told.notice += texts_in(text) if told.ours else [text.strip()]
    if not written(item.get("copyrightnotice")) and (holder := written(item.get("copyrightholder"))):
        told.notice.append(f"© {holder}")


def _parties(told: Told, item: News) -> None:
    told.byline = written(item.get("byline")) or written(item.get("by"))
    dateline = item.get("dateline")
    if isinstance(dateline, dict):
        place = folded(dateline)
        told.dateline = written(place.get("text"))
        located = place.get("located")
        told.place = written(folded(located).get("city")) if isinstance(located, dict) else None
    else:
        told.dateline = written(dateline)
    told.place = told.place or written(item.get("located"))
    for one in [*objects(item.get("people")), *objects(item.get("person")), *objects(item.get("authors"))]:
        name, rel = written(one.get("name")), (written(one.get("rel")) or "").casefold()
        if name is None:
            continue
        if rel == "contact":
            told.contact = _contact(name, None, one, told.contact)
        elif rel in _AUTHORS or (told.ours and rel) or ("authors" in item and one in objects(item.get("authors"))):
            told.people.append(Person(name, _AUTHORS.get(rel)))
        else:
            told.keep_apart("person", name)
    for one in [*objects(item.get("organisations")), *objects(item.get("organisation"))]:
        name = written(one.get("name"))
        if name and written(one.get("rel")) == "contact":
            told.contact = _contact(None, name, one, told.contact)
        else:
            told.keep_apart("organisation", name)
    for one in [*objects(item.get("places")), *objects(item.get("place"))]:
        if not (told.ours and written(one.get("rel")) == "dateline"):
            told.keep_apart("place", written(one.get("name")))
    for one in objects(item.get("infosources")) + objects(item.get("infosource")):
        name, role = written(one.get("name")), written(one.get("role")) or written(one.get("rel"))
        if name and role == "provider":
            told.provider = Provider(name, written(one.get("literal")) or written(one.get("code")))
        elif name and told.ours:
            told.publications.append(name)
        elif name and told.provider is None:
            told.provider = Provider(name)
    source = written(item.get("provider")) or written(item.get("source"))
    if source and told.provider is None and not told.ours:
        told.provider = Provider(source)


_AUTHORS: dict[str, str | None] = {"author": None, "byline": None, "writer": None, "creator": None,
                                   **{did: did for did in ("photographer", "illustrator", "translator")}}  # fmt: skip


def _contact(name: str | None, house: str | None, party: News, known: Contact | None) -> Contact:
    ways = {written(one.get("type")): written(one.get("value")) for one in objects(party.get("contactinfo"))}
    name = name or (known.name if known else None)
    house = house or (known.organisation if known else None)
    reached = [ways.get(kind) or (getattr(known, field) if known else None)
               for kind, field in (("phone", "phone"), ("email", "email"), ("web", "url"))]  # fmt: skip
    line = ways.get("text") or (known.text if known and known.text else None)
    if line is None:
        return Contact(", ".join(filter(None, (name, house, *reached))), name, house, *reached)
    if name is None and house == line.strip().splitlines()[0] and parse_contact(line).organisation != house:
        return parse_contact(line)  # the first words stand for a name, as nobody is named
    return Contact(line, name, house, *reached)


def _subjects(told: Told, item: News) -> None:
    for one in [*objects(item.get("subjects")), *objects(item.get("subject"))]:
        name, rel = written(one.get("name")), (written(one.get("rel")) or "").casefold()
        code = written(one.get("uri")) or written(one.get("code")) or written(one.get("qcode"))
        if rel == "keyword" and name:
            told.keywords.append(name)
        elif rel == "section" and name:
            told.section = name
        elif told.ours:
            told.subjects += [subject for subject in (own_subject(code, name),) if subject]
        elif subject := subject_told(code, name):
            told.subjects.append(subject)
        else:
            told.keep_apart("subject without a name", code)
    words = item.get("keywords") or item.get("keywordnames")
    told.keywords += [word for one in (words if isinstance(words, list) else [words]) if (word := written(one))]
    if not told.keywords and not told.ours and (slug := written(item.get("slugline"))):
        told.keywords = [part.strip() for part in slug.split("/") if part.strip()]
    names = item.get("dpasubjectnames")
    told.subjects += [name for one in (names if isinstance(names, list) else []) if (name := written(one))]


def _bodies(item: News) -> dict[str, str]:
    """The renditions of a body by their roles."""
    found = {
        ("html" if "html" in role else "text" if role == "text" else role): text
        for role, text in role_texts(item.get("bodies"))
    }
    html = next((text for name in _HTML if (text := written(item.get(name)))), None)
    plain = next((text for name in (*_PLAIN, *_named(item, "body")) if (text := written(item.get(name)))), None)
    return {**({"html": html} if html else {}), **({"text": plain} if plain else {}), **found}


def _body(told: Told, item: News, pictures: PicturesByReference) -> None:
    bodies = _bodies(item)
    contact, told.contact = told.contact, None
    html = bodies.get("html")
    if html is not None:
        told.body = blocks_of_text(html, told, "text/html", pictures.take)
    elif bodies:
        text = next(iter(bodies.values()))
        told.body = blocks_of_text(text, told)
    elif nitf := written(item.get("nitf")):
        _nitf(told, nitf)
    else:
        files = (one for one in renditions_of(item) if "nitf" in str(one).casefold())
        if href := next((href for one in files if (href := written(one.get("href")))), None):
            told.warn("wire.remote", f"the text lies at {href[:120]} and was not fetched", "ask for it inside the item")
    if contact is not None:
        told.contact = contact if told.contact is None else _together(contact, told.contact)
    for name in ("infoboxhtml", "linkboxhtml"):
        if box := written(item.get(name)):
            told.body += _boxed(blocks_of_text(box, Told(), "text/html"))


def _boxed(inside: list[Block]) -> list[Block]:
    """The blocks of a box, its first heading the title, where they are no box already."""
    if not inside or all(isinstance(one, Box) for one in inside):
        return inside
    first = inside[0]
    title = inline_text(first.content) if isinstance(first, Subheading) else None
    return [Box(title, tuple(inside[1:] if title else inside))]


def _together(party: Contact, line: Contact) -> Contact:
    """The line of a contact with what its party says of the ways to it."""
    fields = ("name", "organisation", "phone", "email", "url")
    return replace(line, **{name: getattr(party, name) or getattr(line, name) for name in fields})


def _nitf(told: Told, text: str) -> None:
    from umbruch.readers.wire.nitf_article import take_nitf
    from umbruch.readers.wire.wire_xml import local, parsed

    root = parsed(text.encode(), told.id or "an item").root
    if local(root) == "nitf":
        take_nitf(told, root, PicturesByReference.__new__(PicturesByReference), inside=True)


def _whole(item: News, pictures: PicturesByReference) -> dict[str, Any]:
    """What a composite says of the publication."""
    told = Told()
    told.ours = (written(item.get("profile")) or "").startswith(OURS)
    _titles(told, item)
    _parties(told, item)
    whole: dict[str, Any] = {
        "title": told.headline or written(item.get("title")), "subtitle": told.deck, "contact": told.contact,
        "date": day_told(written(item.get("contentcreated"))), "provider": told.provider, "kind": "kit",
    }  # fmt: skip
    if told.ours:
        foot = Told(ours=True)
        blocks_of_text(_bodies(item).get("html", ""), foot, "text/html")
        whole["boilerplate"] = foot.boilerplate
        whole["contact"] = foot.contact or as_noted(told.contact, item)
        whole["lang"] = written(item.get("language"))
    cover = next((one for one in objects(item.get("associations")) if _is_cover(one)), None)
    if cover is not None:
        whole["cover"] = pictures.of_item(picture_of(cover))
    return whole
