"""A Word file as copy: body, notes, letterhead, comments, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.facts.desk_comments import desk_comment
from umbruch.language.tags import is_named
from umbruch.manuscript import Look
from umbruch.readers.blocks.caption_lines import captioned
from umbruch.readers.blocks.inline_cuts import cut, stripped
from umbruch.readers.door import Copy, Placed
from umbruch.readers.head_lines import is_taken_up, tells_news
from umbruch.readers.office.enclosed_pictures import EnclosedPictures
from umbruch.readers.office.formatted_runs import LetterSizes, without_weight
from umbruch.readers.office.item_lists import DEEPEST, Item, lists_of
from umbruch.readers.office.said_of_copy import Beside, note_of_file, of_file, placeholders
from umbruch.readers.office.title_claims import claims_of
from umbruch.readers.office.word.block_walk import BlockWalk, Seen, Shared, look_of
from umbruch.readers.office.word.inserted_files import inserted_copy
from umbruch.readers.office.word.list_numbers import ListNumbers
from umbruch.readers.office.word.paragraph_walk import PARAGRAPH_BREAK, Noticed
from umbruch.readers.office.word.related_parts import W, WordParts, value
from umbruch.readers.office.word.run_languages import RunLanguages
from umbruch.readers.office.word.style_looks import LIST_CONTINUE, StyleLooks
from umbruch.readers.office.word.tracked_changes import accepted, before_changes
from umbruch.readers.office.word.unseen_parts import Sheet, draws_behind, sheet_of
from umbruch.registry.format_table import Changes
from umbruch.registry.roles import ROLE
from umbruch.tree import Block, Figure, Inline, Note, Paragraph, Subheading, Table
from umbruch.tree.walk import block_texts, inline_text

_IN_ITEM = frozenset((LIST_CONTINUE, ROLE["box"].docx_style))
"""Styles in which umbruch writes such a paragraph."""
_LETTERHEAD = ("header", "footer")
_LEAST_TEXT = 100
"""Letters of a first paragraph that is running text and no headline: 64 of 71 newspaper headlines are shorter."""
_LEAST_TITLE = 3
"""Words of a title in a page head that is the headline; shorter ones name the house or the kind of text."""


_TAKEN_UP_IN = 5
"""Blocks of the text in which the words of a headline are taken up."""


class OpenedWord(NamedTuple):
    """A Word file as it was seen: its blocks, what it says beside them, and what its parts share."""

    seen: tuple[Seen, ...]
    shared: Shared
    letterhead: tuple[str, ...]
    put_aside: tuple[str, ...]
    desk_notes: tuple[str, ...]
    remarks: tuple[Diagnostic, ...]

    @property
    def discarded(self) -> tuple[str, ...]:
        """Page heads and feet, and what is not shown."""
        return (*self.letterhead, *self.put_aside)


def open_word(content: bytes, source: str, changes: Changes = "accepted") -> OpenedWord:
    """See what stands in a Word file.

    Args:
        content: the whole file.
        source: its name for messages.
        changes: how tracked changes are read.

    Raises:
        InputUnreadable: locked, broken, too large, or without a document.
    """
    original = changes == "original"
    parts = WordParts(content, source, before_changes if original else accepted)
    noticed = Noticed()
    styles = StyleLooks(parts.one("styles"))
    root = parts.xml(parts.main)
    shared = Shared(
        parts, styles, ListNumbers(parts.one("numbering")), EnclosedPictures(), noticed, LetterSizes(), [],
        RunLanguages(root, styles.base.lang, ours=parts.is_ours()), Sheet(),
        lambda inner, name: inserted_copy(inner, name, lambda file, of: copy_of(open_word(file, of, changes))),
    )  # fmt: skip
    covered = any(draws_behind(parts.zip.xml(name)) for name in _letterhead_parts(parts))
    shared = shared._replace(sheet=sheet_of(root, covered=covered))
    notes = {**_notes("footnote", shared), **_notes("endnote", shared)}
    shared = shared._replace(sizes=LetterSizes())
    walk = BlockWalk(parts.main, shared, notes)
    body = root.find(W + "body")
    if body is None:
        raise InputUnreadable("no Word document is in this file", source=source, hint="open it and save it anew")
    seen = tuple(walk.blocks(body))
    letterhead, titles = _letterhead(shared)
    title = next((one for one in titles if _is_headline_of(one, seen)), None)
    if title is not None and _opens_with_text(seen):
        seen = (title, *seen)
        letterhead = tuple(line for line in letterhead if line not in set(block_texts((title.block,))))
    put_aside = (*shared.hidden, *filter(None, noticed.placeholders), *noticed.legacy.texts)
    remarks = (*shared.pictures.remarks, *_remarks(shared, walk.unread, original=original))
    told = (*_comments(shared), *note_of_file(parts.core().get("description"), ours=parts.is_ours()))
    return OpenedWord(seen, shared, letterhead, put_aside, told, remarks)


def copy_of(opened: OpenedWord) -> Copy:
    """What a Word file shows, for the door."""
    placed = tuple(_placed(tuple(_with_captions(opened.seen)), opened.shared.sizes))
    opened.shared.noticed.legacy.refuse_alone((one.block for one in placed), opened.shared.parts.zip.source)
    return Copy(
        placed,
        claims_of(placed, opened.shared.parts.core().get("title")),
        tuple(opened.shared.pictures.pictures.values()),
        opened.desk_notes,
        opened.discarded,
        (*opened.remarks, *placeholders(placed)),
        language_of(opened.shared.noticed, opened.shared.styles),
        around=opened.shared.parts.told(),
        letterhead=opened.letterhead,
    )


def language_of(noticed: Noticed, styles: StyleLooks) -> str | None:
    """The language in which most characters are marked, else that of the file."""
    counted = sorted(noticed.languages.items(), key=lambda one: -one[1])
    found = counted[0][0] if counted else styles.base.lang
    return found if found and is_named(found) else None


def _notes(kind: str, shared: Shared) -> dict[tuple[str, str], Note]:
    """The footnotes or endnotes by the name of their reference and their id."""
    part = shared.parts.name_of(f"{kind}s")
    root = shared.parts.one(f"{kind}s")
    if root is None:
        return {}
    walk = BlockWalk(part, shared, {})
    found = {}
    for one in root:
        if value(one, "type") in (None, "normal"):
            content = tuple(_as_blocks(walk.blocks(one)))
            if content:
                found[f"{kind}Reference", value(one, "id") or ""] = Note(content)
    return found


def _as_blocks(seen: Iterable[Seen]) -> Iterator[Block]:
    for one in placed_lists(seen):
        yield one.block


def _letterhead(shared: Shared) -> tuple[tuple[str, ...], tuple[Seen, ...]]:
    """The lines of page heads and feet, each once; and what in a page head is set in the style of a title."""
    found: dict[str, None] = {}
    titles: list[Seen] = []
    pictures = EnclosedPictures()
    for name in _letterhead_parts(shared.parts):
        walk = BlockWalk(name, shared._replace(pictures=pictures, sizes=LetterSizes(), noticed=Noticed()), {})
        for seen in walk.blocks(shared.parts.zip.xml(name)):
            found |= dict.fromkeys(line for line in block_texts((seen.block,)) if line.strip())
            shown = seen.title or seen.heading == 1 or seen.weight.bold
            if shown and len(" ".join(block_texts((seen.block,))).split()) >= _LEAST_TITLE:
                titles.append(seen._replace(number=0))
    return tuple(found), tuple(titles)


def _opens_with_text(seen: Sequence[Seen]) -> bool:
    """Whether the text of a file begins without anything that could be its headline."""
    first = next((one for one in seen if isinstance(one.block, Paragraph)), None)
    if first is None or first.weight.bold or first.heading or first.title:
        return False
    return sum(map(len, block_texts((first.block,)))) >= _LEAST_TEXT


def _is_headline_of(title: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a line of a page head is the headline: in the style of one, or bold and taken up by the text."""
    if title.title or title.heading == 1:
        return True
    words = " ".join(block_texts((title.block,)))
    text = "\n".join(block_texts(one.block for one in seen[:_TAKEN_UP_IN]))
    return tells_news(words) and is_taken_up(words, text)


def _letterhead_parts(parts: WordParts) -> list[str]:
    told = parts.relations(parts.main).values()
    names = (one.name for one in told if one.kind in _LETTERHEAD and not one.outside)
    return [name for name in dict.fromkeys(names) if parts.zip.has(name)]


def _comments(shared: Shared) -> tuple[str, ...]:
    root = shared.parts.one("comments")
    if root is None:
        return ()
    walk = BlockWalk(shared.parts.name_of("comments"), shared._replace(noticed=Noticed(), sizes=LetterSizes()), {})
    made = []
    for one in root:
        text = " ".join(" ".join(block_texts(seen.block for seen in walk.blocks(one))).split())
        who = value(one, "author")
        if text:
            made.append(desk_comment(text, who))
    return tuple(made)


def _with_captions(seen: Iterable[Seen]) -> Iterator[Seen]:
    """Blocks with paragraphs in Word's style of captions taken into the picture or table beside them."""
    waiting: Seen | None = None
    above: Seen | None = None
    for one in seen:
        if one.style.casefold() == "caption" and isinstance(one.block, Paragraph):
            if waiting is not None and (made := _captioned(waiting, one.block)):
                waiting = made
                continue
            if above is not None:
                yield above._replace(style="")
            above = one
            continue
        if above is not None:
            made = _captioned(one, above.block) if isinstance(above.block, Paragraph) else None
            if made is None:
                yield from (waiting,) if waiting else ()
                waiting = above._replace(style="")
            else:
                one = made
            above = None
        if waiting is not None:
            yield waiting
        waiting = one
    yield from (one for one in (waiting, above) if one is not None)


def _captioned(seen: Seen, caption: Paragraph) -> Seen | None:
    match seen.block:
        case Figure(caption=(), credit=None):
            return seen._replace(block=captioned(seen.block, caption.content))
        case Table(caption=(), header=header, rows=rows, align=align):
            return seen._replace(block=Table(header, rows, caption.content, align))
        case _:
            return None


def placed_lists(seen: Iterable[Seen]) -> Iterator[Seen]:
    """Blocks with the paragraphs that have a bullet or number gathered in lists."""
    items: list[Item] = []
    first: Seen | None = None
    for one in seen:
        if (
            one.mark is not None
            and isinstance(one.block, Paragraph)
            and (not one.mark[0].goes_on or _continues(one, items))
        ):
            first = first or one
            mark, level = one.mark
            level += mark.goes_on
            parts = tuple(map(Paragraph, _paragraphs_of(one.block.content)))
            items.append(Item(min(level, DEEPEST), mark.ordered, mark.number, parts, mark.group, mark.goes_on))
            continue
        if first is not None:
            yield from (first._replace(block=block, mark=None, gap=True) for block in lists_of(items))
            items, first = [], None
        yield from _apart(one)
    if first is not None:
        yield from (first._replace(block=block, mark=None, gap=True) for block in lists_of(items))


def _continues(seen: Seen, items: Sequence[Item]) -> bool:
    return bool(items) and seen.style in _IN_ITEM


def _apart(seen: Seen) -> Iterator[Seen]:
    """The paragraphs of what was an item of several, where somebody took its bullet or number away."""
    if not isinstance(seen.block, Paragraph) or PARAGRAPH_BREAK not in inline_text(seen.block.content):
        yield seen
        return
    for content in _paragraphs_of(seen.block.content):
        yield seen._replace(block=replace(seen.block, content=content))


def _paragraphs_of(content: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """The paragraphs that stand in one of Word's, parted by marked breaks."""
    words = inline_text(content)
    if PARAGRAPH_BREAK not in words:
        return [content]
    ends = [*(at for at, sign in enumerate(words) if sign == PARAGRAPH_BREAK), len(words)]
    starts = [0, *(end + 1 for end in ends)]
    parts = (stripped(cut(content, start, end)) for start, end in zip(starts, ends, strict=False))
    return [part for part in parts if part]


def _placed(seen: Sequence[Seen], sizes: LetterSizes) -> Iterator[Placed]:
    titled = any(one.title for one in seen)
    for one in placed_lists(seen):
        block = one.block
        look = look_of(one, sizes, titled=titled) if isinstance(block, Paragraph) else Look()
        if isinstance(block, Paragraph) and look.heading:
            block = Subheading(without_weight(block.content), min(max(look.heading - 1, 1), 5))
        yield Placed(block, look, one.number, told=one.told, boxed=one.boxed)


def _remarks(shared: Shared, unread: Sequence[tuple[str, int]], *, original: bool) -> Iterator[Diagnostic]:
    noticed = shared.noticed
    yield from of_file(
        Beside(
            changes=shared.parts.changes if original else noticed.changes, original=original, program="Word",
            hidden=shared.hidden, placeholders=noticed.placeholders, linked_outside=noticed.linked_outside,
        )
    )  # fmt: skip
    for what, number in unread:
        yield Diagnostic(
            "copy.unread", f"{what} is not read", "warning", number or None, hint="open it and save it anew"
        )
    if noticed.unknown_signs:
        yield Diagnostic(
            "copy.sign", f"{noticed.unknown_signs} signs of a symbol font have no meaning without it", "warning",
            hint="look at the page in Word",
        )  # fmt: skip
    yield from noticed.legacy.remarks()
