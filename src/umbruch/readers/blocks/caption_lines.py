"""Captions with the credit at their end apart, as files with a structure have them in one line."""

from __future__ import annotations

import re

from msgspec.structs import replace

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.caption import find_credit, parse_credit
from umbruch.kept import remembered
from umbruch.readers.blocks.inline_cuts import cut
from umbruch.tree import Credit, Figure, Inline
from umbruch.tree.walk import inline_text

_TERMS = re.compile(r"\s+/\s+(?=Weiterer Text über )")
"""What stands behind the captions of pictures that come with releases of news aktuell: address and terms of use."""
_NAMED = re.compile(r"unter Quellenangabe\s*:\s*[\"„“]?([^\"“”]+)")


def credit_of(line: str) -> Credit:
    """A line that is called the credit of a picture, its label not a part of the name (`Quelle: Stadt Lauter`)."""
    credit = parse_credit(line)
    label, colon, name = (credit.name or "").partition(":")
    told = colon and label.strip().casefold() in _source_labels() and name.strip()
    return replace(credit, name=name.strip()) if told else credit


@remembered(1)
def _source_labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in everywhere("source_labels"))


def captioned(figure: Figure, content: tuple[Inline, ...]) -> Figure:
    """A picture with a caption, the credit at its end apart, and with it the terms that an agency writes there."""
    text = inline_text(content)
    if terms := _TERMS.search(text):
        made = captioned(figure, cut(content, 0, terms.start()))
        told, own = text[terms.end() :], made.credit
        named = _NAMED.search(told)
        name = own.name if own is not None else named.group(1).strip(" .") if named else None
        return replace(made, credit=Credit(f"{own.text} / {told}" if own is not None else told, name))
    credit = find_credit(" ".join(text.split()))
    if credit is None or text[: credit.caption_end] != " ".join(text.split())[: credit.caption_end]:
        return replace(figure, caption=content)
    caption = cut(content, 0, len(text[: credit.caption_end].rstrip(" /")))
    return replace(figure, caption=caption, credit=credit.credit)
