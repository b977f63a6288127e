"""Concepts in NewsML-G2: their codes, whatever scheme, and their names."""

from __future__ import annotations

import re

from umbruch.readers.wire.wire_xml import XML_LANG, Element, local, named, words


def code_of(element: Element | None) -> str:
    """The code of a concept without its scheme: of `qcode`, else of `uri`, else `literal`."""
    if element is None:
        return ""
    if qcode := element.get("qcode"):
        return str(qcode).partition(":")[2] or str(qcode)
    if uri := element.get("uri"):
        return re.split(r"[/:#]", str(uri).rstrip("/"))[-1]
    return str(element.get("literal") or "")


def name_of(element: Element, lang: str | None = None) -> str | None:
    """What a concept is called: in a language where it has several names, else the first, else its literal."""
    names = [one for one in element if local(one) == "name"]
    wanted = next((one for one in names if lang and (one.get(XML_LANG) or "")[:2] == lang[:2]), None)
    found = words(wanted if wanted is not None else names[0]) if names else ""
    return found or (element.get("literal") or "").strip() or None


def code_of_role(element: Element) -> str:
    """The code of an element's role, in lower case."""
    return (element.get("role") or "").rpartition(":")[2].casefold()


def first_name(element: Element, *path: str) -> str | None:
    """The name of the first element with one of these local names below another."""
    return next((name for one in named(element, *path) if (name := name_of(one))), None)
