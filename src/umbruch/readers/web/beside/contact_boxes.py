"""Boxes that a page names as a contact, below the headline and outside of the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from umbruch.clipping.marks.release import has_address, parse_contact
from umbruch.clipping.page.lines import ends_sentence
from umbruch.readers.blocks.inline_cuts import lines_of_content
from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.main_element import spelt_names
from umbruch.tree import Contact, List, Paragraph, Subheading
from umbruch.tree.walk import block_texts, inline_text

_CONTACT = re.compile(
    r"(?:^|[\s_-])(?:(?:press|presse|media)?-?(?:contacts?|kontakte?)|ansprechpartner(?:in)?|vcard|contatto|contacto|"
    r"contactpersoon)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words by which pages name a box that says whom to ask."""
_OF_SITE = re.compile(
    r"\b(?:contact us|kontaktieren sie uns|kontaktformular|contactez-nous|newsletter)\b", re.IGNORECASE
)
"""What the site says to all its readers."""
_CLIMB = 5
_LONGEST_LINE = 120
_MOST_LINES = 14
"""Lines of two people with office, telephone and mail, and a heading."""


def boxed_contact(blocks: Sequence[Walked], heading: int, inside: Collection[Element]) -> Contact | None:
    """The first box of a contact below the headline that says how to reach somebody.

    Args:
        blocks: of the whole page.
        heading: the number of the block that shows the headline; 0 where none does.
        inside: the elements of the text.
    """
    below = [(one, _box_of(one.element)) for one in blocks if one.placed.number > heading and one.element not in inside]
    for box, group in groupby(below, key=lambda one: one[1]):
        if box is None:
            continue
        lines = [line for one, _ in group for line in _lines(one)]
        told = [line for line in lines if not ends_sentence(line) or has_address(line) or line.endswith(":")]
        if (
            lines == told and len(lines) <= _MOST_LINES and any(map(has_address, lines))
            and all(len(line) <= _LONGEST_LINE and not _OF_SITE.search(line) for line in lines)
        ):  # fmt: skip
            return parse_contact("\n".join(lines))
    return None


def names_contact(element: Element) -> bool:
    """Whether a page names an element as a contact."""
    return _CONTACT.search(spelt_names(element.get("class"), element.get("id"))) is not None


def _box_of(element: Element) -> Element | None:
    """The outermost element close above that is named as a contact."""
    found = None
    for _ in range(_CLIMB):
        if element is None or element.tag in ("article", "main", "body", "footer", "header"):
            break
        if names_contact(element):
            found = element
        element = element.getparent()
    return found


def _lines(one: Walked) -> list[str]:
    block = one.placed.block
    if isinstance(block, Paragraph | Subheading):
        texts = [inline_text(part) for part in lines_of_content(block.content)]
    else:
        texts = list(block_texts((block,))) if isinstance(block, List) else []
    return [line for text in texts if (line := " ".join(text.split()))]
