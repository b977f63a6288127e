"""Which elements are the caption of a picture or its credit, by what the page names them."""

from __future__ import annotations

import re

from umbruch.readers.elements.element_tables import is_of_table
from umbruch.readers.elements.parsed_page import Element

_CREDIT = re.compile(r"credit|copyright|photographer|fotograf|bildnachweis|bildquelle|urheber", re.IGNORECASE)
_SOURCE = re.compile(r"(?:^|[\s_-])(?:source|quelle)(?:$|[\s_-])", re.IGNORECASE)
"""Names that are those of a credit in or under a caption alone (Government Site Builder)."""
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|legende|bildunterschrift|bildtext|image-description|figcaption)", re.IGNORECASE
)
_LONGEST = 600
"""Letters of a caption at most."""
_LONGEST_CREDIT = 120
"""Letters of a credit on a line of its own at most."""


def names_caption(element: Element) -> bool:
    """Whether an element is called a caption, or stands under a table in the element that we put around both."""
    above = element.getparent()
    ours = above is not None and above.get("class") == "tabular" and is_of_table(element)
    return ours or _CAPTION.search(_names(element)) is not None


def names_credit(element: Element) -> bool:
    """Whether an element is called the credit of a picture."""
    return _CREDIT.search(_names(element)) is not None


def may_be_caption(element: Element) -> bool:
    """Whether an element holds no picture and no more words than a caption has."""
    return len("".join(element.itertext())) < _LONGEST and next(element.iter("img"), None) is None


def is_inline_caption(element: Element) -> bool:
    """Whether an element that is none of a block stands right behind a picture and is called its caption."""
    if element.tag not in ("span", "small"):
        return False
    named = next((one for one in element.iter("span", "small") if names_caption(one)), None)
    return named is not None and _is_behind_picture(element) and may_be_caption(element)


def is_inline_credit(element: Element) -> bool:
    """Whether an element that is none of a block stands right behind a picture and is called its source or credit."""
    if element.tag not in ("span", "small", "strong", "b", "em", "i") or not _is_behind_picture(element):
        return False
    return names_source(element) and 0 < len("".join(element.itertext()).strip()) <= _LONGEST_CREDIT


def line_of(element: Element) -> str:
    """The words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def taken_credit(caption: Element) -> str:
    """The words of the element in a caption that is called its credit, which is emptied; none where there is none."""
    marked = next((one for one in caption.iter() if one is not caption and names_source(one)), None)
    if marked is None:
        return ""
    line, tail = line_of(marked), marked.tail
    marked.clear()
    marked.tail = tail
    return line


def _is_behind_picture(element: Element) -> bool:
    before = element.getprevious()
    while before is not None and before.tag == "br" and not (before.tail or "").strip():
        before = before.getprevious()
    return before is not None and not (before.tail or "").strip() and next(before.iter("img"), None) is not None


def names_source(element: Element) -> bool:
    """Whether an element beside a picture or in its caption is called the credit, or the source."""
    return names_credit(element) or _SOURCE.search(_names(element)) is not None


def is_credit_line(element: Element) -> bool:
    """Whether an element is called a credit and holds no more than one."""
    return names_credit(element) and 0 < len("".join(element.itertext()).strip()) <= _LONGEST_CREDIT


def holds_words(element: Element, caption: Element) -> bool:
    """Whether a figure shows words or a table instead of a picture."""
    return any(
        one.tag in ("p", "table", "pre", "ul", "ol") and caption not in one.iterancestors() for one in element.iter()
    )


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('itemprop') or ''}"
