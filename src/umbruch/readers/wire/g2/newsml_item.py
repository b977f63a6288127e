"""One item of NewsML-G2: its metadata and its content, whatever agency wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from umbruch.clipping.marks.release import parse_contact
from umbruch.facts.sections import DPA_CATEGORIES
from umbruch.readers.wire.g2.concept_names import code_of, code_of_role, first_name, name_of
from umbruch.readers.wire.g2.own_items import own_notices, own_properties
from umbruch.readers.wire.item_told import PictureTold, Told
from umbruch.readers.wire.markup.body_roles import take_roles
from umbruch.readers.wire.markup.markup_blocks import body_of_markup
from umbruch.readers.wire.nitf_article import take_nitf
from umbruch.readers.wire.plain_copy import blocks_of_text
from umbruch.readers.wire.told_article import read_status, subject_told
from umbruch.readers.wire.wire_moments import day_told, moment_told
from umbruch.readers.wire.wire_pictures import PicturesByReference
from umbruch.readers.wire.wire_xml import (
    XML_LANG,
    Element,
    by_name,
    children,
    first,
    lined,
    local,
    named,
    says_anything,
    words,
)
from umbruch.tree import Change, Contact, Paragraph, Person, Provider, Text

Fields = dict[str, list[Element]]

_KICKER = re.compile(r"kicker|overline|dachzeile|rooftitle", re.IGNORECASE)
_DECK = re.compile(r"deck|sub|untertitel|unterzeile", re.IGNORECASE)
_KICKER_RANK = "3"
"""dpa's kicker is the headline of rank 3."""
_SUMMARY = re.compile(r"summary|teaser|abstract|intro|lead|synopsis", re.IGNORECASE)
_NOTE_OF = {"embargo": "embargo", "embargotext": "embargo", "contact": "contact", "contacts": "contact",
            "boilerplate": "boilerplate", "notice": "notice", "change": "change"}  # fmt: skip
_CHANGE_NOTES = ("correction", "correctionshort", "correctionnote")
"""What dpa and APA call the note on a correction."""
_NONPUBLIC = re.compile(r"nonpublic|notforpublication|internal", re.IGNORECASE)
_DPA_TEXT = re.compile(r"notepad|contact|notes?$", re.IGNORECASE)
_TEXT_TYPES = ("text/plain", "text/html", "")
_SECTION_TYPE = re.compile(r":(?:section|category)$")
_APA_DESK = "desk#"
_SIGNALS = {"update": "update", "correction": "correction"}


def class_of(item: Element) -> str:
    """The class of an item (`text`, `picture`, `composite`), by whatever scheme its code is."""
    return code_of(first(item, "itemMeta", "itemClass")).casefold()


def told_of(item: Element, pictures: PicturesByReference) -> Told:
    """What a news item of class text tells."""
    told = told_of_head(item)
    said, told.notice = told.notice, [] if told.ours else told.notice
    _content(told, item, pictures)
    if told.ours:
        own_notices(told, said)
    elif not told.body and not told.shown and (captions := told.unplaced.pop("caption", None)):
        told.body = [Paragraph((Text(text),)) for text in captions]  # the words of what can only be heard or seen
    return told


def told_of_head(item: Element) -> Told:
    """What the metadata of an item tell, of whatever class it is."""
    meta, content = by_name(first(item, "itemMeta")), by_name(first(item, "contentMeta"))
    told = Told(line=item.sourceline, element=local(item))
    told.ours = _first(meta, "generator") == "umbruch"
    told.id = item.get("guid")
    version = item.get("version") or ""
    told.version = int(version) if version.isascii() and version.isdecimal() and 0 < int(version[:7]) < 10**6 else None
    language = next((one.get("tag") for one in content["language"] if one.get("tag")), None)
    told.lang = language or item.get(XML_LANG)
    _management(told, meta)
    _notes(told, meta)
    _rights(told, item)
    _titles(told, meta, content)
    _name_asserted(item, (*content["located"], *content["subject"]))
    _people_and_places(told, content)
    _subjects(told, content)
    _descriptions(told, content)
    if told.ours:
        own_properties(told, meta, content)
    if not told.ours:
        told.headline = told.headline or next(filter(None, map(words, meta["title"])), None)
    return told


def _name_asserted(item: Element, concepts: Iterable[Element]) -> None:
    """Give concepts that are a bare literal the name that the item asserts of it (NewsML-G2, `assert`)."""
    asserted = {one.get("literal"): one for one in children(item, "assert") if one.get("literal")}
    for concept in concepts if asserted else ():
        if (known := asserted.get(concept.get("literal"))) is not None and first(concept, "name") is None:
            place = next(named(known, "locality"), None)
            if name := name_of(known) if first(known, "name") is not None else place is not None and name_of(place):
                concept.append(concept.makeelement("name"))
                concept[-1].text = name


def _first(fields: Fields, name: str) -> str | None:
    return next((text for one in fields[name] if (text := words(one))), None)


def _management(told: Told, meta: Fields) -> None:
    status = meta["pubStatus"]
    read_status(told, (status[0].get("qcode") or status[0].get("uri") or words(status[0])) if status else None)
    if meta["embargoed"]:
        told.until = words(meta["embargoed"][0])
        told.until_at = ("embargoed", meta["embargoed"][0].sourceline)
    told.modified = _moment(told, meta, "versionCreated")
    for signal in meta["signal"]:
        kind = _SIGNALS.get(code_of(signal).casefold()) if (signal.get("qcode") or "").startswith("sig:") else None
        if kind:
            told.change = Change(kind, None)  # type: ignore[arg-type]
        else:
            told.keep_apart("signal", signal.get("qcode") or words(signal))
    provider = meta["provider"]
    if provider and (name := name_of(provider[0]) or code_of(provider[0])):
        code = provider[0].get("literal") or (code_of(provider[0]) if provider[0].get("qcode") else None)
        told.provider = None if told.ours and code == name == "unknown" else Provider(name, code)
    for what in ("role", "service", "instanceOf"):
        for one in meta[what]:
            told.keep_apart(what, one.get("qcode") or words(one))
    created = _first(meta, "firstCreated") or (_first(meta, "versionCreated") if told.ours else None)
    told.first = moment_told(created)
    if created and told.first is None:
        _moment(told, meta, "firstCreated")
    told.created = None if told.ours else day_told(created)


def _moment(told: Told, meta: Fields, name: str) -> str | None:
    line = next((one.sourceline for one in meta[name]), None)
    return told.moment(name, _first(meta, name), line)


def _notes(told: Told, meta: Fields) -> None:
    """Notes to editors by their roles; whatever is not known for what it is stays with the desk."""
    change = None
    for note in meta["edNote"]:
        role = code_of_role(note)
        text = lined(note)
        if not text:
            continue
        open_to_all = not _NONPUBLIC.search(note.get("pubconstraint") or "")
        if (note.get("why") or "") == "umbnote:notice":
            role = "notice"
        match _NOTE_OF.get(role) if open_to_all else None:
            case "embargo":
                told.embargo = told.embargo or text
            case "contact":
                told.contact = told.contact or parse_contact(text)
            case "boilerplate":
                told.boilerplate = told.boilerplate or text
            case "notice" if told.ours:
                told.notice.append(text)
            case "change" if (note.get("role") or "").startswith("umb"):
                change = text
            case _ if role in _CHANGE_NOTES and (told.ours or open_to_all):
                change = change or text
                if not told.ours:
                    told.change = told.change or Change("correction", None)
                    told.note([text])
            case _:
                told.note([text])
    if told.change is not None:
        told.change = Change(told.change.kind, change)
    elif change is not None or (told.ours and told.status == "canceled" and change):
        told.change = Change("kill" if told.status == "canceled" else "update", change)


def _rights(told: Told, item: Element) -> None:
    """Copyright and terms; of one line in several languages that in the language of the item."""
    for info in (one for one in item if local(one) == "rightsInfo"):
        fields = by_name(info)
        for name in ("copyrightNotice", "usageTerms"):
            lines = [text for one in _in_language(fields[name], told.lang) if (text := lined(one))]
            told.notice += lines
            if told.ours and name == "usageTerms":
                told.rights = next(reversed(lines), None)  # unless a property says that it is a notice
        if not fields["copyrightNotice"] and not told.ours:
            told.notice += [f"© {who}" for holder in fields["copyrightHolder"] if (who := name_of(holder))]


def _in_language(elements: list[Element], lang: str | None) -> list[Element]:
    wanted = [one for one in elements if lang and (one.get(XML_LANG) or lang)[:2] == lang[:2]]
    return wanted or elements[:1]


def _titles(told: Told, meta: Fields, content: Fields) -> None:
    """Headlines by role and rank; the first that is neither kicker nor deck is the main one."""
    for one in content["headline"]:
        text, role = lined(one), code_of_role(one)
        if not text:
            continue
        if _KICKER.search(role) or (not role and one.get("rank") == _KICKER_RANK):
            told.kicker = told.kicker or text
        elif _DECK.search(role):
            told.deck = told.deck or text
        elif told.headline is None:
            told.headline = text
        elif told.deck is None and not role and told.headline != text:
            told.deck = text  # as agencies had it before they gave roles
        elif told.headline != text:
            told.keep_apart("headline", text)
    for one in content["kicker"]:
        told.kicker = told.kicker or words(one) or None
    for one in meta["title"]:
        role = one.get("role")
        if role == "umbtitle:publication":
            told.title = words(one)
        elif role == "umbtitle:subtitle":
            told.subtitle = words(one)


def _people_and_places(told: Told, content: Fields) -> None:
    told.byline = next((text for one in content["by"] if (text := lined(one))), None)
    told.dateline = next((text for one in content["dateline"] if (text := words(one))), None)
    for place in content["located"]:
        told.place = told.place or name_of(place, told.lang)
    credits = [words(one) or code_of(one) for one in content["creditline"]]
    told.credit = tuple(filter(None, credits[0].split("/"))) if credits and told.ours else ()
    for one in content["creditline"] if not told.ours else ():
        told.keep_apart("credit line", words(one))
    for creator in content["creator"]:
        kind = creator.get("type") or "person"
        if (
            (name := name_of(creator))
            and "person" in kind
            and not re.search(r"source", creator.get("role") or "", re.IGNORECASE)
        ):
            note = first(creator, "note")
            role = lined(note) if note is not None else first_name(creator, "jobtitle")
            told.people.append(Person(name, role or None))
    for one in content["contributor"]:
        if code_of_role(one) == "contact" and (name := name_of(one)):
            told.contact = contact_of(one, name, told.contact)
        elif name := name_of(one):
            told.keep_apart("contributor", name)
    if told.ours:
        told.publications = [name for one in content["infoSource"] if (name := name_of(one))]
    else:
        for one in content["infoSource"]:
            told.keep_apart("source of information", name_of(one))


def contact_of(party: Element, name: str, known: Contact | None) -> Contact:
    """The press contact taken apart, with the line that a note gives."""
    ways = {local(one): words(one) for one in named(party, "email", "phone", "web")}
    person = "person" in (party.get("type") or "")
    house = first_name(party, "affiliation") if person else name
    text = known.text if known else ", ".join(filter(None, (name, house if person else None, *ways.values())))
    return Contact(text, name if person else None, house, ways.get("phone"), ways.get("email"), ways.get("web"))


def _subjects(told: Told, content: Fields) -> None:
    told.keywords = [text for one in content["keyword"] if (text := words(one))]
    for one in content["slugline"]:
        if (text := words(one)) and not told.ours:
            if told.keywords:
                told.keep_apart("slugline", text)
            else:
                told.keywords = [part.strip() for part in text.split("/") if part.strip()]
    for one in content["subject"]:
        if told.ours and one.get("type") == "cpnat:geoArea":
            continue  # the place, which APA has as a subject, too
        if section := _section(one, told):
            told.section = told.section or section
            continue
        if subject := _subject(one, told.lang):
            told.subjects.append(subject)
        else:
            told.keep_apart("subject without a name", one.get("qcode") or one.get("literal"))
    told.urgent(_first(content, "urgency"))
    for one in content["genre"]:
        literal = one.get("literal") if told.ours else None
        told.of_genre(one.get("qcode") or one.get("uri"), literal or name_of(one, told.lang))
    for one in content["audience"]:
        told.keep_apart("audience", name_of(one) or one.get("qcode") or words(one))


def _section(element: Element, told: Told) -> str | None:
    """The section that a subject names by its type (ours, dpa's `dpatype:category`) or its code (APA's `desk#CI`)."""
    literal = element.get("literal") or ""
    if not _SECTION_TYPE.search(element.get("type") or "") and not literal.startswith(_APA_DESK):
        return None
    if told.ours and literal:
        return str(literal).removeprefix(_APA_DESK)
    code = code_of(element)
    named = [one for one in element if local(one) == "name" and not (one.get("role") or "").endswith(":mnemonic")]
    return next(filter(None, map(words, _in_language(named, told.lang))), None) or DPA_CATEGORIES.get(code)


def _subject(element: Element, lang: str | None) -> str | None:
    qcode, literal = element.get("qcode"), element.get("literal")
    if qcode and literal and qcode.startswith("medtop:"):
        return str(literal)
    code = qcode or element.get("uri")
    same = [one.get("qcode") or one.get("uri") or "" for one in element if local(one) in ("sameAs", "exactMatch")]
    known = next(
        (
            one
            for one in (code, *same)
            if one and one.startswith(("medtop:", "http://cv.iptc.org/newscodes/mediatopic/"))
        ),
        None,
    )
    if known is None:
        known = next((one for one in (code, *same) if one and one.startswith("subj:")), None)
    return subject_told(known or code, name_of(element, lang))


def _descriptions(told: Told, content: Fields) -> None:
    for one in content["description"]:
        text, role = lined(one), code_of_role(one)
        if not text:
            continue
        if role == "caption" or role == "credit":
            if not told.ours:  # ours stand in the body, too
                told.keep_apart("caption", text)
        elif (not role or _SUMMARY.search(role)) and told.lead is None:
            told.lead = text
        else:
            told.keep_apart(f"description {role}".strip(), text)


def _content(told: Told, item: Element, pictures: PicturesByReference) -> None:
    """The best of the renditions: XHTML, then NITF, then whatever other XML, then text."""
    content_set = first(item, "contentSet")
    inline = [one for one in children(content_set, "inlineXML") if says_anything(one)]
    for rendition in sorted(inline, key=_preference):
        root = next((child for child in rendition if local(child)), None)
        if root is None:
            _text(told, "".join(rendition.itertext()), rendition.get("contenttype") or "")
        elif local(root) == "nitf":
            take_nitf(told, root, pictures, inside=True)
        else:
            take_roles(told, body_of_markup(root, pictures.take))
        if told.body or told.lead:
            break
    for data in children(content_set, "inlineData"):
        text, rendition = "".join(data.itertext()), data.get("rendition") or ""
        if not text.strip():
            continue
        if _NONPUBLIC.search(data.get("pubconstraint") or "") or _DPA_TEXT.search(rendition):
            told.note([text])
        elif not told.body and (data.get("contenttype") or "") in _TEXT_TYPES and not rendition.endswith(":headline"):
            _text(told, text, data.get("contenttype") or "")
    files = children(content_set, "remoteContent")
    images = [one.get("href") or "" for one in files if (one.get("contenttype") or "").startswith("image/")]
    if images:
        told.shown.append(PictureTold(hrefs=images))
    elif files and not told.body:
        place = files[0].get("href") or files[0].get("residref") or "an address"
        told.warn("wire.remote", f"the text lies at {place[:120]} and was not fetched", "ask for it inside the item")


def _preference(rendition: Element) -> int:
    kind = (rendition.get("contenttype") or "").casefold()
    child = next((local(one) for one in rendition if local(one)), "")
    return 0 if "html" in kind or child == "html" else 1 if child == "nitf" else 2


def _text(told: Told, text: str, kind: str) -> None:
    told.body = blocks_of_text(text, told, kind)


def items_in(root: Element) -> Iterator[Element]:
    """The items of a file: the root itself, or those in the item sets of a message."""
    if local(root) == "newsMessage":
        for item_set in (one for one in root if local(one) == "itemSet"):
            yield from (one for one in item_set if local(one))
    else:
        yield root
