"""The article of a page: its body from the main element, its head from what page and claims agree upon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.readers.door import Placed
from umbruch.readers.elements.element_blocks import TakePicture, Walked, Wanted, walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.head_signs import NO_WORDS, by_told_body, deck_on_page, with_signs
from umbruch.readers.web.main_element import is_furniture, is_link_list, letters, linked_share, main_element
from umbruch.readers.web.page_claims import PageClaims, page_claims
from umbruch.tree import (
    Article,
    Block,
    Byline,
    Figure,
    Link,
    List,
    Paragraph,
    Person,
    Quote,
    Rule,
    Source,
    Subheading,
    Table,
)
from umbruch.tree.reading import Origin
from umbruch.tree.walk import inline_text

_MOSTLY = 0.35
_LONG = 60
_SHORTEST_IN_DECK = 20
_SHARED = 0.34
_WORDS = re.compile(r"\w{3,}")
_TITLE_PARTS = re.compile(r"\s+(?:[|–—·»•-]|::)\s+")
_SENTENCE = re.compile(r"[.!?…:»”\"“'’)。！？」다]\s*$")


class WebArticle(NamedTuple):
    """The article, where its fields stood (numbers of blocks on the page), and what was remarked.

    `sure` is False where neither the page nor its claims name a headline and a body.
    """

    article: Article
    origins: tuple[Origin, ...]
    remarks: tuple[Diagnostic, ...]
    sure: bool
    placed: tuple[Placed, ...]
    claims: PageClaims


def web_article(root: Element, picture: TakePicture, address: Callable[[str], str | None]) -> WebArticle:
    """The main article of a page.

    Args:
        root: the page.
        picture: makes the figure of an `img`.
        address: the address of a link as it is kept.
    """
    claims = page_claims(root)
    shares = _shares(root)
    taken_out: list[Element] = []

    def passed(element: Element) -> bool:
        if is_furniture(element) and shares.get(element, 0.0) < _MOSTLY:
            taken_out.append(element)
            return True
        return False

    body = root.find("body")
    blocks = walked(body if body is not None else root, Wanted(picture, address, passed))
    main = main_element(blocks, claims.body)
    if main is None and claims.body:
        main = main_element(blocks, None)
    inside = set(main.iter()) if main is not None else set()
    own = [one for one in blocks if one.element in inside]
    headline, heading = _headline(claims, blocks, root)
    if not heading:
        heading = _shown_again(blocks, headline) or (own[0].placed.number if own else 0)
    shown_deck = deck_on_page(blocks, heading, headline)
    deck = shown_deck or _deck(claims, headline)
    start = next((at for at, one in enumerate(blocks) if one.placed.number == heading), 0)
    claims = with_signs(claims, blocks[max(0, start - 4) : start + 14])
    kept, put_aside = _body(own, headline, deck, claims)
    kept, put_aside = by_told_body(kept, put_aside, claims.body)
    aside = [text for one in taken_out if (text := _text(one))]
    aside += [text for one in blocks if one.element not in inside and (text := _block_text(one.placed.block))]
    shown = {letters(headline or ""), ""}
    discarded = tuple(dict.fromkeys(text for text in (*aside, *put_aside) if letters(text) not in shown))
    people = tuple(Person(name) for name in claims.authors)
    article = Article(
        lang=_language(claims.lang),
        headline=headline,
        deck=deck,
        byline=Byline(", ".join(claims.authors), people) if people else None,
        body=tuple(one.placed.block for one in kept),
        source=_source(claims),
        keywords=claims.keywords,
        section=claims.section,
        modified=claims.modified,
        discarded=discarded,
    )
    origins = (
        [Origin("articles[0].headline", (heading,) if heading else (), 0.95 if heading else 0.85)] if headline else []
    )
    origins += [
        Origin(f"articles[0].{name}", (), 0.85) for name in ("deck", "byline", "source") if getattr(article, name)
    ]
    origins += [Origin(f"articles[0].body[{at}]", (one.placed.number,), 0.9) for at, one in enumerate(kept)]
    sure = bool(headline and (claims.published or claims.headlines))
    return WebArticle(article, tuple(origins), (), sure, tuple(one.placed for one in blocks), claims)


def _shares(root: Element) -> dict[Element, float]:
    """How much of the running text of a page stands in each element, from 0 to 1."""
    sizes: dict[Element, int] = {}
    whole = 0
    for one in root.iter():
        if not isinstance(one.tag, str) or one.tag in ("script", "style", "noscript", "a", "li", "option", "button"):
            continue
        size = len((one.text or "").strip()) + sum(len((child.tail or "").strip()) for child in one)
        if size < _LONG:
            continue
        whole += size
        above = one
        while above is not None:
            sizes[above] = sizes.get(above, 0) + size
            above = above.getparent()
    return {element: size / whole for element, size in sizes.items()}


def _headline(claims: PageClaims, blocks: Sequence[Walked], root: Element) -> tuple[str | None, int]:
    """The headline and the number of its heading: one that page and claims share, the best claim, or a heading."""
    headings = [
        (one.placed.number, inline_text(one.placed.block.content).replace("\n", " "))
        for one in blocks
        if isinstance(one.placed.block, Subheading) and one.placed.look.heading == 1
    ]
    for claim in claims.headlines:
        for number, text in headings:
            if letters(claim) == letters(text):
                return " ".join(claim.split()), number
    for number, text in headings:
        for claim in claims.headlines:
            if len(letters(claim)) > 15 and letters(text).endswith(letters(claim)):
                return " ".join(claim.split()), number  # what stands before it is a kicker
    for number, text in headings:
        if any(_are_alike(text, claim) for claim in claims.headlines):
            return " ".join(text.split()), number
    if claims.headlines:
        return _without_site(" ".join(claims.headlines[0].split()), claims.publisher), 0
    if headings:
        return " ".join(headings[0][1].split()), headings[0][0]
    title = root.find(".//title")
    words = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return (max(_TITLE_PARTS.split(words), key=len), 0) if words else (None, 0)


def _shown_again(blocks: Sequence[Walked], headline: str | None) -> int:
    """The number of the block that shows a headline that only claims name."""
    wanted = letters(headline or "")
    return next((one.placed.number for one in blocks if wanted and letters(_block_text(one.placed.block)) == wanted), 0)


def _are_alike(heading: str, claim: str) -> bool:
    """Whether a heading says what the claim says, in other words or without the name of the site."""
    one, other = (set(_WORDS.findall(text.casefold())) for text in (heading, claim))
    return len(one) > 1 and len(one & other) >= _SHARED * min(len(one), len(other))


def _without_site(text: str, publisher: str | None) -> str:
    """A title without the name of the site behind it."""
    parts = _TITLE_PARTS.split(text)
    if len(parts) > 1 and publisher and letters(parts[-1])[:5] == letters(publisher)[:5]:
        return text[: text.rindex(parts[-1])].rstrip(" |–—·»•-:")
    return text


def _deck(claims: PageClaims, headline: str | None) -> str | None:
    for deck in claims.decks:
        own = letters(deck)
        if not own or own == letters(headline or "") or deck.endswith(("...", "[…]")):
            continue
        return " ".join(deck.split())
    return None


def _body(
    own: Sequence[Walked], headline: str | None, deck: str | None, claims: PageClaims
) -> tuple[list[Walked], list[str]]:
    """The blocks of the body, and the words in the main element that are no part of it."""
    lead = letters(deck or "")
    known = (headline or "", deck or "", *claims.headlines, *claims.decks, *claims.authors, ", ".join(claims.authors))
    head = {letters(one) for one in known}
    running = [at for at, one in enumerate(own) if _runs(one.placed.block, head)]
    while (
        running and len(own_letters := letters(_block_text(own[running[0]].placed.block))) > 20 and own_letters in lead
    ):
        running.pop(0)
    if not running:
        return [one for one in own if letters(_block_text(one.placed.block)) not in head], []
    first, last = running[0], running[-1]
    kept: list[Walked] = []
    aside: list[str] = []
    for at, one in enumerate(own):
        block = one.placed.block
        text = _block_text(block)
        if isinstance(block, Figure):
            kept.append(one)
        elif (
            letters(text) in head
            or not (text or isinstance(block, Rule))
            or not first <= at <= last
            or _leads_away(block)
            or text.casefold().strip(" .:") in NO_WORDS
        ):
            aside.append(text)
        else:
            kept.append(one)
    while kept and isinstance(kept[-1].placed.block, Subheading | Rule):
        aside.append(_block_text(kept.pop().placed.block))
    return kept, [text for text in aside if text]


def _stands_in(one: Walked, lead: str) -> bool:
    own = letters(_block_text(one.placed.block))
    return len(own) > _SHORTEST_IN_DECK and own in lead


def _runs(block: Block, head: set[str]) -> bool:
    match block:
        case Paragraph():
            text = inline_text(block.content).strip()
            return (
                letters(text) not in head
                and linked_share(block) <= 0.5
                and (len(text) >= _LONG or (len(text) > 25 and _SENTENCE.search(text) is not None))
            )
        case Quote() | Table():
            return True
        case List():
            return not is_link_list(block) and len(_block_text(block)) > _LONG
        case _:
            return False


def _leads_away(block: Block) -> bool:
    """Whether a block only leads to another page."""
    match block:
        case Paragraph():
            return linked_share(block) > 0.85 and not _SENTENCE.search(inline_text(block.content).rstrip(" ."))
        case List():
            return is_link_list(block)
        case Subheading():
            return bool(block.content) and all(isinstance(one, Link) for one in block.content)
        case _:
            return False


def _block_text(block: Block) -> str:
    from umbruch.tree.walk import block_texts

    return " ".join(" ".join(block_texts((block,))).split())


def _text(element: Element) -> str:
    parts = [
        " ".join(one.split())
        for one in element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    ]
    return " ".join(part for part in parts if part)


def _source(claims: PageClaims) -> Source | None:
    if not (claims.publisher or claims.published):
        return None
    text = ", ".join(one for one in (claims.publisher, claims.published) if one)
    return Source(text, (claims.publisher,) if claims.publisher else (), claims.published, url=claims.url)


def _language(told: str | None) -> str | None:
    tag = language_tag(told) if told else UNDETERMINED
    return None if tag == UNDETERMINED else tag
