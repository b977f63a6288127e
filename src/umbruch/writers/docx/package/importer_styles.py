"""What the styles mean to Mammoth, the importer of most content systems, which turns Word files into HTML.

It ends a list at the first paragraph without a number and begins the next one at 1, knows no quotations, loses stress
in italics and says twice what is bold. A file may tell it better: a part that Word and all others pass over gives the
elements for each style, and Mammoth takes them before its own (https://github.com/mwilliamson/mammoth.js, "Embedded
style maps").
"""

from __future__ import annotations

from collections.abc import Mapping

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
"""By the ids of our character styles, which are their names."""


def style_map(names: Mapping[str, str] | None = None) -> bytes:
    """The part, one rule a line.

    Args:
        names: under which names our styles stand in a house template, by their ids; None where they have their own. A
            style of the house that stands for several of ours which mean different things has no rule.
    """
    return _rules(None if names is None else tuple(names.items()))


@remembered(32)
def _rules(told: tuple[tuple[str, str], ...] | None) -> bytes:
    own = {one.id: one.name for one in PARAGRAPH_STYLES} | {one: one for one in _RUN_ELEMENTS}
    names = own if told is None else dict(told)
    every = {**_ELEMENTS, **_RUN_ELEMENTS}
    meant = {name: {every.get(id) for id, other in names.items() if other == name} for name in names.values()}
    lines = [
        f"{kind}[style-name='{_rule_name(names[id])}'] => {element}".rstrip()
        for kind, elements in (("p", _ELEMENTS), ("r", _RUN_ELEMENTS))
        for id, element in _by_place(elements)
        if id in names and len(meant[names[id]]) == 1
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _by_place(elements: dict[str, str]) -> list[tuple[str, str]]:
    """As our styles follow one another."""
    place = {one.id: number for number, one in enumerate(PARAGRAPH_STYLES)}
    return sorted(elements.items(), key=lambda row: place.get(row[0], 0))


def _rule_name(name: str) -> str:
    return name.replace("\\", "\\\\").replace("'", "\\'")
