"""A manuscript holds copy as it came: every line, and what the file says about itself."""

from __future__ import annotations

import umbruch
from umbruch.clipping.assembly import recognise
from umbruch.manuscript import Claim, Grid, Image, Look, Manuscript, WrittenLine, manuscript_of

TEXT = "Brücke zu\n\n  Kalldem. Der Rat tagt heute sehr lange über die Brücke.\n\fNoch eine Seite."


def test_a_text_is_a_manuscript_of_its_lines_without_looks_and_claims() -> None:
    manuscript = manuscript_of(TEXT)
    assert manuscript.text == TEXT
    assert manuscript.claims == ()
    assert [piece.number for piece in manuscript.pieces] == [1, 2, 3, 4]
    assert all(isinstance(piece, WrittenLine) and piece.look == Look() for piece in manuscript.pieces)


def test_a_text_reads_as_its_manuscript_does() -> None:
    read = umbruch.read(TEXT.encode(), format="text")
    assert read.articles == recognise(manuscript_of(TEXT)).articles


def test_tables_and_pictures_part_the_lines_around_them() -> None:
    pieces = (WrittenLine("Eins", 1), Grid((("a", "b"),), 2), WrittenLine("Zwei", 4), Image("saal.png", number=5))
    assert Manuscript(pieces, (Claim("headline", "Eins", "Subject"),)).text == "Eins\n\nZwei\n"
