"""What acts when a Word file is opened: fields that call programs or fetch files, and targets outside of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from umbruch.preflight.common.xml import local
from umbruch.tree.addresses import safe_address

_ACTING = frozenset(
    ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD", "MACROBUTTON",
     "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "ADDIN", "HTMLCONTROL", "EMBED", "PRINT", "FILLIN", "ASK", "GOTOBUTTON")
)  # fmt: skip
"""Fields that do something, take something from elsewhere or ask the reader (ISO/IEC 29500-1, 17.16.5)."""

_NAME = re.compile(r"\s*\\?\s*([A-Za-z]+)")


def acting_fields(root: etree._Element) -> Iterator[str]:
    """The names of fields in a part that act, however their instructions are cut into runs."""
    for instruction in _instructions(root):
        found = _NAME.match(instruction)
        if found and found[1].upper() in _ACTING:
            yield found[1].upper()


def _instructions(root: etree._Element) -> Iterator[str]:
    waiting: list[list[str]] = []
    for element in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText"):
        match local(element):
            case "fldSimple":
                yield _attribute(element, "instr")
            case "instrText":
                (waiting[-1] if waiting else [])[:] = [*(waiting[-1] if waiting else []), element.text or ""]
            case _ if _attribute(element, "fldCharType") == "begin":
                waiting.append([])
            case _ if waiting and _attribute(element, "fldCharType") == "end":
                yield "".join(waiting.pop())
    yield from ("".join(one) for one in waiting)


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def leads_outside(kind: str, target: str) -> bool:
    """Whether an external relationship is more than a link that a reader follows: it is fetched, or leads to a file.

    Args:
        kind: of the relationship, the last part of its type.
        target: where it leads.
    """
    return kind != "hyperlink" or safe_address(target) is None
