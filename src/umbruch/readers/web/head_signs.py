"""Signs on the page for deck, byline and day, and the text told to machines laid beside that on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.readers.door import Placed
from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.main_element import letters
from umbruch.readers.web.page_claims import PageClaims
from umbruch.tree import Figure, Paragraph, Subheading, Text
from umbruch.tree.walk import block_texts, inline_text

NO_WORDS = frozenset(
    ("advertisement", "advertisements", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "reklama",
     "reklam", "annons", "annonse", "read more", "weiterlesen",
     "lesen sie auch", "lesen sie mehr", "lire aussi", "leia também",
     "recommended videos", "article content", "story continues below this ad", "teilen", "share", "mehr zum thema")
)  # fmt: skip
"""Lines between paragraphs that pages put there and nobody wrote."""

_DECK = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadtext|intro|introtext|standfirst|deck|dek|sub-?title|sub-?line|sub-?head(?:line)?|summary|"
    r"vorspann|chapo|chapeau|excerpt|ingress|sommario|entradilla|bajada|spot|perex|abstract|teaser-?text|kurztext|"
    r"(?:article|story|content)-?(?:desc(?:ription)?|lead|intro))(?:$|[\s_-])|shortdesc|articlelead|articleintro|headlinesub",
    re.IGNORECASE,
)
"""Words by which web pages name the lines between headline and text."""
_AUTHOR = re.compile(r"author|byline|autor|reporter|writer|editor\b", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"https?://|@|\d{4}", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"(?i)^(?:von|by|par|por|di|de|text|autor(?:in)?|author)\s*:?\s+")
_SHORTEST = 20
_LONGEST = 900
_NEAR = 12
_CLIMB = 3
_MOST_OF = 0.6


def _named(element: Element, names: re.Pattern[str]) -> Element | None:
    """The element itself or one close above it whose name is one of those."""
    for _ in range(_CLIMB):
        if element is None or element.tag in ("article", "main", "body", "header"):
            return None
        if names.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
            return element
        element = element.getparent()
    return None


def deck_on_page(blocks: Sequence[Walked], heading: int, headline: str | None) -> str | None:
    """The lines under the headline that the page names as its deck."""
    if not heading:
        return None
    start = next(at for at, one in enumerate(blocks) if one.placed.number == heading)
    lines: list[str] = []
    holder: Element = None
    for one in blocks[start : start + _NEAR]:
        block = one.placed.block
        named = _named(one.element, _DECK) if isinstance(block, Paragraph | Subheading) else None
        if lines and (named is None or (named is not holder and named.getparent() is not holder.getparent())):
            break
        if named is not None and isinstance(block, Paragraph | Subheading):
            text = " ".join(inline_text(block.content).split())
            if letters(text) != letters(headline or ""):
                lines.append(text)
                holder = named
    deck = " ".join(lines)
    return deck if _SHORTEST < len(deck) < _LONGEST else None


def with_signs(claims: PageClaims, near: Sequence[Walked]) -> PageClaims:
    """The claims with a byline and a day that the page shows beside its headline, where it claims none."""
    if not claims.authors or claims.authors == (claims.publisher,):  # a person beside the headline tells more
        for one in near:
            block = one.placed.block
            if not isinstance(block, Paragraph) or _named(one.element, _AUTHOR) is None:
                continue
            name = _BEFORE_NAME.sub("", " ".join(inline_text(block.content).split()))
            if 2 < len(name) < 60 and not _NO_AUTHOR.search(name):
                claims = claims._replace(authors=(name,))
                break
    if claims.published is None:
        from umbruch.clipping.marks.web_stamp import stamped_day

        texts = [inline_text(one.placed.block.content) for one in near if isinstance(one.placed.block, Paragraph)]
        texts += [title.rpartition("|")[2].strip() for title in claims.headlines if "|" in title]
        day = next((day for text in texts if len(text) < 90 and (day := stamped_day(text))), None)
        claims = claims._replace(published=day)
    return claims


def by_told_body(kept: list[Walked], aside: list[str], told: str | None) -> tuple[list[Walked], list[str]]:
    """The body laid beside the text that the page tells to machines.

    Where that holds most of what the page shows, what it does not hold is none of the article; where it holds much
    more (behind a paywall, or drawn by a script), its own paragraphs are the body.
    """
    whole = letters(told or "")
    if len(whole) < 400:
        return kept, aside
    shown = [(one, letters(" ".join(block_texts((one.placed.block,))))) for one in kept]
    paragraphs = [(one, own) for one, own in shown if isinstance(one.placed.block, Paragraph)]
    common = sum(len(own) for _, own in paragraphs if own in whole)
    if common < _MOST_OF * len(whole):
        if "\n" not in (told or "").strip() or common > 0.4 * len(whole):
            return kept, aside
        lines = [" ".join(line.split()) for line in (told or "").split("\n")]
        made = [
            Walked(Placed(Paragraph((Text(line),)), number=number), None)
            for number, line in enumerate(lines, start=1)
            if line
        ]
        return [one for one, _ in shown if isinstance(one.placed.block, Figure)] + made, aside
    if common < 0.8 * sum(len(own) for _, own in paragraphs) and common < 0.95 * len(whole):
        return kept, aside
    last = max((at for at, (_, own) in enumerate(shown) if own and own in whole), default=len(shown))
    left = []
    for at, (one, own) in enumerate(shown):
        if isinstance(one.placed.block, Figure) or own in whole or (at < last and len(own) > 400):
            left.append(one)
        else:
            aside = [*aside, " ".join(" ".join(block_texts((one.placed.block,))).split())]
    return left, aside
