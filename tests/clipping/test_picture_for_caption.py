"""Pictures beside a clipping go to its captions in order."""

from __future__ import annotations

from umbruch.clipping.assembly import recognise
from umbruch.clipping.picture_for_caption import with_pictures
from umbruch.errors import InputUnreadable
from umbruch.manuscript import manuscript_of
from umbruch.tree import Figure, Picture

TEXT = """Brücke wieder offen

Die Brücke am Hafen ist wieder offen. Das sagte der Bürgermeister am Freitag, und er klang erleichtert dabei.

Die neue Brücke. Foto: Ada Roe

Danach gab es Suppe.

Der Bürgermeister isst. Foto: Jan Poe
"""


class Folder:
    """A shelf with pictures of these names; one that breaks where it has none."""

    def __init__(self, *names: str) -> None:
        self._pictures = tuple(Picture(name, "image/png", 4, 3, b"") for name in names)

    def beside(self) -> tuple[Picture, ...]:
        if not self._pictures:
            raise InputUnreadable("the picture is broken", source="a.jpg", hint="save it again")
        return self._pictures

    def fetch(self, href: str) -> Picture:
        raise AssertionError(href)


def images(*names: str) -> list[str | None]:
    reading = with_pictures(recognise(manuscript_of(TEXT)), Folder(*names))
    return [block.image for block in reading.article.body if isinstance(block, Figure)]


def test_the_first_picture_goes_to_the_first_caption() -> None:
    assert images("a.png", "a-2.png") == ["a.png", "a-2.png"]
    assert images("a.png") == ["a.png", None]


def test_a_picture_too_many_becomes_a_figure_at_the_end() -> None:
    reading = with_pictures(recognise(manuscript_of(TEXT)), Folder("a.png", "a-2.png", "a-3.png"))
    assert reading.article.body[-1] == Figure(image="a-3.png")
    assert any(remark.code == "picture.without_caption" for remark in reading.diagnostics)
    assert len(reading.pictures) == 3


def test_a_picture_that_cannot_be_read_is_told_and_leaves_the_captions() -> None:
    reading = with_pictures(recognise(manuscript_of(TEXT)), Folder())
    assert [block.image for block in reading.article.body if isinstance(block, Figure)] == [None, None]
    remark = next(remark for remark in reading.diagnostics if remark.code == "picture.unreadable")
    assert remark.hint == "save it again"
