"""A press review: a folder of clippings in, one publication out, ordered by newspaper, day and page."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from umbruch import api
from umbruch.batch.inputs import Selection, inputs_of
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputError, InputUnreadable
from umbruch.language.wording import word
from umbruch.pictures.kinds import PICTURE_SUFFIXES
from umbruch.pictures.open_picture import picture_from
from umbruch.pictures.picture_folder import picture_bytes
from umbruch.presskit.one_file import articles_with_pictures
from umbruch.settings.house_file import house_of
from umbruch.tree import Article, Figure, Picture, Publication, Text

_NUMBER = re.compile(r"\d+")
_LAST = 10**9
_FACSIMILE = "facsimile"
"""`clipping.facsimile.jpg` is the printed page of `clipping.txt`."""


@dataclass(frozen=True)
class PressReview:
    """A press review made up: the publication, and what there is to say about each clipping that went into it."""

    publication: Publication
    remarks: tuple[tuple[str, Diagnostic], ...] = field(default=())


def press_review(
    paths: Iterable[str | os.PathLike[str]],
    *,
    title: str | None = None,
    date: str | None = None,
    lang: str | None = None,
    publisher: str | None = None,
    rights: str | None = None,
) -> PressReview:
    """Put clippings together: newspapers of the largest circulation first, and in each by day and page.

    Args:
        paths: folders of clippings, and clippings, in any format that is read.
        title: of the review; by default "Press review" in its language.
        date: its day (ISO 8601); by default the newest one that a clipping was printed on.
        lang: its language; by default that of most clippings.
        publisher: who made it; by default what umbruch.toml says.
        rights: what may be done with the clippings that do not say it themselves.

    Returns:
        A publication of the kind `kit`, for `render(…, style="pressreview")` or any other format, with the remarks on
        each clipping. A clipping that cannot be read is such a remark.

    Raises:
        InputUnreadable: there is not one clipping that can be read.
        UsageError: `lang` is no language tag.
        SettingsError: umbruch.toml has a mistake.
    """
    api.check_language(lang)
    paths = tuple(paths)
    articles: list[Article] = []
    pictures: dict[str, Picture] = {}
    remarks: list[tuple[str, Diagnostic]] = []
    sources: list[str] = []
    for source in _clippings(paths, remarks):
        try:
            read = api.read(source)
        except InputError as error:
            remarks.append((source, _unread(error)))
            continue
        sources.append(source)
        remarks += [(source, remark) for remark in read.diagnostics]
        page = _facsimile(source, read, rights, remarks)
        articles += articles_with_pictures(_licensed(read, rights, page), pictures)
    if not articles:
        raise InputUnreadable(
            "there is no clipping here that can be read", source=", ".join(os.fspath(path) for path in paths) or None,
            hint="name a folder of articles; umbruch formats lists what is read",
        )  # fmt: skip
    languages = [article.lang for article in articles if article.lang]
    lang = lang or max(dict.fromkeys(languages), key=languages.count, default=None)
    house = house_of(Path(sources[0]))
    return PressReview(
        Publication(
            kind="kit",
            title=title or word("press_review", lang),
            lang=lang,
            date=date or max(filter(None, map(_day, articles)), default=None),
            publisher=publisher or house.publisher,
            articles=tuple(_in_order(articles)),
            pictures=tuple(pictures.values()),
        ),
        tuple(remarks),
    )


def _clippings(paths: Iterable[str | os.PathLike[str]], remarks: list[tuple[str, Diagnostic]]) -> Iterable[str]:
    pages = (f"*.{_FACSIMILE}{suffix}" for suffix in PICTURE_SUFFIXES)
    for one in inputs_of(paths, Selection(exclude=tuple(pages)), Path(os.devnull), lambda _: False):
        if one.refused is not None:
            remarks.append((one.source, _unread(one.refused)))
        else:
            yield one.source


def _licensed(read: Publication, rights: str | None, page: Picture | None) -> Publication:
    """The clipping with what may be done with it, and with the picture of the printed page at its end."""
    articles = list(read.articles)
    for number, article in enumerate(articles):
        if rights and article.source and not article.source.rights:
            articles[number] = replace(article, source=replace(article.source, rights=rights))
    if page is None or not articles:
        return replace(read, articles=tuple(articles))
    last = articles[-1]
    shown = word("facsimile", last.lang)
    source = last.source.text if last.source else ""
    figure = Figure(
        image=page.href, caption=(Text(shown),), alt=f"{shown}: {source}" if source else shown, weight="lead"
    )  # fmt: skip
    articles[-1] = replace(last, body=(*last.body, figure))
    return replace(read, articles=tuple(articles), pictures=(*read.pictures, page))


def _facsimile(
    source: str, read: Publication, rights: str | None, remarks: list[tuple[str, Diagnostic]]
) -> Picture | None:
    """The picture of the printed page that lies beside a clipping, where it may be shown."""
    path = Path(source)
    for suffix in PICTURE_SUFFIXES:
        found = path.with_name(f"{path.stem}.{_FACSIMILE}{suffix}")
        if not found.is_file():
            continue
        if not rights and not any(article.source and article.source.rights for article in read.articles):
            message = f"the facsimile {found.name} is left out: nothing says that it may be shown"
            hint = "name the licence with --rights, or in the source of the clipping"
            remarks.append((source, Diagnostic("review.rights", message, "warning", hint=hint)))
            return None
        try:
            return picture_from(picture_bytes(found, found.name), found.name)
        except InputError as error:
            remarks.append((source, _unread(error)))
    return None


def _unread(error: InputError) -> Diagnostic:
    return Diagnostic(
        code="review.unread", severity="error", message=f"left out: {error.message}", hint=error.hint or ""
    )  # fmt: skip


def _day(article: Article) -> str | None:
    return article.source.date if article.source else None


def _in_order(articles: Sequence[Article]) -> list[Article]:
    """The articles by newspaper, day and page; those that name no newspaper stand last."""
    copies: dict[str, int] = {}
    for article in articles:
        if article.source and article.source.circulation:
            paper = _paper(article)
            copies[paper] = max(copies.get(paper, 0), article.source.circulation)

    def place(article: Article) -> tuple[bool, int, str, str, int, str]:
        paper, source = _paper(article), article.source
        page = (source.page if source else None) or ""
        number = _NUMBER.search(page)
        day = _day(article) or ""
        return not paper, -copies.get(paper, 0), paper.casefold(), day, int(number[0]) if number else _LAST, page

    return sorted(articles, key=place)


def _paper(article: Article) -> str:
    return article.source.publications[0] if article.source and article.source.publications else ""
