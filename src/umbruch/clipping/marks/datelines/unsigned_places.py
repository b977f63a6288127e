"""Places before a report that no sign of a dateline follows: between brackets, or in capitals."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import Conventions, shared
from umbruch.clipping.marks.datelines.dateline_details import DASH, codes, is_known
from umbruch.clipping.marks.datelines.dateline_places import is_no_place
from umbruch.clipping.marks.datelines.found_dateline import FoundDateline
from umbruch.clipping.page.letter_case import by_case
from umbruch.tree import Dateline

_SURE_COLON = 0.9
_FAR = 20_000
_LEAST_STEM = 4
_UNSIGNED = 0.8
_PLACE_IN_BRACKETS = re.compile(
    rf"\((?P<place>[^\W\d_]{{2,}}(?:[ -][^\W\d_]+){{0,3}}(?:, [^\W\d_]{{2,}}\.?(?: [^\W\d_]+)?)?)\)\s*{DASH}\s+(?=\S)"
)
_CODED_IN_BRACKETS = re.compile(by_case(r"\((?P<place>[[:upper:]][\w.'’ -]{2,30}, [A-Z]{2})\)\s+(?=[[:upper:]])"))
_CAPITALS = re.compile(r"(?P<place>[^\W\d_]{2,}\.?(?:[-/'’ ][^\W\d_]{2,}){0,3})\s+(?=[^\W\d_]+\s)")
_LEAST_UNKNOWN = 5
"""Letters of a place in capitals that no list knows; shorter ones are short for a name, or emphasis."""


def place_in_brackets(head: str, conventions: Conventions) -> FoundDateline | None:
    """A place and its region, or a known city, between brackets before a dash: `(Dallas, Texas) – …`; no agency."""
    match = _PLACE_IN_BRACKETS.match(head) or _CODED_IN_BRACKETS.match(head)
    if match is None or any(map(is_known, codes(match.group("place")))):
        return None
    place = match.group("place")
    if not place[0].isupper() or not ("," in place or {place, place.title()} & shared().cities):
        return None
    if is_no_place(place, conventions, strong=False):
        return None
    return FoundDateline(Dateline(match.group().rstrip(), place, None, ()), match.end(), _SURE_COLON)


def place_in_capitals(text: str, conventions: Conventions, article: str) -> FoundDateline | None:
    """A place in capitals without a sign (`BOCHUM Ein Fest …`): named again, or before a word that opens sentences."""
    match = _CAPITALS.match(text) if text[:2].isupper() else None
    if match is None:
        return None
    words = match.group("place").split()
    count = next((number for number, word in enumerate(words) if not word.isupper()), len(words))
    place = " ".join(words[:count])
    rest = text[len(place) :].lstrip()
    following = rest.split(maxsplit=1)[0]
    if not place or not following.istitle() or is_no_place(place, conventions, strong=False):
        return None
    name = place.title()
    unsure = len(place) < _LEAST_UNKNOWN or count > 1
    in_list = not {name, *re.split("[-/]", name)}.isdisjoint(shared().cities)
    known = in_list or _is_named_in(name, article, within=unsure)
    opens = following.casefold() in conventions.function_words
    if not (in_list or (known and opens) if unsure else known or opens):
        return None
    end = len(text) - len(rest)
    return FoundDateline(Dateline(place, place, None, ()), end, _SURE_COLON if known else _UNSIGNED)


def _is_named_in(name: str, article: str, *, within: bool) -> bool:
    """Whether an article names a place as sentences write it, its last letter aside; or, safer, only within one."""
    stem = name[: max(_LEAST_STEM, len(name) - 1)]
    before = "(?<=[^\\W\\d_A-Z] )" if within else r"\b"
    return re.search(f"{before}{re.escape(stem)}", article[:_FAR]) is not None
