"""Chunks to zones: which lines show by themselves what they are (caption, byline, source …), and which are plain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks import release
from umbruch.clipping.marks.caption import is_caption_alone, tells_positions
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.marks.seams import starts_anew
from umbruch.clipping.marks.web_stamp import stamped_day, tells_age
from umbruch.clipping.marks.zones.neighbouring_zones import after_the_end, gather_contact, with_boilerplate
from umbruch.clipping.marks.zones.shown_role import Edge, role_shown
from umbruch.clipping.marks.zones.zone import HEAD_LINES, LONGEST_CAPTION, Role, Zone
from umbruch.clipping.page.lines import Chunk, Line, Told, ends_sentence

_CAPTION_LINES = 12
_SHORT_CHUNK = 4
_WITHOUT_CREDIT = 0.75
_LONGEST_PRINTED_LINE = 150


def zones_of(chunks: Sequence[Chunk], conventions: Conventions) -> list[Zone]:
    """Zones in the order of the page; what no recogniser claims is `plain`."""
    zones: list[Zone] = []
    first = next((position for position, chunk in enumerate(chunks) if not _stands_above(chunk)), 0)
    for position, chunk in enumerate(chunks):
        zones += _zones_in(chunk, max(0, position - first), len(chunks) - first, conventions)
    return after_the_end(gather_contact(with_boilerplate(zones)))


def _stands_above(chunk: Chunk) -> bool:
    """Whether a chunk is a label or told to be something else, so that the article begins below it."""
    labelled = len(chunk.lines) == 1 and release.is_label(chunk.lines[0].text)
    return labelled or all(line.told is not None for line in chunk.lines)


def _zones_in(chunk: Chunk, position: int, count: int, conventions: Conventions) -> Iterator[Zone]:
    """The zones of one chunk; a caption takes the lines above its credit, but never all of an article."""
    held: list[Line] = []
    opens = True
    edge: Edge = "top" if position < 3 else "bottom" if position >= count - 4 else None
    lines = chunk.lines
    whole = position < HEAD_LINES and _is_whole(lines)
    skip = 0
    for index, line in enumerate(lines):
        if skip:
            skip -= 1
            continue
        if line.fixed == "body":
            held.append(line)
            continue
        if line.told is not None:
            if held:
                yield Zone("plain", tuple(held), opens)
            own = tuple(takewhile(_told_so(line.told), lines[index:]))
            skip = len(own) - 1
            yield Zone(line.told, own)
            held, opens = [], True
            continue
        leads = position + index == 0 and count > _SHORT_CHUNK and len(lines) == 1 and is_web_furniture(line.text)
        follows = 0 < position + index < HEAD_LINES and whole
        web = _web_role(line.text) if leads or follows else None
        role, taken = (
            (web, 1) if web else role_shown(lines, index, edge, alone=len(lines) <= 3, conventions=conventions)
        )
        if role is None or (role == "boilerplate" and position == 0):
            held.append(line)
            continue
        own = lines[index : index + taken]
        skip = taken - 1
        if role == "caption":
            crowded = position == 0 and index + taken < len(lines)
            above = _under_head(held, conventions) if crowded else _caption_lines(held) if count > 1 else []
            if rest := held[: len(held) - len(above)]:
                yield Zone("plain", tuple(rest), opens)
            yield Zone("caption", (*above, *own))
        else:
            if held:
                yield Zone("plain", tuple(held), opens)
            yield Zone(role, tuple(own))
        held, opens = [], True
    if held:
        text = " ".join(line.text for line in held)
        apart = len(held) == len(lines) and (position > 0 or (count > 1 and tells_positions(text)))
        if apart and is_caption_alone(text):
            yield Zone("caption", tuple(held), sureness=_WITHOUT_CREDIT)
        else:
            yield Zone("plain", tuple(held), opens)


def _told_so(role: Told) -> Callable[[Line], bool]:
    return lambda line: line.told == role


def _under_head(held: Sequence[Line], conventions: Conventions) -> list[Line]:
    """The lines above a credit in a chunk that begins with the head: from the last line that starts anew."""
    starts = [at for at in range(1, len(held)) if starts_anew(held[at - 1], held[at], conventions)]
    return list(held[starts[-1] :]) if starts else _caption_lines(held)


def _caption_lines(held: Sequence[Line]) -> list[Line]:
    """The lines above a credit that belong to it: all of a short chunk, else back to the end of a sentence."""
    if len(held) <= _CAPTION_LINES and sum(len(line.text) for line in held) <= LONGEST_CAPTION:
        return list(held)
    for back in range(1, min(_CAPTION_LINES, len(held))):
        if ends_sentence(held[-back - 1].text):
            return list(held[-back:])
    return []


def _is_whole(lines: Sequence[Line]) -> bool:
    """Whether the lines of a chunk are no column: few, or as long as paragraphs."""
    return len(lines) <= _SHORT_CHUNK or max(len(line.text) for line in lines) > _LONGEST_PRINTED_LINE


def _web_role(text: str) -> Role | None:
    """What only stands under the headline of a web page: when it was published, how long it takes, what to press."""
    if len(text) > _LONGEST_PRINTED_LINE:
        return None
    if is_web_furniture(text) or tells_age(text):
        return "page"
    return "day" if stamped_day(text) else None
