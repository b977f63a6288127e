"""Writes NITF 3.6 (IPTC), one article a file: with its namespace, as the schema wants it, or plain, as readers do."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.tree import Publication


class NitfWriter:
    """NITF that is valid by the schema of IPTC."""

    name = "nitf"
    suffixes = (".nitf.xml", ".nitf")
    media_type = "application/nitf+xml"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """The article as a `nitf` document; the style plays no part.

        Raises:
            RenderError: no article or several, or blocks inside blocks too deep for readers of XML.
        """
        from umbruch.writers.nitf.nitf_document import document

        return document(publication)


class PlainNitfWriter:
    """The same document without a namespace: newsroom systems look for a root that is called `nitf` and no more."""

    name = "nitf-plain"
    suffixes = (".nitf-plain.xml",)
    media_type = "application/nitf+xml"
    pictures_beside = True

    def render(self, publication: Publication, style: Style) -> bytes:  # noqa: ARG002
        """The article as a `nitf` document without a namespace; the style plays no part.

        Raises:
            RenderError: no article or several, or blocks inside blocks too deep for readers of XML.
        """
        from umbruch.writers.nitf.nitf_document import document

        return document(publication, plain=True)
