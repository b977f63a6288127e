"""What is settled of an article before any of it is set: its style, its language, its way, and that it can be set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from umbruch.errors import RenderError
from umbruch.language.direction import has_right_to_left, runs_leftwards
from umbruch.language.tags import direction
from umbruch.style.model import Style
from umbruch.tree import Article, Figure, Publication
from umbruch.tree.walk import article_texts, each_block
from umbruch.writers.pdf.covers.title_page import main_language
from umbruch.writers.pdf.type.founts import founts_of
from umbruch.writers.pdf.type.ideographs import first_letter, script_of
from umbruch.writers.pdf.type.settable import name_of


def style_for(articles: Sequence[Article], style: Style) -> Style:
    """The style, or the variant of it that articles are short enough for together; several share its columns."""
    if len(articles) > 1:
        columned = tuple(variant for variant in style.variants if variant.page.columns > 1)
        style = msgspec.structs.replace(style, variants=columned)
    if not style.variants:
        return style
    blocks = [block for article in articles for block in each_block(article.body)]
    pictures = sum(1 for block in blocks if isinstance(block, Figure) and block.image)
    return style.for_length(sum(len(text) for article in articles for text in article_texts(article)), pictures)


def sheets_for(articles: Sequence[Article], style: Style) -> Iterator[Style]:
    """The style or its variant for articles, and those on larger sheets, the smallest first.

    Nobody turns over a sheet of half the size: what a small one does not hold at once takes a larger one.
    """
    style_of_sheet = style_for(articles, style)
    yield style_of_sheet
    area = style_of_sheet.page.width * style_of_sheet.page.height
    if area < style.page.width * style.page.height:
        larger = tuple(one for one in style.variants if one.page.width * one.page.height > area)
        yield from sheets_for(articles, msgspec.structs.replace(style, variants=larger))


def completed(article: Article, publication: Publication) -> Article:
    """The article with the language of the publication, and for a single one with its contact and boilerplate."""
    changes: dict[str, object] = {}
    if not article.lang:
        changes["lang"] = main_language(publication)
    if publication.kind == "article":
        if article.contact is None and publication.contact is not None:
            changes["contact"] = publication.contact
        if not article.boilerplate and publication.boilerplate:
            changes["boilerplate"] = publication.boilerplate
    return msgspec.structs.replace(article, **changes) if changes else article


def article_runs_leftwards(article: Article) -> bool:
    """Whether an article runs from right to left: as its language does, or else, where none is named, its letters."""
    if article.lang:
        return direction(article.lang) == "rtl"
    text = " ".join(article_texts(article))
    return has_right_to_left(text) and runs_leftwards(text, default=False)


def leaded_style(style: Style, lang: str | None) -> Style:
    """The style as an article from right to left is set with it."""
    from umbruch.writers.pdf.type.mixed import style_of

    return style_of(style, lang)


def insist_on_ideographs(article: Article, style: Style, place: str) -> None:
    """Refuse an article of Chinese, Japanese or Korean that no face of the style has the signs of: it would be boxes.

    Raises:
        RenderError: with the name of the script, and what to do.
    """
    text = " ".join(article_texts(article))
    if text.isascii() or not (script := script_of(text)):
        return
    letter = first_letter(text)
    fount = founts_of(style.fonts).fount(style.text.body.font)
    if not any(ord(letter) in face.characters for face in fount.faces):
        raise RenderError(
            f"no face of the style has the letters of {script}: {name_of(letter)} and others would be boxes",
            place=place,
            hint="name a family that has them under fonts.fallback in the style, or render it as EPUB or DOCX",
        )
