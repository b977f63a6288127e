"""Writes NewsML-G2 2.35 (IPTC), power conformance: a news item, or a message of several with their package."""

from __future__ import annotations

from typing import ClassVar, Literal

from umbruch.style.model import Style
from umbruch.tree import Publication


class NewsmlWriter:
    """The wire's format: metadata in NewsML-G2, the story inside both as XHTML and as NITF 3.6."""

    name = "newsml"
    suffixes = (".xml", ".newsml", ".newsml.xml", ".g2.xml")
    media_type = "application/vnd.iptc.g2.newsmessage+xml"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """A `newsMessage` of one item or several, as receivers want one in any case; the style plays no part.

        Raises:
            RenderError: a publication without an article, or blocks inside blocks too deep for readers of XML.
        """
        from umbruch.writers.newsml.news_message import document

        return document(publication)


class NewsmlItemWriter:
    """The item of one article without a message around it, for archives that keep items."""

    name = "newsml-item"
    suffixes = (".newsitem.xml",)
    media_type = "application/vnd.iptc.g2.newsitem+xml"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """One `newsItem`; it names its pictures, whose own items need a message. The style plays no part.

        Raises:
            RenderError: no article or several, or blocks inside blocks too deep for readers of XML.
        """
        from umbruch.writers.newsml.news_message import item_alone

        return item_alone(publication)


class _AgencyWriter:
    """NewsML-G2 in the shape of an agency's files, for receivers that are built on those."""

    agency: ClassVar[Literal["dpa", "apa"]]
    media_type = "application/vnd.iptc.g2.newsmessage+xml"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """A `newsMessage` of one item or several; the style plays no part.

        Raises:
            RenderError: a publication without an article, or blocks inside blocks too deep for readers of XML.
        """
        from umbruch.writers.newsml.news_message import document

        return document(publication, self.agency)


class NewsmlDpaWriter(_AgencyWriter):
    """As dpa shapes it: kicker of rank 3, teaser, XHTML with header, main section and marked dateline."""

    name = "newsml-dpa"
    suffixes = (".dpa.xml",)
    agency = "dpa"


class NewsmlApaWriter(_AgencyWriter):
    """As APA shapes it: title and subtitle as typed headlines, flat XHTML with the subtitle as `h2`."""

    name = "newsml-apa"
    suffixes = (".apa.xml",)
    agency = "apa"
