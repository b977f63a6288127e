"""Core properties of the file: what a search in an archive finds it by."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import NamedTuple

from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.oxml.coreprops import CT_CoreProperties

from umbruch.facts.media_topics import topic
from umbruch.kept import remembered
from umbruch.language.wording import word
from umbruch.tree import Publication
from umbruch.tree.fingerprint import uuid_urn
from umbruch.writers.docx.xml.wordml import printable

LONGEST = 255
_CODE = re.compile(r"[\w.-]+:\S+")
"""A subject from a vocabulary (`medtop:04000000`), which is nothing to show to people."""

_W3CDTF = "%Y-%m-%dT%H:%M:%SZ"
"""How a moment is written (ISO/IEC 29500-2, 10.2), which is UTC here."""

_ANY_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001  python-docx takes no zone
_PLACE = "@{}@"
"""Stands for the words of `_Said` of that number while python-docx writes the part around them."""


class _Said(NamedTuple):
    """What differs from file to file, in the order in which it is written."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    identifier: str
    moment: str


def core_properties(publication: Publication, lang: str | None, moment: datetime) -> bytes:
    """The part with title, author, subject, keywords, language, identifier and dates (ISO/IEC 29500-2, 10).

    Args:
        publication: what the file is about.
        lang: the language of the document.
        moment: stands for both creation and change.
    """
    articles = publication.articles
    first = articles[0]
    headline = first.headline if publication.kind == "article" else publication.title
    people = [person.name for one in articles if one.byline for person in one.byline.people]
    people = people or [one.byline.text for one in articles if one.byline]
    contact = first.contact or publication.contact
    author = people or [name for name in (publication.publisher, contact and contact.organisation) if name][:1]
    named = (_named(subject, one.lang or lang) for one in articles for subject in one.subjects)
    subjects = dict.fromkeys(name for name in named if name)
    said = _Said(
        title=_fit(headline or publication.title or first.headline or word("untitled", lang)),
        author=_fit("; ".join(dict.fromkeys(author))),
        subject=_fit("; ".join(subjects) or first.kicker or ""),
        keywords=_fit("; ".join(dict.fromkeys(keyword for one in articles for keyword in one.keywords))),
        language=_fit(lang or ""),
        identifier=uuid_urn(publication),
        moment=moment.strftime(_W3CDTF),
    )
    first_part, *others = _written_around()
    parts = (escape(said[int(part)], quote=False) if at % 2 == 0 else part for at, part in enumerate(others))
    return "".join((first_part, *parts)).encode()


@remembered(1)
def _written_around() -> tuple[str, ...]:
    """The part as python-docx writes it, taken apart where something differs; between the parts stands what."""
    element = CT_CoreProperties.new()
    properties = CoreProperties(element)
    properties.title, properties.author, properties.subject = map(_PLACE.format, range(3))
    properties.keywords, properties.language, properties.identifier = map(_PLACE.format, range(3, 6))
    properties.last_modified_by = properties.author
    properties.revision = 1
    properties.created = _ANY_MOMENT
    properties.modified = _ANY_MOMENT
    written = serialize_part_xml(element).decode().replace(_ANY_MOMENT.strftime(_W3CDTF), _PLACE.format(6))
    return tuple(re.split(_PLACE.format(r"(\d)"), written))


def _named(subject: str, lang: str | None) -> str | None:
    """A subject by its name; None for a code of a vocabulary that is not known."""
    if not _CODE.fullmatch(subject):
        return subject
    found = topic(subject, lang)
    return found.name(lang) if found else None


def _fit(words: str) -> str:
    line = " ".join(printable(words).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
