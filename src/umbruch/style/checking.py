"""Whether a style can be set at all: every word on the sheet, no line over another, nothing too small to read."""

from __future__ import annotations

import re
import string
from itertools import pairwise

from umbruch.errors import did_you_mean
from umbruch.language.typography import AUTO, VERBATIM
from umbruch.language.wording import words
from umbruch.style.lineage import Lineage
from umbruch.style.model import Style
from umbruch.style.page_heads import PLACEHOLDERS
from umbruch.style.room import RULE_GAP, check_room, check_signs
from umbruch.style.units import LONGEST, Colour
from umbruch.written.limits import shown

_LEAST_CONTRAST = 3.0
_NARROWEST_COLUMN = 72.0
_READ_ON_BAR = 4.5
_LARGEST_OPENER = 0.8
"""Of the height of the sheet: below the picture an article begins."""
_MOST_KEY_FIGURES = 6
_LONGEST_END = 40
"""Characters of an end mark: one line in the narrowest column."""
_LEAST_BRIEF, _LARGEST_BRIEF = 8.0, 40.0
"""Between the size of a text and that in which a column of 60 mm holds words of eight letters, in points."""
_LARGEST_CEILING = 24.0
"""Larger type is no running text, in points."""
_TAG = re.compile(r"-?[a-z][a-z0-9]{3}")


def check(style: Style, lineage: Lineage) -> None:
    """Refuse a style that cannot be set.

    Args:
        style: a style whose keys and types are right.
        lineage: the files that it comes from, for errors.

    Raises:
        StyleError: the first key that is beyond its bounds, with file, line and remedy.
    """
    if not 1 <= style.page.columns <= 6:
        raise lineage.error("a page has 1 to 6 columns", "page", "columns")
    check_signs(style, lineage)
    _check_fonts(style, lineage)
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
        if text.band and name != "embargo":
            raise lineage.error(
                f"{name} stands on no band", "text", name, "band", hint="write it under [text.embargo]: band = true"
            )
        if any(after >= before for before, after in pairwise((text.size, *text.steps))) or text.max_lines < 0:
            raise lineage.error(
                "steps are sizes below its size, the largest first", "text", name, "steps",
                hint=f'steps = ["{text.size * 0.85:.0f}pt", "{text.size * 0.7:.0f}pt"]',
            )  # fmt: skip
        if wrong := next((tag for tag in text.features if not _TAG.fullmatch(tag)), None):
            raise lineage.error(
                f"{shown(wrong)} is no tag of an OpenType feature", "text", name, "features",
                hint='four letters, as in features = ["ss01", "-liga"]',
            )  # fmt: skip
        if min(text.steps, default=text.size) < 4:
            raise lineage.error("a step is no size to read", "text", name, "steps", hint="4pt is the least")
    check_room(style, lineage)
    _check_links(style, lineage)
    _check_quotes(style.typography.quotes, lineage)
    if style.pdf.is_second and not style.pdf.ua:
        raise lineage.error(
            "a file is not written by PDF/UA-2 and for nobody to read aloud at once", "pdf", "ua",
            hint='take out ua = false, or standard = "ua-2"',
        )  # fmt: skip
    if style.label and style.label not in words():
        raise lineage.error(
            f"{shown(style.label)} is no word that umbruch knows", "label", hint=did_you_mean(style.label, words())
        )
    if 0 < style.letter.contact_column < _NARROWEST_COLUMN:
        raise lineage.error(
            "a contact column is too narrow to set", "letter", "contact_column",
            hint=f"{_NARROWEST_COLUMN:g}pt at least",
        )  # fmt: skip
    _check_end(style, lineage)
    if not 6 <= style.fill.floor <= 20:
        raise lineage.error(f"{style.fill.floor:g} pt is no least size", "fill", "floor", hint='floor = "8.8pt"')
    if style.fill.ceiling and not style.fill.floor <= style.fill.ceiling <= _LARGEST_CEILING:
        raise lineage.error(
            f"{style.fill.ceiling:g} pt is no largest size of a text", "fill", "ceiling",
            hint=f"{style.fill.floor:g}pt to {_LARGEST_CEILING:g}pt, and 0 for none",
        )  # fmt: skip
    if not 0 <= style.box.key_figures <= _MOST_KEY_FIGURES:
        raise lineage.error(
            f"{style.box.key_figures} figures do not stand side by side", "box", "key_figures",
            hint=f"3 to {_MOST_KEY_FIGURES}, and 0 for none",
        )  # fmt: skip
    if style.briefs.most_characters < 0 or not _LEAST_BRIEF <= style.briefs.headline <= _LARGEST_BRIEF:
        raise lineage.error(
            f"a headline of {style.briefs.headline:g} pt stands in no column", "briefs", "headline",
            hint=f"{_LEAST_BRIEF:g}pt to {_LARGEST_BRIEF:g}pt",
        )  # fmt: skip
    if style.fill.characters_per_float < 0:
        raise lineage.error(
            "no float stands for fewer characters than none", "fill", "characters_per_float",
            hint="900, and 0 for any number",
        )  # fmt: skip
    if not 3 <= style.fill.around <= 30:
        raise lineage.error("3 to 30 lines stand around a quote", "fill", "around", hint="around = 6")
    if not 0 <= style.page.opener <= _LARGEST_OPENER:
        raise lineage.error(
            f"an opener takes 0 to {_LARGEST_OPENER:g} of the sheet", "page", "opener", hint="0.6 leaves room for text"
        )  # fmt: skip
    for place, furniture, margin in (
        ("head", style.head, style.page.margins.top), ("foot", style.foot, style.page.margins.bottom)
    ):  # fmt: skip
        if furniture.bar:
            _check_bar(style, furniture.bar, margin, place, lineage)
        for slot in ("left", "centre", "right"):
            _check_placeholders(getattr(furniture, slot), lineage, place, slot)
    for name in style.text.__struct_fields__:
        if (ground := getattr(style.text, name).ground) is not None:
            _check_ground(name, ground, lineage)


def _check_end(style: Style, lineage: Lineage) -> None:
    """What ends a letter stands on one line, and what heads it above its text."""
    for key in ("mark", "more"):
        if len(getattr(style.end, key)) > _LONGEST_END:
            raise lineage.error("a few signs tell where a text ends", "end", key, hint=f"at most {_LONGEST_END}")
    look, at = style.text.page_head, style.letter.head_rule
    if at and not look.size + RULE_GAP <= at <= style.first_top - look.rule_below:
        raise lineage.error(
            f"a line at {at:g} pt does not lie between its words and the text", "letter", "head_rule",
            hint=f"{look.size + RULE_GAP:.0f}pt to {style.first_top - look.rule_below:.0f}pt, or 0 for none",
        )  # fmt: skip


def _check_bar(style: Style, bar: float, margin: float, place: str, lineage: Lineage) -> None:
    """A band ends above the text, and white can be read on it (WCAG 2.2, 1.4.3)."""
    size = style.text.page_head.size if place == "head" else style.text.page_foot.size
    if not size <= bar <= margin:
        raise lineage.error(
            f"a bar of {bar:g} pt does not stand between its words and the text", place, "bar",
            hint=f"{size:g}pt to {margin:.0f}pt, or a wider margin",
        )  # fmt: skip
    contrast = (1 + 0.05) / (_light(style.colours.accent) + 0.05)
    if contrast < _READ_ON_BAR:
        raise lineage.error(
            f"white on the accent differs by {contrast:.1f} : 1, and {_READ_ON_BAR:g} : 1 is the least", place, "bar",
            hint="a darker accent, or bar = 0",
        )  # fmt: skip


def _check_ground(name: str, ground: Colour, lineage: Lineage) -> None:
    """A pull quote alone stands on a colour, on which white can be read (WCAG 2.2, 1.4.3)."""
    if name != "pull":
        raise lineage.error(
            f"{name} stands on no ground", "text", name, "ground", hint='write it under [text.pull]: ground = "accent"'
        )
    contrast = 1.05 / (_light(ground) + 0.05)
    if contrast < _READ_ON_BAR:
        raise lineage.error(
            f"white on that ground differs by {contrast:.1f} : 1, and {_READ_ON_BAR:g} : 1 is the least",
            "text", name, "ground", hint="a darker colour, or none",
        )  # fmt: skip


def _check_fonts(style: Style, lineage: Lineage) -> None:
    """Weights and widths of variable fonts lie within what OpenType has (chapter fvar: wght, wdth)."""
    fonts = style.fonts
    named = [("serif", fonts.serif), ("sans", fonts.sans), *([("display", fonts.display)] if fonts.display else [])]
    for key, family in named:
        if not 1 <= family.weights[0] <= family.weights[1] <= 1000:
            raise lineage.error("weights lie between 1 and 1000, the lighter one first", "fonts", key, "weights")
        if not 50 <= family.width <= 200:
            raise lineage.error("a width lies between 50 and 200 percent", "fonts", key, "width", hint="100 is usual")


def _check_quotes(quotes: str, lineage: Lineage) -> None:
    if quotes in (VERBATIM, AUTO):
        return
    from umbruch.language.typography.quotation_marks import MARKS, marks_for

    if marks_for(quotes, None) is None:
        raise lineage.error(
            f"no quotation marks are known for {shown(quotes)}", "typography", "quotes",
            hint=did_you_mean(quotes, (VERBATIM, AUTO, *MARKS)),
        )  # fmt: skip


def _check_links(style: Style, lineage: Lineage) -> None:
    """Links that colour alone tells from the text must be told by it (WCAG 2.2, technique G183)."""
    if not 0 <= style.links.underline <= 2:
        raise lineage.error("a line under links is at most 2 pt thick", "links", "underline", hint="0.4pt does")
    lights = sorted(_light(colour) for colour in (style.colours.accent, style.text.body.colour))
    told = (lights[1] + 0.05) / (lights[0] + 0.05)
    if not style.links.underline and told < _LEAST_CONTRAST:
        raise lineage.error(
            f"without a line under them links differ from the text by {told:.1f} : 1, and {_LEAST_CONTRAST:g} : 1 is"
            " the least", "links", "underline", hint='underline = "0.4pt", or a lighter accent',
        )  # fmt: skip


def _light(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _check_placeholders(template: str, lineage: Lineage, *keys: str) -> None:
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
    except ValueError as error:
        raise lineage.error(f"{shown(template)}: {error}", *keys, hint="double a brace that is meant: {{") from None
    for field in fields:
        if field not in PLACEHOLDERS:
            raise lineage.error(f"{{{field[:40]}}} is not a placeholder", *keys, hint=did_you_mean(field, PLACEHOLDERS))
