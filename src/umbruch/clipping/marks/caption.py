"""Captions and credits: which lines belong to a picture, and who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.credits_of_scripts import credit_by_script
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.newspaper_names import is_agency, names_newspaper
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import answered_once, remembered
from umbruch.tree import Credit

_LONGEST_CREDIT = 160
_LONGEST_CAPTION = 400
_MOST_SMALL_WORDS = 3
_SHORT_POSITION = 2
_SHORT_CAPTION = 260
_SENTENCES = re.compile(by_case(r"[.!?](?<=[[:lower:])].)\s+[[:upper:]]"))
_COUNTS = re.compile(r"\s*\(\d{1,3}\)")
_CAPITALISED = by_case(r"[^\W\d_[:lower:]][^\s,:;()!?]{0,40}")
_NAME = rf"{_CAPITALISED}(?:[ /](?:{_CAPITALISED}|von|van|de|der|den|da|di|la)){{0,4}}"
_PERSON = rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|von|van|de|der|den|da|di|la)){{1,4}}"
_AFTER_SENTENCE = r"(?:(?<=[.!?…])|(?<=[.!?…][\"”“»«’)\]]))\s+"
_AP = re.compile(
    r"\(((?:AP|AFP|EPA|Reuters|PA|CP|AAP)\s+(?:Photo|Images?|Foto|Fotoğraf)\s*/\s*[^()]{2,80})\)\s*$", re.IGNORECASE
)
_PERSON_IN_BRACKETS = re.compile(rf"\((?P<name>{_PERSON}\s?/\s?(?P<house>[^()/]{{2,40}}))\)\.?$")


class FoundCredit(NamedTuple):
    """A credit at the end of a caption: the caption's own length, and the credit."""

    caption_end: int
    credit: Credit


@remembered(1)
def _labelled() -> re.Pattern[str]:
    labels = any_of(everywhere("credit_labels"))
    return re.compile(
        rf"(?:(?<=\s)|(?<=[(\[/|])|^)(?:©[\s\ufe0e\ufe0f]*)?(?P<label>{labels})s?(?:\s?\([^()\n]{{1,40}}\))?\s?:\s*(?P<name>\S.*)?$"
    )


@remembered(1)
def _shouted() -> re.Pattern[str]:
    labels = any_of(tuple(label.upper() for label in everywhere("credit_labels")))
    return re.compile(rf"(?:(?<=\s)|(?<=\()|^)(?P<label>{labels})\s?:\s*(?P<name>\S.*)?$")


@remembered(1)
def _in_brackets() -> re.Pattern[str]:
    labels = any_of(everywhere("credit_labels"))
    return re.compile(rf"\((?P<label>(?i:{labels}))s?(?:\s?:\s*|\s+)(?P<name>[^()]{{2,80}}(?:\(\d+\))?)\)\s*\.?$")


@remembered(1)
def _copyright() -> re.Pattern[str]:
    labels = any_of(everywhere("credit_labels"))
    return re.compile(
        rf"(?:^|\s)(?P<credit>(?:(?:{labels})\s?:?\s?)?(?:©|\(c\)|\(C\))[\s\ufe0e\ufe0f]*(?P<name>[^©.!?]{{2,80}}))$"
    )


@remembered(1)
def _without_colon() -> re.Pattern[str]:
    """A label and a name after the caption's last sentence: `Foto Jan Bakker`, `Fot. Anna Lis`, `Foto di Ugo Neri`."""
    labels = everywhere("credit_labels")
    shouted = any_of(tuple(label.upper() for label in labels))
    short = any_of(tuple(label for label in labels if label.endswith(".")))
    name = rf"{_NAME}(?:(?:\s?/\s?|,\s){_NAME})?"
    return re.compile(
        rf"{_AFTER_SENTENCE}(?P<credit>(?:{any_of(labels)}|{shouted})\s+(?!(?i:alliance))(?P<name>{name}))$"
        rf"|\s/\s?(?P<stroked>(?:{short})\s+(?P<maker>{name}))$"
    )


@remembered(1)
def _leading() -> re.Pattern[str]:
    """The same on a line of its own, where only labels count that open no headline: `Fot.`, `Foto di`, `Photo by`."""
    labels = any_of(tuple(label for label in everywhere("credit_labels") if " " in label or label.endswith(".")))
    return re.compile(rf"^(?P<credit>(?:{labels})\s+(?P<name>{_NAME}))$")


@remembered(1)
def _agency() -> re.Pattern[str]:
    """A name beside a picture agency, which needs no label: `Ada Roe/Getty Images`, `IMAGO / Ada Roe`.

    A wire that also signs texts counts before a name, or after one that follows a sentence: `REUTERS/Ada Roe`,
    `… the lettuce. Ada Roe/AP`.
    """
    pictures, wires = any_of(shared().picture_agencies), any_of(shared().picture_wires)
    between = r"\s{0,3}[/|]\s{0,3}"
    names = (
        rf"{_NAME}{between}(?i:{pictures})|(?i:{pictures})(?:{between}(?:{_NAME}|{wires})){{1,2}}|(?i:{pictures})"
        rf"|(?:{wires}){between}{_NAME}|(?<!^){_PERSON}{between}(?i:{wires})"
    )
    return re.compile(rf"(?:^|{_AFTER_SENTENCE}|\s(?=\())(?P<credit>\(?(?P<name>{names})\)?)$")


@remembered(1)
def _after_stroke() -> re.Pattern[str]:
    """A name or an agency after a stroke or bar that follows the caption's last sentence: `… de la noche. / EFE`."""
    return re.compile(rf"{_AFTER_SENTENCE}(?P<credit>[/|]\s(?P<name>{_NAME}(?:\s?/\s?{_NAME})?))$")


@remembered(1)
def _ends_with_agency() -> tuple[str, ...]:
    return tuple(name.casefold() for name in (*shared().picture_agencies, *shared().picture_wires))


@remembered(1)
def _opens_byline() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(everywhere('byline_openers'))})\s*:", re.IGNORECASE)


@answered_once
def find_credit(text: str) -> FoundCredit | None:
    """The credit that ends a caption, or is all of it.

    Args:
        text: a caption with its credit, as one line.

    Returns:
        Where the caption ends and the credit; the credit's name is what stands after the first label, without the
        number of pictures (`Fotos: X (2), Y`). None where the line is a byline (`Text und Fotos: X`).
    """
    tail = text[-_LONGEST_CREDIT:]
    offset = len(text) - len(tail)
    if ":" in tail and _opens_byline().match(text):
        return None
    if by_script := credit_by_script(text.rstrip()):
        _, printed, name = by_script
        return _found(text, text[text.rindex(printed) :], name)
    if text.rstrip(" .").endswith(")"):
        if match := _AP.search(tail):
            return _found(text, match.group(), match.group(1))
        if match := _in_brackets().search(tail):
            return _found(text, match.group(), match.group("name"))
        if (
            len(text) < _SHORT_CAPTION
            and (match := _PERSON_IN_BRACKETS.search(tail))
            and _is_house(match.group("house"))
        ):
            return _found(text, match.group(), match.group("name"))
    for pattern in (_labelled(), _shouted()) if ":" in tail else ():
        if match := pattern.search(text, offset):
            if not _is_maker(match.group("name") or ""):
                continue
            printed = text[match.start() :]
            if text[match.start() - 1 : match.start()] in ("(", "[") and printed.rstrip().endswith((")", "]")):
                printed = text[match.start() - 1 :]
            return _found(text, printed, match.group("name") or "")
    if len(text) >= _LONGEST_CAPTION:
        return None
    for pattern in _patterns_without_label_and_colon(text, tail):
        if match := pattern.search(text, offset):
            groups = match.groupdict()
            printed = groups["credit"] or groups["stroked"]
            name = groups["name"] or groups["maker"]
            if pattern is not _copyright() or _is_maker(name):
                return _found(text, printed, name)
    return None


def _is_house(name: str) -> bool:
    """Whether a name in brackets after a photographer's is a newspaper's or an agency's."""
    return names_newspaper(name) or is_agency(name) or name.casefold() in _ends_with_agency()


def _patterns_without_label_and_colon(text: str, tail: str) -> Iterator[re.Pattern[str]]:
    """The patterns that the end of a text is worth trying; most lines need none."""
    if "©" in tail or "(c)" in tail or "(C)" in tail:
        yield _copyright()
    if tail.strip() and tail.split()[-1][0].isupper():
        yield from (_without_colon(), _leading())
    if len(text) < _SHORT_CAPTION and (
        "/" in tail or "|" in tail or tail.rstrip(")").casefold().endswith(_ends_with_agency())
    ):
        yield _agency()
        yield _after_stroke()


def _is_maker(name: str) -> bool:
    """Whether what follows a label can be who made a picture: a few words, the first not a small word of a sentence."""
    words = name.split()
    if len(words) > 14 or len(name) > 100 or sum(word[0].islower() for word in words) > _MOST_SMALL_WORDS:
        return False
    return not name or not name[0].islower() or len(words) <= 2


def _found(text: str, printed: str, name: str) -> FoundCredit:
    return FoundCredit(len(text) - len(printed), Credit(printed.strip(), _clean_name(name)))


def _clean_name(name: str) -> str | None:
    """The first name where a second label follows, without counts and brackets."""
    again = _labelled().search(name) or _shouted().search(name)
    first = name[: again.start()] if again and again.start() > 1 else name
    cleaned = _COUNTS.sub("", first).strip().rstrip(")]").strip(" ,;/©")
    return cleaned.rstrip(".") if cleaned.count(".") == 1 and cleaned.endswith(".") else cleaned or None


def parse_credit(line: str) -> Credit:
    """A credit that somebody says is one, with or without its label."""
    found = find_credit(line)
    return found.credit if found and found.caption_end == 0 else Credit(line, _clean_name(line))


def without_label(line: str) -> str:
    """A credit without the word that says that it is one: `Foto: Ada Roe/dpa` is `Ada Roe/dpa`."""
    match = _labelled().match(line.strip())
    name = (match.group("name") or "").strip() if match else ""
    return line.strip()[match.start("name") :].strip() if match and name else line


@remembered(1)
def _position_marks() -> tuple[str, ...]:
    """The longest word of each position, without which it is not there; short ones (`(l)`) stand in brackets."""
    longest = (max(word.strip("()").lower().split(), key=len) for word in everywhere("position_words"))
    return tuple(dict.fromkeys(word if len(word) > _SHORT_POSITION else "(" for word in longest))


@remembered(1)
def _positions() -> re.Pattern[str]:
    """Where people stand, as captions say it: in brackets, before a colon, or between commas."""
    words = any_of(tuple(word.strip("()") for word in everywhere("position_words")))
    phrases = any_of(tuple(word for word in everywhere("position_words") if " " in word or "." in word))
    return re.compile(
        rf"\((?:[^()]{{0,30}}[\s.])?(?:{words})(?:[\s.,][^()]{{0,20}})?\)|(?:^|[\s,(])(?:{phrases})\s?:"
        rf"|^(?:{words})\s?:|,\s(?:{phrases}),",
        re.IGNORECASE,
    )


@remembered(1)
def _file_picture() -> re.Pattern[str]:
    """What captions say of a picture that is not from the day: `(Symbolbild)`, `Foto de archivo`."""
    words = any_of(everywhere("file_picture_words"))
    return re.compile(rf"(?:{_AFTER_SENTENCE}|\s(?=\())\(?(?:{words})\)?\.?$", re.IGNORECASE)


def tells_positions(text: str) -> bool:
    """Whether a short text says who stands where in a picture (`von links:`), as only captions do."""
    if len(text) >= _LONGEST_CAPTION:
        return False
    lowered = text.lower()
    return any(mark in lowered for mark in _position_marks()) and _positions().search(text) is not None


def is_caption_alone(text: str) -> bool:
    """Whether a text is a caption without a credit: one sentence with positions, or one and `Symbolbild` after it."""
    if _SENTENCES.search(text) is None and tells_positions(text):
        return True
    told = _file_picture().search(text[-_LONGEST_CREDIT:]) if len(text) < _LONGEST_CAPTION else None
    return told is not None and _SENTENCES.search(text[: -len(told.group())]) is None
