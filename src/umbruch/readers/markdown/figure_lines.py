"""Pictures in Markdown: alternative texts that say something, captions and credits on the lines around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from msgspec.structs import replace

from umbruch.clipping.marks.caption import find_credit
from umbruch.readers.markdown.token_inlines import merged
from umbruch.tree import Block, Break, Credit, Emphasis, Figure, Inline, Paragraph, Strong, Table, Text
from umbruch.tree.walk import inline_text

_NO_DESCRIPTION = frozenset(
    """alt abbildung afbeelding bild bilde bildbeschreibung billede bildtext caption description foto
    fotografia fotografie graphic grafik graphik illustration image imagem imagen immagine img kuva
    logo obraz photo photograph photography pic picture placeholder platzhalter screenshot
    symbolbild symbolfoto unbenannt untitled""".split()  # noqa: SIM905  a table of words to look at
)
"""What programs and hurried people write for a description; it describes nothing (WCAG 2.2, F30)."""

_CAMERA = re.compile(r"(?:img|dsc[nf]?|dscf|pxl|p|image|foto|bild|photo|screenshot)?[ _-]*[\d _-]{3,}", re.IGNORECASE)
_HALF = re.compile(r"\.half\b|\bwidth\s*=\s*[\"']?50\s*%")
_LEAD = re.compile(r"\.lead\b")
_TABLE_LABEL = re.compile(r"\s*(?::|(?:Table|Tabelle|Tab\.)(?:\s+\d+)?:)\s+", re.IGNORECASE)


class Said(NamedTuple):
    """A caption and the credit at its end."""

    caption: tuple[Inline, ...]
    credit: Credit | None


def description(alt: str, href: str) -> str | None:
    """An alternative text, None where it is a placeholder or the name of the file."""
    name = PurePosixPath(href)
    words = alt.strip().casefold()
    if words in (name.name.casefold(), name.stem.casefold()) or words.rstrip(" .:0123456789") in _NO_DESCRIPTION:
        return None
    return alt if words and not _CAMERA.fullmatch(words) else None


def weight_of(attributes: str) -> Literal["lead", "half"] | None:
    """How large a picture is meant to be."""
    if _LEAD.search(attributes):
        return "lead"
    return "half" if _HALF.search(attributes) else None


def split_credit(text: str) -> tuple[str, Credit | None]:
    """A caption and the credit at its end."""
    found = find_credit(text)
    return (text[: found.caption_end].strip(), found.credit) if found else (text.strip(), None)


def caption_of(content: Sequence[Inline], *, right_below: bool) -> Said | None:
    """What a paragraph under a picture says of it; None where it is text of its own.

    A caption is set in italics, with a credit inside or behind it; right below the picture a line that ends with a
    credit is one as well; a credit alone always is.
    """
    content = _trimmed(content)
    text = inline_text(content)
    if not text.strip():
        return None
    if (found := find_credit(text.strip())) and not text.strip()[: found.caption_end].strip():
        return Said((), found.credit)
    first, rest = content[0], inline_text(content[1:]).strip()
    if isinstance(first, Emphasis) and not rest:
        return _cut(first.content)
    if (
        isinstance(first, Emphasis | Strong)
        and (credit := find_credit(rest))
        and not rest[: credit.caption_end].strip()
    ):
        return Said(first.content, credit.credit)
    return _cut(content) if right_below and find_credit(text) else None


def _trimmed(content: Sequence[Inline]) -> tuple[Inline, ...]:
    kept = list(content)
    while kept and (isinstance(kept[0], Break) or (isinstance(kept[0], Text) and not kept[0].text.strip())):
        kept.pop(0)
    while kept and (isinstance(kept[-1], Break) or (isinstance(kept[-1], Text) and not kept[-1].text.strip())):
        kept.pop()
    if kept and isinstance(first := kept[0], Text):
        kept[0] = Text(first.text.lstrip())
    if kept and isinstance(last := kept[-1], Text):
        kept[-1] = Text(last.text.rstrip())
    return tuple(kept)


def _cut(content: tuple[Inline, ...]) -> Said:
    """A caption without the credit at its end, its look kept where the credit stands in plain words."""
    text = inline_text(content)
    found = find_credit(text)
    if found is None:
        return Said(content, None)
    room, kept = found.caption_end, list[Inline]()
    for inline in content:
        length = len(inline_text((inline,)))
        if length <= room:
            kept.append(inline)
        elif isinstance(inline, Text):
            kept.append(Text(inline.text[:room]))
        elif room > 0:
            return Said((Text(text[: found.caption_end].strip()),), found.credit)
        room = max(0, room - length)
    return Said(_trimmed(merged(kept)), found.credit)


def lines_of(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Running words without white space or breaks at their ends."""
    return _trimmed(merged(content))


def with_captions(placed: Sequence[tuple[Block, int]]) -> list[tuple[Block, int]]:
    """Blocks with the paragraphs under pictures and tables that are their captions taken into them."""
    result: list[tuple[Block, int]] = []
    for block, line in placed:
        above = result[-1][0] if result else None
        if isinstance(block, Paragraph) and (whole := _captioned(above, block)):
            result[-1] = (whole, result[-1][1])
        else:
            result.append((block, line))
    return result


def _captioned(above: Block | None, block: Paragraph) -> Block | None:
    match above:
        case Figure(credit=None):
            said = caption_of(block.content, right_below=False)
            if said and not (above.caption and said.caption):
                return replace(above, caption=above.caption or said.caption, credit=said.credit)
        case Table(caption=()):
            first = block.content[0] if block.content else None
            if isinstance(first, Text) and (label := _TABLE_LABEL.match(first.text)):
                return replace(above, caption=merged((Text(first.text[label.end() :]), *block.content[1:])))
        case _:
            pass
    return None
