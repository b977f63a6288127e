"""What a writer makes of a publication, for tests of any format."""

from __future__ import annotations

import re
from functools import lru_cache

from tests.publications import sample_publication, texts_set
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.registry import format_table
from umbruch.style import load
from umbruch.tree import Article, Publication

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def remarked(publication: Publication, format: str, style: str = "release") -> tuple[bytes, list[Diagnostic]]:
    """The file and what the writer remarked, but that nobody is named as its provider."""
    with collecting() as found:
        content = format_table.writer(format).render(publication, load(style))
    return content, [one for one in found if one.code != "provider.unknown"]


def rendered(publication: Publication, format: str, style: str = "release") -> bytes:
    """The file alone."""
    return remarked(publication, format, style)[0]


@lru_cache(maxsize=64)
def sample(name: str, format: str, style: str = "release") -> bytes:
    """The file of one of the shared samples."""
    return rendered(sample_publication(name), format, style)


def article_as(format: str, **fields: object) -> bytes:
    """The file of an article alone."""
    return rendered(Publication(articles=(Article(**fields),)), format)  # type: ignore[arg-type]


def codes(publication: Publication, format: str) -> set[str]:
    """The codes of what the writer remarked."""
    return {remark.code for remark in remarked(publication, format)[1]}


def squeezed(text: str) -> str:
    """White space made single, what XML cannot hold left out."""
    return " ".join(_FORBIDDEN.sub(lambda found: " " if found.group().isspace() else "", text).split())


def words_of(article: Article) -> list[str]:
    """The texts that the article's reader should meet, in reading order."""
    return [text for text in map(squeezed, texts_set(article)) if text]


def without_addresses(text: str) -> str:
    """Plain text without the addresses that follow the words of a link."""
    return re.sub(r" ?<(?:https?|mailto):[^>]*>", "", text)


def missing(texts: list[str], where: str) -> list[str]:
    """Those of the texts that don't stand in `where` one after the other."""
    place, lost = 0, []
    for text in texts:
        found = where.find(text, place)
        if found < 0:
            lost.append(text)
        else:
            place = found + len(text)
    return lost
