"""Chunks cut where furniture stands in them, and where a label is glued to a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.furniture import print_heads
from umbruch.clipping.marks.furniture.glued_embargo import DRESS, is_title, parted
from umbruch.clipping.marks.furniture.glued_labels import AROUND_LABELS, is_key_of_title, label_before
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Chunk, Line, Told, ends_sentence
from umbruch.kept import remembered

_GLUED_DAY = re.compile(
    r"(?<=[^\W\d_]|[)!?\"”»“])\d{1,2}(?:\. ?| )[^\W\d_]{3,12}\.? (?:19|20)\d\d(?:,? \d\d?[:.h]\d\d)?$"
)
"""A day glued to what stands before it: `Neue Brücke über die Aue3. Mai 2027`."""
_LONGEST_DAY = 30
_GLUED_WORD = re.compile(by_case(r"(?<=[[:lower:]]{2})(?=[[:upper:]][[:lower:]])"))
_LONGEST_NAME, _LEAST_ROLE, _LONGEST_ENDING = 80, 6, 3
_LEAST_TITLE = 20

Fate = Told | None
"""What becomes of a line: its role, or None where it is discarded."""


class Placed(NamedTuple):
    """A line, and the number of its chunk."""

    chunk: int
    line: Line

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text


def apart(chunks: Sequence[Chunk], marked: dict[tuple[int, Line], Fate]) -> tuple[tuple[Chunk, ...], list[Line]]:
    """The chunks cut where lines were marked: discarded ones gone, those with a role in chunks of their own."""
    kept: list[Chunk] = []
    taken: list[Line] = []
    for number, chunk in enumerate(chunks):
        groups: list[list[Line]] = [[]]
        for line in chunk.lines:
            key = (number, line)
            if key not in marked:
                if groups[-1] and groups[-1][-1].told is not None:
                    groups.append([])
                groups[-1].append(line)
            elif (role := marked[key]) is None:
                taken.append(line)
                groups.append([])
            else:
                if groups[-1] and groups[-1][-1].told != role:
                    groups.append([])
                groups[-1].append(line._replace(told=role))
        own = [group for group in groups if group]
        kept += [Chunk(tuple(group), chunk.after_page_break and at == 0) for at, group in enumerate(own)]
    return tuple(kept), taken


class Unglued(NamedTuple):
    """Chunks without what stood in front of their headlines, and that; each keeps the number of its line.

    A label is kept beside the chunks and not among them, so that it costs nothing in the choice of the headline.
    """

    chunks: tuple[Chunk, ...]
    labels: tuple[Line, ...]


def without_labels(chunks: Sequence[Chunk], lines: Sequence[Placed]) -> Unglued:
    """The chunks without the labels in front of headlines, before anything else is asked of their lines.

    Args:
        chunks: the chunks of the text.
        lines: those above the report.
    """
    cuts = {(row.chunk, row.line): parts for row in lines if (parts := _label_apart(row.line)) is not None}
    if not cuts:
        return Unglued(tuple(chunks), ())
    whole = tuple(
        chunk._replace(lines=tuple(cuts[number, line][1] if (number, line) in cuts else line for line in chunk.lines))
        for number, chunk in enumerate(chunks)
    )
    return Unglued(whole, tuple(label for label, _ in cuts.values()))


def _label_apart(line: Line) -> tuple[Line, Line] | None:
    """The label in front of a headline, and the line without it; None where it has none, or only that of a title."""
    cut = label_before(line.text)
    label, rest = line.text[:cut].strip("[]【】［］ "), line.text[cut:].lstrip(AROUND_LABELS)
    if not cut or not rest or is_key_of_title(label.partition(":")[0].strip()):
        return None
    return line._replace(text=label, told="label"), line._replace(text=rest)


def with_stamps_apart(chunks: Sequence[Chunk], lines: Sequence[Placed], sites: str) -> tuple[Chunk, ...]:
    """The chunks with what is glued to a headline in chunks of their own: keys, clocks, the name of the site.

    Args:
        chunks: the chunks of the text.
        lines: those above the report.
        sites: the letters of the addresses that stood beside them, in which the name of the site is looked for.
    """
    cuts = {
        (row.chunk, row.line): parts
        for row in lines
        if row.line.told is None
        and (parts := (len(lines) == 1 and _credit_apart(row.line)) or _parts_of(row.line, sites)) is not None
    }
    if not cuts:
        return tuple(chunks)
    apart: list[Chunk] = []
    for number, chunk in enumerate(chunks):
        group: list[Line] = []
        for line in chunk.lines:
            for part in cuts.get((number, line), (line,)):
                if part.told is not None and (number, line) in cuts:
                    if group:
                        apart.append(chunk._replace(lines=tuple(group)))
                    apart.append(chunk._replace(lines=(part,)))
                    group = []
                else:
                    group.append(part)
        if group:
            apart.append(chunk._replace(lines=tuple(group)))
    return tuple(apart)


def _parts_of(line: Line, sites: str) -> tuple[Line, ...] | None:
    """What is glued to a headline, and the headline; None where nothing is."""
    text = line.text
    if (embargo := parted(text)) and text.strip(DRESS).endswith(embargo.rest) and is_title(embargo.rest):
        return line._replace(text=embargo.embargo, told="embargo"), line._replace(text=embargo.rest)
    if cut := label_before(text):
        label, rest = text[:cut].strip("[]【】［］ "), text[cut:].lstrip(AROUND_LABELS)
        told = line._replace(text=label, told="page" if is_key_of_title(label) else "label")
        further = line._replace(text=rest)
        return (told, *(_parts_of(further, sites) or (further,))) if rest else (told,)
    if cut := print_heads.clock_before(text):
        stamp = text[:cut].strip()
        return line._replace(text=stamp, told="day" if stamped_day(stamp) else "page"), line._replace(text=text[cut:])
    if cut := print_heads.stray_sign_before(text):
        return line._replace(text=text[:cut].strip(), told="page"), line._replace(text=text[cut:])
    if cut := _role_behind(text):
        return line._replace(text=text[:cut]), line._replace(text=text[cut:], told="page")
    if cut := _day_behind(text):
        return line._replace(text=text[:cut]), line._replace(text=text[cut:], told="day")
    if parts := (sites and print_heads.without_site(text, sites)) or print_heads.without_tail(text):
        return line._replace(text=parts[1], told="page"), line._replace(text=parts[0])
    return None


def _credit_apart(line: Line) -> tuple[Line, Line] | None:
    """The only line above the report without the credit of a picture that a page glued to it, and that credit."""
    found = find_credit(line.text)
    if found is None or found.caption_end < _LEAST_TITLE or ends_sentence(line.text[: found.caption_end]):
        return None
    title, credit = line.text[: found.caption_end].rstrip(), line.text[found.caption_end :].strip()
    return (line._replace(text=title), line._replace(text=credit, told="caption")) if ":" in credit else None


def _role_behind(text: str) -> int:
    """Where a page glued what somebody is to a name: `Von Ada RoeRedakteurin`; 0 where it did not."""
    if len(text) > _LONGEST_NAME:
        return 0
    seams = (seam.start() for seam in _GLUED_WORD.finditer(text))
    return next((cut for cut in seams if _is_role(text[cut:].casefold())), 0)


def _is_role(word: str) -> bool:
    """Whether a word says what an author is, in any of its forms: `redakteur`, `redakteurin`."""
    return any(word.startswith(role) and len(word) <= len(role) + _LONGEST_ENDING for role in _roles())


@remembered(1)
def _roles() -> tuple[str, ...]:
    return tuple(role.casefold() for role in everywhere("byline_roles") if len(role) >= _LEAST_ROLE)


def _day_behind(text: str) -> int:
    """Where a day with its year begins that a page glued to the end of a headline; 0 where none is."""
    match = _GLUED_DAY.search(text[-_LONGEST_DAY:]) if text[-1:].isdigit() else None
    if match is None:
        return 0
    cut = len(text) - len(text[-_LONGEST_DAY:]) + match.start()
    return cut if cut >= _LEAST_TITLE and stamped_day(text[cut:]) else 0
