"""Bylines that stand over several lines, as pages of the web break them when they are copied.

So stand `Von`, `Ada Roe` and `Jan Poe` one below the other, `By`, `Ada Roe,` and `Jan Poe`, and names with a comma or
`and` on a line of its own between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions, everywhere, shared
from umbruch.clipping.marks.authors.byline import find_byline, is_bare_name, is_opener
from umbruch.clipping.marks.authors.known_names import has_given_name
from umbruch.clipping.marks.authors.person_alone import is_person_alone
from umbruch.clipping.marks.furniture.contact_blocks import opens_byline
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.lines import Line, ends_sentence
from umbruch.clipping.signs.people import people_in
from umbruch.tree import Byline, Person

_MOST_LINES = 12
"""Lines of one byline: six names with a sign on a line of its own between them."""
_WHERE = 16
"""Lines from the first one among which such a byline begins: those of a head with its buttons."""
_MOST_UNOPENED = 3
"""People of a byline without an opening word: more names below one another are a list."""
_LEAST_REPORT = 100
_LONGEST_NAMES = 90
_SIGNS = ",;&+/|"
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\d{1,2}$")


class _Names(NamedTuple):
    """A line of a byline: its people, and whether a sign or `and` ties it to those above and below."""

    text: str
    people: tuple[Person, ...]
    tied_above: bool
    tied_below: bool


def byline_over_lines(texts: Sequence[str], conventions: Conventions) -> Byline | None:
    """The byline of lines that belong together, each of them an opening word, names, or a sign between names.

    Args:
        texts: all lines of the byline.
        conventions: those of the article's language.

    Returns:
        The byline with its people, a comma between those whom nothing ties; None where there is but one line, or one
        that is something else.
    """
    opening = _opening(texts[0], conventions)
    lines = [_names_in(text, conventions) for text in (texts[1:] if opening else texts)]
    read = [line for line in (opening, *lines) if line is not None]
    people = tuple(one for line in read for one in line.people)
    if len(texts) < 2 or len(read) < len(texts) or not people:
        return None
    text = read[0].text
    for above, line in pairwise(read):
        tied = above.tied_below or line.tied_above
        text += line.text if line.text[0] in ",;" else f"{' ' if tied else ', '}{line.text}"
    return Byline(text, _with_agencies(people))


def _with_agencies(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people, an agency among them as that for which those before it write."""
    own: list[Person] = []
    for one in people:
        if own and one.name.casefold() in shared().agencies:
            own = [Person(each.name, each.role or one.name) for each in own]
        else:
            own.append(one)
    return tuple(own)


def lines_of_names(texts: Sequence[str], conventions: Conventions) -> int:
    """How many of some lines are one byline over several lines; 0 where the first does not begin one.

    A name that nothing ties to the one above belongs to it where a common given name tells it or the day stands right
    below it; without an opening word a common given name has to tell one of them.

    Args:
        texts: lines of an article from one on that may begin a byline.
        conventions: those of its language.
    """
    opening = _opening(texts[0], conventions)
    taken, people, told = 0, 0, opening is not None
    above = opening
    for number, text in enumerate(texts[:_MOST_LINES]):
        if opening and number == 0:
            continue
        line = _names_in(text, conventions)
        if line is None or (above is None and not line.people):
            break
        below = texts[number + 1 : number + 2]
        dated = bool(below) and stamped_day(below[0].strip()) is not None
        known = bool(line.people) and all(has_given_name(one.name) for one in line.people)
        if above is not None and not (above.tied_below or line.tied_above or known or (dated and told)):
            break
        told, above = told or known, line
        people += len(line.people)
        taken = number + 1 if line.people else taken
    several = people > 0 if opening and not opening.people else taken > 1
    if not (several and told):
        return 0
    return taken if opening or (people <= _MOST_UNOPENED and _is_followed_by_report(texts[taken:])) else 0


def _is_followed_by_report(below: Sequence[str]) -> bool:
    """Whether the day or a paragraph of the report comes next."""
    text = below[0].strip() if below else ""
    return stamped_day(text) is not None or (len(text) > _LEAST_REPORT and ends_sentence(text))


def _opening(text: str, conventions: Conventions) -> _Names | None:
    """A line with the opening word of a byline, alone or with the first names behind it."""
    bare = text.strip()
    word = bare.capitalize() if bare.islower() and bare.isalpha() else bare
    if is_opener(word) or (bare.endswith(":") and opens_byline(bare)):
        return _Names(bare, (), tied_above=True, tied_below=True)
    found = find_byline(bare.rstrip(f" {_SIGNS}"), conventions)
    if found is None or not found.people or any(one.role for one in found.people):
        return None
    return _Names(bare, found.people, tied_above=True, tied_below=bare[-1] in _SIGNS)


def _names_in(text: str, conventions: Conventions) -> _Names | None:
    """A line that is nothing but names, or a sign or `and` between names; None for any other."""
    words = text.split()
    if not words or len(text) > _LONGEST_NAMES:
        return None
    first, last = _ties(words[0]), _ties(words[-1])
    if len(words) == 1 and first:
        return _Names(words[0], (), tied_above=True, tied_below=True)
    if len(words) == 1 and words[0].casefold() not in shared().agencies:
        return None
    names = " ".join(words[int(first) : len(words) - int(last)])
    tied = last or names[-1:] in tuple(_SIGNS)
    people = _people(_FOOTNOTE.sub("", names.rstrip(f"{_SIGNS} ")), conventions)
    return _Names(" ".join(words), people, first, tied) if people else None


def _ties(word: str) -> bool:
    return word in _SIGNS or word in everywhere("and_words")


def _people(names: str, conventions: Conventions) -> tuple[Person, ...]:
    if names.casefold() in shared().agencies or is_person_alone(names, conventions):
        return (Person(names),)
    people = people_in(names, conventions) if names else ()
    alone = all(one.role is None and is_bare_name(one.name) for one in people)
    return people if alone and all(is_person_alone(one.name, conventions) for one in people) else ()


def with_names_over_lines(zones: Sequence[Zone], conventions: Conventions) -> Sequence[Zone]:
    """The zones, the lines of a byline over several lines in one of its own."""
    lines = [(at, line) for at, zone in enumerate(zones) for line in zone.lines][: _WHERE + _MOST_LINES]
    for start in range(1, min(_WHERE, len(lines))):
        free = start
        while free < len(lines) and zones[lines[free][0]].role in ("plain", "byline", "end"):
            free += 1
        texts = [line.text for _, line in lines[start : free + 1]]
        taken = lines_of_names(texts, conventions) if free > start + 1 else 0
        if taken and start + taken <= free and not lines[start - 1][1].text.endswith(":"):
            return _apart(zones, lines[start : start + taken])
    return zones


def _apart(zones: Sequence[Zone], lines: Sequence[tuple[int, Line]]) -> Sequence[Zone]:
    """The zones, some lines that follow one another in a zone of their own, as byline."""
    (first, begins), (last, ends) = lines[0], lines[-1]
    above, below = zones[first].lines, zones[last].lines
    above, below = above[: above.index(begins)], below[below.index(ends) + 1 :]
    return [
        *zones[:first],
        *([zones[first]._replace(lines=above)] if above else ()),
        Zone("byline", tuple(line for _, line in lines), sureness=0.9),
        *([zones[last]._replace(lines=below)] if below else ()),
        *zones[last + 1 :],
    ]
