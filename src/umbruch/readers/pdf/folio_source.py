"""Paper, day and page from the line above or below a newspaper page, for every article on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.tree import Article, Source

_PARTS = re.compile(r"\s*[·|•–—/,]\s*|\s{2,}")
_SHORT_NAME = re.compile(r"[A-ZÄÖÜ]{2,4}")
_MOST_NAME_WORDS = 5


def folio_source(folios: Sequence[str], words: str) -> Source | None:
    """What the folio lines of a page tell; None where they tell no day and no paper.

    Args:
        folios: the lines.
        words: all words of the page, in which a paper that is named by its letters (`AN`) may stand in full.
    """
    days = [found for line in folios if (found := find_date(line.replace(",", ", ")))]
    labels = "|".join(re.escape(label) for label in everywhere("page_labels") if len(label) > 1)
    pages = [
        match.group(1)
        for line in folios
        if (match := re.search(rf"\b(?:{labels})\s*(\d{{1,3}})\b", line, re.IGNORECASE))
    ]
    parts = [part.strip() for line in folios for part in _PARTS.split(line)]
    names = [part for part in parts if names_newspaper(part) and len(part.split()) <= _MOST_NAME_WORDS]
    if not names and days:
        names = [_in_full(part, words) for part in parts if _SHORT_NAME.fullmatch(part)][:1]
    if not days and not names:
        return None
    return Source(
        " · ".join(folios), tuple(dict.fromkeys(names)), days[0].iso if days else None, pages[0] if pages else None
    )


def _in_full(short: str, words: str) -> str:
    """The words that begin with the letters of a short name, where exactly one such run of them stands on the page."""
    pattern = r"\b" + r"\s+".join(rf"{letter}[a-zäöüß]{{2,}}" for letter in short) + r"\b"
    found = {match.group() for match in re.finditer(pattern, words) if names_newspaper(match.group())}
    return found.pop() if len(found) == 1 else short


def with_folio(article: Article, folio: Source) -> Article:
    """The article with what the folio of its page tells; what it says itself of its paper and address stays."""
    own = article.source
    if own is None or not (own.publications or own.url):
        return replace(article, source=folio)
    return replace(
        article,
        source=replace(
            own, publications=own.publications or folio.publications, date=folio.date or own.date,
            page=folio.page or own.page,
        ),
    )  # fmt: skip
