"""Blocks and inlines: what a body is made of.

The unions `Block` and `Inline` are closed: match over them with `assert_never` in the last case, so that a new kind of
block shows up in the type checker at every place that must learn about it.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

HIGHEST_START = 999_999_999
"""A list's first number has at most nine digits, as in CommonMark 0.31 (5.2 List items)."""

Lang = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
"""A language tag in the form of BCP 47 (`de`, `pt-BR`)."""

Alignment = Literal["left", "center", "right"]


class Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every part of the tree."""


class _Tagged(Node, frozen=True, tag_field="type", tag=str.lower):
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


class Subscript(_Tagged, frozen=True):
    """Lowered signs, as the 2 in CO₂."""

    content: tuple[Inline, ...] = ()


class Superscript(_Tagged, frozen=True):
    """Raised signs, as the 2 in m²."""

    content: tuple[Inline, ...] = ()


class Struck(_Tagged, frozen=True):
    """Words struck through, which no longer hold."""

    content: tuple[Inline, ...] = ()


class Span(_Tagged, frozen=True):
    """Words in another language than those around them."""

    lang: Lang
    content: tuple[Inline, ...] = ()


class Link(_Tagged, frozen=True):
    """Words that lead to an address."""

    href: str
    content: tuple[Inline, ...] = ()


class Note(_Tagged, frozen=True):
    """A footnote: its mark stands here, its text at the foot of the article; it holds no other note."""

    content: tuple[Block, ...] = ()


class Break(_Tagged, frozen=True):
    """A line break inside a paragraph."""


Inline = Text | Emphasis | Strong | Subscript | Superscript | Struck | Span | Link | Note | Break


class Credit(Node, frozen=True):
    """Who made a picture: the line as printed, and the name or names in it."""

    text: str
    name: str | None = None


class Paragraph(_Tagged, frozen=True):
    """A paragraph of the body.

    `lang` is its language where that is not the article's. In an interview `voice` tells questions from answers, and
    `speaker` names who says it; where the words don't begin with that name, it is set before them.
    """

    content: tuple[Inline, ...] = ()
    lang: Lang | None = None
    voice: Literal["question", "answer"] | None = None
    speaker: str | None = None


class Subheading(_Tagged, frozen=True):
    """A crosshead; level 1 stands directly under the headline, up to 5."""

    content: tuple[Inline, ...] = ()
    level: int = 1


class Quote(_Tagged, frozen=True):
    """Words of somebody else set apart, with the person or work they come from.

    `pull` marks a pull quote: words of the article itself, set once more as an ornament of the page.
    """

    content: tuple[Block, ...] = ()
    attribution: str | None = None
    pull: bool = False


class List(_Tagged, frozen=True):
    """A bulleted or numbered list; an item is a sequence of blocks, `start` the number of the first one."""

    ordered: bool = False
    items: tuple[tuple[Block, ...], ...] = ()
    start: Annotated[int, msgspec.Meta(ge=0, le=HIGHEST_START)] = 1


class Figure(_Tagged, frozen=True):
    """A picture with its caption and credit.

    `image` is the `href` of one of the publication's pictures, or None for a caption that came without its picture.
    `alt` describes the picture to those who can't see it; it is not the caption. An empty string marks a picture as
    decoration, None says that nobody has described it yet. `weight` says how large it is meant to be: the picture
    of the page, or one of two beside each other.
    """

    image: str | None = None
    caption: tuple[Inline, ...] = ()
    credit: Credit | None = None
    alt: str | None = None
    weight: Literal["lead", "half"] | None = None


class Table(_Tagged, frozen=True):
    """A table: one header row or none, rows of cells, and a caption.

    `align` says for each column how its cells stand, None where it is left to the style; columns beyond it are None.
    `row_heads` makes the first cell of each row the head of that row.
    """

    header: tuple[tuple[Inline, ...], ...] = ()
    rows: tuple[tuple[tuple[Inline, ...], ...], ...] = ()
    caption: tuple[Inline, ...] = ()
    align: tuple[Alignment | None, ...] = ()
    row_heads: bool = False


class Box(_Tagged, frozen=True):
    """A box beside the text: facts, background, about a person."""

    title: str | None = None
    content: tuple[Block, ...] = ()


class Rule(_Tagged, frozen=True):
    """A line or a row of stars between two parts of the body."""


Block = Paragraph | Subheading | Quote | List | Figure | Table | Box | Rule
