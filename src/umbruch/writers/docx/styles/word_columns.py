"""How many columns a page has in Word: fewer than on a printed page, for Word cuts no words and tables need room."""

from __future__ import annotations

import msgspec

from umbruch.kept import remembered
from umbruch.style.model import Style

_LEAST_WIDTH = 220.0
"""Of a column in points, about 78 mm: a table of five columns of figures keeps its words whole in it."""


@remembered(32)
def with_word_columns(style: Style) -> Style:
    """The style with as many columns as are wide enough for Word, one at least."""
    page = style.page
    columns = min(page.columns, max(int((page.measure + page.gutter) / (_LEAST_WIDTH + page.gutter)), 1))
    if columns == page.columns:
        return style
    return msgspec.structs.replace(style, page=msgspec.structs.replace(page, columns=columns))
