"""Which words of a paragraph's start can be the name of a place, and how far they are to be trusted."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import Conventions, everywhere, shared
from umbruch.clipping.marks.datelines.dateline_details import agency_at, weekdays
from umbruch.clipping.marks.release import is_kicker_label
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.dates import date_at
from umbruch.kept import remembered

_MOST_WORDS = 6
_ABBREVIATED = re.compile(r"^(?:St|ST|Ste|Mt|Ft|Pt|Sankt|[^\W\d_])\.$|^\w\.\w|\.[^\W\d_]\.$")
_MORE_OF_IT = re.compile(by_case(r"\s[^\W\d_[:lower:]]"))
_CUT_NAME = re.compile(r"(?<=[^\W\d_]{3} )(?:[^\W\d_]{1,2}\. ?){1,2}[^\W\d_]\.$")
"""What is cut short at the end of a name, its last full stop that of a sentence, too: `Bad Homburg v. d. H. Mit …`."""
_NOT_ITS_END = re.compile(by_case(r"\s?(?:[(/,|–—-]|[^\W\d_]{1,2}\.)|\s[^\W\d_[:lower:]]{2}"))
"""What goes on with a name cut short: more letters with a full stop, a word in capitals, day or agency."""
_BEFORE_FILING = re.compile(r"\s?[(/,|–—-]")
_KNOWN_ALONE = 0.9
"""How sure known cities with a full stop on a line of their own are the dateline: as a bare place before a dash."""
_FAR = 20_000
"""Letters of an article in which a place is looked for again."""
_VOWEL = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûæøåąęõãœ]", re.IGNORECASE)
_STEP = re.compile(by_case(r"\s?[/]\s?|\s{1,4}(?=[-–—]\s)|\s|-(?=\w)|,\s(?=[[:upper:]][\w.]+(?:,|\s\())"))
_DAY_AND_MONTH = re.compile(r"\d{1,2}/\d{1,2}(?=\s?[(/])")
"""A day in figures before who filed it: `BRUSSEL 02/03 (BELGA)`."""
_STOPPERS = frozenset("(-–—|/■▪►▶●•·[")
_TITLE = re.compile(r"(?:Dr|Prof|Hr|Fr|Herr|Frau|Mr|Mrs|Ms|Sr|Jr|Nr|No|Art|Abs|vgl|Min|Ing)\.$")
_VOWEL_SIGNS = "\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0e31-\u0e4e\u200c\u200d"
_WORD = re.compile(rf"(?:['’][stn][\s-])?[^\W\d_](?:[\w'’.{_VOWEL_SIGNS}]|-(?=\w))*")
_INITIALS = re.compile(r"[^\W\d_]\.(?:[- ]?[^\W\d_]\.?)?")


def end_of_place(head: str, start: int) -> int | None:
    """Where the words that can be a place end; None where the text does not start with one."""
    position = before = start
    words = 0
    while words < _MOST_WORDS:
        match = _WORD.match(head, position)
        if match is None:
            break
        word = match.group()
        end = match.end()
        bare = word.rstrip(".")
        if _TITLE.match(word) and words == 0:
            return None
        if _is_small(bare) and not (words and _is_particle(word)):
            return before if words and agency_at(head, position) else None
        if words and ends_cut_short(head[start:end]) and not _NOT_ITS_END.match(head, end):
            return end
        in_capitals = words > 0 and head[start:end].isupper() and _is_particle(word)  # `BAD HOMBURG V. D. H.`
        cut_short = in_capitals or _ABBREVIATED.search(word) or _is_abbreviation(word, head, end, words)
        if word.endswith(".") and not cut_short:
            return position + len(bare)
        before, position, words = end, end, words + 1
        following = _STEP.match(head, position)
        if following is None:
            return position
        step = following.group()
        ahead = following.end()
        if step.startswith(",") or head[ahead : ahead + 1] in _STOPPERS:
            return position
        if (
            date_at(head, ahead)
            or _DAY_AND_MONTH.match(head, ahead)
            or ("/" in step and (agency_at(head, ahead) or _is_code(head, ahead, position)))
        ):
            return position
        position = ahead
    return None


def ends_cut_short(place: str) -> bool:
    """Whether the last words of a name are cut short, so that its full stop may be that of a sentence, too."""
    return place[-1:] == "." and place[-2:-1].isupper() and _CUT_NAME.search(place) is not None


def _is_small(word: str) -> bool:
    return word[:1].islower() or (word[:1] in "'’" and word[1:2].islower() and len(word) == 2)


def _is_code(head: str, ahead: int, position: int) -> bool:
    """Whether capitals after a stroke are a newspaper's or reporter's code: `Oldenburg/CK`, `Berlin/MZ.`"""
    match = re.compile(by_case(r"[[:upper:]]{2,4}(?=[.:]?\s)")).match(head, ahead)
    return match is not None and not head[:position].isupper()


def _is_particle(word: str) -> bool:
    """A small word inside a place, or two of them without a space: `aan`, `i.`, `v.d.H.`"""
    lowered = word.casefold()
    parts = [part + "." for part in lowered.split(".") if part]
    particles = _particles()
    return lowered in particles or ("." in word and all(part in particles or len(part) <= 3 for part in parts))


@remembered(1)
def _particles() -> frozenset[str]:
    return frozenset(particle.casefold() for particle in everywhere("place_particles"))


def _is_abbreviation(word: str, head: str, end: int, words: int) -> bool:
    """Whether a full stop belongs to a word in a place, and more follows: `Gorzów Wlkp. (PAP)`, `Hann. Münden`."""
    bare = word.rstrip(".")
    if words == 0 and _MORE_OF_IT.match(head, end) and bare.casefold() in _abbreviations():
        return True
    if not _BEFORE_FILING.match(head, end):
        return False
    return (words > 0 and len(bare) <= 4 and _VOWEL.search(bare) is None) or bare.casefold() in _abbreviations()


@remembered(1)
def _abbreviations() -> frozenset[str]:
    return frozenset(word.casefold().rstrip(".") for word in everywhere("place_abbreviations"))


def are_own_particles(place: str, strong: bool, conventions: Conventions) -> bool:
    """Whether the small words in a place are the language's own, which a bare place needs: `Rio de Janeiro (dpa)`."""
    small = {word.casefold() for word in place.split() if word[0].islower()}
    if strong or ends_cut_short(place):
        return True
    return place in shared().cities or small.issubset(everywhere_tuple("place_particles", conventions))


def is_no_place(place: str, conventions: Conventions, strong: bool) -> bool:
    """Whether words that stand where a place could are a weekday, or open a sentence (`Der Rat - So`)."""
    words = place.split()
    if any(word.casefold().rstrip(".") in weekdays() for word in words):
        return True
    first = words[0].casefold()
    if is_kicker_label(place) or first in _credit_labels() or (len(place) == 1 and place.isascii()):
        return True
    if _INITIALS.fullmatch(place) or (
        len(words) > 1 and len(first) == 1 and not strong and place not in shared().cities
    ):
        return True
    if len(words) > 1 and f"{first} {words[1].casefold()}" in _byline_openers():
        return True
    opener = first in everywhere_tuple("place_openers", conventions)
    opens_sentence = first in conventions.function_words and not (opener and (len(words) > 1 or not strong))
    if strong:
        return opens_sentence
    return place not in shared().cities and (opens_sentence or first in _no_places(conventions))


@remembered(1)
def _byline_openers() -> frozenset[str]:
    """Openers of bylines of two words, which stand before a day as places do: `Prepared by Ada Roe, May 3, 2027`."""
    return frozenset(opener.casefold() for opener in everywhere("byline_openers") if len(opener.split()) == 2)


@remembered(64)
def _no_places(conventions: Conventions) -> frozenset[str]:
    return frozenset(word.casefold() for word in conventions.no_place)


@remembered(1)
def _credit_labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in everywhere("credit_labels"))


def trust_in_bare(place: str, rest: str, conventions: Conventions, article: str) -> float:
    """How sure it is that `Rottweil.` is a place and not the first, short sentence of the article."""
    if ends_cut_short(place):
        return 0.85 if rest and rest[0].isupper() else 0.0
    words = place.split()
    if len(words) > 3 or any(word.casefold() in _no_places(conventions) for word in words):
        return 0.0
    if not rest:  # on a line of its own
        return _KNOWN_ALONE if all(one in shared().cities for one in place.split("/")) and place != article else 0.0
    if place in shared().cities or place.title() in shared().cities:
        return 0.95
    if rest[0].isdigit() or (len(words) == 1 and _is_common(place, article)):
        return 0.0
    if len(words) == 1 and place.casefold().endswith(everywhere_tuple("no_place_endings", conventions)):
        return 0.3
    stem = re.escape(place.rstrip("e")[: max(4, len(place) - 1)])
    if len(re.compile(rf"\b{stem}", re.IGNORECASE).findall(article[:_FAR])) > 1:
        return 0.9
    if place.isupper() and len(place) > 2:
        return 0.85
    if place.casefold().endswith(everywhere_tuple("place_endings", conventions)):
        return 0.8
    first_sentence = re.split(r"[.!?]", rest, maxsplit=1)[0].split()
    return 0.6 if len(first_sentence) >= 5 and len(words) <= 2 else 0.2


def _is_common(word: str, article: str) -> bool:
    """Whether a word stands in the article in small letters, as the name of a place does in no language."""
    small = word.lower()
    return small != word and re.search(rf"(?<![\w.@/-]){re.escape(small)}(?![\w@/-]|\.\w)", article[:_FAR]) is not None


@remembered(64)
def everywhere_tuple(field: str, conventions: Conventions) -> tuple[str, ...]:
    """One list of a language's conventions in small letters, as `str.endswith` takes it; if empty, of all languages."""
    entries = getattr(conventions, field) or everywhere(field)
    return tuple(entry.casefold() for entry in entries)


def names_city(words: str) -> bool:
    """Whether words are a known city, or two with a stroke between them; a full stop may end them."""
    cities = words.removesuffix(".").split("/")
    return words[:1].isupper() and all(not {one, one.title()}.isdisjoint(shared().cities) for one in cities)
