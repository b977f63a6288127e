"""What the styles mean to Mammoth, the importer of most content systems, which turns Word files into HTML.

It ends a list at the first paragraph without a number and begins the next one at 1, knows no quotations, loses stress
in italics and says twice what is bold. A file may tell it better: a part that Word and all others pass over gives the
elements for each style, and Mammoth takes them before its own (https://github.com/mwilliamson/mammoth.js, "Embedded
style maps").
"""

from __future__ import annotations

from umbruch.kept import remembered
from umbruch.writers.docx.styles.named_styles import CONTINUED_LEVELS, PARAGRAPH_STYLES, TURNED_STRESS, continued_in

PART = "/mammoth/style-map"
CONTENT_TYPE = "text/prs.mammoth.style-map"
RELATIONSHIP = "http://schemas.zwobble.org/mammoth/style-map"

_ELEMENTS = {
    **{
        continued_in(level): "ul|ol > li > " * level + "p:fresh"  # into the item that is open at that level
        for level in range(1, CONTINUED_LEVELS + 1)
    },
    "Quotations": "blockquote > p:fresh",
    "PullQuote": "blockquote > p:fresh",
    "Attribution": "blockquote > footer:fresh",
}
"""By the ids of our styles. A style that may stand in a list has none: it would take the list's place."""

_RUN_ELEMENTS = {
    "Emphasis": "",  # italic beside it
    "Strong": "",  # bold beside it
    TURNED_STRESS["Emphasis"]: "em",
    TURNED_STRESS["Strong"]: "strong",
}
"""By the names of our character styles."""


@remembered(1)
def style_map() -> bytes:
    """The part, one rule a line."""
    lines = [f"p[style-name='{one.name}'] => {_ELEMENTS[one.id]}" for one in PARAGRAPH_STYLES if one.id in _ELEMENTS]
    lines += [f"r[style-name='{name}'] => {element}".rstrip() for name, element in _RUN_ELEMENTS.items()]
    return "".join(f"{line}\n" for line in lines).encode()
