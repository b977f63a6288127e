"""The text of a page that only a script draws: HTML inside of the strings of its scripts."""

from __future__ import annotations

import json
import re

from umbruch.readers.elements.element_blocks import Walked, Wanted, walked
from umbruch.readers.elements.parsed_page import Element
from umbruch.tree import Paragraph
from umbruch.tree.walk import inline_text

_STRING = re.compile(r'"(?:[^"\\]|\\.){400,}"')
"""A string of JSON that is long enough to hold the text of an article."""
_PARAGRAPH = re.compile(r"</p\s*>", re.IGNORECASE)
_LONGEST = 4_000_000
_NESTED = 3
"""How deep pages put strings of JSON into strings of JSON; two were seen."""
_RUNNING = 60


def blocks_in_scripts(root: Element, wanted: Wanted) -> list[Walked]:
    """The blocks of the longest text in HTML that a script of the page holds; none where there is no such text.

    Args:
        root: the page.
        wanted: what is kept of it.
    """
    from lxml import etree

    best = ""
    left = _LONGEST
    for script in root.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        for found in _texts(text, _NESTED):
            if _size(found) > _size(best):
                best = found
        if left <= 0:
            break
    if not best:
        return []
    parser = etree.HTMLParser(no_network=True, remove_pis=True, encoding="utf-8", recover=True)
    page = etree.fromstring(f"<html><body>{best}</body></html>".encode(), parser)
    blocks = walked(page, wanted) if page is not None else []
    return blocks if any(_runs(one) for one in blocks) else []


def _texts(source: str, depth: int) -> list[str]:
    made: list[str] = []
    for found in _STRING.finditer(source):
        try:
            text = json.loads(found.group(), strict=False)
        except ValueError:
            continue
        if len(_PARAGRAPH.findall(text)) > 1 and not text.lstrip().startswith(("{", "[")):
            made.append(text)
        elif depth > 1 and '"' in text:
            made += _texts(text, depth - 1)
    return made


def _size(text: str) -> int:
    return sum(len(part) for part in re.sub(r"<[^>]{0,2000}>", "\n", text).split("\n") if len(part) > _RUNNING)


def _runs(one: Walked) -> bool:
    return isinstance(one.placed.block, Paragraph) and len(inline_text(one.placed.block.content)) > _RUNNING
