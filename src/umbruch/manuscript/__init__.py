"""Copy before anybody has understood it, the same for every door: pieces in reading order, and claims.

A reader of files whose words have no roles yet (text, Markdown; office, mail, web, PDF alike) builds a `Manuscript`;
`umbruch.clipping` turns it into articles. All types of the copy are frozen; `LineFixes` remembers which of the lines
that somebody has fixed were found in it.
"""

from umbruch.manuscript.fixed_lines import NO_FIXES, FixedLines, LineFixes
from umbruch.manuscript.model import (
    PLAIN,
    Box,
    Claim,
    FixedRole,
    Grid,
    Image,
    Look,
    Manuscript,
    Piece,
    WrittenLine,
    manuscript_of,
)

__all__ = [
    "NO_FIXES",
    "PLAIN",
    "Box",
    "Claim",
    "FixedLines",
    "FixedRole",
    "Grid",
    "Image",
    "LineFixes",
    "Look",
    "Manuscript",
    "Piece",
    "WrittenLine",
    "manuscript_of",
]
