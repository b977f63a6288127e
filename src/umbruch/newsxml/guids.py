"""Who offers the items of a publication, and names of items that stay the same when their wording changes."""

from __future__ import annotations

import hashlib
import re
import uuid
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic, report
from umbruch.facts.rights import rights_of
from umbruch.language.slug import slug
from umbruch.tree import Article, Publication
from umbruch.tree.addresses import site_address
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.reading import NO_LIFE, Life, lives_of

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
    """Who provides a publication, by the first of these that it names.

    Its provider, its publisher, the office that editors call, who holds the copyright, the newspaper that it is from,
    the agency in the dateline.
    """
    articles = publication.articles
    contacts = [publication.contact, *(article.contact for article in articles)]
    named = publication.provider
    if named and named.name.strip() and (code := (named.code or "").strip() or slug(named.name)):
        return Sender(named.name, _in_guid(code))
    names = [publication.publisher]
    names += [contact.organisation for contact in contacts if contact]
    names += [rights_of(article).holder for article in articles]
    names += [name for article in articles if article.source for name in article.source.publications]
    names += [code for article in articles if article.dateline for code in article.dateline.credit if _is_agency(code)]
    name = next((name for name in names if name and slug(name)), None)
    if name is None:
        report(
            Diagnostic(
                code="provider.unknown",
                message="nothing says who provides this; the items go out as from an unknown provider",
                severity="warning",
                field="provider",
                hint='name who sends it out: provider in umbruch.toml or kit.toml, or --set provider="…"',
            )
        )
        return UNKNOWN
    addresses = [contact.url for contact in contacts if contact and contact.organisation in (name, None)]
    addresses += [article.source.url for article in articles if article.source and name in article.source.publications]
    return Sender(name, next(filter(None, map(_host, addresses)), None) or slug(name))


def _is_agency(code: str) -> bool:
    from umbruch.clipping.signs.newspaper_names import is_agency

    return is_agency(code)


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


def article_guid(article: Article, publication: Publication, provider: Sender, life: Life = NO_LIFE) -> str:
    """The guid of an article: its own id where that is a URN, else made of it, else of what its input is called.

    Neither its words nor version, status and change count, so that a correction and a kill name the item that they are
    about. Where nothing else tells one article from another, in trees that somebody has built, its words do.
    """
    if article.id and _OWN_GUID.fullmatch(article.id):
        return article.id
    date = dated(article, publication)
    if identity := (article.id or "").strip() or (life.name or "").strip():
        return guid(provider, date, _in_guid(identity))
    content = replace(article, version=None, status="usable", change=None, desk_notes=(), modified=None)
    return guid(provider, date, fingerprint(content)[:20])


def dated(article: Article, publication: Publication) -> str | None:
    """The day that is part of the guid of an article (ISO 8601): its own, else that of the whole."""
    return day_of(article) or (publication.date if _DAY.match(publication.date or "") else None)


def undated(publication: Publication) -> Diagnostic | None:
    """The remark on an item whose guid rests on the name of its input alone, without a day; None where none does."""
    for article, life in zip(publication.articles, lives_of(publication), strict=True):
        if life.name and not (article.id or "").strip() and not dated(article, publication):
            return Diagnostic(
                code="guid.undated",
                message=f"no day is known: whatever else is called {life.name!r} goes out as the same item",
                severity="warning",
                field="dateline.date",
                hint="give the day (--set dateline.date=2026-11-19) or an id of its own (--set id=…)",
            )
    return None


def picture_guid(href: str, shown_by: str, provider: Sender, date: str | None, number: int = 1) -> str:
    """The guid of a picture item: the same whatever its caption says.

    Args:
        href: the name of the picture.
        shown_by: the guid of the first item that shows it.
        provider: who offers it.
        date: the day of that item.
        number: from 1, where it is shown with several captions.
    """
    digest = hashlib.sha256(f"{shown_by}\0{href}".encode("utf-8", "surrogatepass")).hexdigest()
    return guid(provider, date, f"picture-{digest[:20]}{f'-{number}' if number > 1 else ''}")


def day_of(article: Article) -> str | None:
    """The day on which the article was printed, else filed; None where neither is a date."""
    dates = (article.source.date if article.source else None, article.dateline.date if article.dateline else None)
    return next((date for date in dates if date and _DAY.match(date)), None)
