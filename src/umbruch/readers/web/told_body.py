"""The body of a page laid beside the text that the page tells to machines."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.readers.door import Placed
from umbruch.readers.elements.element_blocks import Walked
from umbruch.readers.web.main_element import SHORT_TOLD, block_text, letters
from umbruch.tree import Box, Figure, Paragraph, Text

_MOST_OF = 0.6
_LONG = 60


def by_told_body(
    kept: list[Walked], aside: list[str], told: str | None, page: Sequence[Walked]
) -> tuple[list[Walked], list[str]]:
    """The body laid beside the text that the page tells to machines.

    Where that holds most of what the page shows, what it does not hold is none of the article, and what it holds stays
    wherever it stands on the page; where it holds much more (behind a paywall, or drawn by a script), its own
    paragraphs are the body.
    """
    whole = letters(told or "")
    if len(told or "") <= SHORT_TOLD:
        return kept, aside
    shown = [(one, letters(block_text(one.placed.block))) for one in kept]
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
    there = {own for _, own in shown}
    for one in page:
        own = letters(block_text(one.placed.block))
        if isinstance(one.placed.block, Paragraph) and len(own) > _LONG and own not in there and own in whole:
            there.add(own)
            shown.append((one, own))
    shown.sort(key=lambda one: one[0].placed.number)
    last = max((at for at, (_, own) in enumerate(shown) if own and own in whole), default=len(shown))
    left = []
    for at, (one, own) in enumerate(shown):
        if isinstance(one.placed.block, Figure | Box) or own in whole or (at < last and len(own) > 400):
            left.append(one)
        else:
            aside = [*aside, block_text(one.placed.block)]
    return left, aside
