"""The controlled vocabularies that our items use: IPTC's by reference, our own declared in each item."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.newsxml.markup import G2, Element

IPTC_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"


class Scheme(NamedTuple):
    """A vocabulary of ours: alias, what its codes say, and the codes."""

    alias: str
    name: str
    codes: tuple[str, ...]

    @property
    def uri(self) -> str:
        """The scheme's URI; with a code behind it, the URI of that concept."""
        return f"urn:umbruch:cv:{self.alias.removeprefix('umb')}:"


SCHEMES = (
    Scheme("umbheadline", "Role of a headline", ("kicker", "deck")),
    Scheme("umbtitle", "Role of a title", ("publication", "subtitle")),
    Scheme("umbdescription", "Role of a description", ("alt", "credit")),
    Scheme("umbnote", "Role of an editorial note", ("embargo", "contact", "boilerplate", "notice")),
    Scheme("umbparty", "Role of a contributor", ("contact",)),
    Scheme("umbrendition", "Rendition of a text", ("xhtml", "nitf")),
    Scheme("umbproperty", "Property of a text", ("page",)),
    Scheme("umbgroup", "Role of a group in a package", ("main", "article", "cover")),
)


def catalogs() -> tuple[Element, Element]:
    """`catalogRef` to IPTC's catalog and the inline `catalog` of our schemes (NewsML-G2 Guidelines, Catalogs)."""
    return (
        G2("catalogRef", href=IPTC_CATALOG),
        G2(
            "catalog",
            [G2("scheme", G2("name", one.name, lang="en"), alias=one.alias, uri=one.uri) for one in SCHEMES],
        ),
    )
