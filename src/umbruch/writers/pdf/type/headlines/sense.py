"""Breaks headlines by their sense: lines of like length that end where a phrase does.

A headline has a dozen words and few lines, so all ways to part it are compared, which a paragraph is too long for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.language.phrase_words import begins_phrase, ends_name, multiplies, needs_the_next
from umbruch.writers.pdf.type.breaking import NEVER, Line, Segment
from umbruch.writers.pdf.type.founts import Shape
from umbruch.writers.pdf.type.runs import Broken
from umbruch.writers.pdf.type.words import Drawn

_MOST_WORDS, _MOST_LINES = 40, 5
_TORN = 1.0
"""What a line costs that ends with a word that belongs to the next one. Two lines of which one is twice as long as the
other cost .22, so that only lines of very unlike length lead there: one word above four."""
_LONELY, _LEAST = 0.6, 0.5
"""What a line costs that is shorter than that part of the mean one: of two lines, less than a third of the other."""
_SHORT_LAST, _LEAST_LAST = 0.15, 0.57
"""What a last line costs that is shorter than that part of the mean one: of two lines, two fifths of the other."""
_LINE_MORE = 0.25
"""What each line costs that a headline has beyond those that it needs: a phrase torn is worse, an uneven shape is not
always."""
_WITHIN_NAME, _AFTER_QUALIFIER = 0.4, 0.1
"""What a break costs between two words in capitals, which are a name where nouns have none, or between adjective and
noun: seen in German; elsewhere what follows an article and one more word is so more often than not."""
_CAPITAL_NOUNS = frozenset(("de", "lb", "nds", "gsw"))
"""Languages whose nouns begin with a capital."""
_AFTER_SIGN, _BEFORE_PHRASE = -0.15, -0.05
"""What a break after a sign, or before a word that begins a phrase, is worth."""
BEST = -(_MOST_LINES - 1) * _AFTER_SIGN
"""What the best way is worth: each line but the last ends with a sign."""
_WITHIN_TITLE, _MOST_OF_TITLE = 0.4, 4
"""What a break costs within words between quotation marks or brackets: a title, a name. Of up to so many words, as
longer ones are a sentence."""
_BEFORE_BRACKET = 0.2
"""What a break costs before a bracket, which says more of the word before it: less than one within a name."""
_OPENED, _CLOSED = "„“‚‘«»\"'([<", "”“’‘»«\"')]>"
_BEFORE_DASH = 0.4
"""What a break costs that leaves a dash to begin a line."""
_DASHES = ("–", "—", "-")
_SIGNS = (".", ":", ",", ";", "?", "!", "–", "—", "…", "؟", "،", "“", "”", "«", "»")


class _Word(NamedTuple):
    """Segments `start` to `end` (exclusive), their width in points, the space after them, and their text."""

    start: int
    end: int
    width: float
    space: float
    text: str


class _Parting(NamedTuple):
    """What a way to part words costs, and the numbers of the words after which its lines end."""

    cost: float
    ends: tuple[int, ...]


def break_by_sense(
    segments: Sequence[Segment], drawn: Sequence[Drawn], measure: float, lang: str | None, most: int
) -> list[Line] | None:  # fmt: skip
    """The lines of a headline: as few as its measure allows, or one more where the sense and the shape gain by that.

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
    if not 1 < _fewest(words, measure) <= _MOST_LINES:
        return None
    parted = _parted(words, _prices([word.text for word in words], lang), measure, most)
    if parted is None:
        return None
    starts = (0, *parted.ends[:-1])
    return [Line(words[start].start, words[end - 1].end, 0.0) for start, end in zip(starts, parted.ends, strict=True)]


class Measured:
    """The words of a headline in one size, measured once to be parted in others."""

    def __init__(self, words: Sequence[str], widths: Sequence[float], space: float, lang: str | None) -> None:
        pairs = enumerate(zip(words, widths, strict=True))
        self._words = [_Word(at, at + 1, width, space, word) for at, (word, width) in pairs]
        self._prices = _prices(words, lang)

    def cost(self, measure: float, most: int) -> float | None:
        """What the best way costs to part them, from 0 for a single line; None where they do not fit.

        Args:
            measure: width of a line, in points of the size in which they were measured.
            most: how many lines there may be.
        """
        if len(self._words) > _MOST_WORDS or max(word.width for word in self._words) > measure:
            return None
        fewest = _fewest(self._words, measure)
        if fewest == 1 or not fewest <= min(most, _MOST_LINES):
            return 0.0 if fewest == 1 else None
        parted = _parted(self._words, self._prices, measure, most)
        return parted.cost if parted else None


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


def _prices(words: Sequence[str], lang: str | None) -> list[float]:
    """What a break before each word costs."""
    nouns = (lang or "").partition("-")[0] in _CAPITAL_NOUNS
    names = not nouns and 2 * sum(word[:1].isupper() for word in words) < len(words)
    prices = [0.0]
    titled = _within_titles(words)
    for at in range(1, len(words)):
        before, after = words[at - 1], words[at]
        if needs_the_next(before, lang) or (at > 1 and multiplies(before, words[at - 2])):
            prices.append(_TORN)
        elif after in _DASHES:
            prices.append(_BEFORE_DASH)
        elif at in titled:
            prices.append(_WITHIN_TITLE)
        elif after.startswith(("(", "[", "<")):
            prices.append(_BEFORE_BRACKET)
        elif ends_name(after):
            prices.append(_WITHIN_NAME)
        elif before.endswith(_SIGNS):
            prices.append(_AFTER_SIGN)
        elif begins_phrase(after, lang):
            prices.append(_BEFORE_PHRASE)
        elif after[:1].isupper() and ((names and before[:1].isupper()) or (nouns and _qualifies(words, at - 1, lang))):
            prices.append(_WITHIN_NAME)
        else:
            prices.append(0.0 if nouns or not _qualifies(words, at - 1, lang) else _AFTER_QUALIFIER)
    return prices


def _within_titles(words: Sequence[str]) -> frozenset[int]:
    """The numbers of the words before which a break would part a title between quotation marks or brackets."""
    found: set[int] = set()
    for first, word in enumerate(words):
        if not word.startswith(tuple(_OPENED)):
            continue
        for last in range(first, min(first + _MOST_OF_TITLE, len(words))):
            if words[last].rstrip(".,:;!?").endswith(tuple(_CLOSED)):
                found.update(range(first + 1, last + 1))
                break
    return frozenset(found)


def _qualifies(words: Sequence[str], at: int, lang: str | None) -> bool:
    """Whether a word in lower case stands between one that begins a phrase and what it says more about."""
    return at > 0 and words[at][:1].islower() and begins_phrase(words[at - 1], lang)


def _parted(words: Sequence[_Word], prices: Sequence[float], measure: float, most: int) -> _Parting | None:
    """The best way to part words that take more than a line; None where no way fits."""
    fewest = _fewest(words, measure)
    best = _in_lines(words, prices, measure, fewest)
    for lines in range(fewest + 1, min(most, fewest + 1, _MOST_LINES) + 1):
        more = (lines - fewest) * _LINE_MORE
        if (best is None or best.cost > more) and (other := _in_lines(words, prices, measure, lines)) is not None:
            other = other._replace(cost=other.cost + more)
            best = other if best is None or other.cost < best.cost else best
    return best


def _in_lines(words: Sequence[_Word], prices: Sequence[float], measure: float, lines: int) -> _Parting | None:
    """The best way to part them into so many lines."""
    edges = [0.0]
    for word in words:
        edges.append(edges[-1] + word.width + word.space)
    even = (edges[-1] - words[-1].space) / lines
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(1, lines + 1):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            final = number == lines
            for end in range(len(words) if final else start + 1, len(words) + (1 if final else 0)):
                wide = edges[end] - edges[start] - words[end - 1].space
                if wide > measure + 0.01:
                    break
                price = cost + (wide / even - 1) ** 2
                if not final:
                    price += prices[end]
                elif wide < _LEAST_LAST * even:
                    price += _SHORT_LAST
                if wide < _LEAST * even:
                    price += _LONELY
                if end not in reached or price < reached[end][0]:
                    reached[end] = (price, (*ends, end))
        best = reached
    return _Parting(*best[len(words)]) if len(words) in best else None
