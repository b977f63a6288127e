"""The names of offices, firms and societies that stand as a letterhead above what they send."""

from __future__ import annotations

from collections.abc import Container, Sequence

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks import release
from umbruch.clipping.marks.furniture.cutting import Placed
from umbruch.clipping.marks.source import find_day_alone
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.signs.sender_names import is_sender, small_words_of_all
from umbruch.kept import remembered

_SAYING = frozenset(("im", "am", "in", "mit", "ohne", "vor", "nach", "gegen", "unter", "beim", "zum", "zur"))
"""Words behind which a headline says something of an office: `Stadt im Wandel`, `Gemeinde ohne Geld`."""
_NEAR = 6
"""How many lines below a name say whether it stands above a newspaper's article: its byline."""


def senders_above(rows: Sequence[Placed], told: Container[int], looks_known: bool) -> list[int]:
    """Which lines at the very top name who sends the text: with a label, a day or another name beside them, or alone.

    Args:
        rows: the lines above the report.
        told: the numbers of those whose role is known.
        looks_known: whether the file shows how lines look, which tells a letterhead from a kicker better than words.

    Returns:
        Their numbers. A name that may be the kicker of a newspaper or of a page of the web is left to the choice.
    """
    names: list[int] = []
    labelled = released = False
    for number, row in enumerate(rows):
        if _is_told(rows, number, told):
            labelled = True
            released = released or find_day_alone(row.text) is None
        elif is_sender(row.text, small_words_of_all()) and not (_goes_on(rows, number) or _has_figures(row.text)):
            names.append(number)
        else:
            break
    if len(names) == 1 and not released and " " not in rows[names[0]].text:  # `Kirche` is a kicker under a day, too
        return []
    return names if labelled or len(names) > 1 or (names and not looks_known and _is_letterhead(rows, told)) else []


def _is_letterhead(rows: Sequence[Placed], told: Container[int]) -> bool:
    """Whether a name alone at the top is that of who sends: a headline stands under it, no byline, and no menu near."""
    below = rows[1:]
    if not _SAYING.isdisjoint(rows[0].text.split()):
        return False
    if " " not in rows[0].text or not below or ends_sentence(below[0].text):  # `Feuerwehr` is the kicker of a newspaper
        return False
    return not any(number in told or _is_byline(row.text) for number, row in enumerate(below[:_NEAR], start=1))


def _is_byline(text: str) -> bool:
    return text.casefold().startswith(_byline_openers())


@remembered(1)
def _byline_openers() -> tuple[str, ...]:
    return tuple(opener.casefold() + " " for opener in everywhere("byline_openers"))


def _goes_on(rows: Sequence[Placed], number: int) -> bool:
    """Whether the next line goes on in small letters, so that a name is the first line of a headline."""
    below = rows[number + 1 : number + 2]
    return bool(below) and below[0].chunk == rows[number].chunk and starts_small(below[0].text)


def _has_figures(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_told(rows: Sequence[Placed], number: int, told: Container[int]) -> bool:
    text = rows[number].text
    joined = text.replace(" ", "").capitalize()  # `Presse Mitteilung`
    labelled = release.is_label(text) or release.is_label(joined) or release.is_embargo(text)
    return number in told or labelled or find_day_alone(text) is not None
