"""XML elements from nested calls: `G2("headline", "Neue Brücke", rank=1)`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias
from urllib.parse import quote

from lxml import etree

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import unusable_link
from umbruch.tree.addresses import safe_address

Element: TypeAlias = etree._Element
Content: TypeAlias = "Element | str | Iterable[Content] | None"

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Vocabulary:
    """The elements of one namespace."""

    def __init__(self, uri: str) -> None:
        """The namespace is the default of its elements."""
        self.uri = uri
        self._names = _Names(uri)
        self._default: Any = {None: uri}  # lxml's stubs know no nameless prefix

    def __call__(self, tag: str, /, *content: Content, **attributes: str | int | None) -> Element:
        """An element with its content in order; what is None is left out.

        Args:
            tag: the local name.
            content: text, elements, and sequences of both.
            attributes: by name; `class_` for `class`, `lang` for `xml:lang`.
        """
        named = {
            XML_LANG if name == "lang" else name.rstrip("_"): str(value)
            for name, value in attributes.items()
            if value is not None
        }
        element = etree.Element(self._names[tag], named, self._default)
        if len(content) == 1 and isinstance(content[0], str):
            element.text = content[0]
        else:
            _fill(element, content, None)
        return element


class _Names(dict[str, str]):
    """Local names with their namespace, each put together once; there are as many as our sources have."""

    def __init__(self, uri: str) -> None:
        super().__init__()
        self._uri = uri

    def __missing__(self, local: str) -> str:
        self[local] = name = f"{{{self._uri}}}{local}"
        return name


G2 = Vocabulary("http://iptc.org/std/nar/2006-10-01/")
XHTML = Vocabulary("http://www.w3.org/1999/xhtml")
NITF = Vocabulary("http://iptc.org/std/NITF/2006-10-18/")


def append(element: Element, content: Content) -> None:
    """Add text and elements at the end of `element`."""
    last = next(element.iterchildren(reversed=True), None)  # len() would count all children each time
    _fill(element, (content,), last)


def _fill(element: Element, content: Iterable[Content], last: Element | None) -> Element | None:
    """Add content at the end of an element whose last child is `last`; the last child that it has then."""
    for part in content:
        if isinstance(part, etree._Element):
            element.append(part)
            last = part
        elif part is None:
            continue
        elif not isinstance(part, str):
            last = _fill(element, part, last)
        elif last is None:
            element.text = (element.text or "") + part
        else:
            last.tail = (last.tail or "") + part
    return last


def lines(vocabulary: Vocabulary, text: str) -> Iterable[Content]:
    """The text with a `br` element for each line end."""
    for number, line in enumerate(text.splitlines()):
        if number:
            yield vocabulary("br")
        yield line


def address(href: str) -> str | None:
    """Where a link leads, percent-encoded; None for what must not become a link (`javascript:`), with a report."""
    found = safe_address(href)
    if found is None:
        report(unusable_link(href, None))
    return found


def file_iri(href: str) -> str:
    """The relative name of a file as an IRI reference (RFC 3987): letters stay, what has a meaning there is encoded."""
    return "".join(one if ord(one) > 0xA0 else quote(one, safe="/!$&'()*+,;=-._~@") for one in href)


def without_namespace(element: Element) -> Element:
    """The element and all below it by their local names alone; it is changed in place."""
    for one in element.iter():
        one.tag = etree.QName(one).localname
    etree.cleanup_namespaces(element)
    return element
