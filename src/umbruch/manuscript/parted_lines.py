"""Words of a line that are another thing than the rest of it: the line is cut before and behind them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.manuscript.letters import letters
from umbruch.manuscript.model import Manuscript, Piece, WrittenLine

_OPENING = frozenset(("Ps", "Pi"))
"""Categories of Unicode of the signs that belong to the word behind them: brackets and quotation marks that open."""
_OPENING_SIGNS = frozenset("\"'„‚¿¡")
"""Signs that open, too, whatever their category."""


class Span(NamedTuple):
    """Pieces of a manuscript by their places from 1, the last one included."""

    first: int
    last: int


class PartedManuscript(NamedTuple):
    """A manuscript with words of it on lines of their own.

    Args:
        manuscript: with the lines cut.
        words: the places of the words.
        now: for each place from 1 that a piece had, those that it has; the first entry stands for none.
    """

    manuscript: Manuscript
    words: Span
    now: tuple[Span, ...]

    def moved(self, span: Span) -> Span:
        """Where pieces stand now."""
        return Span(self.now[span.first].first, self.now[span.last].last)


def with_words_apart(manuscript: Manuscript, span: Span, words: str, nth: int = 1) -> PartedManuscript | None:
    """The manuscript with the words of some lines on lines of their own, in the order in which they stand.

    Nothing is lost: the signs around a word go with it, the blanks between two lines go away with the line.

    Args:
        manuscript: the copy.
        span: the lines in which the words stand, over the end of a line, too.
        words: what is set apart; small and capital letters, signs and blanks do not count.
        nth: which of several places is meant, from 1.

    Returns:
        The manuscript, None where the words do not stand there.
    """
    texts = {at: one.text for at in range(span.first, span.last + 1) if (one := _line(manuscript, at)) is not None}
    found = _found(texts, words, nth)
    if found is None:
        return None
    (first, begin), (last, end) = found
    begin, end = with_opening(texts[first], begin), _with_closing(texts[last], end)
    pieces: list[Piece] = []
    now = [Span(0, 0)]
    own: list[int] = []
    for at, piece in enumerate(manuscript.pieces, start=1):
        above = len(pieces)
        if first <= at <= last and isinstance(piece, WrittenLine) and piece.text.strip():
            for line, is_meant in _cut(piece, begin if at == first else 0, end if at == last else len(piece.text)):
                pieces.append(line)
                own += [len(pieces)] if is_meant else []
        else:
            pieces.append(piece)
        now.append(Span(above + 1, len(pieces)))
    parted = replace(
        manuscript,
        pieces=tuple(pieces),
        fixed=tuple((at, role) for old, role in manuscript.fixed for at in range(now[old].first, now[old].last + 1)),
        starts=frozenset(now[at].first for at in manuscript.starts),
    )
    return PartedManuscript(parted, Span(own[0], own[-1]), tuple(now))


def words_within(text: str, begin: int, end: int) -> tuple[str, int | None]:
    """The words between two places of a line, and which of several such they are.

    Args:
        text: the line.
        begin: the first sign, from 0.
        end: the first one behind them.

    Returns:
        The words, nothing where they are all of the line; and their number from 1 where they stand in it several times.
    """
    words = " ".join(text[begin:end].split())
    if letters(words) == letters(text) or not any(map(str.isalnum, words)):
        return "", None
    if _found({1: text}, words, 2) is None:
        return words, None
    nth = 1
    while (found := _found({1: text}, words, nth)) is not None and found[0][1] < begin:
        nth += 1
    return words, nth


def numbers_in_input(manuscript: Manuscript) -> tuple[int, ...] | None:
    """The line of the input that each piece stands on, 0 for one that stands on none.

    None where these are the places of the pieces: in plain text, and where the input has no lines.
    """
    numbers = [piece.number or 0 for piece in manuscript.pieces]
    as_placed = all(number == at for at, number in enumerate(numbers, start=1))
    return None if as_placed or not any(numbers) else tuple(numbers)


def _line(manuscript: Manuscript, at: int) -> WrittenLine | None:
    piece = manuscript.pieces[at - 1]
    return piece if isinstance(piece, WrittenLine) else None


def _found(texts: dict[int, str], words: str, nth: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Line and sign where the words begin, and those behind their last letter."""
    places = [(at, sign) for at, text in texts.items() for sign, one in enumerate(text) if one.isalnum()]
    spelled = [texts[at][sign].casefold() for at, sign in places]
    starts: list[int] = []
    for number, one in enumerate(spelled):
        starts += [number] * len(one)
    wanted, whole = letters(words), "".join(spelled)
    ends = list(_occurrences(whole, wanted))
    if not wanted or not places or not ends:
        return None
    apart = [at for at in ends if _is_whole(texts, places[starts[at]], places[starts[at + len(wanted) - 1]])]
    ends = apart or ends
    if not 0 < nth <= len(ends):
        return None
    first, (last, sign) = places[starts[ends[nth - 1]]], places[starts[ends[nth - 1] + len(wanted) - 1]]
    return first, (last, sign + 1)


def _occurrences(whole: str, wanted: str) -> Iterator[int]:
    at = whole.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = whole.find(wanted, at + len(wanted))


def _is_whole(texts: dict[int, str], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether no letter stands right before or behind."""
    before, behind = texts[first[0]][: first[1]][-1:], texts[last[0]][last[1] + 1 :][:1]
    return not before.isalnum() and not behind.isalnum()


def with_opening(text: str, begin: int) -> int:
    """The first of the signs that belong to the word at a place of a line: its bracket, its quotation mark."""
    while begin and _opens(text[begin - 1]):
        begin -= 1
    return begin


def _with_closing(text: str, end: int) -> int:
    """Behind the signs that follow a word; a quotation mark that opens in one language closes in another."""
    while end < len(text) and not (text[end].isspace() or text[end].isalnum()):
        if unicodedata.category(text[end]) == "Ps":
            break
        end += 1
    return end


def _opens(sign: str) -> bool:
    return sign in _OPENING_SIGNS or unicodedata.category(sign) in _OPENING


def _cut(line: WrittenLine, begin: int, end: int) -> Iterator[tuple[WrittenLine, bool]]:
    """The lines that one becomes, and for each whether it is the words that are meant."""
    above = line.within[0] if line.within else 0
    edges = _inside(line.text, ((0, begin), (begin, end), (end, len(line.text))))
    for start, stop in edges:
        text, within = line.text[start:stop], (above + start, above + stop)
        yield (replace(line, text=text, within=within) if len(edges) > 1 else line), start < end and stop > begin


def _inside(text: str, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts that have words, without the blanks around them; the indent of the line stays."""
    found: list[tuple[int, int]] = []
    for start, stop in edges:
        part = text[start:stop]
        if not part.strip():
            continue
        lead = len(part) - len(part.lstrip()) if found else -start
        found.append((start + lead, start + len(part.rstrip())))
    return found
