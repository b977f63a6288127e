"""What is settled of an article before any of it is set: its style, its language, and the way that it runs."""

from __future__ import annotations

import msgspec

from umbruch.language.direction import has_right_to_left, runs_leftwards
from umbruch.language.tags import direction
from umbruch.style.model import Style
from umbruch.tree import Article, Figure, Publication
from umbruch.tree.walk import article_texts, each_block
from umbruch.writers.pdf.covers.title_page import main_language


def style_for(article: Article, style: Style) -> Style:
    """The style, or the variant of it that an article is short enough for."""
    if not style.variants:
        return style
    pictures = sum(1 for block in each_block(article.body) if isinstance(block, Figure) and block.image)
    return style.for_length(sum(map(len, article_texts(article))), pictures)


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
