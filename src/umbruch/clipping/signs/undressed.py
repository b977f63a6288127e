"""A line without what was set around it to make it seen: stars, strokes, arrows, braces, signs of markup."""

from __future__ import annotations

from unicodedata import category

_SET_AROUND = frozenset({"Pc", "Pd", "Pe", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zs", "Cc", "Cf", "Co", "Mn"})
"""Categories of Unicode that may be ornament; a mark (`Mn`) as what turns a sign into a picture."""
_OPENING = frozenset("\"'(¿¡„‚‟「『《〈")
"""Signs with which a sentence begins: a quotation reports what somebody said, round brackets put words aside."""
_CLOSING = frozenset("\"')」』》〉.,:;!?…。！？：")
_PICTURE = "\ufe0f"


def undressed(line: str) -> str:
    """A line from its first letter, figure or opening quotation mark to its last one or the stop behind it.

    Args:
        line: as it stands on the page: `§§ Gesperrt bis Montag`, `{{ … }}`, `// …`, `▶ … ◀`.
    """
    start, end = 0, len(line)
    while start < end and _is_ornament(line[start], _OPENING):
        start += 1
    while end > start and _is_ornament(line[end - 1], _CLOSING):
        end -= 1
    return line[start:end]


def _is_ornament(sign: str, kept: frozenset[str]) -> bool:
    if sign.isalnum() or sign in kept:
        return False
    kind = category(sign)
    return kind in _SET_AROUND and (kind != "Mn" or sign == _PICTURE)
