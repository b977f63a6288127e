"""Who offers the items of a publication, and names of items that stay the same when their wording changes."""

from __future__ import annotations

import hashlib
import re
import uuid
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic, report
from umbruch.language.slug import slug
from umbruch.tree import Article, Figure, Picture, Publication
from umbruch.tree.addresses import site_address
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.walk import inline_text

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OWN_GUID = re.compile(r"(urn|tag):[!-~]+")

LONGEST_ID = 100
"""An id of more characters than this is named by its digest: readers keep guids in fields of 255."""


class Sender(NamedTuple):
    """Who is responsible for the items: the name, and a domain or short name as it stands in a guid."""

    name: str
    code: str


UNKNOWN = Sender("unknown", "unknown")
"""Stands in where nobody is named: readers fail on an item without a provider."""


def sender_of(publication: Publication) -> Sender:
    """The provider of the publication, else its publisher, else whom editors call, else the first newspaper."""
    articles = publication.articles
    contacts = [publication.contact, *(article.contact for article in articles)]
    named = publication.provider
    if named and named.name.strip() and (code := (named.code or "").strip() or slug(named.name)):
        return Sender(named.name, _in_guid(code))
    names = [publication.publisher]
    names += [contact.organisation for contact in contacts if contact]
    names += [name for article in articles if article.source for name in article.source.publications]
    name = next((name for name in names if name and slug(name)), None)
    if name is None:
        report(
            Diagnostic(
                code="provider.unknown",
                message="nothing says who provides this; the items go out as from an unknown provider",
                severity="warning",
                field="provider",
                hint="name who sends it out: provider, publisher or the organisation of a contact",
            )
        )
        return UNKNOWN
    addresses = [contact.url for contact in contacts if contact and contact.organisation in (name, None)]
    addresses += [article.source.url for article in articles if article.source and name in article.source.publications]
    return Sender(name, next(filter(None, map(_host, addresses)), None) or slug(name))


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(site_address(address) or "").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) else None


def _in_guid(written: str) -> str:
    """The characters that a URN takes (RFC 8141, 2): others percent-encoded, a whole that is too long as its digest."""
    encoded = quote(written.encode("utf-8", "surrogatepass"), safe="")
    return encoded if len(encoded) <= LONGEST_ID else hashlib.sha256(encoded.encode()).hexdigest()[:20]


def guid(provider: Sender, date: str | None, identity: str) -> str:
    """`urn:newsml:PROVIDER:YYYYMMDD:ID` (RFC 3085), or a `urn:uuid:` of the same where provider or day are not known.

    Args:
        provider: who offers the item.
        date: ISO 8601; the day in it is part of the name.
        identity: what tells the item from others of the provider and day.
    """
    found = _DAY.match(date or "")
    if found and provider is not UNKNOWN:
        return f"urn:newsml:{provider.code}:{''.join(found.groups())}:{identity}"
    day = found.group() if found else ""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((provider.code, day, identity))).urn


def article_guid(article: Article, publication: Publication, provider: Sender) -> str:
    """The guid of an article: its own id where that is a URN, else made of it, else of what the article says.

    Version, status and change never count, so that a correction and a kill name the item that they are about.
    """
    if article.id and _OWN_GUID.fullmatch(article.id):
        return article.id
    date = day_of(article) or publication.date
    if article.id and article.id.strip():
        return guid(provider, date, _in_guid(article.id.strip()))
    content = replace(article, version=None, status="usable", change=None, desk_notes=(), modified=None)
    return guid(provider, date, fingerprint(content)[:20])


def picture_guid(figure: Figure, picture: Picture, provider: Sender, date: str | None) -> str:
    """The guid of a picture item: another for the same file with another caption."""
    digest = hashlib.sha256(picture.content)
    credit = figure.credit.text if figure.credit else ""
    for text in (picture.href, inline_text(figure.caption), credit, figure.alt or ""):
        digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return guid(provider, date, f"picture-{digest.hexdigest()[:20]}")


def day_of(article: Article) -> str | None:
    """The day on which the article was printed, else filed; None where neither is a date."""
    dates = (article.source.date if article.source else None, article.dateline.date if article.dateline else None)
    return next((date for date in dates if date and _DAY.match(date)), None)
