"""What the package document says about the book (EPUB 3.3, 5.5): Dublin Core and its refinements, from the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from umbruch.facts.imprint import distinct_names, publication_date, publication_language, publishers
from umbruch.language.tags import language_tag
from umbruch.tree import Publication
from umbruch.tree.characters import clean
from umbruch.tree.fingerprint import uuid_urn
from umbruch.tree.walk import each_figure
from umbruch.writers.epub.accessibility import accessibility, look_at
from umbruch.writers.epub.book_pictures import StoredPicture


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
    entries = (*_descriptive(publication), *_pages(publication), *_accessible(publication, pictures))
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
    authors = distinct_names(person.name for article in articles if article.byline for person in article.byline.people)
    yield from _people("creator", "aut", authors)
    photographers = distinct_names((figure.credit.name or "") for figure in each_figure(publication) if figure.credit)
    yield from _people("contributor", "pht", photographers)
    for publisher in publishers(publication):
        yield _entry("dc:publisher", publisher)
    if day := publication_date(publication):
        yield Entry("dc:date", day, {})
    for source in distinct_names(article.source.text for article in articles if article.source):
        yield _entry("dc:source", source)
    if len(articles) == 1 and (summary := articles[0].lead or articles[0].deck):
        yield _entry("dc:description", summary)
    for subject in distinct_names(word for article in articles for word in (*article.keywords, *article.subjects)):
        yield _entry("dc:subject", subject)
    for rights in distinct_names(notice for article in articles for notice in article.notice if "©" in notice):
        yield _entry("dc:rights", rights)


def _people(kind: str, role: str, names: Iterable[str]) -> Iterator[Entry]:
    for number, name in enumerate(names, 1):
        anchor = f"{kind}-{number}"
        yield _entry(f"dc:{kind}", name, id=anchor)
        yield Entry("meta", role, {"refines": f"#{anchor}", "property": "role", "scheme": "marc:relators"})


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
