"""A release that lost its line ends: label, headline and report run into one another in a single paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from umbruch.clipping.marks.release import is_label
from umbruch.readers.blocks.inline_cuts import cut, stripped
from umbruch.readers.door import Placed
from umbruch.tree import Paragraph
from umbruch.tree.walk import inline_text

_LEAST_TEXT = 200
"""Letters of a paragraph that can hold a whole release."""
_MOST_LABEL, _LEAST_HEAD, _MOST_HEAD = 4, 5, 28
"""Words of a label, and of a headline."""
_REPEATED = 2
"""Words with which the report begins as the headline does: `Lauter Vale Opens Pool Lauter Vale has opened …`."""


def with_run_in_parted(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The blocks of a file, its only paragraph parted where a label opens it and the headline's words come again."""
    filled = [(at, one.block) for at, one in enumerate(placed) if isinstance(one.block, Paragraph)]
    if len(filled) != 1:
        return tuple(placed)
    at, block = filled[0]
    text = inline_text(block.content)
    ends = _ends(text) if len(text) >= _LEAST_TEXT and "\n" not in text else None
    if ends is None:
        return tuple(placed)
    label, head = ends
    parts = [
        placed[at]._replace(block=Paragraph(stripped(cut(block.content, start, end))))
        for start, end in ((0, label), (label, head), (head, len(text)))
    ]
    parts[1] = parts[1]._replace(told="headline")
    return (*placed[:at], *parts, *placed[at + 1 :])


def _ends(text: str) -> tuple[int, int] | None:
    """Where the label and the headline end in a text, both counted in letters."""
    words = text.split(maxsplit=_MOST_LABEL + _MOST_HEAD + _REPEATED + 1)
    places, at = [], 0
    for word in words:
        at = text.index(word, at)
        places.append(at)
        at += len(word)
    label = next((n for n in range(_MOST_LABEL, 0, -1) if is_label(" ".join(words[:n]).rstrip(":–—-| "))), None)
    if label is None:
        return None
    for n in range(label + _LEAST_HEAD, min(label + _MOST_HEAD, len(words))):
        if words[n - 1][-1] in ".!?":
            return None
        again = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words[label:n], words[n:], strict=False)))
        if again >= _REPEATED and not words[n - 1][0].islower() and words[n + again : n + again + 1]:
            return (places[label], places[n]) if words[n + again][0].islower() else None
    return None
