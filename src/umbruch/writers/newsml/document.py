"""The whole file: one item, or a message of several."""

from __future__ import annotations

from umbruch.errors import RenderError
from umbruch.moment import moment_of
from umbruch.newsxml.finishing import finished
from umbruch.newsxml.markup import Element
from umbruch.newsxml.story import stories_of
from umbruch.tree import Publication
from umbruch.writers.newsml.items import text_item
from umbruch.writers.newsml.package import message


def document(publication: Publication) -> bytes:
    """The NewsML-G2 file of a publication, UTF-8 with XML declaration.

    Raises:
        RenderError: no article, or blocks inside blocks too deep for readers of XML.
    """
    if not publication.articles:
        raise RenderError("there is no article to write as NewsML-G2", hint="a publication needs at least one article")
    return finished(publication, _root)


def _root(publication: Publication) -> Element:
    stories = stories_of(publication, moment_of(publication))
    alone = publication.kind == "article" and len(stories) == 1 and not stories[0].shots
    return text_item(stories[0]) if alone else message(publication, stories)
