"""Dashes, minus signs and ellipses as a language has them.

After Duden and DIN 5008 (German), the Chicago Manual of Style (American), New Hart's Rules (British), and the
Ortografía of the Real Academia (Spanish), where a dash stands close to the words that it puts in.
"""

from __future__ import annotations

import re

from umbruch.language.typography.edits import BLANK, Edit, addresses, outside

EN_DASH, EM_DASH, ELLIPSIS, MINUS = "–", "—", "…", "−"
_CLOSED = frozenset(("en", "en-US"))
"""Where a dash between thoughts is an em dash without spaces; elsewhere it is an en dash between spaces."""

_THOUGHT = re.compile(
    rf"(?<=[^\s\d])[{BLANK}](?:-{{1,3}}|[–—])[{BLANK}](?=\S)"
    rf"|(?<=\d)[{BLANK}](?:-{{1,3}}|[–—])[{BLANK}](?=[^\s\d])"
    r"|(?<=\w)(?:-{2,3}|—)(?=\w)"
)
_DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
COUNTED = (
    r"Uhr|Prozent|Jahren?|Tagen?|Wochen?|Monaten?|Stunden?|Minuten?|Grad|Euro|Metern?|Kilometern?|percent|per cent"
    r"|years?|days?|weeks?|months?|hours?|minutes?|degrees|miles|people|ans|jours|heures|euros|a\.m\.|p\.m\."
)
"""Words that say what a figure counts."""
SYMBOLS = (
    r"km/h|km²|km|m²|m³|cm|mm|kg|ha|kWh|MWh|GWh|kW|MW|GW|dB|Hz|MHz|GHz|kB|MB|GB|TB|min|°C|°F|%|‰|€|\$|£|m|g|t|l|h|s"
)
"""Signs of units and currencies that follow their figure."""
_RANGE = re.compile(
    rf"(?<![\w.,/:+–-])(?P<first>\d{{1,4}})[{BLANK}]?[-–][{BLANK}]?(?P<last>\d{{1,4}})"
    rf"(?=[{BLANK}]?(?:{COUNTED}|{SYMBOLS})(?!\w))"
    r"|(?<![\w.,/:+–-])(?P<since>[12]\d{3})[-–](?P<until>[12]\d{3})(?![-–/\w])"
)
_BELOW_ZERO = re.compile(r"\A-(?=\d)")


def dash_edits(text: str, lang: str, *, cell: bool = False) -> list[Edit]:
    """What makes hyphens and rows of dots the dashes and ellipses that they stand for.

    A range must say by its unit or as years that it is one: 10-17 may be a result, 737-800 is an aircraft.

    Args:
        text: of a paragraph, or of a cell of a table.
        lang: its language.
        cell: whether it is a cell, where a hyphen before figures is a minus.
    """
    if "-" not in text and "." not in text and EN_DASH not in text and EM_DASH not in text:
        return []
    edits = [Edit(*match.span(), ELLIPSIS) for match in _DOTS.finditer(text)]
    if cell:
        edits += [Edit(*match.span(), MINUS) for match in _BELOW_ZERO.finditer(text)]
    for match in _RANGE.finditer(text):
        first, last = match["first"] or match["since"], match["last"] or match["until"]
        if not first.startswith("0") and int(first) < int(last):
            edits.append(Edit(*match.span(), f"{first}{EN_DASH}{last}"))
    thoughts = list(_THOUGHT.finditer(text))
    edits += [Edit(*match.span(), _dash(lang, number)) for number, match in enumerate(thoughts)]
    changed = [edit for edit in sorted(edits) if text[edit.start : edit.end] != edit.text]
    return list(outside(changed, addresses(text)))


def _dash(lang: str, number: int) -> str:
    if lang in _CLOSED:
        return EM_DASH
    if lang.partition("-")[0] == "es":
        return f"{EM_DASH} " if number % 2 else f" {EM_DASH}"
    return f" {EN_DASH} "
