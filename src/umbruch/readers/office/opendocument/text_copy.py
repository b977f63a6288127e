"""An OpenDocument text as copy: body, notes, letterhead, comments, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.errors import InputUnreadable
from umbruch.language.tags import is_named
from umbruch.manuscript import Look
from umbruch.readers.blocks.caption_lines import captioned
from umbruch.readers.door import Copy, Placed
from umbruch.readers.office.formatted_runs import without_weight
from umbruch.readers.office.opendocument.before_changes import before_changes
from umbruch.readers.office.opendocument.text_styles import OFFICE, STYLE, TextStyles
from umbruch.readers.office.opendocument.text_walk import DC, SeenText, TextWalk
from umbruch.readers.office.said_of_copy import Beside, of_file, placeholders
from umbruch.readers.office.title_claims import claims_of
from umbruch.readers.office.zip_parts import ZipParts
from umbruch.registry.format_table import Changes
from umbruch.tree import Figure, Paragraph, Subheading, Table
from umbruch.tree.walk import block_texts

_TITLE = "Title"
_CAPTION = "Caption"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_TOLD = (DC + "title", DC + "subject", DC + "description", _META + "keyword")
"""Properties in which an embargo is looked for (ODF 1.3, part 3, 4.3); others name persons, programs and days."""
_HEADS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


def copy_of_text(content: bytes, source: str, changes: Changes = "accepted") -> Copy:
    """See what stands in an OpenDocument text.

    Args:
        content: the whole file.
        source: its name for messages.
        changes: how tracked changes are read.

    Raises:
        InputUnreadable: locked, broken, too large, or no text.
    """
    parts = ZipParts(content, source)
    if not parts.has("content.xml"):
        raise InputUnreadable("no OpenDocument text is in this file", source=source, hint="open it and save it anew")
    if parts.has("META-INF/manifest.xml") and b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise InputUnreadable("the file is locked by a password", source=source, hint="save it without one")
    root = parts.xml("content.xml")
    styled = parts.xml("styles.xml") if parts.has("styles.xml") else None
    styles = TextStyles([one for one in (styled, root) if one is not None])
    text = root.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise InputUnreadable(
            "this OpenDocument file is no text", source=source, hint="copy its words into a text document"
        )
    if changes == "original":
        before_changes(text)
    walk = TextWalk(parts, styles)
    placed = tuple(_placed(_with_captions(list(walk.blocks(text))), walk))
    walk.legacy.refuse_alone((one.block for one in placed), source)
    heads: list[str] = []
    if styled is not None:
        for name in _HEADS:
            for one in styled.iter(STYLE + name):
                heads += block_texts(seen.block for seen in TextWalk(parts, styles).blocks(one))
    told = _properties(parts)
    beside = Beside(
        changes=walk.changes, original=changes == "original", program="LibreOffice", hidden=walk.hidden,
        placeholders=walk.placeholders, linked_outside=walk.linked_outside,
    )  # fmt: skip
    letterhead = tuple(dict.fromkeys(line for line in heads if line.strip()))
    return Copy(
        placed,
        claims_of(placed, told.title),
        tuple(walk.pictures.pictures.values()),
        tuple(walk.desk_notes),
        (*letterhead, *walk.hidden, *filter(None, walk.placeholders), *walk.legacy.texts),
        (*walk.pictures.remarks, *of_file(beside), *walk.legacy.remarks(), *placeholders(placed)),
        told.lang if told.lang and is_named(told.lang) else None,
        around=told.words,
        letterhead=letterhead,
    )


class _Told(NamedTuple):
    """What a file says of itself: title, language, and all in which an embargo is looked for."""

    title: str | None = None
    lang: str | None = None
    words: tuple[str, ...] = ()


def _properties(parts: ZipParts) -> _Told:
    if not parts.has("meta.xml"):
        return _Told()
    try:
        meta = parts.xml("meta.xml").find(OFFICE + "meta")
    except InputUnreadable:  # the text is not in it
        return _Told()
    if meta is None:
        return _Told()
    words = [one.text for name in _TOLD for one in meta.findall(name) if one.text]
    words += [f"{one.get(_META + 'name')}: {one.text}" for one in meta.findall(_META + "user-defined") if one.text]
    return _Told(meta.findtext(DC + "title"), meta.findtext(DC + "language"), tuple(words))


def _with_captions(seen: Sequence[SeenText]) -> Iterator[SeenText]:
    """Blocks with paragraphs in the style of captions taken into the picture or table right above them."""
    before: SeenText | None = None
    for one in seen:
        if isinstance(one.block, Paragraph) and one.style and _CAPTION in one.style.names and before is not None:
            match before.block:
                case Figure(caption=(), credit=None):
                    before = before._replace(block=captioned(before.block, one.block.content))
                    continue
                case Table(header, rows, caption=()):
                    before = before._replace(block=Table(header, rows, one.block.content))
                    continue
                case _:
                    pass
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before


def _placed(seen: Iterator[SeenText], walk: TextWalk) -> Iterator[Placed]:
    whole = list(seen)
    titled = any(one.style is not None and _TITLE in one.style.names for one in whole)
    for one in whole:
        block = one.block
        if not isinstance(block, Paragraph):
            yield Placed(block, Look(), one.number, boxed=one.boxed)
            continue
        heading = one.heading
        if one.style is not None and _TITLE in one.style.names:
            heading = 1
        elif heading is not None and titled:
            heading = min(heading + 1, 9)
        name = one.style.names[0] if one.style is not None and one.style.names else None
        look = Look(walk.sizes.share(one.weight.size), one.weight.bold, one.weight.italic, None, name, heading)
        if heading:
            block = Subheading(without_weight(block.content), min(max(heading - 1, 1), 5))
        yield Placed(block, look, one.number, boxed=one.boxed)
