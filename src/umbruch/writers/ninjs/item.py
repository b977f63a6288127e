"""A news object of ninjs 3.1: a table that says which field of the article becomes which property.

The older versions are made from it by `umbruch.writers.ninjs.versions`. Moments are in UTC and end in Z, which is the
one form that all readers of ninjs take; a day alone stands for its first moment, as the schemas want a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from lxml import etree
from msgspec.structs import replace

from umbruch.clipping.marks.caption import parse_credit
from umbruch.clipping.marks.picture_makers import makers_of
from umbruch.facts.contributors import Relator, relator
from umbruch.facts.desk_comments import notes_to_editors
from umbruch.facts.genres import genre_of
from umbruch.facts.media_topics import Topic, topic
from umbruch.facts.moment import parse_moment
from umbruch.facts.rights import rights_of
from umbruch.facts.sections import topic_of_section
from umbruch.language.slug import slug
from umbruch.language.told_in_words import correction_named, voices_named
from umbruch.newsxml.finishing import close, refuse_deep
from umbruch.newsxml.g2_moments import stamp
from umbruch.newsxml.guids import UNKNOWN
from umbruch.newsxml.story import Shot, Story
from umbruch.newsxml.xhtml_body import fragment
from umbruch.newsxml.xml_elements import XHTML, XML_LANG, Element, file_iri, without_namespace
from umbruch.tree import Article, Contact, Figure, Picture
from umbruch.tree.addresses import site_as_written
from umbruch.tree.characters import one_line
from umbruch.tree.plain_text import body_text
from umbruch.tree.reading import Smaller
from umbruch.tree.walk import block_texts, inline_text, word_count

Properties = dict[str, Any]

PROFILE = "umbruch-generic"
MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_NOBODY = "–"
"""Stands for the name in a credit that names nobody, as empty texts are left out."""
_MEDIA_TOPIC = "medtop:"
_DID: dict[Relator, str] = {"aut": "author", "pht": "photographer", "ill": "illustrator", "trl": "translator"}


_NOTICE = "NOTICE: "
"""What tells editors, and our own reader, notices from notes of the desk."""
WITHHELD = "WITHHELD: not after the embargo either"
"""What tells editors, and our own reader, that an article stays back when its embargo is over."""


class Property(NamedTuple):
    """One line of the table: the property of ninjs and what makes its value; None and empty ones are left out."""

    name: str
    value: Callable[[Story], Any]


def text_object(story: Story) -> Properties:
    """The news object of an article, its pictures as associations."""
    return _made(TEXT, story)


def composite_object(whole: Story, members: list[Properties]) -> Properties:
    """The news object of several articles: their metadata as a whole, and the articles as associations."""
    named = [{"name": member["title"], **member} for member in members]
    return {**_made(WHOLE, whole), "associations": named}


def picture_object(story: Story, shot: Shot) -> Properties:
    """The news object of a picture: caption, credit, alternative text, and where its file lies."""
    figure, picture = shot.figure, shot.picture
    makers = makers_of(figure.credit)
    made = {
        "uri": shot.guid,
        "type": "picture",
        "profile": PROFILE,
        "version": str(shot.version),
        "versionCreated": stamp(story.version_created),
        "contentCreated": _moment(picture.date),
        "pubStatus": story.status,
        "copyrightNotice": picture.copyright,
        "usageTerms": picture.terms,
        "language": story.lang,
        "title": one_line(story.title),
        "by": makers.line,
        "located": one_line(picture.place) if picture.place else None,
        "people": [{"name": name, "rel": "photographer"} for name in makers.people],
        "organisations": [{"name": name, "rel": "photographer"} for name in makers.organisations],
        "places": [{"name": one_line(picture.place), "rel": "created"}] if picture.place else None,
        "descriptions": _described(figure, makers.line),
        "renditions": [_rendition(picture), *map(_smaller, shot.smaller)],
    }
    return _filled(made)


def _described(figure: Figure, line: str) -> list[Properties]:
    """Caption and alternative text; the credit as it was printed (`Foto: …`) and a name that it does not tell."""
    credit = figure.credit
    texts = (
        ("caption", inline_text(figure.caption)),
        ("alt", figure.alt),
        ("credit", credit.text if credit and credit.text != line else None),
        ("credited", credit.name or _NOBODY if credit and credit.name != parse_credit(credit.text).name else None),
    )
    return [{"role": role, "contentType": "text/plain", "value": text} for role, text in texts if text]


def _rendition(picture: Picture) -> Properties:
    focus = picture.focus and {
        "x": round(picture.focus[0] * picture.width),
        "y": round(picture.focus[1] * picture.height),
    }
    return {
        "name": "original",
        "href": file_iri(picture.href),
        "contentType": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "sizeInBytes": len(picture.content),
        **({"poi": focus} if focus else {}),
    }


def _smaller(file: Smaller) -> Properties:
    return {
        "name": file.purpose,
        "href": file_iri(file.href),
        "contentType": file.media_type,
        "width": file.width,
        "height": file.height,
        "sizeInBytes": file.size,
    }


def _made(table: tuple[Property, ...], story: Story) -> Properties:
    return _filled({row.name: row.value(story) for row in table})


def _filled(properties: Properties) -> Properties:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def _embargoed(story: Story) -> str | None:
    return stamp(datetime.fromisoformat(story.hold.until)) if story.hold and story.hold.until else None


def _content_created(story: Story) -> str | None:
    return _moment(story.date)


def _moment(written: str | None) -> str | None:
    moment = parse_moment(written) if written else None
    try:
        return stamp(moment.astimezone(UTC)) if moment else None
    except OverflowError:
        return None


def _notes(story: Story) -> str:
    """What editors must know: the embargo first, then whom to call, what changed, notes of agency and desk."""
    embargo = story.article.embargo.text if story.article.embargo else None
    contact = story.contact.text if story.contact else None
    other = (_NOTICE + continued(notice) for notice in rights_of(story.article).other)
    held = WITHHELD if story.article.status == "withheld" and story.hold else None
    return "\n".join(filter(None, (embargo, contact, _changed(story), held, *other, *notes_to_editors(story.article))))


def _changed(story: Story) -> str | None:
    """The kind of change, as ninjs has no signals, and the note on it."""
    change = story.article.change
    if change is None:
        return None
    said = change.note and change.note.lstrip("(*").casefold().startswith(change.kind)
    return change.note if said else ": ".join(filter(None, (change.kind.upper(), change.note)))


def _terms(story: Story) -> str:
    source = story.article.source
    said = (*rights_of(story.article).terms, source.rights if source else None)
    return "\n".join(continued(one) for one in said if one)


def continued(text: str) -> str:
    """A text among others that follow line by line: its further lines are indented."""
    return "\n  ".join(line for line in text.splitlines() if line.strip())


def _headlines(story: Story) -> list[Properties]:
    """The main headline first, for readers that take the first whatever its role."""
    article = story.article
    texts = (("main", article.headline), ("deck", article.deck), ("kicker", article.kicker))
    return [{"role": role, "contentType": "text/plain", "value": text} for role, text in texts if text]


def _descriptions(story: Story) -> list[Properties]:
    source = story.article.source
    texts = (("summary", story.article.lead), ("rights", source.rights if source else None))
    return [{"role": role, "contentType": "text/plain", "value": text} for role, text in texts if text]


def _bodies(story: Story) -> list[Properties]:
    """The same words as HTML and as plain text; counts leave captions out, as the schema says."""
    texts = [text for block in story.article.body if not isinstance(block, Figure) for text in block_texts((block,))]
    counts = {"charCount": sum(map(len, texts)), "wordCount": word_count(texts)}
    article = _with_foot(story)
    bodies = (
        ("html", "text/html", _html(story)),
        ("text", "text/plain", body_text(voices_named(correction_named(article, story.lang), story.lang))),
    )
    return [
        {"role": role, "contentType": kind, **counts, "value": value} for role, kind, value in bodies if value.strip()
    ]


def _with_foot(story: Story) -> Article:
    """The article as readers meet it, without contact and notices, which are the desk's."""
    return replace(story.written, contact=None, notice=(), boilerplate=story.boilerplate)


def _html(story: Story) -> str:
    root = XHTML("div", fragment(story))
    refuse_deep(root)
    _tell_dateline(root, story)
    close(root)
    without_namespace(root)
    for one in root.iter():
        if lang := one.get(XML_LANG):
            one.set("lang", lang)
            del one.attrib[XML_LANG]
    return "\n".join(etree.tostring(one, encoding="unicode") for one in root)


def _tell_dateline(root: Element, story: Story) -> None:
    """The line of the dateline beside the first words, which it opens: no property of ninjs has it."""
    line = story.article.dateline.text.strip() if story.article.dateline else ""
    opened = (one for one in root if one.tag == f"{{{XHTML.uri}}}p" and (one.text or "").startswith(line))
    first = next(opened, None) if line else None
    if first is not None:
        first.set("data-dateline", line)


def _maker(name: str, role: str | None) -> Properties:
    """Somebody with what they did: ninjs leaves the word free, so that it is the English one of MARC's relators."""
    return {"name": name, "rel": _DID[relator(role)]}


def _people(story: Story) -> list[Properties]:
    byline, contact = story.article.byline, story.contact
    people: list[Properties] = [_maker(one.name, one.role) for one in (byline.people if byline else ()) if one.name]
    if contact and contact.name:
        people.append(_filled({"name": contact.name, "rel": "contact", "contactInfo": _reached(contact)}))
    return people


def _organisations(story: Story) -> list[Properties]:
    contact = story.contact
    if contact is None or not (contact.organisation or (contact.text.strip() and not contact.name)):
        return []
    name = contact.organisation or contact.text.strip().splitlines()[0]
    return [_filled({"name": name, "rel": "contact", "contactInfo": None if contact.name else _reached(contact)})]


def _reached(contact: Contact) -> list[Properties]:
    """The ways to a contact, and its line as it was written."""
    line = [{"type": "text", "value": contact.text}] if contact.text.strip() else []
    return [*_ways(contact), *line]


def _ways(contact: Contact) -> list[Properties]:
    ways = (("phone", contact.phone), ("email", contact.email), ("web", site_as_written(contact.url)))
    return [{"type": kind, "value": value} for kind, value in ways if value]


def _places(story: Story) -> list[Properties]:
    place = _located(story)
    return [{"name": place, "rel": "dateline"}] if place else []


def _located(story: Story) -> str | None:
    dateline = story.article.dateline
    return one_line(dateline.place) if dateline and dateline.place else None


def _subjects(story: Story) -> list[Properties]:
    subjects = [_subject(subject, story.lang) for subject in story.article.subjects if subject]
    section = [_coded(story.article.section, "section", topic_of_section(story.article.section))]
    keywords = [_coded(word, "keyword", topic(word, story.lang)) for word in story.article.keywords if word]
    return [*subjects, *(section if story.article.section else ()), *keywords]


def _coded(name: str | None, rel: str, found: Topic | None) -> Properties:
    """A section or a keyword under its own name, with the address of the Media Topic that it means."""
    return _filled({"uri": found.uri if found else None, "name": name, "rel": rel})


def _subject(subject: str, lang: str | None) -> Properties:
    """A Media Topic with its address; its name as the article has it, or the vocabulary's where that has a code."""
    if found := topic(subject, lang):
        name = found.name(lang) if found.code in subject else subject
        return {"uri": found.uri, "name": name, "rel": "about"}
    code = subject.removeprefix(_MEDIA_TOPIC)
    if code != subject and code.isalnum() and code.isascii():
        return {"uri": f"{MEDIA_TOPICS}{code}", "rel": "about"}
    return {"name": subject, "rel": "about"}


def _genres(story: Story) -> list[Properties]:
    written = story.article.genre
    if found := genre_of(written):
        return [_filled({"name": found.name if written == found.qcode else written, "uri": found.uri})]
    return [{"name": one_line(written)}] if written and written.strip() else []


def _sources(story: Story) -> list[Properties]:
    """The newspapers that it is from, and who provides it now."""
    source = story.article.source
    printed = [{"name": name} for name in (source.publications if source else ()) if name]
    offered = {"name": one_line(story.provider.name), "role": "provider", "literal": story.provider.code}
    return [*printed, *([] if story.provider is UNKNOWN else [offered])]


def _slugline(story: Story) -> str | None:
    return slug(story.article.headline or "", limit=40) or None


def _ids(story: Story) -> list[Properties]:
    """The article's own name where it is no URI, and the address that it was printed under."""
    source = story.article.source
    ids = (
        ("id", story.article.id if story.article.id != story.guid else None),
        ("web", site_as_written(source.url) if source else None),
    )
    return [{"role": role, "value": value} for role, value in ids if value]


def _pictures(story: Story) -> Iterator[Properties]:
    for number, shot in enumerate(story.shots, start=1):
        yield {"name": f"picture{number}", "rel": "illustration", **picture_object(story, shot)}


WHOLE: tuple[Property, ...] = (
    Property("uri", lambda story: story.guid),
    Property("type", lambda _: "composite"),
    Property("profile", lambda _: PROFILE),
    Property("version", lambda story: str(story.version)),
    Property("firstCreated", lambda story: stamp(story.first_created)),
    Property("versionCreated", lambda story: stamp(story.version_created)),
    Property("contentCreated", _content_created),
    Property("embargoedUntil", _embargoed),
    Property("pubStatus", lambda story: story.status),
    Property("edNote", _notes),
    Property("language", lambda story: story.lang),
    Property("title", lambda story: one_line(story.title)),
    Property("headlines", _headlines),
    Property("bodies", lambda story: _bodies(story) if story.boilerplate else None),
    Property("people", _people),
    Property("organisations", _organisations),
    Property("slugline", _slugline),
)

TEXT: tuple[Property, ...] = (
    Property("uri", lambda story: story.guid),
    Property("type", lambda _: "text"),
    Property("profile", lambda _: PROFILE),
    Property("version", lambda story: str(story.version)),
    Property("firstCreated", lambda story: stamp(story.first_created)),
    Property("versionCreated", lambda story: stamp(story.version_created)),
    Property("contentCreated", _content_created),
    Property("embargoedUntil", _embargoed),
    Property("pubStatus", lambda story: story.status),
    Property("urgency", lambda story: story.article.urgency),
    Property("genres", _genres),
    Property("copyrightHolder", lambda story: rights_of(story.article).holder),
    Property("copyrightNotice", lambda story: "\n".join(map(continued, rights_of(story.article).copyright))),
    Property("usageTerms", _terms),
    Property("edNote", _notes),
    Property("language", lambda story: story.lang),
    Property("title", lambda story: one_line(story.title)),
    Property("headlines", _headlines),
    Property("by", lambda story: story.article.byline.text if story.article.byline else None),
    Property("located", _located),
    Property("slugline", _slugline),
    Property("descriptions", _descriptions),
    Property("bodies", _bodies),
    Property("people", _people),
    Property("organisations", _organisations),
    Property("places", _places),
    Property("subjects", _subjects),
    Property("infoSources", _sources),
    Property("altIds", _ids),
    Property("associations", lambda story: list(_pictures(story))),
)
