"""Whether all that a style sets has room: on the sheet, between head and text, in its column."""

from __future__ import annotations

from umbruch.style.lineage import Lineage
from umbruch.style.model import Furniture, Style, TextStyle

HEAD_AT, FOOT_AT = 0.6, 0.52
"""Where the baselines of page head and foot stand, as parts of the upper and the lower margin, from the edge."""
RULE_GAP = 4.5
"""White in points between the line of a page head or foot and its rule."""

ASCENT, DESCENT = 0.9, 0.3
"""The parts of its size that a line of text takes above and below its baseline, accents included."""
_LEAST_LEADING = 0.8
"""From baseline to baseline, as part of the size of the letters: capitals of most faces, and a hair of white."""
_LETTERS = 3
"""The least number of ems that a line is wide: six letters or so."""
_LEAST_GUTTER = 0.5
"""Between columns, as part of the size of the body: two word spaces."""
_TIGHTEST, _WIDEST = -0.1, 1.0
"""Tracking as part of the size: closer letters run into one another."""
_THICKEST_RULE = 24.0
_HANGS = 0.25
"""What hangs out of a justified line at most, as part of the size: half a quotation mark, more than half a hyphen."""
_ALONG_THE_COLUMN = ("body", "subheading", "quote", "attribution", "list", "table", "caption", "credit")
_LENGTHS = ("indent", "inset", "space_before", "space_after", "rule_above", "rule_below")
_ZERO = "0pt is the least"


def check_signs(style: Style, lineage: Lineage) -> None:
    """Refuse lengths below zero: they draw text over other text or off the sheet.

    Raises:
        StyleError: the first of them, with file, line and remedy.
    """
    page = style.page
    for side in page.margins.__struct_fields__:
        if getattr(page.margins, side) < 0:
            raise lineage.error(
                "a margin below zero sets text off the sheet", "page", "margins", side, hint=_ZERO
            )  # fmt: skip
    for number, length in enumerate(page.size):
        if length <= 0:
            raise lineage.error("a sheet has a width and a height", "page", "size", number, hint='write size = "A4"')
    for key in ("gutter", "column_rule", "article_rule"):
        if getattr(page, key) < 0:
            raise lineage.error("a length below zero sets text over other text", "page", key, hint=_ZERO)
    for name, text in _texts(style):
        for key in _LENGTHS:
            if getattr(text, key) < 0:
                raise lineage.error("a length below zero sets text over other text", "text", name, key, hint=_ZERO)


def check_room(style: Style, lineage: Lineage) -> None:
    """Refuse what has no room.

    Args:
        style: a style whose lengths are not below zero and whose columns are not too narrow to set.
        lineage: the files that it comes from, for errors.

    Raises:
        StyleError: the first key that takes more than there is, with file, line and remedy.
    """
    page, body = style.page, style.text.body
    depth = page.height - page.margins.top - page.margins.bottom
    if page.columns > 1 and page.gutter < max(body.size * _LEAST_GUTTER, page.column_rule):
        raise lineage.error(
            f"a gutter of {page.gutter:g} pt lets the columns run into one another", "page", "gutter",
            hint=f"at least {max(body.size * _LEAST_GUTTER, page.column_rule):g}pt",
        )  # fmt: skip
    _check_sides(style, lineage)
    _check_furniture(lineage, "head", style.head, style.text.page_head, page.margins.top, HEAD_AT)
    _check_furniture(lineage, "foot", style.foot, style.text.page_foot, page.margins.bottom, 1 - FOOT_AT)
    for name, text in _texts(style):
        narrow = name in _ALONG_THE_COLUMN or not style.headline_over_columns
        _check_text(name, text, page.column_width if narrow else page.measure, depth, lineage)
    credit, apart = style.text.credit.size, style.text.caption.leading
    if credit * _LEAST_LEADING > apart:
        raise lineage.error(
            f"a credit of {credit:g} pt does not fit lines of captions that are {apart:g} pt apart",
            "text", "credit", "size", hint=f"at most {apart / _LEAST_LEADING:.4g}pt: it stands in the last of them",
        )  # fmt: skip
    if body.drop_cap and body.drop_cap * body.leading > page.column_width / 2:
        raise lineage.error(
            f"a drop cap of {body.drop_cap} lines fills half the column", "text", "body", "drop_cap",
            hint="fewer lines, or wider columns",
        )  # fmt: skip


def _texts(style: Style) -> list[tuple[str, TextStyle]]:
    return [(name, getattr(style.text, name)) for name in style.text.__struct_fields__]


def _check_sides(style: Style, lineage: Lineage) -> None:
    """The margins at the sides hold the hyphens and marks that hang into them."""
    along = [text for name, text in _texts(style) if name in _ALONG_THE_COLUMN]
    needed = max(text.size * _HANGS - min(text.tracking, 0) - text.inset for text in along)
    for side in ("left", "right"):
        if getattr(style.page.margins, side) < needed:
            raise lineage.error(
                "hyphens and marks that hang into the margin are cut at the edge of the sheet",
                "page", "margins", side, hint=f"at least {needed:.1f}pt",
            )  # fmt: skip


def _check_furniture(lineage: Lineage, name: str, slots: Furniture, text: TextStyle, margin: float, at: float) -> None:
    """A page head stands between the edge and the text; `at` is its baseline as part of the margin, from above."""
    if not any((slots.left, slots.centre, slots.right)):
        return
    above, below = text.size * ASCENT, text.size * DESCENT
    if text.rule_above:
        above = max(above, text.size * 0.8 + RULE_GAP + text.rule_above)
    if text.rule_below:
        below += RULE_GAP + text.rule_below
    needed = max(above / at, below / (1 - at))
    if margin < needed:
        side = "top" if name == "head" else "bottom"
        raise lineage.error(
            f"the page {name} has no room between the edge of the sheet and the text", "page", "margins", side,
            hint=f"at least {needed:.0f}pt for its size of {text.size:g}pt, or leave [{name}] empty",
        )  # fmt: skip


def _check_text(name: str, text: TextStyle, width: float, depth: float, lineage: Lineage) -> None:
    for key, least, most, what, hint in (
        ("size", 0.0, width / _LETTERS, "letters", "a smaller size or wider columns"),
        ("leading", 0.0, depth / 2, "lines", "a smaller leading or a higher page"),
        ("tracking", text.size * _TIGHTEST, text.size * _WIDEST, "tracking", "from a tenth of the size below 0 to it"),
        ("space_before", 0.0, depth / 4, "white", "at most a quarter of the height of the text"),
        ("space_after", 0.0, depth / 4, "white", "at most a quarter of the height of the text"),
        ("rule_above", 0.0, _THICKEST_RULE, "a rule", f"at most {_THICKEST_RULE:g}pt"),
        ("rule_below", 0.0, _THICKEST_RULE, "a rule", f"at most {_THICKEST_RULE:g}pt"),
        ("inset", 0.0, width / 4, "an inset", "at most a quarter of the width of its column"),
        ("indent", 0.0, width / 2, "an indent", "at most half the width of its column"),
    ):
        length = getattr(text, key)
        if not least <= length <= most:
            raise lineage.error(f"{length:.4g} pt does not do for {what} of {name}", "text", name, key, hint=hint)
    if 2 * text.inset + text.indent > width - _LETTERS * text.size:
        raise lineage.error(
            f"inset and indent leave too little of the column for {name}", "text", name, "inset",
            hint="make them smaller, or the columns wider",
        )  # fmt: skip
