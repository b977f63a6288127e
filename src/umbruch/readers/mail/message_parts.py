"""A mail taken apart: its words as plain text and as HTML, its pictures, the names of what is attached."""

from __future__ import annotations

import binascii
import email.message
import email.policy
import email.utils
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from umbruch.clipping.marks.release import is_embargo
from umbruch.errors import InputUnreadable
from umbruch.readers.elements.parsed_page import decoded_page
from umbruch.readers.mail.outlook.winmail import SIGNATURE, Winmail, winmail_in
from umbruch.readers.mail.part_words import is_text, page_of, unpacked, words_of
from umbruch.readers.mail.sealed_parts import (
    LOCKED_KIND,
    SEALED_KINDS,
    SIGNATURE_KINDS,
    is_locked,
    is_sealed,
    opened,
    without_armour,
)

MOST_PARTS = 500
MOST_BOUNDARIES = 300
"""Groups of parts in a mail: the standard library compares each line with the borders of all that are open."""
DEEPEST = 30
"""Parts inside one another; a mail that was sent on ten times has some 20."""
MOST_LETTERS = 5_000_000

_AS_SEALED = b"Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n"
"""What stands over a signed part that somebody saved alone."""
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_SIGNS = re.compile(r"[\r\n]+[ \t]*")
_SHORT = 300
_LONG_PAGE = 4000
_COMMENTS = "comments"
_KEYWORDS = "keywords"
_OF_ITS_OWN = "x-"
"""Before the name of a field that no standard knows (RFC 822, 4.7.4)."""
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_MAIL = ".eml"
_MOST_SAVED = 5
"""Mails inside one another as files: each is read anew from its bytes."""
_WINMAIL = ("application/ms-tnef", "application/vnd.ms-tnef")


class Attachment(NamedTuple):
    """A file that is attached to a mail."""

    name: str
    content: bytes


class Mail(NamedTuple):
    """What a mail says and carries; of its headers only what an editor may see.

    Args:
        subject: as it was sent.
        sender: the name of who sent it, without the address.
        date: when (ISO 8601).
        plain: its words as plain text.
        html: its words as a page.
        pictures: by content identifier or file name.
        attached: other files.
        is_newsletter: it was sent to a list (RFC 2369).
        rtf: its words as RTF, where they are there in no other form.
        beside: what somebody wrote to the newsroom in fields of its header.
    """

    subject: str = ""
    sender: str = ""
    date: str | None = None
    plain: str = ""
    html: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()
    attached: tuple[Attachment, ...] = ()
    is_newsletter: bool = False
    rtf: bytes = b""
    beside: tuple[str, ...] = ()


def is_picture(kind: str, name: str) -> bool:
    """Whether a file of that media type and name is a picture that can stand in an article."""
    return kind.startswith("image/") or name.lower().endswith(_PICTURES)


def says_little(words: str, *pages: str) -> bool:
    """Whether a mail, by its plain words and its pages, says no more than what an editor writes when sending one on."""
    return sum(map(str.isalnum, words)) < _SHORT and not any(len(page) > _LONG_PAGE for page in pages)


def mail_in(content: bytes, source: str) -> Mail:
    """The mail in bytes (RFC 5322, MIME).

    Raises:
        InputUnreadable: more than 500 parts, or more than 30 inside one another.
    """
    if len(_BOUNDARY.findall(content)) > MOST_BOUNDARIES:
        raise InputUnreadable(
            f"the mail has more than {MOST_BOUNDARIES} groups of parts", source=source, hint="save its text as .txt"
        )
    if is_sealed(content):
        content = b"\n".join((_AS_SEALED, binascii.b2a_base64(content)))
    try:
        return _taken_apart(email.message_from_bytes(content, policy=email.policy.default), source)
    except RecursionError:
        raise InputUnreadable("the parts of the mail stand inside one another too deep", source=source) from None


def _taken_apart(message: email.message.Message, source: str, saved: int = 0) -> Mail:
    """The mail, or the one inside it; `saved` counts those that stood in one another as files."""
    parts = list(_parts(message, source))
    plain: list[str] = []
    html: list[str] = []
    pictures: list[tuple[str, bytes]] = []
    attached: list[Attachment] = []
    packed = Winmail()
    locked = False
    for number, part in enumerate(parts):
        kind, name = part.get_content_type(), _name(part)
        is_file = str(part.get_content_disposition()) == "attachment" or bool(name)
        held = part.get_payload(decode=True)
        if not isinstance(held, bytes):
            continue
        if kind in SIGNATURE_KINDS:
            continue
        if kind in SEALED_KINDS or kind == LOCKED_KIND:
            locked = True
        elif kind in _WINMAIL or held.startswith(SIGNATURE):
            packed = winmail_in(held)
        elif is_text(kind) and not is_file:
            words, files = unpacked(without_armour(words_of(held, part)))
            locked = locked or is_locked(words)
            plain += [] if is_locked(words) else [words]
            attached += (Attachment(_bare(file), content) for file, content in files)
        elif kind == "text/html" and not is_file:
            html.append(page_of(held, part))
        elif part.get_content_maintype() == "image":
            identifier = str(part.get("content-id") or "").strip().strip("<>")
            pictures.append((identifier or name or f"picture-{number}", held))
        elif name or is_file:
            attached.append(Attachment(name or kind, held))
    pictures += _pictures_of(packed)
    attached += _files_of(packed)
    inner = next(_messages(message), None)
    if inner is None and saved < _MOST_SAVED:
        inner, saved = next(_saved(attached), None), saved + 1
    words = "\n".join(plain)
    if not words.strip():
        words = packed.plain.replace("\r\n", "\n").replace("\0", "")
    if not html and packed.html:
        html.append(decoded_page(packed.html))
    if locked and inner is None and not (words.strip() or html):
        raise InputUnreadable(
            "the mail is encrypted, and only who it was sent to can open it", source=source,
            hint="open it in the mail program, and save it from there without encryption, or its text as .txt",
        )  # fmt: skip
    if inner is not None and says_little(words, *html):
        return _taken_apart(inner, source, saved)
    return Mail(
        _field(message, "subject") or packed.subject,
        _sender(message),
        _date(message),
        words[:MOST_LETTERS],
        max(html, key=len, default="")[:MOST_LETTERS],
        tuple(pictures),
        tuple(attached),
        bool(message.get("list-unsubscribe") or message.get("list-id")),
        packed.rtf if not words.strip() and not html else b"",
        tuple(_beside(message)),
    )


def mail_of_winmail(content: bytes) -> Mail:
    """The mail in a `winmail.dat` that came alone."""
    packed = winmail_in(content)
    plain = packed.plain.replace("\r\n", "\n").replace("\0", "")[:MOST_LETTERS]
    html = decoded_page(packed.html)[:MOST_LETTERS] if packed.html else ""
    return Mail(
        " ".join(packed.subject.split()), plain=plain, html=html, pictures=tuple(_pictures_of(packed)),
        attached=tuple(_files_of(packed)), rtf=b"" if plain.strip() or html else packed.rtf,
    )  # fmt: skip


def _pictures_of(packed: Winmail) -> list[tuple[str, bytes]]:
    return [(file.identifier or file.name, file.content) for file in packed.files if is_picture("", file.name)]


def _files_of(packed: Winmail) -> list[Attachment]:
    return [
        Attachment(_bare(file.name) or "attachment", file.content)
        for file in packed.files if not is_picture("", file.name)
    ]  # fmt: skip


def _parts(message: email.message.Message, source: str, depth: int = 0) -> Iterator[email.message.Message]:
    """The parts that hold something, without those of a mail that is attached."""
    waiting, count = [(message, 0)], 0
    while waiting:
        part, depth = waiting.pop(0)
        count += 1
        if count > MOST_PARTS or depth > DEEPEST:
            raise InputUnreadable(
                f"the mail has more than {MOST_PARTS} parts, or more than {DEEPEST} inside one another", source=source,
                hint="save its text as .txt",
            )  # fmt: skip
        if part.get_content_type() == "message/rfc822":
            continue
        if (sealed := _sealed(part)) is not None and len(_BOUNDARY.findall(sealed)) <= MOST_BOUNDARIES:
            waiting.insert(0, (email.message_from_bytes(sealed, policy=email.policy.default), depth + 1))
        elif part.is_multipart():
            payload = part.get_payload()
            inner = payload if isinstance(payload, list) else []
            waiting[:0] = [(one, depth + 1) for one in inner if isinstance(one, email.message.Message)]
        else:
            yield part


def _sealed(part: email.message.Message) -> bytes | None:
    """What a part signs that it holds; None of other parts, and of those that are locked."""
    if part.get_content_type() not in SEALED_KINDS:
        return None
    held = part.get_payload(decode=True)
    found = opened(held) if isinstance(held, bytes) else None
    return found.content if found is not None and found.seal == "signed" else None


def _messages(message: email.message.Message) -> Iterator[email.message.Message]:
    """Mails that are attached to this one."""
    payload = message.get_payload()
    if not message.is_multipart() or not isinstance(payload, list):
        return
    for part in payload:
        if isinstance(part, email.message.Message) and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], email.message.Message):
                yield _unpacked_mail(part, inner[0])


def _unpacked_mail(part: email.message.Message, inner: email.message.Message) -> email.message.Message:
    """An attached mail, also one that some program has packed, though none may be (RFC 2046, 5.2.1)."""
    packing = str(part.get("content-transfer-encoding") or "").strip().lower()
    if packing != "base64" or inner.keys() or inner.is_multipart():
        return inner
    try:
        held = binascii.a2b_base64(str(inner.get_payload()).encode("ascii", "ignore"))
    except binascii.Error:
        return inner
    return email.message_from_bytes(held, policy=email.policy.default)


def _saved(attached: Iterable[Attachment]) -> Iterator[email.message.Message]:
    """Mails that somebody saved and attached as files."""
    for one in attached:
        if one.name.lower().endswith(_MAIL) and len(_BOUNDARY.findall(one.content)) <= MOST_BOUNDARIES:
            yield email.message_from_bytes(one.content, policy=email.policy.default)


def _name(part: email.message.Message) -> str:
    try:
        name = str(part.get_filename() or "")
    except (LookupError, UnicodeError, ValueError, TypeError):
        return "attachment"
    return _bare(name)


def _bare(name: str) -> str:
    """The name of a file without folders and line ends."""
    return _SIGNS.sub(" ", name.replace("\\", "/").rpartition("/")[2])[:200]


def _field(message: email.message.Message, name: str) -> str:
    """The words of a header field; what no parser can read stays as it is."""
    try:
        value = str(message.get(name) or "")
    except (LookupError, UnicodeError, ValueError, TypeError, AttributeError, IndexError):
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name), "")
    return " ".join(value.encode("utf-8", "replace").decode("utf-8", "replace").split())


def _beside(message: email.message.Message) -> Iterator[str]:
    """Fields that no letter has and that somebody filled in: comments (RFC 5322, 3.6.5), what holds the mail back."""
    for name in dict.fromkeys(key.lower() for key, _ in message.raw_items()):
        words = _field(message, name) if name in (_COMMENTS, _KEYWORDS) or name.startswith(_OF_ITS_OWN) else ""
        label = name.removeprefix(_OF_ITS_OWN).replace("-", " ")
        if name == _COMMENTS and words:
            yield words
        elif words and (is_embargo(words) or is_embargo(f"{label}: {words}")):
            yield f"{label}: {words}"


def _sender(message: email.message.Message) -> str:
    name, _ = email.utils.parseaddr(_field(message, "from"))
    return "" if "@" in name else name.strip("'\" ")


def _date(message: email.message.Message) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(_field(message, "date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
