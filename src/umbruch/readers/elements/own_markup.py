"""Articles as umbruch writes them into pages and books: each role under its own class."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import parse_byline
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.release import parse_contact, parse_embargo
from umbruch.clipping.marks.source import parse_source
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.readers.elements.element_blocks import TakePicture, Wanted, walked
from umbruch.readers.elements.element_notes import ElementNotes
from umbruch.readers.elements.parsed_page import Element
from umbruch.registry.roles import ROLE
from umbruch.tree import Article, Block, Byline, Dateline, Paragraph, Text
from umbruch.tree.walk import block_texts, inline_text

_LINES = ("kicker", "headline", "deck", "lead", "byline", "embargo", "source", "boilerplate", "notice")
_HEAD = frozenset((*_LINES, "contact", "press-head"))

_BLANKS = re.compile(r"[ \t\r\f]+")
"""What a browser draws together (CSS Text 3, 4.1); an ideographic space is none of it."""
_DATELINE = frozenset((ROLE["dateline"].css_class, "dateline"))
"""Its class, now and before: browsers that show an article alone take `dateline` for its author."""


def own_articles(root: Element) -> list[Element]:
    """The elements of the articles that umbruch has written."""
    return [one for one in root.iter("article", "section") if "article" in (one.get("class") or "").split()]


def own_article(element: Element, picture: TakePicture, lang: str | None) -> Article:
    """The article in an element that umbruch has written.

    Args:
        element: of the article.
        picture: makes the figure of an `img`.
        lang: the language of the page.
    """
    told = language_tag(element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or lang or "")
    lang = None if told == UNDETERMINED else told
    conventions = conventions_for(lang)
    roles: dict[str, list[str]] = {}
    taken: set[Element] = set()
    for one in element.iter():
        names = set((one.get("class") or "").split()) if isinstance(one.tag, str) else set()
        for role in _HEAD & names:
            roles.setdefault(role, []).append(_lines(one))
            taken.add(one)
    dateline = next((one for one in element.iter("span") if _DATELINE & set((one.get("class") or "").split())), None)
    dated = " ".join("".join(dateline.itertext()).split()) if dateline is not None else None
    blocks = walked(
        element,
        Wanted(picture, passed=lambda one: one in taken, boxed=_is_box, notes=ElementNotes(element), languages=True),
    )
    body = [one.placed.block for one in blocks]
    whole = "\n".join(block_texts(body))
    first = next((text for text in block_texts(body) if dated and text.startswith(dated)), dated or "")
    if dated:
        body = _without(body, dated)
    fields: dict[str, Any] = {
        name: roles[name][0].replace("\n", " ") for name in ("kicker", "headline", "deck") if name in roles
    }
    fields |= {name: roles[name][0] for name in ("lead", "boilerplate") if name in roles}
    if "byline" in roles:
        made = parse_byline(roles["byline"][0], conventions)
        fields["byline"] = made if made.people else Byline(roles["byline"][0])
    if "source" in roles:
        fields["source"] = parse_source(roles["source"][0])
    if "embargo" in roles:
        fields["embargo"] = parse_embargo(roles["embargo"][0])
    if "contact" in roles:
        fields["contact"] = parse_contact(roles["contact"][0])
    if dated:
        found = find_dateline(first, conventions, whole)
        fields["dateline"] = replace(found.dateline, text=dated) if found else Dateline(dated)
    return Article(lang=lang, body=tuple(body), notice=tuple(roles.get("notice", ())), **fields)


def _is_box(element: Element) -> bool:
    return element.tag in ("div", "aside") and "box" in (element.get("class") or "").split()


def _lines(element: Element) -> str:
    """The words of an element, a line for each that its breaks part."""
    parts: list[str] = []
    for one in element.iter():
        if one.tag == "br":
            parts.append("\n")
        if one.tag != "br" and one.text:
            parts.append(" ".join(one.text.split("\n")))
        if one is not element and one.tail:
            parts.append(" ".join(one.tail.split("\n")))
    return "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in "".join(parts).split("\n")).strip()


def _without(body: list[Block], dated: str) -> list[Block]:
    """The body without the dateline before its first words."""
    for at, block in enumerate(body):
        if isinstance(block, Paragraph):
            first = block.content[0] if block.content else None
            if isinstance(first, Text) and first.text.startswith(dated):
                rest = (Text(first.text[len(dated) :].lstrip()), *block.content[1:])
                block = replace(block, content=tuple(one for one in rest if one != Text("")))
                return [*body[:at], *([block] if inline_text(block.content) else []), *body[at + 1 :]]
    return body
