"""The byline: who wrote the article, with role or agency."""

from __future__ import annotations

import re
from functools import lru_cache

from umbruch.clipping.conventions import Conventions, everywhere
from umbruch.clipping.dates import find_date
from umbruch.tree import Byline, Person

_LONGEST = 140
_INITIALS = re.compile(r"\(([A-Za-zÄÖÜäöüß]{1,6}(?:[./-][A-Za-zÄÖÜäöüß]{1,6}){0,4}\.?)\)$")
_NAME_WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻČŠŽ][\w'’.-]*$|(?:von|van|de|der|den|da|di|du|del|della|zu|af|av|le|la|el|bin|y|e)$"
)
_TITLES = re.compile(r"(?:Dr|Prof|Dipl|Ing|M\.A|Mag)\.?-?[\w.-]*$")


@lru_cache(maxsize=32)
def _opener(conventions: Conventions) -> re.Pattern[str]:
    own = sorted({*conventions.byline_openers, *everywhere("byline_openers")}, key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, own)) + r")(?::\s*|\s+)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _and(conventions: Conventions) -> re.Pattern[str]:
    words = "|".join(map(re.escape, (*conventions.and_words, *everywhere("and_words"))))
    return re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE)


def find_byline(line: str, conventions: Conventions) -> Byline | None:
    """A byline that opens with a word such as `Von` or `By` and fills its line.

    Returns:
        The byline with its people; None where the line is something else, for example a sentence that starts with
        `Von`.
    """
    opener = _opener(conventions).match(line)
    if opener is None or len(line) > _LONGEST or find_date(line):
        return None
    rest = line[opener.end() :].strip().rstrip(".") if not line.endswith("..") else line[opener.end() :]
    people = _people(rest, conventions)
    return Byline(line, people) if people else None


def parse_byline(line: str, conventions: Conventions) -> Byline:
    """A byline that somebody says is one, with or without its opening word."""
    found = find_byline(line, conventions)
    return found or Byline(line, _people(line, conventions) or (Person(line.strip()),))


def is_bare_name(line: str) -> bool:
    """Whether a line could be nothing but a person's name: two to four capitalised words, no figure, no full stop."""
    words = line.split()
    if not 2 <= len(words) <= 4 or line[-1] in ".,:;!?" or any(sign.isdigit() for sign in line):
        return False
    return all(_NAME_WORD.match(word) for word in words) and words[-1][0].isupper() and words[0][0].isupper()


def split_initials(text: str) -> tuple[str, str] | None:
    """Text and the author's initials in brackets after its full stop (`… freut sich Albrecht. (wein)`), or None."""
    match = _INITIALS.search(text[-24:])
    if match is None:
        return None
    body = text[: len(text) - len(match.group())].rstrip()
    return (body, match.group()) if body and body[-1] in '.!?…"“”»«’)' else None


def _people(rest: str, conventions: Conventions) -> tuple[Person, ...]:
    """The people in `Jane Doe and John Roe, Education Correspondent`; none where the words are no names."""
    head, comma, role = rest.partition(",")
    if not comma:
        head, comma, role = _split_role(rest)
    names: list[str] = []
    parts = [head]
    if comma and _looks_like_name(role.strip().split(" und ")[0].split(" and ")[0]) and _and(conventions).search(role):
        parts, role = [head, *role.split(",")], ""
    for part in parts:
        names += [name.strip() for name in _and(conventions).split(part) if name.strip()]
    if not names or not names[0][0].isupper() or not all(_looks_like_name(name) for name in names):
        return ()
    return tuple(Person(name, role.strip() or None) for name in names)


def _split_role(rest: str) -> tuple[str, str, str]:
    """A role in brackets or after a dash or a bar."""
    match = re.compile(r"([^(|–]{3,60})\s*(?:\(([^()]{2,60})\)|[|–]\s*(.{2,80}))$").match(rest)
    if match is None:
        return rest, "", ""
    return match.group(1).strip(), ",", match.group(2) or match.group(3)


def _looks_like_name(words: str) -> bool:
    parts = words.split()
    if not 1 <= len(parts) <= 5:
        return False
    return all(_NAME_WORD.match(part) or _TITLES.match(part) for part in parts) and parts[-1][:1].isupper()
