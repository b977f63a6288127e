"""The names of offices, firms and societies that stand as a letterhead above what they send."""

from __future__ import annotations

from collections.abc import Container, Sequence

from umbruch.clipping.marks import release
from umbruch.clipping.marks.furniture.cutting import Placed
from umbruch.clipping.marks.source import find_day_alone
from umbruch.clipping.page.lines import starts_small
from umbruch.clipping.signs.sender_names import is_sender, small_words_of_all


def senders_above(rows: Sequence[Placed], told: Container[int]) -> list[int]:
    """Which lines at the very top name who sends the text, with a label, a day or another name beside them.

    Args:
        rows: the lines above the report.
        told: the numbers of those whose role is known.

    Returns:
        Their numbers. A name that nothing but a headline stands below may be its kicker, and is left to the choice.
    """
    names: list[int] = []
    labelled = False
    for number, row in enumerate(rows):
        if _is_told(rows, number, told):
            labelled = True
        elif is_sender(row.text, small_words_of_all()) and not (_goes_on(rows, number) or _has_figures(row.text)):
            names.append(number)
        else:
            break
    return names if labelled or len(names) > 1 else []


def _goes_on(rows: Sequence[Placed], number: int) -> bool:
    """Whether the next line goes on in small letters, so that a name is the first line of a headline."""
    below = rows[number + 1 : number + 2]
    return bool(below) and below[0].chunk == rows[number].chunk and starts_small(below[0].text)


def _has_figures(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_told(rows: Sequence[Placed], number: int, told: Container[int]) -> bool:
    text = rows[number].text
    return number in told or release.is_label(text) or release.is_embargo(text) or find_day_alone(text) is not None
