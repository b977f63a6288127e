"""Reading XHTML back: elements by XPath, and the words that a reader meets."""

from __future__ import annotations

import html
import re
from typing import cast

from lxml import etree

NAMESPACES = {
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_INLINE = re.compile(r"</?(?:a|em|s|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def elements(tree: etree._Element, path: str) -> list[etree._Element]:
    """The elements at an XPath, with the prefixes `x`, `epub`, `opf` and `dc`."""
    return cast("list[etree._Element]", tree.xpath(path, namespaces=NAMESPACES))


def values(tree: etree._Element, path: str) -> list[str]:
    """The attributes or texts at an XPath."""
    return [str(value) for value in cast("list[str]", tree.xpath(path, namespaces=NAMESPACES))]


def flat(element: etree._Element) -> str:
    """The text inside an element, white space evened out."""
    return " ".join("".join(cast("list[str]", element.xpath(".//text()"))).split())


def tags(found: list[etree._Element] | etree._Element) -> list[str]:
    """The names of elements without their namespace."""
    return [str(element.tag).rpartition("}")[2] for element in found]


def shown_words(markup: str) -> list[str]:
    """The words of the body in the order of the markup; an inline element doesn't part a word."""
    body = markup.partition("<body")[2] or markup
    return html.unescape(_TAG.sub(" ", _INLINE.sub("", body))).split()
