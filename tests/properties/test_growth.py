"""Twice the article is twice the work, for every writer and for every reader of what they write: counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

import umbruch
from umbruch.tree import Article, Break, Inline, Paragraph, Publication, Text

FORMATS = ("text", "markdown", "json", "html", "newsml", "nitf", "ninjs", "docx", "epub", "pdf")
READ_BACK = tuple(name for name in FORMATS if name != "pdf")
TIMES = 4
ALLOWED = 1.2
"""How much more than so many times the work may be; what grows with the square has four times as much."""

SENTENCE = "Die Feuerwehr der Gemeinde hat am Sonntag in der Halle am Rathaus geübt, und viele sahen zu."
WORDS = SENTENCE.split()


def _in_one(content: tuple[Inline, ...]) -> Publication:
    return Publication(lang="de", articles=(Article(lang="de", headline="Brücke offen", body=(Paragraph(content),)),))


def paragraphs(count: int) -> Publication:
    """Different paragraphs of some 400 letters."""
    texts = (" ".join((*WORDS[at % 16 :], *WORDS, *WORDS, f"Am {at + 1}. Tag.")) for at in range(count))
    body = tuple(Paragraph((Text(text),)) for text in texts)
    return Publication(lang="de", articles=(Article(lang="de", headline="Brücke offen", body=body),))


def breaks(count: int) -> Publication:
    return _in_one(tuple(one for at in range(count) for one in (Text(f"Reihe {at}"), Break()))[:-1])


def quotes(count: int) -> Publication:
    return _in_one((Text("„Ja“, sagte er. " * count),))


def one_word(count: int) -> Publication:
    return _in_one((Text("x" * count),))


SHAPES: dict[str, tuple[Callable[[int], Publication], int]] = {
    "paragraphs": (paragraphs, 8), "line breaks": (breaks, 250), "quotes": (quotes, 250), "one word": (one_word, 4000),
}  # fmt: skip


def work(task: Callable[[], object]) -> int:
    """How often anything is called, and how many items stand in the lists that are made on the way."""
    calls = 0
    copied = 0
    made: dict[int, object] = {}

    def watch(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls, copied
        calls += 1
        if event == "return" and isinstance(argument, list | tuple) and id(argument) not in made:
            copied += len(argument)
            made[id(argument)] = argument

    sys.setprofile(watch)
    try:
        task()
    finally:
        sys.setprofile(None)
    return calls + copied


def grows_evenly(task: Callable[[Publication], object], shape: str) -> tuple[int, int]:
    make, size = SHAPES[shape]
    task(make(size // TIMES))  # what is made once is not counted
    small, large = make(size), make(size * TIMES)
    return work(lambda: task(small)), work(lambda: task(large))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("format", FORMATS)
def test_four_times_the_article_is_four_times_the_work_of_a_writer(format: str, shape: str) -> None:
    small, large = grows_evenly(lambda one: umbruch.render(one, format, on_diagnostic=lambda _: None), shape)
    assert large <= TIMES * small * ALLOWED


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("format", READ_BACK)
def test_four_times_the_article_is_four_times_the_work_of_a_reader(format: str, shape: str) -> None:
    make, size = SHAPES[shape]
    contents = [umbruch.render(make(count), format, on_diagnostic=lambda _: None) for count in (size, size * TIMES)]
    umbruch.read(contents[0], format=format)
    small, large = (work(lambda content=content: umbruch.read(content, format=format)) for content in contents)  # type: ignore[misc]
    assert large <= TIMES * small * ALLOWED


def test_work_that_grows_with_the_square_is_seen() -> None:
    def copies(count: int) -> list[int]:
        made: list[int] = []

        def more(one: int) -> list[int]:
            return [*made, one]

        for one in range(count):
            made = more(one)
        return made

    assert work(lambda: copies(400)) > TIMES * work(lambda: copies(100)) * ALLOWED
