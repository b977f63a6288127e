"""What items tell, made into articles and a publication: embargo, status and notes for the desk never slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.embargo_ends import read_embargo, with_ends
from umbruch.clipping.marks.authors.byline import parse_byline
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.newsroom.desk_notes import is_desk_note
from umbruch.clipping.marks.release import is_embargo
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputInvalid
from umbruch.facts.embargo import Where, embargo_until, end_of
from umbruch.facts.media_topics import by_subject_code, topic
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.language.wording import word
from umbruch.readers.wire.item_told import PictureTold, Status, Told
from umbruch.readers.wire.markup.body_roles import bare, same
from umbruch.readers.wire.report.closing_lines import take_closing
from umbruch.readers.wire.report.crossheads import with_crossheads
from umbruch.readers.wire.report.opening_lines import take_marks
from umbruch.readers.wire.wire_moments import moment_told
from umbruch.readers.wire.wire_pictures import PicturesByReference, with_items, with_missing
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Byline, Change, Dateline, Embargo, Paragraph, Person, Source, Text
from umbruch.tree.reading import Life, Reading
from umbruch.tree.walk import block_texts, each_figure, inline_text

_STATUS: dict[str, Status] = {
    **dict.fromkeys(("usable", "", "released", "published", "corrected"), "usable"),
    **dict.fromkeys(("withheld", "embargoed", "embargo", "held", "withhold"), "withheld"),
    **dict.fromkeys(("canceled", "cancelled", "killed", "kill", "recalled", "withdrawn", "deleted", "spiked"),
                    "canceled"),
}  # fmt: skip
"""IPTC's publishing status (stat:), and what NITF, NewsML 1 and newsroom systems write in its place."""
_SUBJECT_CODE = re.compile(r"(?:subj:)?(\d{8})")
_LEAST_SENTENCE = 6
"""Words of a line that is a sentence where most of them are small."""
_SHOWN = 4
_SAMPLE = 20_000
_REPORT = "Wort"
"""Stands for the report after a dateline that comes alone."""


def read_status(told: Told, written: str | None) -> None:
    """The status of an item; one that is not known is taken for withheld, as nothing may go out by mistake."""
    code = re.split(r"[:/]", (written or "").strip())[-1].casefold()
    found = _STATUS.get(code)
    if found is None:
        told.warn(
            "wire.status",
            f"the status {written!r} is not known; the article is withheld",
            'it is usable, withheld or canceled: say so with --set status="usable" where it may go out',
        )
    told.status = found or "withheld"


def subject_told(code: str | None, name: str | None) -> str | None:
    """A subject as the tree has it: the Media Topic that a code means, else the name, else the code.

    Args:
        code: with its alias (`medtop:20000002`), a subject code of eight digits, or an address.
        name: what it is called.
    """
    if code and (found := topic(code)):
        return found.qcode
    if code and (old := _SUBJECT_CODE.fullmatch(code)):
        if found := by_subject_code(old.group(1)):
            return found.qcode
        return name or f"subj:{old.group(1)}"
    return name or (code if code and code.startswith("medtop:") else None)


def reading_of(
    items: Sequence[Told],
    pictures: PicturesByReference,
    request: ReadRequest,
    remarks: Sequence[Diagnostic] = (),
    whole: dict[str, Any] | None = None,
) -> Reading:
    """The publication of some items.

    Args:
        items: in order, one or more.
        pictures: those that were met.
        request: with the language, where it is given.
        remarks: of the file as a whole.
        whole: fields of the publication that the file names.

    Raises:
        InputInvalid: there is no item.
    """
    if not items:
        raise InputInvalid("there is no news in it", source=request.source, hint="was it sent whole?")
    if not any(one.ours or one.headline or one.body or one.lead or one.shown for one in items):
        place = ": ".join(filter(None, (f"line {items[0].line}" if items[0].line else None, items[0].element)))
        raise InputInvalid(
            "there is no news in it", source=request.source, place=place or None,
            hint="neither a headline nor a text: was it sent whole?",
        )  # fmt: skip
    articles = []
    found: list[Diagnostic] = list(remarks)
    for number, told in enumerate(items):
        article = _article(told, pictures, request)
        if not told.ours:
            article, heeded = _kept_from_readers(article, request)
            found += [replace(one, field=f"articles[{number}].embargo") for one in heeded]
        articles.append(article)
        found += told.remarks
        found += _unplaced(told, number)
        if not told.ours:
            found += _lacking(told, article, number)
    first = items[0]
    languages = {article.lang for article in articles}
    shown = {figure.image for figure in each_figure(Reading(articles=tuple(articles)))}
    fields: dict[str, Any] = {
        "kind": "article" if len(articles) == 1 else "kit",
        "lang": languages.pop() if len(languages) == 1 else None,
        "provider": next((told.provider for told in items if told.provider), None),
        "date": _date(first, articles[0]) if len(articles) == 1 else None,
        "title": first.title if len(articles) == 1 else None,
        "subtitle": first.subtitle if len(articles) == 1 else None,
        **{name: value for name, value in (whole or {}).items() if value is not None},
    }
    cover = fields.get("cover")
    return Reading(
        articles=tuple(articles),
        pictures=tuple(one for one in pictures.taken.values() if one.href in shown or one.href == cover),
        diagnostics=(*found, *pictures.remarks),
        lives=tuple(Life(created=told.first) for told in items),
        **fields,
    )


def _kept_from_readers(article: Article, request: ReadRequest) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An article whose text says what its metadata do not: an embargo in a title, a note to editors in the body."""
    noted = [one for one in article.body if isinstance(one, Paragraph) and is_desk_note(inline_text(one.content))]
    if noted:
        body = tuple(one for one in article.body if one not in noted)
        notes = (inline_text(one.content) for one in noted if isinstance(one, Paragraph))
        article = replace(article, body=body, desk_notes=(*article.desk_notes, *notes))
    if article.embargo is not None:
        return article, ()
    (article,), remarks = with_ends((article,), (), request.house.where)
    return article, remarks


def _date(told: Told, article: Article) -> str | None:
    """The day of the publication, where the article has none of its own."""
    own = (article.source and article.source.date) or (article.dateline and article.dateline.date)
    return None if told.ours and own == told.created else (told.created or told.modified or "")[:10] or None


def _lacking(told: Told, article: Article, number: int) -> Iterator[Diagnostic]:
    """What an item of news has and this one has not."""
    where = f"articles[{number}]"
    if not article.headline:
        hint = "give it one: --set headline=…"
        yield Diagnostic("wire.headline", "the item has no headline", "warning", told.line, where, hint)
    if not article.body and not any(one.code == "wire.remote" for one in told.remarks):
        hint = "was it sent whole?"
        yield Diagnostic("wire.text", "the item has no text", "warning", told.line, where, hint)


def _unplaced(told: Told, number: int) -> list[Diagnostic]:
    if not told.unplaced:
        return []
    parts = []
    for what, values in told.unplaced.items():
        values = list(dict.fromkeys(values))
        more = f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
        parts.append(f"{what} ({', '.join(one[:60] for one in values[:_SHOWN])}{more})")
    message = f"an article has no place for {'; '.join(parts)}"
    return [Diagnostic("wire.unplaced", message, line=told.line, field=f"articles[{number}]")]


def _article(told: Told, pictures: PicturesByReference, request: ReadRequest) -> Article:
    _take_pictures(told, pictures)
    lang = _language(told, request)
    _spare_people(told)
    if told.dateline and not told.ours and (told.dateline.strip()[:1].isdigit() or moment_told(told.dateline)):
        told.keep_apart("moment in the dateline", told.dateline)
        told.dateline = None
    if not told.ours:
        _mend_head(told)
    take_marks(told, lang)
    _spare_lead(told)
    if not told.ours:
        take_closing(told, lang)
        told.body = with_crossheads(told.body)
    if told.lead and not told.body and not told.ours:  # the only text that came is no lead to another
        told.body.append(Paragraph((Text(told.lead),)))
        told.lead = None
    dateline = _dateline(told, lang)
    embargo = _embargo(told, lang, dateline, request)
    status = told.status
    if status == "withheld" and embargo is not None and (end_of(embargo) or told.ours) and not told.held:
        status = "usable"  # the embargo itself holds it back, and no longer (NewsML-G2 Guidelines, Embargo)
    change = told.change
    if status == "canceled" and change is not None and change.kind != "kill":
        change = Change("kill", change.note)
    return Article(
        id=told.id, lang=lang, kicker=told.kicker, headline=told.headline, deck=told.deck, lead=told.lead,
        byline=_byline(told, lang), dateline=dateline, body=tuple(told.body), source=_source(told), embargo=embargo,
        contact=told.contact, boilerplate=told.boilerplate, notice=tuple(dict.fromkeys(told.notice)),
        keywords=tuple(dict.fromkeys(told.keywords)), subjects=tuple(dict.fromkeys(told.subjects)),
        section=told.section, genre=told.genre, urgency=told.urgency, modified=told.modified, version=told.version,
        status=status, change=change,
        desk_notes=tuple(told.desk_notes),
    )  # fmt: skip


def _mend_head(told: Told) -> None:
    """A place that names the author, and a line below the headline that was sent as a byline."""
    if told.place and told.byline and told.place.casefold() in told.byline.casefold() and "," in told.place:
        told.keep_apart("place", told.place)
        told.place = None
    words = (told.byline or "").split()
    small = sum(word[0].islower() for word in words)
    if told.deck is None and len(words) >= _LEAST_SENTENCE and small * 2 > len(words):
        told.deck, told.byline, told.people = told.byline, None, []


def _take_pictures(told: Told, pictures: PicturesByReference) -> None:
    """The pictures of an item: those that its body shows say what their items say, the others follow the body."""
    held = [(one, pictures.of_item(one)) for one in told.shown]
    told_of: dict[str, list[PictureTold]] = {}
    for one, href in held:
        if href:
            told_of.setdefault(href, []).append(one)
    told.body, seen = with_items(told.body, told_of)
    others = [(one, href) for one, href in held if href not in seen and not one.in_body]
    told.body = with_missing(told.body, others)


def _language(told: Told, request: ReadRequest) -> str | None:
    if request.lang:
        return request.lang
    if told.lang and (tag := language_tag(told.lang.replace("_", "-"))) != UNDETERMINED:
        return tag
    if told.ours:
        return None
    from umbruch.clipping.signs.which_language import detect

    return detect("\n".join(filter(None, (told.headline, *block_texts(told.body))))[:_SAMPLE]).lang


def _spare_people(told: Told) -> None:
    """Set apart creators that are no names of people (`bialecki.martin`, an agency), or not those of the byline."""
    if told.ours:
        return
    house = told.provider.name if told.provider else None
    kept = []
    for person in told.people:
        words = person.name.split()
        named = len(words) > 1 and words[0][:1].isupper() and not same(person.name, house)
        if named and (told.byline is None or words[-1].casefold() in told.byline.casefold()):
            kept.append(person)
        else:
            told.keep_apart("creator", person.name)
    told.people = kept


def _spare_lead(told: Told) -> None:
    """A summary that only says once more what the headline or the report begins with is no lead."""
    if told.ours or not told.lead:
        return
    first = next((inline_text(block.content) for block in told.body if isinstance(block, Paragraph)), "")
    lead, start = bare(told.lead), bare(first)[:_SAMPLE]
    if same(told.lead, told.headline) or (start and (start.startswith(lead) or lead in start)):
        told.lead = None


def _dateline(told: Told, lang: str | None) -> Dateline | None:
    text = (told.dateline or "").strip()
    if told.ours:
        if told.dateline is None and told.place is None and not told.credit:
            return None
        return Dateline(told.dateline or "", told.place, told.day, told.credit)
    if told.filed:  # it stood before the report, where more is known of it than of the line alone
        return Dateline(text, told.place, told.day, told.credit)
    signed = text if text.endswith(("-", "–", "—", ":")) else f"{text} –"
    found = find_dateline(f"{signed} {_REPORT}", conventions_for(lang), text) if text and not told.credit else None
    if found and _REPORT in (found.dateline.place or ""):
        found = None
    if found:
        told.place = found.dateline.place or told.place
        told.day = told.day or found.dateline.date
        told.credit = found.dateline.credit
    if text and told.place and not found and not same_start(text, told.place):
        told.place = re.split(r"[,(/]| \d", text)[0].strip(" .-–—") or told.place
    place = told.place or (text if text and len(text) <= 60 and not told.credit else None)
    if not text and not place:
        return None
    return Dateline(text, place, told.day, told.credit)


def same_start(text: str, place: str) -> bool:
    """Whether a line opens with a place."""
    return text.casefold().startswith(place.split(",")[0].casefold())


def _byline(told: Told, lang: str | None) -> Byline | None:
    text = (told.byline or "").strip()
    if told.ours:
        return Byline(told.byline or "", tuple(told.people)) if told.byline is not None or told.people else None
    if not text:
        names = ", ".join(person.name for person in told.people)
        return Byline(names, tuple(told.people)) if names else None
    people = tuple(told.people) or parse_byline(text.replace("\n", " "), conventions_for(lang)).people
    return Byline(text, people or (Person(text),))


def _source(told: Told) -> Source | None:
    if not any((told.source, told.publications, told.page, told.url, told.circulation, told.rights)):
        return None
    return Source(
        text=told.source if told.source is not None else ", ".join(told.publications),
        publications=tuple(told.publications),
        date=told.printed,
        page=told.page,
        url=told.url,
        circulation=told.circulation,
        rights=told.rights,
    )


def _embargo(told: Told, lang: str | None, dateline: Dateline | None, request: ReadRequest) -> Embargo | None:
    """The embargo of an item: the moment of the metadata, else that of a line, else until further notice."""
    line = told.embargo
    if line is None:
        line = next((one for note in told.desk_notes for one in note.splitlines() if is_embargo(one.strip())), None)
    if told.until is None and line is None:
        return None
    where = Where(
        lang=lang,
        place=dateline.place if dateline else None,
        agencies=dateline.credit if dateline else (),
        zone=request.house.where.zone,
        country=request.house.where.country,
    )
    if told.until:
        moment = moment_told(told.until)
        end = end_of(Embargo(line or "", moment), where) if moment else None
        if end is not None:
            return embargo_until(end.moment, lang, line)
        element, at = told.until_at
        told.warn(
            "embargo.unreadable",
            f"{element}: {told.until!r} is no moment; the article is held until further notice",
            "ask the sender when the embargo ends",
            line=at,
        )
    elif told.until is None and line is not None:
        read = read_embargo(line, where)
        told.remarks += read.remarks
        if read.embargo.until is None:
            told.warn("embargo.unreadable", f"{line!r} names no moment; the article is held until further notice")
        return read.embargo
    return Embargo(line or word("embargo", lang))
