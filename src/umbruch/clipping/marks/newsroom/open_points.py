"""What a writer left open in brackets, for a colleague and not for readers: `[Zahl noch prüfen]`, `[CHECK name]`."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.signs.people import looks_like_name
from umbruch.kept import remembered

_LONGEST = 160
"""Signs of such a note; what stands in longer brackets is a passage of the text."""
_FEW_WORDS = 30
"""Signs that `…` in an entry may stand for."""
_BRACKETS = re.compile(
    rf"(?<!!)\[(?P<square>[^\[\]]{{2,{_LONGEST}}})\](?![(\[:])|\((?P<round>[^()]{{2,{_LONGEST}}})\)|>>+(?P<angles>[^<>]{{2,{_LONGEST}}})<<+"
)
_NOTED = re.compile(r"(?:NB|N\.B\.)\s?[:!–-]?\s", re.IGNORECASE)
"""A note in square brackets, which may have the words anywhere: `[NB: Namen des Architekten prüfen]`."""
_OUTER = " \t.,;!?–—-"


class WithoutOpenPoints(NamedTuple):
    """A text without what was left open in it, and those words with the number (from 1) of the line they begin on."""

    text: str
    notes: tuple[tuple[int, str], ...] = ()


def without_open_points(text: str) -> WithoutOpenPoints:
    """The text without brackets that say what is still to be done; lines keep their numbers.

    In square brackets one word of those that say so is enough, at either end or before a colon, a single word only in
    capitals: `[er] prüfen` and `We [confirm] it` are how editors mend quotations. In round ones a colleague is asked,
    too: `(bitte noch prüfen)`; a day `(to be confirmed)` is for readers.
    """
    if not any(sign in text for sign in "[(<"):
        return WithoutOpenPoints(text)
    notes: list[tuple[int, str]] = []
    kept: list[str] = []
    start = 0
    for match in _BRACKETS.finditer(text):
        if not _is_left_open(match):
            continue
        before = text[start : match.start()]
        after = text[match.end() : match.end() + 1]
        kept.append(before[:-1] if before.endswith(" ") and after in (" ", "", "\n", ".", ",") else before)
        kept.append("\n" * match.group().count("\n"))
        notes.append((text.count("\n", 0, match.start()) + 1, " ".join(match.group().split())))
        start = match.end()
    return WithoutOpenPoints("".join((*kept, text[start:])), tuple(notes)) if notes else WithoutOpenPoints(text)


def says_what_is_left(words: str) -> bool:
    """Whether words in round brackets begin with what is still to be done: `à vérifier auprès du maire`."""
    found = _todo().match(words)
    return found is not None and " " in found.group().strip() and bool(words[found.end() :].strip())


def _is_left_open(match: re.Match[str]) -> bool:
    if match["angles"] is not None:
        return True
    words = " ".join((match["square"] or match["round"]).split())
    if (label := _to_the_desk().match(words)) and not looks_like_name(words[label.end() :]):
        return True
    if match["square"] is None:
        return _asking().search(words) is not None and _todo().search(words) is not None
    bare = words.strip(_OUTER)
    if (left := open_marks().match(bare)) and bare[left.end() :][:1] in ("", " ", ":"):
        return True
    if _NOTED.match(bare) or _people().match(bare):
        return _todo().search(bare) is not None
    return any(_stands_out(found, bare) for found in _todo().finditer(bare))


def _stands_out(found: re.Match[str], bare: str) -> bool:
    """Whether words stand at either end or before a colon, and are not all of a bracket in small letters."""
    if found.group() == bare:
        return bare.isupper() or " " in bare
    return found.start() == 0 or found.end() == len(bare) or bare[found.end() :].lstrip()[:1] in (":", "：")


@remembered(2)
def open_marks(*, doubtful: bool = True) -> re.Pattern[str]:
    """Signs of writers everywhere for what is still to come: `TKTK`, `TODO`, `XXX`, `???`; in capitals.

    Args:
        doubtful: with those that are names (`TK`) or hide one (`XXXXXX`), too.
    """
    known = shared()
    marks = (*known.open_marks, *(known.doubtful_marks if doubtful else ()))
    repeated = (rf"{re.escape(sign)}{re.escape(sign[-1])}+" for sign in known.repeated_marks if doubtful)
    return re.compile("|".join((*repeated, *map(re.escape, marks))))


@remembered(1)
def _people() -> re.Pattern[str]:
    """Who is asked, before what: `[legal to check this line]`."""
    return re.compile(rf"(?:{_choice('newsroom_people')})(?!\w)", re.IGNORECASE)


@remembered(1)
def _to_the_desk() -> re.Pattern[str]:
    """`(Eds: recasts lede)` within a sentence."""
    labels = "|".join(map(re.escape, everywhere("desk_note_labels")))
    return re.compile(rf"(?:{labels})\s?[:：]\s?", re.IGNORECASE)


@remembered(1)
def _todo() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice('open_point_words')})(?!\w)", re.IGNORECASE)


@remembered(1)
def _asking() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice('asking_words')})(?!\w)", re.IGNORECASE)


def _choice(field: str) -> str:
    return "|".join(
        re.escape(entry).replace(r"\ …\ ", rf"\s(?:.{{0,{_FEW_WORDS}}}?\s)?").replace(r"\*", r"\w*")
        for entry in everywhere(field)
    )
