"""The whole file: one item or a message, checked for depth, indented where white space means nothing."""

from __future__ import annotations

from lxml import etree

from umbruch.errors import RenderError
from umbruch.moment import moment_of
from umbruch.tree import Publication
from umbruch.writers.newsml.cleaning import clean_tree
from umbruch.writers.newsml.items import text_item
from umbruch.writers.newsml.markup import XHTML, Element
from umbruch.writers.newsml.package import message
from umbruch.writers.newsml.story import stories_of

MAX_DEPTH = 200
"""Readers built on libxml2 give up at 256 elements inside one another."""

_CONTAINERS = frozenset(
    {
        "newsMessage",
        "header",
        "itemSet",
        "newsItem",
        "packageItem",
        "catalog",
        "rightsInfo",
        "itemMeta",
        "contentMeta",
        "contentSet",
        "inlineXML",
        "groupSet",
        "group",
        "itemRef",
        "html",
        "head",
        "body",
        "nitf",
        "docdata",
        "body.head",
        "body.content",
        "block",
        "hedline",
    }
)
"""Elements whose children stand on lines of their own; inside all others white space belongs to the text."""

_VOID = frozenset({"br", "hr", "img", "meta"})


def document(publication: Publication) -> bytes:
    """The NewsML-G2 file of a publication, UTF-8 with XML declaration.

    Raises:
        RenderError: no article, or blocks inside blocks too deep for readers of XML.
    """
    if not publication.articles:
        raise RenderError("there is no article to write as NewsML-G2", hint="a publication needs at least one article")
    too_deep = RenderError(
        "lists and quotes inside one another too deep for readers of XML", hint="flatten them; 40 levels are safe"
    )
    try:
        publication = clean_tree(publication)
        stories = stories_of(publication, moment_of(publication))
        alone = publication.kind == "article" and len(stories) == 1 and not stories[0].shots
        root = text_item(stories[0]) if alone else message(publication, stories)
    except RecursionError:
        raise too_deep from None
    if _depth(root) > MAX_DEPTH:
        raise too_deep
    _close(root)
    _indent(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _depth(root: Element) -> int:
    level = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _close(root: Element) -> None:
    """Give empty elements of the XHTML an end tag of their own, as those who read it as HTML take `<em/>` for open."""
    for element in root.iter(f"{{{XHTML.uri}}}*"):
        if not len(element) and element.text is None and etree.QName(element).localname not in _VOID:
            element.text = ""


def _indent(element: Element, level: int = 0) -> None:
    if etree.QName(element).localname not in _CONTAINERS or not len(element) or element.text:
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    element[-1].tail = "\n" + "  " * level
