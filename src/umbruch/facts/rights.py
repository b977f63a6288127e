"""What an article says about its rights, sorted out of its notices."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.tree import Article
from umbruch.tree.characters import one_line

_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOT_HOLDER = re.compile(
    r"©|\(c\)|\bcopyright\b|\bby\b|\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:19|20)?\d\d\b)?", re.IGNORECASE
)
_TERMS = re.compile(
    r"rechte|nachdruck|abdruck|honorar|verwendung|nutzung|lizenz|beleg|rights|reproduc|reuse|licen[cs]e|usage"
    r"|editorial use|droits|reproducción|derechos|diritti|rechten|prawa|rettigheder|rättigheter|rettigheter",
    re.IGNORECASE,
)
_LAST_CLAUSE = re.compile(r"[.,;|–][^.,;|–]*$")


class Rights(NamedTuple):
    """Copyright lines, terms of use, other notices (an agency's ids), and the holder and year in the first © line."""

    copyright: tuple[str, ...]
    terms: tuple[str, ...]
    other: tuple[str, ...]
    holder: str | None
    year: str | None


def rights_of(article: Article) -> Rights:
    """The notices of an article by what they are."""
    notices = [notice for notice in article.notice if notice.strip()]
    copyright = tuple(notice for notice in notices if _COPYRIGHT.search(notice))
    terms = tuple(notice for notice in notices if notice not in copyright and _TERMS.search(notice))
    other = tuple(notice for notice in notices if notice not in copyright and notice not in terms)
    first = copyright[0] if copyright else ""
    year = _YEAR.search(first)
    return Rights(copyright, terms, other, _holder(first), year.group() if year else None)


def _holder(line: str) -> str | None:
    """`Lindauer Bote` from `© 2024 Lindauer Bote. Alle Rechte vorbehalten`; None where no name is left."""
    holder = one_line(_NOT_HOLDER.sub("", line))
    if terms := _TERMS.search(holder):
        holder = _LAST_CLAUSE.sub("", holder[: terms.start()])
    holder = holder.strip(" ,.:;-–/|")
    return holder if 0 < len(holder) <= 80 else None
