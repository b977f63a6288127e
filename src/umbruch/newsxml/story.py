"""What the items of one publication share: the provider, names that stay the same, the moment, the embargo."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_missing
from umbruch.facts.imprint import article_title
from umbruch.language.language_remarks import language_left_out
from umbruch.language.slug import slug
from umbruch.language.tags import UNDETERMINED, direction, language_tag
from umbruch.newsxml.g2_moments import Hold, hold_of
from umbruch.pictures.alternative_text import tell_undescribed
from umbruch.tree import Article, Contact, Figure, Picture, Publication
from umbruch.tree.addresses import site_address
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.notes import with_notes_at_foot
from umbruch.tree.walk import each_block, inline_text

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OWN_GUID = re.compile(r"(urn|tag):[!-~]+")
_NO_DAY = "19800101"


class Provider(NamedTuple):
    """Who is responsible for the items: the name, and the name as it stands in a guid."""

    name: str
    code: str


class Shot(NamedTuple):
    """A figure with its picture, and the guid of the news item that carries it."""

    guid: str
    figure: Figure
    picture: Picture


class Story(NamedTuple):
    """An article on its way to an item.

    `contact` and `boilerplate` are the article's own or, for an article alone, the publication's; they stand in its
    text. `desk` is whom editors call about it: where it names nobody, the contact of the kit. `called` and
    `subtitle` are what the publication of an article alone is called.
    """

    guid: str
    article: Article
    provider: Provider
    moment: datetime
    date: str | None
    lang: str | None
    hold: Hold | None
    contact: Contact | None
    boilerplate: str | None
    shots: tuple[Shot, ...]
    desk: Contact | None = None
    called: str | None = None
    subtitle: str | None = None

    @property
    def title(self) -> str:
        """What the item is called in lists: its headline, or its first words where it has none."""
        return article_title(self.article, self.lang)

    def picture(self, href: str | None) -> Picture | None:
        """The picture of a figure of this story, if its file is there."""
        return next((shot.picture for shot in self.shots if shot.picture.href == href), None)


def stories_of(publication: Publication, moment: datetime) -> tuple[Story, ...]:
    """One story an article, in order; two that say the same get different guids."""
    provider = provider_of(publication)
    guids: list[str] = []
    stories = []
    for article in publication.articles:
        guid = _article_guid(article, publication, provider)
        repeated = guids.count(guid)
        guids.append(guid)
        stories.append(_story(article, publication, provider, moment, f"{guid}-{repeated + 1}" if repeated else guid))
    return tuple(stories)


def _story(article: Article, publication: Publication, provider: Provider, moment: datetime, guid: str) -> Story:
    lang = language_of(article.lang or publication.lang)
    alone = publication.kind == "article" and len(publication.articles) == 1
    return Story(
        guid=guid,
        article=with_notes_at_foot(article),
        provider=provider,
        moment=moment,
        date=_day_of(article) or publication.date,
        lang=lang,
        hold=hold_of(article, moment, lang),
        contact=article.contact or (publication.contact if alone else None),
        boilerplate=article.boilerplate or (publication.boilerplate if alone else None),
        shots=tuple(_shots(article, publication, provider)),
        desk=article.contact or publication.contact,
        called=publication.title if alone else None,
        subtitle=publication.subtitle if alone else None,
    )


def _shots(article: Article, publication: Publication, provider: Provider) -> Iterator[Shot]:
    for block in each_block(article.body):
        if not isinstance(block, Figure) or block.image is None:
            continue
        picture = publication.picture(block.image)
        if picture is None:
            report(picture_missing(block.image))
            continue
        tell_undescribed(block)
        yield Shot(picture_guid(block, picture, provider, _day_of(article) or publication.date), block, picture)


def language_of(lang: str | None) -> str | None:
    """The language where it is a tag of BCP 47; another is left out and reported."""
    if lang is None or (tag := language_tag(lang)) != UNDETERMINED:
        return lang and tag
    report(language_left_out(lang))
    return None


def leftward(lang: str | None) -> str | None:
    """`rtl` for a language that is written from right to left, None for all others."""
    return "rtl" if direction(lang) == "rtl" else None


def provider_of(publication: Publication) -> Provider:
    """The publisher, else the organisation that editors call, else the newspaper that printed the first article."""
    articles = publication.articles
    contacts = [publication.contact, *(article.contact for article in articles)]
    names = [publication.publisher]
    names += [contact.organisation for contact in contacts if contact]
    names += [name for article in articles if article.source for name in article.source.publications]
    name = next((name for name in names if name and slug(name)), "umbruch")
    addresses = [contact.url for contact in contacts if contact and contact.organisation in (name, None)]
    addresses += [article.source.url for article in articles if article.source and name in article.source.publications]
    return Provider(name, next(filter(None, map(_host, addresses)), None) or slug(name))


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(site_address(address) or "").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) else None


def guid(provider: Provider, date: str | None, identity: str) -> str:
    """`urn:newsml:PROVIDER:YYYYMMDD:ID` (RFC 3085); a content without date gets a fixed one."""
    found = _DAY.match(date or "")
    return f"urn:newsml:{provider.code}:{''.join(found.groups()) if found else _NO_DAY}:{identity}"


def _article_guid(article: Article, publication: Publication, provider: Provider) -> str:
    if article.id and _OWN_GUID.fullmatch(article.id):
        return article.id
    return guid(provider, _day_of(article) or publication.date, fingerprint(article)[:20])


def picture_guid(figure: Figure, picture: Picture, provider: Provider, date: str | None) -> str:
    """The guid of a picture item: another for the same file with another caption."""
    digest = hashlib.sha256(picture.content)
    credit = figure.credit.text if figure.credit else ""
    for text in (picture.href, inline_text(figure.caption), credit, figure.alt or ""):
        digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return guid(provider, date, f"picture-{digest.hexdigest()[:20]}")


def _day_of(article: Article) -> str | None:
    dates = (article.source.date if article.source else None, article.dateline.date if article.dateline else None)
    return next((date for date in dates if date and _DAY.match(date)), None)
