"""The whole file: one article, its namespace kept or taken off."""

from __future__ import annotations

from umbruch.errors import RenderError
from umbruch.facts.moment import moment_of
from umbruch.newsxml.finishing import finished
from umbruch.newsxml.nitf_body import nitf
from umbruch.newsxml.story import stories_of
from umbruch.newsxml.xml_elements import Element, without_namespace
from umbruch.registry.losses import report_losses
from umbruch.tree import Publication


def document(publication: Publication, *, plain: bool = False) -> bytes:
    """The NITF file of an article, UTF-8 with XML declaration.

    Args:
        publication: one article.
        plain: leave the namespace out.

    Raises:
        RenderError: no article or several, or blocks inside blocks too deep for readers of XML.
    """
    if len(publication.articles) != 1:
        count = len(publication.articles)
        raise RenderError(
            f"a NITF file holds one article, and here are {count}" if count else "there is no article to write as NITF",
            hint="write each article by itself, or all of them as newsml",
        )
    report_losses(publication, "nitf", "NITF")

    def build(clean: Publication) -> Element:
        (story,) = stories_of(clean, moment_of(clean))
        root = nitf(story, alone=True)
        return without_namespace(root) if plain else root

    return finished(publication, build)
