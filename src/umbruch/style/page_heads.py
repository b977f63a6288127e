"""What page heads and feet say: the placeholders of a style filled in from the publication."""

from __future__ import annotations

import string
from typing import NamedTuple

from umbruch.language.wording import long_date
from umbruch.tree import Article, Publication

PAGE, FOLIO = "page", "folio"
"""The placeholders that only the finished pages can fill: the number of the page in words, and alone."""
PLACEHOLDERS = (
    "publication", "date", "source_page", "headline", "organisation", "rights", "section", "kicker", PAGE, FOLIO,
    "more",
)  # fmt: skip


class Facts(NamedTuple):
    """What the placeholders stand for; the page number is the writer's own business."""

    publication: str
    date: str
    source_page: str
    headline: str
    organisation: str
    rights: str = ""
    section: str = ""
    embargo: str = ""
    kicker: str = ""
    more: str = ""
    """That the article goes on, on pages where it does: the writer's own business, too."""


class Piece(NamedTuple):
    """A stretch of a slot: words of the style, or what the placeholder `name` stands for (none for the page number)."""

    words: str
    name: str | None = None


def facts_of(publication: Publication, article: Article | None) -> Facts:
    """The placeholders' values for the pages of an article, or, with None, for those of the whole publication.

    The date is that of the newspaper, else of the dateline, of the publication, of the last change.
    """
    source = article.source if article else None
    dateline = article.dateline if article else None
    contact = (article.contact if article else None) or publication.contact
    organisation = publication.publisher or (contact.organisation if contact else None) or ""
    newspapers = ", ".join(source.publications) if source else ""
    kit = publication.title if publication.kind == "kit" else None
    dates = (
        source.date if source else None,
        dateline.date if dateline else None,
        publication.date,
        article.modified if article else None,
    )
    values = (
        newspapers or kit or organisation,
        long_date(next(filter(None, dates), None), (article.lang if article else None) or publication.lang),
        (source.page if source else None) or "",
        (article.headline if article else publication.title) or "",
        organisation,
        (source.rights if source else None) or "",
        (article.section if article else None) or "",
        article.embargo.text if article and article.embargo else "",
        (article.kicker if article else None) or "",
    )
    return Facts(*(" ".join(value.split()) for value in values))


def filled(template: str, facts: Facts) -> tuple[Piece, ...]:
    """A slot with its placeholders filled in; nothing where all of them are empty.

    Args:
        template: a slot of a `Furniture`, checked when its style was loaded.
        facts: the values.
    """
    pieces = []
    parsed = list(string.Formatter().parse(template))
    names = [name for _, name, _, _ in parsed if name]
    if names and not any(name in (PAGE, FOLIO) or getattr(facts, name) for name in names):
        return ()
    for literal, name, _, _ in parsed:
        if literal:
            pieces.append(Piece(literal))
        if name in (PAGE, FOLIO):
            pieces.append(Piece("", name))
        elif name and (value := getattr(facts, name)):
            pieces.append(Piece(value, name))
    while pieces and not pieces[0].name and not pieces[0].words.strip():
        del pieces[0]
    return tuple(pieces)
