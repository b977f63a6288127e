"""What press releases carry around their text: embargo, contact, boilerplate, labels and end marks."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Literal

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargo_words import clock_follows, sets_it_in_own_words, time_follows, without_rights
from umbruch.clipping.marks.embargoes.cleared_labels import is_cleared
from umbruch.clipping.marks.embargoes.holding_requests import leaves_the_moment_open, speaks_of_something_else
from umbruch.clipping.marks.embargoes.standing_orders import orders_to_wait, waits_for_an_event
from umbruch.clipping.marks.embargoes.written_labels import is_mistyped, plainly_written
from umbruch.clipping.marks.newsroom.telling_words import may_hold_back
from umbruch.clipping.signs.clock_times import find_clock
from umbruch.clipping.signs.dates import date_at, find_date
from umbruch.clipping.signs.mail_addresses import MAIL, mail_in, may_hold_mail
from umbruch.clipping.signs.people import looks_like_name
from umbruch.clipping.signs.word_choice import all_folded, any_of, folded
from umbruch.facts.time_zones import latest, stated
from umbruch.kept import answered_once, remembered
from umbruch.tree import Contact, Embargo

Part = Literal["embargo", "contact", "boilerplate", "label"]

_DATE_TIME = re.compile(r"(?<=\d)T(?=\d\d:)")
_PHONE = re.compile(
    r"(?:(?:Tel(?:efon)?|Phone|Fon|Mobil|Mobile|T|M)\.?\s*:?\s*)?(\+?\(?\d[\d\u00a0\u202f ()/.-]{5,24}\d)",
    re.IGNORECASE,
)
_LABELLED_PHONE = re.compile(
    r"(?<![A-Za-z])(?:Tel(?:efon|efoon|efono|éfono|éphone)?|Tél|Phone|Fon|Mobile?|Tlf|Tfn|Puh|Cell|T|M|P)\.?\s?:?\s?"
    r"(\+?\(?\d[\d\u00a0\u202f ()/.-]{5,24}\d)",
    re.IGNORECASE,
)
_NUMERIC_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d(?!\d))|\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d|"
    r"(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
)
_LEAST_DIGITS = 6
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\",;]{3,300}", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"^(?:(?:Frau|Herrn?|Mrs?\.?|Ms\.?|Mme|Mlle|M\.|Sra?\.?|Don|Doña|D\.|Dña\.|Sig\.?(?:ra)?|Dott\.?(?:ssa)?"
    r"|Pani?|Pán|Paní|Dhr\.|Mevr\.|κ\.|Bay|Bayan)\s+)+"
)
_BESIDE_A_NAME = " .,;:：()•*–-►…"
_NUMBERED_PIECE = re.compile(r"\d{4,}|\d+$")
_MOST_NAME_WORDS = 5
_LONGEST_TITLE = 5
_HEADING_WORDS = 3
_CONTACT_PIECES = re.compile(
    r"(?i)\n|[;|•·/(]|[,:：]\s|\s[–—-]\s|\b(?:T[eé]l(?:efon|ephone|éfono|efono)?|Phone|Fon|Fax|Mobile?|Cell|E-?Mail|Mail"
    r"|Web(?:site|seite)?|Internet|Homepage|URL|Twitter|Facebook|Instagram|puh|tlf)\b[.:]?"
)
_LONGEST_ORGANISATION = 80
_LONGEST_ID = 90
_LEAST_NUMBERS = 2
_EDITION = re.compile(r"[a-z]\d")
_ADDRESSED = re.compile(r"(?:[:.!]|\s[–—|/-])\s+")
_LONGEST_ADDRESS = 60
_LONGEST_LABEL = 60
_LONGEST_EMBARGO = 200
_LEAST_TELLING = 8
"""Letters of a label that an hour alone may follow: `Redefreigabe: 14.30 Uhr`; `Frei: 10 Uhr` tells of a day off."""
_INITIALS = re.compile(r"(?:[A-Z]{2,6}\s+)?(?=[a-z/-]*/)[a-z]{2,4}(?:[/-][a-z]{2,5}){1,6}")
_FOREIGN_INITIALS = re.compile(
    r"[^\W\d_a-zA-Z][^\W\d_]{0,5}(?:[ -][^\W\d_]{1,5}){0,2}(?:/[^\W\d_]{1,5}(?:[ -][^\W\d_]{1,5})?){1,4}"
)
_AGENCY_ID = re.compile(r"[^\W\d_]{2,6}(?:\s[\w/-]{1,7}){2,10}")
_AGENCY_NUMBER = re.compile(r"[A-Za-z]{3}\d{3,5}(?:\s+\S{1,10}){1,12}")
_TRAILER = re.compile(
    r"(?:[a-z]{2,5}/\s?){1,5}|[A-Z]{2,5}(?:,\s[A-Z]{2,5})*\s?//\s?[A-Z]{2,5}|\([A-Za-z]{2,5}[-/][^()\d]{2,20}\)"
)
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"[\W_]*([^\W\d_]+)(?:[\W_]+([^\W\d_]+))?")
_COPYRIGHT_SIGN = re.compile(r"(?:©|\(c\)|Copyright\s?(?:©|\(c\)|[:–-]|by\b|\d{4}))", re.IGNORECASE)
_ORNAMENT = " -–—*#+=()[]©."


@remembered(8)
def _first_words(field: str) -> frozenset[str]:
    """The first words of labels, by which most lines are known to have none; an empty one for those of other signs."""
    firsts = (_WORD.match(label) for label in everywhere(field))
    return frozenset(all_folded({first.group() if first else "" for first in firsts}))


def _label_at(field: str, line: str) -> re.Match[str] | None:
    """The label of one kind with which a line starts."""
    firsts = _first_words(field)
    if "" not in firsts:
        opening = _OPENING.match(line)
        if opening is None or not any(word and folded(word) in firsts for word in opening.groups()):
            return None
    return _starts_with(field).match(line)


@remembered(8)
def _starts_with(field: str) -> re.Pattern[str]:
    words = any_of(everywhere(field))
    strict = rf"(?:(?:{any_of(shared().strict_words)})\s)?" if field == "embargo_labels" else ""
    signs = r"(?:[*+#>=!–-]{1,6}\s*|(?-i:[A-Z]{2,6})[-\s]{1,3})?"
    return re.compile(rf"{signs}{strict}(?:{words})(?![\w-])", re.IGNORECASE)


@answered_once
def is_embargo(line: str) -> bool:
    """Whether a line sets an embargo: a label with a day or a time after it, or the words of one in another order."""
    line = plainly_written(line)
    if len(line) >= _LONGEST_EMBARGO or not may_hold_back(line):
        return False
    rest = _embargo_rest(line)
    if rest is None:
        return _is_dated(line) or sets_it_in_own_words(line) or is_mistyped(line) or orders_to_wait(line)
    if _says_released(rest):
        return False
    if rest[:1] in ("", ":"):
        return True
    if find_date(rest) is not None or find_clock(rest) is not None:
        return not speaks_of_something_else(line[: line.find(rest)], rest)
    if time_follows(rest) or leaves_the_moment_open(rest) or sets_it_in_own_words(line) or orders_to_wait(line):
        return True
    return waits_for_an_event(line[: line.find(rest)], rest)


def _is_dated(line: str) -> bool:
    """Whether a label that is an embargo only where a time and nothing else follows begins a line: `Frei: Mittwoch`."""
    if len(line) >= _LONGEST_EMBARGO or (label := _label_at("embargo_dates", line)) is None:
        return False
    rest = without_rights(line[label.end() :]).strip(" !*+–-:：.")
    if time_follows(rest) or leaves_the_moment_open(rest):
        return bool(rest)
    return len(label.group()) >= _LEAST_TELLING and clock_follows(rest)


def is_released(line: str) -> bool:
    """Whether a line says that there is no embargo: `Sperrfrist: keine`, `For release: immediately`."""
    rest = _embargo_rest(line)
    return rest is not None and _says_released(rest)


def is_label_alone(line: str) -> bool:
    """Whether a line is the label of an embargo and nothing else."""
    return _embargo_rest(line) in ("", ":")


@answered_once
def _embargo_rest(line: str) -> str | None:
    """What stands after the label of an embargo; None where there is none."""
    if len(line) >= _LONGEST_EMBARGO:
        return None
    if label := _label_at("embargo_labels", line):
        return line[label.end() :].strip(" !*+–-")
    label = _after_address(line)
    if label is None or not (find_date(line[label.end() :], with_year=False) or time_follows(line[label.end() :])):
        return None
    return line[label.end() :].strip(" !*+–-")


def _says_released(rest: str) -> bool:
    return rest.strip(" :.!*+–-").casefold() in _released()


@remembered(1)
def _released() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("released_words")))


def _after_address(line: str) -> re.Match[str] | None:
    """A label of an embargo after words to the newsroom: `Achtung Redaktionen: Sperrfrist bis …`."""
    for match in _ADDRESSED.finditer(line[:_LONGEST_ADDRESS]):
        if label := _starts_with("embargo_labels").match(line, match.end()):
            return label
    return None


def parse_embargo(line: str) -> Embargo:
    """The embargo in a line; `until` has the day, the time where it stands there, and the zone where it is named."""
    text = _DATE_TIME.sub(" ", line)
    day = find_date(text)
    if day is None:
        return Embargo(line)
    beside = text[: day.start] + " " + text[day.end :]
    clock = find_clock(beside)
    if clock is None:
        return Embargo(line, day.iso)
    after, hour = (1, "00:00") if clock == "24:00" else (0, clock)
    try:
        local = datetime.fromisoformat(f"{day.iso}T{hour}:00") + timedelta(days=after)
    except (ValueError, OverflowError):
        return Embargo(line)
    found = latest(local, stated(beside))
    return Embargo(line, (found[0] if found else local).isoformat())


def opens_contact(line: str) -> bool:
    """Whether a line heads the press contact: a label that ends the line or has a colon after it."""
    match = _label_at("contact_labels", line)
    if match is None:
        return False
    rest = line[match.end() :].strip()
    if not rest or rest.startswith(":") or (rest.endswith(":") and len(line) < _LONGEST_LABEL):
        return True
    told = MAIL.search(rest) is not None or _LABELLED_PHONE.search(rest) is not None
    return told and len(line) < _LONGEST_EMBARGO


def has_address(text: str) -> bool:
    """Whether a text gives a telephone number or a mail address; a day in figures is neither."""
    if (may_hold_mail(text) and MAIL.search(text)) or _LABELLED_PHONE.search(text):
        return True
    return any(not _NUMERIC_DAY.search(match.group(1)) for match in _PHONE.finditer(text))


def parse_contact(text: str) -> Contact:
    """The contact in one or more lines (parted by `\\n`): name, organisation, telephone, mail, address on the web."""
    without_mail = MAIL.sub(" ", text)
    phone = _telephone(without_mail)
    url = _URL.search(without_mail)
    label = _label_at("contact_labels", text)
    plain = text[label.end() :].lstrip(" :\n") if label else text
    name, organisation, office = None, None, None
    for piece in _CONTACT_PIECES.split(plain):
        bare = piece.strip(_BESIDE_A_NAME)
        if (inner := _label_at("contact_labels", bare)) is not None:
            bare = bare[inner.end() :].strip(_BESIDE_A_NAME) or bare
        if not bare or has_address(bare) or _URL.search(bare) or _NUMBERED_PIECE.search(bare) or is_label(bare):
            continue
        if _heads_contact(bare) and not is_person(bare):
            office = office or (None if f"{bare}:" in text else bare)
        elif name is None and is_person(person := _named_in(bare)):
            name = person
        elif organisation is None and not bare[0].islower() and len(bare) <= _LONGEST_ORGANISATION:
            organisation = bare
    return Contact(
        text=text,
        name=name,
        organisation=organisation or office,
        phone=phone,
        email=mail_in(text),
        url=url.group().rstrip(".") if url else None,
    )


def _named_in(words: str) -> str:
    """Words without small ones at either end, and without `Frau`, `Mr.` or `Sra.` before a name."""
    parts = words.split()
    while len(parts) > 1 and parts[0].islower():
        parts.pop(0)
    while len(parts) > 1 and parts[-1].islower():
        parts.pop()
    return _HONORIFIC.sub("", " ".join(parts))


def _telephone(text: str) -> str | None:
    """The first number that has a label such as `Tel.`, else the first that has enough digits for one."""
    labelled = _LABELLED_PHONE.search(text)
    numbers = [labelled.group(1)] if labelled else [match.group(1) for match in _PHONE.finditer(text)]
    for number in numbers:
        if (labelled or _NUMERIC_DAY.search(number) is None) and sum(
            sign.isdigit() for sign in number
        ) >= _LEAST_DIGITS:
            return re.sub(r"\s+", " ", number).strip()
    return None


def is_person(words: str) -> bool:
    """Whether words are a person's name and not an office (`Pressestelle`, `Media Relations`)."""
    parts = words.split()
    return (
        2 <= len(parts) <= _MOST_NAME_WORDS
        and words[0].isupper()
        and looks_like_name(words)
        and not any(part.endswith(".") and len(part) > _LONGEST_TITLE for part in parts)
        and not any(
            folded in _office_words()
            or folded in shared().organisation_words
            or folded.startswith(_organisation_stems())
            for folded in map(str.casefold, parts)
        )
    )


@remembered(1)
def _organisation_stems() -> tuple[str, ...]:
    return tuple(stem.casefold() for stem in (*shared().organisation_stems, *shared().contact_stems))


def _heads_contact(words: str) -> bool:
    """Whether words head a contact or a way to reach somebody."""
    return any(word.casefold().startswith(_contact_stems()) for word in words.split()[:_HEADING_WORDS])


@remembered(1)
def _contact_stems() -> tuple[str, ...]:
    return tuple(stem.casefold() for stem in shared().contact_stems)


@remembered(1)
def _office_words() -> frozenset[str]:
    return frozenset(
        word.casefold() for field in ("contact_labels", "release_labels") for entry in everywhere(field)
        for word in entry.split() if len(word) > 3
    )  # fmt: skip


def opens_boilerplate(line: str) -> bool:
    """Whether a line heads the paragraph about the sender: `Über die Gemeinde …` as a short line or with a colon."""
    match = _label_at("boilerplate_openers", line)
    if match is None or len(line) > 90:
        return False
    rest = line[match.end() :].strip(" ?:")
    if not rest:
        return " " in match.group()
    return rest[0].isalpha() and not rest[0].islower() and (line.endswith(":") or line[-1] not in ".!?,;")


@answered_once
def is_label(line: str) -> bool:
    """Whether a line is the label of a release: `PRESSEMITTEILUNG Nr. 12/2024`, `FOR IMMEDIATE RELEASE`."""
    if is_cleared(line):
        return True
    match = _label_at("release_labels", line)
    return match is not None and len(line) < 90 and line[-1] not in ".!?,;" and _label_tail(line[match.end() :])


def _label_tail(rest: str) -> bool:
    """Whether what follows a label is a number, a day or the sender."""
    rest = rest.strip(" :|–-/")
    return not rest or _numbered().match(rest) is not None or date_at(rest, 0) is not None


@remembered(1)
def _numbered() -> re.Pattern[str]:
    words = any_of((*everywhere("issue_labels"), *everywhere("date_words")))
    return re.compile(rf"(?:{words}|von|der|des|of|\d|\()", re.IGNORECASE)


def is_kicker_label(line: str) -> bool:
    """Whether a line is a label that stands alone above a headline: `INTERVIEW`, `Kommentar`."""
    return folded(line.strip(" .:|–-")) in _labels()


@remembered(1)
def _labels() -> frozenset[str]:
    return frozenset(map(folded, (*everywhere("kicker_labels"), *everywhere("topic_words"))))


def is_end_mark(line: str) -> bool:
    """Whether a line ends the story: `###`, `ends`, `Reuter`, editors' initials (`hh/ph/ts`)."""
    bare = line.strip()
    if (
        _INITIALS.fullmatch(bare)
        or _is_trailer(bare)
        or {bare.casefold(), bare.strip(_ORNAMENT).casefold()} & shared().end_marks
    ):
        return True
    if bare.replace(" ", "").strip("#*") == "" and len(bare) > 2 and "#" in bare:
        return True
    return (
        len(bare) < 24 and not bare.isascii() and not bare.islower() and _FOREIGN_INITIALS.fullmatch(bare) is not None
    )


def _is_trailer(line: str) -> bool:
    """Whether a line is the desk's mark under a wire report: `aro/ mick/`, `ABC // DEF`, `(Abc/Adnkronos)`."""
    match = _TRAILER.fullmatch(line)
    if match is None:
        return False
    return line[0] != "(" or any(code.casefold() in shared().agencies for code in re.split(r"[-/]", line.strip("()")))


def is_notice(line: str) -> bool:
    """Whether a line is about rights: ©, Copyright, `Alle Rechte vorbehalten`."""
    return len(line) < 200 and (
        _COPYRIGHT_SIGN.match(line) is not None or _label_at("rights_phrases", line) is not None
    )


def reserves_rights(line: str) -> bool:
    """Whether a line says in words, with a © before them or not, that rights are reserved."""
    return _label_at("rights_phrases", line.lstrip("©() \u00a0")) is not None


def names_year(line: str) -> bool:
    """Whether a © line names a year, as it does for a text and not for a picture."""
    return re.search(r"\b(?:19|20)\d\d\b", line) is not None


def is_agency_id(line: str) -> bool:
    """Whether a line is an agency's own numbering: its name, short codes and a time (`dpa be abc 021530 Feb 24`)."""
    if len(line) > _LONGEST_ID:
        return False
    codes = line.split()
    if _AGENCY_NUMBER.fullmatch(line):
        return sum(any(map(str.isdigit, code)) for code in codes) >= _LEAST_NUMBERS
    if _AGENCY_ID.fullmatch(line) is None or codes[0].casefold() not in shared().agencies:
        return False
    numbered = any(code.isdigit() and len(code) >= 4 for code in codes)
    return numbered or (line.islower() and any(_EDITION.fullmatch(code) for code in codes))
