"""XML of the wire to elements: nothing fetched, no entity expanded, depth and size bounded, small faults mended."""

from __future__ import annotations

import codecs
import html
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputInvalid, InputUnreadable

Element = Any
"""An element of lxml."""

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_ELEMENTS = 500_000
"""A long message of a hundred items has some 30,000."""

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_DECLARATION = re.compile(r"\ufeff?\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,2000}\]\s*)?>", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")
_GENERAL_ENTITY = re.compile(rb"<!ENTITY\s+(?!%)")
"""One that a text may refer to; those of a DTD alone (`%`) are never looked at (XML 1.0, 4.1)."""
_UNDECLARED = re.compile(r"[Nn]amespace prefix ([\w.-]{1,40})")
_ROOT_TAG = re.compile(r"<[A-Za-z_][\w:.-]*")
_MOST_PREFIXES = 8
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OPENED = re.compile(r"<([A-Za-z_][\w:.-]{0,60})")
_NEAR = 50
"""Lines above a fault among which its element is looked for."""
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_HEAD = 65536


class Parsed(NamedTuple):
    """The root of a file, and what had to be mended."""

    root: Element
    remarks: tuple[Diagnostic, ...] = ()


def parsed(content: bytes, source: str) -> Parsed:
    """The root element of a file.

    Args:
        content: the bytes.
        source: its name for messages.

    Raises:
        InputInvalid: it declares entities, or it is no XML even after its characters were mended.
        InputUnreadable: more than half a million elements.
    """
    from lxml import etree

    _refuse_entities(content, source)
    if content.count(b"<") > MOST_ELEMENTS * 2:
        raise InputUnreadable("the file has more than half a million elements", source=source, hint="split it")
    try:
        root = etree.fromstring(content.lstrip(b" \t\r\n"), _parser())
        unexpanded = root.getroottree().docinfo.doctype and next(root.iter(etree.Entity), None) is not None
        if not unexpanded:
            return Parsed(root)
        fault: Exception | None = None
        reason = "entities of HTML stand in it"
    except (etree.XMLSyntaxError, ValueError) as error:
        fault = error
        reason = _reason(error)
    root = _mended_root(content, fault, source)
    remark = Diagnostic(
        "wire.mended",
        f"the XML is not well-formed ({reason}); its characters were mended",
        "warning",
        hint="tell the sender",
    )
    return Parsed(root, (remark,))


def _mended_root(content: bytes, fault: Exception | None, source: str) -> Element:
    from lxml import etree

    text = _mended(content)
    for _ in range(_MOST_PREFIXES):
        try:
            return etree.fromstring(text.encode(), _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            again = error
        prefix = _UNDECLARED.search(str(again))
        if prefix is None:
            break
        text = _ROOT_TAG.sub(rf'\g<0> xmlns:{prefix.group(1)}="urn:undeclared:{prefix.group(1)}"', text, count=1)
    broken = again if isinstance(again, etree.XMLSyntaxError) or fault is None else fault
    raise _broken(broken, source, text) from None


def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip


def _refuse_entities(content: bytes, source: str) -> None:
    """A bomb or a spy: entities are declared before the first element alone (XML 1.0, 2.8)."""
    head = content[:_HEAD].replace(b"\0", b"")  # UTF-16 and UTF-32 read as well
    if b"<!ENTITY" not in head:
        return
    bare = _COMMENT.sub(b"", head)
    start = _FIRST_ELEMENT.search(bare)
    declared = bare[: start.start() if start else None]
    if _GENERAL_ENTITY.search(declared):
        line = head.count(b"\n", 0, head.find(b"<!ENTITY")) + 1
        raise InputInvalid(
            "it declares entities, which are never expanded", source=source, place=f"line {line}: !ENTITY",
            hint="ask the sender for a file without a DTD of its own",
        )  # fmt: skip


def _mended(content: bytes) -> str:
    """The text without forbidden characters and DTD, HTML's entities as their characters, in the encoding it is in."""
    text = decoded(content)
    text = _DECLARATION.sub("", text, count=1)
    head = text[:_HEAD]
    text = _DOCTYPE.sub("", head, count=1) + text[_HEAD:]
    return _NAMED.sub(_character, _FORBIDDEN.sub("", text)).lstrip()


def decoded(content: bytes) -> str:
    """The text of a file: by its byte order mark, the encoding that it names, as UTF-8 or as Windows-1252."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    found = _DECLARED.search(content[:400])
    for name in (found.group(1).decode("ascii") if found else "utf-8", "utf-8"):
        try:
            return content.decode("cp1252" if name.lower() in ("iso-8859-1", "latin1") else name)
        except (LookupError, UnicodeError):
            continue
    return content.decode("cp1252", "replace")


def _character(match: re.Match[str]) -> str:
    if match.group(1) in _XML_NAMES:
        return match.group()
    character = html.unescape(match.group())
    return match.group().replace("&", "&amp;") if character == match.group() else character


def _broken(error: Any, source: str, text: str) -> InputInvalid:
    line = getattr(error, "lineno", None)
    place = None
    if line:
        element = _element_at(text, line, getattr(error, "offset", None) or 0)
        place = f"line {line}: {element}" if element else f"line {line}"
    if "depth" in str(error):
        return InputInvalid(
            "elements stand inside one another too deep for news", source=source, place=place,
            hint="ask the sender what is in it",
        )  # fmt: skip
    return InputInvalid(
        f"it is no XML: {_reason(error)}", source=source, place=place, hint="the file may be cut off; ask for it again"
    )


def _element_at(text: str, line: int, column: int) -> str | None:
    """The name of the last element that opens before a place of the text."""
    lines = text.split("\n", line)
    before = lines[line - 1][:column] if line <= len(lines) else ""
    for number in (line - 1, *range(line - 2, max(-1, line - _NEAR), -1)):
        opened = _OPENED.findall(before if number == line - 1 else lines[min(number, len(lines) - 1)])
        if opened:
            return str(opened[-1])
    return None


def _reason(error: Exception) -> str:
    return re.sub(r", line \d+, column \d+.*", "", str(error) or "not well-formed")


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def by_name(element: Element | None) -> defaultdict[str, list[Element]]:
    """The children of an element by their local names, in order."""
    found: defaultdict[str, list[Element]] = defaultdict(list)
    if element is not None:
        for child in element:
            found[local(child)].append(child)
    return found


def named(root: Element, *names: str) -> Iterator[Element]:
    """The element itself and those below it with one of these local names, in document order."""
    yield from root.iter(*(f"{{*}}{name}" for name in names))


def first(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of local names; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def children(element: Element | None, *names: str) -> list[Element]:
    """The children with one of these local names."""
    return [] if element is None else [child for child in element if local(child) in names]


def says_anything(element: Element) -> bool:
    """Whether there is a word in an element."""
    return any(text.strip() for text in element.itertext())


def words(element: Element | None) -> str:
    """All characters in an element with blanks made single."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


_LINES = frozenset(("br", "p", "li", "h1", "h2", "h3", "h4", "ul", "ol", "section", "header", "div"))


def lined(element: Element | None) -> str:
    """The words of an element, a line for each of its paragraphs and `br`; other line ends are blanks."""
    if element is None:
        return ""
    if not len(element):
        return " ".join((element.text or "").split())
    parts: list[str] = []
    for one in element.iter():
        name = local(one)
        if name in _LINES and one is not element:
            parts.append("\n")
        if one.text and name != "br":
            parts.append(one.text.replace("\n", " "))
        if one is not element and one.tail:
            parts.append(one.tail.replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
