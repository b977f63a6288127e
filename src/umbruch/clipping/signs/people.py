"""The people in a byline: names, roles, agencies, and who took the pictures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions, everywhere, shared
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import answered_once, remembered
from umbruch.tree import Person

_MOST_WORDS = 5
_MOST_WORDS_WITH_TITLES = 8
_MOST_PLAIN = 2
_LEAST_SHOUTED = 2
_ADDRESS = re.compile(
    r"[\s,;|·•–-]*[(<\[]?(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?<![\w.])@\w{2,30}|(?<=[^\W\d_]{2})@\w{2,30}(?![\w.])|(?:https?://|www\.)\S{3,200})[)>\]]?"
)
_NAME_SIGNS = re.compile(r"\w[\w'’.-]*")
_HOST = re.compile(r"[\w-]{3,}(?:\.[\w-]+)*\.[a-z]{2,6}")
_ELIDED = re.compile(r"(?:d|l|dell|dall|nell|degl|all|t|s|n|o)['’](?=[^\W\d_])")
_GLUED = re.compile(by_case(r"[^\W\d_][[:lower:]]{4,}[[:upper:]]"))
"""A capital inside a word behind more letters than a prefix of names has: `Mc`, `Della`, `Marie`."""
_TITLES = re.compile(r"(?:Dr|Prof|Dipl|Ing|M\.A|Mag|PD|Sir|Dame|Jr|Sr)\.?-?[\w.-]*$")
_SUFFIX = re.compile(r"\s(?:Jr|Sr)\.$")
_PARTICLES = frozenset(
    (
        "von",
        "van",
        "de",
        "der",
        "den",
        "da",
        "di",
        "du",
        "del",
        "della",
        "delle",
        "degli",
        "dello",
        "dos",
        "das",
        "do",
        "zu",
        "zur",
        "zum",
        "af",
        "av",
        "le",
        "la",
        "el",
        "bin",
        "ben",
        "ibn",
        "y",
        "e",
        "ter",
        "ten",
        "vom",
        "dal",
        "dalla",
        "des",
        "dei",
        "i",
        "’t",
        "'t",
        "san",
        "al",
        "d’",
        "d'",
    )
)
_PARTS = re.compile(
    r"(?P<brackets>\((?P<inside>[^()]{1,80})\))|/(?P<stroked>[^/\s]{2,20})/|(?P<sign>\s?[,;]\s?|\s[/|•·–—-]\s|/)"
)


class _Piece(NamedTuple):
    """Words between two signs, the sign before them, and whether `and` stands before them."""

    words: str
    sign: str
    joined: bool


def without_addresses(words: str) -> str:
    """A byline without mail addresses, names on networks and pages on the web."""
    return _ADDRESS.sub(" ", words).strip(" ,;|·•–-/") if "@" in words or "www." in words or "://" in words else words


@answered_once
def people_in(words: str, conventions: Conventions) -> tuple[Person, ...]:
    """The people in what follows `Von` or `By`; none where the words are no names.

    Args:
        words: `Ada Roe, Education Correspondent`, `Ada Roe (Text) und Jan Poe (Fotos)`, `Ada Roe Foto: Jan Poe`.
        conventions: those of the article's language.
    """
    plain = without_addresses(words)
    if plain.casefold() in shared().agencies:
        return (Person(plain),)
    people: list[Person] = []
    for label, segment in _by_label(_with_comma(plain)):
        found = _named(segment, conventions)
        if not found:
            return ()
        people += (Person(person.name, person.role or label) for person in found)
    return tuple(people)


def _by_label(words: str) -> Iterator[tuple[str | None, str]]:
    """The words before the first label of a photographer, and those after each, with its label."""
    label: str | None = None
    start = 0
    for match in _photographer().finditer(words):
        if match.start() or match.group("colon").strip() == ":":
            if segment := _without_stop(words[start : match.start()].strip(" ,;/|–-")):
                yield label, segment
            label, start = match.group("label"), match.end()
    yield label, words[start:].strip(" ,;/|–-")


def _without_stop(names: str) -> str:
    """Names without the full stop before the next label; that of an abbreviation stays."""
    whole = names.endswith(".") and len(names.split()[-1]) > len("Jr.") and not names.endswith("..")
    return names[:-1] if whole else names


@remembered(1)
def _photographer() -> re.Pattern[str]:
    credited = (label for label in everywhere("credit_labels") if " " not in label)
    labels = any_of((*credited, *everywhere("translation_labels")))
    return re.compile(
        by_case(
            rf"(?:^|(?<=[\s,;/|]))(?P<label>(?:{labels})s?)(?P<colon>\s?:\s*|\s(?:von|by|di|de|af|av|door|par|por)\s|\s(?=(?-i:[^\W\d_[:lower:]])))"
        ),
        re.IGNORECASE,
    )


def _named(segment: str, conventions: Conventions) -> list[Person]:
    """The people of one segment; a role holds for those before it who have none, what one does in brackets for one."""
    pieces = list(_pieces(segment, conventions))
    several = any(piece.joined for piece in pieces[1:])
    people: list[Person] = []
    waiting = 0
    for number, piece in enumerate(pieces):
        name, role = _with_office(piece.words, conventions)
        alike = bool(people) and all(map(_shouts_family, (people[-1].name, name)))
        if piece.sign == "(" or not (alike or _is_further(piece, name, number, several)):
            if not people or not _may_be_role(piece.words):
                return []
            if piece.sign == "(" and is_one_craft(piece.words):
                waiting = len(people) - 1
            people[waiting:] = (Person(one.name, one.role or piece.words) for one in people[waiting:])
            waiting = len(people)
            continue
        if waiting and not piece.joined and _opens_with_letters(name):  # `…, Senior Technologist, ACLU Speech`
            break
        if not looks_like_name(name) and not (number == 0 and is_office(name)):
            return []
        people.append(Person(name, role))
    return people


def _opens_with_letters(words: str) -> bool:
    """Whether words begin with the letters of an organisation and end otherwise, as a department of it does."""
    first, *_, last = words.split() if " " in words else (words, "")
    return len(first) > _LEAST_SHOUTED and first.isalpha() and first.isupper() and not last.isupper() and bool(last)


def is_one_craft(words: str) -> bool:
    """Whether words say what one of several people did, the text or the pictures: `Fotos`, not `Text und Fotos`."""
    return words.casefold() in _crafts()


@remembered(1)
def _crafts() -> frozenset[str]:
    labels = (*everywhere("credit_labels"), *everywhere("byline_openers"))
    return frozenset(label.casefold() for label in labels if " " not in label and "/" not in label)


def _is_further(piece: _Piece, name: str, number: int, several: bool) -> bool:
    """Whether a piece is one more name and not what the one before is."""
    if number == 0:
        return True
    if piece.joined:
        return True
    if piece.sign.strip() in ("/", "|", "–", "—", "-", "•", "·"):
        agency = name.casefold() in shared().agencies
        return piece.sign.strip() == "/" and not agency and looks_like_name(name) and not is_role(name)
    if not (several or piece.sign.strip() == ";"):
        return piece.sign.strip() == "," and (is_plain_name(name) or is_shouted_name(name))
    return looks_like_name(name) and len(name.split()) > 1 and not is_role(name)


def is_plain_name(name: str) -> bool:
    """Whether words are two or three of a person's name, and neither a role, a place nor an office."""
    parts = name.split()
    return (
        2 <= len(parts) <= _MOST_PLAIN
        and looks_like_name(name)
        and not name.isupper()
        and not is_role(name)
        and not any(part.casefold() in everywhere("place_particles") for part in parts)
        and all(part[0].isupper() and part[1:].islower() for part in parts)
    )


def is_shouted_name(name: str) -> bool:
    """Whether words are two of a person's name in capitals, each of some length, and no role, place or office."""
    parts = name.split()
    return (
        len(parts) == _MOST_PLAIN
        and name.isupper()
        and all(len(part) > _LEAST_SHOUTED and part.isalpha() for part in parts)
        and looks_like_name(name)
        and not is_role(name.title())
        and not is_role(name)
        and shared().cities.isdisjoint((name.title(), *(part.title() for part in parts)))
    )


def _shouts_family(name: str) -> bool:
    """Whether words are a name whose family is in capitals, as agencies write it: `Ada ROE`."""
    parts = name.split()
    return (
        2 <= len(parts) <= _MOST_WORDS
        and parts[-1].isupper()
        and len(parts[-1]) > _LEAST_SHOUTED
        and all(part[0].isupper() and part[1:].islower() for part in parts[:-1])
        and looks_like_name(name)
        and not is_role(name)
    )


def is_particle(word: str) -> bool:
    """Whether a word can stand inside a name in small letters, as `von` and `de` do."""
    return word.casefold() in _PARTICLES


def _pieces(segment: str, conventions: Conventions) -> Iterator[_Piece]:
    both = _and(conventions, segment.isupper())
    position, sign = 0, ""
    for match in [*_PARTS.finditer(segment), None]:
        part = segment[position : match.start() if match else len(segment)]
        split = [words.strip() for words in both.split(f" {part} ")]
        for number, words in enumerate(split):
            if words:
                yield _Piece(words, sign if number == 0 else "", number > 0)
                sign = ""
        if match is None:
            return
        inside = match.group("inside") or match.group("stroked")
        if inside:
            yield _Piece(inside.strip(), "(", joined=False)
        sign = match.group("sign") or ""
        position = match.end()


@remembered(32)
def _and(conventions: Conventions, shouted: bool) -> re.Pattern[str]:
    """What stands between two names; in capitals only words of the article's own language, else `E` is an initial."""
    words = (
        tuple(word.upper() for word in (*conventions.and_words, *conventions.own_and_words))
        if shouted
        else (*conventions.and_words, *conventions.own_and_words, *everywhere("and_words"))
    )
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, (*words, '&', '+')))})\s+")


@remembered(32)
def _office(conventions: Conventions) -> re.Pattern[str]:
    """Where the author reported from or for whom: `Jane Doe in London`."""
    other = [word for word in everywhere("byline_places") if word not in everywhere("and_words")]
    words = any_of(conventions.byline_places or other)
    return re.compile(
        by_case(rf"(?P<name>.{{4,60}}?)\s+(?P<role>(?:{words})\s+(?:the\s+)?(?=[^\W\d_[:lower:]]).{{2,50}})$")
    )


def _with_office(words: str, conventions: Conventions) -> tuple[str, str | None]:
    match = _office(conventions).match(words)
    if match is not None and looks_like_name(match.group("name")):
        return match.group("name"), match.group("role")
    parts = words.split()
    for cut in range(2, min(4, len(parts))):
        name, role = " ".join(parts[:cut]), " ".join(parts[cut:])
        if (
            looks_like_name(name)
            and not has_role_word(name)
            and ((role[0].isupper() and has_role_word(role)) or role in everywhere("byline_roles"))
        ):
            return name, role
    return words, None


def _with_comma(words: str) -> str:
    """A byline with the comma that printers leave out before an agency: `ADA ROE and JAN POE Associated Press`."""
    lowered = words.casefold()
    if not lowered.endswith(_long_agencies(shared().agencies)):
        return words
    agency = next(agency for agency in _long_agencies(shared().agencies) if lowered.endswith(agency))
    before = words[: -len(agency)].split()
    if len(before) > 1 and before[-1][0].isupper() and before[-1][-1].isalpha():
        return f"{words[: -len(agency)]},{words[-len(agency) :]}"
    return words


@remembered(4)
def _long_agencies(agencies: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted((" " + name for name in agencies if " " in name), key=lambda name: (-len(name), name)))


def _may_be_role(words: str) -> bool:
    return 1 <= len(words.split()) <= 9


def is_office(words: str) -> bool:
    """Whether words stand for an author who is not named: `Staff Reporter`, `our correspondent`."""
    return len(words.split()) <= 4 and has_role_word(words)


def is_role(words: str) -> bool:
    """Whether words say what somebody is or for whom he or she writes: `Political Editor`, `dpa`, `Lauter Bote`."""
    lowered = words.casefold()
    if lowered in shared().agencies or words in shared().cities or has_role_word(words):
        return True
    return names_newspaper(words) or not shared().organisation_words.isdisjoint(lowered.split())


def tells_place(role: str) -> bool:
    """Whether a role starts with a small word, as offices do: `in London`, `avec AFP`."""
    first = role.split()[0]
    return len(role.split()) > 1 and (first in everywhere("byline_places") or first in everywhere("and_words"))


def has_role_word(words: str) -> bool:
    """Whether words hold one for what authors are: `Staff Writer`, `Lokalredaktion`."""
    return _role_words().search(words) is not None


@remembered(1)
def _role_words() -> re.Pattern[str]:
    words = any_of(everywhere("byline_roles"))
    return re.compile(rf"(?:{words})(?:s|e|en|in|n|r|e?innen|a|at|t)?\b", re.IGNORECASE)


@answered_once
def looks_like_name(words: str) -> bool:
    """Whether words can be a person's name: capitals, initials, particles, titles, and no word twice."""
    parts = _SUFFIX.sub("", words).split()
    if words.casefold() in shared().agencies:
        return True
    proper = [part for part in parts if not _TITLES.match(part) and part not in _PARTICLES]
    if not 1 <= len(proper) <= _MOST_WORDS or len(parts) > _MOST_WORDS_WITH_TITLES:
        return False
    if len({part.casefold() for part in parts}) < len(parts):
        return False
    return (
        all(is_name_word(part) or _TITLES.match(part) for part in parts)
        and not _first_letter(parts[-1]).islower()
        and (not _first_letter(parts[0]).islower() or parts[0] in _PARTICLES)
    )


def is_name_word(word: str) -> bool:
    """Whether a word can stand in a name: with a capital, a particle, or of a script that has no capitals."""
    if word in _PARTICLES:
        return True
    if _GLUED.match(word):
        return False
    first = _first_letter(word)
    named = _NAME_SIGNS.fullmatch(_without_marks(word)) is not None and first.isalpha() and not first.islower()
    return named and _HOST.fullmatch(word) is None


def _without_marks(word: str) -> str:
    """A word without the vowel signs of its script and other marks, which are no letters by themselves."""
    return word if word.isascii() else "".join(sign for sign in word if unicodedata.category(sign)[0] != "M")


def _first_letter(word: str) -> str:
    """The letter with which a name begins, after a particle that has lost its vowel: `A` of `d’Albert`."""
    elided = _ELIDED.match(word)
    return word[elided.end() : elided.end() + 1] if elided else word[:1]
