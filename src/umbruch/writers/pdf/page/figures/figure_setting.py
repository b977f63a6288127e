"""Figures: a picture with caption and credit below it, never apart; a caption without picture between two rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from umbruch.style.model import Style
from umbruch.style.paper import GRID
from umbruch.tree import Figure, Picture
from umbruch.writers.pdf.drawing.print_pictures import pixels_for, size_of
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.figures.shown_pictures import PHOTOGRAPH, SCREEN_DPI, Cut, Order, ShownPictures
from umbruch.writers.pdf.page.floating import width_of_columns
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.inline_runs import runs_of, with_addresses
from umbruch.writers.pdf.page.strips import (
    LEAD_DPI,
    LEAST_BESIDE,
    MOST_CUT,
    ROW_GAP,
    CaptionedStrip,
    PictureRowStrip,
    PictureStrip,
    TypeStrip,
    box_on_grid,
    widest_in,
)
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import LineBreak, Look, Run, SetLine

MOST_OF_DEPTH = 0.55
LEAD_SHAPE = 1.3
"""So much wider than high a picture may stand over all columns."""
_FOCUS = (0.5, 0.4)
"""What is seen of a picture that is cut, where nothing says what matters in it."""
_RULE_GAP = 4.0
_ROOM_FOR_CAPTION = 5
"""Lines that a facsimile leaves to its caption and the white around it."""
_SHORT_CREDIT = 36
_UPRIGHT = 0.95
_PORTRAIT = 1.15
"""So much higher than wide a picture stands in half of a wide column, its caption beside it."""
_WIDE_COLUMN = 200.0
_LEAST_IN_ROW = 90.0
_FULL_WIDTH = 0.7
"""Of a column: a narrower picture leaves a third of it or more white."""


class FigureSetter(ShownPictures):
    """Sets the figures of one publication and keeps the pictures that its document needs."""

    def set(self, figure: Figure, galley: Galley, parent: Element, place: str, *, inset: float = 0.0) -> None:
        """Put a figure into a galley.

        Raises:
            RenderError: its picture cannot be opened.
        """
        picture = self._picture(figure, place)
        white = galley.style.text.body.leading
        style = galley.style.text.caption
        if picture is None:
            if not (figure.caption or figure.credit):
                return
            galley.rule(0.5, galley.style.colours.rule, before=white * 0.6, after=_RULE_GAP)
            galley.keep_with_next()
            self._caption(figure, galley, parent, place, inset=inset, keep=True, role="P")
            galley.close_up()
            galley.rule(0.5, galley.style.colours.rule, before=_RULE_GAP, after=white * 0.6)
            return
        parent = _with_caption(figure, parent)
        beside = self._picture_strip(figure, picture, galley, parent, place, inset=inset)
        if not beside and (figure.caption or figure.credit):
            galley.keep_with_next()
            galley.white(style.space_before)
            role = "P" if figure.alt == "" else "Caption"
            self._caption(figure, galley, parent, place, inset=inset, keep=False, role=role)
        galley.white(max(style.space_after, white * 0.6))

    def set_facsimile(self, figure: Figure, galley: Galley, parent: Element, place: str) -> None:
        """Put the picture of a printed page into a galley: whole, framed, as large as the sheet holds it.

        Raises:
            RenderError: it cannot be opened.
        """
        picture = self._picture(figure, place)
        if picture is None:
            return
        wide, high = size_of(picture)
        parent = _with_caption(figure, parent)
        caption = Galley(galley.style, galley.measure, galley.depth, galley.lang, leftwards=galley.leftwards)
        room = galley.depth - _ROOM_FOR_CAPTION * galley.style.text.caption.leading
        width = min(galley.measure, room * wide / max(high, 1))
        strip = self._made(figure, picture, parent, place, (0.0, width, width * high / max(wide, 1)))
        strip.frame = galley.style.colours.rule
        galley.place(strip)
        if figure.caption or figure.credit:
            self._caption(figure, caption, parent, place, inset=0.0, keep=False, role="Caption")
            galley.keep_with_next()
            galley.white(galley.style.text.caption.space_before)
            galley.take_in(caption)

    def pairs(self, first: Figure, second: Figure, galley: Galley) -> bool:
        """Whether two figures that follow one another stand side by side: both upright, and neither too narrow then."""
        shapes = [self._shape(figure) for figure in (first, second)]
        if None in shapes:
            return False
        shares = [shape for shape in shapes if shape is not None]
        height = self._row_height((first, second), shares, galley)
        return max(shares) <= _UPRIGHT and min(shares) * height >= _LEAST_IN_ROW

    def _row_height(self, figures: Sequence[Figure], shares: Sequence[float], galley: Galley) -> float:
        """How high pictures are that fill the measure side by side, none coarser than on a screen."""
        pictures = [self._publication.picture(figure.image) for figure in figures if figure.image]
        finest = min(size_of(picture)[1] for picture in pictures if picture is not None) * 72 / SCREEN_DPI
        return min((galley.measure - ROW_GAP) / sum(shares), galley.depth * MOST_OF_DEPTH * galley.pictured, finest)

    def set_pair(
        self, figures: tuple[Figure, Figure], galley: Galley, parent: Element, places: tuple[str, str]
    ) -> None:  # fmt: skip
        """Put two figures into a galley, side by side and of like height, each with its caption below it.

        Raises:
            RenderError: a picture cannot be opened.
        """
        shares = [self._shape(figure) or 1.0 for figure in figures]
        height = self._row_height(figures, shares, galley)
        strips: list[PictureStrip] = []
        captions: list[tuple[list[SetLine], float]] = []
        inset = 0.0
        for figure, share, place in zip(figures, shares, places, strict=True):
            picture = self._picture(figure, place)
            assert picture is not None
            width = height * share
            own = _with_caption(figure, parent)
            strips.append(self._made(figure, picture, own, place, (inset, width, height)))
            role = "P" if figure.alt == "" else "Caption"
            if figure.caption or figure.credit:
                content, look = self._caption_of(figure, galley, own, place, role=role)
                captions.append((compose(content, look, width), inset))
            inset += width + ROW_GAP
        first, *others = strips
        fields = {field.name: getattr(first, field.name) for field in dataclasses.fields(first)}
        row = PictureRowStrip(**fields, beside=tuple(others))
        style = galley.style.text.caption
        galley.place(row, before=galley.style.text.body.leading * 0.5)
        deepest = max((len(lines) for lines, _ in captions), default=0)
        for number in range(deepest):
            galley.keep_with_next()
            band = tuple((lines[number], at) for lines, at in captions if number < len(lines))
            galley.place(TypeStrip(height=style.leading, lines=band), before=style.space_before if number == 0 else 0.0)
        galley.white(max(style.space_after, galley.style.text.body.leading * 0.6))

    def box_at_side(self, figure: Figure, galley: Galley, widest: float) -> tuple[float, float, float] | None:
        """The box of a picture that leaves so much of its measure white that text has room beside it; else None.

        That is its width, on the grid and not more than `widest`, the height that is seen of it, and its whole height.
        """
        picture = self._publication.picture(figure.image) if figure.image else None
        measure = galley.measure
        if picture is None or widest < GRID[-1] * measure:
            return None
        alone = self._box(figure, picture, galley, measure, measure)[0]
        return self._box(figure, picture, galley, measure, widest) if alone < _FULL_WIDTH * measure else None

    def at_side(
        self, figure: Figure, galley: Galley, parent: Element, place: str, box: tuple[float, float, float]
    ) -> tuple[PictureStrip, list[SetLine]]:  # fmt: skip
        """The strip of a picture at the right edge, in that box, and the lines of its caption, as wide as it is.

        Raises:
            RenderError: it cannot be opened.
        """
        picture = self._picture(figure, place)
        assert picture is not None
        parent = _with_caption(figure, parent)
        strip = self._cut(figure, picture, parent, place, box, galley.measure - box[0])
        if not (figure.caption or figure.credit):
            return strip, []
        role = "P" if figure.alt == "" else "Caption"
        content, look = self._caption_of(figure, galley, parent, place, role=role)
        return strip, compose(content, look, box[0])

    def leads(self, figure: Figure, style: Style) -> bool:
        """Whether a figure opens an article over columns: fine enough for two, and wide or meant to be the lead.

        A square is wide enough on a page of three columns or more, of which it leaves one to the text.
        """
        picture = self._publication.picture(figure.image) if figure.image else None
        if picture is None or style.page.columns == 1 or not style.headline_over_columns:
            return False
        wide, high = size_of(picture)
        fine = wide * 72 / SCREEN_DPI >= width_of_columns(style.page, 2)
        shape = LEAD_SHAPE if style.page.columns == 2 else _UPRIGHT
        return fine and (figure.weight == "lead" or wide >= shape * high)

    def set_opening(
        self, figure: Figure, parent: Element, place: str, size: tuple[float, float], covered: float
    ) -> tuple[Element, PictureStrip]:  # fmt: skip
        """The strip of a picture that fills a place, dark at its foot; with the element for its caption.

        Args:
            figure: one that `fills` the width.
            parent: the element of the article.
            place: where remarks point.
            size: width and height of the place in points.
            covered: how much of the height type will cover, from the foot.

        Raises:
            RenderError: its picture cannot be opened.
        """
        picture = self._picture(figure, place)
        assert picture is not None
        width, height = size
        wide, high = size_of(picture)
        scale = max(width / wide, height / high)
        cut = Cut(size, covered, picture.focus or _FOCUS)
        name = self._ordered(Order(picture.href, pixels_for(wide * scale, high * scale), cut), picture)
        parent = _with_caption(figure, parent)
        return parent, self._named(figure, name, parent, place, (0.0, width, height))

    def caption(self, figure: Figure, galley: Galley, parent: Element, place: str) -> None:
        """Put caption and credit of a picture that stands elsewhere into a galley."""
        if figure.caption or figure.credit:
            role = "P" if figure.alt == "" else "Caption"
            self._caption(figure, galley, parent, place, inset=0.0, keep=False, role=role)

    def _picture_strip(
        self, figure: Figure, picture: Picture, galley: Galley, parent: Element, place: str, *, inset: float
    ) -> bool:
        """Put the picture into a galley; whether its caption stands beside it."""
        measure = galley.measure - inset
        box = self._box(figure, picture, galley, measure, measure)
        strip = self._cut(figure, picture, parent, place, box, inset)
        strip.measure, strip.crops = measure, picture.media_type == PHOTOGRAPH
        room = measure - strip.width - ROW_GAP
        beside = None
        if (figure.caption or figure.credit) and room >= LEAST_BESIDE:
            beside = self._beside(figure, strip, galley, parent, place, room)
        galley.place(beside or strip, before=galley.style.text.body.leading * 0.5)
        return beside is not None

    def _box(
        self, figure: Figure, picture: Picture, galley: Galley, measure: float, within: float
    ) -> tuple[float, float, float]:  # fmt: skip
        """The width of a picture in a measure, `within` at most, the height that is seen of it, and its height."""
        pixels_wide, pixels_high = size_of(picture)
        shape = pixels_high / pixels_wide
        widest = min(self._widest(figure, measure, pixels_wide, shape), within)
        crops = picture.media_type == PHOTOGRAPH
        most = galley.depth * MOST_OF_DEPTH
        if galley.pictured < 1:  # but never narrower than the grid has it
            least = GRID[-1] * measure * shape * (1 - MOST_CUT if crops else 1)
            most = min(most, max(most * galley.pictured, least))
        width, height, whole = box_on_grid(measure, shape, widest, most, crops=crops)
        return max(width, 1.0), max(height, 1.0), max(whole, 1.0)

    def _widest(self, figure: Figure, measure: float, pixels_wide: int, shape: float) -> float:
        """As wide as its pixels and its shape let a picture be in its measure, in points."""
        if (shape >= _PORTRAIT and measure >= _WIDE_COLUMN and figure.caption) or figure.weight == "half":
            measure /= 2
        return widest_in(measure, pixels_wide, LEAD_DPI if figure.weight == "lead" else SCREEN_DPI)

    def _beside(
        self, figure: Figure, strip: PictureStrip, galley: Galley, parent: Element, place: str, room: float
    ) -> CaptionedStrip | None:
        """The picture with its caption beside it; None where that is higher than the picture."""
        kids = list(parent.kids)
        role = "P" if figure.alt == "" else "Caption"
        content, look = self._caption_of(figure, galley, parent, place, role=role)
        lines = compose(content, look, room)
        if len(lines) * look.style.leading > strip.height:
            parent.kids[:] = kids
            return None
        fields = {field.name: getattr(strip, field.name) for field in dataclasses.fields(strip)}
        at = strip.inset + strip.width + ROW_GAP
        return CaptionedStrip(**fields, lines=tuple(lines), leading=look.style.leading, at=at)

    def _caption(
        self, figure: Figure, galley: Galley, parent: Element, place: str, *, inset: float, keep: bool, role: str
    ) -> None:
        """Put caption and credit into a galley."""
        content, look = self._caption_of(figure, galley, parent, place, role=role)
        galley.paragraph(content, look, inset=inset, whole=True, keep=keep)

    def _caption_of(
        self, figure: Figure, galley: Galley, parent: Element, place: str, *, role: str
    ) -> tuple[list[Run | LineBreak], Look]:
        """Caption and credit as one paragraph, each in its own look."""
        texts = galley.style.text
        element = Element(role, parent, title="caption" if role == "P" else None)
        look = galley.look(texts.caption, f"{place}.caption")
        content: list[Run | LineBreak] = runs_of(figure.caption, look, element)
        if figure.credit and figure.credit.text:
            credit = galley.look(texts.credit, f"{place}.credit")
            if content:
                content.append(look.run(" ", element))
            whole = len(figure.credit.text) <= _SHORT_CREDIT
            content += [run._replace(whole=whole) for run in with_addresses(figure.credit.text, credit, element)]
        return content, look


def _with_caption(figure: Figure, parent: Element) -> Element:
    """The one element that a picture and its caption stand in; inside Figure nobody would hear the caption."""
    tied = figure.alt != "" and bool(figure.caption or figure.credit)
    return Element("Div", parent) if tied else parent
