"""From a manuscript to its articles: the recognisers in the order in which an editor would look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.conventions import conventions_for, has_conventions
from umbruch.clipping.marks.bare_names import signed
from umbruch.clipping.marks.dateline import FoundDateline
from umbruch.clipping.marks.endings import with_endings
from umbruch.clipping.marks.furniture.around import clear
from umbruch.clipping.marks.furniture.mail_heads import unquoted
from umbruch.clipping.marks.page_furniture import take_furniture, without_column_rules
from umbruch.clipping.marks.zones import Zone, zones_of
from umbruch.clipping.page.layout import layout_of
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import Chunk, Line, chunks_of, ends_sentence, tidy, without_blanks
from umbruch.clipping.shape.above import dateline_above, head_of
from umbruch.clipping.shape.opening import Opening, opening_of
from umbruch.clipping.shape.parts import parts_of
from umbruch.clipping.shape.several_articles import articles_in
from umbruch.clipping.shape.unwrapped import lines_apart
from umbruch.clipping.signs.which_language import detect
from umbruch.clipping.text.body import Draft, Setting, blocks_of
from umbruch.clipping.text.drop_caps import with_initials
from umbruch.clipping.text.fields import (
    boilerplate_of,
    byline_of,
    contact_of,
    embargo_of,
    modified_of,
    sign_off,
    source_of,
)
from umbruch.clipping.text.joining import Vocabulary
from umbruch.diagnostics import Diagnostic
from umbruch.manuscript import Manuscript
from umbruch.tree import Article, Dateline
from umbruch.tree.reading import DOUBTFUL, Origin
from umbruch.tree.walk import block_texts


class Clipping(NamedTuple):
    """The articles that were recognised, where their fields stood, and what had to be guessed."""

    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    diagnostics: tuple[Diagnostic, ...]


def recognise(manuscript: Manuscript, lang: str | None = None, remarks: Sequence[Diagnostic] = ()) -> Clipping:
    """Recognise the article in a manuscript, or the articles of a press review.

    Args:
        manuscript: the copy, its lines without line ends; form feeds are page breaks.
        lang: its language (BCP 47), detected where it is not given.
        remarks: diagnostics of the steps before, which come first.
    """
    text = manuscript.text
    ledger = Ledger("articles[0]", remarks)
    chunks, furniture = take_furniture(chunks_of(unquoted(text)))
    chunks, rules = without_column_rules(chunks)
    cleared = clear(chunks)
    chunks, furniture = cleared.chunks, (*furniture, *rules, *cleared.taken)
    _remark_furniture(furniture, ledger)
    spoken = lang or detect(text).lang
    conventions = conventions_for(spoken)
    vocabulary = Vocabulary("\n".join(line.text for chunk in chunks for line in chunk.lines), spoken)
    chunks = lines_apart(without_blanks(chunks), conventions)
    if has_conventions(spoken):
        chunks = with_initials(chunks, conventions, vocabulary, ledger)
    zones = with_endings(zones_of(chunks, conventions))
    layout = layout_of([Chunk(zone.lines) for zone in zones if zone.role == "plain"], spoken)
    articles = []
    ledgers = []
    reviewed = articles_in(zones, ledger)
    for number, own in enumerate(reviewed):
        ledger = ledger if number == 0 else Ledger(f"articles[{number}]")
        words = text if len(reviewed) == 1 else "\n".join(line.text for zone in own for line in zone.lines)
        language = _language(words, lang, ledger)
        setting = Setting(conventions_for(language), vocabulary, layout, ledger)
        parts = parts_of(signed(own, setting.conventions), setting, words)
        opening = opening_of(parts, setting.conventions, words)
        articles.append(replace(_compose(parts, opening, setting), lang=language))
        ledgers.append(ledger)
    articles[0] = replace(articles[0], discarded=(*(line.text for line in furniture), *articles[0].discarded))
    return Clipping(
        tuple(articles),
        tuple(origin for one in ledgers for origin in one.origins),
        tuple(diagnostic for one in ledgers for diagnostic in one.diagnostics),
    )


def _remark_furniture(lines: Sequence[Line], ledger: Ledger) -> None:
    for line in lines:
        ledger.remark("furniture.discarded", f"taken as page furniture: {line.text}", line.number, field="discarded")


def _language(text: str, lang: str | None, ledger: Ledger) -> str | None:
    if lang is not None:
        return lang
    guess = detect(text)
    if guess.lang is None:
        ledger.remark(
            "lang.unknown", "too little text to tell the language", field="lang", severity="warning",
            hint="give it with --lang",
        )  # fmt: skip
        return None
    ledger.field("lang", (), guess.sureness)
    if guess.sureness < DOUBTFUL / 2:
        ledger.guess("lang", f"language taken as {guess.lang}", None, hint="correct it with --lang")
    return guess.lang


class _Roles(NamedTuple):
    """The marked zones by role."""

    bylines: list[Zone]
    sources: list[Zone]
    days: list[Zone]
    embargoes: list[Zone]
    contacts: list[Zone]
    labels: list[Zone]
    notices: list[Zone]


def _compose(parts: Sequence[Zone], opening: Opening, setting: Setting) -> Article:
    ledger = setting.ledger
    start, found, sureness = opening
    roles = _sort(parts)
    above = [part for number, part in enumerate(parts) if number < start and part.role == "plain"]
    placed = dateline_above(above, setting)
    if placed is not None and found is None:
        above = [part for part in above if part is not placed[0]]
    letterhead, above = _apart_from_letterhead(parts, above)
    head = head_of(above, roles.labels, sureness, setting)
    body_parts = [
        part
        for number, part in enumerate(parts)
        if part.role == "caption" or (number >= start and part.role == "plain")
    ]
    dateline, body_parts = _take_dateline(body_parts, found, setting)
    if dateline is None and placed is not None:
        dateline = placed[1].dateline
        ledger.take("dateline", placed[0].numbers, placed[1].sureness, dateline.text)
    pages = [line for part in parts if part.role == "page" for line in part.lines]
    _remark_furniture(pages, ledger)
    drafts = blocks_of(body_parts, setting)
    drafts, byline, credited = sign_off(drafts, byline_of(roles.bylines, setting), setting)
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
        source=source_of(roles.sources, roles.days, setting) or credited,
        embargo=embargo_of(roles.embargoes, ledger),
        contact=contact_of(roles.contacts, ledger),
        boilerplate=boilerplate_of(parts, setting),
        notice=(*(tidy(part.text) for part in letterhead), *head.notices, *(tidy(zone.text) for zone in roles.notices)),
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
    def of(*wanted: str) -> list[Zone]:
        return [part for part in parts if part.role in wanted]

    return _Roles(
        bylines=of("byline"),
        sources=of("source"),
        days=of("day"),
        embargoes=of("embargo"),
        contacts=of("contact", "infobox"),
        labels=of("label"),
        notices=of("notice", "end"),
    )


def _take_dateline(
    parts: Sequence[Zone], found: FoundDateline | None, setting: Setting
) -> tuple[Dateline | None, list[Zone]]:
    """Cut the dateline off the first paragraph."""
    if found is None:
        return None, list(parts)
    rest: list[Zone] = []
    taken = False
    for part in parts:
        if part.role != "plain" or taken:
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
