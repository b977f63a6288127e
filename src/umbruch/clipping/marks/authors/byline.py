"""The byline: who wrote the article, with role or agency."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import Conventions, everywhere, shared
from umbruch.clipping.marks.authors.beside_names import LEAST_OPENER_WORDS, behind_day, without_day
from umbruch.clipping.marks.authors.east_asian_bylines import east_asian_byline, names_east_asian_editor
from umbruch.clipping.marks.authors.known_names import has_given_name, is_caseless, known_people, parted_names
from umbruch.clipping.marks.authors.names_among_signs import signed_among_signs
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import starts_small
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.mail_addresses import MAIL
from umbruch.clipping.signs.people import (
    has_role_word,
    is_name_word,
    is_one_craft,
    is_particle,
    is_role,
    people_in,
    tells_place,
    without_addresses,
)
from umbruch.clipping.signs.sender_names import small_words_of_all
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import answered_once, remembered
from umbruch.tree import Byline, Person

_LONGEST = 140
_LONGEST_ROLE = 60
_LONGEST_OPENER = 24
_MOST_CASELESS_WORDS = 4
_ROLE_LINES = 2
_MOST_SIGNED_WORDS = 5
_BEFORE_SIGN = re.compile(r"[,/|(].*")
_TWIN = re.compile(r"(\w{2,12})\s?(?=\1\s)", re.IGNORECASE)
_BULLETS = "•◦●·"
_GAP = r"\S{2,20}(?:\s\S{2,20})?"


@remembered(1)
def _opener() -> re.Pattern[str]:
    openers = any_of((*everywhere("byline_openers"), *everywhere("translation_labels")), {"…": _GAP})
    return re.compile(rf"(?P<words>{openers})(?P<colon>\s?[:：]\s*|(?<=[’'])|\s+|,\s+|$)", re.IGNORECASE)


@remembered(1)
def _openings() -> frozenset[str]:
    """The first two letters of every opener, so that most lines need no pattern."""
    entries = (*everywhere("byline_openers"), *everywhere("translation_labels"))
    return frozenset(entry[:2].casefold() for entry in entries)


@answered_once
def find_byline(line: str, conventions: Conventions) -> Byline | None:
    """A byline that opens with a word such as `Von` or `By` and fills its line.

    Returns:
        The byline with its people, none of them where it names nobody (`Von unserem Korrespondenten`); None where the
        line is something else, for example a sentence that starts with `Von`.
    """
    if line[:1] in _BULLETS:
        line = line.lstrip(_BULLETS + " ")
    if line[:1] == "(" and line[-1:] == ")" and ":" in line:  # `(Bericht: Ada Roe, Schriftführerin)`
        inside = find_byline(line[1:-1].strip(), conventions)
        return Byline(line, inside.people) if inside and inside.people else None
    if closed := east_asian_byline(line):
        return closed
    if behind := behind_day(line) or _behind_twin(line):
        inside = find_byline(behind, conventions)
        return Byline(line, inside.people) if inside and inside.people else None
    if len(line) > _LONGEST or line[:2].casefold() not in _openings():
        return None
    opener = _opener().match(line) or _glued_opener(conventions).match(line)
    if opener is None:
        return None
    rest = without_day(line[opener.end() :].strip().rstrip(" –—|·•"))
    if rest is None:
        return None
    if not rest:
        told = len(line.split()) >= LEAST_OPENER_WORDS and not _has_colon(opener)
        return Byline(line) if told else None
    if rest.endswith(".") and not rest.endswith("..") and len(rest.split()[-1]) > len("Jr."):
        rest = rest.rstrip(".")
    if is_caseless(rest) and (
        len(rest.split()) > _MOST_CASELESS_WORDS * (2 if _has_colon(opener) else 1)
        or not (_has_colon(opener) or opener.group().strip() in _sure_openers(conventions))
    ):
        return None
    craft = is_one_craft(word := opener.group("words")) and word.casefold() not in small_words_of_all()
    if craft and " " not in rest and not _has_colon(opener) and not has_given_name(rest):
        return None  # `Text Size`
    people = _people_in(rest, conventions) or _small_name(rest)
    if _goes_on(line, people, conventions):
        return None
    if opener.group("words").casefold() in _translations():
        people = tuple(Person(one.name, one.role or opener.group("words")) for one in people)
    return Byline(line, people) if people else None


def _behind_twin(line: str) -> str | None:
    """A byline whose opening word stands twice, as the second is read out: `Byby Ada Roe`; None for any other."""
    twin = _TWIN.match(line) if line[:2].casefold() in _openings() else None
    return line[twin.end() :] if twin and _opener().fullmatch(twin.group(1)) else None


def _small_name(words: str) -> tuple[Person, ...]:
    """A name in small letters (`di ada roe`), which only a common given name tells."""
    small = words.islower() and len(words.split()) == 2 and all(word.isalpha() for word in words.split())
    return (Person(words),) if small and has_given_name(words) else ()


def _goes_on(line: str, people: Sequence[Person], conventions: Conventions) -> bool:
    """Whether a line is a sentence that goes on behind a name: `de Ada Roe, est une proposition.`"""
    role = people[-1].role if people else None
    return line.endswith(".") and role is not None and role.split()[0] in conventions.function_words


def _people_in(words: str, conventions: Conventions) -> tuple[Person, ...]:
    """The people in words; in scripts without capitals `and` may be written to the second name."""
    if not is_caseless(words) or len(names := parted_names(words)) == 1:
        return people_in(words, conventions)
    return tuple(one for name in names for one in people_in(name, conventions))


@remembered(1)
def _translations() -> frozenset[str]:
    return frozenset(label.casefold() for label in everywhere("translation_labels"))


def _has_colon(opener: re.Match[str]) -> bool:
    return opener.group("colon").strip() in (":", "：")


@remembered(32)
def _glued_opener(conventions: Conventions) -> re.Pattern[str]:
    """An opener to which a page glued the name when it was copied, its letters as they are kept: `PorAda Roe`.

    One that stands inside names, too (`von`), counts only where it is one of the article's language.
    """
    whole = (one for one in everywhere("byline_openers") if one.isalpha() and one[:1].isupper() and one[-1].islower())
    own = (*conventions.byline_openers, *map(str.lower, conventions.byline_openers))
    openers = {one for one in whole if not is_particle(one.lower())} | {one for one in own if is_particle(one.lower())}
    openers |= {one.lower() for one in conventions.byline_openers if one.isalpha()}
    words = "|".join(sorted(map(re.escape, openers), key=lambda one: (-len(one), one)))
    return re.compile(by_case(rf"(?P<words>{words})(?P<colon>)(?=[^\W\d_[:lower:]]\w+ [^\W\d_[:lower:]])"))


@remembered(32)
def _sure_openers(conventions: Conventions) -> frozenset[str]:
    return frozenset(conventions.byline_nouns)


def byline_lines(lines: Sequence[str], conventions: Conventions) -> tuple[Byline, int] | None:
    """The byline that starts on the first of some lines; its name, role or mail address may stand on the second.

    Args:
        lines: the lines of one chunk from the byline on.
        conventions: those of the article's language.

    Returns:
        The byline and how many lines it takes; None where the first line is no byline.
    """
    if lines[0][:1] in _BULLETS:
        lines = (lines[0].lstrip(_BULLETS + " "), *lines[1:])
    known = lines[0][:2].casefold() in _openings() or east_asian_byline(lines[0]) or behind_day(lines[0])
    if not known:
        return None
    found, taken = find_byline(lines[0], conventions), 1
    if len(lines) > 1 and (found is None or not found.people) and _opener().fullmatch(lines[0].strip()):
        both = find_byline(f"{lines[0].strip()} {lines[1].strip()}", conventions)
        if both and both.people and len(both.people[0].name.split()) > 1:
            found, taken = both, 2
    if found is None:
        return None
    while taken < len(lines) and found.people:
        after = lines[taken + 1] if taken + 1 < len(lines) else ""
        if starts_small(after) and not MAIL.fullmatch(after):
            break
        longer = _with_line(found, lines[taken].strip(), conventions, last=len(lines) == taken + 1 == _ROLE_LINES)
        if longer is None:
            break
        found, taken = longer, taken + 1
    return found, taken


def _with_line(byline: Byline, line: str, conventions: Conventions, last: bool) -> Byline | None:
    """A byline with the line below it: an address, a photographer, a further name, or what the author is."""
    if MAIL.fullmatch(line):
        return Byline(f"{byline.text}, {line}", byline.people)
    labelled = find_byline(f"{byline.text} {line}", conventions)
    if labelled and len(labelled.people) > len(byline.people):
        further = line.split()[0] in everywhere("and_words")
        if further or (labelled.people[-1].role and not byline.people[-1].role):
            return Byline(f"{byline.text} {'' if further else '/ '}{line}", labelled.people)
    roles = any(person.role for person in byline.people)
    told = has_role_word(line) or line.casefold() in shared().agencies
    if roles or not (last or told) or not _is_role_line(line):
        return None
    return Byline(f"{byline.text}, {line}", tuple(Person(person.name, line) for person in byline.people))


def _is_role_line(line: str) -> bool:
    """Whether a line can be what somebody is: short, without figure and full stop."""
    return (
        len(line) <= _LONGEST_ROLE
        and len(line.split()) <= 6
        and line[-1] not in ".:;!?,-"
        and not any(map(str.isdigit, line))
        and line not in shared().cities
    )


def find_signature(lines: Sequence[str], conventions: Conventions) -> Byline | None:
    """A byline without an opening word, which a role, an agency, an office or a mail address gives away.

    Args:
        lines: one to three lines: `Ada Roe, Education Correspondent`, `Ada Roe/TT`, or a name with a role or an address
            on the line below.
        conventions: those of the article's language.
    """
    first, *below = (line.strip() for line in lines)
    if not below and (first[0], first[-1]) == ("(", ")"):
        first = first[1:-1].strip()
    if not below and ((signed := signed_among_signs(first)) or (people := known_people(first))):
        return signed or Byline(first, people)
    if not is_bare_name(_BEFORE_SIGN.sub("", " ".join(without_addresses(first).split()[:2]))):
        return None
    if any(len(line) > _LONGEST_ROLE for line in below) or len(first) > _LONGEST or find_date(first):
        return None
    if first[-1] in ".!?:" and not first.endswith("Jr."):
        return None
    marks = [line for line in below if MAIL.fullmatch(line) or (is_role(line) and _is_role_line(line))]
    if len(marks) < len(below):
        return None
    people = people_in(first, conventions)
    wires = [person.name.casefold() in shared().agencies for person in people]
    if all(wires) or not all(wire or is_bare_name(one.name) for one, wire in zip(people, wires, strict=True)):
        return None
    own = [person.role for person in people if person.role]
    if not conventions.nouns_are_capitalised and len(first.split()) <= _MOST_SIGNED_WORDS:
        known = all(is_role(role) or is_one_craft(role) or tells_place(role) for role in own)
    else:
        known = all(is_role(role) or is_one_craft(role) for role in own)
    known = known and (bool(own) or len(people) > 1)
    if first.isupper() and not any(role.casefold() in shared().agencies for role in own):
        known = False
    if not (marks or known or (without_addresses(first) != first)):
        return None
    roles = [line for line in marks if not MAIL.fullmatch(line)]
    role = ", ".join(roles) or None
    return Byline(", ".join((first, *below)), tuple(Person(one.name, one.role or role) for one in people))


def names_editor(line: str) -> bool:
    """Whether a line names who edited a text and is no byline: `Toimetaja: Ada Roe`, `【编辑：姚昊】`."""
    if len(line) > _LONGEST_ROLE or not (bare := line.rstrip("】」)")) or bare[-1] in ".!?":
        return False
    if line[:2].casefold() in _editor_openings() and (label := _editor().match(line)):
        names = without_addresses(line[label.end() :])
        return bool(names) and (
            is_bare_name(names) or (is_caseless(names) and len(names.split()) <= _MOST_CASELESS_WORDS)
        )
    return names_east_asian_editor(line)


@remembered(1)
def _editor() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(everywhere('editor_labels'))})\s?[:：]\s*", re.IGNORECASE)


@remembered(1)
def _editor_openings() -> frozenset[str]:
    return frozenset(entry[:2].casefold() for entry in everywhere("editor_labels"))


def is_opener(line: str) -> bool:
    """Whether a line is nothing but words that open bylines (`By`, `Written by`), so that the name is on another."""
    if not 1 < len(line) <= _LONGEST_OPENER or line.split()[-1].casefold() not in small_words_of_all():
        return False
    return line[0].isupper() and _opener().fullmatch(line.strip()) is not None


def parse_byline(line: str, conventions: Conventions) -> Byline:
    """A byline that somebody says is one, with or without its opening word."""
    found = find_byline(line, conventions)
    if found:
        return found
    opener = _opener().match(line)
    name = line[opener.end() :].strip() if opener else ""
    named = people_in(line, conventions)
    return Byline(line, named or (Person(name if name[:1].isupper() else line.strip()),))


def is_bare_name(line: str) -> bool:
    """Whether a line could be nothing but a person's name: two to four capitalised words, no figure, no full stop."""
    words = line.split()
    if not 2 <= len(words) <= 4 or line[-1] in ".,:;!?" or any(map(str.isdigit, line)):
        return False
    if words[0].casefold() in _sign_off_openers():
        return False
    return all(is_name_word(word) for word in words) and words[-1][0].isupper() and words[0][0].isupper()


@remembered(1)
def _sign_off_openers() -> frozenset[str]:
    return frozenset(word.casefold() for word in everywhere("sign_off_openers"))
