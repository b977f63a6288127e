"""Spaces that hold together what a line must not part, thin where a language has them thin.

After DIN 5008 and Duden (German), the Lexique des règles typographiques of the Imprimerie nationale (French), and the
SI brochure (5.4.3 and 5.4.4: between figure and unit, and between groups of three figures).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from umbruch.kept import remembered
from umbruch.language.typography.dashes import COUNTED, SYMBOLS
from umbruch.language.typography.edits import BLANK, NO_BREAK, THIN, Edit, addresses, outside

_GERMAN, _FRENCH, _ENGLISH = "de", "fr", "en"
_MONTHS = {
    _GERMAN: "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    _FRENCH: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    _ENGLISH: "January|February|March|April|May|June|July|August|September|October|November|December",
}
_TITLES = {
    _GERMAN: r"Dr|Prof|Nr|Art|Abs|Abb|Kap|Bd|Hr|Hrn|Fr|St|S|Ziff|Anm|Az",
    _FRENCH: r"M|MM|Mme|Mlle|Dr|Pr|art|chap|fig|p|pp|n°|nᵒ",
    _ENGLISH: r"Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Fig|p|pp|vol|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Rev",
}
_SHORTENED = {
    _GERMAN: (
        "a.D. d.h. d.J. e.V. h.c. i.A. i.d.R. i.S. i.V. m.E. n.Chr. o.ä. o.Ä. s.o. s.u. u.a. u.ä. u.Ä. u.U. u.v.m. v.a."
        " v.Chr. z.B. z.Hd. z.T."
    ),
}
_PERCENT_CLOSED = frozenset(("en", "it", "nl", "pl", "tr", "pt", "el", "he", "hu"))
"""Languages in which the percent sign stands close to its figure."""
_FIGURES_BY_SIGN = frozenset(("en", "zh", "ja", "ko"))
"""Languages in which a comma parts groups of figures, and a space does not."""

_Space = str | Callable[[str], str]
"""What stands in place of the space that a pattern found, or what becomes of all that it found."""


def space_edits(text: str, lang: str) -> list[Edit]:
    """What holds figures, titles and shortened words together, and puts thin spaces where the language has them."""
    edits: dict[int, Edit] = {}
    for pattern, space in _patterns(lang):
        for match in pattern.finditer(text):
            if isinstance(space, str):
                edit = Edit(match.start(1), match.end(1), space)
            else:
                edit = Edit(*match.span(), space(match.group()))
            if text[edit.start : edit.end] != edit.text:
                edits.setdefault(edit.start, edit)
    changed: list[Edit] = []
    for edit in sorted(edits.values()):
        if not changed or edit.start >= changed[-1].end:
            changed.append(edit)
    return list(outside(changed, addresses(text)))


@remembered(64)
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], _Space], ...]:
    """Patterns of a language, the first of two that find the same space counts."""
    language = lang.partition("-")[0].lower()
    symbols = SYMBOLS.replace("%|‰|", "") if language in _PERCENT_CLOSED else SYMBOLS
    found: list[tuple[str, _Space]] = [
        (rf"(?<=\d)([{BLANK}])(?=(?:{symbols})(?!\w))", THIN),
        (rf"(?<=\d)([{BLANK}])(?=(?:{COUNTED}|Mio|Mrd|Millionen|Milliarden|million|billion)(?!\w))", NO_BREAK),
        (rf"(?<=[€$£])([{BLANK}])(?=\d)", THIN),
        (rf"(?<=[§¶])([{BLANK}])(?=\d)", NO_BREAK),
        (rf"(?<![\w.])[A-ZÄÖÜ]\.([{BLANK}])(?=[A-ZÄÖÜ]\.|[A-ZÄÖÜ][a-zäöüß]+)", NO_BREAK),
    ]
    if language not in _FIGURES_BY_SIGN:
        groups = rf"(?<![\d.,/+-])(?<!\d[{BLANK}])[1-9]\d{{0,2}}(?:[{BLANK}]\d{{3}})+(?![{BLANK}]?\d)"
        found.append((groups, _thin))
    if language in _SHORTENED:
        written = (rf"\.[{BLANK}]?".join(one.split(".")[:-1]) for one in _SHORTENED[language].split())
        found.append((rf"(?<![\w.])(?:{'|'.join(written)})\.(?!\w)", _thin_after_dots))
    if language in _TITLES:
        found.append((rf"(?<![\w.])(?:{_TITLES[language]})\.?([{BLANK}])(?=[\dA-ZÄÖÜÉÈÀ])", NO_BREAK))
    if language in _MONTHS:
        day = r"\d\." if language == _GERMAN else r"\d"
        found.append((rf"(?<={day})([{BLANK}])(?=(?:{_MONTHS[language]})\b)", NO_BREAK))
    if language == _FRENCH and not lang.endswith("CA"):
        found.append((rf"(?<=[\w)»”’%€])([{BLANK}]?)(?=[;!?]+(?:[\s»”)]|\Z))", THIN))
        found.append((rf"(?<=[\w)»”’%€])([{BLANK}]?)(?=:(?:\s|\Z))", THIN))
    return tuple((re.compile(pattern), space) for pattern, space in found)


def _thin(found: str) -> str:
    return re.sub(rf"[{BLANK}]", THIN, found)


def _thin_after_dots(found: str) -> str:
    return re.sub(rf"\.[{BLANK}]?(?=\w)", f".{THIN}", found)
