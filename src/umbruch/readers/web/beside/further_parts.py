"""Parts of a text that a page has in containers of several kinds, one under the other, as page builders write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.beside.contact_boxes import names_contact
from umbruch.readers.web.main_element import linked_letters, linked_share
from umbruch.tree import Figure, List, Paragraph, Subheading
from umbruch.tree.walk import block_texts, inline_text

_CLIMB = 8
_LINKED = 0.15
"""Share of the letters of a part that may be links; cards of other articles have more."""
_LEAST = 60
"""Letters of a paragraph that is running text, as in `main_element`."""
_ABOUT_AUTHOR = re.compile(r"about the author|(?:über (?:den autor|die autorin)|zur person)\b", re.IGNORECASE)
"""What stands over words about who wrote the article."""
_HIGHEST = frozenset(("article", "main", "body"))


def further_parts(main: Element, blocks: Sequence[Walked], heading: int) -> set[Element]:
    """The elements of the containers that go on with the text right below its main element, and above it.

    They are siblings of the main element, or of one around it, in the element that shows the headline, too. The first
    one that leads elsewhere ends the text.

    Args:
        main: the main element.
        blocks: of the whole page.
        heading: the number of the block that shows the headline; 0 where none does.
    """
    shown = next((one.element for one in blocks if one.placed.number == heading), None)
    if shown is None or main.tag in _HIGHEST:
        return set()
    above = [main, *main.iterancestors()][:_CLIMB]
    around = {*shown.iterancestors()}
    at = next((at for at, element in enumerate(above) if element in around), None)
    if not at:
        return set()
    part = above[at - 1]
    held: dict[Element, list[Walked]] = {}
    for one in blocks:
        top = one.element
        while top is not None and top.getparent() is not above[at]:
            top = top.getparent()
        if top is not None:
            held.setdefault(top, []).append(one)
    headed = next((one for one in held if shown is one or one in around), None)
    below = takewhile(lambda one: _goes_on(one, held), part.itersiblings())
    before = takewhile(lambda one: one is not headed and _goes_on(one, held), part.itersiblings(preceding=True))
    parts = [*_with_text(list(below), held), *_with_text(list(before), held)]
    return {element for one in parts for element in one.iter()}


def _goes_on(element: Element, held: dict[Element, list[Walked]]) -> bool:
    """Whether a container can be a part of the text: no links to speak of, no heading of an article of its own."""
    if not isinstance(element.tag, str) or element not in held:
        return True
    if element.tag == "article" or next(element.iter("article", "form", "h1"), None) is not None:
        return False
    if names_contact(element) or _ABOUT_AUTHOR.match("".join(map(str, element.itertext())).strip()):
        return False
    if any(next(one.iter("a"), None) is not None for one in element.iter("h2", "h3", "h4", "h5", "h6")):
        return False
    return linked_letters(element) <= _LINKED


def _with_text(parts: list[Element], held: dict[Element, list[Walked]]) -> list[Element]:
    """The parts up to the last one that holds running text."""
    last = max((at for at, one in enumerate(parts) if any(map(_runs, held.get(one, ())))), default=-1)
    return parts[: last + 1]


def _runs(one: Walked) -> bool:
    block = one.placed.block
    match block:
        case Paragraph():
            return len(inline_text(block.content)) >= _LEAST and linked_share(block) < _LINKED
        case Figure() | Subheading() | List():
            return False
        case _:
            return any(block_texts((block,)))
