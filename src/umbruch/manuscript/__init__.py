"""Copy before anybody has understood it, the same for every door: pieces in reading order, and claims.

A reader of files whose words have no roles yet (text, Markdown; office, mail, web, PDF alike) builds a `Manuscript`;
`umbruch.clipping` turns it into articles. All types are frozen. What somebody has fixed by hand is in `fixed_lines`.
"""

from umbruch.manuscript.model import (
    PLAIN,
    Box,
    Claim,
    FixedRole,
    Grid,
    Image,
    LineRoles,
    Look,
    Manuscript,
    Piece,
    WrittenLine,
    manuscript_of,
)

__all__ = [
    "PLAIN",
    "Box",
    "Claim",
    "FixedRole",
    "Grid",
    "Image",
    "LineRoles",
    "Look",
    "Manuscript",
    "Piece",
    "WrittenLine",
    "manuscript_of",
]
