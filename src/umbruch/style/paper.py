"""Sheets of paper by the names that people call them."""

from __future__ import annotations

import re

PAPER_SIZES = {
    "A2": ("420mm", "594mm"),
    "A3": ("297mm", "420mm"),
    "A4": ("210mm", "297mm"),
    "A5": ("148mm", "210mm"),
    "A6": ("105mm", "148mm"),
    "B4": ("250mm", "353mm"),
    "B5": ("176mm", "250mm"),
    "letter": ("8.5in", "11in"),
    "half letter": ("5.5in", "8.5in"),
    "executive": ("7.25in", "10.5in"),
    "legal": ("8.5in", "14in"),
    "tabloid": ("11in", "17in"),
    "Berliner": ("315mm", "470mm"),
    "Rheinisch": ("350mm", "510mm"),
    "Nordisch": ("400mm", "570mm"),
}
"""Width and height: ISO 216, ANSI/ASME Y14.1 and what it grew from, and the sheets of German newspapers."""

_OTHER_NAMES = {"statement": "half letter", "ansi a": "letter", "ansi b": "tabloid", "ledger": "tabloid landscape"}
_PREFIX = re.compile(r"^(?:din|iso|jis|us) ")
_TURNED = re.compile(r" (?:landscape|quer|querformat|paysage|apaisado|turned)$")
_UPRIGHT = re.compile(r" (?:portrait|hoch|hochformat|upright)$")
_MEASURED = re.compile(r"(\d+(?:\.\d+)?) ?(mm|cm|in|pt|pc)? ?[x×] ?(\d+(?:\.\d+)?) ?(mm|cm|in|pt|pc)")
_KNOWN = {name.casefold(): size for name, size in PAPER_SIZES.items()}


def paper_size(written: str) -> tuple[str, str] | None:
    """Width and height of a sheet, with their units; None for a name that nobody gave one.

    Args:
        written: `A5`, `din a4 quer`, `US Letter`, `letter landscape`, `105 x 210 mm`, in any case.
    """
    name = " ".join(re.split(r"[\s_-]+", written.strip().casefold()))
    if match := _MEASURED.fullmatch(name):
        width, unit, height, last = match.groups()
        return f"{width}{unit or last}", f"{height}{last}"
    name = _OTHER_NAMES.get(name, name)
    turned = _TURNED.search(name) is not None
    name = _PREFIX.sub("", _TURNED.sub("", _UPRIGHT.sub("", name)))
    if (size := _KNOWN.get(_OTHER_NAMES.get(name, name))) is None:
        return None
    return (size[1], size[0]) if turned else size


GRID = (1.0, 2 / 3, 1 / 2, 1 / 3)
"""The widths that pictures take in a column, as parts of it or of all columns, the widest first."""
