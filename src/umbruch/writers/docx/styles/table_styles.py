"""The looks of tables that an editor finds in Word, made from the style file."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.writers.docx.styles.edges import CELL_MARGIN
from umbruch.writers.docx.xml.wordml import Element, twips, w


def table_styles(style: Style) -> list[Element]:
    """The looks of tables (ISO/IEC 29500-1, 17.7.6): Word's own without any, ours, and that of a press head."""
    colour = style.colours.rule.lstrip("#")
    ink = style.colours.ink.lstrip("#")
    tint = style.colours.tint.lstrip("#")
    accent = style.colours.accent.lstrip("#")

    def table(id: str, name: str, properties: Element, *conditions: Element) -> Element:
        return w(
            "style",
            w("name", val=name), w("basedOn", val="TableNormal"), w("uiPriority", val=40), w("qFormat"),
            properties, *conditions,
            type="table", customStyle=1, styleId=id,
        )  # fmt: skip

    def line(side: str, size: int, colour: str) -> Element:
        return w(side, val="single", sz=size, space=0, color=colour)

    def margins(block: int, side: int) -> Element:
        return w(
            "tblCellMar",
            w("top", w=block, type="dxa"), w("left", w=side, type="dxa"),
            w("bottom", w=block, type="dxa"), w("right", w=side, type="dxa"),
        )  # fmt: skip

    header = w(
        "tblStylePr",
        w("rPr", w("b"), w("bCs")),
        w("tcPr", w("tcBorders", line("bottom", 6, ink))),
        type="firstRow",
    )
    row_heads = w("tblStylePr", w("rPr", w("b"), w("bCs")), type="firstCol")
    return [
        w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"),
          w("tblPr", w("tblInd", w=0, type="dxa"), margins(0, 0)), type="table", default=1, styleId="TableNormal"),
        table(
            "PressTable", "Press Table",
            w("tblPr", w("tblBorders", line("bottom", 6, ink), line("insideH", 4, colour)),
              margins(40, twips(CELL_MARGIN))),
            header, row_heads,
        ),
        table(
            "PressHeadTable", "Press Head Table",
            w("tblPr", w("tblBorders", line("top", 12, accent), line("bottom", 4, colour)), margins(50, 120)),
            w("tcPr", w("shd", val="clear", color="auto", fill=tint)),
        ),
    ]  # fmt: skip
