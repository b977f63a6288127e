"""Looking into the NewsML-G2 that we wrote: trees, places and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree
from msgspec.structs import replace

from tests.publications import sample_publication, texts_set
from umbruch.diagnostics import Diagnostic, collecting
from umbruch.style import load
from umbruch.tree import Article, Publication
from umbruch.writers.newsml import NewsmlApaWriter, NewsmlDpaWriter, NewsmlItemWriter, NewsmlWriter

NAMESPACES = {
    "g": "http://iptc.org/std/nar/2006-10-01/",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://iptc.org/std/NITF/2006-10-18/",
}
WRITERS = {writer.name: writer for writer in (NewsmlWriter(), NewsmlDpaWriter(), NewsmlApaWriter())}
"""Those of messages."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSIDE_A_LINE = {"em", "strong", "sub", "sup", "s", "a", "span", "lang", "num", "person", "location"}


def rendered(publication: Publication, format: str = "newsml") -> bytes:
    """The file, its diagnostics thrown away."""
    return remarked(publication, format)[0]


def remarked(publication: Publication, format: str = "newsml") -> tuple[bytes, list[Diagnostic]]:
    """The file and what the writer remarked, but that nobody is named as its provider."""
    with collecting() as found:
        writer = NewsmlItemWriter() if format == "newsml-item" else WRITERS[format]
        content = writer.render(publication, load("broadsheet"))
    return content, [one for one in found if one.code != "provider.unknown"]


def root_of(publication: Publication, format: str = "newsml") -> etree._Element:
    """The parsed file."""
    return etree.fromstring(rendered(publication, format), etree.XMLParser(no_network=True, resolve_entities=False))


@lru_cache(maxsize=48)
def sample_root(name: str, format: str = "newsml") -> etree._Element:
    """The parsed file of one of the shared samples."""
    return root_of(sample_publication(name), format)


def root_of_article(**fields: object) -> etree._Element:
    """The parsed file of an article alone, without pictures."""
    return root_of(Publication(articles=(Article(**fields),)), "newsml-item")  # type: ignore[arg-type]


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements at an XPath with the prefixes g (NewsML-G2), x (XHTML) and n (NITF)."""
    found = root.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def values(root: etree._Element, path: str) -> list[str]:
    """The texts of the elements, or the attributes, at an XPath."""
    found = root.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [all_text(one) if isinstance(one, etree._Element) else str(one) for one in found]


def all_text(element: etree._Element) -> str:
    """Every character below an element, as it stands."""
    return "".join(map(str, element.itertext()))


def attribute(element: etree._Element, name: str) -> str:
    """An attribute that must be there: KeyError without it."""
    return str(element.attrib[name])


def names(element: etree._Element) -> list[str]:
    """The local names of the children in order."""
    return [etree.QName(child).localname for child in element]


def text_of(element: etree._Element) -> str:
    """All text below an element, words of neighbouring blocks kept apart, white space made single."""
    return squeezed("".join(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        apart = "" if etree.QName(child).localname in _INSIDE_A_LINE else " "
        yield apart
        yield from _pieces(child)
        yield apart
        yield child.tail or ""


def squeezed(text: str) -> str:
    """White space made single, what XML cannot hold left out."""
    return " ".join(_FORBIDDEN.sub(lambda found: " " if found.group().isspace() else "", text).split())


def words_of(article: Article) -> list[str]:
    """The texts that the article's reader should meet, in reading order."""
    return [text for text in map(squeezed, texts_set(article)) if text]


def readers_words_of(article: Article) -> list[str]:
    """The words that are meant for readers: contact and notices are the desk's."""
    return words_of(replace(article, contact=None, notice=()))


def desk_words_of(article: Article) -> list[str]:
    """The words of contact and notices."""
    return words_of(Article(contact=article.contact, notice=article.notice))
