"""Words made ready for breaking: cut, measured, and kept for the next paragraph that has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.kept import Store, made_once, remembered
from umbruch.language.hyphenation import hyphenator
from umbruch.writers.pdf.type.breaking import NEVER, Segment
from umbruch.writers.pdf.type.founts import Fount, Shape
from umbruch.writers.pdf.type.ideographs import (
    COST,
    HANGUL_COST,
    cost_between,
    cuts_between,
    has_ideographs,
    may_part,
)  # fmt: skip
from umbruch.writers.pdf.type.ideographs import STRETCH as BETWEEN_IDEOGRAPHS
from umbruch.writers.pdf.type.settable import SOFT_HYPHEN, WORD_JOINER, ZERO_WIDTH_SPACE, name_of

if TYPE_CHECKING:
    from umbruch.fonts.shaping import Shaped

STRETCH, SHRINK, GIVE = 0.5, 0.28, 0.02
"""How much a space grows and shrinks as a part of itself, and type of itself: from 72 % on, and by what nobody sees
(two in a hundred, after Zapf's hz program)."""
HYPHEN_COST, SIGN_COST, ADDRESS_COST, ANYWHERE_COST = 90.0, 30.0, 60.0, 3_000.0
INSIDE_NAME_COST, SHORT_SYLLABLE_COST = 700.0, 220.0
RAGGED_HYPHEN_COST = 180.0
_SHORT_SYLLABLE = 3
"""Two letters of a word at the end or the start of a line are less than a reader likes to see."""

_MAX_KEPT = 8_000
"""Some 1.5 kB each: the words of a hundred articles of one size; most of those that come again are among them."""
_LONGEST_KEPT = 60
_ENDLESS = 400
"""Characters from which on a word without a place to cut it fills line after line, instead of being fitted."""
_WITH_DOTLESS_I = frozenset(("tr", "az", "crh"))
"""Languages in which fi joined would hide whether its i has a dot."""
_BETWEEN = frozenset((COST, HANGUL_COST))
_WHOLE_IN_HEADLINE = 0.6
_SEAM = re.compile(r"[^\W\d_]{3}(?<!ch)(?<=[bdfghklmnprt])s\Z", re.IGNORECASE)
"""What stands before the seam of a German compound: the s that joins its parts, after a consonant (Arbeits-markt)."""
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_SIGN = re.compile(r"(?<=[^\W_][-\u2010\u2012-\u2015/])(?=[^\W_])|(?<=\u2014)(?=\w)")
_WIDE_BLANKS = "\u1680\u2000-\u2005\u2008\u205f\u3000"
"""Blanks that may end a line (UAX 14, class BA). Thinner ones hold figures and abbreviations together."""
_AFTER_BLANK = re.compile(f"(?<=[{_WIDE_BLANKS}])(?=[^{_WIDE_BLANKS}])")
_BLANKS_AT_END = re.compile(f"[{_WIDE_BLANKS}]+\\Z")
_OWN_MARKS = re.compile(f"([{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}{WORD_JOINER}])")
_ADDRESS = re.compile(r"://|^www\.|@[\w-]+\.|^[\w-]+(?:\.[\w-]+)+/", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<=[/?&=_@#])(?=\w)|(?<=\w)(?=[.-])")
_LONG_NAME = re.compile(r"\w{5,}")
_LEAST_OF_NAME = 2
_HANG_RIGHT = {
    "-": 0.55, "\u00ad": 0.55, "\u2011": 0.55, ".": 0.6, ",": 0.6, ";": 0.3, ":": 0.3, "“": 0.5, "”": 0.5, "’": 0.6,
    "‘": 0.5, '"': 0.4, "»": 0.3, "«": 0.3, "–": 0.2, "!": 0.15, "?": 0.1,
}  # fmt: skip
_HANG_LEFT = {"„": 0.5, "“": 0.5, "‚": 0.6, "‘": 0.6, '"': 0.4, "»": 0.3, "«": 0.3, "(": 0.15, "–": 0.2}


class Drawn(NamedTuple):
    """What a segment draws: characters or clusters of a shape, if any.

    `tail` is what follows: a space, or a hyphen that is seen at the end of a line.
    """

    shape: Shape | Shaped | None
    start: int = 0
    end: int = 0
    tail: str = ""


class Word(NamedTuple):
    """The segments of a word with a space after it, the width of the widest and of all together in points."""

    segments: tuple[Segment, ...]
    drawn: tuple[Drawn, ...]
    widest: float
    width: float = 0.0
    parts: bool = False
    """Whether white between its ideographs may justify a line."""


class WordSetter:
    """Makes words of one look ready; lengths in points."""

    def __init__(
        self, fount: Fount, size: float, tracking: float, lang: str | None, *, justify: bool, spare: str | None = None
    ) -> None:  # fmt: skip
        """Take the look: `lang` is None for no hyphenation; `spare` still cuts words wider than their column."""
        self._fount = fount
        self._scale = size / 1000
        self._tracking = tracking
        self.is_spaced = bool(tracking)
        """Whether there is white after each letter."""
        self._lang = lang
        self._spare = lang or spare
        self._justify = justify
        self._give = GIVE if justify else 0.0
        width = fount.glyph(" ")[1].advance * self._scale + tracking
        stretch, shrink = (width * STRETCH, width * SHRINK) if justify else (0.0, 0.0)
        self.blank = Segment(0.0, space=width, stretch=stretch, shrink=shrink)
        """A space on its own."""
        self.fixed_blank = self.blank._replace(cost=NEVER)
        """A space where no line may end."""
        self._between_ideographs = BETWEEN_IDEOGRAPHS * size if justify else 0.0
        self.hyphen = fount.glyph(SOFT_HYPHEN)[1].advance * self._scale + tracking
        """The width of the hyphen."""

    def words(self, texts: Sequence[str], measure: float, place: str, *, cut: bool) -> list[Word | None]:
        """Words in order, asked for together; arguments and results are those of `word`."""
        if not cut:
            return [self.word(text, measure, place, cut=False) for text in texts]
        return [
            known if known is not None and known.widest <= measure else self.word(text, measure, place, cut=True)
            for text, known in zip(texts, map(_kept.get, zip(texts, repeat(self))), strict=False)
        ]

    def word(self, text: str, measure: float, place: str, *, cut: bool) -> Word | None:
        """A word; None where nothing of it is seen.

        Args:
            text: without spaces.
            measure: width of the column; a piece wider than that may be broken anywhere.
            place: where remarks about its characters point.
            cut: whether it may be cut where that is not needed, as in running text but not in headlines.
        """
        key = (text, self)
        if cut and (known := _kept.get(key)) is not None and known.widest <= measure:
            return known
        own = not text.isascii() and _OWN_MARKS.search(text) is not None
        if own:
            text, cuts = _own_cuts(self._lang, text)
            if not text:
                return None
        else:
            cuts = _cuts(self._lang, text)
        shape = self._joined(text) if self._fount.joins(text) and not self._tracking else self._fount.shape(text)
        width = shape.width * self._scale + self._tracking * len(text)
        inside_name = any(cost == INSIDE_NAME_COST for _, cost, _ in cuts)
        if inside_name and width <= measure:
            cuts = tuple(one for one in cuts if one[1] != INSIDE_NAME_COST)
        if not cut and width < measure * _WHOLE_IN_HEADLINE:
            cuts = ()
        elif width > measure and self._lang is None and self._spare is not None and not own:
            cuts = _cuts(self._spare, text)
        if cuts and not cut and not own:
            cuts = self._seams(shape, cuts, measure) or cuts
        made = self._made(shape, cuts, measure)._replace(width=width)
        if shape.missing or shape.replaced:
            remark(shape.missing, shape.replaced, place)
        elif cut and made.widest <= measure and len(text) <= _LONGEST_KEPT and not inside_name and (
            self._lang is not None or width <= measure  # in a wider column the word is not cut at all
        ):  # fmt: skip
            made = _kept.keep(key, made)
        return made

    def _seams(self, shape: Shape, cuts: tuple[tuple[int, float, bool], ...], measure: float) -> tuple[
        tuple[int, float, bool], ...
    ]:  # fmt: skip
        """Of the cuts of a word in a headline those at the seams of a compound, where its parts fit the measure."""
        if (self._spare or "").partition("-")[0] != "de":
            return ()
        seams = tuple(one for one in cuts if not one[2] or _SEAM.search(shape.text, 0, one[0]) is not None)
        edges = (0, *(place for place, _, _ in seams), len(shape.text))
        widest = max(sum(shape.advances[start:end]) for start, end in pairwise(edges)) * self._scale + self.hyphen
        return seams if widest <= measure else ()

    def _joined(self, text: str) -> Shape:
        """The shape of a word with its letters joined: not over the seam of a word, which hyphenation knows of."""
        if self._spare is not None and self._spare.partition("-")[0] in _WITH_DOTLESS_I:
            return self._fount.shape(text)
        seams = tuple(at for at, _, _ in _cuts(self._spare, text)) if self._spare is not None else ()
        return self._fount.joined_shape(text, seams)

    def parted(self, segment: Segment, before: str, after: str) -> Segment:
        """What ends a run of ideographs, with the end of a line behind it where one may be."""
        if not may_part(before, after):
            return segment
        return segment._replace(cost=cost_between(before, after), stretch=self._between_ideographs)

    def after(self, drawn: Drawn) -> Segment:
        """A space on its own after what is drawn, whose last sign may hang into the margin."""
        hang = self._hang_right(drawn.shape, drawn.end) if isinstance(drawn.shape, Shape) else 0.0
        return self.blank._replace(add=-hang)

    def _made(self, shape: Shape, cuts: tuple[tuple[int, float, bool], ...], measure: float) -> Word:
        scale, tracking, text = self._scale, self._tracking, shape.text
        segments: list[Segment] = []
        drawn: list[Drawn] = []
        start, widest = 0, 0.0
        hang = _HANG_LEFT.get(text[0], 0.0) * shape.advances[0] * scale if self._justify else 0.0
        for cut, cost, hyphen in (*cuts, (len(text), NEVER, False)):
            width = sum(shape.advances[start:cut]) * scale + tracking * (cut - start)
            widest = max(widest, width)
            if width > measure:
                start = self._take_apart(shape, start, cut, measure, segments, drawn)
                hang, width = 0.0, shape.advances[start] * scale + tracking
            give = width * self._give
            if cut < len(text):
                added, price = self._at_cut(shape, cut, cost, hyphen=hyphen)
                stretch = self._between_ideographs if cost in _BETWEEN and not hyphen else 0.0
                hyphened = hyphen or text[cut - 1] == "-"
                segments.append(Segment(width, give, hang, added, price, hyphened, stretch=stretch))
                drawn.append(Drawn(shape, start, cut, SOFT_HYPHEN if hyphen else ""))
            else:
                hangs, blank = self._hang_right(shape, cut), self.blank
                segments.append(
                    Segment(width, give, hang, -hangs, 0.0, False, blank.space, blank.stretch, blank.shrink)
                )
                drawn.append(Drawn(shape, start, cut, " "))
            start, hang = cut, 0.0
        parts = self._justify and any(cost in _BETWEEN for _, cost, _ in cuts)
        return Word(tuple(segments), tuple(drawn), widest, parts=parts)

    def _take_apart(
        self, shape: Shape, start: int, end: int, measure: float, segments: list[Segment], drawn: list[Drawn]
    ) -> int:  # fmt: skip
        """Add the characters from `start` to the one before `end`, the last one left out, as segments of their own.

        For words without a place to cut them that are wider than the column: a hyphen parts letters from letters, and
        leaves three of them on either side. Figures and signs are parted without one, which would be one of theirs.

        Returns:
            The number of the last character.
        """
        text, widths = shape.text, shape.advances
        address = _ADDRESS.search(text[start : start + _LONGEST_KEPT]) is not None
        scale, tracking = self._scale, self._tracking
        least = _SHORT_SYLLABLE if 2 * _SHORT_SYLLABLE * scale * max(widths[start:end]) < measure else 1
        endless = end - start > _ENDLESS
        begun, width = start, 0.0
        for index in range(start, end - 1):
            width += widths[index] * scale + tracking
            after = index + 1
            if endless and end - after > least and width + (widths[after] * scale + tracking) + self.hyphen < measure:
                continue
            hyphen = text[index].isalpha() and text[after].isalpha() and not address
            cost = ANYWHERE_COST if min(after - start, end - after) >= least else NEVER
            added = self._at_cut(shape, after, cost, hyphen=True)[0] if hyphen else 0.0
            segments.append(Segment(width, width * self._give, add=added, cost=cost))
            drawn.append(Drawn(shape, begun, after, SOFT_HYPHEN if hyphen else ""))
            begun, width = after, 0.0
        return end - 1

    def _at_cut(self, shape: Shape, cut: int, cost: float, *, hyphen: bool) -> tuple[float, float]:
        """What a break inside a word adds to the line, and what it costs."""
        kern = shape.kerns[cut - 1] * self._scale
        if not hyphen:
            if blanks := _BLANKS_AT_END.search(shape.text, 0, cut):
                return -sum(shape.advances[blanks.start() : cut]) * self._scale, cost
            return -kern - self._hang_right(shape, cut), cost
        if self._justify:
            return self.hyphen * (1 - _HANG_RIGHT[SOFT_HYPHEN]) - kern, cost
        return self.hyphen - kern, cost + RAGGED_HYPHEN_COST - HYPHEN_COST

    def _hang_right(self, shape: Shape, end: int) -> float:
        share = _HANG_RIGHT.get(shape.text[end - 1]) if self._justify else None
        return share * shape.advances[end - 1] * self._scale if share else 0.0


_kept: Store[tuple[str, WordSetter], Word] = Store(_MAX_KEPT, "writers.pdf.type.words")


@made_once(64)
def word_setter(
    fount: Fount, size: float, tracking: float, lang: str | None, *, justify: bool, spare: str | None = None
) -> WordSetter:  # fmt: skip
    """The setter of that look, as `WordSetter`."""
    return WordSetter(fount, size, tracking, lang, justify=justify, spare=spare)


@remembered(4_000)
def _cuts(lang: str | None, word: str) -> tuple[tuple[int, float, bool], ...]:
    """Where a word may be cut: place, cost, and whether a hyphen is put there; `lang` is None for no hyphenation."""
    if len(word) < 4 and (word.isascii() or not (has_ideographs(word) or _AFTER_BLANK.search(word))):
        return ()
    if _ADDRESS.search(word):
        return _address_cuts(word)
    cuts = {match.start(): (SIGN_COST, False) for match in _AFTER_SIGN.finditer(word)}
    if lang is not None:
        cutter = hyphenator(lang)
        for letters in _LETTERS.finditer(word):
            text = letters.group()
            if text.isupper() and len(text) < 8:
                continue
            for cut in cutter.cuts(text):
                short = min(cut, len(text) - cut) < _SHORT_SYLLABLE
                cuts.setdefault(letters.start() + cut, (SHORT_SYLLABLE_COST if short else HYPHEN_COST, True))
    if not word.isascii():
        cuts.update((match.start(), (0.0, False)) for match in _AFTER_BLANK.finditer(word))
    if has_ideographs(word):
        cuts = {place: cut for place, cut in cuts.items() if word[place].isascii() or word[place - 1].isascii()}
        cuts.update((place, (cost, False)) for place, cost in cuts_between(word).items())
    return tuple((place, *how) for place, how in sorted(cuts.items()))


def _address_cuts(address: str) -> tuple[tuple[int, float, bool], ...]:
    """Where an address may be broken: at its signs, or else inside a long name, and never with a hyphen of ours."""
    cuts = {match.start(): ADDRESS_COST for match in _IN_ADDRESS.finditer(address) if match.start() > 3}
    for name in _LONG_NAME.finditer(address):
        for place in range(name.start() + _LEAST_OF_NAME, name.end() - _LEAST_OF_NAME + 1):
            cuts.setdefault(place, INSIDE_NAME_COST)
    return tuple((place, cost, False) for place, cost in sorted(cuts.items()))


def _own_cuts(lang: str | None, word: str) -> tuple[str, tuple[tuple[int, float, bool], ...]]:
    """A word without the marks that its author has put into it, and its cuts.

    Where there are soft hyphens only they count; a word joiner forbids a cut, and a space of no width allows one.
    """
    parts = _OWN_MARKS.split(word)
    whole = "".join(parts[::2])
    given = {} if SOFT_HYPHEN in word else {place: (cost, hyphen) for place, cost, hyphen in _cuts(lang, whole)}
    at = 0
    for part, mark in zip(parts[::2], parts[1::2], strict=False):
        at += len(part)
        if mark == WORD_JOINER:
            given.pop(at, None)
        elif mark == ZERO_WIDTH_SPACE:
            given[at] = (SIGN_COST, False)
        else:
            given[at] = (HYPHEN_COST, True)
    return whole, tuple((place, *how) for place, how in sorted(given.items()) if 0 < place < len(whole))


def remark(missing: str, replaced: str, place: str) -> None:
    """Report characters that no face has, and those for which one like them is drawn."""
    for character in dict.fromkeys(missing):
        report(
            Diagnostic(
                code="glyph.missing",
                severity="warning",
                message=f"no face of the style has {name_of(character)}; a box stands in its place",
                field=place,
                hint="name a family that has it under fonts.fallback in the style, or replace it in the text",
            )
        )
    for character in dict.fromkeys(replaced):
        report(
            Diagnostic(
                code="glyph.replaced",
                message=f"no face of the style has {name_of(character)}; a sign like it is drawn",
                field=place,
            )
        )
