"""A galley: set type in one measure, in order, before it is made up into columns and pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from umbruch.language.tags import has_blanks
from umbruch.style.model import Style, TextStyle
from umbruch.style.units import Colour
from umbruch.writers.pdf.page.beside.side_strip import Beside, compose_beside, tied
from umbruch.writers.pdf.page.floating import Float, Turned
from umbruch.writers.pdf.page.strips import Bookmark, InitialStrip, RuleStrip, Strip, TypeStrip
from umbruch.writers.pdf.type.composing import Earlier, compose, compose_for_later
from umbruch.writers.pdf.type.drop_cap import DropCap, compose_with_drop_cap
from umbruch.writers.pdf.type.runs import Broken, LineBreak, Look, Run, SetLine

RULE_GAP = 3.5
STRONG_RULE = 1.0
"""Rules from that thickness on, in points, are ink or colour; thinner ones of black text are grey."""


class Galley:
    """Collects strips; white between paragraphs is the larger of what the upper and the lower one ask for."""

    def __init__(
        self, style: Style, measure: float, depth: float, lang: str | None, *, grid: float = 0.0,
        leftwards: bool = False,
    ) -> None:  # fmt: skip
        """Begin a galley.

        Args:
            style: the style.
            measure: its width in points.
            depth: the height of the columns that it will fill, in points.
            lang: the language of the text.
            grid: the leading that lines must have to stand on the baseline grid, 0 for no grid.
            leftwards: whether its article runs from right to left. All measures stay those of a galley that runs from
                left to right: the page is turned round when it is drawn.
        """
        self.style = style
        self.measure = measure
        self.depth = depth
        self.lang = lang
        self.grid = grid
        self.leftwards = leftwards
        self.pictured = 1.0
        """How high pictures may be, as a part of what their page has for them at most."""
        self.strips: list[Strip] = []
        self.floats: list[Float] = []
        """What left its place in it, in order of mention."""
        self.poured: tuple[Any, float, float, list[Any]] | None = None
        """The pages that it filled when it was looked at, with what they depend on (see `columns/pouring`)."""
        self.foot: int | None = None
        """The number of the strip from which on it stands at the foot of a page of one column that holds all of it."""
        self.turned: list[Turned] = []
        """What stands on sheets that are turned, in order of mention."""
        self.earlier = Earlier()
        """Its paragraphs in another size, where it was set before."""
        self._after = 0.0
        self._beside: Beside | None = None

    def look(self, text: TextStyle, place: str) -> Look:
        """How text of that style is set here: ragged where a language has too few blanks to fill lines with."""
        if text.align == "justify" and not has_blanks(self.lang):
            text = msgspec.structs.replace(text, align="left")
        return Look(text, self.style.fonts, self.style.colours.accent, self.lang, place, self.leftwards)

    def place(self, strip: Strip, *, before: float = 0.0, after: float = 0.0) -> None:
        """Add a strip with at least that much white around it."""
        strip.before = max(before, self._after) if self.strips else 0.0
        self.strips.append(strip)
        self._after = after

    @property
    def is_beside(self) -> bool:
        """Whether what is set next stands beside a picture."""
        return self._beside is not None

    def place_beside(self, strip: Strip, room: float, depth: float) -> None:
        """Add a strip beside which lines are narrower by `room`, as far down as `depth`, both in points."""
        self.place(strip)
        self._beside = Beside(len(self.strips), room, depth)

    def end_beside(self) -> None:
        """What is set next stands below the picture that text stood beside, if it does."""
        if (beside := self._beside) is None:
            return
        self._beside = None
        left = beside.left(self.strips) - self._after
        if left > 0:
            self.place(Strip(height=left), after=self._after)
        self.strips[beside.first :] = tied(self.strips[beside.first :], beside.depth)

    @property
    def depth_used(self) -> float:
        """How deep what is in it stands in one column, in points."""
        return sum(strip.before + strip.height for strip in self.strips)

    def take_in(self, other: Galley) -> None:
        """Add what was set in another galley of the same measure."""
        for strip in other.strips:
            self.place(strip, before=strip.before)
        self.white(other._after)

    def white(self, height: float) -> None:
        """Ask for white between what is there and what follows."""
        self._after = max(self._after, height)

    def close_up(self) -> None:
        """Take back the white that the last paragraph asked for below it."""
        self._after = 0.0

    def keep_with_next(self) -> None:
        """Forbid a break after the last strip."""
        if self.strips:
            self.strips[-1].keep = True

    def keep_whole(self, first: int, share: float) -> None:
        """Forbid a break in what strip number `first` begins when it is less deep than that part of a column."""
        placed = self.strips[first:]
        if sum(strip.before + strip.height for strip in placed) < share * self.depth:
            for strip in placed[:-1]:
                strip.keep = True

    def paragraph(
        self,
        content: Iterable[Run | LineBreak],
        look: Look,
        *,
        inset: float = 0.0,
        indent: float = 0.0,
        keep: bool = False,
        whole: bool = False,
        balanced: bool = False,
        grid: bool = False,
        flows: bool = False,
        initial: int = 0,
        bookmark: Bookmark | None = None,
    ) -> bool:
        """Set a paragraph.

        Args:
            content: its runs.
            look: how it is set.
            inset: white on its left, in points.
            indent: of its first line.
            keep: whether it must not be parted from what follows.
            whole: whether it must not be broken.
            balanced: whether its lines should be of like length.
            grid: whether its lines stand on the baseline grid.
            flows: whether its lines may stand before a picture that they follow.
            initial: the height of a drop cap in lines, 0 for none.
            bookmark: an entry of the outline that leads here.

        Returns:
            Whether there was anything to set.
        """
        style = look.style
        inset += style.inset
        measure = max(self.measure - inset, 24.0)
        content = tuple(content)
        left = 0.0
        if self._beside and (left := self._beside.left(self.strips) - max(style.space_before, self._after)) <= 0:
            self.end_beside()
        cap = compose_with_drop_cap(content, look, measure, initial) if initial and not self._beside else None
        if self._beside:
            lines: Sequence[Broken] = compose_beside(
                content, look, measure, self._beside.room, left, indent=indent
            )  # fmt: skip
        elif cap or balanced:
            lines = cap.lines if cap else compose(content, look, measure, indent=indent, balanced=True)
        else:
            lines = compose_for_later(content, look, measure, self.earlier, indent=indent)
        if not lines:
            return False
        before: float = style.space_before
        ruled = bool(self.strips) and isinstance(self.strips[-1], RuleStrip) and self.strips[-1].width == self.measure
        if style.rule_above and ruled:
            before = max(before * 0.5, RULE_GAP)
            self.close_up()
        elif style.rule_above:
            self.rule(style.rule_above, self.rule_colour(style), before=before, after=RULE_GAP)
            self.keep_with_next()
            before = RULE_GAP
        first = len(self.strips)
        self.lines(lines, style, inset, before=before, whole=whole, grid=grid, flows=flows, bookmark=bookmark)
        if cap:
            self._drop(cap, first, inset, style)
        if style.rule_below:
            self.keep_with_next()
            self.rule(style.rule_below, self.rule_colour(style), before=RULE_GAP, after=style.space_after)
        self._after = style.space_after
        if keep:
            self.keep_with_next()
        return True

    def _drop(self, cap: DropCap, first: int, inset: float, style: TextStyle) -> None:
        """Give line number `first` its drop cap; the lines beside it stay together."""
        line = self.strips[first]
        assert isinstance(line, TypeStrip)
        fields = {field.name: getattr(line, field.name) for field in dataclasses.fields(line)}
        drop = (cap.height - 1) * style.leading
        self.strips[first] = InitialStrip(**fields, initial=cap.initial, letter=cap.letter, inset=inset, drop=drop)
        for strip in self.strips[first : first + cap.beside]:
            strip.keep = True

    def lines(
        self, lines: Sequence[Broken], style: TextStyle, inset: float, *, before: float, whole: bool = False,
        grid: bool = False, flows: bool = False, bookmark: Bookmark | None = None,
    ) -> None:  # fmt: skip
        """Add composed lines; neither the first nor the last of several stands alone in a column."""
        if not lines:
            return
        final = len(lines) - 1
        on_grid = grid and bool(self.grid) and abs(style.leading - self.grid) < 0.01
        height = style.leading
        strips = [
            TypeStrip(height=height, keep=whole, grid=on_grid, flows=flows, cut=line.is_cut, lines=((line, inset),))
            for line in lines
        ]
        for strip in (strips[0], strips[-2]) if final else ():
            strip.keep = True
        strips[-1].keep = False
        strips[0].bookmark = bookmark
        self.place(strips[0], before=before)
        self.strips += strips[1:]

    def label(self, line: SetLine, inset: float, style: TextStyle, first: int) -> None:
        """Put the number or bullet of a list item on the line of strip number `first`, else on a line of its own."""
        strip = self.strips[first] if first < len(self.strips) else None
        if isinstance(strip, TypeStrip):
            strip.lines = ((line, inset), *strip.lines)
            return
        own = TypeStrip(height=style.leading, keep=strip is not None, lines=((line, inset),))
        if strip is None:
            self.place(own)
        else:
            own.before, strip.before = strip.before, 0.0
            self.strips.insert(first, own)

    def rule(
        self, thickness: float, colour: Colour, *, before: float = 0.0, after: float = 0.0, width: float | None = None,
        inset: float = 0.0,
    ) -> None:  # fmt: skip
        """Add a horizontal rule."""
        strip = RuleStrip(
            height=thickness, thickness=thickness, colour=colour, width=self.measure if width is None else width,
            inset=inset,
        )  # fmt: skip
        self.place(strip, before=before, after=after)

    def rule_colour(self, style: TextStyle) -> Colour:
        """That of coloured text; of black and grey text thin rules are grey, and strong ones take the accent."""
        colours = self.style.colours
        if style.rule_above >= STRONG_RULE:
            return style.colour if style.colour not in (colours.ink, colours.muted) else colours.accent
        return colours.rule if style.colour in (colours.ink, colours.muted) else style.colour
