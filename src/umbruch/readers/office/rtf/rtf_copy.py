"""An RTF file as copy: its paragraphs as blocks with looks, its tables and lists, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.manuscript import Look
from umbruch.readers.blocks.inline_cuts import joined
from umbruch.readers.door import Copy, Placed
from umbruch.readers.office.enclosed_pictures import EnclosedPictures
from umbruch.readers.office.formatted_runs import LetterSizes, inlines_of, is_headed, weight_of, without_weight
from umbruch.readers.office.item_lists import Item, item_of, lists_of
from umbruch.readers.office.rtf.rtf_parts import Drawn, Line, Part, Row
from umbruch.readers.office.rtf.rtf_walk import RtfWalk
from umbruch.readers.office.said_of_copy import Beside, of_file, placeholders
from umbruch.readers.office.title_claims import claims_of
from umbruch.tree import Break, Figure, Inline, Note, Paragraph, Subheading, Table
from umbruch.tree.walk import inline_text

_NUMBER = re.compile(r"\(?(\d{1,6})[.):]?\s*")
_LONGEST_HEADING = 250
_AFTER_THE_END = b"\0\r\n "
"""What WordPad writes behind the last bracket."""
_WIDEST_LAYOUT = 3
_TITLES = frozenset(("title", "titel", "titre", "título", "titolo"))


def copy_of_rtf(content: bytes, source: str) -> Copy:
    """See what stands in an RTF file.

    Raises:
        InputUnreadable: it is none, or its groups stand too deep inside one another.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        raise InputUnreadable("this is no RTF file", source=source, hint="open it and save it anew")
    try:
        walk = RtfWalk(content.rstrip(_AFTER_THE_END))
    except ValueError:
        raise InputUnreadable("groups stand inside one another too deep to read", source=source) from None
    sizes = LetterSizes()
    for part in walk.parts:
        if isinstance(part, Line):
            sizes.add(part.runs)
    pictures = EnclosedPictures()
    placed = tuple(_placed(walk.parts, sizes, pictures))
    walk.legacy.refuse_alone((one.block for one in placed), source)
    hidden = "".join(walk.hidden).strip()
    letterhead = tuple(dict.fromkeys(walk.heads))
    return Copy(
        placed,
        claims_of(placed, None),
        tuple(pictures.pictures.values()),
        tuple(walk.desk_notes),
        (*letterhead, *((hidden,) if hidden else ()), *walk.legacy.texts),
        (*pictures.remarks, *_remarks(walk, hidden), *placeholders(placed)),
        letterhead=letterhead,
    )


def _placed(parts: Sequence[Part], sizes: LetterSizes, pictures: EnclosedPictures) -> Iterator[Placed]:
    items: list[Item] = []
    rows: list[Row] = []
    first = 0
    titled = any(isinstance(one, Line) and one.style.casefold() in _TITLES for one in parts)

    def gathered() -> Iterator[Placed]:
        if items:
            yield from (Placed(block, Look(), first) for block in lists_of(items))
            items.clear()
        if rows:
            yield from _table(rows, first, sizes)
            rows.clear()

    drawn = 0
    for number, part in enumerate(parts, start=1):
        if isinstance(part, Drawn):
            yield from gathered()
            drawn += 1
            made = _figure(part, drawn, number, pictures)
            if made is not None:
                yield Placed(made, Look(), number)
            continue
        if not isinstance(part, Line):
            if items or not rows:
                yield from gathered()
                first = number
            rows.append(part)
            continue
        if rows:
            yield from gathered()
        content = inlines_of(part.runs)
        if not inline_text(content).strip() and not any(isinstance(one, Note) for one in content):
            continue
        if part.mark is not None and not part.heading:
            first = first if items else number
            found = _NUMBER.fullmatch(part.mark)
            ordered, count = found is not None, int(found.group(1)) if found else 1
            items.append(item_of(Paragraph(content), part.level, ordered=ordered, number=count))
            continue
        yield from gathered()
        yield _block(part, content, number, sizes, titled=titled)
    yield from gathered()


def _figure(part: Drawn, drawn: int, number: int, pictures: EnclosedPictures) -> Figure | None:
    return pictures.figure(f"picture-{drawn}.{part.suffix}", lambda: part.content, part.alt, number)


def _block(line: Line, content: tuple[Inline, ...], number: int, sizes: LetterSizes, *, titled: bool) -> Placed:
    weight = weight_of(line.runs)
    heading = line.heading if len(inline_text(content)) <= _LONGEST_HEADING else None
    if line.style.casefold() in _TITLES:
        heading = 1
    elif heading is not None and titled:
        heading = min(heading + 1, 9)
    look = Look(sizes.share(weight.size), weight.bold, weight.italic, None, line.style or None, heading)
    if heading:
        block = Subheading(without_weight(content), min(max(heading - 1, 1), 5))
        return Placed(block, look, number, boxed=line.boxed)
    return Placed(Paragraph(content), look, number, boxed=line.boxed)


def _table(rows: Sequence[Row], number: int, sizes: LetterSizes) -> Iterator[Placed]:
    if all(len(row) <= 1 for row in rows) or (len(rows) == 1 and len(rows[0]) <= _WIDEST_LAYOUT):
        for row in rows:
            for cell in row:
                for line in cell:
                    content = inlines_of(line.runs)
                    if inline_text(content).strip():
                        yield _block(line, content, number, sizes, titled=False)
        return
    made = [(tuple(map(_cell, row)), _is_bold(row)) for row in rows]
    made = [one for one in made if any(one[0])]
    headed = is_headed([bold for _, bold in made])
    header = tuple(map(without_weight, made[0][0])) if headed else ()
    if made:
        yield Placed(Table(header, tuple(row for row, _ in made[headed:])), Look(), number)


def _is_bold(row: Row) -> bool:
    said = [line for cell in row for line in cell if any(run.text.strip() for run in line.runs)]
    return bool(said) and all(weight_of(line.runs).bold for line in said)


def _cell(lines: Sequence[Line]) -> tuple[Inline, ...]:
    content: list[Inline] = []
    for line in lines:
        own = inlines_of(line.runs)
        content += [Break(), *own] if content and own else own
    return joined(content)


def _remarks(walk: RtfWalk, hidden: str) -> Iterator[Diagnostic]:
    if walk.changes:
        yield Diagnostic(
            "copy.changes", f"{walk.changes} tracked changes are read as accepted", "warning",
            hint="ask whether they are meant, or accept them in the word processor",
        )  # fmt: skip
    yield from walk.legacy.remarks()
    yield from of_file(
        Beside(0, original=False, program="", hidden=[hidden] if hidden else [], placeholders=(),
               linked_outside=walk.linked_outside)
    )  # fmt: skip
