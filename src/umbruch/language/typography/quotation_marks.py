"""Quotation marks and apostrophes as a language has them (CLDR 47, delimiters; for newspapers, their style books).

Marks are known by what stands around them, and by pairs: copy comes with those of a typewriter, of another country, or
of two countries at once. A mark that no other belongs to stays as it is, and so do signs for feet and inches.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.language.typography.edits import BLANK, THIN, Edit, addresses, outside
from umbruch.language.typography.house_signs import AUTO, VERBATIM


class Marks(NamedTuple):
    """Opening and closing mark of a quotation and of one inside it, and the space on their inner side."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    space: str = ""


_GERMAN, _GUILLEMETS = Marks("„", "“", "‚", "‘"), Marks("«", "»", "‹", "›")
_ENGLISH, _ROMANCE = Marks("“", "”", "‘", "’"), Marks("«", "»", "“", "”")
_LOW_HIGH, _LOW_GUILLEMETS = Marks("„", "”", "‚", "’"), Marks("„", "”", "«", "»")

MARKS: dict[str, Marks] = {
    "de": _GERMAN, "de-CH": _GUILLEMETS, "de-LI": _GUILLEMETS, "de-book": Marks("»", "«", "›", "‹"),
    "en": _ENGLISH, "en-GB": Marks("‘", "’", "“", "”"), "en-IE": Marks("‘", "’", "“", "”"),
    "fr": Marks("«", "»", "“", "”", THIN), "fr-CH": Marks("«", "»", "‹", "›", THIN),
    "es": _ROMANCE, "it": _ROMANCE, "it-CH": _GUILLEMETS, "ca": _ROMANCE, "gl": _ROMANCE, "pt": _ENGLISH,
    "pt-PT": _ROMANCE, "el": _ROMANCE, "nl": _ENGLISH, "da": _ENGLISH, "nb": Marks("«", "»", "‘", "’"),
    "nn": Marks("«", "»", "‘", "’"), "no": Marks("«", "»", "‘", "’"), "sv": Marks("”", "”", "’", "’"),
    "fi": Marks("”", "”", "’", "’"), "is": _GERMAN, "cs": _GERMAN, "sk": _GERMAN, "sl": _GERMAN, "et": _GERMAN,
    "lt": _GERMAN, "lb": _GERMAN, "pl": _LOW_GUILLEMETS, "ro": _LOW_GUILLEMETS, "hu": Marks("„", "”", "»", "«"),
    "hr": _LOW_HIGH, "bs": _LOW_HIGH, "bg": Marks("„", "“", "’", "’"), "lv": Marks("“", "”", "„", "”"),
    "ru": Marks("«", "»", "„", "“"), "uk": Marks("«", "»", "„", "“"), "be": Marks("«", "»", "„", "“"),
    "tr": _ENGLISH, "ga": _ENGLISH, "af": _ENGLISH,
}  # fmt: skip
"""By language; a language with its country comes first."""

_DOUBLE, _SINGLE = frozenset('"“”„‟«»'), frozenset("'‘’‚‛‹›")
_ALWAYS_OPEN = frozenset("„‚")
_ANY = re.compile("[\"“”„‟«»'‘’‚‛‹›]")
_BEFORE_OPENING = frozenset(f"{BLANK}\t\n([{{/–—-¿¡")
_ELIDED = re.compile(
    r"['’‘](?:\d0s?\b|\d\ds\b|n\b|s\b|t\b|em\b|til\b|tis\b|twas\b|cause\b|ne?[nmr]?\b|rauf\b|raus\b|rein\b)",
    re.IGNORECASE,
)
"""Words whose beginning is left out: 'n, '80s, 's, 'ne."""

APOSTROPHE = "’"


def marks_for(choice: str, lang: str | None) -> Marks | None:
    """The marks of a style: its own choice, or those of the language; None where copy stays as it is."""
    wanted = lang if choice == AUTO else choice
    if choice == VERBATIM or not wanted:
        return None
    language, _, rest = wanted.partition("-")
    country = rest.rpartition("-")[2]
    written = f"{language.lower()}-{country if country == 'book' else country.upper()}"
    return MARKS.get(written) or MARKS.get(language.lower())


class _Open(NamedTuple):
    """A quotation that has begun: the place of its mark, and whether that is a double one."""

    at: int
    double: bool


class _Found(NamedTuple):
    start: _Open
    end: int
    inner: bool


def quotation_edits(text: str, marks: Marks) -> list[Edit]:
    """What makes the marks of a paragraph those of a language."""
    if not _ANY.search(text):
        return []
    signs = _paired(text, single_first=marks.open == "‘")
    edits = [Edit(at, at + 1, APOSTROPHE) for at in signs.apostrophes]
    edits += [_closing(text, at, marks.close, marks.space) for at in signs.ended]
    for pair in signs.pairs:
        first, last = (marks.inner_open, marks.inner_close) if pair.inner else (marks.open, marks.close)
        edits += (_opening(text, pair.start.at, first, marks.space), _closing(text, pair.end, last, marks.space))
    if signs.begun is not None:
        edits.append(_opening(text, signs.begun, marks.open, marks.space))
    changed = [edit for edit in sorted(edits) if text[edit.start : edit.end] != edit.text]
    return list(outside(changed, addresses(text)))


def _opening(text: str, at: int, mark: str, space: str) -> Edit:
    end = at + 1
    while end < len(text) and text[end] in BLANK:
        end += 1
    return Edit(at, end, mark + (space if mark in "«‹" else ""))


def _closing(text: str, at: int, mark: str, space: str) -> Edit:
    start = at
    while start and text[start - 1] in BLANK:
        start -= 1
    return Edit(start, at + 1, (space if mark in "»›" else "") + mark)


class _Signs(NamedTuple):
    """Pairs of marks; the mark of a quotation that goes on in the next paragraph, those of quotations that began in
    one before, and all apostrophes."""

    pairs: list[_Found]
    begun: int | None
    ended: list[int]
    apostrophes: list[int]


def _paired(text: str, *, single_first: bool) -> _Signs:
    stack: list[_Open] = []
    found: list[_Found] = []
    apostrophes: list[int] = []
    ended: list[int] = []
    for match in _ANY.finditer(text):
        at, sign = match.start(), match.group()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        double = sign in _DOUBLE
        elided = not before.isdigit() and _ELIDED.match(text, at) is not None
        if not double and ((before.isalpha() and after.isalpha()) or elided):
            apostrophes.append(at)
        elif sign in _ALWAYS_OPEN or _opens(sign, before, after, at in {one.at + 1 for one in stack}):
            stack.append(_Open(at, double))
        elif (start := _begun(stack, double=double)) is not None:
            apostrophes += [one.at for one in stack[start + 1 :] if not one.double]
            inner = start > 0 or (not double and not single_first)
            found.append(_Found(stack[start], at, inner))
            del stack[start:]
        elif sign in "'’" and before.isalpha():
            apostrophes.append(at)
        elif double and before and not before.isdigit() and before not in BLANK:
            ended.append(at)
    begun = next((one.at for one in stack if one.double and not text[: one.at].strip()), None)
    return _Signs(found, begun, ended, apostrophes)


def _opens(sign: str, before: str, after: str, behind_another: bool) -> bool:
    if not after or after in "\n\t" or (before.isdigit() and sign in "\"'"):
        return False
    if after in BLANK:
        return sign in "«‹" and (not before or before in _BEFORE_OPENING)
    if sign in "»›" and before and before in BLANK and after in ".,;:!?)":
        return False
    return not before or before in _BEFORE_OPENING or behind_another


def _begun(stack: list[_Open], *, double: bool) -> int | None:
    """The number of the innermost quotation that such a mark can end."""
    return next((number for number in reversed(range(len(stack))) if stack[number].double is double), None)
