"""An article as a mail that only lacks its recipients: subject, text, and where its page stands."""

from __future__ import annotations

from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from umbruch.facts.imprint import article_title
from umbruch.tree import Article, Contact
from umbruch.tree.addresses import safe_address
from umbruch.tree.characters import clean
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.plain_text import article_text

_BOUNDARY = 32
"""Hexadecimal digits of the line between the parts: 128 bits of the article, which nothing attached to it repeats."""
_LONGEST_SUBJECT = 200
"""In characters; a headline of more lines than a list of mails shows is cut between words."""


class Attached(NamedTuple):
    """A file that goes with a mail: its name, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


def ready_mail(
    article: Article, lang: str | None, contact: Contact | None, page: str | None, files: Sequence[Attached] = ()
) -> bytes:
    """The mail as a file (RFC 5322), which Outlook, Apple Mail and Thunderbird open as a draft (`X-Unsent`).

    It has neither day nor number, so that the same article gives the same bytes and the sender's program sets both.

    Args:
        article: the article; its embargo stands in the subject, too.
        lang: the language of what surrounds it.
        contact: who sends it.
        page: the address of its page on the web, for pictures and files.
        files: what is attached.
    """
    mail = EmailMessage(policy=SMTP.clone(max_line_length=78))
    mail["Subject"] = _subject(article, lang)
    if contact and (sender := _sender(contact)):
        mail["From"] = sender
    mail["X-Unsent"] = "1"
    words = clean(article_text(article)).strip("\n")
    mail.set_content("\n\n".join(filter(None, (words, page))) + "\n", charset="utf-8", cte="quoted-printable")
    for file in files:
        kind, _, subtype = file.media_type.partition(";")[0].partition("/")
        mail.add_attachment(file.content, maintype=kind, subtype=subtype, filename=file.name)
    if files:
        mail.set_boundary(f"umbruch-{fingerprint(article)[:_BOUNDARY]}")
    return mail.as_bytes()


def _subject(article: Article, lang: str | None) -> str:
    title = _line(article_title(article, lang))
    if len(title) > _LONGEST_SUBJECT:
        title = title[: _LONGEST_SUBJECT - 2].rsplit(" ", 1)[0] + " …"
    held = _line(article.embargo.text) if article.embargo else ""
    return f"{title} ({held})" if held else title


def _sender(contact: Contact) -> Address | None:
    """The contact's mailbox, where it is one."""
    address = safe_address(f"mailto:{(contact.email or '').strip()}")
    if address is None or not contact.email:
        return None
    user, _, host = contact.email.strip().rpartition("@")
    try:
        return Address(_line(contact.name or contact.organisation or ""), user, host)
    except ValueError:
        return None


def _line(words: str) -> str:
    return " ".join(clean(words).split())
