"""How time grows with the length of an input, for every writer and for the readers of what they write: `make bench`.

What ten times as much takes, as a share of ten times the time: 1 where work grows with the length, 10 with its square.
The least of a few rounds, as a machine that is busy with something else only makes it longer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import umbruch
from tests.benchmarks.pdf import articles, publication
from umbruch.tree import Article, Break, Paragraph, Publication, Text

WRITERS = (
    "pdf", "epub", "docx", "html", "newsml", "nitf", "ninjs", "markdown", "text", "json",
)  # fmt: skip
READERS = ("text", "markdown", "html", "docx", "epub", "newsml", "nitf", "ninjs", "json")
"""Of what our own writers make; text is read as a clipping, all of whose roles are recognised."""

TIMES = 10
ROUNDS = 3


class Shape(NamedTuple):
    """A kind of input: what it is called, how it is made, and how many of its units the large one has."""

    name: str
    make: Callable[[int], Publication]
    large: int


class Growth(NamedTuple):
    """A reader or writer with the growth for each shape."""

    what: str
    ratios: tuple[float, ...]


def _in_one(*content: Text | Break) -> Publication:
    return Publication(lang="de", articles=(Article(lang="de", headline="Brücke", body=(Paragraph(content),)),))


def _said(number: int) -> str:
    """A quote unlike any other: a file that packs to nearly nothing is refused as a trap."""
    return f"„Ja“, sagte {number * 7919}. "


SHAPES = (
    Shape("article of 2 MB", lambda count: publication(next(islice(articles(count), 0, 1))), 1_000),
    Shape("one word of 1 MB", lambda count: _in_one(Text("x" * count)), 1_000_000),
    Shape("40,000 line breaks", lambda count: _in_one(*(Text("Reihe"), Break()) * count), 40_000),
    Shape("100,000 quotes", lambda count: _in_one(Text("".join(map(_said, range(count))))), 100_000),
)  # fmt: skip


def growth() -> Iterator[Growth]:
    """Every writer, then every reader."""
    pairs = [tuple(shape.make(shape.large // times) for times in (TIMES, 1)) for shape in SHAPES]
    for name in WRITERS:
        yield Growth(f"write {name}", tuple(_ratio(*(_writing(one, name) for one in pair)) for pair in pairs))
    for name in READERS:
        made = [[umbruch.render(one, name, on_diagnostic=lambda _: None) for one in pair] for pair in pairs]
        yield Growth(f"read {name}", tuple(_ratio(*(_reading(one, name) for one in pair)) for pair in made))


def _writing(one: Publication, name: str) -> Callable[[], object]:
    return lambda: umbruch.render(one, name, on_diagnostic=lambda _: None)


def _reading(content: bytes, name: str) -> Callable[[], object]:
    return lambda: umbruch.read(content, format=name)


def _ratio(small: Callable[[], object], large: Callable[[], object]) -> float:
    small()  # what is made once is made before
    return min(map(_seconds, [large] * ROUNDS)) / (TIMES * min(map(_seconds, [small] * ROUNDS)))


def _seconds(task: Callable[[], object]) -> float:
    begun = time.process_time()
    task()
    return time.process_time() - begun


def table(rows: Iterable[Growth]) -> list[str]:
    """The growth as a table in Markdown."""
    names = " | ".join(shape.name for shape in SHAPES)
    return [
        f"| what | {names} |",
        "|---|" + "--:|" * len(SHAPES),
        *(f"| {row.what} | {' | '.join(f'{ratio:.2f}' for ratio in row.ratios)} |" for row in rows),
    ]


def main() -> None:
    """Measure and print."""
    for line in table(growth()):
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()
