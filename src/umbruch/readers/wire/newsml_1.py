"""NewsML 1.0 to 1.2: news items made of components inside components, each with lines, metadata and content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.clipping.marks.caption import parse_credit
from umbruch.clipping.marks.release import parse_contact
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError, InputInvalid
from umbruch.readers.wire.item_told import PictureTold, Told
from umbruch.readers.wire.markup.body_roles import same, take_roles
from umbruch.readers.wire.markup.markup_blocks import body_of_markup
from umbruch.readers.wire.nitf_article import take_nitf
from umbruch.readers.wire.plain_copy import blocks_of_text
from umbruch.readers.wire.told_article import read_status, reading_of, subject_told
from umbruch.readers.wire.wire_moments import day_told
from umbruch.readers.wire.wire_pictures import PicturesByReference
from umbruch.readers.wire.wire_xml import XML_LANG, Element, by_name, first, lined, local, named, parsed, words
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Change, Provider
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts

_HEADLINE = re.compile(r"title|head", re.IGNORECASE)
_SUMMARY = re.compile(r"abstract|summary|lead|teaser|intro", re.IGNORECASE)
_CAPTION = re.compile(r"caption", re.IGNORECASE)
_BODY = re.compile(r"body|main|story|article|(?:main|body|full)?text", re.IGNORECASE)
_CONTACT = re.compile(r"contact", re.IGNORECASE)
_NO_TEXT = re.compile(r"style|quicklook|thumbnail|preview|photo|picture|logo|graphic", re.IGNORECASE)
_PICTURE = re.compile(r"photo|picture|graphic|image|sketch", re.IGNORECASE)
_SUBJECT_PARTS = ("SubjectDetail", "SubjectMatter", "Subject")
_NO_WORDS = re.compile(r"photo|picture|image|graphic|audio|video|animation|logo", re.IGNORECASE)
_INSTRUCTIONS = {"update": "update", "correction": "correction", "correct": "correction", "rectify": "correction"}


class Piece(NamedTuple):
    """A text among the content of an item: its role, how well its format can be read, and the element that holds it."""

    role: str
    rank: int
    content: Element


def read_newsml_1(content: bytes, request: ReadRequest) -> Reading:
    """The news items of a file; InputInvalid where it is broken or holds no news."""
    file = parsed(content, request.source)
    if local(file.root) != "NewsML":
        raise InputInvalid(
            f"it is no NewsML 1: its root is {local(file.root)!r}", source=request.source,
            place=f"line {file.root.sourceline}: {local(file.root)}",
        )  # fmt: skip
    pictures = PicturesByReference(request)
    items = [one for one in file.root if local(one) == "NewsItem"]
    found: list[Told] = []
    remarks = list(file.remarks)
    for number, item in enumerate(items, start=1):
        try:
            found += _stories(item, pictures)
        except (InputError, AttributeError, KeyError, ValueError, TypeError, IndexError) as error:
            remarks.append(
                Diagnostic("wire.left-out", f"item {number} cannot be read: {str(error)[:120]}; left out", "warning",
                           item.sourceline)
            )  # fmt: skip
    if not found:
        line = (items[0] if items else file.root).sourceline
        what = "NewsML" if not items else "NewsItem"
        raise InputInvalid(
            "there is no news in it", source=request.source, place=f"line {line}: {what}", hint="was it sent whole?"
        )
    return reading_of(found, pictures, request, remarks)


def _stories(item: Element, pictures: PicturesByReference) -> Iterator[Told]:
    """One article, or one for each language in which an item has it."""
    component = first(item, "NewsComponent")
    if component is None:
        raise InputInvalid("a NewsItem without a NewsComponent", place=f"line {item.sourceline}: NewsItem")
    languages: dict[str, Element] = {}
    for child in component:
        lang = child.get(XML_LANG)
        if local(child) == "NewsComponent" and lang and next(named(child, "HeadLine"), None) is not None:
            languages.setdefault(lang, child)
    parts = list(languages.values()) if len(languages) > 1 else [component]
    for number, part in enumerate(parts):
        told = Told(line=item.sourceline)
        _management(told, item)
        if number and told.id:
            told.id = f"{told.id}:{part.get(XML_LANG)}"
        _lines(told, part if part is not component else item)
        _metadata(told, part)
        if part is not component:
            told.lang = part.get(XML_LANG)
        _content(told, part, pictures)
        if told.headline or told.body or told.shown:
            yield told


def _management(told: Told, item: Element) -> None:
    identifier = first(item, "Identification", "NewsIdentifier")
    fields = by_name(identifier)
    public = words(next(iter(fields["PublicIdentifier"]), None))
    parts = [words(next(iter(fields[name]), None)) for name in ("ProviderId", "DateId", "NewsItemId")]
    told.id = public if public.count(":") > 2 else ":".join(filter(None, ("urn:newsml", *parts))) if parts[2] else None
    revision = words(next(iter(fields["RevisionId"]), None))
    told.version = (
        int(revision) if revision.isascii() and revision.isdecimal() and 0 < int(revision[:7]) < 10**6 else None
    )
    management = by_name(first(item, "NewsManagement"))
    status = next((one.get("FormalName") or words(one) for one in management["Status"]), None)
    read_status(told, status)
    for will in management["StatusWillChange"]:
        future = first(will, "FutureStatus")
        if future is not None and (future.get("FormalName") or "").casefold() == "usable":
            told.until = words(first(will, "DateAndTime"))
            told.until_at = ("StatusWillChange", will.sourceline)
    if told.until is None and (status or "").casefold().startswith("embargo"):
        told.until = ""
    told.modified = _moment(told, management["ThisRevisionCreated"])
    told.first = _moment(told, management["FirstCreated"])
    told.created = day_told(told.first)
    for one in management["Instruction"]:
        kind = _INSTRUCTIONS.get((one.get("FormalName") or "").casefold())
        if kind:
            told.change = Change(kind, words(one) or None)  # type: ignore[arg-type]
        else:
            told.keep_apart("instruction", one.get("FormalName") or words(one))
    for one in management["Urgency"]:
        told.urgent(one.get("FormalName"))
    if parts[0]:
        told.provider = Provider(parts[0], parts[0])


def _moment(told: Told, elements: list[Element]) -> str | None:
    return told.moment(local(elements[0]), words(elements[0]), elements[0].sourceline) if elements else None


def _lines(told: Told, part: Element) -> None:
    """The lines for readers: of each kind the first that says anything, from outside to the inside."""
    found = by_name(None)
    for news_lines in named(part, "NewsLines"):
        for one in news_lines:
            if lined(one):
                found[local(one)].append(one)
    told.headline = _line(found["HeadLine"]) or _line(found["Headline"])
    told.deck = _line(found["SubHeadLine"])
    told.byline = _line(found["ByLine"])
    told.dateline = _line(found["DateLine"])
    told.keywords = list(dict.fromkeys(lined(one) for one in found["KeywordLine"]))
    told.notice += dict.fromkeys(lined(one) for name in ("CopyrightLine", "RightsLine") for one in found[name])
    if not told.keywords and (slug := _line(found["SlugLine"])):
        told.keywords = [one.strip() for one in slug.split("/") if one.strip()]
    for name in ("CreditLine", "SeriesLine"):
        told.keep_apart("credit line" if name == "CreditLine" else "series", _line(found[name]))
    for one in found["NewsLine"]:
        told.note([" ".join(filter(None, (words(first(one, "NewsLineText")),)))])


def _line(elements: list[Element]) -> str | None:
    return lined(elements[0]) if elements else None


def _metadata(told: Told, part: Element) -> None:
    for language in named(part, "Language"):
        told.lang = told.lang or language.get("FormalName")
    told.lang = told.lang or next((one.get(XML_LANG) for one in part.iterancestors() if one.get(XML_LANG)), None)
    told.lang = (
        told.lang
        or part.get(XML_LANG)
        or next((one.get(XML_LANG) for one in part.iter("{*}*") if one.get(XML_LANG)), None)
    )
    for provider in named(part, "Provider"):
        party = first(provider, "Party")
        if party is not None and (name := (party.get("FormalName") or "").strip()):
            code = told.provider.code if told.provider else None
            told.provider = Provider(name, code)
            break
    for creator in named(part, "Creator"):
        for party in (one for one in creator if local(one) == "Party"):
            told.keep_apart("creator", party.get("FormalName"))
    for code in named(part, "SubjectCode"):
        for name in _SUBJECT_PARTS:
            if (one := next((one for one in code if local(one) == name), None)) is not None:
                if subject := subject_told(one.get("FormalName"), None):
                    told.subjects.append(subject)
                else:
                    told.keep_apart("subject", one.get("FormalName"))
                break
    for location in named(part, "Location"):
        values = {one.get("FormalName"): one.get("Value") for one in named(location, "Property")}
        told.place = told.place or values.get("City") or None
        told.keep_apart("country", values.get("Country"))
    for genre in named(part, "Genre"):
        told.of_genre(None, genre.get("FormalName"))
    for one in named(part, "Property"):
        if one.get("FormalName") in ("EditorialInfo", "EditorialNote"):
            told.note([one.get("Value")])


def _content(told: Told, part: Element, pictures: PicturesByReference) -> None:
    pieces = list(_pieces(part))
    titles = [one for one in pieces if _HEADLINE.search(one.role)]
    leads = [one for one in pieces if _SUMMARY.search(one.role)]
    captions = [one for one in pieces if _CAPTION.search(one.role)]
    rest = [one for one in pieces if one not in (*titles, *leads, *captions) and not _NO_TEXT.search(one.role)]
    if bodies := [one for one in rest if _BODY.fullmatch(one.role)]:
        for one in (piece for piece in rest if piece not in bodies):
            if _CONTACT.search(one.role) and told.contact is None:
                told.contact = parse_contact(_plain(one.content))
            elif one.role:
                told.keep_apart(f"text of role {one.role}", words(one.content)[:200])
        rest = [one for one in rest if one in bodies or not one.role]
    _take(told, _best(rest), pictures)
    summary = Told()
    _take(summary, _best(leads), pictures)
    told.lead = "\n".join(block_texts(summary.body)).strip() or summary.lead or told.lead
    if not told.body and told.lead:
        told.body, told.lead = summary.body, None
    heading = Told()
    _take(heading, _best(titles), pictures)
    title = next(iter(block_texts(heading.body)), None) or heading.headline
    if told.headline is None:
        told.headline = title
    elif title and not same(title, told.headline):
        told.keep_apart("title", title)
    told.shown = _shown(part, captions)


def _plain(content: Element) -> str:
    """The words of a text, a line for each of its blocks."""
    held = Told()
    _take_one(held, content, None)
    return "\n".join(block_texts(held.body))


def _best(pieces: list[Piece]) -> list[Piece]:
    """Of the same text in several formats the one that says most of its form; parts of a text in order."""
    best = min((piece.rank for piece in pieces), default=0)
    return [piece for piece in pieces if piece.rank == best]


def _take(told: Told, pieces: list[Piece], pictures: PicturesByReference) -> None:
    for piece in pieces:
        before, told.body = told.body, []
        _take_one(told, piece.content, pictures)
        told.body = [*before, *told.body]


def _take_one(told: Told, content: Element, pictures: PicturesByReference | None) -> None:
    root = next((child for child in content if local(child)), None)
    if root is None:
        told.body = blocks_of_text("".join(content.itertext()), told)
    elif local(root) == "nitf" and pictures is not None:
        take_nitf(told, root, pictures, inside=True)
    else:
        take_roles(told, body_of_markup(content, pictures.take if pictures else lambda _href, _alt: None))


def _pieces(part: Element) -> Iterator[Piece]:
    """The texts inside an item, each with the role of the component that holds it."""
    for item in named(part, "ContentItem"):
        data = first(item, "DataContent")
        if data is None or not words(data) or first(item, "Encoding") is not None:
            continue
        media = next((one.get("FormalName") or "" for one in item if local(one) == "MediaType"), "Text")
        kind = " ".join(one.get("FormalName") or "" for one in item if local(one) in ("MimeType", "Format")).casefold()
        if _NO_WORDS.search(media) or "css" in kind or "video" in kind:
            continue
        yield Piece(_role(item), _rank(data, kind), data)


def _role(item: Element) -> str:
    for above in item.iterancestors():
        if local(above) == "NewsComponent":
            role = first(above, "Role")
            if role is not None and role.get("FormalName"):
                return str(role.get("FormalName"))
        if local(above) == "NewsItem":
            break
    return ""


def _rank(data: Element, kind: str) -> int:
    child = next((local(one) for one in data if local(one)), "")
    if child == "nitf" or "nitf" in kind:
        return 1
    return 0 if child or "html" in kind else 2


def _shown(part: Element, captions: list[Piece]) -> list[PictureTold]:
    """The pictures of an item: each component that holds one, its renditions together, the widest first."""
    groups: dict[Element, list[tuple[int, str]]] = {}
    for item in named(part, "ContentItem"):
        media = next((one.get("FormalName") or "" for one in item if local(one) == "MediaType"), "")
        kind = " ".join(one.get("FormalName") or "" for one in item if local(one) in ("MimeType", "Format"))
        if not (href := item.get("Href")) or not (
            _PICTURE.search(media) or _PICTURE.search(kind) or "jpeg" in kind.casefold()
        ):
            continue
        holder = _holder(item)
        width = next((words(one) for one in named(item, "Width")), "")
        values = {one.get("FormalName"): one.get("Value") or "" for one in named(item, "Property")}
        width = width or values.get("Width", "")
        groups.setdefault(holder, []).append((int(width) if width.isdecimal() and width.isascii() else 0, href))
    shown: list[PictureTold] = []
    for holder, files in groups.items():
        told = PictureTold(hrefs=[href for _, href in sorted(files, reverse=True)])
        inside = [piece for piece in captions if holder in piece.content.iterancestors()] or captions[
            len(shown) : len(shown) + 1
        ]
        told.caption = next((text for piece in inside if (text := words(piece.content))), None)
        if line := next((lined(one) for one in named(holder, "CreditLine") if lined(one)), None):
            told.credit = parse_credit(line)
        told.copyright = next((lined(one) for one in named(holder, "CopyrightLine") if lined(one)), None)
        shown.append(told)
    return shown


def _holder(item: Element) -> Element:
    """The outermost component of one picture: the one that a role or lines of its own set apart."""
    holder = item.getparent()
    for above in item.iterancestors():
        if local(above) == "NewsItem":
            break
        if local(above) == "NewsComponent":
            role = first(above, "Role")
            if role is not None and _PICTURE.search(role.get("FormalName") or ""):
                holder = above
    return holder
