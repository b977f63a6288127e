"""Composes type: styled text is cut into words and syllables, measured, and broken into lines ready to be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.direction import has_right_to_left
from umbruch.hyphenation import hyphenator
from umbruch.style.model import Fonts, TextStyle
from umbruch.style.units import Colour
from umbruch.writers.pdf.breaking import NEVER, Box, Glue, Item, Line, Penalty, break_lines
from umbruch.writers.pdf.characters import NO_BREAK_SPACE, SOFT_HYPHEN, clean, name_of
from umbruch.writers.pdf.founts import Fount, Shape, founts_of
from umbruch.writers.pdf.tags import Element

if TYPE_CHECKING:
    from umbruch.fonts.shaping import Shaped

_SPACES = " \t\n\r\x0b\x0c\x1c-\x1f\x85\u1680\u2028\u2029\u3000"
_TOKENS = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_SIGN = re.compile(r"(?<=[^\W_][-\u2010\u2013\u2014/])(?=[^\W_])|(?<=\u2014)(?=\w)")
_ADDRESS = re.compile(r"://|^www\.|@[\w-]+\.|^[\w-]+(?:\.[\w-]+)+/", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<=[/?&=_@#])(?=\w)|(?<=\w)(?=[.])")

STRETCH, SHRINK, GIVE = 0.5, 0.25, 0.018
HYPHEN_COST, SIGN_COST, ADDRESS_COST, ANYWHERE_COST = 90.0, 30.0, 60.0, 3_000.0
RAGGED_HYPHEN_COST = 180.0
RAG = 0.11
_TOO_LONG_TO_BALANCE = 400
_WHOLE_IN_HEADLINE = 0.6
_HANG_RIGHT = {
    "-": 0.55, "\u00ad": 0.55, "\u2011": 0.55, ".": 0.6, ",": 0.6, ";": 0.3, ":": 0.3, "“": 0.5, "”": 0.5, "’": 0.6,
    "‘": 0.5, '"': 0.4, "»": 0.3, "«": 0.3, "–": 0.2, "!": 0.15, "?": 0.1,
}  # fmt: skip
_HANG_LEFT = {"„": 0.5, "“": 0.5, "‚": 0.6, "‘": 0.6, '"': 0.4, "»": 0.3, "«": 0.3, "(": 0.15, "–": 0.2}


class Run(NamedTuple):
    """Text of one look that belongs to one element; `size` and `tracking` in points.

    `whole` text is not broken at its spaces; `mixed` text does not simply run from left to right.
    """

    text: str
    fount: Fount
    size: float
    colour: Colour
    element: Element
    tracking: float = 0.0
    href: str | None = None
    hyphenate: bool = False
    whole: bool = False
    mixed: bool = False


class LineBreak(NamedTuple):
    """A line break that the author set."""


Piece = tuple[Shape, int, int] | float | str
"""A part of a word (its shape, first and last character), a space (its width in points), or a single character."""


class Placed(NamedTuple):
    """A piece of a line that runs both ways: what is drawn, from where to where of it, and its place on the line.

    `x` and `width` are in points, from the left end of the line.
    """

    run: Run
    drawn: Shape | Shaped | str
    first: int
    end: int
    x: float
    width: float


class SetLine(NamedTuple):
    """A line of type: runs with their pieces.

    `offset` is where it starts, from the edge of its column where lines begin; `width` how far the type reaches;
    `scale` how much wider than its design it is drawn. A line that runs from right to left or both ways has its pieces
    in `placed` instead.
    """

    strokes: tuple[tuple[Run, list[Piece]], ...]
    offset: float
    width: float
    scale: float = 1.0
    placed: tuple[Placed, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether it ends with a hyphen that we set."""
        return bool(self.strokes) and self.strokes[-1][1][-1:] == [SOFT_HYPHEN]


class Look(NamedTuple):
    """How a paragraph is set: its text style, the founts it draws on, the colour of links, where its remarks point.

    `leftwards` says that its article runs from right to left.
    """

    style: TextStyle
    fonts: Fonts
    accent: Colour
    lang: str | None
    place: str
    leftwards: bool = False

    def run(
        self, text: str, element: Element, *, bold: bool = False, italic: bool = False, href: str | None = None
    ) -> Run:
        """Text of this look, cleaned; emphasis inside italics stands upright."""
        style = self.style
        if style.capitals:
            text = text.upper()
        fount = founts_of(self.fonts).fount(
            style.font, bold=bold or style.weight == "bold", italic=italic != (style.slant == "italic")
        )
        colour = self.accent if href else style.colour
        text = clean(text, self.place)
        mixed = self.leftwards or has_right_to_left(text)
        return Run(text, fount, style.size, colour, element, style.tracking, href, style.hyphenate, mixed=mixed)


@lru_cache(maxsize=20_000)
def _cuts(lang: str | None, word: str) -> tuple[tuple[int, float, bool], ...]:
    """Where a word may be cut: place, cost, and whether a hyphen is put there; `lang` is None for no hyphenation."""
    if len(word) < 4:
        return ()
    if _ADDRESS.search(word):
        return tuple((match.start(), ADDRESS_COST, False) for match in _IN_ADDRESS.finditer(word) if match.start() > 3)
    cuts = {match.start(): (SIGN_COST, False) for match in _AFTER_SIGN.finditer(word)}
    if lang is not None:
        cutter = hyphenator(lang)
        for letters in _LETTERS.finditer(word):
            text = letters.group()
            if text.isupper() and len(text) < 8:
                continue
            for cut in cutter.cuts(text):
                cuts.setdefault(letters.start() + cut, (HYPHEN_COST, True))
    return tuple((place, *how) for place, how in sorted(cuts.items()))


class _Kept(NamedTuple):
    """The items of a word and what they draw, kept for the next paragraph with it; `widest` is that of its pieces."""

    items: tuple[Item, ...]
    drawn: tuple[tuple[Shape | Shaped | str | None, int, int], ...]
    widest: float


MAX_KEPT = 30_000
_LONGEST_KEPT = 60
_kept: dict[tuple[str, Fount, float, float, str | None, bool, bool], _Kept] = {}


def tokens(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where words and the spaces between them start and end, and whether it is a space."""
    for match in _TOKENS.finditer(text):
        yield match.start(), match.end(), match.group()[0] in _TOKEN_SPACES


class Copy:
    """The items of one stretch of text between two line breaks, and beside each what it draws."""

    def __init__(self, lang: str | None, measure: float, *, justify: bool, cut: bool = True) -> None:
        self.items: list[Item] = []
        self.drawn: list[tuple[Run, Shape | Shaped | str | None, int, int]] = []
        self._spaces: dict[Fount, tuple[tuple[float, float], Glue]] = {}
        self._lang = lang
        self._measure = measure
        self._justify = justify
        self._cuts = cut
        self._shrink = SHRINK if justify else 0.0
        self._give = GIVE if justify else 0.0
        self._stretch = STRETCH if justify else 0.0

    def add(self, run: Run, place: str) -> None:
        for token in _TOKENS.findall(run.text):
            if token[0] in _TOKEN_SPACES:
                if run.whole:
                    self._item(Penalty(0.0, NEVER, hyphen=False), run, None)
                self._space(run)
            else:
                parts = token.split(NO_BREAK_SPACE)
                for index, part in enumerate(parts):
                    if index:
                        self._item(Penalty(0.0, NEVER, hyphen=False), run, None)
                        self._space(run, NO_BREAK_SPACE)
                    if part:
                        self._word(run, part, place)

    def indent(self, width: float, run: Run) -> None:
        self._item(Box(width), run, None)

    def _item(self, item: Item, run: Run, drawn: Shape | Shaped | str | None, start: int = 0, end: int = 0) -> None:
        self.items.append(item)
        self.drawn.append((run, drawn, start, end))

    def _space(self, run: Run, character: str = " ") -> None:
        if not self.items or (character == " " and type(self.items[-1]) is Glue):
            return
        plain_space = self._spaces.get(run.fount)
        if plain_space is None or plain_space[0] != (run.size, run.tracking):
            width = run.fount.glyph(" ")[1].advance * run.size / 1000 + run.tracking
            glue = Glue(width, width * self._stretch, width * self._shrink)
            plain_space = self._spaces[run.fount] = ((run.size, run.tracking), glue)
        glue = plain_space[1]
        if self._justify and self.drawn:
            _, shape, _, end = self.drawn[-1]
            if isinstance(shape, Shape) and end and (share := _HANG_RIGHT.get(shape.text[end - 1])):
                glue = glue._replace(hang=share * shape.advances[end - 1] * run.size / 1000)
        self.items.append(glue)
        self.drawn.append((run, character, 0, 0))

    def _word(self, run: Run, word: str, place: str) -> None:
        if not self._cuts or len(word) > _LONGEST_KEPT:
            self._make_word(run, word, place)
            return
        lang = self._lang if run.hyphenate else None
        key = (word, run.fount, run.size, run.tracking, lang, self._justify, bool(self.items))
        known = _kept.get(key)
        if known is not None and known.widest <= self._measure:
            self.items += known.items
            self.drawn += [(run, shape, start, end) for shape, start, end in known.drawn]
            return
        first = len(self.items)
        if self._make_word(run, word, place):
            if len(_kept) >= MAX_KEPT:
                _kept.clear()
            items = tuple(self.items[first:])
            widest = max((item.width for item in items), default=0.0)
            _kept[key] = _Kept(items, tuple(drawn[1:] for drawn in self.drawn[first:]), widest)

    def _make_word(self, run: Run, word: str, place: str) -> bool:
        """Add the items of a word; whether they would be the same in every paragraph."""
        if SOFT_HYPHEN in word:
            word, cuts = _own_cuts(word)
            if not word:
                return True
            shape = run.fount.shape(word)
        else:
            shape, cuts = run.fount.shape(word), _cuts(self._lang if run.hyphenate else None, word)
        if not self._cuts and shape.width * run.size / 1000 < self._measure * _WHOLE_IN_HEADLINE:
            cuts = ()
        same = not (shape.missing or shape.replaced)
        if not same:
            remark(shape.missing, shape.replaced, place)
        scale, tracking = run.size / 1000, run.tracking
        start = 0
        hang = 0.0
        if self._justify and self.items and (share := _HANG_LEFT.get(word[0])):
            hang = share * shape.advances[0] * scale
        for cut, cost, hyphen in (*cuts, (len(word), NEVER, False)):
            width = sum(shape.advances[start:cut]) * scale + tracking * (cut - start)
            if width > self._measure:
                self._anywhere(run, shape, start, cut)
                same = False
            else:
                self._item(Box(width, hang, width * self._give), run, shape, start, cut)
            if cut < len(word):
                self._cut(run, shape, cut, cost, hyphen=hyphen)
            start, hang = cut, 0.0
        return same

    def _cut(self, run: Run, shape: Shape, cut: int, cost: float, *, hyphen: bool) -> None:
        scale = run.size / 1000
        kern = shape.kerns[cut - 1] * scale
        if not hyphen:
            hang = 0.0
            if self._justify and (share := _HANG_RIGHT.get(shape.text[cut - 1])):
                hang = share * shape.advances[cut - 1] * scale
            self._item(Penalty(-kern - hang, cost, hyphen=shape.text[cut - 1] == "-"), run, None)
            return
        width = run.fount.glyph(SOFT_HYPHEN)[1].advance * scale + run.tracking
        if self._justify:
            self._item(Penalty(width * (1 - _HANG_RIGHT[SOFT_HYPHEN]) - kern, cost), run, SOFT_HYPHEN)
        else:
            self._item(Penalty(width - kern, RAGGED_HYPHEN_COST), run, SOFT_HYPHEN)

    def _anywhere(self, run: Run, shape: Shape, start: int, end: int) -> None:
        """A piece wider than the line may be broken after every character."""
        scale = run.size / 1000
        for index in range(start, end):
            if index > start:
                self._item(Penalty(0.0, ANYWHERE_COST, hyphen=False), run, None)
            self._item(Box(shape.advances[index] * scale + run.tracking), run, shape, index, index + 1)

    def finish(self) -> None:
        """Take note that no more text follows: a space at the end falls away."""
        while self.items and type(self.items[-1]) is not Box:
            self.items.pop()
            self.drawn.pop()

    def set(self, line: Line, align: str, *, last: bool) -> SetLine:
        """The drawable line for a broken one."""
        strokes: list[tuple[Run, list[Piece]]] = []
        pieces: list[Piece] = []
        current: Run | None = None
        width = lead = 0.0
        scale, ratio = self._setting(line)
        for index in range(line.start, line.end):
            item = self.items[index]
            run, drawn, start, end = self.drawn[index]
            if type(item) is Penalty:
                continue
            if drawn is None:
                lead += item.width
                width += item.width
                continue
            if run is not current:
                pieces = []
                strokes.append((run, pieces))
                current = run
            if isinstance(drawn, Shape):
                width += item.width * scale
                previous = pieces[-1] if pieces else None
                if isinstance(previous, tuple) and previous[0] is drawn and previous[2] == start:
                    pieces[-1] = (drawn, previous[1], end)
                else:
                    pieces.append((drawn, start, end))
            else:
                assert isinstance(item, Glue)
                space = item.width + ratio * (item.stretch if ratio >= 0 else item.shrink)
                width += space
                pieces.append(space)
        offset = lead
        if line.end < len(self.items):
            run, drawn, _, _ = self.drawn[line.end]
            if drawn == SOFT_HYPHEN and type(self.items[line.end]) is Penalty:
                pieces.append(SOFT_HYPHEN)
                width += run.fount.glyph(SOFT_HYPHEN)[1].advance * run.size / 1000
            elif type(self.items[line.end]) is Glue:
                pieces.append(" ")
        elif not last:
            pieces.append(" ")
        if self._justify:
            first = self.items[line.start]
            offset -= first.hang if isinstance(first, Box) else 0.0
        elif align in ("right", "centre"):
            slack = max(self._measure - width, 0.0)
            offset += slack if align == "right" else slack / 2
        return SetLine(tuple(strokes), offset, width, scale)

    def _setting(self, line: Line) -> tuple[float, float]:
        """How much wider the type of a line is drawn, and how far its spaces are set.

        Type gives way by `GIVE` at most; beyond that only the spaces do.
        """
        if not self._justify:
            return 1.0, 0.0
        ratio = min(line.ratio, 1e3)
        if ratio <= 1:
            return 1 + ratio * GIVE, ratio
        boxes = glues = 0.0
        for item in self.items[line.start : line.end]:
            if isinstance(item, Box):
                boxes += item.give
            elif isinstance(item, Glue):
                glues += item.stretch
        return 1 + GIVE, ratio + (ratio - 1) * boxes / glues if glues else 0.0


_TOKEN_SPACES = frozenset(" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u3000")


def _own_cuts(word: str) -> tuple[str, tuple[tuple[int, float, bool], ...]]:
    """A word with soft hyphens of the author's: only they count."""
    parts = word.split(SOFT_HYPHEN)
    cuts, at = [], 0
    for part in parts[:-1]:
        at += len(part)
        cuts.append((at, HYPHEN_COST, True))
    whole = "".join(parts)
    return whole, tuple(cut for cut in dict.fromkeys(cuts) if 0 < cut[0] < len(whole))


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


def compose(
    content: Iterable[Run | LineBreak], look: Look, measure: float, *, indent: float = 0.0, balanced: bool = False,
    narrowed: tuple[int, float] = (0, 0.0),
) -> list[SetLine]:  # fmt: skip
    """The lines of a paragraph.

    Args:
        content: runs and the author's line breaks in order.
        look: alignment and language; sizes and colours come from the runs.
        measure: width of the column in points.
        indent: of the first line, in points.
        balanced: whether ragged lines should be of like length, as in a headline.
        narrowed: how many of the first lines are narrower, and by how much white on their left, in points.
    """
    align = look.style.align
    lines: list[SetLine] = []
    stretches = _between_breaks(content)
    for number, runs in enumerate(stretches):
        if any(run.mixed for run in runs):
            from umbruch.writers.pdf.mixed import MixedCopy

            copy: Copy = MixedCopy(look, measure, cut=not balanced)
        else:
            copy = Copy(look.lang, measure, justify=align == "justify", cut=not balanced)
        if number == 0 and indent and runs:
            copy.indent(indent, runs[0])
        for run in runs:
            copy.add(run, look.place)
        copy.finish()
        if not any(isinstance(drawn, tuple) for _, drawn, _, _ in copy.drawn):
            continue
        ragged = 0.0 if align == "justify" else RAG * measure
        balance = balanced and len(copy.items) <= _TOO_LONG_TO_BALANCE
        beside, room = narrowed if number == 0 else (0, 0.0)
        broken = break_lines(copy.items, measure - room, ragged=ragged, balanced=balance)
        if beside and len(broken) > beside:
            at = broken[beside].start
            below = break_lines(copy.items[at:], measure, ragged=ragged)
            broken[beside:] = [Line(line.start + at, line.end + at, line.ratio) for line in below]
        final = number == len(stretches) - 1
        made = [copy.set(line, align, last=final and line is broken[-1]) for line in broken]
        lines += [line._replace(offset=line.offset + room) for line in made[:beside]] + made[beside:]
    return lines


def _between_breaks(content: Iterable[Run | LineBreak]) -> list[list[Run]]:
    stretches: list[list[Run]] = [[]]
    for part in content:
        if isinstance(part, LineBreak):
            stretches.append([])
        elif part.text:
            stretches[-1].append(part)
    return stretches
