"""The last steps to a file: cleaned on the way in, checked for depth, indented where white space means nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lxml import etree

from umbruch.errors import RenderError
from umbruch.newsxml.xml_elements import XHTML, Element
from umbruch.tree import Publication
from umbruch.tree.clean_tree import clean_tree

MAX_DEPTH = 200
_TOO_DEEP = etree.XPath(f"boolean(/{'*/' * MAX_DEPTH}*)")
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
        "section",
        "nitf",
        "docdata",
        "body.head",
        "body.content",
        "block",
        "identified-content",
        "hedline",
    }
)
"""Elements whose children stand on lines of their own; inside all others white space belongs to the text."""

_VOID = frozenset({"br", "hr", "img", "meta"})


def finished(publication: Publication, build: Callable[[Publication], Element]) -> bytes:
    """The file that `build` makes of the publication, UTF-8 with XML declaration.

    Args:
        publication: what to write; characters that XML forbids are left out and reported.
        build: makes the root element of the cleaned publication.

    Raises:
        RenderError: blocks inside blocks too deep for readers of XML.
    """
    with refusing_depth():
        root = build(clean_tree(publication))
    refuse_deep(root)
    close(root)
    _indent(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


@contextmanager
def refusing_depth() -> Iterator[None]:
    """Turn Python's own limit of recursion into a RenderError."""
    try:
        yield
    except RecursionError:
        raise _too_deep() from None


def refuse_deep(root: Element) -> None:
    """RenderError for a tree that readers built on libxml2 give up on."""
    if _TOO_DEEP(root):
        raise _too_deep()


def _too_deep() -> RenderError:
    return RenderError(
        "lists and quotes inside one another too deep for readers of XML", hint="flatten them; 40 levels are safe"
    )


def close(root: Element) -> None:
    """Give empty elements of the XHTML an end tag of their own, as those who read it as HTML take `<em/>` for open."""
    for element in root.iter(f"{{{XHTML.uri}}}*"):
        if not len(element) and element.text is None and etree.QName(element).localname not in _VOID:
            element.text = ""


def _indent(element: Element, level: int = 0) -> None:
    if element.text or str(element.tag).rpartition("}")[2] not in _CONTAINERS:
        return
    inside = "\n" + "  " * (level + 1)
    last = None
    for last in element:
        _indent(last, level + 1)
        last.tail = inside
    if last is not None:
        element.text = inside
        last.tail = "\n" + "  " * level
