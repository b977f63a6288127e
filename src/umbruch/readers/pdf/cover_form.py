"""The form that a press office fills in over a clipping: the paper is ticked, the day and the event stand by labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.readers.pdf.around_the_text import SetPage
from umbruch.readers.pdf.file.page_content import TickBox
from umbruch.readers.pdf.page_manuscript import ReadPage, body_size
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.tree import Source

_NEAR_BOX = 25.0
"""Points between a box and what is ticked with it."""
_MOST_LABEL_WORDS = 3
_MOST_ROOM = 60.0
"""Points between two rows of a form."""
_SAME_EDGE = 3.0
_SAME_ROW = 0.5
_HEADLINE_SIZE = 1.6
"""Times the text's size of a title that only the form spells."""
_LARGER = 1.1
_MOST_HEADLINE_LINES = 3


class CoverForm(NamedTuple):
    """What a form tells, verbatim and understood; `pages` are those of the file without it.

    `title` is what its longest label stands for: the event, mostly in the words of the headline.
    """

    pages: tuple[SetPage, ...]
    lines: tuple[str, ...] = ()
    source: Source | None = None
    title: str | None = None


def without_cover_form(pages: Sequence[SetPage], boxes: Mapping[int, Sequence[TickBox]]) -> CoverForm:
    """The pages without the form on the first one; as they are, where no newspaper stands by a ticked box there.

    Args:
        pages: with the pieces of their lines.
        boxes: the boxes on each page, by its number.
    """
    if not pages or not any(box.ticked for box in boxes.get(pages[0].number, ())):
        return CoverForm(tuple(pages))
    first, *others = pages
    options = [(box.ticked, line) for box in boxes[first.number] if (line := _option(box, first.lines)) is not None]
    names = [line.text.strip("\uf000 ") for ticked, line in options if ticked]
    if not names or len(options) < 2 or not any(names_newspaper(line.text) for _, line in options):
        return CoverForm(tuple(pages))
    end = max(line.bottom for _, line in options)
    rows = _label_rows(first.lines, end)
    end = max([end, *(line.bottom for row in rows for line in row)])
    own = [line for line in first.lines if line.base <= end]
    told = {row[0].text: " ".join(line.text for line in row[1:]) for row in rows}
    day = next((found for value in told.values() if (found := find_date(value))), None)
    titles = [value for value in told.values() if find_date(value) is None]
    text = "\n".join([" · ".join(names), *(f"{label} {value}" for label, value in told.items() if find_date(value))])
    labelled = {id(line) for row in rows for line in row}
    lines = [line.text for line in own if id(line) not in labelled]
    return CoverForm(
        (first._replace(lines=tuple(line for line in first.lines if line.base > end)), *others),
        (*lines, *(f"{label} {value}".rstrip() for label, value in told.items())),
        Source(text, tuple(names), day.iso if day else None),
        max(titles, key=len, default=None) or None,
    )


def with_title(pages: Sequence[ReadPage], title: str | None, lang: str | None) -> list[ReadPage]:
    """The pages with the title of a form over their text, where nothing that can be a headline stands there.

    Args:
        pages: without the form; the first one's text begins under it.
        title: what the form says that the clipping is about.
        lang: the language, where it is told.
    """
    if not title or not pages or not pages[0].blocks or _has_headline(pages, title, lang):
        return list(pages)
    first, *others = pages
    below = first.blocks[0]
    size = _HEADLINE_SIZE * max(body_size(pages), below.size)
    head = SetLine(title, below.left, below.right, below.top - size, size, bold=True, italic=False, rank=-1)
    return [first._replace(blocks=(TextBlock((head,)), *first.blocks)), *others]


def _has_headline(pages: Sequence[ReadPage], title: str, lang: str | None) -> bool:
    """Whether the first block is one: few lines in larger or bolder type that are no opening of a report."""
    first = pages[0].blocks[0]
    short = (block.text.casefold() for block in pages[0].blocks[:3] if len(block.text) < 2 * len(title))
    if any(title.casefold() in text for text in short):
        return True
    if len(first.lines) > _MOST_HEADLINE_LINES or find_dateline(first.text, conventions_for(lang), first.text):
        return False
    return first.size > _LARGER * body_size(pages) or all(line.bold for line in first.lines)


def _option(box: TickBox, lines: Sequence[SetLine]) -> SetLine | None:
    """What stands right of a box, in its row."""
    area = box.area
    near = [
        line
        for line in lines
        if area.top < line.base < area.bottom + _SAME_EDGE and -1 < line.left - area.right < _NEAR_BOX
    ]
    return min(near, key=lambda line: line.left, default=None)


def _label_rows(lines: Sequence[SetLine], top: float) -> list[list[SetLine]]:
    """The rows under some height that begin with a label at one edge: the label, then what stands by it."""
    below = sorted((line for line in lines if line.base > top), key=lambda line: (line.base, line.left))
    labels: list[SetLine] = []
    for line in below:
        if not line.text.endswith(":") or len(line.text.split()) > _MOST_LABEL_WORDS:
            continue
        if labels and abs(line.left - labels[0].left) > _SAME_EDGE:
            continue
        if line.base - (labels[-1].base if labels else top) > _MOST_ROOM:
            break
        labels.append(line)
    rows: list[list[SetLine]] = []
    for number, label in enumerate(labels):
        last = number + 1 == len(labels)
        end = label.base + _SAME_ROW * label.size if last else labels[number + 1].base - _SAME_ROW * label.size
        start = label.base - _SAME_ROW * label.size
        rows.append([label, *(line for line in below if line is not label and start < line.base < end)])
    return rows
