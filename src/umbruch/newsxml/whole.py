"""Several articles as one story, for the metadata of what holds them together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from umbruch.newsxml.g2_moments import Hold
from umbruch.newsxml.story import Shot, Story, guid, language_of, picture_guid
from umbruch.tree import Article, Figure, Publication
from umbruch.tree.fingerprint import fingerprint


def whole_story(publication: Publication, stories: tuple[Story, ...]) -> Story:
    """The publication as a story of its own, for the metadata of the package."""
    first = stories[0]
    kit = publication.kind == "kit" or len(stories) > 1
    date = publication.date or next((story.date for story in stories if story.date), None)
    return first._replace(
        guid=guid(first.provider, date, f"package-{fingerprint(_without_pictures(publication))[:20]}"),
        article=Article(
            headline=publication.title or first.article.headline,
            deck=publication.subtitle,
            boilerplate=publication.boilerplate if kit else None,
            embargo=first.article.embargo if not kit else None,
        ),
        date=date,
        lang=language_of(publication.lang) or first.lang,
        hold=_strictest(story.hold for story in stories),
        contact=publication.contact if kit else None,
        boilerplate=publication.boilerplate if kit else None,
        shots=(),
        desk=publication.contact if kit else None,
    )


def _without_pictures(publication: Publication) -> Publication:
    fields = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    return Publication(**{**fields, "pictures": ()})


def _strictest(holds: Iterable[Hold | None]) -> Hold | None:
    """The embargo that ends last; one until further notice ends after all others."""
    kept = [hold for hold in holds if hold]
    open_end = next((hold for hold in kept if not hold.until), None)
    return open_end or max(kept, key=lambda hold: datetime.fromisoformat(hold.until), default=None)


def cover_shot(publication: Publication, whole: Story) -> Shot | None:
    """The cover picture as a shot of the whole; None where there is none."""
    picture = publication.picture(publication.cover) if publication.cover else None
    if picture is None:
        return None
    figure = Figure(image=picture.href)
    return Shot(picture_guid(figure, picture, whole.provider, whole.date), figure, picture)
