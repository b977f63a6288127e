"""Core properties of the file: what a search in an archive finds it by."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from umbruch.facts.media_topics import topic
from umbruch.language.wording import word
from umbruch.tree import Publication
from umbruch.tree.fingerprint import uuid_urn
from umbruch.writers.docx.xml.wordml import printable

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

LONGEST = 255
_CODE = re.compile(r"[\w.-]+:\S+")
"""A subject from a vocabulary (`medtop:04000000`), which is nothing to show to people."""


def fill(properties: CoreProperties, publication: Publication, lang: str | None, moment: datetime) -> None:
    """Set title, author, subject, keywords, language, identifier and dates (ISO/IEC 29500-2, 10).

    Args:
        properties: python-docx's view of the part.
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
    properties.title = _fit(headline or publication.title or first.headline or word("untitled", lang))
    properties.author = _fit("; ".join(dict.fromkeys(author)))
    named = (_named(subject, one.lang or lang) for one in articles for subject in one.subjects)
    subjects = dict.fromkeys(name for name in named if name)
    properties.subject = _fit("; ".join(subjects) or first.kicker or "")
    properties.keywords = _fit("; ".join(dict.fromkeys(keyword for one in articles for keyword in one.keywords)))
    properties.language = _fit(lang or "")
    properties.identifier = uuid_urn(publication)
    properties.last_modified_by = properties.author
    properties.revision = 1
    properties.created = moment
    properties.modified = moment


def _named(subject: str, lang: str | None) -> str | None:
    """A subject by its name; None for a code of a vocabulary that is not known."""
    if not _CODE.fullmatch(subject):
        return subject
    found = topic(subject, lang)
    return found.name(lang) if found else None


def _fit(words: str) -> str:
    line = " ".join(printable(words).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
