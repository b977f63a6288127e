"""From a publication to a feed: which articles may be in it now, under which dates, and what is said of each."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from umbruch.facts.contributors import relator
from umbruch.facts.embargo import end_of, where_of
from umbruch.facts.moment import EARLIEST, moment_of, parse_moment
from umbruch.facts.rights import rights_of
from umbruch.facts.summary import summary
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.language.wording import word
from umbruch.markup.block_markup import Body, Shown
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined, text
from umbruch.markup.xhtml import line_markup
from umbruch.newsxml.guids import UNKNOWN
from umbruch.newsxml.story import Story, stories_of
from umbruch.tree import Article, Publication
from umbruch.tree.addresses import site_address
from umbruch.tree.characters import clean
from umbruch.tree.clean_tree import clean_tree
from umbruch.writers.feeds.feed_model import Entry, Feed, FeedPicture

_CROSSHEADS_BELOW = 2
"""A reader of feeds sets the title of an entry as a heading of its own."""


class OnTheWeb(NamedTuple):
    """Where things of a publication stand on the web: all addresses absolute, None or missing where nobody knows.

    `base` is the folder of the feed's own files, `home` the page that it is about, `pages` the page of each article in
    order, `pictures` are by the href that figures name them with, `logo` is the mark of the house.
    """

    base: str | None = None
    home: str | None = None
    pages: Sequence[str | None] = ()
    pictures: Mapping[str, FeedPicture] = {}
    logo: str | None = None


def feed_of(publication: Publication, now: datetime, web: OnTheWeb | None = None) -> Feed:
    """The feed of a publication: its articles that may be published now, the newest first.

    Left out are articles whose embargo has not ended or has no end that can be read, and those that are withheld or
    killed. Contacts, notices and what is meant for desks do not get in.

    Args:
        publication: the articles.
        now: the moment (with zone) with which embargoes are compared.
        web: where it all stands.
    """
    web = web or OnTheWeb()
    publication = clean_tree(publication)
    stories = stories_of(publication, now)
    pages = (*web.pages, *(None for _ in stories))
    entries = [
        _entry(story, publication, page, web, f"article-{number}")
        for number, (story, page) in enumerate(zip(stories, pages, strict=False), 1)
        if story.status == "usable"
    ]
    entries.sort(key=lambda entry: entry.published, reverse=True)
    sender = stories[0].provider if stories else UNKNOWN
    title = " ".join((publication.title or "").split())
    house = publication.publisher or (sender.name if sender is not UNKNOWN else "")
    if len(entries) < len(stories) and not entries:  # the title of what is all held back may give it away
        title, subtitle = "", None
    else:
        subtitle = publication.subtitle
    contact = publication.contact.url if publication.contact else None
    return Feed(
        guid=_feed_guid(publication, sender.code, web.base),
        title=title or house or word("untitled", publication.lang),
        subtitle=subtitle,
        author=house or title or word("untitled", publication.lang),
        lang=_language(publication.lang),
        home=web.home or web.base or site_address(contact),
        base=web.base,
        logo=web.logo,
        updated=max((entry.updated for entry in entries), default=_day_of(publication) or moment_of(publication)),
        entries=tuple(entries),
    )


def _feed_guid(publication: Publication, code: str, base: str | None) -> str:
    """Permanent as long as the feed stands in one place, else as long as its house and title stay."""
    return uuid.uuid5(uuid.NAMESPACE_URL, base or "\n".join((code, "feed", publication.title or ""))).urn


def _language(lang: str | None) -> str | None:
    tag = language_tag(lang)
    return None if tag == UNDETERMINED else tag


def _entry(story: Story, publication: Publication, page: str | None, web: OnTheWeb, anchor: str) -> Entry:
    article = story.written
    published = _published(story, publication)
    modified = parse_moment(article.modified) if article.modified else None
    shown = [shot.figure for shot in story.shots if shot.picture.href in web.pictures]
    first = next((web.pictures[figure.image]._replace(alt=figure.alt) for figure in shown if figure.image), None)
    return Entry(
        guid=story.guid,
        title=story.title,
        link=page or (site_address(article.source.url) if article.source else None),
        published=published,
        updated=max(published, modified) if modified else published,
        lang=_language(story.lang),
        authors=_authors(article),
        summary=summary(article),
        content=_content(article, story, web.pictures, anchor),
        categories=tuple(dict.fromkeys(filter(None, (article.section, *article.keywords)))),
        rights=" ".join(rights_of(article).copyright) or None,
        picture=first,
    )


def _authors(article: Article) -> tuple[str, ...]:
    """Those who wrote it; photographers and translators of the byline are none of its authors."""
    people = article.byline.people if article.byline else ()
    return tuple(" ".join(clean(one.name).split()) for one in people if one.name and relator(one.role) == "aut")


def _published(story: Story, publication: Publication) -> datetime:
    """When it came out: its day, else when it was made; never before its embargo ended."""
    said = (story.date, publication.date, story.article.modified)
    found = next(filter(None, (parse_moment(one) for one in said if one)), None) or moment_of(publication)
    end = end_of(story.article.embargo, where_of(story.article, story.lang))
    return max(_whole_seconds(found), _whole_seconds(end.moment)) if end else _whole_seconds(found)


def _whole_seconds(moment: datetime) -> datetime:
    """A moment that all feeds can write: from 1980 on, in whole minutes of zone."""
    try:
        in_utc = moment.astimezone(UTC)
    except OverflowError:
        return EARLIEST
    if (moment.utcoffset() or timedelta()) % timedelta(minutes=1):
        moment = in_utc
    return max(moment.replace(microsecond=0), EARLIEST)


def _day_of(publication: Publication) -> datetime | None:
    found = parse_moment(publication.date) if publication.date else None
    return _whole_seconds(found) if found else None


def _content(article: Article, story: Story, pictures: Mapping[str, FeedPicture], anchor: str) -> Safe:
    """Lead and body, the dateline run in; `anchor` begins its ids, as many entries share a document."""
    shown = {href: Shown(one.address, one.width, one.height) for href, one in pictures.items()}
    body = Body(shown, story.lang, "body", _CROSSHEADS_BELOW, anchor)
    dateline = NOTHING
    if article.dateline and article.dateline.text.strip():
        dateline = element("span", text(article.dateline.text.strip()), {"class": css_class("dateline")})
    parts = (
        line_markup("lead", article.lead, "article"),
        body.markup(article.body, dateline),
        body.notes(word("notes", story.lang)),
    )
    return joined((part for part in parts if part), "\n")
