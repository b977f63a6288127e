"""From a mail to its article: the better of its two texts, trimmed, then recognised as any other copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from msgspec.structs import replace

from umbruch.clipping.assembly import on_lines_of, recognise
from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.embargo_ends import with_ends
from umbruch.clipping.marks.authors.byline import parse_byline
from umbruch.clipping.marks.furniture.glued_embargo import without_embargo
from umbruch.clipping.marks.furniture.glued_labels import AROUND_LABELS, label_before, without_label
from umbruch.clipping.marks.furniture.mail_heads import bare_subject, parted_header
from umbruch.errors import InputUnreadable
from umbruch.facts.desk_comments import desk_comment
from umbruch.manuscript import Claim, Look, Manuscript, Piece, WrittenLine
from umbruch.readers.blocks.notes_in_blocks import is_for_the_newsroom
from umbruch.readers.door import Copy, Placed, joined_readings, read_copy
from umbruch.readers.elements.element_blocks import Wanted, walked
from umbruch.readers.elements.page_comments import comments_to_the_desk
from umbruch.readers.elements.parsed_page import parsed
from umbruch.readers.elements.unseen_elements import take_out_unseen
from umbruch.readers.letter_frame import held_back, with_opening
from umbruch.readers.mail.attached_documents import documents_in
from umbruch.readers.mail.mail_furniture import Trimmed, trimmed, without_addresses
from umbruch.readers.mail.message_parts import Mail
from umbruch.readers.mail.pages_sent_on import headers_as_lines, is_answered
from umbruch.readers.mail.pictures_in_mail import EnclosedPictures
from umbruch.readers.mail.sent_on_fields import Original
from umbruch.readers.mail.sent_on_fields import fields as fields_of_mails
from umbruch.readers.placed_lines import left_of, lines_of
from umbruch.readers.unseen_words import hidden_text, kept_comments
from umbruch.registry import format_table
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Contact, Figure, Paragraph, Source, Subheading, Text
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts, inline_text

_HEAD = 4
"""Lines of a mail's text among which the subject may stand as its headline."""
_LEAST_SUBJECT, _LONGEST_HEADLINE = 2, 200
"""Words of a subject with which a longer headline begins, at least, and letters of that, at most."""
_SHORT_SUBJECT = 4
"""Words of a subject that only names the story, as desks do."""
_NO_TITLE = (".", ",", ":", ";")
_PART_OF_WORDS = 0.6
_LAYOUT = 3
_NOTE = 300
"""Letters that a note to the desk above an attached release has at most."""
_WORD = re.compile(r"\w+")
_LIST = re.compile(r"^\s*\[([^\]\n]{1,60})\]\s*")
_FROM = re.compile(r"(.{3,60}?)\s+(?:from|via|von|at|@|de|da|chez|bei)\s+(\S.{2,60})")
_WRAPPED = {
    "safelinks.protection.outlook.com": "url", "www.google.com": "q", "l.facebook.com": "u", "slack-redir.net": "url",
    "lnks.gd": "url", "link.mail.de": "url", "deref-mail.com": "redirectUrl", "deref-gmx.net": "redirectUrl",
    "deref-web.de": "redirectUrl", "urldefense.com": "u",
}  # fmt: skip
"""Hosts that wrap an address into their own, and the name under which it stands there."""


class _Found(NamedTuple):
    """What the words of a mail were read as.

    Args:
        reading: of the words.
        headline: of the mail: its subject, or that of the mail that was sent on.
        told: the fields that its lines label.
        contact: whom its signature names.
        signed: who signed it.
        written: who wrote it, and when: of the mail that was sent on, where there is one.
    """

    reading: Reading
    headline: str
    told: dict[str, str]
    contact: Contact | None
    signed: str | None
    written: Original


def mail_article(mail: Mail, request: ReadRequest) -> Reading:
    """The article of a mail.

    Raises:
        InputUnreadable: neither words nor pictures in it.
    """
    if not any((mail.plain.strip(), mail.html.strip(), mail.subject, mail.pictures, mail.rtf, mail.attached)):
        raise InputUnreadable("there are no words in the mail", source=request.source, hint="was it saved whole?")
    pictures = EnclosedPictures(mail, request)
    if mail.rtf:
        found = _from_rich_text(mail, request)
    elif _prefers_plain(mail, request):
        found = _from_plain(mail, request)
    else:
        found = _from_page(mail, request, pictures)
    reading = found.reading
    shown = set(pictures.shown)
    rest = [Figure(one.href, alt=None) for one in pictures.rest()]
    documents = documents_in(mail.attached, request)
    remarks = [*pictures.remarks, *documents.remarks, *kept_comments(mail.beside)]
    articles = [_with_head(reading.articles[0], mail, found), *reading.articles[1:]]
    if rest and len(articles) == 1:
        articles[0] = replace(articles[0], body=(*articles[0].body, *rest))
    used = {block.image for block in rest} | shown
    whole = replace(
        reading,
        articles=tuple(articles),
        pictures=tuple(one for one in pictures.taken.values() if one.href in used),
        diagnostics=(*remarks, *reading.diagnostics),
    )
    return _with_documents(whole, documents.readings) if documents.readings else whole


def _with_documents(mail: Reading, documents: Sequence[Reading]) -> Reading:
    """The mail and the documents attached to it; where it is only a note to the desk, the documents alone."""
    words = [text for one in mail.articles for text in block_texts(one.body)]
    if sum(map(len, words)) > _NOTE or any(one.image for text in mail.articles for one in _figures(text)):
        return joined_readings([mail, *documents])
    joined = joined_readings(documents)
    first = joined.articles[0]
    note = "\n".join(filter(None, (mail.articles[0].headline, *words)))
    notes = (*first.desk_notes, *((note,) if note else ()))
    first = replace(first, desk_notes=notes, contact=first.contact or mail.articles[0].contact)
    return replace(joined, articles=(first, *joined.articles[1:]), diagnostics=(*mail.diagnostics, *joined.diagnostics))


def _figures(article: Article) -> Sequence[Figure]:
    return [one for one in article.body if isinstance(one, Figure)]


def _prefers_plain(mail: Mail, request: ReadRequest) -> bool:
    """Whether the plain text is the better one: a newsletter's page is all layout, a short plain part only a notice."""
    if not mail.html.strip():
        return True
    if not mail.plain.strip():
        return False
    root = parsed(mail.html, request.source)
    words = sum(map(str.isalnum, "".join(root.itertext("p", "div", "td", "span", "a", "li", "body"))))
    whole = sum(map(str.isalnum, re.sub(r"https?://\S+", "", mail.plain)))
    if whole < _PART_OF_WORDS * words and not mail.is_newsletter:
        return False
    layout = len(root.findall(".//table")) > _LAYOUT
    return layout or not any(
        one.tag in ("a", "b", "strong", "img", "ul", "ol", "table", "h1", "h2") for one in root.iter()
    )


def _from_plain(mail: Mail, request: ReadRequest) -> _Found:
    """The plain text as one of clippings is read, under the subject as its heading."""
    lines: list[str] = []
    addresses: list[str] = []
    for line in chain.from_iterable(map(parted_header, mail.plain.split("\n"))):
        words, found = without_addresses(line.rstrip())
        lines.append(words)
        addresses += found
    cut = trimmed(lines)
    subject = cut.subject or mail.subject
    told = dict(cut.told)
    headline = told.get("headline") or without_embargo(_bare(subject))
    body = [lines[number] for number in cut.kept]
    pieces: list[Piece] = [
        *_heading(headline, body, answers=_is_answer(mail, cut)),
        *(WrittenLine(line, at + 1) for line, at in zip(body, cut.kept, strict=True)),
    ]
    written = _written(mail, cut)
    claims = _claims(headline, written)
    if not any(line.strip() for line in body) and not headline:
        raise InputUnreadable("there are no words in the mail", source=request.source, hint="was it saved whole?")
    manuscript = request.fixed(Manuscript(tuple(pieces), claims))
    clipping = recognise(manuscript, request.told_language, house_language=request.house.language)
    articles, remarks = with_ends(
        clipping.articles, clipping.origins, request.house.where, (subject, *mail.beside, *cut.aside, *cut.orders)
    )
    clipping = on_lines_of(manuscript, clipping._replace(diagnostics=(*clipping.diagnostics, *remarks)))
    first = replace(articles[0], discarded=(*cut.aside, *addresses, *articles[0].discarded))
    reading = Reading(
        kind="article" if len(articles) == 1 else "kit",
        lang=first.lang,
        articles=(first, *articles[1:]),
        diagnostics=clipping.diagnostics,
    )
    return _Found(held_back(reading, cut.orders), headline, told, cut.contact, cut.signed, written)


def _from_rich_text(mail: Mail, request: ReadRequest) -> _Found:
    """The words of a mail that brings them as RTF only, read by the reader of that format."""
    reading = format_table.reader("rtf").read(mail.rtf, request)
    subject = without_embargo(_bare(mail.subject))
    first = reading.articles[0]
    if subject and first.headline and _letters(first.headline) != _letters(subject):
        first = replace(first, headline=subject, body=(Paragraph((Text(first.headline),)), *first.body))
    return _Found(
        replace(reading, articles=(first, *reading.articles[1:])), subject, {}, None, None,
        Original(mail.sender, mail.date),
    )  # fmt: skip


def _written(mail: Mail, cut: Trimmed) -> Original:
    """Who wrote the words, and when: where they were sent on, whoever sent them on is not meant."""
    if cut.original == Original():
        return Original(mail.sender, mail.date)
    return cut.original._replace(day=cut.original.day or mail.date)


def _is_answer(mail: Mail, cut: Trimmed) -> bool:
    """Whether the mail answers another one: its subject is that of the question, and names the article at best."""
    return not cut.headers and mail.subject.partition(":")[0].strip().casefold() in fields_of_mails().answers


def _claims(headline: str, written: Original) -> tuple[Claim, ...]:
    """What a mail says of itself."""
    told = (
        Claim("headline", without_label(headline), "Subject"),
        Claim("byline", written.sender or "", "From"),
        Claim("modified", written.day or "", "Date"),
    )
    return tuple(one for one in told if one.value)


def _stands_in(headline: str, lines: Iterable[str], *, answers: bool) -> bool:
    """Whether the text has a headline above it: the subject, its longer form, or any, if the subject is of a question.

    Args:
        headline: the subject.
        lines: those of the text.
        answers: the mail answers another one, of which the subject is.
    """
    told = without_label(headline)
    names = {_letters(headline), _letters(told)}
    return any(
        _letters(line) in names or _says_more(line, told) or (answers and _is_title(line))
        for line in islice(lines, _HEAD)
    )


def _says_more(line: str, subject: str) -> bool:
    """Whether a line is a headline that goes on where the subject ends, or has all words of a short one."""
    words, own = _WORD.findall(subject.casefold()), _WORD.findall(line.casefold())
    if not _is_title(line):
        return False
    goes_on = len(words) >= _LEAST_SUBJECT and own[: len(words)] == words
    return goes_on or (0 < len(words) <= _SHORT_SUBJECT and set(words) <= set(own) and not line.strip()[0].islower())


def _is_title(line: str) -> bool:
    """Whether a line can be a headline by its length and its end."""
    bare = line.strip()
    return len(bare) <= _LONGEST_HEADLINE and not bare.endswith(_NO_TITLE) and len(bare.split()) > _LEAST_SUBJECT


def _heading(headline: str, body: Sequence[str], *, answers: bool) -> list[WrittenLine]:
    if not headline or _stands_in(headline, (line for line in body if line.strip()), answers=answers):
        return []
    return [WrittenLine(headline, None, Look(heading=1)), WrittenLine("")]


def _from_page(mail: Mail, request: ReadRequest, pictures: EnclosedPictures) -> _Found:
    """The page of a mail: its blocks with links, lists, tables and pictures."""
    root = parsed(mail.html, request.source)
    unseen = take_out_unseen(root)
    notes = comments_to_the_desk(root.iter())
    headers_as_lines(root)
    body = root.find("body")
    found = list(walked(body if body is not None else root, Wanted(pictures.figure, unwrapped)))
    blocks = [one.placed for one in found]
    seen = lines_of(blocks)
    answered = {at for at, one in enumerate(found) if is_answered(one.element)}
    cut = trimmed(
        [f"> {line}" if at in answered else line for line, (at, _) in zip(seen.lines, seen.places, strict=True)]
    )
    subject = cut.subject or mail.subject
    told = dict(cut.told)
    headline = told.get("headline") or without_embargo(_bare(subject))
    left = left_of(blocks, seen, cut.kept)
    words = (inline_text(one.block.content) for one in left if isinstance(one.block, Paragraph | Subheading))
    if headline and not _stands_in(headline, words, answers=_is_answer(mail, cut)):
        left.insert(0, Placed(Subheading((Text(headline),)), Look(heading=1)))
    if not left:
        left = [Placed(Paragraph((Text(headline or mail.plain.strip() or "—"),)))]
    written = _written(mail, cut)
    claims = _claims(headline, written)
    shown = tuple(pictures.taken.values())
    hidden = tuple(one.words for one in unseen)
    aside, remarks = (*cut.aside, *hidden), tuple(hidden_text(hidden))
    copy = Copy(tuple(left), claims, shown, notes, aside, remarks, around=(subject, *mail.beside, *cut.orders))
    reading = read_copy(copy, request)
    article = reading.articles[0]
    if (
        article.body
        and isinstance(top := article.body[0], Subheading)
        and _letters(inline_text(top.content)) == _letters(headline)
    ):
        article = replace(article, body=article.body[1:])
        reading = replace(reading, articles=(article, *reading.articles[1:]))
    return _Found(held_back(reading, cut.orders), headline, told, cut.contact, cut.signed, written)


def _with_head(article: Article, mail: Mail, found: _Found) -> Article:
    """The article with what the mail says of itself, where its words do not say it."""
    fields: dict[str, Any] = {}
    headline, told = found.headline, found.told
    if "deck" not in told:
        article = with_opening(article)
    fields["contact"] = article.contact or found.contact
    if article.byline is None and found.signed and _letters(found.signed) == _letters(found.written.sender or ""):
        fields["byline"] = parse_byline(found.signed, conventions_for(article.lang))
    if headline and ("headline" in told or not article.headline):
        fields["headline"] = without_label(headline)
    for name in ("deck", "kicker"):
        if name in told:
            fields[name] = told[name]
    listed = _LIST.match(bare_subject(mail.subject))
    label = found.headline[: label_before(found.headline)].strip(AROUND_LABELS)
    tags = [*([listed.group(1)] if listed else []), *([label] if label else [])]
    notes = [tag for tag in tags if is_for_the_newsroom(tag)]
    if (kickers := [tag for tag in tags if tag not in notes]) and not article.kicker and "kicker" not in told:
        fields["kicker"] = kickers[0]
    fields["modified"] = article.modified or found.written.day
    asked = (note for note in dict.fromkeys(notes) if article.embargo is None or note not in article.embargo.text)
    fields["desk_notes"] = (*article.desk_notes, *asked, *map(desk_comment, mail.beside))
    if mail.is_newsletter and mail.sender:
        person, name = None, mail.sender
        if parts := _FROM.fullmatch(mail.sender):
            person, name = parts.groups()
        if person and article.byline is None and "byline" not in fields:
            fields["byline"] = parse_byline(person, conventions_for(article.lang))
        if article.source is None:
            day = mail.date[:10] if mail.date else None
            fields["source"] = Source(", ".join(one for one in (name, day) if one), (name,), day)
    return replace(article, **fields)


def _bare(subject: str) -> str:
    """A subject without the marks of answering, and without the name of a mailing list before it."""
    bare = bare_subject(subject)
    return bare_subject(_LIST.sub("", bare)) or bare


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def unwrapped(href: str) -> str | None:
    """The address that a link really leads to, where another host has wrapped it into its own; None for no address."""
    if not href.startswith(("http://", "https://", "mailto:")):
        return None
    try:
        parts = urlsplit(href)
        name = next((name for host, name in _WRAPPED.items() if (parts.hostname or "").endswith(host)), None)
        inner = parse_qs(parts.query).get(name, [""])[0] if name else ""
    except ValueError:
        return None
    return inner if inner.startswith(("http://", "https://")) else href
