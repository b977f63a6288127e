"""The sheets that text is set on: a headline block over all columns, columns below it, tables on turned sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from umbruch.style.model import Page as Paper
from umbruch.style.model import Style
from umbruch.writers.pdf.columns.column_filling import at_foot, fill, settle_pictures
from umbruch.writers.pdf.columns.pouring import pages_of
from umbruch.writers.pdf.columns.slots import Sheet
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.head_and_foot import PageFurniture
from umbruch.writers.pdf.page.spans import CHARACTER
from umbruch.writers.pdf.page.strips import BASELINE, CAPITALS, Bookmark, Strip

HEADLINE_ROOM = 3
"""Lines of text that must have room below a headline block."""
_ABOVE_TOLD = 2
"""White above what tells of a sheet that follows, in lines."""


@dataclass(slots=True)
class Page:
    """A page made up: strips with their upper left corners, rules between columns, and its furniture."""

    furniture: PageFurniture
    strips: list[tuple[Strip, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)


class Sheets:
    """Collects pages, and what leads to places on them."""

    def __init__(self, style: Style) -> None:
        """Begin with no page; all have the sheet and the margins of that style."""
        self.pages: list[Page] = []
        self.bookmarks: list[Bookmark] = []
        self.filled = 0.0
        """How deep the last page is filled, in points below the head of its text."""
        self._style = style
        page = style.page
        self._top = page.height - page.margins.top
        self._depth = page.height - page.margins.top - page.margins.bottom

    def _head(self, head: Galley, page: Page, furniture: PageFurniture, used: float = 0.0) -> tuple[Page, float]:
        """The block over all columns; one that is deeper than a page runs on. Gives what it used of its last page.

        It begins `used` points below the head of its first page.
        """
        start, above = 0, used
        settle_pictures(head.strips, 0, self._depth, 1, 0.0, self._style.text.body)
        while True:
            column = fill(head.strips, start, self._depth - above)
            self._place(page, column.placed, self._style.page.margins.left, above)
            start = column.end
            if start >= len(head.strips):
                break
            page, above = self._new_page(furniture), 0.0
        if not head.strips:
            return page, 0.0
        used = above + self._used_by(head, column.depth)
        if self._depth - used < HEADLINE_ROOM * self._style.text.body.leading:
            return self._new_page(furniture), 0.0
        return page, used

    def _used_by(self, head: Galley, depth: float) -> float:
        """How much of a page a headline block takes that is so deep, with the white below it."""
        return depth + head.strips[-1].height * (1 - BASELINE) + self._gap_below_head() if head.strips else 0.0

    def _gap_below_head(self) -> float:
        style = self._style
        return max(style.text.byline.space_after, style.text.body.leading * 0.5)

    def _columns(self, body: Galley, page: Page, used: float, furniture: PageFurniture) -> None:
        if body.grid:
            self._poured(body, page, used, furniture)
            return
        left = self._style.page.margins.left
        start = 0
        if not body.strips:
            self._turned_sheets(body, 0, furniture)
        while start < len(body.strips):
            depth = self._depth - used
            settle_pictures(body.strips, start, depth, 1, 0.0, self._style.text.body)
            column = fill(body.strips, start, depth, ends_page=True)
            holds_all = start == 0 and column.end == len(body.strips)
            self._place(page, at_foot(column, body.foot, depth) if holds_all else column.placed, left, used)
            start = column.end
            self._turned_sheets(body, start, furniture)
            if start < len(body.strips):
                page, used = self._new_page(furniture), 0.0

    def _turned_sheets(self, body: Galley, end: int, furniture: PageFurniture) -> None:
        """Behind a page whose text ends before strip number `end`, the tables that it mentions on turned sheets."""
        while body.turned and (body.turned[0].at <= end or end >= len(body.strips)):
            table = body.turned.pop(0)
            sheet = table.style.page
            top = sheet.height - sheet.margins.top
            start = 0
            while start < len(table.strips):
                column = fill(table.strips, start, top - sheet.margins.bottom)
                lies = sheet.size != furniture.style.page.size
                page = self._new_page(furniture._replace(style=table.style) if lies else furniture)
                page.strips += [(strip, sheet.margins.left, top - drop) for strip, drop in column.placed]
                start = column.end

    def _poured(self, body: Galley, page: Page, used: float, furniture: PageFurniture) -> None:
        """Several columns: text flows past pictures, quotes, boxes and tables, which have places of their own."""
        sheet = body.style.page
        pages = [*pages_of(body, self._sheet(body), self._depth - used, self._depth)]
        for count, filled in enumerate(pages, start=1):
            for number, placed in enumerate(filled.columns):
                self._place(page, placed, _left(sheet, number), used)
            for block, column, drop in filled.standing:
                self._place(page, [(one.strip, one.drop + drop) for one in block.placed], _left(sheet, column), used)
            if sheet.column_rule:
                for number, top, height in filled.rules():
                    page.rules.append((_left(sheet, number) - sheet.gutter / 2, self._top - used - top, height))
            self.filled = used + filled.depth
            if count == len(pages):
                self._told(body, page)
            self._turned_sheets(body, filled.end, furniture)
            if count < len(pages):
                page, used = self._new_page(furniture), 0.0

    def _told(self, body: Galley, page: Page) -> None:
        """Below the text of its last page, what tells of sheets that follow, where it has room."""
        for one in body.turned:
            drop = self.filled + _ABOVE_TOLD * body.grid
            if one.told is not None and drop + one.told.height <= self._depth:
                self._place(page, [(one.told, drop)], body.style.page.margins.left, 0.0)
                self.filled = drop + one.told.height

    def _sheet(self, body: Galley) -> Sheet:
        style, size = body.style, body.style.text.body.size
        a_line = style.page.column_width / (CHARACTER * size)
        return Sheet(
            style.page.columns, body.grid, BASELINE * body.grid - CAPITALS * size, style.fill.around,
            style.fill.characters_per_float / a_line,
        )  # fmt: skip

    def _place(self, page: Page, placed: Sequence[tuple[Strip, float]], left: float, used: float) -> None:
        for strip, drop in placed:
            top = self._top - used - drop
            page.strips.append((strip, left, top))
            if strip.bookmark is not None:
                strip.bookmark.page, strip.bookmark.top = len(self.pages) - 1, top + 6
                self.bookmarks.append(strip.bookmark)

    def _new_page(self, furniture: PageFurniture) -> Page:
        page = Page(furniture)
        self.pages.append(page)
        self.filled = self._depth
        return page


def _left(sheet: Paper, column: int) -> float:
    return sheet.margins.left + column * (sheet.column_width + sheet.gutter)
