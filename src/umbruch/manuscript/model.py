"""The types of a manuscript: lines with their look, tables, pictures, and what a file says about itself."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec


class Look(msgspec.Struct, frozen=True):
    """How a line looks, as far as its file tells.

    `size` is that of its letters against the body's (1.0); `colour` six hexadecimal digits; `style` the name of a
    paragraph style; `heading` the level of a heading tag from 1; `mark` the sign or number of a list item.
    """

    size: float = 1.0
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    style: str | None = None
    heading: int | None = None
    mark: str | None = None


PLAIN = Look()
"""The look of a line about whose look nothing is known."""


class Box(msgspec.Struct, frozen=True):
    """Where something stands: the page from 1, and its edges in points (1/72 inch) from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class WrittenLine(msgspec.Struct, frozen=True, tag_field="type", tag="line"):
    """One line as it stands, with its indent; an empty one is a blank line, a form feed in it begins a new page.

    `number` is its line in the input, from 1, where the input has lines. `within` says of words that somebody set
    apart where they begin and end in the line as it came; those of one line stand one after another.
    """

    text: str
    number: int | None = None
    look: Look = PLAIN
    box: Box | None = None
    within: tuple[int, int] | None = None


class Grid(msgspec.Struct, frozen=True, tag_field="type", tag="grid"):
    """A table, whose words never are a role of the head."""

    rows: tuple[tuple[str, ...], ...]
    number: int | None = None
    box: Box | None = None


class Image(msgspec.Struct, frozen=True, tag_field="type", tag="image"):
    """A picture: its name in the file, and the words that the file holds ready for those who can't see it."""

    href: str
    alt: str | None = None
    number: int | None = None
    box: Box | None = None


Piece = WrittenLine | Grid | Image


class Claim(msgspec.Struct, frozen=True):
    """What a file says about itself: evidence, never truth.

    Args:
        field: the field of the article, as in the tree: `headline`, `byline`, `lang`.
        value: what the file says.
        where: where in the file it says so: `Subject`, `og:title`, `front matter`.
    """

    field: Literal["headline", "kicker", "deck", "lead", "byline", "source", "modified", "lang"]
    value: str
    where: str


FixedRole = Literal[
    "headline",
    "kicker",
    "deck",
    "lead",
    "byline",
    "dateline",
    "source",
    "date",
    "embargo",
    "contact",
    "boilerplate",
    "notice",
    "caption",
    "subheading",
    "body",
    "desk_notes",
    "discard",
]
"""What somebody may say that a line is; `discard` is furniture of the page, `date` the day of publication."""


class Manuscript(msgspec.Struct, frozen=True):
    """Copy as it came in: its pieces in reading order, the claims of its file, and what somebody has fixed.

    `fixed` holds lines by their place among the pieces, from 1, with the role that they have: truth, not evidence.
    `starts` are the lines with which an article begins, where somebody has said so; a single one makes one article.
    """

    pieces: tuple[Piece, ...]
    claims: tuple[Claim, ...] = ()
    fixed: tuple[tuple[int, FixedRole], ...] = ()
    starts: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The lines under one another; a table or a picture parts them as a blank line does."""
        return "\n".join(piece.text if isinstance(piece, WrittenLine) else "" for piece in self.pieces)


class LineRoles(Protocol):
    """The roles that somebody has fixed for lines of an input."""

    def laid_on(self, manuscript: Manuscript) -> Manuscript:
        """The manuscript with the roles of the lines that are in it; UmbruchError where they do not fit."""
        ...


def manuscript_of(text: str) -> Manuscript:
    """The manuscript of a plain text, whose lines end in `\\n`: lines without looks, and no claims."""
    return Manuscript(tuple(WrittenLine(line, number) for number, line in enumerate(text.split("\n"), start=1)))
