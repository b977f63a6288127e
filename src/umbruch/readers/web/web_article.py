"""The article of a page: its body from the main element, its head from what page and claims agree upon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.readers.door import Placed
from umbruch.readers.elements.element_blocks import TakePicture, Walked, Wanted, is_hidden, walked
from umbruch.readers.elements.element_notes import ElementNotes
from umbruch.readers.elements.page_comments import comments_to_the_desk
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.elements.unseen_elements import take_out_unseen
from umbruch.readers.unseen_words import hidden_text, kept_comments
from umbruch.readers.web.article_ends import without_ends
from umbruch.readers.web.beside.contact_boxes import boxed_contact
from umbruch.readers.web.beside.further_parts import further_parts
from umbruch.readers.web.beside.lead_pictures import lead_pictures
from umbruch.readers.web.beside.shown_blocks import with_crossheads
from umbruch.readers.web.drawn_by_script import blocks_in_scripts
from umbruch.readers.web.main_element import (
    block_text,
    is_furniture,
    letters,
    main_element,
    spelt_names,
    widened,
    words_in,
)
from umbruch.readers.web.page_authors import with_signs
from umbruch.readers.web.page_body import LONG, body_blocks
from umbruch.readers.web.page_claims import PageClaims, page_claims
from umbruch.readers.web.page_deck import page_deck
from umbruch.readers.web.page_headline import is_titled, page_head
from umbruch.readers.web.told_body import by_told_body
from umbruch.tree import (
    Article,
    Byline,
    Person,
    Source,
)
from umbruch.tree.reading import Origin

_LONGEST_META = 160
"""Letters of the lines that tell name and day of an article beside what it is about."""
_MOSTLY = 0.35
_BOX = re.compile(
    r"(?:^|[\s_-])(?:(?:fact|info|expandable|background|explainer|person|bio)-?box|factsheet|fakta-?(?:boks|ruta)|"
    r"infokasten|faktenbox|encadre|infobox|box-?info|despiece|kasten)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words by which web pages name the boxes in an article."""
_SHARED = 0.34
_WORDS = re.compile(r"\w{3,}")
_TITLE_PARTS = re.compile(r"\s+(?:[|–—·»•-]|::)\s+")


class WebArticle(NamedTuple):
    """The article, where its fields stood (numbers of blocks on the page), and what was remarked.

    `sure` is False where neither the page nor its claims name a headline and a body; `unseen` are words not shown.
    """

    article: Article
    origins: tuple[Origin, ...]
    remarks: tuple[Diagnostic, ...]
    sure: bool
    placed: tuple[Placed, ...]
    claims: PageClaims
    unseen: tuple[str, ...] = ()


def web_article(root: Element, picture: TakePicture, address: Callable[[str], str | None]) -> WebArticle:
    """The main article of a page.

    Args:
        root: the page.
        picture: makes the figure of an `img`.
        address: the address of a link as it is kept.
    """
    claims = page_claims(root)
    shares = _shares(root)
    for element, share in shares.items():
        if share > 0.5 and element.tag not in ("html", "body"):
            _show(element)
    unseen = take_out_unseen(root, {one for one, share in shares.items() if share > 0.5})
    taken_out: list[Element] = []

    def passed(element: Element) -> bool:
        if is_furniture(element) and shares.get(element, 0.0) < _MOSTLY:
            taken_out.append(element)
            return True
        return False

    body = root.find("body")
    wanted = Wanted(picture, address, passed, _is_box, ElementNotes(root))
    blocks = walked(body if body is not None else root, wanted)
    main = main_element(blocks, claims.body)
    if main is None and claims.body:
        main = main_element(blocks, None)
    inside = set(widened(main, blocks).iter()) if main is not None else set()
    if main is None and (drawn := blocks_in_scripts(root, wanted)):
        after = len(blocks) + 1
        drawn = [one._replace(placed=one.placed._replace(number=at)) for at, one in enumerate(drawn, start=after)]
        blocks += drawn
        inside = {one.element for one in drawn}
    headline, heading, kicker = page_head(claims, blocks, root)
    if main is not None:
        inside |= further_parts(widened(main, blocks), blocks, heading)
    own = [one for one in blocks if one.element in inside]
    if not heading:
        heading = _shown_again(blocks, headline) or (own[0].placed.number if own else 0)
    deck = page_deck(claims, blocks, heading, headline)
    start = next((at for at, one in enumerate(blocks) if one.placed.number == heading), 0)
    meta = _between(root, taken_out, blocks[start].element if blocks else None, own)
    claims = with_signs(claims, blocks[max(0, start - 4) : start + 14], own, blocks, meta)
    known = (
        headline or "",
        kicker or "",
        deck or "",
        *claims.headlines,
        *claims.decks,
        *claims.authors,
        ", ".join(claims.authors),
    )
    kept, put_aside = body_blocks(own, {letters(one) for one in known}, letters(deck or ""))
    kept, put_aside = by_told_body(kept, put_aside, claims.body, blocks)
    kept, contact, notice, boilerplate = without_ends(kept)
    contact = contact or boxed_contact(blocks, heading, {one.element for one in kept})
    kept = [*lead_pictures(blocks, heading, kept, inside), *kept]
    aside = [one.words for one in unseen]
    aside += [text for one in taken_out if (text := _text(one))]
    aside += [text for one in blocks if one.element not in inside and (text := block_text(one.placed.block))]
    shown = {letters(headline or ""), ""}
    discarded = tuple(dict.fromkeys(text for text in (*aside, *put_aside) if letters(text) not in shown))
    people = tuple(Person(name) for name in claims.authors)
    notes = comments_to_the_desk(root.iter())
    article = Article(
        lang=_language(claims.lang),
        kicker=kicker,
        headline=headline,
        deck=deck,
        byline=Byline(", ".join(claims.authors), people) if people else None,
        body=with_crossheads([one.placed for one in kept]),
        source=_source(claims),
        contact=contact,
        boilerplate=boilerplate,
        notice=notice,
        keywords=claims.keywords,
        section=claims.section,
        desk_notes=notes,
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
    sure = bool(headline and (claims.published or claims.headlines or is_titled(root, headline)))
    left_out = (*hidden_text([one.words for one in unseen if one.around in inside]), *kept_comments(notes))
    placed, words = tuple(one.placed for one in blocks), tuple(one.words for one in unseen)
    return WebArticle(article, tuple(origins), left_out, sure, placed, claims, words)


def _is_box(element: Element) -> bool:
    return _BOX.search(spelt_names(element.get("class"), element.get("data-type"))) is not None


def _show(element: Element) -> None:
    """Undo what hides an element that holds much of the text until a script has run."""
    element.attrib.pop("hidden", None)
    if "style" in element.attrib and is_hidden(element):
        del element.attrib["style"]


def _shares(root: Element) -> dict[Element, float]:
    """How much of the running text of a page stands in each element, from 0 to 1."""
    sizes: dict[Element, int] = {}
    whole = 0
    for one in root.iter():
        if not isinstance(one.tag, str) or one.tag in ("script", "style", "noscript", "a", "li", "option", "button"):
            continue
        size = len((one.text or "").strip()) + sum(len((child.tail or "").strip()) for child in one)
        if size < LONG:
            continue
        whole += size
        above = one
        while above is not None:
            sizes[above] = sizes.get(above, 0) + size
            above = above.getparent()
    return {element: size / whole for element, size in sizes.items()}


def _shown_again(blocks: Sequence[Walked], headline: str | None) -> int:
    """The number of the block that shows a headline that only claims name."""
    wanted = letters(headline or "")
    return next((one.placed.number for one in blocks if wanted and letters(block_text(one.placed.block)) == wanted), 0)


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


def _between(root: Element, passed: Sequence[Element], heading: Element, own: Sequence[Walked]) -> list[Element]:
    """The short ones of some elements that stand after the headline and before the first long words of the text."""
    first = next((one.element for one in own if len(block_text(one.placed.block)) > LONG), None)
    if not passed or heading is None or first is None:
        return []
    places = {element: at for at, element in enumerate(root.iter())}
    low, high = places.get(heading, 0), places.get(first, 0)
    return [one for one in passed if low < places.get(one, 0) < high and len(words_in(one)) <= _LONGEST_META]
