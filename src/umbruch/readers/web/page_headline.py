"""The headline of a page: what its headings and its claims agree upon, and the kicker before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.web.main_element import block_text, letters, spelt_names
from umbruch.readers.web.page_claims import PageClaims
from umbruch.tree import Paragraph, Subheading

_SHARED = 0.34
_WORDS = re.compile(r"\w{3,}")
_TITLE_PARTS = re.compile(r"\s+(?:[|–—·»•-]|::)\s+|\s*[|ㅣᅵ｜]\s*")
_AFTER_KICKER = re.compile(r"\s+[-–—|]\s+|:\s+|\s*\n\s*")
_TITLE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:head-?line|title|titel|titre|titulo|entry-title|hed)(?:$|[\s_-])", re.IGNORECASE
)
_NO_TITLE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:seo\w*|breadcrumbs?|logo|site-\w+|sr-only|hidden)(?:$|[\s_-])", re.IGNORECASE
)
_KICKER_NAMES = re.compile(
    r"(?:^|[\s_-])(?:kicker|dachzeile|overline|over-?title|roofline|topline|eyebrow|super-?title|ante-?titulo|surtitre|"
    r"occhiello|spitzmarke|stichwort|trumpet|vignette|pre-?title)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words by which web pages name the line over a headline."""
_LEAST = 12
_LONGEST_KICKER = 90
_LONGEST = 500
"""Letters above which a title is none, and not taken apart."""
_BEFORE = 6


class PageHead(NamedTuple):
    """The headline, the number of the block that shows it (0: none does), and the kicker."""

    headline: str | None
    number: int
    kicker: str | None


class _Heading(NamedTuple):
    number: int
    text: str
    rank: int


def page_head(claims: PageClaims, blocks: Sequence[Walked], root: Element) -> PageHead:
    """The headline and the kicker: one that page and claims share, the best claim, or a heading.

    Args:
        claims: what the page says of itself.
        blocks: of the whole page.
        root: the page, asked for its title where there is nothing else.
    """
    first = sorted((made for one in blocks if (made := _heading(one))), key=lambda one: -one.rank)
    told = tuple(dict.fromkeys([*claims.headlines, *(one for claim in claims.headlines for one in _begins(claim))]))
    for compared in (_same, _ending, _tail):
        for heading in first:
            for claim in told:
                if found := compared(heading.text, claim):
                    before = heading.text[: len(heading.text) - len(found)] if heading.text.endswith(found) else ""
                    return PageHead(found, heading.number, _kicker(before) or _kicker_above(blocks, heading.number))
    if claims.headlines:
        shown = next((one.number for one in first if any(_are_alike(one.text, told) for told in claims.headlines)), 0)
        kicker = _kicker_above(blocks, shown) if shown else None
        return PageHead(_without_site(" ".join(claims.headlines[0].split()), claims), shown, kicker)
    if first:
        return PageHead(first[0].text, first[0].number, _kicker_above(blocks, first[0].number))
    words = _title(root)
    return PageHead(max(_TITLE_PARTS.split(words), key=len) if words else None, 0, None)


def is_titled(root: Element, headline: str) -> bool:
    """Whether the title of a page is its headline too, alone or before and behind the name of the site."""
    own = letters(headline)
    return len(own) > _LEAST and own in map(letters, (_title(root), *_TITLE_PARTS.split(_title(root)[:_LONGEST])))


def _title(root: Element) -> str:
    title = root.find(".//title")
    return " ".join("".join(title.itertext()).split()) if title is not None else ""


def _heading(one: Walked) -> _Heading | None:
    """A heading of the first level, or of the second where it is named as a title; one for machines comes last."""
    level = one.placed.look.heading
    if not isinstance(one.placed.block, Subheading) or level not in (1, 2):
        return None
    names = spelt_names(one.element.get("class"), one.element.get("itemprop"))
    for_machines = _NO_TITLE_NAMES.search(names) is not None
    if level == 1 or (_TITLE_NAMES.search(names) and not for_machines):
        rank = 0 if for_machines else 3 - level + (_TITLE_NAMES.search(names) is not None)
        return _Heading(one.placed.number, block_text(one.placed.block), rank)
    return None


def _same(heading: str, claim: str) -> str | None:
    return " ".join(claim.split()) if letters(claim) and letters(heading) == letters(claim) else None


def _ending(heading: str, claim: str) -> str | None:
    """The claim where the heading ends with it: what stands before is a kicker."""
    own = letters(claim)
    return " ".join(claim.split()) if len(own) > _LEAST and letters(heading).endswith(own) else None


def _tail(heading: str, claim: str) -> str | None:
    """What heading and claim share at their end, behind a kicker each."""
    if max(len(heading), len(claim)) > _LONGEST:
        return None
    for found in _AFTER_KICKER.finditer(heading):
        rest = heading[found.end() :]
        own = letters(rest)
        if len(own) > _LEAST and letters(claim).endswith(own) and _AFTER_KICKER.search(claim):
            return rest.strip()
    return None


def _kicker(before: str) -> str | None:
    text = before.strip().rstrip("-–—|:").strip()
    return text if 1 < len(text) <= _LONGEST_KICKER and letters(text) else None


def _kicker_above(blocks: Sequence[Walked], number: int) -> str | None:
    """The line right over the headline that the page names as its kicker."""
    at = next(at for at, one in enumerate(blocks) if one.placed.number == number)
    for one in reversed(blocks[max(0, at - _BEFORE) : at]):
        element = one.element
        names = spelt_names(element.get("class"), element.getparent().get("class"))
        if isinstance(one.placed.block, Paragraph | Subheading) and _KICKER_NAMES.search(names):
            return _kicker(block_text(one.placed.block))
    return None


def _are_alike(heading: str, claim: str) -> bool:
    """Whether a heading says what the claim says, in other words or without the name of the site."""
    one, other = (set(_WORDS.findall(text.casefold())) for text in (heading, claim))
    return len(one) > 1 and len(one & other) >= _SHARED * min(len(one), len(other))


def _begins(claim: str) -> list[str]:
    """A title without its last parts, perhaps section, site and day; each counts where a heading says the same."""
    if len(claim) > _LONGEST:
        return []
    return [claim[: found.start()] for found in reversed(list(_TITLE_PARTS.finditer(claim)))]


def _without_site(text: str, claims: PageClaims) -> str:
    """A title without the name of the site behind it, and without that of the section before this."""
    parts = _TITLE_PARTS.split(text)
    if len(parts) > 1 and claims.publisher and letters(parts[-1])[:5] == letters(claims.publisher)[:5]:
        text = text[: text.rindex(parts[-1])].rstrip(" |–—·»•-:ㅣᅵ｜")
        section = claims.section or ""
        if section and text.endswith(section):
            text = text.removesuffix(section).rstrip(" |–—·»•-:")
    return text
