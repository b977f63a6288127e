"""The neutral tree: what every reader builds and every writer renders.

All types are frozen and sequences are tuples. An absent string is None, an absent sequence is empty. Dates are ISO
8601.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from umbruch.tree.blocks import Block, Credit, Node

HIGHEST_VERSION = 999_999
HIGHEST_CIRCULATION = 999_999_999

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
"""A part of the whole, from 0 to 1."""


class Person(Node, frozen=True):
    """Somebody named in a byline, with role or agency."""

    name: str
    role: str | None = None


class Byline(Node, frozen=True):
    """Who wrote the article: the line as printed and the people in it."""

    text: str
    people: tuple[Person, ...] = ()


class Dateline(Node, frozen=True):
    """Where and when the report was filed, and the codes of who filed it (`KALLETAL (WB/ig).`)."""

    text: str
    place: str | None = None
    date: str | None = None
    credit: tuple[str, ...] = ()


class Source(Node, frozen=True):
    """Where the article was printed: the line as it stood, newspapers, day, page and address.

    `circulation` is how many copies were printed, `rights` what may be done with the clipping.
    """

    text: str
    publications: tuple[str, ...] = ()
    date: str | None = None
    page: str | None = None
    url: str | None = None
    circulation: Annotated[int, msgspec.Meta(ge=0, le=HIGHEST_CIRCULATION)] | None = None
    rights: str | None = None


LEAST_URGENT = 8
"""IPTC's urgency runs from 1, the most urgent, to 8."""


class Embargo(Node, frozen=True):
    """A Sperrfrist: the line as printed and the moment (ISO 8601, with zone where known) when it ends."""

    text: str
    until: str | None = None


class Contact(Node, frozen=True):
    """Whom an editor calls."""

    text: str
    name: str | None = None
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None


class Picture(Node, frozen=True):
    """The file behind a figure.

    `href` is its name relative to the article, with forward slashes; width and height are in pixels; `content` holds
    the file's bytes (base64 in JSON). What is known of the picture itself, whichever figure shows it: `caption` and
    `credit` as lines, who holds the `copyright`, the `terms` of use, `alt` as in a figure, and `focus`, the point that
    must stay in sight when it is cut: shares of width and height from the upper left corner. `place` and `date` (ISO
    8601) are where and when it was taken.
    """

    href: str
    media_type: str
    width: int
    height: int
    content: bytes
    caption: str | None = None
    credit: Credit | None = None
    copyright: str | None = None
    terms: str | None = None
    alt: str | None = None
    focus: tuple[Share, Share] | None = None
    place: str | None = None
    date: str | None = None


class Change(Node, frozen=True):
    """How this version differs from the one before: what kind of change, and the note that tells editors."""

    kind: Literal["update", "correction", "kill"]
    note: str | None = None


class Article(Node, frozen=True):
    """One article with its press roles.

    `section` is the part of the newspaper (sports, culture), `genre` what kind of text it is (a name, or a code of
    IPTC's NewsCodes: `genre:Interview`), `urgency` how soon editors must look at it: from 1, at once, to 8; 5 is what
    most reports have. `version` counts from 1; an article whose `status` is
    withheld or canceled must not be published. `desk_notes` are for editors only and never set for readers, and
    those between `<!--` and `-->` are comments, which the wire does not carry either;
    `discarded` is what a reader of files took for no part of the article.
    """

    id: str | None = None
    lang: str | None = None
    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None
    lead: str | None = None
    byline: Byline | None = None
    dateline: Dateline | None = None
    body: tuple[Block, ...] = ()
    source: Source | None = None
    embargo: Embargo | None = None
    contact: Contact | None = None
    boilerplate: str | None = None
    notice: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    section: str | None = None
    genre: str | None = None
    urgency: Annotated[int, msgspec.Meta(ge=1, le=LEAST_URGENT)] | None = None
    modified: str | None = None
    version: Annotated[int, msgspec.Meta(ge=1, le=HIGHEST_VERSION)] | None = None
    status: Literal["usable", "withheld", "canceled"] = "usable"
    change: Change | None = None
    desk_notes: tuple[str, ...] = ()
    discarded: tuple[str, ...] = ()


class Provider(Node, frozen=True):
    """Who sends a publication out: the name, and a domain or short name for identifiers."""

    name: str
    code: str | None = None


class Publication(Node, frozen=True):
    """What is published together: one article, or a press kit of several, with the pictures that they show.

    `cover` and `logo` are names of pictures.
    """

    kind: Literal["article", "kit"] = "article"
    title: str | None = None
    subtitle: str | None = None
    lang: str | None = None
    date: str | None = None
    publisher: str | None = None
    provider: Provider | None = None
    logo: str | None = None
    contact: Contact | None = None
    boilerplate: str | None = None
    cover: str | None = None
    articles: tuple[Article, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def article(self) -> Article:
        """The first article; IndexError where there is none."""
        return self.articles[0]

    def picture(self, href: str) -> Picture | None:
        """The picture of that name, or None."""
        return next((picture for picture in self.pictures if picture.href == href), None)
