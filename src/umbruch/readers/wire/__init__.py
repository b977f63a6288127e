"""Reads what agencies send: NewsML-G2, NewsML 1, NITF, ninjs, and wire text with its control characters."""

from __future__ import annotations

from umbruch.registry.format_table import ReadRequest
from umbruch.tree.reading import Reading


class NewsmlReader:
    """NewsML-G2: a news item, a package, or a message of several."""

    name = "newsml"
    suffixes = (".xml", ".newsml", ".newsml.xml", ".g2.xml")
    media_type = "application/vnd.iptc.g2.newsitem+xml"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read the texts and pictures of an item or a message.

        Raises:
            InputInvalid: broken XML, or no news in it; the place says line and element.
        """
        from umbruch.readers.wire.g2.newsml_message import read_message

        return read_message(content, request)


class Newsml1Reader:
    """NewsML 1.0 to 1.2, which some agencies still send."""

    name = "newsml-1"
    suffixes = (".newsml1.xml",)
    media_type = "text/vnd.iptc.newsml"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read the news items of a file; InputInvalid where it is broken or holds no news."""
        from umbruch.readers.wire.newsml_1 import read_newsml_1

        return read_newsml_1(content, request)


class NitfReader:
    """NITF of any version, with any namespace or none."""

    name = "nitf"
    suffixes = (".nitf.xml", ".nitf", ".nitf-plain.xml")
    media_type = "application/nitf+xml"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read the article of a file; InputInvalid where it is broken or no NITF."""
        from umbruch.readers.wire.nitf_article import read_nitf

        return read_nitf(content, request)


class NinjsReader:
    """ninjs 1 to 3, and the JSON of newsroom systems that is built like it."""

    name = "ninjs"
    suffixes = (".ninjs.json", ".ninjs", ".ninjs16.json", ".ninjs22.json", ".ninjs31.json")
    media_type = "application/json"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read a text, a picture or a composite; InputInvalid where it is no JSON or holds no news."""
        from umbruch.readers.wire.ninjs_article import read_ninjs

        return read_ninjs(content, request)


class WireReader:
    """Wire text: IPTC 7901 and ANPA 1312, with their header, slug lines and control characters."""

    name = "wire"
    suffixes = (".anpa", ".iptc", ".7901")
    media_type = "text/plain"

    def read(self, content: bytes, request: ReadRequest) -> Reading:
        """Read one message; InputUnreadable where there is no word in it."""
        from umbruch.readers.wire.wire_text import read_wire_text

        return read_wire_text(content, request)
