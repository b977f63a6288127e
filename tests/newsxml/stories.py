"""Stories for the tests of what the wire's formats share, and their elements as short text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from lxml import etree

from umbruch.newsxml.story import Story, stories_of
from umbruch.tree import Article, Provider, Publication

BOTE = Provider("Bote", "bote.example")
NOON = datetime(2024, 3, 9, 12, tzinfo=UTC)
_NAMESPACES = re.compile(r' xmlns(?::\w+)?="[^"]*"')


def story(lang: str | None = "de", **fields: object) -> Story:
    """An article alone on its way, seen at noon of 9 March 2024."""
    return kit_stories(Article(lang=lang, **fields))[0]  # type: ignore[arg-type]


def kit_stories(*articles: Article, **fields: object) -> tuple[Story, ...]:
    """The stories of several articles, which the Bote provides."""
    return stories_of(Publication(articles=articles, **{"provider": BOTE, **fields}), NOON)  # type: ignore[arg-type]


def written(elements: etree._Element | Iterable[etree._Element]) -> str:
    """Elements without their namespaces."""
    several = [elements] if isinstance(elements, etree._Element) else list(elements)
    return _NAMESPACES.sub("", "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in several))
