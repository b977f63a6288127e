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
    """Pictures of these names; those called `broken` cannot be opened."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def beside(self) -> tuple[str, ...]:
        return self._names

    def fetch(self, href: str) -> Picture:
        if href.startswith("broken"):
            raise InputUnreadable("the picture is broken", source=href, hint="save it again")
        return Picture(href, "image/png", 4, 3, b"")


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


def test_a_broken_picture_is_told_keeps_its_caption_to_itself_and_loses_no_other() -> None:
    reading = with_pictures(recognise(manuscript_of(TEXT)), Folder("broken.png", "a-2.png", "broken-3.png", "a-4.png"))
    figures = [block.image for block in reading.article.body if isinstance(block, Figure)]
    assert figures == [None, "a-2.png", "a-4.png"]
    assert [one.href for one in reading.pictures] == ["a-2.png", "a-4.png"]
    told = [remark for remark in reading.diagnostics if remark.code == "picture.unreadable"]
    assert [one.message for one in told] == [
        "'broken.png': the picture is broken", "'broken-3.png': the picture is broken",
    ]  # fmt: skip
    assert {one.hint for one in told} == {"save it again"}
