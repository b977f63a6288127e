"""The publications that the documents of a kit are made from: the kit as a whole, and each article alone."""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec.structs import replace

from umbruch.language.wording import word
from umbruch.presskit.photos.kit_photo import Photo, Size
from umbruch.presskit.photos.print_sizes import page_is_shown
from umbruch.presskit.source.kit_reading import PressKit
from umbruch.registry import format_table
from umbruch.style import Style
from umbruch.style.model import Furniture
from umbruch.tree import (
    Article,
    Break,
    Embargo,
    Figure,
    Inline,
    Paragraph,
    Picture,
    Publication,
    Strong,
    Table,
    Text,
)
from umbruch.tree.figure_changes import with_figures_changed
from umbruch.tree.reading import Life, Reading, Smaller
from umbruch.tree.walk import each_block

WIRE = frozenset({"newsml", "newsml-apa", "newsml-dpa"})
"""Formats for the systems of newsrooms, which take no list of rights as an article."""

_WITH_LOGO = frozenset({"pdf", "epub", "docx", "html"})
"""Formats that show the logo of the house."""
_SCREEN = frozenset({"epub", "html"})


def for_unknown_machines(style: Style) -> Style:
    """The style with its faces in Word files, unless it says no: all files of a kit show the same ones."""
    if style.docx.embed_fonts is not None:
        return style
    return replace(style, docx=replace(style.docx, embed_fonts=True))


def whole(
    kit: PressKit, format: str, style: Style, hrefs: Mapping[str, str], smaller: tuple[Smaller, ...] = ()
) -> Publication:
    """All articles, then the fact sheet and, for people to read, the list of rights.

    Args:
        kit: the kit.
        format: the writer that it is for.
        style: how it is set.
        hrefs: the names of the pictures relative to the document.
        smaller: their files for web pages and lists, for formats that name files.
    """
    extra = [sheet for sheet in (fact_sheet(kit), None if format in WIRE else rights_list(kit)) if sheet]
    articles = [_renamed(article, hrefs) for article in (*kit.articles, *extra)]
    if format in WIRE and kit.manifest.usage:
        articles = [_with_terms(article, kit.manifest.usage) for article in articles]
    tree = kit.tree
    size = _size_for(format, style)
    if size == "page":
        pictures = tuple(replace(picture, href=hrefs[picture.href]) for picture in tree.pictures)
    else:
        shown = {picture.href for picture in tree.pictures}
        pictures = _pictures(kit, shown, size, hrefs)
    told = replace(
        tree, cover=hrefs.get(tree.cover or ""), logo=hrefs.get(tree.logo or ""), articles=tuple(articles),
        pictures=pictures,
    )  # fmt: skip
    return _with_lives(told, kit.lives, smaller if size == "print" else ())


def _size_for(format: str, style: Style) -> Size:
    """What a document shows: files beside it in their size for print, pictures inside it as large as it needs them."""
    if getattr(format_table.writer(format), "pictures_beside", False):
        return "print"
    return "page" if format not in _SCREEN and page_is_shown(style) else "web"


def _pictures(kit: PressKit, shown: Container[str | None], size: Size, hrefs: Mapping[str, str]) -> tuple[Picture, ...]:
    return tuple(photo.picture(size, hrefs[photo.source]) for photo in kit.photos if photo.source in shown)


def alone(
    kit: PressKit,
    number: int,
    format: str,
    style: Style,
    hrefs: Mapping[str, str],
    smaller: tuple[Smaller, ...] = (),
) -> Publication:
    """One article with the contact, boilerplate and terms of its kit, and the pictures that it shows."""
    article = _renamed(kit.articles[number], hrefs)
    shown = {block.image for block in each_block(kit.articles[number].body) if isinstance(block, Figure)}
    if kit.manifest.usage:
        article = _with_terms(article, kit.manifest.usage)
    logo = kit.manifest.logo if format in _WITH_LOGO else None
    size = _size_for(format, style)
    pictures = _pictures(kit, {*shown, logo}, size, hrefs)
    named = {picture.href for picture in pictures} if size == "print" else frozenset[str]()
    return Reading(
        lang=article.lang or kit.lang,
        date=kit.date,
        publisher=kit.publisher,
        provider=kit.provider,
        logo=hrefs.get(logo or ""),
        lives=kit.lives[number : number + 1],
        articles=(
            replace(
                article, contact=article.contact or kit.contact, boilerplate=article.boilerplate or kit.boilerplate
            ),
        ),
        pictures=pictures,
        smaller=tuple(one for one in smaller if one.of in named),
    )


def _with_lives(publication: Publication, lives: tuple[Life, ...], smaller: tuple[Smaller, ...]) -> Publication:
    fields = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    return Reading(**fields, lives=lives, smaller=smaller)


def _with_terms(article: Article, usage: str) -> Article:
    return article if usage in article.notice else replace(article, notice=(*article.notice, usage))


def _renamed(article: Article, hrefs: Mapping[str, str]) -> Article:
    return with_figures_changed(article, lambda figure, _: replace(figure, image=hrefs.get(figure.image or "")))


def fact_sheet(kit: PressKit) -> Article | None:
    """The fact sheet: an article of its own in the folder, or the rows in the manifest."""
    if kit.facts is not None:
        headline = kit.facts.headline or word("facts", kit.lang)
        return replace(kit.facts, headline=headline, embargo=kit.facts.embargo or kit.embargo)
    if not kit.manifest.facts:
        return None
    rows = tuple((_cell(name), _cell(value)) for name, value in kit.manifest.facts)
    table = Table(rows=rows, row_heads=True)
    return Article(lang=kit.lang, headline=word("facts", kit.lang), embargo=kit.embargo, body=(table,))


def rights_list(kit: PressKit) -> Article | None:
    """Every picture with its file, credit and rights, and the terms that hold for all of it."""
    usage = kit.manifest.usage
    if not kit.photos and not usage:
        return None
    body: list[Paragraph | Table] = [Paragraph((Text(usage),))] if usage else []
    rows = tuple(_row(photo, usage) for photo in kit.photos if photo.source != kit.manifest.logo)
    if rows:
        header = tuple(_cell(word(key, kit.lang)) for key in ("picture_file", "credit", "rights"))
        body.append(Table(header=header, rows=rows))
    return Article(lang=kit.lang, headline=word("rights_list", kit.lang), embargo=kit.embargo, body=tuple(body))


def _row(photo: Photo, usage: str | None) -> tuple[tuple[Inline, ...], ...]:
    terms = [photo.rights, photo.usage if photo.usage != usage else None]
    name = Strong((Text(f"{photo.id}{photo.suffix}"),))
    return (
        (name, Break(), Text(photo.caption)) if photo.caption else (name,),
        _cell(photo.credit),
        _cell(". ".join(term.rstrip(".") for term in terms if term)),
    )


def _cell(words: str | None) -> tuple[Inline, ...]:
    return (Text(words),) if words else ()


def under_embargo(style: Style, embargo: Embargo | None, *, shown: bool = False) -> Style:
    """The style of a document in the kit: with the embargo in bold in the head of every page, where there is one.

    The word of the letterhead is left out: a kit holds more than press releases, and these say so themselves.

    Args:
        style: of the kit.
        embargo: under which the document stands.
        shown: whether each page says it by itself, as PDF does where every article has an embargo and the style a band.
    """
    style = replace(style, label="")
    if embargo is None or (shown and style.warns_in_heads):
        return style
    line = " ".join(embargo.text.replace("{", "(").replace("}", ")").split())
    shout = replace(style.text.page_head, weight="bold", colour=style.text.embargo.colour)
    return replace(
        style,
        head=Furniture(left=line, right=style.head.right),
        text=replace(style.text, page_head=shout),
    )
