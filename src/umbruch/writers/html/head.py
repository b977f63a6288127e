"""The head of the page: title, description, what previews show (Open Graph), and data for search engines."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping

from umbruch import __version__
from umbruch.facts.imprint import publication_date, publication_language, publication_title, publishers
from umbruch.facts.moment import moment_of
from umbruch.fonts.carried.carried_faces import carried_faces
from umbruch.markup.linked_data import day, image_object, linked_data, news_article, published_day
from umbruch.markup.open_graph import locale
from umbruch.markup.safe_elements import Safe, element, joined, text
from umbruch.markup.sheet.css import font_face
from umbruch.newsxml.g2_moments import hold_of
from umbruch.pictures.prepare_picture import Prepared
from umbruch.style.model import Style
from umbruch.tree import Publication
from umbruch.tree.addresses import safe_address
from umbruch.tree.walk import block_texts
from umbruch.writers.html.page_css import page_stylesheet

DESCRIPTION_LENGTH = 200
"""Search engines and previews show about so many characters."""


def head(publication: Publication, style: Style, pictures: Mapping[str, Prepared], body: Safe) -> Safe:
    """The `head` element of a page with that body."""
    parts = [
        element("meta", attributes={"charset": "utf-8"}),
        element("meta", attributes={"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", text(publication_title(publication))),
        *(element("link", attributes={"rel": "canonical", "href": at}) for at in [_canonical(publication)] if at),
        *(element("meta", attributes={"name": name, "content": value}) for name, value in _named(publication)),
        *(element("meta", attributes={"property": name, "content": value}) for name, value in _open_graph(publication)),
        element("script", Safe(f"\n{_linked_data(publication, pictures)}\n"), {"type": "application/ld+json"}),
        element("style", Safe(f"\n{_fonts(body, style)}{page_stylesheet(style)}")),
    ]
    return element("head", Safe(f"\n{joined(parts, chr(10))}\n"))


def _fonts(body: Safe, style: Style) -> str:
    """The rules of the faces that the page carries in itself, where the style says so."""
    if not style.html.embed_fonts:
        return ""
    faces = carried_faces([body], style, packed=True)
    return "".join(
        f"{font_face(one, f'data:font/woff2;base64,{b64encode(one.content).decode()}')}\n" for one in faces
    )  # fmt: skip


def _linked_data(publication: Publication, pictures: Mapping[str, Prepared]) -> Safe:
    """The article as linked data, or the articles of a kit as a graph.

    A picture has its address in the web there; one that lies inside the page alone has none.
    """
    images = {
        href: image_object(one.width, one.height, one.media_type, safe_address(href)) for href, one in pictures.items()
    }
    things = [news_article(article, publication, images) for article in publication.articles]
    return linked_data(things[0] if len(things) == 1 else {"@graph": things})


def _named(publication: Publication) -> Iterator[tuple[str, str]]:
    if words := description(publication):
        yield "description", words
    for person in _authors(publication):
        yield "author", person
    if keywords := ", ".join(_keywords(publication)):
        yield "keywords", keywords
    if _held(publication):
        yield "robots", "noindex"
    yield "generator", f"umbruch {__version__}"


def _open_graph(publication: Publication) -> Iterator[tuple[str, str]]:
    """The Open Graph protocol (ogp.me) for an article; there is no `og:image`, as the pictures have no address."""
    article = publication.article
    yield "og:type", "article"
    if at := _canonical(publication):
        yield "og:url", at
    yield "og:title", publication_title(publication)
    if words := description(publication):
        yield "og:description", words
    if place := locale(publication_language(publication)):
        yield "og:locale", place
    if names := publishers(publication):
        yield "og:site_name", " / ".join(names)
    if published := _published(publication):
        yield "article:published_time", published
    if article.section and article.section.strip():
        yield "article:section", article.section
    if modified := day(article.modified):
        yield "article:modified_time", modified
    for person in _authors(publication):
        yield "article:author", person
    for keyword in _keywords(publication):
        yield "article:tag", keyword


def _published(publication: Publication) -> str | None:
    alone = publication.kind == "article" and len(publication.articles) == 1
    return published_day(publication.article, publication) if alone else publication_date(publication)


def _canonical(publication: Publication) -> str | None:
    """Where the article of a clipping stands in the web; several together have no address."""
    source = publication.article.source
    alone = publication.kind == "article" and len(publication.articles) == 1
    return safe_address(source.url) if alone and source and source.url else None


def description(publication: Publication) -> str:
    """What the page is about in one or two sentences: the lead, the deck, or how the text begins."""
    article = publication.article
    whole = publication.kind == "kit" and publication.subtitle
    for line in (whole or None, article.lead, article.deck, *block_texts(article.body)):
        words = " ".join((line or "").split())
        if len(words) > DESCRIPTION_LENGTH:
            return words[: DESCRIPTION_LENGTH - 2].rsplit(" ", 1)[0] + " …"
        if words:
            return words
    return ""


def _authors(publication: Publication) -> list[str]:
    bylines = [article.byline for article in publication.articles if article.byline]
    return _once(person.name for byline in bylines for person in byline.people)


def _keywords(publication: Publication) -> list[str]:
    return _once(keyword for article in publication.articles for keyword in article.keywords)


def _once(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))


def _held(publication: Publication) -> bool:
    """Whether an embargo holds, or an article has been withheld or taken back."""
    if any(article.status != "usable" for article in publication.articles):
        return True
    moment = moment_of(publication)
    holds = (hold_of(article, moment, article.lang or publication.lang) for article in publication.articles)
    return any(hold.holds for hold in holds if hold)
