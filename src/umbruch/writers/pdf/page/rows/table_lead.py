"""The table that leads a story: one of many figures, over all columns below the headlines, where no picture does."""

from __future__ import annotations

import math

from umbruch.style.model import Style
from umbruch.tree import Article, Box, Figure, Table
from umbruch.tree.walk import block_texts, each_block, inline_text
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.floating import Float, width_of_columns
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.rows.key_figures import set_key_figures
from umbruch.writers.pdf.page.spans import CHARACTER

_MOST_OF_PAGE = 0.6
"""A story that is a table has it over all columns where it takes no more of the sheet."""
_LEAST_ROWS, _LEAST_COLUMNS = 6, 3
"""From that size on a table is what a story without a picture tells (board j)."""


def leading_table(article: Article, style: Style) -> Table | None:
    """The first table of a story if it is large enough to lead it or says more than all else, and no picture."""
    if style.page.columns == 1 or any(isinstance(one, Figure) and one.image for one in each_block(article.body)):
        return None
    table = next((one for one in article.body if isinstance(one, Table)), None)
    if table is None:
        return None
    said, all_said = (sum(map(len, block_texts(blocks))) for blocks in ((table,), article.body))
    if 2 * said > all_said and _depth(table, style) <= _MOST_OF_PAGE * style.page.height:
        return table
    if len(table.rows) < _LEAST_ROWS:
        return None
    return table if max(map(len, (table.header, *table.rows))) >= _LEAST_COLUMNS else None


def _depth(table: Table, style: Style) -> float:
    """About how deep a table is over all columns of equal width, in points."""
    look = style.text.table
    rows = [tuple(len(inline_text(cell)) for cell in row) for row in (table.header, *table.rows) if row]
    a_line = style.page.measure / max(map(len, rows), default=1) / (CHARACTER * look.size)
    return sum(math.ceil(max(row) / a_line) + 1 for row in rows) * look.leading


def set_below(led: Float, box: Box, text: Galley, parent: Element, place: str) -> bool:
    """Set a box of few numbers as key figures below the table that leads; whether it is made for that.

    Args:
        led: the table.
        box: what may stand below it.
        text: the galley of the text.
        parent: the element of the article.
        place: path of the box in the tree.
    """
    style = text.style
    width = width_of_columns(style.page, style.page.columns)
    own = Galley(style, width, text.depth, text.lang, leftwards=text.leftwards)
    element = Element("Sect", parent)
    if not set_key_figures(box.content, box.title, own, element, place, over_columns=True):
        parent.kids.pop()
        return False
    own.strips[0].before = style.text.body.leading
    led.strips += own.strips
    return True
