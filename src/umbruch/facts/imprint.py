"""What a publication says about itself as a whole: title, language, publisher, day; for books and pages."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from umbruch.facts.moment import parse_moment
from umbruch.language.tags import language_tag
from umbruch.language.wording import word
from umbruch.tree import Article, Publication
from umbruch.tree.characters import clean
from umbruch.tree.walk import article_texts

TITLE_LENGTH = 80
"""The longest title in characters that is made of an article's first words."""


def publication_title(publication: Publication) -> str:
    """The title of the whole: its own, else that of its first article."""
    if title := " ".join(clean(publication.title or "").split()):
        return title
    return article_title(publication.article, publication.lang)


def publication_language(publication: Publication) -> str:
    """The well-formed language tag of the whole: its own, else that of its first article, else `und`."""
    return language_tag(publication.lang or publication.article.lang)


def publishers(publication: Publication) -> tuple[str, ...]:
    """Who published: the newspapers of a clipping, the house behind a kit; each the other's stand-in."""
    newspapers = distinct_names(
        name for article in publication.articles if article.source for name in article.source.publications
    )
    house = distinct_names([publication.publisher or ""])
    return (house or newspapers) if publication.kind == "kit" else (newspapers or house)


def publication_date(publication: Publication) -> str | None:
    """The day of publication as ISO 8601, from the first place that names one; what is no date is passed over."""
    named = [publication.date]
    for article in publication.articles if publication.kind == "article" else ():
        named += [
            article.source.date if article.source else None,
            article.dateline.date if article.dateline else None,
            article.modified,
        ]
    for one in named:
        if one and (moment := parse_moment(one)):
            return moment.date().isoformat()
    return None


def distinct_names(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, white space evened out, without the empty ones."""
    return tuple(dict.fromkeys(words for value in values if (words := " ".join(clean(value).split()))))


def article_title(article: Article, lang: str | None = None) -> str:
    """A line to call the article by: its headline, else the first words that it has, else a word for "untitled".

    Args:
        article: the article.
        lang: the language of that word, where the article has none.
    """
    for line in chain((article.headline, article.kicker, article.deck), article_texts(article)):
        words = " ".join((line or "").split())
        if words := clean(words).strip():
            if line is article.headline or len(words) <= TITLE_LENGTH:
                return words
            return words[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + " …"
    return word("untitled", article.lang or lang)
