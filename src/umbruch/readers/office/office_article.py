"""From an office file to its article or articles."""

from __future__ import annotations

from msgspec.structs import replace

from umbruch.errors import InputUnreadable
from umbruch.readers.door import Copy, Placed, read_copy
from umbruch.readers.head_lines import letterhead_contact
from umbruch.readers.letter_frame import (
    Frame,
    asks_to_hold,
    held_back,
    paragraphs_at,
    with_opening,
    without_frame,
)
from umbruch.readers.office.head.several_heads import with_starts
from umbruch.readers.office.head.top_of_file import with_top_set_right
from umbruch.readers.office.text_boxes import with_boxes
from umbruch.readers.placed_lines import PlacedLines, left_of, lines_of
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Paragraph, Subheading, Text
from umbruch.tree.reading import Reading


def read_word(content: bytes, request: ReadRequest) -> Reading:
    """The article or articles in a Word file."""
    from umbruch.readers.office.word.styled_roles import says_its_roles, styled_reading
    from umbruch.readers.office.word.word_copy import copy_of, open_word

    try:
        opened = open_word(content, request.source, request.changes)
        if says_its_roles(opened):
            return styled_reading(opened, request)
        copy = copy_of(opened)
    except RecursionError:
        raise _too_deep(request.source) from None
    return _read(copy, request)


def read_open_document(content: bytes, request: ReadRequest) -> Reading:
    """The article or articles in an OpenDocument text."""
    from umbruch.readers.office.opendocument.text_copy import copy_of_text

    try:
        copy = copy_of_text(content, request.source, request.changes)
    except RecursionError:
        raise _too_deep(request.source) from None
    return _read(copy, request)


def read_rich_text(content: bytes, request: ReadRequest) -> Reading:
    """The article or articles in an RTF file."""
    from umbruch.readers.office.rtf.rtf_copy import copy_of_rtf

    return _read(copy_of_rtf(content, request.source), request)


def read_old_word(content: bytes, request: ReadRequest) -> Reading:
    """The article or articles in a Word file of before 2007."""
    from umbruch.readers.office.old_word import converted

    made = converted(content, request.source)
    if made.word_file is not None:
        return read_word(made.word_file, request)
    blocks = enumerate(filter(str.strip, (made.text or "").split("\n")), start=1)
    placed = tuple(Placed(Paragraph((Text(line.strip()),)), number=number) for number, line in blocks)
    return _read(Copy(placed), request)


def _read(copy: Copy, request: ReadRequest) -> Reading:
    if not copy.placed:
        raise InputUnreadable(
            "there is no text in this file", source=request.source, hint="it may be a scan: look for a picture in it"
        )
    copy = copy._replace(placed=with_boxes(copy.placed))
    framed, frame, orders = _without_frame(with_top_set_right(copy))
    reading = held_back(read_copy(framed, request, with_starts), orders)
    first = reading.articles[0]
    if frame.greeted:
        first = with_opening(first)
    first = replace(first, contact=first.contact or frame.contact)
    if first.contact is None and (head := letterhead_contact(copy.letterhead)) is not None:
        taken = set(head.text.split("\n"))
        first = replace(first, contact=head, discarded=tuple(one for one in first.discarded if one not in taken))
    return reading if first is reading.articles[0] else replace(reading, articles=(first, *reading.articles[1:]))


def _without_frame(copy: Copy) -> tuple[Copy, Frame, tuple[str, ...]]:
    """The copy without the salutation and the closing of the letter that it may be, and what asks to hold it back."""
    shown = lines_of(copy.placed)
    frame = without_frame(shown.lines)
    titles = {
        line for line in frame.held if _is_of_a_heading(copy, shown, line) and not asks_to_hold(shown.lines[line])
    }
    kept = sorted({*frame.kept, *titles})
    left = left_of(copy.placed, shown, (line for line in kept if shown.places[line][0] >= 0))
    if not any(shown.lines[at].strip() for at in kept):
        return copy, Frame(()), ()
    orders = paragraphs_at(shown.lines, {*frame.held} - titles)
    around, discarded = (*copy.around, *orders), (*copy.discarded, *frame.aside)
    return copy._replace(placed=tuple(left), discarded=discarded, around=around), frame, orders


def _is_of_a_heading(copy: Copy, shown: PlacedLines, line: int) -> bool:
    block = shown.places[line][0]
    return block >= 0 and (
        copy.placed[block].look.heading is not None or isinstance(copy.placed[block].block, Subheading)
    )


def _too_deep(source: str) -> InputUnreadable:
    return InputUnreadable("tables or boxes stand inside one another too deep to read", source=source)
