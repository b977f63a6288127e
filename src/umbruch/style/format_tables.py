"""What a style says to files of one format alone."""

from __future__ import annotations

from typing import Literal

import msgspec

from umbruch.style.units import Length


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of these tables."""


class Docx(_Part, frozen=True):
    """What concerns Word files alone: the house template (`.docx`, `.dotx`) whose styles and paper win.

    `number_captions` puts `Figure 1:` before captions, which Word counts; `embed_fonts` lets files carry the style's
    fonts with them, unless a template brings its own. None stands for yes in press kits, which show one face in
    all their files, and no elsewhere: such a file names fonts that everybody has.
    """

    template: str | None = None
    number_captions: bool = False
    embed_fonts: bool | None = None


class Epub(_Part, frozen=True):
    """What concerns e-books alone: whether they carry the style's fonts with them."""

    embed_fonts: bool = False


class Html(_Part, frozen=True):
    """What concerns web pages alone: whether they carry the style's fonts with them.

    None stands for yes in press kits, whose pages share the files, and no in a page that is one file.
    """

    embed_fonts: bool | None = None


class Pdf(_Part, frozen=True):
    """What concerns PDF files alone: whether they are written for everybody (`ua`) and for the archive (`archive`).

    `standard` says by which edition: `ua-1` is PDF/UA-1 with PDF/A-2 (PDF 1.7), `ua-2` PDF/UA-2 with PDF/A-4
    (PDF 2.0). A file claims a standard only when it was written by it. Without both it has no structure at all.
    """

    ua: bool = True
    archive: bool = True
    standard: Literal["ua-1", "ua-2"] = "ua-1"

    @property
    def is_second(self) -> bool:
        """Whether files are PDF 2.0."""
        return self.standard == "ua-2"


class End(_Part, frozen=True):
    """What tells on PDF pages where the text ends: signs that are no part of it, and that none who reads aloud says.

    `mark` stands centred below the text of an article, `more` is what {more} in a page head or foot says on each of its
    pages but the last.
    """

    mark: str = ""
    more: str = ""


class Briefs(_Part, frozen=True):
    """Short articles among several, which share pages on PDF: text alone, of at most so many characters, 0 for none.

    `headline` is the size of their headlines.
    """

    most_characters: int = 0
    headline: Length = Length(14)


class Boxes(_Part, frozen=True):
    """Boxes on PDF pages of one column: `key_figures` is the most facts that one sets in large figures, 0 for none."""

    key_figures: int = 0
