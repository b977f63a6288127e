"""The body of a web page: the blocks of its main element without what stands between and around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.main_element import block_text, is_link_list, letters, linked_letters, linked_share, set_as
from umbruch.readers.web.page_phrases import LEADS_ELSEWHERE, NO_WORDS, TO_THE_READER
from umbruch.tree import Block, Box, Figure, Link, List, Paragraph, Quote, Rule, Subheading, Table
from umbruch.tree.walk import inline_text

LONG = 60
"""Letters from which on a block is running text whatever its last sign is."""
_SENTENCE = re.compile(r"[.!?…:»”\"“'’)。！？」다]\s*$")
_OWN = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "table", "img", "hr", "pre")
)
_HOME_SHARE = 0.05
_HOME_LETTERS = 400
_CARD_CLIMB = 6
_AGAIN = 25
_SHORT = 200
_TITLE = 160
"""Letters that a linked headline has at most."""
_MOSTLY_LINKS = 0.4
_ARROWS = " .:«»‹›<>←→↑^-–"
"""What stands around the words of a button."""
_NOTE = 300
"""Letters that what a page says to whoever looks at it has at most."""


def body_blocks(own: Sequence[Walked], head: set[str], lead: str) -> tuple[list[Walked], list[str]]:
    """The blocks of the body, and the words in the main element that are no part of it.

    Args:
        own: the blocks in the main element.
        head: letters of lines that stand in other fields.
        lead: letters of the deck.
    """
    running = [at for at, one in enumerate(own) if runs(one.placed.block, head) and not in_card(one.element)]
    while running and len(first := letters(block_text(own[running[0]].placed.block))) > 20 and first in lead:
        running.pop(0)
    if not running:
        return [one for one in own if letters(block_text(one.placed.block)) not in head], []
    at_home = _home(own, running)
    settled = [at for at in running if at_home(own[at])] or running
    first_at, last_at = settled[0], settled[-1]
    homes = {one.element for one in own if at_home(one)}
    among_links = _links_around(homes)
    often = Counter(letters(block_text(one.placed.block)) for one in own)
    kept: list[Walked] = []
    aside: list[str] = []
    for at, one in enumerate(own):
        block = one.placed.block
        text = block_text(block)
        if isinstance(block, Figure):
            (aside.append(text) if _is_teaser(one.element) else kept.append(one))
        elif (
            letters(text) in head
            or not (text or isinstance(block, Rule))
            or not (first_at <= at <= last_at or ((at > last_at or isinstance(block, Box)) and at_home(one)))
            or (often[letters(text)] > 1 and len(text) > _AGAIN)
            or leads_away(one)
            or (not at_home(one) and among_links(one))
            or (len(text) < _NOTE and TO_THE_READER.search(text) is not None)
            or text.casefold().strip(_ARROWS) in NO_WORDS
        ):
            aside.append(text)
        else:
            kept.append(one)
    while kept and isinstance(kept[-1].placed.block, Subheading | Rule):
        aside.append(block_text(kept.pop().placed.block))
    return kept, [text for text in aside if text]


def _home(own: Sequence[Walked], running: Sequence[int]) -> Callable[[Walked], bool]:
    """Tells the blocks that stand where the paragraphs of the article stand."""
    sizes: Counter[str] = Counter()
    for at in running:
        sizes[set_as(own[at])] += len(block_text(own[at].placed.block))
    enough = min(_HOME_LETTERS, _HOME_SHARE * sum(sizes.values()))
    sets = {one for one, size in sizes.items() if size >= enough}
    parents: set[Element] = set()
    for at in running:
        if set_as(own[at]) in sets:
            parents.add(_holder(own[at].element))

    def at_home(one: Walked) -> bool:
        return set_as(one) in sets or _holder(one.element) in parents

    return at_home


def _holder(element: Element) -> Element:
    """The element in which a block stands among others: words without an element of their own stand in it."""
    return element.getparent() if element.tag in _OWN else element


def in_card(element: Element) -> bool:
    """Whether an element stands in a link that holds blocks: the card of another article."""
    for _ in range(_CARD_CLIMB):
        if element is None or element.tag in ("article", "main", "body"):
            return False
        if element.tag == "a" and element.get("href"):
            return True
        element = element.getparent()
    return False


def _links_around(homes: set[Element]) -> Callable[[Walked], bool]:
    """Tells blocks whose surroundings, short of the article's own paragraphs, are mostly links."""
    known: dict[Element, bool] = {}
    around_homes = set(homes)
    for home in homes:
        for above in home.iterancestors():
            if above in around_homes:
                break
            around_homes.add(above)

    def mostly(element: Element) -> bool:
        if element not in known:
            known[element] = linked_letters(element) > _MOSTLY_LINKS
        return known[element]

    def among_links(one: Walked) -> bool:
        element = one.element
        for _ in range(_CARD_CLIMB):
            if element is None or element in around_homes:
                return False
            if mostly(element):
                return True
            element = element.getparent()
        return False

    return among_links


def _is_teaser(element: Element) -> bool:
    """Whether a picture stands in a card with a heading of its own."""
    link = next((one for one in (element, *element.iterancestors()) if one.tag == "a"), None)
    return link is not None and in_card(element) and next(link.iter("h2", "h3", "h4", "h5", "h6"), None) is not None


def runs(block: Block, head: set[str]) -> bool:
    """Whether a block is running text of an article."""
    match block:
        case Paragraph():
            text = inline_text(block.content).strip()
            return (
                letters(text) not in head
                and linked_share(block) <= 0.5
                and (len(text) >= LONG or (len(text) > 25 and _SENTENCE.search(text) is not None))
            )
        case Quote() | Table():
            return True
        case List():
            return not is_link_list(block) and len(block_text(block)) > LONG
        case _:
            return False


def leads_away(one: Walked) -> bool:
    """Whether a block only leads to another page."""
    block = one.placed.block
    if in_card(one.element) and not isinstance(block, Quote | Table | Box):
        return True
    match block:
        case Paragraph():
            text = inline_text(block.content)
            if LEADS_ELSEWHERE.match(text) and (len(text) < _SHORT or linked_share(block) > 0.4):
                return True
            return linked_share(block) > 0.85 and not (_SENTENCE.search(text.rstrip(" .")) or len(text) > _TITLE)
        case List():
            return is_link_list(block)
        case Subheading():
            return bool(block.content) and all(isinstance(part, Link) for part in block.content)
        case _:
            return False
