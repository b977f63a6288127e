"""Several articles as one story, for the metadata of what holds them together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from umbruch.newsxml.g2_moments import Hold
from umbruch.newsxml.guids import guid, picture_guid
from umbruch.newsxml.story import Shot, Story, language_of
from umbruch.tree import Article, Figure, Publication
from umbruch.tree.figure_changes import completed
from umbruch.tree.fingerprint import fingerprint
from umbruch.tree.reading import lives_of, smaller_of


def whole_story(publication: Publication, stories: tuple[Story, ...]) -> Story:
    """The publication as a story of its own, for the metadata of the package."""
    first = stories[0]
    kit = publication.kind == "kit" or len(stories) > 1
    date = publication.date or next((story.date for story in stories if story.date), None)
    whole = Article(
        headline=publication.title or first.article.headline,
        deck=publication.subtitle,
        boilerplate=publication.boilerplate if kit else None,
        embargo=first.article.embargo if not kit else None,
        version=max(story.version for story in stories),
        status=_common(stories),
        modified=max(stories, key=lambda story: story.version_created).article.modified,
    )
    return first._replace(
        guid=guid(first.provider, date, f"package-{_identity(publication, stories)}"),
        article=whole,
        written=whole,
        date=date,
        lang=language_of(publication.lang) or first.lang,
        hold=_strictest(story.hold for story in stories),
        contact=publication.contact if kit else None,
        boilerplate=publication.boilerplate if kit else None,
        shots=(),
        desk=publication.contact if kit else None,
        created=min(filter(None, (story.created for story in stories)), default=None),
    )


def _identity(publication: Publication, stories: tuple[Story, ...]) -> str:
    """Of the names of the articles where all have one, so that a corrected kit is the same; else of the content."""
    if all(article.id or life.name for article, life in zip(publication.articles, lives_of(publication), strict=True)):
        return hashlib.sha256("\n".join(story.guid for story in stories).encode()).hexdigest()[:20]
    return message_identity(publication)


def message_identity(publication: Publication) -> str:
    """Tells what is sent now from all else that is sent: any change of the content but its pictures changes it."""
    return fingerprint(replace(publication, pictures=()))[:20]


def _common(stories: tuple[Story, ...]) -> Literal["usable", "withheld", "canceled"]:
    """The status of the whole: what all articles say, else usable, as each item says its own."""
    said = {story.article.status for story in stories}
    return said.pop() if len(said) == 1 else "usable"


def _strictest(holds: Iterable[Hold | None]) -> Hold | None:
    """The embargo that ends last; one until further notice ends after all others."""
    kept = [hold for hold in holds if hold]
    open_end = next((hold for hold in kept if not hold.until), None)
    return open_end or max(kept, key=lambda hold: datetime.fromisoformat(hold.until), default=None)


def cover_shot(publication: Publication, whole: Story, stories: Iterable[Story] = ()) -> Shot | None:
    """The cover picture as a shot of the whole, the same as where an article shows it so; None where there is none."""
    picture = publication.picture(publication.cover) if publication.cover else None
    if picture is None:
        return None
    figure = completed(Figure(image=picture.href), picture)
    shown = [shot for story in stories for shot in story.shots if shot.figure == figure]
    if shown:
        return max(shown, key=lambda shot: shot.version)
    guid = picture_guid(picture.href, whole.guid, whole.provider, whole.date)
    return Shot(guid, figure, picture, whole.version, smaller_of(publication, picture.href))
