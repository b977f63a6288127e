"""XML elements from nested calls: `G2("headline", "Neue Brücke", rank=1)`.

What XML 1.0 (clause 2.2) forbids is left out and reported, wherever it stands; nothing else is changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote, urlsplit

from lxml import etree

from umbruch.diagnostics import Diagnostic, report

Element: TypeAlias = etree._Element
Content: TypeAlias = "Element | str | Iterable[Content] | None"

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile(r"[ \t]*[\t\n\r][ \t\n\r]*")
_SAFE_IN_IRI = "/:?#@!$&'()*+,;=-._~%"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_SCHEMES = ("", "http", "https", "mailto", "tel", "ftp")


def _unprefixed(uri: str) -> Any:
    """The namespace as the default of an element; lxml's stubs know no nameless prefix."""
    return {None: uri}


class Vocabulary(NamedTuple):
    """The elements of one namespace."""

    uri: str

    def __call__(self, tag: str, /, *content: Content, **attributes: str | int | None) -> Element:
        """An element with its content in order; what is None is left out.

        Args:
            tag: the local name.
            content: text, elements, and sequences of both.
            attributes: by name; `class_` for `class`, `lang` for `xml:lang`.
        """
        element = etree.Element(f"{{{self.uri}}}{tag}", nsmap=_unprefixed(self.uri))
        for name, value in attributes.items():
            if value is not None:
                element.set(XML_LANG if name == "lang" else name.rstrip("_"), allowed(str(value)))
        append(element, content)
        return element


G2 = Vocabulary("http://iptc.org/std/nar/2006-10-01/")
XHTML = Vocabulary("http://www.w3.org/1999/xhtml")
NITF = Vocabulary("http://iptc.org/std/NITF/2006-10-18/")


def append(element: Element, content: Content) -> None:
    """Add text and elements at the end of `element`."""
    if content is None:
        return
    if isinstance(content, str):
        if len(element):
            element[-1].tail = (element[-1].tail or "") + allowed(content)
        else:
            element.text = (element.text or "") + allowed(content)
    elif isinstance(content, etree._Element):
        element.append(content)
    else:
        for part in content:
            append(element, part)


def allowed(text: str) -> str:
    """The text without the characters that no XML file may hold; each kind left out is reported once."""
    if not _FORBIDDEN.search(text):
        return text
    for character in sorted(set(_FORBIDDEN.findall(text))):
        name = unicodedata.name(character, "") or unicodedata.category(character)
        report(
            Diagnostic(
                code="text.forbidden",
                message=f"the character U+{ord(character):04X} ({name}) is not allowed in XML and was left out",
                severity="warning",
                hint="remove it from the copy",
            )
        )
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The text with line ends and tabs turned into single spaces, as `g2normalizedString` wants it."""
    return _LINE_ENDS.sub(" ", text)


def lines(vocabulary: Vocabulary, text: str) -> Iterable[Content]:
    """The text with a `br` element for each line end."""
    for number, line in enumerate(text.splitlines()):
        if number:
            yield vocabulary("br")
        yield line


def iri(written: str) -> str | None:
    """The address as an IRI reference (RFC 3987), what may not stand in one percent-encoded.

    Returns:
        None for an empty or broken address and for one that would be run, not read (`javascript:`), with a report.
    """
    text = _STRAY_PERCENT.sub("%25", _FORBIDDEN.sub("", written.strip()))
    try:
        known = urlsplit(text).scheme.lower() in _SCHEMES
    except ValueError:
        known = False
    if not text or not known:
        report(
            Diagnostic(
                code="link.unusable",
                message=f"{one_line(text)[:80]!r} is no address to link to; its words stand without link",
                severity="warning",
                hint="an address starts with https:// or mailto:",
            )
        )
        return None
    address, mark, fragment = text.partition("#")
    return _escaped(address) + mark + _escaped(fragment).replace("#", "%23")


def file_iri(href: str) -> str:
    """The relative name of a file as an IRI reference: its name, but for what has a meaning in an address."""
    return _escaped(_FORBIDDEN.sub("", href).replace("%", "%25")).translate(_NAME_ESCAPES)


_NAME_ESCAPES = str.maketrans({":": "%3A", "?": "%3F", "#": "%23"})


def _escaped(text: str) -> str:
    return "".join(one if ord(one) > 0xA0 else quote(one, safe=_SAFE_IN_IRI) for one in text)
