"""Breaks headlines by their sense: lines of like length that end where a phrase does.

A headline has a dozen words and few lines, so all ways to part it are compared, which a paragraph is too long for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.language.phrase_words import begins_phrase, needs_the_next
from umbruch.writers.pdf.type.breaking import NEVER, Line, Segment
from umbruch.writers.pdf.type.founts import Shape
from umbruch.writers.pdf.type.runs import Broken
from umbruch.writers.pdf.type.words import Drawn

_MOST_WORDS, _MOST_LINES = 40, 5
_TORN = 1.0
"""What a line costs that ends with a word that belongs to the next one. Lines of two thirds and one third of the
measure instead of two halves cost .06, so that nothing but a lack of other places leads there."""
_SHORT_LAST, _LEAST_LAST = 0.15, 0.4
"""What a last line costs that is shorter than that part of the widest one."""
_WITHIN_NAME, _AFTER_QUALIFIER = 0.3, 0.04
"""What a break costs between two words in capitals, which are a name where nouns have none, or between adjective and
noun: seen in German; elsewhere what follows an article and one more word is so more often than not."""
_CAPITAL_NOUNS = frozenset(("de", "lb", "nds", "gsw"))
"""Languages whose nouns begin with a capital."""
_AFTER_SIGN, _BEFORE_PHRASE = -0.06, -0.02
"""What a break after a sign, or before a word that begins a phrase, is worth."""
_SIGNS = (".", ":", ",", ";", "?", "!", "–", "—", "…", "؟", "،", "“", "”", "«", "»")


class _Word(NamedTuple):
    """Segments `start` to `end` (exclusive), their width in points, the space after them, and their text."""

    start: int
    end: int
    width: float
    space: float
    text: str


def break_by_sense(
    segments: Sequence[Segment], drawn: Sequence[Drawn], measure: float, lang: str | None, most: int
) -> list[Line] | None:  # fmt: skip
    """The lines of a headline: as few as its measure allows, or one more where only that tears no phrase.

    Args:
        segments: its words, not justified.
        drawn: what each of them draws.
        measure: width of a line in points.
        lang: its language.
        most: how many lines its style allows; 0 for no more than it needs.

    Returns:
        None where it must be parted within a word, has too many words, or is one line.
    """
    words = _words(segments, drawn, measure)
    if words is None or not 1 < len(words) <= _MOST_WORDS:
        return None
    fewest = _fewest(words, measure)
    if not 1 < fewest <= _MOST_LINES:
        return None
    prices = _prices(words, lang)
    ends = _ends(words, prices, measure, fewest)
    if fewest < most and (ends is None or any(prices[end] >= _TORN for end in ends[:-1])):
        another = _ends(words, prices, measure, fewest + 1)
        if another is not None and not any(prices[end] >= _TORN for end in another[:-1]):
            ends = another
    if ends is None:
        return None
    starts = (0, *ends[:-1])
    return [Line(words[start].start, words[end - 1].end, 0.0) for start, end in zip(starts, ends, strict=True)]


def is_torn(lines: Sequence[Broken], lang: str | None) -> bool:
    """Whether one of the lines of a headline ends with a word that belongs to the next one."""
    return any(needs_the_next(_last_word(line), lang) for line in lines[:-1])


def _last_word(line: Broken) -> str:
    pieces = line.strokes[-1][1] if line.strokes else []
    return next((piece[0].text[: piece[2]] for piece in reversed(pieces) if isinstance(piece, tuple)), "")


def _words(segments: Sequence[Segment], drawn: Sequence[Drawn], measure: float) -> list[_Word] | None:
    words: list[_Word] = []
    start, width, text = 0, 0.0, ""
    for at, (segment, one) in enumerate(zip(segments, drawn, strict=True)):
        width += segment.width
        if isinstance(one.shape, Shape):
            text += one.shape.text[one.start : one.end]
        final = at == len(segments) - 1
        if not final and (one.tail != " " or segment.cost >= NEVER):
            width += segment.space
            text += " " if segment.space else ""
            continue
        if width > measure:
            return None
        words.append(_Word(start, at + 1, width, segment.space, text.rpartition(" ")[2]))
        start, width, text = at + 1, 0.0, ""
    return words


def _fewest(words: Sequence[_Word], measure: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        if used and used + word.width > measure:
            lines, used = lines + 1, 0.0
        used += word.width + word.space
    return lines


def _prices(words: Sequence[_Word], lang: str | None) -> list[float]:
    """What a break before each word costs."""
    nouns = (lang or "").partition("-")[0] in _CAPITAL_NOUNS
    names = not nouns and 2 * sum(word.text[:1].isupper() for word in words) < len(words)
    prices = [0.0]
    for at in range(1, len(words)):
        before, after = words[at - 1].text, words[at].text
        if needs_the_next(before, lang):
            prices.append(_TORN)
        elif before.endswith(_SIGNS):
            prices.append(_AFTER_SIGN)
        elif begins_phrase(after, lang):
            prices.append(_BEFORE_PHRASE)
        elif after[:1].isupper() and ((names and before[:1].isupper()) or (nouns and _qualifies(words, at - 1, lang))):
            prices.append(_WITHIN_NAME)
        else:
            prices.append(0.0 if nouns or not _qualifies(words, at - 1, lang) else _AFTER_QUALIFIER)
    return prices


def _qualifies(words: Sequence[_Word], at: int, lang: str | None) -> bool:
    """Whether a word in lower case stands between one that begins a phrase and what it says more about."""
    return at > 0 and words[at].text[:1].islower() and begins_phrase(words[at - 1].text, lang)


def _ends(words: Sequence[_Word], prices: Sequence[float], measure: float, lines: int) -> tuple[int, ...] | None:
    """The numbers of the words after which its lines end, at the least cost; None where no way fits."""
    edges = [0.0]
    for word in words:
        edges.append(edges[-1] + word.width + word.space)
    even = (edges[-1] - words[-1].space) / lines

    def width(start: int, end: int) -> float:
        return edges[end] - edges[start] - words[end - 1].space

    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(1, lines + 1):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(start + 1, len(words) + 1):
                wide = width(start, end)
                if wide > measure + 0.01:
                    break
                final = end == len(words)
                if final != (number == lines):
                    continue
                price = cost + ((wide - even) / measure) ** 2 + (0.0 if final else prices[end])
                if final and wide < _LEAST_LAST * max(even, measure * _LEAST_LAST):
                    price += _SHORT_LAST
                if end not in reached or price < reached[end][0]:
                    reached[end] = (price, (*ends, end))
        best = reached
    return best[len(words)][1] if len(words) in best else None
