"""The controlled vocabularies that our items use: IPTC's by reference, our own declared in each item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from umbruch.kept import remembered
from umbruch.newsxml.xml_elements import G2, Element

IPTC_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"


class Scheme(NamedTuple):
    """A vocabulary: alias, the URI that a code makes the URI of its concept, what its codes say, and the codes."""

    alias: str
    uri: str
    name: str
    codes: tuple[str, ...]

    def element(self) -> Element:
        """The `scheme` as a catalog declares it."""
        return G2("scheme", G2("name", self.name, lang="en"), alias=self.alias, uri=self.uri)


def _own(alias: str, name: str, *codes: str) -> Scheme:
    return Scheme(alias, f"urn:umbruch:cv:{alias.removeprefix('umb')}:", name, codes)


SCHEMES = (
    _own("umbheadline", "Role of a headline", "kicker", "deck"),
    _own("umbtitle", "Role of a title", "publication", "subtitle"),
    _own("umbdescription", "Role of a description", "alt", "credit"),
    _own("umbnote", "Role of an editorial note", "embargo", "contact", "boilerplate", "notice", "change", "desk"),
    _own("umbparty", "Role of a contributor", "contact"),
    _own("umbtype", "Type of a subject", "section"),
    _own("umbrendition", "Rendition of a text", "xhtml", "nitf"),
    _own(
        "umbproperty",
        "Property of a text or a picture",
        "page",
        "circulation",
        "focus",
        "credited",
        "rights",
        "filed",
        "published",
        "status",
    ),
    _own("group", "Role of a group in a package", "root", "main", "cover"),
)
"""IPTC has no vocabulary for these; the alias of the groups is the one of IPTC's examples, which readers look for."""


SECTION = "umbtype:section"
"""The type of a subject that is the section of a paper."""


def catalogs(schemes: Iterable[Scheme] = SCHEMES) -> tuple[Element, Element]:
    """`catalogRef` to IPTC's catalog and the inline `catalog` of the schemes (NewsML-G2 Guidelines, Catalogs)."""
    return G2("catalogRef", href=IPTC_CATALOG), etree.fromstring(_written(tuple(schemes)))


@remembered(8)
def _written(schemes: tuple[Scheme, ...]) -> bytes:
    """The `catalog` of the schemes, which each item has: it is read in a tenth of the time that its elements take."""
    return etree.tostring(G2("catalog", [one.element() for one in schemes]))
