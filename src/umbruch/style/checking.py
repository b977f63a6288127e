"""Whether a style can be set at all: every word on the sheet, no line over another, nothing too small to read."""

from __future__ import annotations

import string

from umbruch.errors import did_you_mean
from umbruch.language.wording import words
from umbruch.style.lineage import Lineage
from umbruch.style.model import PLACEHOLDERS, Style
from umbruch.style.room import check_room, check_signs
from umbruch.style.units import LONGEST
from umbruch.written.limits import shown


def check(style: Style, lineage: Lineage) -> None:
    """Refuse a style that cannot be set.

    Args:
        style: a style whose keys and types are right.
        lineage: the files that it comes from, for errors.

    Raises:
        StyleError: the first key that is beyond its bounds, with file, line and remedy.
    """
    if not 1 <= style.page.columns <= 4:
        raise lineage.error("a page has 1 to 4 columns", "page", "columns")
    check_signs(style, lineage)
    if max(style.page.size) > LONGEST:
        raise lineage.error(
            f"a sheet of {max(style.page.size) / 72:.0f} inches is larger than a PDF may be",
            "page", "size", hint="at most 200 inches (5080mm) a side",
        )  # fmt: skip
    depth = style.page.height - style.page.margins.top - style.page.margins.bottom
    if depth < 72:
        raise lineage.error(
            f"a column would be {depth:.0f} pt high, too low to set",
            "page", hint="a higher page or smaller margins",
        )  # fmt: skip
    if style.page.column_width < 72:
        raise lineage.error(
            f"a column would be {style.page.column_width:.0f} pt wide, too narrow to set",
            "page", hint="fewer columns, smaller margins or a smaller gutter",
        )  # fmt: skip
    for name in style.text.__struct_fields__:
        text = getattr(style.text, name)
        if not 4 <= text.size <= 200:
            raise lineage.error(
                f"{text.size:g} pt is no size to read", "text", name, "size",
                hint="sizes lie between 4pt and 200pt",
            )  # fmt: skip
        if not text.size * 0.8 <= text.leading <= text.size * 4:
            raise lineage.error(
                f"a leading of {text.leading:g} pt does not fit a size of {text.size:g} pt",
                "text", name, "leading", hint="about 1.2 times the size",
            )  # fmt: skip
        if text.drop_cap and (name != "body" or not 2 <= text.drop_cap <= 5):
            raise lineage.error(
                "a drop cap is 2 to 5 lines high, and 0 for none" if name == "body" else f"{name} has no drop cap",
                "text", name, "drop_cap", hint="write it under [text.body]: drop_cap = 3",
            )  # fmt: skip
    check_room(style, lineage)
    if style.label and style.label not in words():
        raise lineage.error(
            f"{shown(style.label)} is no word that umbruch knows", "label", hint=did_you_mean(style.label, words())
        )
    for place, furniture in (("head", style.head), ("foot", style.foot)):
        for slot in ("left", "centre", "right"):
            _check_placeholders(getattr(furniture, slot), lineage, place, slot)


def _check_placeholders(template: str, lineage: Lineage, *keys: str) -> None:
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
    except ValueError as error:
        raise lineage.error(f"{shown(template)}: {error}", *keys, hint="double a brace that is meant: {{") from None
    for field in fields:
        if field not in PLACEHOLDERS:
            raise lineage.error(f"{{{field[:40]}}} is not a placeholder", *keys, hint=did_you_mean(field, PLACEHOLDERS))
