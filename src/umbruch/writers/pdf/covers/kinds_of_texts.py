"""What kind of text an article of a kit is, as its contents say: release, interview, fact sheet, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from umbruch.facts.genres import genre_of
from umbruch.language.wording import in_all_languages, word
from umbruch.tree import Article, Block, Box, Figure, Paragraph, Table
from umbruch.tree.walk import block_texts, each_block

_LEAST_PICTURES = 3
"""So many pictures with more words below them than between them are a sheet of pictures."""

_OF_GENRES = {"genre:Press_Release": "release", "genre:Interview": "interview", "genre:Listing_of_facts": "fact_sheet"}
"""The genres that have a word in the languages of the contents."""


def kinds_told(articles: Sequence[Article], lang: str | None) -> tuple[str, ...]:
    """The kind of each article in words; all empty where they are of one kind, which says nothing.

    Args:
        articles: of a kit.
        lang: the language of its contents.
    """
    told = tuple(_told(article, lang) for article in articles)
    return told if len(set(told)) > 1 else ("",) * len(told)


def _told(article: Article, lang: str | None) -> str:
    """How the article itself names its kind, as its genre or above its headline, or else what it is by its contents."""
    for written in (article.genre, article.kicker):
        genre = genre_of(written)
        if written and genre is not None:
            key = _OF_GENRES.get(genre.qcode)
            if key is not None or ":" not in written:  # a code is no word
                return word(key, lang) if key is not None else written.strip()
    return word(_derived(article), lang)


def _derived(article: Article) -> str:
    """The key of the word for what the article is by what it holds."""
    return next((key for key, is_so in _KINDS if is_so(article)), "release")


def _is_interview(article: Article) -> bool:
    return any(isinstance(one, Paragraph) and one.voice == "question" for one in each_block(article.body))


def _is_picture_sheet(article: Article) -> bool:
    if article.headline in in_all_languages("rights_list"):
        return True
    shown = [one for one in each_block(article.body) if isinstance(one, Figure) and one.image]
    return len(shown) >= _LEAST_PICTURES and _is_most(shown, article)


def _is_fact_sheet(article: Article) -> bool:
    return _is_most([one for one in article.body if isinstance(one, Box | Table)], article)


def _is_most(blocks: Iterable[Block], article: Article) -> bool:
    """Whether more than half of the words of an article stand in these blocks."""
    said, all_said = (sum(map(len, block_texts(some))) for some in (blocks, article.body))
    return 2 * said > all_said


_KINDS: tuple[tuple[str, Callable[[Article], bool]], ...] = (
    ("interview", _is_interview), ("picture_sheet", _is_picture_sheet), ("fact_sheet", _is_fact_sheet),
)  # fmt: skip
"""The kinds that are told by what an article holds, the surest first; all else is a release."""
