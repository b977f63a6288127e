"""Four times as much of anything is four times the work, counted in calls, for every writer of wire and pages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

import umbruch
from umbruch.tree import Article, Break, Paragraph, Publication, Text

FORMATS = ("pdf", "epub", "docx", "newsml", "nitf", "ninjs", "html", "text", "markdown")
KINDS: dict[str, Callable[[int], tuple[Any, ...]]] = {
    "line breaks": lambda count: (Text(text="wort"), Break()) * count,
    "an unbroken word": lambda count: (Text(text="w" * 25 * count),),
    "quotes": lambda count: (Text(text="„wort“ " * count),),
}
FEW, MANY = 200, 800
MOST = 1.3 * MANY / FEW
"""Some work is done by lines and pages, of which there is one more or less."""


def calls(format: str, content: tuple[Any, ...]) -> int:
    """How many functions are called for it, those of the C libraries included."""
    publication = Publication(articles=(Article(headline="A", body=(Paragraph(content=content),)),))
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    umbruch.render(publication, format, on_diagnostic=lambda _: None)  # what is made once is made before
    sys.setprofile(counted)
    try:
        umbruch.render(publication, format, on_diagnostic=lambda _: None)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", FORMATS)
def test_the_work_grows_as_the_text_does(format: str, kind: str) -> None:
    few, many = (calls(format, KINDS[kind](count)) for count in (FEW, MANY))
    assert many <= MOST * few


def test_work_that_grows_faster_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    render = umbruch.render

    def looking_back(publication: Publication, format: str, **options: Any) -> bytes:
        content = publication.articles[0].body[0].content  # type: ignore[union-attr]
        for place in range(len(content)):
            for one in content[:place]:
                id(one)
        return render(publication, format, **options)

    monkeypatch.setattr(umbruch, "render", looking_back)
    few, many = (calls("text", KINDS["line breaks"](count)) for count in (FEW, MANY))
    assert many > MOST * few
