"""What a page says of itself where its readers do not look for the article: its title, keywords, buttons."""

from __future__ import annotations

import re

from umbruch.readers.elements.parsed_page import Element

_LONGEST = 200
"""Signs of a label; what is longer is text."""
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s+(?:[|–—·»•-]|::)\s+|[;,](?=\s)")


def page_labels(root: Element) -> tuple[str, ...]:
    """Title, keywords and words on buttons of a page, whole and by parts, where they may name the end of an embargo.

    A keyword or a title without a figure is what an article is about.

    Args:
        root: the page.
    """
    told = [title.text or "" for title in root.iter("title")]
    told += [one.get("content") or "" for one in root.iter("meta") if (one.get("name") or "").lower() == "keywords"]
    told += ["".join(one.itertext()) for one in root.iter("button", "noscript")]
    lines = [" ".join(one.split()) for one in told]
    parts = dict.fromkeys(part for one in lines for part in (one, *_PARTS.split(one)))
    return tuple(part for part in parts if len(part) <= _LONGEST and _DIGIT.search(part))
