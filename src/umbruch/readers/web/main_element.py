"""Which element of a page holds the article, and what stands in it and around it that is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.tree import Block, Link, List, Paragraph
from umbruch.tree.walk import block_texts, inline_text

_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:igation|bar)?|menu|breadcrumbs?|footer|sidebar|comments?|kommentare?|share|sharing|social|related|"
    r"recommend\w*|newsletter|promo\w*|teaser\w*|ads?|advert\w*|anzeige|banner|cookie\w*|consent\w*|paywall\w*|paid-?wall|"
    r"subscri\w*|abo|login|popup|modal|overlay|tags?|topics?|keywords|author-?(?:box|bio|info)|bio|more-(?:on|from)|"
    r"read-?(?:more|next)|also-read|mehr-zum-thema|most-(?:read|popular)|trending|toolbar|tools|print-?only|outbrain|taboola|"
    r"embed(?:ded|s)?|widgets?\w*|affiliate\w*|recirculation\w*|similar(?:-links)?|carousel|slider|tooltip|catcher|"
    r"expand-icon|toggle-?(?:icon|group|text)|video-(?:heading|title|player|fallback)|player-wrapper|twitter-tweet|"
    r"instagram-media|tiktok-embed|fb-post|bluesky-embed|news-?link|user-?needs|published-date|article-meta|read-?time|"
    r"skip-?link|buttons?(?:-wrapper)?|btn|sr-only|visually-?hidden|screen-reader\w*|hidden|disclaimer|feedback|rating|poll|quiz)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words that web pages name those parts with; an element so named is left out unless it holds most of the text."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form", "dialog", "noscript"))
_NEVER = frozenset(("html", "body", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"))
SHORT_TOLD = 400
"""Letters up to which what a page calls the text of its article is a summary."""
_LONG = 60
_CLIMB = 6
_FADES = 0.72
_LINKED = 0.5


def is_furniture(element: Element) -> bool:
    """Whether an element says by its name or role that it is no part of an article."""
    if element.tag in _FURNITURE_TAGS or element.get("role") in _ROLES:
        return True
    if element.tag in _NEVER:
        return False
    names = spelt_names(element.get("class"), element.get("id"))
    found = _FURNITURE.search(names) if len(names) > 1 else None
    return found is not None and not (found.group().strip(" -_").lower() == "teaser" and _leads_nowhere(element))


def _leads_nowhere(element: Element) -> bool:
    """Whether an element holds neither link nor heading, as the first lines of an article and no card of another."""
    return next(element.iter("a", "h1", "h2", "h3", "h4", "h5", "h6"), None) is None


def spelt_names(*names: str | None) -> str:
    """Names as pages give them to their parts, with the words in `camelCase` parted."""
    return _HUMP.sub("-", " ".join(name for name in names if name))


def words_in(element: Element) -> str:
    """The words of an element and all in it, one blank between them."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def main_element(blocks: Sequence[Walked], told: str | None) -> Element | None:
    """The element that holds the article.

    Args:
        blocks: of the page.
        told: the text of the article, where the page brings it a second time.

    Returns:
        None where no block is running text.
    """
    known = letters(told) if told and len(told) > SHORT_TOLD else ""
    scores: dict[Element, float] = {}
    for one in blocks:
        if (weight := _weight(one, known)) <= 0:
            continue
        above = one.element
        for _ in range(_CLIMB):
            if above is None or not isinstance(above.tag, str):
                break
            scores[above] = scores.get(above, 0.0) + weight
            weight *= _FADES if above.tag not in ("p", "article") else 1.0
            above = above.getparent()
    if not scores:
        return None
    best = max(scores, key=lambda element: scores[element])
    # A report of one long paragraph scores as much as what holds it, and its short ones stand beside it.
    return best.getparent() if best.tag == "p" and best.getparent() is not None else best


def widened(main: Element, blocks: Sequence[Walked]) -> Element:
    """The main element, or the one around it in which its article goes on in parts of the same kind.

    Not over the border of an `article` element, and not where the larger one has a heading of another article.
    """
    inside = set(main.iter())
    names = {set_as(one) for one in blocks if one.element in inside and _weight(one, "") > 0}
    more = [one for one in blocks if one.element not in inside and set_as(one) in names and _weight(one, "") > 0]
    around = main
    for _ in range(_CLIMB):
        if not more or around.tag in ("article", "main", "body") or around.getparent() is None:
            break
        around = around.getparent()
        held = set(around.iter())
        if all(one.element in held for one in more):
            return main if sum(1 for _ in around.iter("h1")) > 1 else around
    return main


def set_as(one: Walked) -> str:
    """How a block is set: its element and the two around it, by name and class."""
    names, element = [], one.element
    for _ in range(3):
        if element is not None:
            names.append(f"{element.tag}.{element.get('class') or ''}")
            element = element.getparent()
    return "<".join(names)


def _weight(one: Walked, known: str) -> float:
    block = one.placed.block
    if not isinstance(block, Paragraph):
        return 0.0
    text = inline_text(block.content)
    if len(text) < _LONG or linked_share(block) > _LINKED:
        return 0.0
    if known:
        return float(len(text)) if letters(text)[:80] in known else 0.0
    return float(min(len(text), 800))


def linked_share(block: Paragraph) -> float:
    """How much of a paragraph is links, from 0 to 1."""
    whole = len(inline_text(block.content).strip())
    linked = sum(len(inline_text(one.content)) for one in _links(block.content))
    return linked / whole if whole else 0.0


def _links(content: Sequence[object]) -> list[Link]:
    found: list[Link] = []
    for one in content:
        if isinstance(one, Link):
            found.append(one)
        elif inner := getattr(one, "content", None):
            found += _links(inner)
    return found


def linked_letters(element: Element) -> float:
    """How much of all words in an element is links, from 0 to 1."""
    whole = len("".join("".join(element.itertext()).split()))
    linked = sum(len("".join("".join(one.itertext()).split())) for one in element.iter("a"))
    return linked / whole if whole else 0.0


def is_link_list(block: List) -> bool:
    """Whether a list only leads elsewhere, as those under an article do."""
    items = [one for item in block.items for one in item]
    linked = sum(isinstance(one, Paragraph) and linked_share(one) > 0.8 for one in items)
    return bool(items) and linked * 5 >= len(items) * 4


def block_text(block: Block) -> str:
    """The words of a block in one line."""
    return " ".join(" ".join(block_texts((block,))).split())


def letters(text: str) -> str:
    """The letters and digits of a text, for comparing."""
    return "".join(filter(str.isalnum, text)).casefold()
