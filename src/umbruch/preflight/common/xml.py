"""XML from strangers: no network, no DTD, no entity is ever expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.rules import finding
from umbruch.registry.content_signs import beginning

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ELEMENT = re.compile(r"<[^!?\s]")


class Parsed(NamedTuple):
    """The root of a document, None where it was refused or broken, and why."""

    root: etree._Element | None
    findings: tuple[Diagnostic, ...]


def parser() -> etree.XMLParser:
    """A parser that fetches nothing, loads no DTD and leaves entities alone."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )


def parse(content: bytes, kind: str, place: str | None = None) -> Parsed:
    """Parse a document; one that declares entities is refused before it is parsed.

    Args:
        content: the bytes of the document.
        kind: the format of the file under check.
        place: the name of the document inside an archive.
    """
    if declares_entities(content):
        return Parsed(None, (finding(kind, "xml.entities", "declares entities and was not read", place=place, line=1),))
    try:
        root = etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        return Parsed(None, (finding(kind, "xml.malformed", _reason(error), place=place, line=line),))
    except ValueError as error:
        return Parsed(None, (finding(kind, "xml.malformed", str(error), place=place),))
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        return Parsed(None, (finding(kind, "xml.entities", "declares entities and was not read", place=place, line=1),))
    return Parsed(root, ())


def declares_entities(content: bytes) -> bool:
    """Whether entities are declared before the first element."""
    text = _COMMENT.sub("", beginning(content))
    start = _ELEMENT.search(text)
    return "<!ENTITY" in text[: start.start() if start else None]


def _reason(error: etree.XMLSyntaxError) -> str:
    return re.sub(r", line \d+, column \d+.*", "", error.msg or "not well-formed")


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: etree._Element) -> str:
    """The namespace of an element, empty where it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements with one of these local names, in document order, in whatever namespace."""
    return (one for one in root.iter("{*}*") if local(one) in names)


def first(root: etree._Element, *names: str) -> etree._Element | None:
    """The first element with one of these local names."""
    return next(named(root, *names), None)


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """The children with that local name."""
    return [one for one in element if local(one) == name]


def text_of(element: etree._Element | None) -> str:
    """All characters in an element, white space made single."""
    return "" if element is None else " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield one.text or ""
        elif one is not element:
            yield one.tail or ""


def line_of(element: etree._Element) -> int | None:
    """The line of an element in its document."""
    found = element.sourceline
    return found if isinstance(found, int) and found > 0 else None
