"""The whole file: one item, or a message of several."""

from __future__ import annotations

from functools import partial

from umbruch.errors import RenderError
from umbruch.facts.moment import moment_of
from umbruch.newsxml.finishing import finished
from umbruch.newsxml.story import stories_of
from umbruch.newsxml.xml_elements import Element
from umbruch.registry.losses import report_losses
from umbruch.tree import Publication
from umbruch.writers.newsml.dialects import DIALECTS, Agency, speak
from umbruch.writers.newsml.news_items import text_item
from umbruch.writers.newsml.package import message, message_of_one


def document(publication: Publication, agency: Agency | None = None) -> bytes:
    """The NewsML-G2 file of a publication, UTF-8 with XML declaration.

    Args:
        publication: what to write, an article or more.
        agency: whose readers it is for; None for all of them.

    Raises:
        RenderError: no article, or blocks inside blocks too deep for readers of XML.
    """
    if not publication.articles:
        raise RenderError("there is no article to write as NewsML-G2", hint="a publication needs at least one article")
    report_losses(publication, "newsml", "NewsML-G2")
    return finished(publication, partial(_root, agency=agency))


def item_alone(publication: Publication) -> bytes:
    """The news item of an article without a message, UTF-8 with XML declaration.

    Args:
        publication: one article.

    Raises:
        RenderError: no article or several, or blocks inside blocks too deep for readers of XML.
    """
    if len(publication.articles) != 1:
        count = len(publication.articles)
        raise RenderError(
            f"a news item holds one article, and here are {count}" if count else "there is no article to write",
            hint="write all of them as newsml, which is a message",
        )
    report_losses(publication, "newsml", "a news item without a message", also=("copyright", "terms", "focus"))
    return finished(publication, lambda clean: text_item(stories_of(clean, moment_of(clean))[0]))


def _root(publication: Publication, agency: Agency | None) -> Element:
    stories = stories_of(publication, moment_of(publication))
    alone = publication.kind == "article" and len(stories) == 1 and not stories[0].shots
    root = message_of_one(stories[0]) if alone else message(publication, stories)
    return root if agency is None else speak(root, DIALECTS[agency])
