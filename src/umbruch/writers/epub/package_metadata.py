"""What the package document says about the book (EPUB 3.3, 5.5): Dublin Core and its refinements, from the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from umbruch.facts.contributors import Relator, relator, sorting_name
from umbruch.facts.embargo import end_of, where_of
from umbruch.facts.imprint import distinct_names, publication_date, publication_language, publishers
from umbruch.facts.media_topics import SCHEME, Topic, is_code, topic
from umbruch.language.tags import language_tag
from umbruch.markup.linked_data import edition_facts
from umbruch.tree import Publication
from umbruch.tree.characters import clean
from umbruch.tree.fingerprint import uuid_urn
from umbruch.tree.walk import each_figure
from umbruch.writers.epub.accessibility import accessibility, look_at
from umbruch.writers.epub.book_pictures import StoredPicture, picture_id
from umbruch.writers.epub.chapters import chapter_id


class Entry(NamedTuple):
    """One element of the metadata: `dc:name` or, where the name has a prefix or refines another, a `meta`."""

    name: str
    value: str
    attributes: Mapping[str, str]

    @property
    def is_dublin_core(self) -> bool:
        """Whether the element is one of Dublin Core's."""
        return self.name.startswith("dc:")


def _entry(name: str, value: str, **attributes: str) -> Entry:
    return Entry(name, " ".join(clean(value).split()), attributes)


def metadata(publication: Publication, pictures: Mapping[str, StoredPicture]) -> tuple[Entry, ...]:
    """Every entry but identifier, main title and language, which the library asks for by themselves; none is empty.

    Args:
        publication: the tree.
        pictures: those that made it into the book, by href.
    """
    entries = (
        *_descriptive(publication),
        *_editions(publication),
        *_embargoes(publication),
        *_picture_rights(publication, pictures),
        *_pages(publication),
        *_accessible(publication, pictures),
    )
    return tuple(entry for entry in entries if entry.value)


def identifier(publication: Publication) -> str:
    """A `urn:uuid:` that stays the same as long as the content does."""
    return uuid_urn(publication)


def other_languages(publication: Publication) -> tuple[str, ...]:
    """The languages of articles that differ from the book's own."""
    main = publication_language(publication)
    found = distinct_names(language_tag(article.lang) for article in publication.articles if article.lang)
    return tuple(tag for tag in found if tag != main)


def _descriptive(publication: Publication) -> Iterator[Entry]:
    articles = publication.articles
    yield Entry("meta", "main", {"refines": "#title", "property": "title-type"})
    if subtitle := " ".join(clean(publication.subtitle or "").split()):
        yield _entry("dc:title", subtitle, id="subtitle")
        yield Entry("meta", "subtitle", {"refines": "#subtitle", "property": "title-type"})
    yield from _people(publication)
    for publisher in publishers(publication):
        yield _entry("dc:publisher", publisher)
    if day := publication_date(publication):
        yield Entry("dc:date", day, {})
    for source in distinct_names(article.source.text for article in articles if article.source):
        yield _entry("dc:source", source)
    if len(articles) == 1 and (summary := articles[0].lead or articles[0].deck):
        yield _entry("dc:description", summary)
    yield from _subjects(publication)
    notices = (notice for article in articles for notice in article.notice if "©" in notice)
    terms = (article.source.rights or "" for article in articles if article.source)
    for rights in distinct_names((*notices, *terms)):
        yield _entry("dc:rights", rights)


def _people(publication: Publication) -> Iterator[Entry]:
    """Who wrote as creators, who took the pictures, drew or translated as contributors; each under the own role."""
    named: dict[tuple[str, Relator], str | None] = {}
    for article in publication.articles:
        for person in article.byline.people if article.byline else ():
            for name in distinct_names([person.name]):
                named.setdefault((name, relator(person.role)), article.lang or publication.lang)
    for figure in each_figure(publication):
        for name in distinct_names([(figure.credit.name or "") if figure.credit else ""]):
            named.setdefault((name, "pht"), publication_language(publication))
    for kind in ("creator", "contributor"):
        people = [(name, role, lang) for (name, role), lang in named.items() if (role == "aut") == (kind == "creator")]
        for number, (name, role, lang) in enumerate(people, 1):
            anchor = f"{kind}-{number}"
            yield _entry(f"dc:{kind}", name, id=anchor)
            yield Entry("meta", role, {"refines": f"#{anchor}", "property": "role", "scheme": "marc:relators"})
            if sorted_as := sorting_name(name, lang):
                yield _entry("meta", sorted_as, refines=f"#{anchor}", property="file-as")


def _subjects(publication: Publication) -> Iterator[Entry]:
    """Keywords, and subjects by name: codes are nothing to read, and stand beside it (EPUB 3.3, D.3.2 and D.3.9)."""
    named: dict[str, Topic | None] = {}
    for article in publication.articles:
        lang = article.lang or publication.lang
        for keyword in distinct_names(article.keywords):
            named.setdefault(keyword, None)
        for subject in distinct_names(article.subjects):
            if found := topic(subject, lang):
                named[found.name(lang) if is_code(subject) else subject] = found
            elif not is_code(subject):
                named.setdefault(subject, None)
    for number, (name, found) in enumerate(named.items(), 1):
        if found is None:
            yield _entry("dc:subject", name)
            continue
        anchor = f"subject-{number}"
        yield _entry("dc:subject", name, id=anchor)
        yield Entry("meta", SCHEME, {"refines": f"#{anchor}", "property": "authority"})
        yield Entry("meta", found.code, {"refines": f"#{anchor}", "property": "term"})


def _editions(publication: Publication) -> Iterator[Entry]:
    """Section, version, change and status of each article under their names at schema.org; in a kit of its chapter."""
    several = len(publication.articles) > 1
    for number, article in enumerate(publication.articles):
        of = {"refines": f"#{chapter_id(number)}"} if several else {}
        for name, value in edition_facts(article):
            yield _entry("meta", value, property=f"schema:{name}", **of)


def _embargoes(publication: Publication) -> Iterator[Entry]:
    """From when each article may be read (DCMI `available`), where its embargo names an end; in a kit by chapter."""
    several = len(publication.articles) > 1
    for number, article in enumerate(publication.articles):
        if article.embargo and (end := end_of(article.embargo, where_of(article, publication_language(publication)))):
            of = {"refines": f"#{chapter_id(number)}"} if several else {}
            yield _entry("meta", end.moment.isoformat(), property="dcterms:available", **of)


def _picture_rights(publication: Publication, pictures: Mapping[str, StoredPicture]) -> Iterator[Entry]:
    """Copyright, terms of use, place and day of each picture, said of its file in the book."""
    for href, stored in pictures.items():
        picture = publication.picture(href)
        of = f"#{picture_id(pictures, stored, publication.cover)}"
        if picture and picture.copyright:
            yield _entry("meta", picture.copyright, refines=of, property="dcterms:rights")
        if picture and picture.terms:
            yield _entry("meta", picture.terms, refines=of, property="dcterms:accessRights")
        if picture and picture.place:
            yield _entry("meta", picture.place, refines=of, property="dcterms:spatial")
        if picture and picture.date:
            yield _entry("meta", picture.date, refines=of, property="dcterms:created")


def _pages(publication: Publication) -> Iterator[Entry]:
    """Which printed edition the page numbers are those of (EPUB Accessibility 1.1, 3.5.2)."""
    paged = distinct_names(
        article.source.text
        for article in publication.articles
        if article.source and (article.source.page or "").strip()
    )
    if paged:
        yield _entry("meta", " · ".join(paged), property="pageBreakSource")


def _accessible(publication: Publication, pictures: Mapping[str, StoredPicture]) -> Iterator[Entry]:
    lang = publication_language(publication)
    for name, value in accessibility(look_at(publication, pictures), lang):
        yield _entry("meta", value, property=name)
