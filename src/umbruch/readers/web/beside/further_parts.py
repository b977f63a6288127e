"""Parts of a text that a page has in containers of several kinds, one under the other, as page builders write it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

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
    shown_in = {shown, *around}
    found: set[Element] = set()
    below_ends = above_ends = False
    for part in above[:at]:
        if not below_ends:
            parts, below_ends = _going_on(part.itersiblings(), blocks, shown_in)
            found.update(one for whole in parts for one in whole.iter())
        if not above_ends:
            parts, above_ends = _going_on(part.itersiblings(preceding=True), blocks, shown_in)
            found.update(one for whole in parts for one in whole.iter())
    return found


def _going_on(
    siblings: Iterable[Element], blocks: Sequence[Walked], shown_in: Collection[Element]
) -> tuple[list[Element], bool]:
    """The containers that go on with the text up to the last one with running text, and whether one of them ends it."""
    parts: list[Element] = []
    with_text = 0
    for one in siblings:
        inside = set(one.iter()) if isinstance(one.tag, str) else set()
        held = [block for block in blocks if block.element in inside]
        if one in shown_in or (held and not _goes_on(one)):
            return parts[:with_text], True
        parts.append(one)
        with_text = len(parts) if any(map(_runs, held)) else with_text
    return parts[:with_text], False


def _goes_on(element: Element) -> bool:
    """Whether a container can be a part of the text: no links to speak of, no heading of an article of its own."""
    if element.tag == "article" or next(element.iter("article", "form", "h1"), None) is not None:
        return False
    if names_contact(element) or _ABOUT_AUTHOR.match("".join(map(str, element.itertext())).strip()):
        return False
    if any(next(one.iter("a"), None) is not None for one in element.iter("h2", "h3", "h4", "h5", "h6")):
        return False
    return linked_letters(element) <= _LINKED


def _runs(one: Walked) -> bool:
    block = one.placed.block
    match block:
        case Paragraph():
            return len(inline_text(block.content)) >= _LEAST and linked_share(block) < _LINKED
        case Figure() | Subheading() | List():
            return False
        case _:
            return any(block_texts((block,)))
