"""Tables with a header row that is repeated on each page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from docx.shared import Length

from umbruch.tree import Inline, Table
from umbruch.tree.walk import inline_text, says_something
from umbruch.writers.docx.content.captions import caption_runs
from umbruch.writers.docx.content.placed_paragraphs import Place, keep_with_next, paragraph, spoken
from umbruch.writers.docx.styles.column_widths import column_widths
from umbruch.writers.docx.styles.edges import BOX_INSET, box_tint
from umbruch.writers.docx.xml.wordml import Element, W, flag, printable, twips, w

_RUN_PROPERTIES = f"{{{W}}}rPr"
_FIGURE = re.compile(r"[-+−–]?\s*(?:[€$£]\s*)?\d[\d.,\s'’]*\s*(?:%|€|\$|£|[A-Za-z]{1,3})?|[-–—]")


def table(block: Table, place: Place) -> list[Element]:
    """A table over the width of the column, then its caption, or the space that the style puts after a table."""
    named = [(".header", block.header), *((f".rows[{number}]", row) for number, row in enumerate(block.rows))]
    rows = [(path, row) for path, row in named if row]
    columns = max((len(row) for _, row in rows), default=0)
    caption = []
    if says_something(block.caption):
        caption = [paragraph("Caption", caption_runs("table_label", block.caption, place), place)]
    if not columns:
        return caption
    texts = [[inline_text(cell) for cell in row] for _, row in rows]
    wider = 2 * BOX_INSET if place.boxed else 0  # on the tint from edge to edge
    widths, size = column_widths(
        texts, columns, place.width - place.inset + wider, place.word_file.style,
        header=bool(block.header), row_heads=block.row_heads,
    )  # fmt: skip
    figures = _columns_of_figures(texts[1:] if block.header else texts, columns)
    own = (*block.align, *(None for _ in range(columns)))[:columns]
    align = [one or ("right" if right else None) for one, right in zip(own, figures, strict=True)]
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="PressTable"),
            flag("bidiVisual", place.voice.run_language.right_to_left),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblInd", w=twips(place.inset), type="dxa") if place.inset else None,
            w("tblLayout", type="fixed"),
            w("tblLook", val=f"{0x0400 | 0x20 * bool(block.header) | 0x80 * block.row_heads:04X}",
              firstRow=int(bool(block.header)), lastRow=0, firstColumn=int(block.row_heads), lastColumn=0, noHBand=0,
              noVBand=1),
            w("tblCaption", val=told) if (told := printable(inline_text(block.caption)).strip()) else None,
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
    )  # fmt: skip
    for path, row in rows:
        cells = (*row, *((),) * (columns - len(row)))
        made.append(_row(cells, widths, align, place.at(path), heading=path == ".header", row_heads=block.row_heads))
    if size < 1:
        _set_smaller(made, size * place.word_file.style.text.table.size)
    if caption:
        for last in made[-1].iter(w("p").tag):
            keep_with_next(cast(Element, last))
        return [made, *caption]
    return [made, after_table(place)]


def _set_smaller(made: Element, size: float) -> None:
    """Set all words of a table in a smaller size, so that none is cut in its narrow column."""
    half_points = max(2, int(size * 2))
    for run in list(made.iter(w("r").tag)):
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            properties = w("rPr")
            run.insert(0, properties)
        known_to_python_docx: Any = properties
        known_to_python_docx.sz_val = Length(half_points * 6350)


def after_table(place: Place) -> Element:
    """The paragraph that parts a table from what follows; Word joins tables that touch."""
    space = max(twips(place.word_file.style.text.table.space_after), 20)
    return paragraph("ArticleEnd", (), place, spacing={"before": 0, "after": 0, "line": space})


def _row(
    cells: tuple[tuple[Inline, ...], ...],
    widths: list[int],
    align: Sequence[str | None],
    place: Place,
    *,
    heading: bool,
    row_heads: bool,
) -> Element:
    style_id = "TableHeading" if heading else "TableText"
    tint = place.boxed
    place = place._replace(boxed=False)
    named = place._replace(voice=place.voice.strong()) if row_heads and not heading else place
    return w(
        "tr",
        w("trPr", w("cantSplit"), flag("tblHeader", heading)),
        *(
            w(
                "tc",
                w(
                    "tcPr",
                    w("tcW", w=width, type="dxa"),
                    box_tint(place.word_file.style) if tint else None,
                    w("vAlign", val="bottom") if heading else None,
                ),
                paragraph(style_id, spoken(cell, (place if number else named).at(f"[{number}]")), place, align=own),
            )
            for number, (cell, width, own) in enumerate(zip(cells, widths, align, strict=True))
        ),
    )


def _columns_of_figures(texts: list[list[str]], columns: int) -> list[bool]:
    """Which columns hold nothing but figures and are set flush right; the first one names its rows."""
    found = [False]
    for column in range(1, columns):
        cells = [row[column].strip() for row in texts if column < len(row) and row[column].strip()]
        found.append(bool(cells) and all(_FIGURE.fullmatch(cell) for cell in cells))
    return found
