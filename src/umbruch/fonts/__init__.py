"""Type: finding the TrueType files of a style's families, reading them, and cutting subsets out of them.

`families` finds the files, `truetype` reads one, `kerning` knows its pairs, `subset` makes a small font with only the
glyphs that a document shows. Nothing here knows about PDF or EPUB.
"""

from umbruch.fonts.families import face_file, face_files
from umbruch.fonts.truetype import Face, open_face

__all__ = ["Face", "face_file", "face_files", "open_face"]
