"""What a page says of itself where its readers do not look for the article: title, keywords, buttons, fields, hints."""

from __future__ import annotations

import re

from umbruch.readers.elements.parsed_page import Element

_LONGEST = 200
"""Signs of a label; what is longer is text."""
_SAID = " | ".join(
    f"//@{name}"
    for name in ("alt", "title", "aria-label", "aria-description", "placeholder", "value", "summary", "data-embargo")
)
"""Attributes whose words readers are shown or told (HTML, 3.2.6.1, 4.8.4.4, 4.10.5; WAI-ARIA 1.2, 6.5)."""
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s+(?:[|–—·»•-]|::)\s+|[;,](?=\s)")


def page_labels(root: Element) -> tuple[str, ...]:
    """Title, keywords, words on buttons, in fields and of hints, whole and by parts, where a figure is in them.

    They may name the end of an embargo then; without a figure they are what an article is about.

    Args:
        root: the page.
    """
    told = [title.text or "" for title in root.iter("title")]
    told += [one.get("content") or "" for one in root.iter("meta") if (one.get("name") or "").lower() == "keywords"]
    told += ["".join(one.itertext()) for one in root.iter("button", "noscript")]
    told += map(str, root.xpath(_SAID))
    told += ["".join(one.itertext()) for one in root.iter("option", "textarea", "dialog")]
    lines = [" ".join(one.split()) for one in told]
    parts = dict.fromkeys(part for one in lines for part in (one, *_PARTS.split(one)))
    return tuple(part for part in parts if len(part) <= _LONGEST and _DIGIT.search(part))
