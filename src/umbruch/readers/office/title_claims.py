"""What an office file claims as its headline: the one paragraph in the style of a title, or the title of the file."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.manuscript import Claim
from umbruch.readers.door import Placed
from umbruch.tree import Paragraph, Subheading
from umbruch.tree.walk import inline_text

_LOOKED_AT = 20
"""Blocks at the top in which the words of a title are looked for: the title of a file is often that of its template."""


def claims_of(placed: Sequence[Placed], title: str | None) -> tuple[Claim, ...]:
    """The claims of a file.

    Args:
        placed: its blocks, with their looks.
        title: what its properties call it.
    """
    titles = [one for one in placed if one.look.heading == 1 and isinstance(one.block, Subheading)]
    if len(titles) == 1 and isinstance(block := titles[0].block, Subheading):
        return (Claim("headline", inline_text(block.content), titles[0].look.style or "style"),)
    if title is not None:
        for one in placed[:_LOOKED_AT]:
            if isinstance(one.block, Paragraph | Subheading):
                text = " ".join(inline_text(one.block.content).split())
                if text.casefold() == " ".join(title.split()).casefold():
                    return (Claim("headline", text, "dc:title"),)
    return ()
