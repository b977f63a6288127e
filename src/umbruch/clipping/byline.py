"""The byline: who wrote the article, with role or agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from umbruch.clipping.conventions import Conventions, everywhere, shared
from umbruch.clipping.dates import find_date
from umbruch.tree import Byline, Person

_LONGEST = 140
_LONGEST_ROLE = 60
_MOST_CASELESS_WORDS = 4
_INITIALS = re.compile(r"\(([A-Za-zÄÖÜäöüß]{1,6}(?:[./-][A-Za-zÄÖÜäöüß]{1,6}){0,4}\.?)\)$")
_NAME_SIGNS = re.compile(r"\w[\w'’.-]*")
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
        "dos",
        "das",
        "zu",
        "zur",
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
    )
)
_TITLES = re.compile(r"(?:Dr|Prof|Dipl|Ing|M\.A|Mag)\.?-?[\w.-]*$")


@lru_cache(maxsize=32)
def _opener(conventions: Conventions) -> re.Pattern[str]:
    own = sorted({*conventions.byline_openers, *everywhere("byline_openers")}, key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, own)) + r")(?P<colon>\s?:\s*|\s+)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _and(conventions: Conventions, shouted: bool) -> re.Pattern[str]:
    """What stands between two names; in capitals only words of the article's own language, else `E` is an initial."""
    words = (
        tuple(word.upper() for word in conventions.and_words)
        if shouted
        else (*conventions.and_words, *everywhere("and_words"))
    )
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, (*words, '&', '+')))})\s+|\s?/\s?")


@lru_cache(maxsize=32)
def _office(conventions: Conventions) -> re.Pattern[str]:
    """Where the author reported from or for whom: `Jane Doe in London`."""
    other = [word for word in everywhere("byline_places") if word not in everywhere("and_words")]
    words = "|".join(map(re.escape, conventions.byline_places or other))
    return re.compile(rf"(?P<name>.{{4,60}}?)\s+(?P<role>(?:{words})\s+(?=[^\W\d_a-z]).{{2,50}})$")


def find_byline(line: str, conventions: Conventions) -> Byline | None:
    """A byline that opens with a word such as `Von` or `By` and fills its line.

    Returns:
        The byline with its people; None where the line is something else, for example a sentence that starts with
        `Von`.
    """
    opener = _opener(conventions).match(line)
    if opener is None or len(line) > _LONGEST or find_date(line):
        return None
    rest = line[opener.end() :].strip()
    if rest.endswith(".") and not rest.endswith(".."):
        rest = rest.rstrip(".")
    if _is_caseless(rest) and (len(rest.split()) > _MOST_CASELESS_WORDS or ":" not in opener.group("colon")):
        return None
    people = _with_photographer(rest, conventions) if ":" in opener.group("colon") else ()
    people = people or _people(rest, conventions)
    return Byline(line, people) if people else None


def byline_lines(lines: Sequence[str], conventions: Conventions) -> tuple[Byline, int] | None:
    """The byline that starts on the first of some lines, with a role of its own line under the name.

    Args:
        lines: the lines of one chunk from the byline on.
        conventions: those of the article's language.

    Returns:
        The byline and how many lines it takes; None where the first line is no byline.
    """
    found = find_byline(lines[0], conventions)
    if found is None:
        return None
    if len(lines) != 2 or any(person.role for person in found.people) or not _is_role(lines[1]):
        return found, 1
    role = lines[1].strip()
    people = tuple(Person(person.name, role) for person in found.people)
    return Byline(f"{found.text}, {role}", people), 2


def _is_role(line: str) -> bool:
    """Whether a line can be what somebody is: short, without figure and full stop."""
    return (
        len(line) <= _LONGEST_ROLE
        and len(line.split()) <= 6
        and line[-1] not in ".:;!?,-"
        and not any(sign.isdigit() for sign in line)
    )


def _with_photographer(rest: str, conventions: Conventions) -> tuple[Person, ...]:
    """The people in `Ada Roe, Fotos: Jan Poe`; none where no second label follows."""
    match = _photographer().search(rest)
    if match is None:
        return ()
    writers = _people(rest[: match.start()].strip(" ,;/|–-"), conventions)
    makers = _people(rest[match.end() :].strip(), conventions)
    if not writers or not makers:
        return ()
    return (*writers, *(Person(maker.name, match.group("label")) for maker in makers))


@lru_cache(maxsize=1)
def _photographer() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, everywhere("credit_labels")))
    return re.compile(rf"(?:^|[\s,;/|])(?P<label>(?:{labels})s?)\s?:\s*", re.IGNORECASE)


def parse_byline(line: str, conventions: Conventions) -> Byline:
    """A byline that somebody says is one, with or without its opening word."""
    found = find_byline(line, conventions)
    return found or Byline(line, _people(line, conventions) or (Person(line.strip()),))


def is_bare_name(line: str) -> bool:
    """Whether a line could be nothing but a person's name: two to four capitalised words, no figure, no full stop."""
    words = line.split()
    if not 2 <= len(words) <= 4 or line[-1] in ".,:;!?" or any(sign.isdigit() for sign in line):
        return False
    return all(_is_name_word(word) for word in words) and words[-1][0].isupper() and words[0][0].isupper()


def split_initials(text: str) -> tuple[str, str] | None:
    """Text and the author's initials in brackets after its full stop (`… freut sich Albrecht. (wein)`), or None."""
    match = _INITIALS.search(text[-24:])
    if match is None:
        return None
    body = text[: len(text) - len(match.group())].rstrip()
    return (body, match.group()) if body and body[-1] in '.!?…"“”»«’)' else None


def _people(rest: str, conventions: Conventions) -> tuple[Person, ...]:
    """The people in `Jane Doe and John Roe, Education Correspondent`; none where the words are no names."""
    if rest.casefold() in shared().agencies:
        return (Person(rest),)
    both = _and(conventions, rest.isupper())
    head, comma, role = rest.partition(",")
    if not comma:
        head, comma, role = _split_role(rest, conventions)
    parts = [head]
    if comma and _looks_like_name(both.split(role.strip())[0]) and both.search(role):
        parts, role = [head, *role.split(",")], ""
    people: list[Person] = []
    for name in (name.strip() for part in parts for name in both.split(part)):
        bare, _, own = _split_role(name, conventions)
        if name:
            people.append(Person(bare, own.strip() or role.strip() or None))
    if not people or people[0].name[:1].islower() or not all(_looks_like_name(person.name) for person in people):
        return ()
    return tuple(people)


def _split_role(rest: str, conventions: Conventions) -> tuple[str, str, str]:
    """A role in brackets, after a dash or a bar, or the place that somebody reported from."""
    match = _ROLE.match(rest)
    if match is not None:
        return match.group(1).strip(), ",", match.group(2) or match.group(3)
    match = _office(conventions).match(rest)
    if match is not None and _looks_like_name(match.group("name")):
        return match.group("name"), ",", match.group("role")
    return rest, "", ""


_ROLE = re.compile(r"([^(|–]{3,60})\s*(?:\(([^()]{2,60})\)|[|–]\s*(.{2,80}))$")


def _looks_like_name(words: str) -> bool:
    parts = words.split()
    if words.casefold() in shared().agencies:
        return True
    if not 1 <= len(parts) <= 5 or len({part.casefold() for part in parts}) < len(parts):
        return False
    return all(_is_name_word(part) or _TITLES.match(part) for part in parts) and not parts[-1][:1].islower()


def _is_name_word(word: str) -> bool:
    """A word with a capital, a particle of names, or a word of a script that has no capitals."""
    if word in _PARTICLES:
        return True
    return _NAME_SIGNS.fullmatch(word) is not None and word[0].isalpha() and not word[0].islower()


def _is_caseless(text: str) -> bool:
    """Whether a text is in a script without capitals, such as Arabic."""
    return text == text.lower() == text.upper() and any(sign.isalpha() for sign in text)
