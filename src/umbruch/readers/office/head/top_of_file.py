"""The top of an office file as press offices set it: a label in the style of a title, a form, a subject line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from umbruch.clipping.marks.release import is_label
from umbruch.manuscript import Look
from umbruch.readers.blocks.inline_cuts import cut, joined
from umbruch.readers.door import Copy, Placed
from umbruch.readers.head_lines import HEAD, LONGEST_HEAD, SUBJECT, may_be_head, with_head_lines, words_of
from umbruch.readers.labelled_form import with_form_read
from umbruch.readers.office.head.letterhead_tables import with_letterhead_as_lines
from umbruch.readers.office.head.run_in_head import with_run_in_parted
from umbruch.tree import Inline, Paragraph, Subheading, Table, Text
from umbruch.tree.walk import inline_text

_LONGEST_LABEL, _LONGEST_VALUE = 40, 160


def with_top_set_right(copy: Copy) -> Copy:
    """A copy whose top says what it is: label, form and subject as lines of their own, the headline as the highest."""
    copy = with_form_read(copy._replace(placed=with_run_in_parted(copy.placed)))
    placed = with_letterhead_as_lines(tuple(_with_form_as_lines(copy.placed)))
    at = next((at for at, one in enumerate(placed[: 2 * HEAD]) if _subject_label(one)), None)
    discarded = copy.discarded
    if at is not None:
        freed, label = _without_subject_label(placed[at])
        placed, discarded = (*placed[:at], freed, *placed[at + 1 :]), (*discarded, label)
    made = with_head_lines(without_label_headings(placed), copy.lang)
    taken = {words_of(one) for one in made if one.told == "contact"}
    claims = tuple(claim for claim in copy.claims if " ".join(claim.value.split()) not in taken)
    return copy._replace(placed=made, claims=claims, discarded=discarded)


def without_label_headings(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The blocks of a file, a label at its top no heading any more where a headline stands below it.

    The headings below are raised by what the label stood above them, so that the headline is of the first level again.
    """
    label = next((at for at, one in enumerate(placed[:HEAD]) if _is_label_heading(one)), None)
    if label is None or not any(may_be_head(one) for one in placed[label + 1 : label + HEAD]):
        return tuple(placed)
    block = placed[label].block
    assert isinstance(block, Subheading)
    made = list(placed)
    made[label] = placed[label]._replace(block=Paragraph(block.content), look=Look())
    levels = [one.look.heading for one in made if isinstance(one.block, Subheading) and one.look.heading]
    return tuple(_raised(one, min(levels, default=1) - 1) for one in made)


def _is_label_heading(one: Placed) -> bool:
    words = words_of(one)
    return isinstance(one.block, Subheading) and bool(words) and (is_label(words) or is_label(words.replace(" ", "")))


def _raised(one: Placed, levels: int) -> Placed:
    if not levels or not isinstance(one.block, Subheading) or not one.look.heading:
        return one
    heading = max(one.look.heading - levels, 1)
    return one._replace(
        block=Subheading(one.block.content, min(max(heading - 1, 1), 5)), look=replace(one.look, heading=heading)
    )


def _with_form_as_lines(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The blocks with a form above the text (`Datum: | 2. November`) as lines, for it is no table of the article."""
    for at, one in enumerate(placed):
        if at < HEAD and isinstance(one.block, Table) and _is_form(one.block):
            for number, row in enumerate(filter(None, (one.block.header, *one.block.rows))):
                label, *rest = row
                content = joined([*label, *(part for cell in rest if cell for part in (Text(" "), *cell))])
                if inline_text(content).strip():
                    yield Placed(Paragraph(content), number=one.number, tight=bool(number))
        else:
            yield one


def _is_form(table: Table) -> bool:
    """Whether a table is a form of labels that end in a colon, and short values beside them."""
    rows = [row for row in (table.header, *table.rows) if row]
    labels = [_text(row[0]) for row in rows if _text(row[0])]
    return (
        bool(labels)
        and all(len(row) == 2 and len(_text(row[1])) <= _LONGEST_VALUE for row in rows)
        and all(len(label) <= _LONGEST_LABEL and label.endswith(":") for label in labels)
    )


def _subject_label(one: Placed) -> re.Match[str] | None:
    """The word before what a letter is about, where more stands behind it."""
    words = inline_text(one.block.content) if isinstance(one.block, Paragraph | Subheading) else ""
    found = SUBJECT.match(words) if len(words) <= LONGEST_HEAD else None
    return found if found is not None and found.end() < len(words) else None


def _without_subject_label(one: Placed) -> tuple[Placed, str]:
    """A block freed from the word before what a letter is about, and that word."""
    block, label = one.block, _subject_label(one)
    assert label is not None
    assert isinstance(block, Paragraph | Subheading)
    content = cut(block.content, label.end(), len(inline_text(block.content)))
    return one._replace(block=replace(block, content=content)), label.group().strip()


def _text(content: Sequence[Inline]) -> str:
    return " ".join(inline_text(content).split())
