"""Writes NewsML-G2 2.35 (IPTC), power conformance: a news item, or a message of several with their package."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.tree import Publication


class NewsmlWriter:
    """The wire's format: metadata in NewsML-G2, the story inside both as XHTML and as NITF 3.6."""

    name = "newsml"
    suffixes = (".xml", ".newsml", ".newsml.xml", ".g2.xml")
    media_type = "application/vnd.iptc.g2.newsitem+xml"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """One `newsItem` for an article alone, else a `newsMessage`; the style plays no part.

        Raises:
            RenderError: a publication without an article, or blocks inside blocks too deep for readers of XML.
        """
        from umbruch.writers.newsml.document import document

        return document(publication)
