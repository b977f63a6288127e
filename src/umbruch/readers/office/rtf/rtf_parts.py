"""What an RTF file is taken apart into: paragraphs, rows of tables, pictures."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from umbruch.readers.office.formatted_runs import Format, Run
from umbruch.readers.unseen_words import WHITE

USUAL_SIZE = 12.0
"""Points of letters where nothing is said (RTF 1.9.1, Character Formatting Properties: `\\fs24`)."""


class Group(Struct, frozen=True):
    """What holds inside a group."""

    format: Format = Format(size=USUAL_SIZE)
    hidden: bool = False
    deleted: bool = False
    skipped: bool = False
    font: int = 0
    skip_after_u: int = 1
    ink: int = 0
    ground: int = 0
    destination: str = ""


class Line(NamedTuple):
    """A paragraph: its runs, style, outline level from 1, the bullet or number before it, its level in a list.

    `boxed` numbers the shape that it stands in; 0 in none.
    """

    runs: tuple[Run, ...]
    style: str = ""
    heading: int | None = None
    mark: str | None = None
    level: int = 0
    boxed: int = 0


class Drawn(NamedTuple):
    """A picture: its bytes, the suffix of their kind, and what it says to those who cannot see it."""

    content: bytes
    suffix: str
    alt: str | None = None


Row = tuple[tuple[Line, ...], ...]
Part = Line | Row | Drawn
"""A paragraph, a row of cells, or a picture."""

PICTURE_KINDS = {
    "pngblip": "png", "jpegblip": "jpg", "emfblip": "emf", "wmetafile": "wmf", "dibitmap": "dib", "wbitmap": "bmp",
    "macpict": "pct", "pmmetafile": "met",
}  # fmt: skip
"""What the bytes of a picture are, by the word that says so."""


STAND_IN = "¬"
"""What Cocoa writes where a picture stands that lies in the folder of the file (`NeXTGraphic`)."""


class Sheet:
    """Where paragraphs go: the text, a note, a page head."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.runs: list[Run] = []
        self.cell: list[Line] = []
        self.row: list[tuple[Line, ...]] = []
        self.mark: str | None = None
        self.in_table = False
        self.after: list[Part] = []
        self.style = 0
        self.outline: int | None = None
        self.level = 0
        self.ground: str | None = WHITE
        self.shade = 0
        self.flat = False
        self.stands_in = False


def words_of(part: Part) -> str:
    """The words of a part."""
    if isinstance(part, Drawn):
        return ""
    if isinstance(part, Line):
        return "".join(run.text for run in part.runs)
    return " ".join(words_of(line) for cell in part for line in cell)
