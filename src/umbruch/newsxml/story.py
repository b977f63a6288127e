"""What the items of one publication share: provider, guid, moment, version, status, embargo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_missing
from umbruch.facts.imprint import article_title
from umbruch.facts.moment import parse_moment
from umbruch.language.language_remarks import language_left_out
from umbruch.language.tags import UNDETERMINED, direction, language_tag
from umbruch.newsxml.g2_moments import Hold, hold_of
from umbruch.newsxml.guids import (
    Sender,
    article_guid,
    day_of,
    picture_guid,
    sender_of,
)
from umbruch.pictures.alternative_text import tell_undescribed
from umbruch.tree import Article, Block, Contact, Figure, Picture, Publication
from umbruch.tree.figure_changes import with_pictures_told
from umbruch.tree.notes import with_notes_at_foot
from umbruch.tree.reading import Life, Smaller, lives_of, smaller_of
from umbruch.tree.walk import each_block, inline_text

Status = Literal["usable", "withheld", "canceled"]
"""The codes of IPTC's publishing status."""


class Shot(NamedTuple):
    """A figure with its picture, and guid and version of the news item that carries it: that of its newest article.

    `smaller` are further files of the picture.
    """

    guid: str
    figure: Figure
    picture: Picture
    version: int = 1
    smaller: tuple[Smaller, ...] = ()


class Story(NamedTuple):
    """An article on its way to an item.

    `article` has its footnotes at the foot of the body, `written` where they were marked.
    `created` is when its first version was made, where that is known.
    `contact` and `boilerplate` are the article's own or, for an article alone, the publication's; they stand in its
    text. `desk` is whom editors call about it: where it names nobody, the contact of the kit. `called`, `subtitle` and
    `published` are what the publication of an article alone is called, and its day.
    """

    guid: str
    article: Article
    written: Article
    provider: Sender
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
    published: str | None = None
    created: str | None = None

    @property
    def title(self) -> str:
        """What the item is called in lists: its headline, or its first words where it has none."""
        return article_title(self.article, self.lang)

    @property
    def version(self) -> int:
        """Which version of the item this is, from 1."""
        return self.article.version or 1

    @property
    def status(self) -> Status:
        """What receivers may do with it: nothing with one that was killed, not yet with one under an embargo."""
        change = self.article.change
        if self.article.status == "canceled" or (change and change.kind == "kill"):
            return "canceled"
        return "withheld" if self.article.status == "withheld" or (self.hold and self.hold.holds) else "usable"

    @property
    def version_created(self) -> datetime:
        """When this version was made: when the article was changed last, else the moment that stamps the file."""
        return _moment(self.article.modified) or self.moment

    @property
    def first_created(self) -> datetime:
        """When the first version was made; where nobody knows it, for a later one the day of the article."""
        made = self.version_created
        first = _moment(self.created)
        if first is None and (self.version > 1 or self.article.modified):
            first = _moment(self.date)
        return min(first, made) if first else made

    @property
    def notes(self) -> Block | None:
        """The numbered list of its footnotes, the last block of the body; None where it has none."""
        return self.article.body[-1] if self.article is not self.written else None

    def picture(self, href: str | None) -> Picture | None:
        """The picture of a figure of this story, if its file is there."""
        return next((shot.picture for shot in self.shots if shot.picture.href == href), None)


def stories_of(publication: Publication, moment: datetime) -> tuple[Story, ...]:
    """One story an article, in order; two that say the same get different guids."""
    publication = with_pictures_told(publication)
    provider = sender_of(publication)
    guids: list[str] = []
    stories = []
    names = _PictureNames(provider)
    for article, life in zip(publication.articles, lives_of(publication), strict=True):
        guid = article_guid(article, publication, provider, life)
        repeated = guids.count(guid)
        guids.append(guid)
        own = f"{guid}-{repeated + 1}" if repeated else guid
        stories.append(_story(article, publication, moment, own, life, names))
    return _with_picture_versions(stories)


class _PictureNames:
    """The guids of the pictures of a publication: one a picture, and more where captions or credits differ."""

    def __init__(self, provider: Sender) -> None:
        self.provider = provider
        self._first: dict[str, tuple[str, str | None]] = {}
        self._told: dict[str, list[tuple[str, str, str | None]]] = {}

    def name(self, figure: Figure, href: str, guid: str, date: str | None) -> str:
        """The guid of a picture as a figure shows it, in the item of that guid and day."""
        shown_by, day = self._first.setdefault(href, (guid, date))
        said = (inline_text(figure.caption), figure.credit.text if figure.credit else "", figure.alt)
        told = self._told.setdefault(href, [])
        if said not in told:
            told.append(said)
        return picture_guid(href, shown_by, self.provider, day, told.index(said) + 1)


def _with_picture_versions(stories: list[Story]) -> tuple[Story, ...]:
    """The items of pictures go out anew with their articles; one that several show is as new as the newest."""
    newest: dict[str, int] = {}
    for story in stories:
        for shot in story.shots:
            newest[shot.guid] = max(story.version, newest.get(shot.guid, 1))
    if set(newest.values()) <= {1}:
        return tuple(stories)
    return tuple(
        story._replace(shots=tuple(shot._replace(version=newest[shot.guid]) for shot in story.shots))
        for story in stories
    )


def _story(
    article: Article, publication: Publication, moment: datetime, guid: str, life: Life, names: _PictureNames
) -> Story:
    lang = language_of(article.lang or publication.lang)
    alone = publication.kind == "article" and len(publication.articles) == 1
    return Story(
        guid=guid,
        article=with_notes_at_foot(article),
        written=article,
        provider=names.provider,
        moment=moment,
        date=day_of(article) or publication.date,
        lang=lang,
        hold=hold_of(article, moment, lang),
        contact=article.contact or (publication.contact if alone else None),
        boilerplate=article.boilerplate or (publication.boilerplate if alone else None),
        shots=tuple(_shots(article, publication, guid, names)),
        desk=article.contact or publication.contact,
        called=publication.title if alone else None,
        subtitle=publication.subtitle if alone else None,
        published=publication.date if alone else None,
        created=life.created,
    )


def _shots(article: Article, publication: Publication, guid: str, names: _PictureNames) -> Iterator[Shot]:
    for block in each_block(article.body):
        if not isinstance(block, Figure) or block.image is None:
            continue
        picture = publication.picture(block.image)
        if picture is None:
            report(picture_missing(block.image))
            continue
        tell_undescribed(block)
        named = names.name(block, picture.href, guid, day_of(article) or publication.date)
        yield Shot(named, block, picture, smaller=smaller_of(publication, picture.href))


def language_of(lang: str | None) -> str | None:
    """The language where it is a tag of BCP 47; another is left out and reported."""
    if lang is None or (tag := language_tag(lang)) != UNDETERMINED:
        return lang and tag
    report(language_left_out(lang))
    return None


def leftward(lang: str | None) -> str | None:
    """`rtl` for a language that is written from right to left, None for all others."""
    return "rtl" if direction(lang) == "rtl" else None


def _moment(written: str | None) -> datetime | None:
    """The moment in UTC; None for what is none or lies beyond the calendar."""
    moment = parse_moment(written) if written else None
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return None
