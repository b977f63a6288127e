"""How many columns wide a float is: by its shape, its pixels, its words, and the room that its article leaves."""

from __future__ import annotations

import math
from functools import cached_property

from umbruch.style.model import Style
from umbruch.tree import Article, Block, Figure, Table
from umbruch.tree.walk import article_texts
from umbruch.writers.pdf.page.figures.figure_setting import LEAD_SHAPE, MOST_OF_DEPTH, FigureSetter
from umbruch.writers.pdf.page.figures.shown_pictures import SCREEN_DPI
from umbruch.writers.pdf.page.floating import turned, width_of_columns
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.rows.table_widths import words_fit
from umbruch.writers.pdf.page.strips import LEAD_DPI, MOST_CUT

CHARACTER = 0.46
"""The width of a character as a part of the size of the type: the mean of German and English text in PT Serif."""
_KEPT = 0.2
"""What is kept together at the foot of columns costs a paragraph, in lines."""
_TIGHTENED = 1.08
"""What a page holds more where its type is made smaller for that."""
_WIDE = 1.45
"""A picture that is so much wider than high takes two columns of three or more."""
_UNDER = 3
"""Lines for caption and white under a picture."""


class Spans:
    """Decides for the floats of one article."""

    def __init__(
        self, article: Article, style: Style, head: Galley, figures: FigureSetter, least_lead: int = 1
    ) -> None:  # fmt: skip
        """Take the article, its headlines as set, who knows its pictures, and how wide its lead is at least."""
        self._least_lead = least_lead
        self._article = article
        self._style = style
        self._head = head
        self._figures = figures

    def lead(self, figure: Figure) -> int:
        """Of the picture at the head: over as many columns as let the article end on its page with it.

        An article that is too long for that has it over all columns but one, or over both of two, and so has one with a
        picture that is little wider than high.
        """
        page, body = self._style.page, self._style.text.body
        shape = self._shape(figure)
        if shape is None:
            return 1
        above = sum(strip.before + strip.height for strip in self._head.strips)
        depth = page.height - page.margins.top - page.margins.bottom
        room = (depth - above - body.leading) * page.columns
        others = sum(self._room_of(block) for block in self._article.body if block is not figure)
        most = page.columns if shape[0] >= LEAD_SHAPE * shape[1] else max(page.columns - 1, 1)
        for span in range(most, self._least_lead - 1, -1):
            width = width_of_columns(page, span)
            picture = width * shape[1] / shape[0] * (1 - MOST_CUT) + _UNDER * body.leading
            if self._text + others + span * picture <= room * _TIGHTENED:
                return self._narrowed(figure, span)
        return self._narrowed(figure, min(max(page.columns - 1, 2, self._least_lead), most))

    def _room_of(self, block: Block) -> float:
        """About how much of a column a picture takes, in points."""
        shape = self._shape(block) if isinstance(block, Figure) else None
        if shape is None or not isinstance(block, Figure):
            return 0.0
        page, span = self._style.page, self.picture(block)
        height = width_of_columns(page, span) * shape[1] / shape[0]
        return span * (height + _UNDER * self._style.text.body.leading)

    def picture(self, figure: Figure) -> int:
        """Of a picture in the text: a long story that opens with its picture shows wide ones over all columns."""
        shape = self._shape(figure)
        if self._style.page.columns < 3 or shape is None or figure.weight == "half":
            return 1
        if shape[0] < _WIDE * shape[1] and figure.weight != "lead":
            return 1
        return self._narrowed(figure, self._style.page.columns if self._fills_pages else 2)

    @property
    def _fills_pages(self) -> bool:
        """Whether a story opens with its picture and has text for a whole page beside that."""
        page = self._style.page
        depth = page.height - page.margins.top - page.margins.bottom
        return page.opener > 0 and self._text >= page.columns * depth

    @cached_property
    def _text(self) -> float:
        """About how deep all text is in one column, in points."""
        page, body = self._style.page, self._style.text.body
        held = page.column_width / (CHARACTER * body.size)
        return sum(math.ceil(len(part) / held + _KEPT) for part in article_texts(self._article)) * body.leading

    def table(self, table: Table) -> int:
        """Of a table: as many columns as its words and figures need in type of full size, or else all."""
        page = self._style.page
        if page.columns == 1:
            return 1
        fitting = (
            span
            for span in range(1, page.columns)
            if words_fit(table, self._style, width_of_columns(page, span), self._article.lang, self._head.leftwards)
        )
        return next(fitting, page.columns)

    def is_turned(self, table: Table) -> bool:
        """Whether a table is too wide for the page, in the smallest type, but not for a page that is turned."""
        page, lang, leftwards = self._style.page, self._article.lang, self._head.leftwards
        if page.height <= page.width or words_fit(table, self._style, page.measure, lang, leftwards, reduced=True):
            return False
        lying = turned(self._style)
        return words_fit(table, lying, lying.page.measure, lang, leftwards, reduced=True)

    def _narrowed(self, figure: Figure, span: int) -> int:
        """As wide as the picture has pixels for, and no higher than the page has room for."""
        shape = self._shape(figure)
        if shape is None:
            return 1
        wide, high = shape
        page = self._style.page
        dots = LEAD_DPI if figure.weight == "lead" else SCREEN_DPI
        most = (page.height - page.margins.top - page.margins.bottom) * MOST_OF_DEPTH
        while span > 1:
            width = width_of_columns(page, span)
            if wide * 72 >= width * dots and width * high / wide * (1 - MOST_CUT) <= most:
                break
            span -= 1
        return span

    def _shape(self, figure: Figure) -> tuple[int, int] | None:
        return self._figures.pixels(figure)
