"""The names of newspapers in a source line, without what else stands there: introductions, sections, authors, pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import answered_once, remembered

_OUTER = " \t,;:–—|·-/()[]،؛"
_QUOTES = "„“”\"«»‚‘’'›‹"
_BETWEEN = re.compile(by_case(r"(\s+/\s+|\s*[;|]\s*|\s+(?:und|and|et|y|e|en|och|og|ja|i)\s+(?=[^\W\d_[:lower:]]))"))
_PARTS = re.compile(r"[,،\x00]|\s{3,}|\s[–—-]\s")
_DESK = re.compile(r"[\s-]*(?:Redaktion|Newsroom|Online-Redaktion|Editorial Desk)$", re.IGNORECASE)
_PAGE = re.compile(r"[A-Z]\d{1,3}")
_LABELLED = re.compile(r"[^\W\d_]{3,20}\s?:\s")
_AUTHOR = re.compile(by_case(r"^(?:Von|Aus|By|From)\s+(?=[[:upper:]])"))
_OFFICE = re.compile(
    r"(?:Presse|Press|Prensa|Stampa|Pers|Medien|Media)-?\s*(?:&|und|u\.|and|et|e|y|en)\s", re.IGNORECASE
)
"""How the names of press offices begin: `Presse und Kommunikation`."""
_TOKEN = re.compile(r"[^\W_]+(?:[./'’-]?[^\W_]+)*")


@remembered(1)
def _newspaper_word() -> re.Pattern[str]:
    words = any_of((*shared().newspaper_words, *everywhere("newspaper_words")))
    return re.compile(rf"(?:{words})(?:s|e|es|er)?\b", re.IGNORECASE)


@answered_once
def names_newspaper(words: str) -> bool:
    """Whether a name is a newspaper's that we know, or has one of the words that newspapers go by."""
    if words.casefold() in shared().newspapers:
        return True
    return _newspaper_word().search(words) is not None and _OFFICE.match(words) is None


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's."""
    return name.casefold() in shared().agencies


@remembered(1)
def _introductions() -> re.Pattern[str]:
    words = any_of(everywhere("source_introductions"))
    return re.compile(rf"(?:{words})(?:\s?:|\b)\s*", re.IGNORECASE)


def introduction(line: str) -> re.Match[str] | None:
    """Words that open a source line and are no name: `Erschienen am …`, `First published in`."""
    return _introductions().match(line)


class Titles(NamedTuple):
    """Newspapers and agencies, a page that stands alone (`A3`), and what else was named beside them (sections)."""

    names: tuple[str, ...]
    page: str | None
    beside: tuple[str, ...]


@answered_once
def titles_in(text: str, *, introduced: bool) -> Titles:
    """The newspapers and agencies in what is left of a source line.

    Args:
        text: the line; where days, pages and issues stood, there are null characters.
        introduced: whether the line said with words of its own that it names a source, so that small words before a
            name belong to them (`erschienen in der Lauter Zeitung`).
    """
    page: str | None = None
    found: list[tuple[str, bool]] = []
    for part in _PARTS.split(text):
        pieces = _BETWEEN.split(part)
        for number in range(0, len(pieces), 2):
            name = _cleaned(pieces[number], introduced)
            if _PAGE.fullmatch(name):
                page = page or name
            elif len(name) > 1 and not is_noise(name) and not _is_labelled(name):
                found += [
                    (each, number > 0 and pieces[0].strip() != "") for each in _agencies(re.sub(r"\s+", " ", name))
                ]
    names = _newspapers_among(found)
    return Titles(names, page, tuple(name for name, _ in found if name not in names and not _is_section(name)))


def _newspapers_among(found: list[tuple[str, bool]]) -> tuple[str, ...]:
    """Beside a newspaper, sections, editions and other words between commas are dropped."""
    sure = [names_newspaper(name) or is_agency(name) for name, _ in found]
    if not any(sure):
        return tuple(name for name, _ in found if not _is_section(name))
    return tuple(
        name for (name, joined), known in zip(found, sure, strict=True)
        if (known or (joined and name[0].isupper()))
        and not (_is_section(name) and name.casefold() not in shared().newspapers)
    )  # fmt: skip


def _cleaned(part: str, introduced: bool) -> str:
    name = part.strip(_OUTER)
    if name.count("(") > name.count(")"):
        name += ")"
    name = _DESK.sub("", name).strip(" \t,;:–—|·-/[]،؛")
    name = _without_small_words(_AUTHOR.sub("", name), introduced)
    if introduced:
        name = name.rstrip(".")
    if len(name) > 2 and name[0] in _QUOTES and name[-1] in _QUOTES:
        name = name[1:-1]
    return name


def _without_small_words(name: str, introduced: bool) -> str:
    """A name without the small words that join it to a day (`Le Courrier du`) or to an introduction (`in der`)."""
    words = name.split()
    while len(words) > 1 and words[-1] in _joining() and " ".join(words).casefold() not in shared().newspapers:
        words.pop()
    while introduced and len(words) > 1 and words[0].rstrip(":") in _joining():
        if " ".join(words).casefold() in shared().newspapers:
            break
        words.pop(0)
    return " ".join(words)


@remembered(1)
def _joining() -> frozenset[str]:
    words = {word for field in ("source_prepositions", "date_words") for word in everywhere(field)}
    return frozenset(word for word in words if (" " not in word and word.islower()) or not word.isascii())


def _is_labelled(name: str) -> bool:
    """Whether a part is something else with its label: `Autor: Ada Roe`, `Ressort: Lokales`."""
    return _LABELLED.match(name) is not None


@remembered(1)
def _sections() -> frozenset[str]:
    fields = ("section_words", "topic_words", "kicker_labels")
    return frozenset(word.casefold() for field in fields for word in everywhere(field))


@remembered(1)
def _section_words() -> re.Pattern[str]:
    words = any_of(everywhere("section_words"))
    return re.compile(rf"(?:.*[\s-])?(?:{words})(?:[\s-].*)?|\d+\.?\s(?:{words})", re.IGNORECASE)


def _is_section(name: str) -> bool:
    return name.casefold() in _sections() or (
        not names_newspaper(name) and _section_words().fullmatch(name) is not None
    )


def _agencies(name: str) -> list[str]:
    """`APA/dpa` are two agencies; any other name with a stroke stays whole."""
    parts = name.split("/")
    return parts if all(map(is_agency, parts)) else [name]


@remembered(1)
def _noise() -> frozenset[str]:
    fields = ("date_words", "weekdays", "retrieved_labels", "clock_words", "source_introductions")
    words = {word.casefold() for field in fields for entry in everywhere(field) for word in _TOKEN.findall(entry)}
    return frozenset({*words, "artikel", "article", "ausgabe"})


def is_noise(name: str) -> bool:
    """Whether words beside a day are nothing but figures, weekdays and the like."""
    if name.casefold() in shared().newspapers:
        return False
    return all(word.casefold() in _noise() or word.isdigit() for word in _TOKEN.findall(name))


@remembered(1)
def _particles() -> frozenset[str]:
    return frozenset(word.casefold() for field in ("place_particles", "place_openers") for word in everywhere(field))


def is_title(name: str) -> bool:
    """Whether a name without a newspaper's word can be one: its words have capitals but for articles and the like."""
    return not any(word[0].islower() and word.casefold() not in _particles() for word in name.split())
