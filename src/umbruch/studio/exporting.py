"""Files of an article to take away: one as it is, several in a ZIP, or with a mail that is ready to be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from umbruch.errors import UsageError
from umbruch.facts.moment import moment_of
from umbruch.presskit.sharing.ready_mail import Attached, ready_mail
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
    made = _made(article, names)
    if len(made) == 1:
        title, (media_type, content) = next(iter(made.items()))
        return Export(quote(title), media_type, content)
    return _packed(article, {title: content for title, (_, content) in made.items()})


def mailed(article: OpenArticle, names: Sequence[str]) -> Export:
    """A mail that only lacks its recipients, with the files in these formats; of several articles a mail for each.

    Raises:
        UnknownFormat, RenderError: as `umbruch.render`.
    """
    reading = article.shown().applied.reading
    files = [Attached(title, *told) for title, told in _made(article, names).items()]
    mails = [ready_mail(one, one.lang or reading.lang, one.contact, None, files) for one in reading.articles]
    stem = article.path.stem
    if len(mails) == 1:
        return Export(quote(f"{stem}.eml"), "message/rfc822", mails[0])
    return _packed(article, {f"{stem}-{number}.eml": mail for number, mail in enumerate(mails, start=1)})


def _made(article: OpenArticle, names: Sequence[str]) -> dict[str, tuple[str, bytes]]:
    """The files by their names, with their media types."""
    stem = article.path.stem
    made: dict[str, tuple[str, bytes]] = {}
    for name in dict.fromkeys(names):
        writer = format_table.writer(name)
        title = f"{stem}{writer.suffixes[0]}"
        if title in made:
            title = f"{stem}-{name}{writer.suffixes[0]}"
        made[title] = writer.media_type, article.made(name).content
    return made


def _packed(article: OpenArticle, files: Mapping[str, bytes]) -> Export:
    members = [Member(title, content) for title, content in files.items()]
    packed = archive(members, moment_of(article.shown().applied.reading), mode=_MODE)
    return Export(quote(f"{article.path.stem}.zip"), "application/zip", packed)
