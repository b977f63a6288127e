"""Pictures between the headline and the text of a page, which many systems set outside of the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from umbruch.clipping.marks.web_stamp import tells_time
from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.main_element import block_text
from umbruch.readers.web.page_body import in_card
from umbruch.tree import Figure

_CLIMB = 8
_LONGEST_STAMP = 90
"""Letters of a line that tells a name and a day, as in `page_authors`."""
_LISTED = frozenset(("li", "td", "nav", "aside"))


def lead_pictures(
    blocks: Sequence[Walked], heading: int, kept: Sequence[Walked], inside: Collection[Element]
) -> list[Walked]:
    """The figures that stand below the headline and above the first block of the text, outside of its element.

    Args:
        blocks: of the whole page.
        heading: the number of the block that shows the headline; 0 where none does.
        kept: the blocks of the text.
        inside: the elements of the text.
    """
    if not heading or not kept or kept[0].placed.number < heading:
        return []
    first = kept[0].placed.number
    return [
        one for one in blocks
        if heading < one.placed.number < first and isinstance(one.placed.block, Figure)
        and one.element not in inside and not in_card(one.element) and not _is_listed(one.element)
        and _is_of_picture(one)
    ]  # fmt: skip


def _is_of_picture(one: Walked) -> bool:
    """Whether a figure is a picture, or words that stand beside one on the page and tell no time, as stamps do."""
    if isinstance(one.placed.block, Figure) and one.placed.block.image:
        return True
    text = block_text(one.placed.block)
    around = one.element if one.element.tag == "figure" else one.element.getparent()
    shows = next(around.iter("img", "picture", "svg"), None) is not None
    return shows and not (len(text) <= _LONGEST_STAMP and tells_time(text))


def _is_listed(element: Element) -> bool:
    """Whether an element stands in a list, a table or beside the text."""
    for _ in range(_CLIMB):
        if element is None or element.tag in ("article", "main", "body"):
            return False
        if element.tag in _LISTED:
            return True
        element = element.getparent()
    return False
