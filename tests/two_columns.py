"""A newspaper page of two wide columns: what stands side by side in a column is seen there."""

from __future__ import annotations

import msgspec

from umbruch.style import Style, load

_ON_THE_GRID = ("body", "lead", "subheading", "question", "list")
_KEYS = {
    "page.columns": "2", "page.gutter": "6mm", "page.margins.top": "24mm", "page.margins.bottom": "22mm",
    "page.margins.left": "18mm", "page.margins.right": "18mm", "text.page_head.rule_below": "0.5pt",
    "text.dateline.leading": "12.8pt", "text.subheading.space_before": "12.8pt",
    **{f"text.{role}.size": "9.6pt" for role in _ON_THE_GRID},
    **{f"text.{role}.leading": "12.8pt" for role in _ON_THE_GRID},
}  # fmt: skip


def two_columns() -> Style:
    """The broadsheet on two columns in one size of type, whatever the length of its articles."""
    return msgspec.structs.replace(load("broadsheet", keys={**_KEYS, "fill.ceiling": "0pt"}), variants=())
