"""Lines and chunks: the text as it lies on the page, before anybody knows what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from umbruch.clipping.page.columns import columns_apart
from umbruch.clipping.page.decode import without_ligatures
from umbruch.manuscript import FixedRole

_TAB_WIDTH = 4
_LEAST_SINGLE = 4
_EVEN = 1.4
_SPACES = re.compile(r"[ \u00a0]{2,}")
_FIGURE = re.compile(r"[-+–(]?\d[\d.,:/%)\s]{0,12}[%€)]?")
_AND_SO_ON = re.compile(r"[-*•·]\s+\.\.\.")
_MARKUP_ONLY = re.compile("[\\s\\-_=*•.·~#\ue000-\uf8ff]*")


Told = Literal[
    "day", "contact", "label", "source", "notice", "embargo", "byline", "page", "plain", "caption", "boilerplate"
]  # fmt: skip
"""The role of a line that was told by a universal sign, or by somebody, before anybody looked for a headline."""


class Line(NamedTuple):
    """One printed line: its number in the input (from 1), its text without outer white space, and its indent.

    `told` is its role where a sign told it beforehand, `fixed` the one that somebody has fixed.
    """

    number: int
    text: str
    indent: int = 0
    told: Told | None = None
    fixed: FixedRole | None = None


class Chunk(NamedTuple):
    """Lines that stand together, with nothing but blank lines or a page break before and after them."""

    lines: tuple[Line, ...]
    after_page_break: bool = False

    @property
    def text(self) -> str:
        """The lines joined with single spaces; only for looking at, hyphens are not undone."""
        return " ".join(line.text for line in self.lines)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines."""
        return tuple(line.number for line in self.lines)


def chunks_of(text: str) -> tuple[Chunk, ...]:
    """The chunks of a text whose lines end in `\\n`; a form feed ends a chunk as a blank line does."""
    chunks: list[Chunk] = []
    lines: list[Line] = []
    fresh_page = False

    def close() -> None:
        nonlocal fresh_page
        if lines:
            chunks.append(Chunk(tuple(lines), fresh_page))
            lines.clear()
            fresh_page = False

    for number, raw in columns_apart(text.split("\n")):
        for position, part in enumerate(raw.split("\f")):
            if position:
                close()
                fresh_page = True
            stripped = part.strip()
            if not stripped:
                if not position and "\f" not in raw:
                    close()
                continue
            expanded = part.expandtabs(_TAB_WIDTH)
            indent = len(expanded) - len(expanded.lstrip())
            lines.append(Line(number, without_ligatures(stripped), indent))
    close()
    return tuple(chunks)


def without_blanks(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks, those of one line each put together again where a blank line stands after every line of a column."""
    single = [chunk for chunk in chunks[1:] if len(chunk.lines) == 1]
    if len(single) < _LEAST_SINGLE or len(single) < 0.8 * (len(chunks) - 1):
        return tuple(chunks)
    pairs = list(pairwise(chunks[1:]))
    running = [_runs_over(before, after) for before, after in pairs]
    if sum(running) < 0.4 * len(pairs) or not _are_printed_lines(single):
        return tuple(chunks)
    start = 1 + running.index(True)
    column = [line for chunk in chunks[start:] if len(chunk.lines) == 1 for line in chunk.lines]
    rest = [chunk for chunk in chunks[start:] if len(chunk.lines) > 1]
    return (*chunks[:start], Chunk(tuple(column)), *rest)


def _are_printed_lines(single: Sequence[Chunk]) -> bool:
    """Whether lines are about as long as one another, as in a column, and not whole paragraphs cut here and there."""
    lengths = sorted(len(chunk.lines[0].text) for chunk in single)
    return lengths[int(len(lengths) * 0.9)] <= _EVEN * lengths[len(lengths) // 2]


def _runs_over(before: Chunk, after: Chunk) -> bool:
    last, first = before.lines[-1].text, after.lines[0].text
    return not ends_sentence(last) and (starts_small(first) or last[-1] in "-\u00ad")


def tidy(text: str) -> str:
    """Inner runs of blanks made single; no-break spaces that stand alone stay."""
    text = text.replace("\t", " ")
    # Most lines have single blanks alone, which the pattern would stop at one after the other.
    return (_SPACES.sub(" ", text) if "  " in text or "\u00a0" in text else text).strip()


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: parted by tabs, or by gaps of blanks with figures between them."""
    if "\t" in text:
        return True
    cells = text.split("   ") if "   " in text else ()
    return sum(bool(cell) for cell in cells) > 2 and any(_FIGURE.fullmatch(cell.strip()) for cell in cells[1:] if cell)


def is_ornament(text: str) -> bool:
    """Whether a line has no letter or digit: stars, rules, dots; but `- ...` is the item that says "and so on"."""
    return _MARKUP_ONLY.fullmatch(text) is not None and _AND_SO_ON.fullmatch(text) is None


_SENTENCE_END = re.compile(r"[.!?…:؟۔。！？][\"'»«”“’‘)\]]*$|[.!?…؟۔][\"'»«”“’)\]]*\s*\([^()]{1,20}\)$")
_LAST_OF_SENTENCE = frozenset(".!?…:؟۔。！？\"'»«”“’‘)]\n")
"""With one of these ends whatever the pattern finds; most lines do with none, which is told sooner than by it."""


def ends_sentence(text: str) -> bool:
    """Whether a text stops where a sentence may stop: at . ! ? … or a colon, with quotation marks after it or not."""
    return text[-1:] in _LAST_OF_SENTENCE and _SENTENCE_END.search(text[-40:]) is not None


def starts_small(text: str) -> bool:
    """Whether the first letter of a text is a small one, so that it goes on with what stood before."""
    for sign in text[:8]:
        if sign.isalpha():
            return sign.islower()
        if sign.isdigit():
            return False
    return bool(text) and text[0] in ",;)"


def may_go_on(text: str, following: str) -> bool:
    """Whether a sentence runs over the end of a line as far as can be seen.

    Letters without capitals (Arabic, Hebrew) tell nothing at the start of the next line; the end of the line does.
    """
    if ends_sentence(text):
        return False
    if text[-1] in "-\u00ad," or starts_small(following):
        return True
    first = next((sign for sign in following[:8] if sign.isalpha()), "")
    return bool(first) and first.lower() == first.upper()
