"""Pull quotes: words lifted out of the report and set large between its columns, where they interrupt a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.page.list_items import has_bullet_sign
from umbruch.tree import Paragraph, Quote, Text

_MOST_ZONES = 4
_LONGEST = 260
_LONGEST_ATTRIBUTION = 80
_LEAST_LETTERS = 12
_LONGEST_REPORT = 40_000
_QUOTED = re.compile(r"(?P<words>[„“\"«»‚‘›‹].{2,240}[“”\"»«‘’›‹][.!?]?)\s*(?P<who>.*)", re.DOTALL)
_LETTERS = re.compile(r"[\W_]+")


def letters_of(zones: Sequence[Zone]) -> Callable[[], str]:
    """The letters of a body, among which those of a pull quote stand once more; of a very long one its beginning.

    They are put together when they are first asked for: most bodies have no pull quote.
    """

    made: list[str] = []

    def letters() -> str:
        if not made:
            made.append(_LETTERS.sub("", "".join(zone.text for zone in zones)[:_LONGEST_REPORT]).casefold())
        return made[0]

    return letters


def interrupting(zones: Sequence[Zone], at: int, before: str, letters: Callable[[], str]) -> int:
    """How many zones from `at` on are a pull quote in the middle of a sentence, 0 for none.

    The sentence must stop before them and go on after them with a small letter. A pull quote shows by its quotation
    marks, by ending a sentence itself, or by its words, which stand in the report once more. What stands between the
    items of a list, or ends in a colon, is none.

    Args:
        zones: the zones of the body.
        at: the first zone that may be one.
        before: the last line of the paragraph above it.
        letters: those of the body (`letters_of`).
    """
    if ends_sentence(before) or starts_small(zones[at].text):
        return 0
    text = ""
    for end in range(at, min(at + _MOST_ZONES, len(zones) - 1)):
        text = f"{text} {zones[end].text}".strip()
        if zones[end].role != "plain" or len(text) > _LONGEST:
            return 0
        following = zones[end + 1]
        if text.endswith(":") or (has_bullet_sign(before) and has_bullet_sign(following.text)):
            return 0
        if following.role == "plain" and starts_small(following.text) and _is_set_apart(text, letters):
            return end + 1 - at
    return 0


def _is_set_apart(text: str, letters: Callable[[], str]) -> bool:
    if _QUOTED.match(text) or ends_sentence(text):
        return True
    own = _LETTERS.sub("", text).casefold()
    return len(own) >= _LEAST_LETTERS and letters().count(own) > 1


def quote_of(text: str) -> Quote:
    """A pull quote with whom it is from, where that stands under the words."""
    quoted = _QUOTED.fullmatch(text)
    who = quoted.group("who").strip(" -–—") if quoted else ""
    if quoted is None or len(who) > _LONGEST_ATTRIBUTION or ends_sentence(who):
        return Quote((Paragraph((Text(text),)),))
    return Quote((Paragraph((Text(quoted.group("words")),)),), who or None)
