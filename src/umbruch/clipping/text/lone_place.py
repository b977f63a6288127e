"""A place on a line of its own below the headline, which is the dateline of the report under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.marks.datelines.dateline_places import names_city
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.text.body import Draft
from umbruch.tree import Dateline, Paragraph, Subheading, Text

_DASH_FIRST = re.compile(by_case(r"[-–—]{1,2}\s+(?=[^\W\d_[:lower:]])"))


class LonePlace(NamedTuple):
    """The dateline, the numbers of its lines, and the blocks of the report without it."""

    dateline: Dateline
    lines: tuple[int, ...]
    drafts: list[Draft]


def lone_place(drafts: Sequence[Draft]) -> LonePlace | None:
    """The dateline that is nothing but a known city above the report; a dash may open the sentence under it.

    Args:
        drafts: the blocks of an article of which no other dateline is known.

    Returns:
        None where the report begins otherwise, or where a second city stands alone, as in a digest by places.
    """
    words = _words(drafts[0]) if len(drafts) > 1 else ""
    if (
        not names_city(words)
        or not isinstance(drafts[1].block, Paragraph)
        or any(names_city(_words(one)) for one in drafts[1:])
    ):
        return None
    below = drafts[1].block.content
    first = below[0] if below else None
    dash = _DASH_FIRST.match(first.text) if isinstance(first, Text) else None
    place = words.removesuffix(".")
    if not isinstance(first, Text) or dash is None:
        return LonePlace(Dateline(words, place), drafts[0].lines, list(drafts[1:]))
    if any(_DASH_FIRST.match(_words(one)) for one in drafts[2:]):  # speech, or a list
        return LonePlace(Dateline(words, place), drafts[0].lines, list(drafts[1:]))
    rest = Paragraph((Text(first.text[dash.end() :]), *below[1:]))
    dateline = Dateline(f"{words} {dash.group().strip()}", place)
    return LonePlace(dateline, drafts[0].lines, [drafts[1]._replace(block=rest), *drafts[2:]])


def _words(draft: Draft) -> str:
    block = draft.block
    if not isinstance(block, Paragraph | Subheading):
        return ""
    return "".join(one.text for one in block.content if isinstance(one, Text))
