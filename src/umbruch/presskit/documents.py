"""The publications that the documents of a kit are made from: the kit as a whole, and each article alone."""

from __future__ import annotations

from msgspec.structs import replace

from umbruch.presskit.assembly import PressKit
from umbruch.presskit.photo import Photo
from umbruch.presskit.retouching import retouched
from umbruch.style import Style
from umbruch.style.model import Furniture
from umbruch.tree import Article, Embargo, Figure, Inline, Paragraph, Picture, Publication, Table, Text
from umbruch.walk import each_block
from umbruch.wording import word

WIRE = frozenset({"newsml"})
"""Formats that carry the rights of each picture with the picture, and take no list of them as an article."""


def whole(kit: PressKit, format: str, hrefs: dict[str, str]) -> Publication:
    """All articles, then the fact sheet and, for people to read, the list of rights.

    Args:
        kit: the kit.
        format: the writer that it is for.
        hrefs: the names of the pictures relative to the document.
    """
    extra = [sheet for sheet in (fact_sheet(kit), None if format in WIRE else rights_list(kit)) if sheet]
    articles = [_renamed(article, hrefs) for article in (*kit.articles, *extra)]
    if format in WIRE and kit.manifest.usage:
        articles = [_with_terms(article, kit.manifest.usage) for article in articles]
    tree = kit.tree
    return replace(
        tree,
        cover=hrefs.get(tree.cover or ""),
        articles=tuple(articles),
        pictures=tuple(_moved(picture, hrefs) for picture in tree.pictures),
    )


def alone(kit: PressKit, number: int, hrefs: dict[str, str]) -> Publication:
    """One article with the contact, boilerplate and terms of its kit, and the pictures that it shows."""
    article = _renamed(kit.articles[number], hrefs)
    shown = {block.image for block in each_block(kit.articles[number].body) if isinstance(block, Figure)}
    if kit.manifest.usage:
        article = _with_terms(article, kit.manifest.usage)
    return Publication(
        lang=article.lang or kit.lang,
        date=kit.date,
        publisher=kit.publisher,
        articles=(
            replace(
                article, contact=article.contact or kit.contact, boilerplate=article.boilerplate or kit.boilerplate
            ),
        ),
        pictures=tuple(_moved(picture, hrefs) for picture in kit.pictures if picture.href in shown),
    )


def _with_terms(article: Article, usage: str) -> Article:
    return article if usage in article.notice else replace(article, notice=(*article.notice, usage))


def _renamed(article: Article, hrefs: dict[str, str]) -> Article:
    return retouched(article, lambda figure: replace(figure, image=hrefs.get(figure.image or "")))


def _moved(picture: Picture, hrefs: dict[str, str]) -> Picture:
    return replace(picture, href=hrefs[picture.href])


def fact_sheet(kit: PressKit) -> Article | None:
    """The fact sheet: an article of its own in the folder, or the rows in the manifest."""
    if kit.facts is not None:
        headline = kit.facts.headline or word("facts", kit.lang)
        return replace(kit.facts, headline=headline, embargo=kit.facts.embargo or kit.embargo)
    if not kit.manifest.facts:
        return None
    rows = tuple((_cell(name), _cell(value)) for name, value in kit.manifest.facts)
    return Article(lang=kit.lang, headline=word("facts", kit.lang), embargo=kit.embargo, body=(Table(rows=rows),))


def rights_list(kit: PressKit) -> Article | None:
    """Every picture with its file, credit and rights, and the terms that hold for all of it."""
    usage = kit.manifest.usage
    if not kit.photos and not usage:
        return None
    body: list[Paragraph | Table] = [Paragraph((Text(usage),))] if usage else []
    rows = tuple(_row(photo, usage) for photo in kit.photos if photo.source != kit.manifest.logo)
    if rows:
        header = tuple(_cell(word(key, kit.lang)) for key in ("picture_file", "caption", "credit", "rights"))
        body.append(Table(header=header, rows=rows))
    return Article(lang=kit.lang, headline=word("rights_list", kit.lang), embargo=kit.embargo, body=tuple(body))


def _row(photo: Photo, usage: str | None) -> tuple[tuple[Inline, ...], ...]:
    terms = [photo.rights, photo.usage if photo.usage != usage else None]
    return (
        _cell(photo.id),
        _cell(photo.caption),
        _cell(photo.credit),
        _cell(". ".join(term.rstrip(".") for term in terms if term)),
    )


def _cell(words: str | None) -> tuple[Inline, ...]:
    return (Text(words),) if words else ()


def under_embargo(style: Style, embargo: Embargo | None) -> Style:
    """The style with the embargo in bold in the head of every page; the same style without one."""
    if embargo is None:
        return style
    line = " ".join(embargo.text.replace("{", "(").replace("}", ")").split())
    shout = replace(style.text.page_head, weight="bold", colour=style.text.embargo.colour)
    return replace(
        style,
        head=Furniture(left=line, right=style.head.right),
        text=replace(style.text, page_head=shout),
    )
