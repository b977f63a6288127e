"""Files of an article to take away: one as it is, several in a ZIP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from umbruch.errors import UsageError
from umbruch.facts.moment import moment_of
from umbruch.registry import format_table
from umbruch.studio.open_article import OpenArticle
from umbruch.written.zip_writing import Member, archive

_MODE = 0o644


class Export(NamedTuple):
    """A file for the browser: its name for the header, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


def exported(article: OpenArticle, names: Sequence[str]) -> Export:
    """The article in these formats.

    Raises:
        UsageError: none is named.
        UnknownFormat, RenderError: as `umbruch.render`.
    """
    if not names:
        raise UsageError("no format is chosen", hint="choose one of the list")
    stem = article.path.stem
    made: dict[str, tuple[str, bytes]] = {}
    for name in dict.fromkeys(names):
        writer = format_table.writer(name)
        title = f"{stem}{writer.suffixes[0]}"
        if title in made:
            title = f"{stem}-{name}{writer.suffixes[0]}"
        made[title] = writer.media_type, article.made(name).content
    if len(made) == 1:
        title, (media_type, content) = next(iter(made.items()))
        return Export(quote(title), media_type, content)
    members = [Member(title, content) for title, (_, content) in made.items()]
    return Export(
        quote(f"{stem}.zip"),
        "application/zip",
        archive(members, moment_of(article.shown().applied.reading), mode=_MODE),
    )
