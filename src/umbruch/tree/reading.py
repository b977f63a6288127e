"""A publication as a reader made it: the tree, what was guessed, and where each field stood."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.errors import UsageError
from umbruch.tree.model import Publication
from umbruch.tree.walk import each_figure

DOUBTFUL = 0.8
"""Below this sureness a field is remarked upon."""


class Origin(msgspec.Struct, frozen=True):
    """Where a field of the tree came from: path, the lines it was read from, and how sure the reader is (0 to 1).

    `why` names the evidence that told most where the field was chosen among several runs of lines, `instead` the one
    that came next, with its probability.
    """

    field: str
    lines: tuple[int, ...]
    sureness: float = 1.0
    why: str = ""
    instead: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look at it: the reader is less sure than `DOUBTFUL`."""
        return self.sureness < DOUBTFUL


class Life(msgspec.Struct, frozen=True):
    """What holds for every version of an article.

    `name` is what its input is called, without folder and suffix: it identifies an article that has no id of its own.
    `created` is when the first version was made (ISO 8601).
    """

    name: str | None = None
    created: str | None = None


NO_LIFE = Life()


class Smaller(msgspec.Struct, frozen=True):
    """A smaller file of a picture that lies beside it: for web pages, or for lists.

    `of` is the href of the picture itself, `href` its own; width and height are pixels, `size` octets.
    """

    of: str
    purpose: Literal["web", "thumbnail"]
    href: str
    media_type: str
    width: int
    height: int
    size: int


class Reading(Publication, frozen=True, eq=False):
    """A publication as a reader made it, with what was guessed and where each field stood.

    `lives` has one entry an article, in order, or none where nothing is known of any. `smaller` are further files of
    its pictures.

    Two readings are equal when their trees are equal, whatever was remarked on the way.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    origins: tuple[Origin, ...] = ()
    lives: tuple[Life, ...] = ()
    smaller: tuple[Smaller, ...] = ()

    @property
    def tree(self) -> Publication:
        """The publication alone."""
        return Publication(**{name: getattr(self, name) for name in Publication.__struct_fields__})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Publication):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in Publication.__struct_fields__)

    def __hash__(self) -> int:
        return hash(self.tree)


def lives_of(publication: Publication) -> tuple[Life, ...]:
    """One life an article, in order; empty ones where nothing is known."""
    known = publication.lives if isinstance(publication, Reading) else ()
    return (*known, *(NO_LIFE for _ in publication.articles))[: len(publication.articles)]


def smaller_of(publication: Publication, href: str) -> tuple[Smaller, ...]:
    """The smaller files of a picture, the largest first."""
    known = publication.smaller if isinstance(publication, Reading) else ()
    return tuple(sorted((one for one in known if one.of == href), key=lambda one: one.width, reverse=True))


def named_after(reading: Reading, name: str) -> Reading:
    """The reading with its articles named after their input; of several each by its number, too."""
    lives = lives_of(reading)
    several = len(lives) > 1
    named = (replace(life, name=f"{name}-{number}" if several else name) for number, life in enumerate(lives, start=1))
    return replace(reading, lives=tuple(named))


def named_where_nameless(publication: Publication, file: str, suffixes: tuple[str, ...]) -> Publication:
    """The publication with those articles named that have neither an id nor an input: trees that somebody has built.

    Args:
        publication: whatever is to be stored.
        file: the name of the file that it becomes.
        suffixes: those of its format; the longest that the file has is no part of the name.
    """
    suffix = next(filter(file.lower().endswith, sorted(suffixes, key=len, reverse=True)), "")
    name = file[: len(file) - len(suffix)] or file
    lives = lives_of(publication)
    several = len(lives) > 1
    named = tuple(
        life if life.name or (article.id or "").strip() else replace(life, name=f"{name}-{number}" if several else name)
        for number, (article, life) in enumerate(zip(publication.articles, lives, strict=True), start=1)
    )
    if named == lives:
        return publication
    if isinstance(publication, Reading):
        return replace(publication, lives=named)
    return Reading(**{field: getattr(publication, field) for field in publication.__struct_fields__}, lives=named)


def one_article(reading: Reading, number: int, source: str = "") -> Reading:
    """The article of that number as a publication of its own.

    Args:
        reading: what was read.
        number: from 1, in the order in which the articles are shown.
        source: the input's name for messages.

    Raises:
        UsageError: there is no such article.
    """
    count = len(reading.articles)
    if not 1 <= number <= count:
        there = "one article" if count == 1 else f"{count} articles"
        raise UsageError(
            f"there is no article {number}: the input holds {there}", source=source,
            hint="umbruch inspect lists them" if count > 1 else "leave out --article",
        )  # fmt: skip
    article = reading.articles[number - 1]
    prefix = f"articles[{number - 1}]"
    alone = replace(
        reading,
        kind="article",
        title=None if count > 1 else reading.title,
        subtitle=None if count > 1 else reading.subtitle,
        lang=article.lang or reading.lang,
        articles=(article,),
        lives=lives_of(reading)[number - 1 : number],
        origins=tuple(_first(one, prefix) for one in reading.origins if _is_of(one.field, prefix)),
        diagnostics=tuple(
            _said_first(one, prefix) for one in reading.diagnostics if not one.field or _is_of(one.field, prefix)
        ),
    )
    shown = {figure.image for figure in each_figure(alone)}
    return replace(alone, pictures=tuple(picture for picture in reading.pictures if picture.href in shown))


def _is_of(field: str, prefix: str) -> bool:
    return not field.startswith("articles[") or field.startswith(prefix)


def _first(origin: Origin, prefix: str) -> Origin:
    return replace(origin, field=origin.field.replace(prefix, "articles[0]", 1))


def _said_first(remark: Diagnostic, prefix: str) -> Diagnostic:
    return replace(remark, field=remark.field.replace(prefix, "articles[0]", 1)) if remark.field else remark
