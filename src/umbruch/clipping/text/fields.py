"""The fields around the report: byline, source, embargo, contact and boilerplate, each from its zones."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks import release
from umbruch.clipping.marks.authors.beside_names import with_day_apart
from umbruch.clipping.marks.authors.byline import byline_lines, find_signature, is_bare_name
from umbruch.clipping.marks.authors.initials_at_end import split_initials
from umbruch.clipping.marks.authors.names_over_lines import byline_over_lines, lines_of_names
from umbruch.clipping.marks.furniture.house_texts import is_house_initials
from umbruch.clipping.marks.source import find_day_alone, find_source, newspaper_alone, split_source
from umbruch.clipping.marks.web_stamp import stamp_in
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import tidy
from umbruch.clipping.signs.broken_addresses import told_together
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.people import people_in
from umbruch.clipping.text.body import Draft, Setting, running_text
from umbruch.tree import Byline, Contact, Embargo, Figure, Paragraph, Person, Source, Text
from umbruch.tree.reading import DOUBTFUL

_LONGEST_CAPTION = 300
_AFTER_SIGN_OFF = 0.6
_BEFORE_THE_REPORT_ENDS = 0.7
_INCOMPLETE = 0.75
_STAMPED = 0.95


def byline_of(zones: Sequence[Zone], setting: Setting) -> Byline | None:
    found = [(zone, _byline(zone, setting.conventions)) for zone in zones]
    if not found:
        return None
    text = " / ".join(byline.text for _, byline in found)
    sureness = min(0.95, *(zone.sureness for zone, _ in found))
    setting.ledger.take("byline", [n for zone, _ in found for n in zone.numbers], sureness, text)
    people = {person.name: person for _, byline in reversed(found) for person in reversed(byline.people)}
    return Byline(text, tuple(reversed(people.values())))


def _byline(zone: Zone, conventions: Conventions) -> Byline:
    """A byline with its opening word, or a bare name at the end with the lines under it as role."""
    texts = [line.text for line in zone.lines]
    several = byline_over_lines(texts, conventions)
    if several and lines_of_names(texts, conventions) == len(texts):
        return several
    found = byline_lines(texts, conventions)
    if found and found[1] == len(zone.lines):
        return found[0]
    if several:
        return several
    if signature := find_signature(texts, conventions):
        return signature
    if is_house_initials(zone.text):
        return Byline(zone.text)
    people = people_in(zone.text, conventions)
    if len(zone.lines) == 1 and len(people) > 1 and all(is_bare_name(one.name) for one in people):
        return Byline(zone.text, people)
    name, *role = (line.text for line in zone.lines)
    return Byline(", ".join((name, *role)), (Person(name, ", ".join(role) or None),))


def sign_off(
    drafts: list[Draft], byline: Byline | None, setting: Setting
) -> tuple[list[Draft], Byline | None, Source | None]:
    """The author's initials, or the source in brackets, at the end of the report, and what comes after them."""
    for number in range(len(drafts) - 1, max(-1, len(drafts) - 4), -1):
        text = _text(drafts[number])
        if not text:
            continue
        if signed := split_initials(text):
            body, initials = signed
            _cut(drafts, number, body)
            setting.ledger.field("byline", drafts[number].lines[-1:], 0.8)
            return drafts, Byline(f"{byline.text} {initials}", byline.people) if byline else Byline(initials), None
        if credited := split_source(text):
            body, found = credited
            _cut(drafts, number, body)
            setting.ledger.field("source", drafts[number].lines[-1:], found.sureness)
            return drafts, byline, found.source
    return drafts, byline, None


def _cut(drafts: list[Draft], number: int, body: str) -> None:
    """Cut a paragraph down to `body`; short paragraphs after it are captions, because the report is over."""
    drafts[number] = drafts[number]._replace(block=Paragraph((Text(body),)))
    for after in range(number + 1, len(drafts)):
        caption = _text(drafts[after])
        if caption and len(caption) < _LONGEST_CAPTION:
            drafts[after] = drafts[after]._replace(block=Figure(caption=(Text(caption),)), sureness=_AFTER_SIGN_OFF)


def _text(draft: Draft) -> str:
    block = draft.block
    if isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(block.content[0], Text):
        return block.content[0].text
    return ""


def source_of(sources: Sequence[Zone], days: Sequence[Zone], setting: Setting) -> Source | None:
    """The source from its lines; further lines about it join its text, days alone give it a date."""
    told: list[tuple[float, Source]] = []
    texts: list[str] = []
    numbers: list[int] = []
    sureness = 1.0
    for zone in sources:
        line = tidy(told_together([line.text for line in zone.lines]))
        found = find_source(line) or newspaper_alone(line)
        texts.append(found.source.text if found else tidy(zone.text))
        numbers += zone.numbers
        sureness = min(sureness, found.sureness if found else DOUBTFUL / 2)
        told.append((found.sureness if found else 0.0, found.source if found else Source("")))
    best: Source | None = None
    for _, one in sorted(told, key=lambda pair: -pair[0]):
        best = _combined(best, one)
    for zone in days:
        stamp = stamp_in(zone.text)
        published = stamp.published or (None if stamp.modified else find_day_alone(zone.text))
        if published is None and stamp.modified:
            continue
        texts.append(tidy(zone.text))
        numbers += zone.numbers
        best = _combined(best, Source("", date=published))
    if best is None:
        return None
    setting.ledger.take("source", numbers, sureness, texts[0])
    return Source("\n".join(texts), best.publications, best.date, best.page, best.url)


def day_beside(byline: Byline | None) -> Source | None:
    """The day of publication where the line of the byline says it: `By Ada Roe | 3 May 2021`."""
    text = with_day_apart(byline.text) if byline else ""
    found = find_date(text)
    return Source(text[found.start :].strip(" |,;()•·–-"), date=found.iso) if found else None


def modified_of(days: Sequence[Zone], ledger: Ledger) -> tuple[str | None, tuple[str, ...]]:
    """When the article was changed last, as a web page says it, and the lines that say nothing else, verbatim."""
    latest: str | None = None
    alone: list[str] = []
    for zone in days:
        stamp = stamp_in(zone.text)
        if stamp.modified is None:
            continue
        latest = max(latest or "", stamp.modified)
        ledger.field("modified", zone.numbers, _STAMPED)
        if stamp.published is None:
            alone.append(zone.text)
    return latest, tuple(alone)


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


def embargo_of(zones: Sequence[Zone], ledger: Ledger) -> Embargo | None:
    if not zones:
        return None
    embargo = release.parse_embargo(tidy(" ".join(zone.text for zone in zones)))
    ledger.field("embargo", [n for zone in zones for n in zone.numbers], 0.95 if embargo.until else _INCOMPLETE)
    if embargo.until is None:
        ledger.remark(
            "embargo.without_date", "an embargo without a date that can be read", zones[0].numbers[0], field="embargo",
            severity="warning", hint="--set embargo.until=2026-01-31T10:00:00+01:00",
        )  # fmt: skip
    return embargo


def contact_of(zones: Sequence[Zone], ledger: Ledger) -> Contact | None:
    if not zones:
        return None
    contact = release.parse_contact("\n".join(tidy(line.text) for zone in zones for line in zone.lines))
    sureness = 0.9 if release.has_address(contact.text) or contact.phone or contact.url else _INCOMPLETE
    ledger.take("contact", [n for zone in zones for n in zone.numbers], sureness, tidy(zones[0].text))
    return contact


def boilerplate_of(parts: Sequence[Zone], setting: Setting) -> str | None:
    """The boilerplate; it is doubtful where the report goes on under it."""
    zones = [part for part in parts if part.role == "boilerplate"]
    if not zones:
        return None
    texts = []
    for zone in zones:
        heading, *paragraph = zone.lines
        if paragraph and heading.told is not None and not release.opens_boilerplate(heading.text):
            texts.append(running_text(zone.lines, setting))
            continue
        texts.append(heading.text)
        if paragraph:
            texts.append(running_text(paragraph, setting))
    last = max(number for number, part in enumerate(parts) if part.role == "boilerplate")
    over = not any(part.role == "plain" and len(part.text) > _LONGEST_CAPTION for part in parts[last + 1 :])
    numbers = [n for zone in zones for n in zone.numbers]
    setting.ledger.take("boilerplate", numbers, 0.85 if over else _BEFORE_THE_REPORT_ENDS, texts[0])
    return "\n".join(texts)
