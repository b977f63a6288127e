"""The neutral tree: what every reader builds and every writer renders.

All types are frozen, sequences are tuples, and the unions `Block` and `Inline` are closed: match over them with
`assert_never` in the last case, so that a new kind of block shows up in the type checker at every place that must
learn about it. An absent string is None, an absent sequence is empty. Dates are ISO 8601.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class _Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every part of the tree."""


class _Tagged(_Node, frozen=True, tag_field="type", tag=str.lower):
    """Base of blocks and inlines, told apart by `type` in the JSON form."""


class Text(_Tagged, frozen=True):
    """A run of characters."""

    text: str


class Emphasis(_Tagged, frozen=True):
    """Words set in italics."""

    content: tuple[Inline, ...] = ()


class Strong(_Tagged, frozen=True):
    """Words set in bold."""

    content: tuple[Inline, ...] = ()


class Link(_Tagged, frozen=True):
    """Words that lead to an address."""

    href: str
    content: tuple[Inline, ...] = ()


class Break(_Tagged, frozen=True):
    """A line break inside a paragraph."""


Inline = Text | Emphasis | Strong | Link | Break


class Credit(_Node, frozen=True):
    """Who made a picture: the line as printed, and the name or names in it."""

    text: str
    name: str | None = None


class Paragraph(_Tagged, frozen=True):
    """A paragraph of the body."""

    content: tuple[Inline, ...] = ()


class Subheading(_Tagged, frozen=True):
    """A crosshead; level 1 stands directly under the headline, up to 5."""

    content: tuple[Inline, ...] = ()
    level: int = 1


class Quote(_Tagged, frozen=True):
    """Words of somebody else set apart, with the person or work they come from."""

    content: tuple[Block, ...] = ()
    attribution: str | None = None


class List(_Tagged, frozen=True):
    """A bulleted or numbered list; an item is a sequence of blocks."""

    ordered: bool = False
    items: tuple[tuple[Block, ...], ...] = ()


class Figure(_Tagged, frozen=True):
    """A picture with its caption and credit.

    `image` is the `href` of one of the publication's pictures, or None for a caption that came without its picture.
    `alt` describes the picture to those who can't see it; it is not the caption. An empty string marks a picture as
    decoration, None says that nobody has described it yet.
    """

    image: str | None = None
    caption: tuple[Inline, ...] = ()
    credit: Credit | None = None
    alt: str | None = None


class Table(_Tagged, frozen=True):
    """A table: one header row or none, rows of cells, and a caption."""

    header: tuple[tuple[Inline, ...], ...] = ()
    rows: tuple[tuple[tuple[Inline, ...], ...], ...] = ()
    caption: tuple[Inline, ...] = ()


class Rule(_Tagged, frozen=True):
    """A line or a row of stars between two parts of the body."""


Block = Paragraph | Subheading | Quote | List | Figure | Table | Rule


class Person(_Node, frozen=True):
    """Somebody named in a byline, with role or agency."""

    name: str
    role: str | None = None


class Byline(_Node, frozen=True):
    """Who wrote the article: the line as printed and the people in it."""

    text: str
    people: tuple[Person, ...] = ()


class Dateline(_Node, frozen=True):
    """Where and when the report was filed, and the codes of who filed it (`KALLETAL (WB/ig).`)."""

    text: str
    place: str | None = None
    date: str | None = None
    credit: tuple[str, ...] = ()


class Source(_Node, frozen=True):
    """Where the article was printed: the line as it stood, newspapers, day, page and address."""

    text: str
    publications: tuple[str, ...] = ()
    date: str | None = None
    page: str | None = None
    url: str | None = None


class Embargo(_Node, frozen=True):
    """A Sperrfrist: the line as printed and the moment (ISO 8601, with zone where known) when it ends."""

    text: str
    until: str | None = None


class Contact(_Node, frozen=True):
    """Whom an editor calls."""

    text: str
    name: str | None = None
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None


class Picture(_Node, frozen=True):
    """The file behind a figure.

    `href` is its name relative to the article, with forward slashes; width and height are in pixels; `content` holds
    the file's bytes (base64 in JSON).
    """

    href: str
    media_type: str
    width: int
    height: int
    content: bytes


class Article(_Node, frozen=True):
    """One article with its press roles."""

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
    modified: str | None = None
    discarded: tuple[str, ...] = ()


class Publication(_Node, frozen=True):
    """What is published together: one article, or a press kit of several, with the pictures that they show."""

    kind: Literal["article", "kit"] = "article"
    title: str | None = None
    subtitle: str | None = None
    lang: str | None = None
    date: str | None = None
    publisher: str | None = None
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
