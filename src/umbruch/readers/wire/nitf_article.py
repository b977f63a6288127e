"""NITF of any version: the head of the document, the head of the story, and its body."""

from __future__ import annotations

import itertools
import re

from umbruch.clipping.marks.release import is_embargo, parse_contact
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputInvalid
from umbruch.readers.wire.item_told import PictureTold, Told
from umbruch.readers.wire.markup.body_roles import bare, take_roles
from umbruch.readers.wire.markup.markup_blocks import body_of_markup
from umbruch.readers.wire.told_article import read_status, reading_of, subject_told
from umbruch.readers.wire.wire_moments import day_told, moment_told
from umbruch.readers.wire.wire_pictures import PicturesByReference
from umbruch.readers.wire.wire_xml import XML_LANG, Element, by_name, first, lined, local, named, parsed, words
from umbruch.registry.format_table import ReadRequest
from umbruch.registry.roles import ROLE
from umbruch.tree import Break, Change, Credit, Paragraph, Person, Provider, Text
from umbruch.tree.reading import Reading

_SECOND = {ROLE["kicker"].css_class: "kicker", ROLE["deck"].css_class: "deck"}
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
_LOUD = re.compile(r"kill|withdraw", re.IGNORECASE)


def read_nitf(content: bytes, request: ReadRequest) -> Reading:
    """The article of a NITF document; InputInvalid where it is broken or no NITF."""
    file = parsed(content, request.source)
    root = file.root
    if local(root) != "nitf":
        inside = next(named(root, "nitf"), None)
        if inside is None:
            raise InputInvalid(
                f"it is no NITF: its root is {local(root)!r}", source=request.source,
                place=f"line {root.sourceline}: {local(root)}",
            )  # fmt: skip
        root = inside
    told = Told(line=root.sourceline)
    pictures = PicturesByReference(request)
    take_nitf(told, root, pictures)
    if not (told.ours or told.headline or told.body or told.lead):
        raise InputInvalid(
            "there is no news in it", source=request.source, place=f"line {root.sourceline}: nitf",
            hint="neither a headline nor a text: was it sent whole?",
        )  # fmt: skip
    remarks: tuple[Diagnostic, ...] = file.remarks
    return reading_of([told], pictures, request, remarks)


def take_nitf(told: Told, root: Element, pictures: PicturesByReference, *, inside: bool = False) -> None:
    """What a NITF document tells.

    Args:
        told: the item, in which what the metadata around the document say stays.
        root: the `nitf` element.
        pictures: takes those that it names.
        inside: it stands in an item, which says what the document is.
    """
    head, body = first(root, "head"), first(root, "body")
    lang = root.get("baselang") or root.get(XML_LANG) or (None if body is None else body.get(XML_LANG))
    if not inside:
        told.ours = any(
            one.get("name") == "generator" and (one.get("content") or "").startswith("umbruch")
            for one in named(root, "meta")
        )
        told.lang = root.get("baselang") if told.ours else lang
        if head is not None:
            _docdata(told, head)
    _body_head(told, first(body, "body.head"), root if head is None else head)
    _body_content(told, body, pictures)
    _body_end(told, first(body, "body.end"))


def _docdata(told: Told, head: Element) -> None:
    docdata = first(head, "docdata")
    data = by_name(docdata)
    doc_id = next(iter(data["doc-id"]), None)
    metas = {one.get("name"): one.get("content") for one in head if local(one) == "meta"}
    told.id = (doc_id.get("id-string") if doc_id is not None else None) or None
    if told.ours and metas.get("id"):
        told.id = metas["id"]
    if docdata is not None:
        read_status(told, docdata.get("management-status"))
    if told.ours:
        _own_metas(told, metas)
    _moments(told, head, docdata)
    _messages(told, docdata)
    for one in data["du-key"]:
        version = (one.get("version") or "").strip()
        if version.isascii() and version.isdecimal() and 0 < int(version[:7]) < 10**6:
            told.version = int(version)
        if not told.ours:
            told.keep_apart("key of the story", one.get("key"))
    for one in data["correction"]:
        told.change = Change("correction", one.get("info") or (told.change.note if told.change else None))
    regsrc = doc_id.get("regsrc") if doc_id is not None else None
    told.provider = Provider(regsrc, regsrc) if regsrc and regsrc != "unknown" else None
    _holder(told, data)
    told.keywords = [key for one in named(head, "keyword") if (key := (one.get("key") or words(one)).strip())]
    _subjects(told, head)
    _publication(told, head)
    for one in data["urgency"]:
        told.urgent(one.get("ed-urg"))
    for one in named(head, "tobject.property"):
        told.of_genre(None, one.get("tobject.property.type"))
    if told.ours:
        return
    for one in named(head, "tobject"):
        told.keep_apart("kind of object", one.get("tobject.type"))
    for one in named(head, "evloc"):
        told.keep_apart("place of the event", words(one) or ", ".join(filter(None, one.attrib.values())))


def _own_metas(told: Told, metas: dict[str | None, str | None]) -> None:
    told.dateline = metas.get("dateline")
    told.day = day_told(metas.get("dateline.date"))
    told.held = bool(metas.get("withheld"))
    told.first = moment_told(metas.get("created"))


def _moments(told: Told, head: Element, docdata: Element | None) -> None:
    """When it was issued, and until when it is held: a release after the moment of issue is an embargo."""
    data = by_name(docdata)
    issues = (told.moment("date.issue", one.get("norm"), one.sourceline) for one in data["date.issue"])
    issue = next(filter(None, issues), None)
    release = next((one.get("norm") for one in data["date.release"] if one.get("norm")), None)
    told.modified = None if told.ours else issue
    told.first = told.first or (issue if told.ours else None)
    for one in named(head, "revision-history"):
        if written := one.get("norm") or (one.get("comment") if told.ours else None):
            told.modified = moment_told(written) or told.modified
    told.created = None if told.ours else day_told(issue)
    if release is None:
        return
    moment = moment_told(release)
    held = told.status == "withheld" or told.ours
    if held or moment is None or issue is None or _after(moment, issue):
        told.until = release
        told.until_at = ("date.release", data["date.release"][0].sourceline)


def _after(one: str, other: str) -> bool:
    from datetime import UTC, datetime

    both = [datetime.fromisoformat(moment) for moment in (one, other)]
    later, sooner = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in both)
    return later > sooner


def _messages(told: Told, docdata: Element | None) -> None:
    """Messages to editors by their type; one without is the desk's, unless it sets an embargo."""
    for one in by_name(docdata)["ed-msg"]:
        kind, text = (one.get("msg-type") or "").casefold(), (one.get("info") or words(one)).strip()
        if not text and kind != "embargo":
            continue
        match kind:
            case "embargo":
                told.embargo = text
            case "contact":
                told.contact = parse_contact(text)
            case "update" | "correction" | "kill":
                told.change = Change(kind, None if text == kind else text)
            case _ if told.embargo is None and any(is_embargo(line.strip()) for line in text.splitlines()):
                told.embargo = next(line.strip() for line in text.splitlines() if is_embargo(line.strip()))
                told.note([text] if text != told.embargo else [])
            case _:
                told.note([text])
                if _LOUD.search(kind):
                    told.status = "canceled"


def _holder(told: Told, data: dict[str, list[Element]]) -> None:
    for one in data["doc.copyright"]:
        if not told.ours and (holder := one.get("holder")):
            told.notice.append(" ".join(filter(None, ("©", one.get("year"), holder))))
    for one in data["doc.rights"]:
        told.rights = told.rights or one.get("limitations") or None
        if not told.ours:
            told.keep_apart("rights", ", ".join(value for name, value in one.attrib.items() if name != "limitations"))


def _subjects(told: Told, head: Element) -> None:
    for one in named(head, "classifier"):
        if one.get("type") == "subject" and (subject := one.get("value") or words(one)):
            told.subjects.append(subject if told.ours else subject_told(subject, words(one) or subject) or subject)
        elif one.get("type") == "section":
            told.section = told.section or words(one) or None
        elif not told.ours:
            told.keep_apart("classifier", one.get("value") or words(one))
    if told.subjects and told.ours:
        return
    for one in named(head, "tobject.subject"):
        name = next((one.get(f"tobject.subject.{part}") for part in ("detail", "matter", "type")
                     if one.get(f"tobject.subject.{part}")), None)  # fmt: skip
        if subject := subject_told(one.get("tobject.subject.refnum"), name):
            told.subjects.append(subject)
    if told.ours:
        return
    for what in ("person", "org", "location", "event"):
        for content in named(head, "identified-content"):
            for one in (child for child in content if local(child) == what):
                told.keep_apart(f"{what} named", words(one) or one.get("value"))


def _publication(told: Told, head: Element) -> None:
    """Where it was printed; the element stands in the head, older files have it among the data of the document."""
    for one in named(head, "pubdata"):
        told.section = told.section or one.get("position.section")
        name = one.get("name")
        if name and name not in told.publications:
            told.publications.append(name)
        if name or told.ours:
            told.printed = told.printed or day_told(one.get("date.publication"))
            told.page = told.page or one.get("position.sequence")
            told.url = told.url or one.get("ex-ref")


def _body_head(told: Told, body_head: Element | None, head: Element) -> None:
    fields = by_name(body_head)
    headlines = [*fields["hedline"], *fields["headline"]]
    for headline in headlines:
        main = next(named(headline, "hl1"), None)
        if main is None and not any(True for _ in named(headline, "hl2")):
            main = headline
        told.headline = told.headline or (lined(main) if main is not None else None) or None
        for one in named(headline, "hl2"):
            field = next((_SECOND[name] for name in (one.get("class") or "").split() if name in _SECOND), "deck")
            if getattr(told, field) is None:
                setattr(told, field, lined(one) or None)
            elif not told.ours and lined(one) not in (told.kicker, told.deck):
                told.keep_apart("headline", lined(one))
    if told.headline is None and not told.ours:
        told.headline = words(first(head, "title")) or None
    for one in fields["byline"]:
        _byline(told, one)
    for one in fields["dateline"]:
        _dateline(told, one)
    for one in fields["abstract"]:
        told.lead = told.lead or lined(one) or None
    for one in fields["note"]:
        text = lined(one)
        if text and (one.get("noteclass") == "cpyrt"):
            told.notice += [line for part in _paragraphs(one) if (line := lined(part)) and line not in told.notice]
        elif text:
            told.note([text])
    for one in fields["distributor"]:
        if name := words(one):
            code = told.provider.code if told.provider else None
            told.provider = Provider(name, code)
    if told.ours:
        told.people = [
            Person(_own_words(one), words(first(one, "function")) or None)
            for content in named(head, "identified-content")
            for one in (child for child in content if local(child) == "person")
        ]


def _paragraphs(element: Element) -> list[Element]:
    return list(named(element, "p")) or [element]


def _own_words(element: Element) -> str:
    """The words of an element before its first child."""
    return " ".join((element.text or "").split())


def _byline(told: Told, element: Element) -> None:
    _part_words(element)
    title = next(named(element, "byttl"), None)
    text = lined(element)
    job = words(title)
    if job and text.endswith(job) and (name := text.removesuffix(job).strip(" ,\n")):
        text = f"{name}, {job}"
    told.byline = told.byline or text or None


def _part_words(byline: Element) -> None:
    """Put a blank before a name that stands right behind a word: `By<person>Ada Roe</person>`."""
    for person in named(byline, "person"):
        before = person.getprevious()
        if before is None and (text := person.getparent().text) and text[-1].isalnum():
            person.getparent().text = f"{text} "
        elif before is not None and before.tail and before.tail[-1].isalnum():
            before.tail = f"{before.tail} "


def _dateline(told: Told, element: Element) -> None:
    """Place and day; the line where its own words say more than the place."""
    location = next(named(element, "location"), None)
    parts = (
        [words(one) for one in named(location, "city", "region", "state", "country")] if location is not None else []
    )
    place = (parts[0] if parts else "") or words(location) or None
    date = next(named(element, "story.date"), None)
    if date is not None:
        told.day = told.day or day_told(date.get("norm"))
    text = " ".join("".join(element.itertext()).split())
    told.place = told.place or place
    if told.dateline is None and text and not told.ours and text not in (place, words(location)):
        told.dateline = text
    if told.place is None and text and told.dateline == text:
        told.place = None if text[0].isdigit() else text


def _body_content(told: Told, body: Element | None, pictures: PicturesByReference) -> None:
    content = first(body, "body.content")
    if content is None:
        content = body if body is not None and local(body) == "body" else None
    if content is None:
        return
    media = _facts_of_media(content, told.ours)
    before = told.lead
    take_roles(told, body_of_markup(content, pictures.take))
    if before is None and told.lead and not told.body and not told.ours:  # the only paragraph is no lead to another
        told.body, told.lead = [Paragraph((Text(told.lead),))], None
    if not told.ours:
        told.body = [_unwrapped(block) if isinstance(block, Paragraph) else block for block in told.body]
    told.shown += media


def _facts_of_media(content: Element, ours: bool) -> list[PictureTold]:
    """What the document says of its pictures beside caption and credit."""
    found = []
    for one in named(content, "media"):
        reference = next(named(one, "media-reference"), None)
        if reference is None or not (href := reference.get("source") or ""):
            continue
        facts = {meta.get("name"): meta.get("value") for meta in named(one, "media-metadata")}
        told = PictureTold(hrefs=[href], alt=reference.get("alternate-text"), in_body=True)
        producer = next(named(one, "media-producer"), None)
        if ours and producer is not None:
            told.credit = Credit(lined(producer), reference.get("source-credit"))
        told.copyright, told.terms = reference.get("copyright"), facts.get("terms")
        told.place, told.date = facts.get("place"), facts.get("date")
        try:
            x, y = map(float, (facts.get("focus") or "").split())
            told.focus = (x, y) if 0 <= x <= 1 and 0 <= y <= 1 else None
        except ValueError:
            pass
        found.append(told)
    return found


def _unwrapped(paragraph: Paragraph) -> Paragraph:
    """A paragraph without the line ends of a wire, where each line ended because the next word did not fit."""
    content = paragraph.content
    places = [at for at, one in enumerate(content) if isinstance(one, Break)]
    if not places or not all(isinstance(one, Text | Break) for one in content):
        return paragraph
    lines = "".join(
        "\n" if isinstance(one, Break) else one.text for one in content if isinstance(one, Text | Break)
    ).split("\n")
    for line, after in itertools.pairwise(lines):
        start = after.split()[0] if after.split() else ""
        if not 40 <= len(line) <= 80 or len(line) + 1 + len(start) < 62:
            return paragraph
    return Paragraph((Text(" ".join(" ".join(lines).split())),), paragraph.lang, paragraph.voice, paragraph.speaker)


def _body_end(told: Told, body_end: Element | None) -> None:
    if body_end is None:
        return
    for one in body_end:
        text = lined(one)
        if not text:
            continue
        if local(one) == "bibliography":
            told.source = text
        elif not told.ours and bare(text) in bare(told.byline or ""):
            pass  # the byline says it
        elif not told.ours and _MAIL.fullmatch(text):
            told.note([text])  # where the desk is reached (NTB)
        else:
            told.body.append(Paragraph((Text(text),)))
