"""The deck of a page: the lines that it shows under its headline, or else what it claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.main_element import block_text, letters, linked_share, set_as, spelt_names
from umbruch.readers.web.page_body import in_card, runs
from umbruch.readers.web.page_claims import PageClaims
from umbruch.tree import Figure, Paragraph, Subheading

_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck|dek|sub-?tit(?:le)?|sub-?line|sub-?head(?:line)?|vorspann|chapo|chapeau|ingress|"
    r"sommario|entradilla|bajada|perex)(?:$|[\s_-])|headlinesub",
    re.IGNORECASE,
)
"""Words by which web pages name the lines between headline and text and nothing else."""
_PERHAPS_DECK = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadtext|intro|introtext|summary|excerpt|spot|abstract|teaser(?:-?text)?|kurztext|bulletpoints|"
    r"(?:article|story|content)-?(?:desc(?:ription)?|lead|intro))(?:$|[\s_-])|shortdesc|articlelead|articleintro",
    re.IGNORECASE,
)
"""Words by which they name these lines, or a summary for the front page."""
_NO_SUMMARY = re.compile(r"text-with-summary", re.IGNORECASE)
"""The type of field that Drupal has for whole texts."""
_NAMED_IN = ("class", "itemprop", "data-hook", "data-testid")
"""Attributes by which pages name their parts; page builders have nothing but numbers in `class`."""
_SHORTEST = 20
_LONGEST = 900
_NEAR = 12
_CLIMB = 3
_NO_DECK = re.compile(r"\.\.\.$|\[…\]$|^\W*(?:von|by|par|foto|photo|bild)\b", re.IGNORECASE)
_META = re.compile(r"\d{1,2}[.:/]\d{2}|\b20\d\d\b.*\||©")


def named(element: Element, names: re.Pattern[str]) -> Element | None:
    """The element itself or one close above it whose name is one of those."""
    for _ in range(_CLIMB):
        if element is None or element.tag in ("article", "main", "body", "header"):
            return None
        if names.search(_NO_SUMMARY.sub("", spelt_names(*map(element.get, _NAMED_IN)))):
            return element
        element = element.getparent()
    return None


def page_deck(claims: PageClaims, blocks: Sequence[Walked], heading: int, headline: str | None) -> str | None:
    """The deck.

    Args:
        claims: what the page says of itself.
        blocks: of the whole page.
        heading: the number of the block that shows the headline; 0 where none does.
        headline: its words.
    """
    if heading:
        start = next(at for at, one in enumerate(blocks) if one.placed.number == heading)
        near = [one for one in blocks[start : start + _NEAR] if not in_card(one.element)]
        if found := _shown_claim(near, claims, headline):
            return found
        for names in (_DECK, _PERHAPS_DECK):
            if found := _named_deck(near, names, headline):
                return found
        if found := _set_apart(blocks[start:], claims, headline):
            return found
    below = [one for one in blocks if one.placed.number >= heading and isinstance(one.placed.block, Paragraph)]
    texts = [letters(block_text(one.placed.block)) for one in below]
    for deck in claims.decks:
        own = letters(deck)
        if any(text.startswith(own) and text != own for text in texts):  # the text itself, cut off
            continue
        if own and own != letters(headline or "") and not deck.endswith(("...", "[…]")):
            return " ".join(deck.split())
    return None


def _shown_claim(near: Sequence[Walked], claims: PageClaims, headline: str | None) -> str | None:
    """A line under the headline that says what the page claims, and that is set or named otherwise than the text."""
    told = {own for deck in claims.decks if len(own := letters(deck)) > _SHORTEST and own != letters(headline or "")}
    usual = Counter(set_as(one) for one in near if isinstance(one.placed.block, Paragraph)).most_common(1)
    for one in near:
        block = one.placed.block
        if (
            isinstance(block, Paragraph | Subheading)
            and one.placed.look.heading != 1
            and letters(text := block_text(block)) in told
        ):
            apart = named(one.element, _DECK) is not None or named(one.element, _PERHAPS_DECK) is not None
            if apart or not usual or set_as(one) != usual[0][0] or usual[0][1] == 1:
                return text
    return None


def _named_deck(near: Sequence[Walked], names: re.Pattern[str], headline: str | None) -> str | None:
    """The lines under the headline that the page names as its deck."""
    lines: list[str] = []
    holder: Element = None
    first: Walked | None = None
    for one in near:
        block = one.placed.block
        own = named(one.element, names) if isinstance(block, Paragraph | Subheading) else None
        if first is not None and (own is None or (own is not holder and set_as(one) != set_as(first))):
            break
        if own is None or not isinstance(block, Paragraph | Subheading):
            continue
        text = block_text(block)
        if one.placed.look.heading == 1 or letters(text) == letters(headline or ""):
            continue
        if first is not None and (_META.search(text) or one.element.tag != first.element.tag):
            break
        lines.append(text)
        holder, first = own, first or one
    deck = " ".join(lines)
    return deck if _SHORTEST < len(deck) < _LONGEST else None


def _set_apart(below: Sequence[Walked], claims: PageClaims, headline: str | None) -> str | None:
    """The first words under the headline that are set in another way than the paragraphs of the text.

    They are the deck where they are a heading, all bold, or what the page claims to be its summary.
    """
    at = next((at for at, one in enumerate(below) if _runs_on(one, headline)), None)
    if at is None:
        return None
    first = below[at]
    text = block_text(first.placed.block)
    if not _SHORTEST < len(text) < _LONGEST or _NO_DECK.search(text) or in_card(first.element):
        return None
    usual = Counter(
        set_as(one)
        for one in below[at + 1 : at + 60]
        if isinstance(one.placed.block, Paragraph) and _runs_on(one, headline)
    ).most_common(1)
    if not usual:
        return None
    heading = isinstance(first.placed.block, Subheading)
    if heading:
        again = {letters(one) for one in claims.headlines}
        return text if len(text) > 2 * _SHORTEST and letters(text) not in again else None
    bold = first.placed.look.bold and sum(one.placed.look.bold for one in below[at + 1 : at + 20]) < 3
    apart = set_as(first) != usual[0][0]
    claimed = any(len(own := letters(deck)) > _SHORTEST and letters(text).endswith(own) for deck in claims.decks)
    return text if bold or (apart and claimed) else None


def _runs_on(one: Walked, headline: str | None) -> bool:
    block = one.placed.block
    if isinstance(block, Figure):
        return False
    if isinstance(block, Subheading):
        return (
            one.placed.look.heading != 1 and len(block_text(block)) > 2 * _SHORTEST
            and letters(block_text(block)) != letters(headline or "")
        )  # fmt: skip
    return isinstance(block, Paragraph) and runs(block, {letters(headline or "")}) and linked_share(block) < 0.5
