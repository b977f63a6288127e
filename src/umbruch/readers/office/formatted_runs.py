"""Runs of characters with their formatting, as office files have them, made into inlines that stand in one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from umbruch.readers.blocks.inline_cuts import cut, joined, stripped
from umbruch.readers.unseen_words import is_unseen
from umbruch.tree import Break, Emphasis, Inline, Link, Note, Span, Strong, Struck, Subscript, Superscript, Text
from umbruch.tree.walk import inline_text


class Format(NamedTuple):
    """How characters are set: `lang` is a language other than that of the text, `size` in points.

    `ink` is their colour and `ground` what lies behind them, as six digits; None where that is the usual one. `font` is
    the name of their font, where it matters.
    """

    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: int = 0
    lang: str | None = None
    href: str | None = None
    size: float | None = None
    dateline: bool = False
    ink: str | None = None
    ground: str | None = None
    font: str | None = None

    def unseen_on(self, ground: str | None) -> bool:
        """Whether such characters cannot be seen on that ground; None where it is not known."""
        return is_unseen(self.ink, self.ground or ground, self.size)


class Run(NamedTuple):
    """Characters of one format, a line break (`\\n`), or a footnote."""

    text: str
    format: Format = Format()
    note: Note | None = None


def inlines_of(runs: Iterable[Run], *, bold: bool = False, italic: bool = False) -> tuple[Inline, ...]:
    """The inlines of a paragraph, without blanks at its ends.

    Args:
        runs: its characters.
        bold: its style is bold anyway, so that bold letters are not stressed in it.
        italic: its style is italic anyway.
    """
    return stripped(_nested(_smooth(runs, bold, italic), 0))


def without_weight(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a heading that is bold or italic as a whole, without that."""
    match content:
        case (Strong(inner),) | (Emphasis(inner),):
            return without_weight(inner)
        case _:
            return content


def _smooth(runs: Iterable[Run], bold: bool, italic: bool) -> list[Run]:
    """Runs with the formatting of blanks forgotten: they take that of the run before them where it goes on behind."""
    kept: list[tuple[list[str], Format, Note | None]] = []
    for run in runs:
        if not run.text and run.note is None:
            continue
        last = kept[-1] if kept else None
        plain = run.format._replace(
            size=None,
            dateline=False,
            ink=None,
            ground=None,
            font=None,
            bold=run.format.bold and not bold,
            italic=run.format.italic and not italic,
        )
        if run.text and not run.text.strip() and run.note is None and "\n" not in run.text and last is not None:
            plain = last[1]._replace(raised=0, struck=False)
        if last is not None and last[2] is None and run.note is None and last[1] == plain:
            last[0].append(run.text)
        else:
            kept.append(([run.text], plain, run.note))
    return [Run("".join(texts), form, note) for texts, form, note in kept]


_ORDER = ("href", "lang", "bold", "italic", "struck", "raised")


def _nested(runs: Sequence[Run], depth: int) -> tuple[Inline, ...]:
    if depth == len(_ORDER):
        return joined([one for run in runs for one in _plain(run)])
    made: list[Inline] = []
    start = 0
    while start < len(runs):
        value = getattr(runs[start].format, _ORDER[depth])
        end = start
        while end < len(runs) and getattr(runs[end].format, _ORDER[depth]) == value:
            end += 1
        inner = _nested(runs[start:end], depth + 1)
        made += _wrapped(inner, _ORDER[depth], value) if value else inner
        start = end
    return joined(made)


def _wrapped(inner: tuple[Inline, ...], what: str, value: object) -> tuple[Inline, ...]:
    """Inlines inside an element, with the blanks and breaks at their ends outside of it."""
    words = inline_text(inner)
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    before = cut(inner, 0, start) if start else ()
    after = cut(inner, end, len(words)) if end < len(words) else ()
    bare = stripped(inner)
    if not bare or (not any(not isinstance(one, Break | Note) for one in bare)):
        return inner
    element: Inline
    match what, value:
        case "href", str(href):
            element = Link(href, bare)
        case "lang", str(lang):
            element = Span(lang, bare)
        case "bold", _:
            element = Strong(bare)
        case "italic", _:
            element = Emphasis(bare)
        case "struck", _:
            element = Struck(bare)
        case _:
            element = Superscript(bare) if value == 1 else Subscript(bare)
    return (*before, element, *after)


def _plain(run: Run) -> Iterable[Inline]:
    if run.note is not None:
        yield run.note
        return
    for number, line in enumerate(run.text.split("\n")):
        if number:
            yield Break()
        if line:
            yield Text(line)


class LetterSizes:
    """How many characters of a text have which size, so that the body's is known when all have been seen."""

    def __init__(self) -> None:
        self._counts: dict[float, int] = {}

    def add(self, runs: Iterable[Run]) -> None:
        """Count the characters of a paragraph."""
        for run in runs:
            if run.format.size:
                self._counts[run.format.size] = self._counts.get(run.format.size, 0) + len(run.text)

    def share(self, size: float | None) -> float:
        """A size against that of most characters."""
        if not size or not self._counts:
            return 1.0
        return round(size / max(self._counts, key=lambda one: self._counts[one]), 2)


class Weight(NamedTuple):
    """What all the letters of a paragraph share."""

    bold: bool
    italic: bool
    size: float | None


def weight_of(runs: Sequence[Run]) -> Weight:
    """Whether every letter of a paragraph is bold or italic, and the size of most of them in points."""
    shown = [run for run in runs if run.text.strip()]
    counts: dict[float, int] = {}
    for run in shown:
        if run.format.size:
            counts[run.format.size] = counts.get(run.format.size, 0) + len(run.text)
    return Weight(
        bool(shown) and all(run.format.bold for run in shown),
        bool(shown) and all(run.format.italic for run in shown),
        max(counts, key=lambda one: counts[one]) if counts else None,
    )


def is_headed(bold: Sequence[bool]) -> bool:
    """Whether the first row of a table is its head by its look: all of it bold, and no other row.

    Args:
        bold: for each row, whether all of its words are.
    """
    return len(bold) > 1 and bold[0] and not any(bold[1:])
