"""Kicker, headline, deck and lead: which of the lines above the report is which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.marks.release import is_kicker_label
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.page.list_items import DASHES, bullet

_PLUS = re.compile(r"^(?:[+*]{2,}\s*)+|(?<![+*])(?:\s*[+*]{2,}+)+$|\s=+$")
_TOPIC = re.compile(r"(?P<topic>[^|]{2,40}?)\s*\|\s*(?P<rest>\S.*)")
_LONGEST_HEADLINE = 160
_LEAST_LINE = 38
_LONGER = 1.25
_LONGER_WITH_COLON = 2
_SERIES = re.compile(r"\((?:[^\W\d_]+\.?\s)?\d{1,3}(?:\s?/\s?\d{1,3})?\)$|[^\W\d_]\s\(\d{1,3}\):?$")
_MANY_SENTENCES = re.compile(by_case(r"[[:lower:]0-9)“”\"»][.!?]\s+[„“\"«»[:upper:]]"))


class Heads(NamedTuple):
    """The roles above the report; each is the index of its part in the input and its text."""

    kicker: tuple[int, str] | None = None
    headline: tuple[int, str] | None = None
    deck: tuple[int, str] | None = None
    lead: tuple[tuple[int, str], ...] = ()
    sureness: float = 0.9


def bare(text: str) -> str:
    """A line without the plus signs or stars that frame a breaking headline."""
    return _PLUS.sub("", text).strip() or text


def unmarked(text: str, speech: bool = False) -> str:
    """A headline or kicker without the mark of the list in which it stood, unless the mark is a number or letter.

    Args:
        text: the headline or kicker.
        speech: whether a dash in front of it says that somebody speaks, as in the North (`– Vi kan ikke vente`).
    """
    mark = bullet(text)
    if not mark or mark[0].isalnum() or (speech and mark in DASHES):
        return text
    return text[len(mark) :].lstrip() or text


def unadorned(deck: str) -> str:
    """A deck without the sign in front of it (`■ El sindicato pide`), unless it holds more of them, as a list does."""
    mark = bullet(deck)
    if not mark or mark[0].isalnum() or mark in DASHES or mark in deck[len(mark) :]:
        return deck
    return deck[len(mark) :].lstrip()


def assign(parts: Sequence[str], label: bool, broken: bool = False, speech: bool = False) -> Heads:
    """Give the parts above the report their roles.

    Args:
        parts: the plain parts before the first paragraph, in the order of the page.
        label: whether a label (`PRESSEMITTEILUNG`) stands above already, so that no other kicker is expected.
        broken: whether the first part takes several lines, as a headline does and a kicker doesn't.
        speech: whether a dash in front of a headline says that somebody speaks.

    A kicker is a label or topic word above the headline or right under it, two for a section and a series above it, one
    of a series, or the longer line over a shorter headline; the deck follows the headline. The longest line of several
    is never the headline when it holds more than one sentence.
    """
    numbered = [(index, bare(part)) for index, part in enumerate(parts)]
    kicker: tuple[int, str] | None = None
    deck: tuple[int, str] | None = None
    labelled = label
    rest: list[tuple[int, str]] = []
    for index, text in numbered:
        match = _TOPIC.fullmatch(text)
        if match and kicker is None and len(match.group("topic").split()) <= 4:
            labelled = True
            kicker = (index, match.group("topic").strip())
            if rest:
                deck = (index, match.group("rest").strip())
            else:
                rest.append((index, match.group("rest").strip()))
        elif kicker is None and not rest and len(numbered) > 1 and is_kicker_label(text):
            labelled = True
            kicker = (index, text.rstrip(" :"))
        elif kicker is not None and not rest and deck is None and is_kicker_label(text) and index + 1 < len(parts):
            kicker = (index, f"{kicker[1]} – {text.rstrip(' :')}")
        elif kicker is None and len(rest) == 1 and text.isupper() and is_kicker_label(text):
            labelled = True
            kicker = (index, text)
        else:
            rest.append((index, text))
    if kicker is None and not label and _first_is_kicker([text for _, text in rest], broken):
        kicker = rest.pop(0)
    if not rest:
        return Heads(kicker=None, headline=kicker, deck=deck) if kicker else Heads()
    index, text = rest.pop(0)
    headline = (index, unmarked(text, speech))
    if deck is None and rest:
        deck = (rest[0][0], unadorned(rest.pop(0)[1]))
    sure = len(numbered) < 3 or (labelled and not rest)
    return Heads(kicker, headline, deck, tuple(rest), 0.9 if sure else 0.75)


def _first_is_kicker(texts: Sequence[str], broken: bool) -> bool:
    """Whether the first of two or more lines above the report is a kicker and not the headline."""
    if len(texts) < 2:
        return False
    first, second = texts[0], texts[1]
    if starts_small(second) or (ends_sentence(first) and not first.endswith(("!", "?", ":"))):
        return False
    asserts = ends_sentence(second) and not second.endswith(("?", "!"))
    if len(first.split()) == 1 and not ends_sentence(first) and not asserts:
        return len(first) < len(second) <= _LONGEST_HEADLINE
    if _SERIES.search(first) and not asserts:
        return True
    if broken or _MANY_SENTENCES.search(second) or (len(second) > 110 and ends_sentence(second)):
        return False
    short = len(first) <= 45 and len(first) <= len(second)
    if len(texts) > 2 and short and not asserts and not first.endswith(("?", "!")):
        return True
    ratio = _LONGER_WITH_COLON if ":" in first[:-1] else _LONGER
    return len(first) >= _LEAST_LINE and len(first) > ratio * len(second) and not ends_sentence(second)
