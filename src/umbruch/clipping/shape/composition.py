"""From an article's parts to the article: its fields in their places, the body's blocks under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.marks.datelines.found_dateline import FoundDateline
from umbruch.clipping.marks.embargoes.cleared_labels import is_cleared
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import Line, ends_sentence, tidy
from umbruch.clipping.shape import chosen_head
from umbruch.clipping.shape.above import Head, dateline_above, head_of
from umbruch.clipping.shape.opening import Opening
from umbruch.clipping.text.body import Draft, Setting, blocks_of
from umbruch.clipping.text.fields import (
    boilerplate_of,
    byline_of,
    contact_of,
    day_beside,
    embargo_of,
    modified_of,
    sign_off,
    source_of,
)
from umbruch.clipping.text.lone_place import lone_place
from umbruch.tree import Article, Byline, Dateline, Person
from umbruch.tree.reading import DOUBTFUL
from umbruch.tree.walk import block_texts

_KNOWN_CITY = 0.9
"""How sure a city on a line of its own is the dateline: as sure as a bare place before a dash."""


class _Roles(NamedTuple):
    """The marked zones by role."""

    bylines: list[Zone]
    sources: list[Zone]
    days: list[Zone]
    embargoes: list[Zone]
    contacts: list[Zone]
    notices: list[Zone]


def under_rules(parts: Sequence[Zone], opening: Opening, setting: Setting) -> Article:
    """The article whose head is what stands above the report, its roles told by rules.

    Args:
        parts: the article's zones, plain ones taken apart into paragraphs.
        opening: where the report begins.
        setting: the article's setting.
    """
    start, found, sureness, dated = opening
    above = [part for number, part in enumerate(parts) if number < start and part.role == "plain"]
    placed = dateline_above(above, setting)
    if placed is not None and found is None:
        above = [part for part in above if part is not placed[0]]
    letterhead, above = _apart_from_letterhead(parts, above)
    head = head_of(above, _labels_of(parts), sureness, setting)
    head = head._replace(notices=(*(tidy(part.text) for part in letterhead), *head.notices))
    return _composed(parts, start, head, _Dated(found, None if dated is None else parts[dated], placed), setting)


def under_chosen_head(taken: chosen_head.TakenApart, setting: Setting) -> Article:
    """The article whose head was chosen.

    Args:
        taken: the article taken apart under it.
        setting: the article's setting.
    """
    start, found = taken.opening.start, taken.opening.dateline
    placed = None
    parts = []
    for number, part in enumerate(taken.parts):
        alone = part.role == "plain" and number < start
        if alone and placed is None and found is None:
            placed = chosen_head.dateline_alone(part, setting)
            continue
        parts.append(part._replace(role="page") if alone else part)
    start -= len(taken.parts) - len(parts)
    head = chosen_head.head_of(taken, _labels_of(parts), setting)
    return _composed(parts, start, head, _Dated(found, taken.dated, placed), setting)


class _Dated(NamedTuple):
    """A dateline at the start of a part, by default the report's first, or on a line of its own above the headline."""

    found: FoundDateline | None
    part: Zone | None
    placed: tuple[Zone, FoundDateline] | None


def _composed(parts: Sequence[Zone], start: int, head: Head, dated: _Dated, setting: Setting) -> Article:
    ledger = setting.ledger
    roles = _sort(parts)
    body_parts = [
        part
        for number, part in enumerate(parts)
        if part.role == "caption" or (number >= start and part.role == "plain")
    ]
    dateline, body_parts = _take_dateline(body_parts, dated, setting)
    if dateline is None and dated.placed is not None:
        dateline = dated.placed[1].dateline
        ledger.take("dateline", dated.placed[0].numbers, dated.placed[1].sureness, dateline.text)
    pages = [line for part in parts if part.role == "page" or _is_cleared(part) for line in part.lines]
    remark_furniture(pages, ledger)
    drafts = blocks_of(body_parts, setting)
    if dateline is None and (alone := lone_place(drafts)):
        dateline, drafts = alone.dateline, alone.drafts
        ledger.take("dateline", alone.lines, _KNOWN_CITY, dateline.text)
    drafts, byline, credited = sign_off(drafts, byline_of(roles.bylines, setting), setting)
    if (byline is None or not byline.people) and dated.found is not None and dated.found.reporters:
        byline = Byline(", ".join(dated.found.reporters), tuple(Person(name) for name in dated.found.reporters))
        ledger.field("byline", dated.part.numbers[:1] if dated.part else (), dated.found.sureness)
    for number, draft in enumerate(drafts):
        _enter(f"body[{number}]", draft, ledger)
    modified, stamps = modified_of(roles.days, ledger)
    return Article(
        modified=modified,
        kicker=head.kicker,
        headline=head.headline,
        deck=head.deck,
        lead=head.lead,
        byline=byline,
        dateline=dateline,
        body=tuple(draft.block for draft in drafts),
        source=source_of(roles.sources, roles.days, setting) or credited or (None if modified else day_beside(byline)),
        embargo=embargo_of(roles.embargoes, ledger),
        contact=contact_of(roles.contacts, ledger),
        boilerplate=boilerplate_of(parts, setting),
        notice=(*head.notices, *(tidy(zone.text) for zone in roles.notices)),
        discarded=(*(line.text for line in pages), *stamps),
    )


def _apart_from_letterhead(parts: Sequence[Zone], above: list[Zone]) -> tuple[list[Zone], list[Zone]]:
    """The sender's lines above the label of a release, and the head under it; nothing where no head stands there.

    Without a label the first line is the sender's where it stands again as a line of the contact, or in a notice.
    """
    label = next((number for number, part in enumerate(parts) if part.role == "label"), 0)
    sender = [part for part in parts[:label] if part.role == "plain" and part in above]
    if not sender and len(above) > 1 and _is_named_below(above[0].text, parts):
        sender = above[:1]
    rest = above[len(sender) :]
    if not rest or any(ends_sentence(part.text) for part in sender):
        return [], above
    return sender, rest


def _enter(field: str, draft: Draft, ledger: Ledger) -> None:
    """Enter a block; a caption that shows by no credit what it is counts as guessed."""
    ledger.field(field, draft.lines, draft.sureness)
    if draft.sureness < DOUBTFUL:
        told = " ".join(block_texts((draft.block,)))
        ledger.remark(
            "caption.guessed", f"taken as caption: {told}", draft.lines[0], field=field,
            severity="warning", hint="put its credit under it",
        )  # fmt: skip


def _sort(parts: Sequence[Zone]) -> _Roles:
    return _Roles(
        bylines=_of(parts, "byline"),
        sources=_of(parts, "source"),
        days=_of(parts, "day"),
        embargoes=_of(parts, "embargo"),
        contacts=_of(parts, "contact", "infobox"),
        notices=_of(parts, "notice", "end"),
    )


def _of(parts: Sequence[Zone], *wanted: str) -> list[Zone]:
    return [part for part in parts if part.role in wanted]


def _labels_of(parts: Sequence[Zone]) -> list[Zone]:
    """The labels that readers may see; one that only lets the text go at once is a word to newsrooms."""
    return [part for part in _of(parts, "label") if not _is_cleared(part)]


def _is_cleared(part: Zone) -> bool:
    return part.role == "label" and is_cleared(part.text)


def _take_dateline(parts: Sequence[Zone], dated: _Dated, setting: Setting) -> tuple[Dateline | None, list[Zone]]:
    """Cut the dateline off its paragraph."""
    found = dated.found
    if found is None:
        return None, list(parts)
    rest: list[Zone] = []
    taken = False
    for part in parts:
        if part.role != "plain" or taken or (dated.part is not None and part is not dated.part):
            rest.append(part)
            continue
        taken = True
        remaining = _cut(part.lines, found.end)
        setting.ledger.take("dateline", (part.lines[0].number,), found.sureness, found.dateline.text)
        if remaining:
            rest.append(Zone("plain", remaining, part.opens))
    return found.dateline, rest


def _cut(lines: tuple[Line, ...], end: int) -> tuple[Line, ...]:
    """The lines without their first `end` characters, as they stand joined by single spaces."""
    for number, line in enumerate(lines):
        if end < len(line.text):
            return (line._replace(text=line.text[end:].lstrip()), *lines[number + 1 :])
        end -= len(line.text) + 1
        if end <= 0:
            return lines[number + 1 :]
    return ()


def _is_named_below(text: str, parts: Sequence[Zone]) -> bool:
    """Whether a line is the name of who is to be called, or of whom a notice says that it comes."""
    folded = text.casefold()
    return any(
        (part.role == "contact" and any(line.text.casefold() == folded for line in part.lines))
        or (part.role == "notice" and folded in part.text.casefold())
        for part in parts
    )


def remark_furniture(lines: Sequence[Line], ledger: Ledger) -> None:
    """Tell of lines that were taken for part of the page."""
    for line in lines:
        ledger.remark("furniture.discarded", f"taken as page furniture: {line.text}", line.number, field="discarded")
