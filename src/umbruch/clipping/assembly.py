"""From the text of one clipping to its article: the recognisers in the order in which an editor would look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping import heads, release
from umbruch.clipping.body import Draft, Setting, blocks_of, running_text
from umbruch.clipping.byline import find_byline, split_initials
from umbruch.clipping.conventions import Conventions, conventions_for
from umbruch.clipping.dateline import FoundDateline, find_dateline
from umbruch.clipping.furniture import take_furniture
from umbruch.clipping.joining import Vocabulary
from umbruch.clipping.language import detect
from umbruch.clipping.layout import Layout, bullet, is_short, layout_of, paragraphs_in
from umbruch.clipping.ledger import DOUBTFUL, Ledger
from umbruch.clipping.lines import Line, chunks_of, ends_sentence, is_ornament, starts_small, tidy
from umbruch.clipping.source import find_day_alone, find_source
from umbruch.clipping.zones import Zone, zones_of
from umbruch.diagnostics import Diagnostic, Origin
from umbruch.tree import Article, Byline, Contact, Dateline, Embargo, Figure, Paragraph, Person, Source, Text

_PROSE = 120
_HEAD_PARTS = 8
_HEADING_LINES = 6
_LONGEST_LABEL = 60
_SURE = 0.9
_LEAST_HEADLINE_WORDS = 4
_BARE_DATELINE_PARTS = 2


class Clipping(NamedTuple):
    """An article as it was recognised, with the reader's ledger."""

    article: Article
    origins: tuple[Origin, ...]
    diagnostics: tuple[Diagnostic, ...]


def recognise(text: str, lang: str | None = None, remarks: Sequence[Diagnostic] = ()) -> Clipping:
    """Recognise the article in a plain text.

    Args:
        text: the text with `\\n` line ends; form feeds are page breaks.
        lang: its language (BCP 47), detected where it is not given.
        remarks: diagnostics of the steps before, which come first.
    """
    ledger = Ledger("articles[0]", remarks)
    language = _language(text, lang, ledger)
    conventions = conventions_for(language)
    chunks, furniture = take_furniture(chunks_of(text))
    for line in furniture:
        ledger.remark("furniture.discarded", f"taken as page furniture: {line.text}", line.number, field="discarded")
    setting = Setting(conventions, Vocabulary(text), layout_of(chunks), ledger)
    parts = _parts(zones_of(chunks, conventions), setting, text)
    start, dateline = _body_start(parts, conventions, text)
    article = _compose(parts, start, dateline, setting)
    return Clipping(
        _with(article, lang=language, discarded=tuple(line.text for line in furniture)),
        ledger.origins,
        ledger.diagnostics,
    )


def _with(article: Article, **fields: object) -> Article:
    from msgspec.structs import replace

    return replace(article, **fields)


def _language(text: str, lang: str | None, ledger: Ledger) -> str | None:
    if lang is not None:
        return lang
    guess = detect(text)
    if guess.lang is None:
        ledger.remark(
            "lang.unknown",
            "too little text to tell the language",
            field="lang",
            severity="warning",
            hint="give it with --lang",
        )
    else:
        ledger.field("lang", (), guess.sureness)
        if guess.sureness < DOUBTFUL / 2:
            ledger.remark(
                "lang.guessed", f"language taken as {guess.lang}", field="lang", hint="correct it with --lang"
            )
    return guess.lang


def _parts(zones: Sequence[Zone], setting: Setting, text: str) -> list[Zone]:
    """Plain zones taken apart into paragraphs, and before a dateline that stands in the middle of a chunk.

    Above the report a chunk of a few lines without a full stop is one headline or deck, however short its lines are.
    """
    parts: list[Zone] = []
    above = True
    for zone in zones:
        if zone.role != "plain":
            parts.append(zone)
            continue
        groups = [zone.lines]
        if above:
            if _is_remark(zone):
                parts.append(zone._replace(role="notice"))
                continue
            groups = [
                piece
                for group in _at_dateline(zone.lines, setting, text)
                for piece in _under_headline(group, setting, first=not _has_headline(parts, setting.conventions))
            ]
        pieces = []
        for group in groups:
            opening = find_dateline(group[0].text, setting.conventions, text)
            above = above and not (opening is not None and opening.sureness > 0.95 and opening.end < len(group[0].text))
            joined = " ".join(line.text for line in group)
            marked = not ends_sentence(joined) and any(_bullet_sign(line.text) for line in group)
            few = len(group) <= _HEADING_LINES and (not ends_sentence(joined) or len(joined) < _PROSE * 1.3)
            heading = above and (few or marked)
            pieces += _heading_parts(group, setting) if heading else paragraphs_in(group, setting.layout)
            above = above and not (len(joined) > _PROSE and ends_sentence(joined))
        parts += [Zone("plain", piece, zone.opens if number == 0 else False) for number, piece in enumerate(pieces)]
    return parts


def _is_remark(zone: Zone) -> bool:
    """A line in brackets above the report: `(Mit sechs Abbildungen.)`."""
    return len(zone.lines) == 1 and zone.text.startswith("(") and zone.text.endswith(")") and len(zone.text) < _PROSE


def _at_dateline(lines: tuple[Line, ...], setting: Setting, text: str) -> list[tuple[Line, ...]]:
    """A chunk cut before the line that starts with a dateline.

    Inside a chunk only a sure dateline counts, or one under a line that was ended on purpose.
    """
    for position, line in enumerate(lines[:12]):
        found = find_dateline(line.text, setting.conventions, text)
        if found is None:
            continue
        if position == 0:
            return [lines]
        before = lines[position - 1]
        small = before.text.split()[-1] in setting.conventions.function_words
        ended = before.text[-1] == "+" or is_short(before, line, setting.layout.measure) and before.text[-1] not in "-,"
        if found.sureness > 0.95 or (found.sureness >= 0.9 and ended and position <= 4 and not small):
            return [lines[:position], lines[position:]]
    return [lines]


def _bullet_sign(text: str) -> bool:
    """Whether a line starts with a bullet that is a sign and not a number, which may go on with a sentence."""
    mark = bullet(text)
    return mark is not None and not mark[0].isalnum()


def _has_headline(parts: Sequence[Zone], conventions: Conventions) -> bool:
    """Whether a plain part stands above already that is more than a dateline on a line of its own."""
    for part in parts:
        if part.role == "plain":
            found = find_dateline(part.text, conventions, part.text)
            if found is None or found.end < len(part.text):
                return True
    return False


def _under_headline(lines: tuple[Line, ...], setting: Setting, first: bool) -> list[tuple[Line, ...]]:
    """The first chunk may hold headline and report without a blank line: short lines first, then full ones."""
    layout = setting.layout
    if not first or len(lines) < 4 or not layout.measure:
        return [lines]
    heading = 0
    while heading < min(_HEADING_LINES, len(lines) - 2) and is_short(
        lines[heading], lines[heading + 1], layout.measure
    ):
        if ends_sentence(lines[heading].text) and lines[heading].text[-1] not in ":!?":
            return [lines]
        heading += 1
    report = " ".join(line.text for line in lines[heading:])
    if heading == 0 or not re.search(r"[.!?][\"“”»«’)]*(?:\s|$)", report):
        return [lines]
    if starts_small(lines[heading].text):
        return [lines]
    return [lines[:heading], lines[heading:]]


def _is_whole(line: Line, following: Line, setting: Setting) -> bool:
    """Whether a heading line stands for itself: the text's lines are whole paragraphs, and the next starts anew."""
    if setting.layout.measure or starts_small(following.text) or len(line.text.split()) < _LEAST_HEADLINE_WORDS:
        return False
    return line.text[-1] not in ":-–," and line.text.split()[-1] not in setting.conventions.function_words


def _heading_parts(lines: tuple[Line, ...], setting: Setting) -> list[tuple[Line, ...]]:
    """The lines of a heading, apart where a bullet begins, or line by line in a text whose lines are not broken."""
    pieces: list[list[Line]] = []
    for line in lines:
        if not pieces or _bullet_sign(line.text) or _is_whole(pieces[-1][-1], line, setting):
            pieces.append([])
        pieces[-1].append(line)
    return [tuple(piece) for piece in pieces]


def _body_start(parts: Sequence[Zone], conventions: Conventions, text: str) -> tuple[int, FoundDateline | None]:
    """The number of the part in which the report begins, and its dateline."""
    plain = [(number, part) for number, part in enumerate(parts) if part.role == "plain"]
    prose_seen = 0
    for order, (number, part) in enumerate(plain[:_HEAD_PARTS]):
        joined = " ".join(line.text for line in part.lines[:3])
        found = find_dateline(joined, conventions, text)
        alone = found is not None and found.end >= len(part.text)
        if found and not (alone and _heads_a_headline(plain, order)):
            if (found.sureness > 0.95 or (order and prose_seen < _BARE_DATELINE_PARTS)) and _opens_report(
                part, found, order, plain
            ):
                return number, found
        if len(part.text) > _PROSE and ends_sentence(part.text):
            prose_seen += 1
        if prose_seen > 3:
            break
    for order, (number, part) in enumerate(plain):
        if order and _is_report(part, plain, order):
            return number, None
    if len(plain) == 1 and len(plain[0][1].text) > 2 * _PROSE and ends_sentence(plain[0][1].text):
        return plain[0][0], None
    return (plain[1][0] if len(plain) > 1 else len(parts)), None


def _heads_a_headline(plain: Sequence[tuple[int, Zone]], order: int) -> bool:
    """Whether a dateline on a line of its own stands above the headline and not above the report."""
    if order + 2 >= len(plain):
        return order == 0 and len(plain) > 1
    following = plain[order + 1][1].text
    return order == 0 or len(following) < _PROSE / 2


def _opens_report(part: Zone, found: FoundDateline, order: int, plain: Sequence[tuple[int, Zone]]) -> bool:
    """Whether a dateline is believed here: not in a headline, which has neither sentence nor agency."""
    if found.sureness > 0.95 and (order or len(plain) == 1):
        return True
    if found.dateline.text.endswith("|"):
        return re.search(r"[.!?](?:\s|$)", part.text[found.end :]) is not None
    return ends_sentence(part.text) or len(part.text) > found.end + 40 or found.end >= len(part.text)


def _is_report(part: Zone, plain: Sequence[tuple[int, Zone]], order: int) -> bool:
    """Whether a part above which a headline stands already is the first paragraph."""
    text = part.text
    if bullet(text) and order < 3 and any(len(p.text) > _PROSE for _, p in plain[order + 1 :]) and len(text) < _PROSE:
        return False
    if len(text) > _PROSE:
        return True
    later = plain[order + 1][1].text if order + 1 < len(plain) else ""
    if ends_sentence(text) and len(text) > 60 and not text.endswith(":"):
        return True
    return order > 3 or (order > 1 and not later)


class _Roles(NamedTuple):
    """The marked zones by role."""

    bylines: list[Zone]
    sources: list[Zone]
    days: list[Zone]
    embargoes: list[Zone]
    contacts: list[Zone]
    boilerplates: list[Zone]
    labels: list[Zone]
    notices: list[Zone]


def _compose(parts: Sequence[Zone], start: int, found: FoundDateline | None, setting: Setting) -> Article:
    ledger = setting.ledger
    roles = _sort(parts)
    above = [part for number, part in enumerate(parts) if number < start and part.role == "plain"]
    placed = _dateline_above(above, setting)
    if placed is not None and found is None:
        above = [part for part in above if part is not placed[0]]
    head = _heads(above, roles.labels, setting)
    body_parts = [
        part
        for number, part in enumerate(parts)
        if part.role == "caption" or (number >= start and part.role == "plain")
    ]
    dateline, body_parts = _take_dateline(body_parts, found, setting)
    if dateline is None and placed is not None:
        dateline = placed[1].dateline
        ledger.field("dateline", placed[0].numbers, placed[1].sureness)
    drafts = blocks_of(body_parts, setting)
    drafts, byline = _sign_off(drafts, _bylines(roles.bylines, setting), setting)
    for number, draft in enumerate(drafts):
        ledger.field(f"body[{number}]", draft.lines)
    source, more = _source(roles, setting)
    return Article(
        kicker=head.kicker,
        headline=head.headline,
        deck=head.deck,
        lead=head.lead,
        byline=byline,
        dateline=dateline,
        body=tuple(draft.block for draft in drafts),
        source=source,
        embargo=_embargo(roles.embargoes, ledger),
        contact=_contact(roles.contacts, ledger),
        boilerplate=_boilerplate(roles.boilerplates, setting),
        notice=(*head.notices, *more, *(tidy(zone.text) for zone in roles.notices)),
    )


def _sort(parts: Sequence[Zone]) -> _Roles:
    def of(*wanted: str) -> list[Zone]:
        return [part for part in parts if part.role in wanted]

    return _Roles(
        of("byline"), of("source"), of("day"), of("embargo"), of("contact", "infobox"), of("boilerplate"), of("label"), of("notice", "end")
    )  # fmt: skip


class _Head(NamedTuple):
    kicker: str | None
    headline: str | None
    deck: str | None
    lead: str | None
    notices: tuple[str, ...]


def _heads(above: Sequence[Zone], labels: Sequence[Zone], setting: Setting) -> _Head:
    ledger = setting.ledger
    parts = [part for part in above if not is_ornament(part.text)]
    texts = [running_text(part.lines, setting) for part in parts]
    merged = _merged_bullets(texts)
    assigned = heads.assign([text for _, text in merged], label=bool(labels))

    def enter(name: str, one: tuple[int, str] | None, sureness: float) -> str | None:
        if one is None:
            return None
        numbers = [n for index in merged[one[0]][0] for n in parts[index].numbers]
        ledger.field(name, numbers, sureness)
        if sureness < DOUBTFUL:
            ledger.remark(
                f"{name}.guessed", f"taken as {name}: {one[1]}", numbers[0], field=name, hint=f"--set {name}=…"
            )
        return one[1]

    several = assigned.sureness if len(merged) > 1 else 0.95
    kicker = enter("kicker", assigned.kicker, several)
    headline = enter("headline", assigned.headline, several)
    deck = enter("deck", assigned.deck, several)
    lead = " ".join(text for _, text in assigned.lead) or None
    if assigned.lead:
        ledger.field("lead", [n for index, _ in assigned.lead for i in merged[index][0] for n in parts[i].numbers], 0.7)
    notices = []
    for label in labels:
        if kicker is None and len(label.text) <= _LONGEST_LABEL:
            kicker = tidy(label.text).rstrip(" :")
            ledger.field("kicker", label.numbers, 0.9)
        else:
            notices.append(tidy(label.text))
    if headline is None:
        ledger.remark(
            "headline.missing",
            "no headline found",
            field="headline",
            severity="warning",
            hint='give it with --set headline="…"',
        )
    return _Head(kicker, headline, deck, lead, tuple(notices))


def _merged_bullets(texts: Sequence[str]) -> list[tuple[list[int], str]]:
    """Bulleted lines above the report belong together: they are one deck."""
    merged: list[tuple[list[int], str]] = []
    for number, text in enumerate(texts):
        if merged and bullet(text) and bullet(merged[-1][1]):
            merged[-1] = ([*merged[-1][0], number], f"{merged[-1][1]} {text}")
        else:
            merged.append(([number], text))
    return merged


def _dateline_above(above: Sequence[Zone], setting: Setting) -> tuple[Zone, FoundDateline] | None:
    """A dateline on a line of its own above the headline: `Husum, 7. Juni 2022`."""
    for part in above:
        if len(part.lines) == 1 and len(above) > 1:
            found = find_dateline(part.text, setting.conventions, part.text)
            if found and found.end >= len(part.text) and found.sureness >= _SURE:
                return part, found
    return None


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
        setting.ledger.field("dateline", (part.lines[0].number,), found.sureness)
        if found.sureness < DOUBTFUL:
            setting.ledger.remark(
                "dateline.guessed", f"taken as dateline: {found.dateline.text}", part.lines[0].number, field="dateline",
                hint="--set dateline= removes it",
            )  # fmt: skip
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


def _bylines(zones: Sequence[Zone], setting: Setting) -> Byline | None:
    found = [(zone, _byline(zone, setting.conventions)) for zone in zones]
    if not found:
        return None
    setting.ledger.field("byline", [n for zone, _ in found for n in zone.numbers], 0.95)
    return Byline(
        " / ".join(byline.text for _, byline in found), tuple(person for _, byline in found for person in byline.people)
    )


def _byline(zone: Zone, conventions: Conventions) -> Byline:
    """A byline with its opening word, or a bare name at the end with the lines under it as role."""
    found = find_byline(zone.text, conventions)
    if found:
        return found
    name, *role = (line.text for line in zone.lines)
    return Byline(", ".join((name, *role)), (Person(name, ", ".join(role) or None),))


def _sign_off(drafts: list[Draft], byline: Byline | None, setting: Setting) -> tuple[list[Draft], Byline | None]:
    """The author's name or initials at the end of the report, and what comes after them."""
    for number in range(len(drafts) - 1, -1, -1):
        text = _text(drafts[number])
        signed = split_initials(text) if text else None
        if signed and number >= len(drafts) - 3:
            body, initials = signed
            drafts[number] = drafts[number]._replace(block=Paragraph((Text(body),)))
            for after in range(number + 1, len(drafts)):
                if (caption := _text(drafts[after])) and len(caption) < 300:
                    drafts[after] = drafts[after]._replace(block=Figure(caption=(Text(caption),)))
                    setting.ledger.remark(
                        "caption.guessed", f"after the sign-off, taken as caption: {caption}", drafts[after].lines[0]
                    )
            setting.ledger.field("byline", drafts[number].lines[-1:], 0.8)
            return drafts, Byline(f"{byline.text} {initials}", byline.people) if byline else Byline(initials)
    return drafts, byline


def _text(draft: Draft) -> str:
    block = draft.block
    if isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(block.content[0], Text):
        return block.content[0].text
    return ""


def _source(roles: _Roles, setting: Setting) -> tuple[Source | None, tuple[str, ...]]:
    """The source from its lines; further lines about it join its text, days alone give it a date."""
    best: Source | None = None
    texts: list[str] = []
    numbers: list[int] = []
    sureness = 1.0
    for zone in roles.sources:
        found = find_source(tidy(zone.text))
        if found is None:
            continue
        texts.append(found.source.text)
        numbers += zone.numbers
        sureness = min(sureness, found.sureness)
        best = _combined(best, found.source)
    for zone in roles.days:
        texts.append(tidy(zone.text))
        numbers += zone.numbers
        best = _combined(best, Source("", date=find_day_alone(zone.text)))
    if best is None:
        return None, ()
    setting.ledger.field("source", numbers, sureness)
    if sureness < DOUBTFUL:
        setting.ledger.remark(
            "source.guessed", f"taken as source: {texts[0]}", numbers[0], field="source", hint="--set source=…"
        )
    return Source("\n".join(texts), best.publications, best.date, best.page, best.url), ()


def _combined(first: Source | None, second: Source) -> Source:
    if first is None:
        return second
    return Source(
        first.text,
        first.publications or second.publications,
        first.date or second.date,
        first.page or second.page,
        first.url or second.url,
    )


def _embargo(zones: Sequence[Zone], ledger: Ledger) -> Embargo | None:
    if not zones:
        return None
    embargo = release.parse_embargo(tidy(" ".join(zone.text for zone in zones)))
    ledger.field("embargo", [n for zone in zones for n in zone.numbers], 0.95)
    if embargo.until is None:
        ledger.remark(
            "embargo.without_date", "an embargo without a date that can be read", zones[0].numbers[0], field="embargo",
            severity="warning", hint="--set embargo.until=2026-01-31T10:00:00+01:00",
        )  # fmt: skip
    return embargo


def _contact(zones: Sequence[Zone], ledger: Ledger) -> Contact | None:
    if not zones:
        return None
    ledger.field("contact", [n for zone in zones for n in zone.numbers], 0.9)
    return release.parse_contact("\n".join(tidy(line.text) for zone in zones for line in zone.lines))


def _boilerplate(zones: Sequence[Zone], setting: Setting) -> str | None:
    if not zones:
        return None
    setting.ledger.field("boilerplate", [n for zone in zones for n in zone.numbers], 0.85)
    texts = []
    for zone in zones:
        heading, *paragraph = zone.lines
        texts.append(heading.text)
        if paragraph:
            texts.append(running_text(paragraph, setting))
    return "\n".join(texts)
