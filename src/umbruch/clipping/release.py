"""What press releases carry around their text: embargo, contact, boilerplate, labels and end marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.dates import date_at, find_date
from umbruch.tree import Contact, Embargo

Part = Literal["embargo", "contact", "boilerplate", "label"]

_ZONES = {
    "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "GMT": "+00:00", "UTC": "+00:00",
    "Z": "+00:00", "BST": "+01:00", "WET": "+00:00", "WEST": "+01:00", "EET": "+02:00", "EEST": "+03:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "JST": "+09:00",
    "SGT": "+08:00", "HKT": "+08:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
}  # fmt: skip
_REGIONS = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "UK time": "Europe/London", "CE(S)T": "Europe/Berlin",
}  # fmt: skip
_ZONE = re.compile(r"(?<![A-Za-z])(" + "|".join(map(re.escape, (*_ZONES, *_REGIONS))) + r")(?![A-Za-z])")
_OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)")
_DATE_TIME = re.compile(r"(?<=\d)T(?=\d\d:)")
_PHONE = re.compile(
    r"(?:(?:Tel(?:efon)?|Phone|Fon|Mobil|Mobile|T|M)\.?\s*:?\s*)?(\+?\(?\d[\d\s()/.-]{5,24}\d)", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\",;]{3,300}", re.IGNORECASE)
_CONTACT_PIECES = re.compile(
    r"\n|[;|•·]|,\s|\s[–—-]\s|\b(?:Tel(?:efon)?|Phone|Fon|Fax|Mobil|Mobile|E-?Mail|Mail|tel|puh|tlf)\b[.:]?"
)
_LONGEST_ORGANISATION = 80
_LONGEST_ID = 60
_LONGEST_EMBARGO = 200
_NAME = re.compile(
    r"(?:(?:Dr|Prof)\.\s+)*[A-ZÄÖÜÀ-Ý][\w'’-]+(?:\s+(?:von|van|de|der|zu))*(?:\s+[A-ZÄÖÜÀ-Ý][\w'’.-]+){1,3}"
)
_INITIALS = re.compile(r"(?:[A-Z]{2,6}\s+)?[a-z]{2,4}(?:/[a-z]{2,5}){1,5}")
_FOREIGN_INITIALS = re.compile(
    r"[^\W\d_a-zA-Z][^\W\d_]{0,5}(?:[ -][^\W\d_]{1,5}){0,2}(?:/[^\W\d_]{1,5}(?:[ -][^\W\d_]{1,5})?){1,4}"
)
_AGENCY_ID = re.compile(r"[^\W\d_]{2,6}(?:\s[\w/-]{1,7}){2,10}")
_COPYRIGHT_SIGN = re.compile(r"(?:©|\(c\)|Copyright\s?(?:©|\(c\)|[:–-]|by\b|\d{4}))", re.IGNORECASE)
_ORNAMENT = " -–—*#+=()[]"


@lru_cache(maxsize=8)
def _starts_with(field: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, everywhere(field)))
    return re.compile(rf"(?:[*+#>=!–-]{{1,6}}\s*|(?-i:[A-Z]{{2,6}})[-\s]{{1,3}})?(?:{words})(?![\w-])", re.IGNORECASE)


def is_embargo(line: str) -> bool:
    """Whether a line sets an embargo: a label, and a day or a time after it."""
    if len(line) >= _LONGEST_EMBARGO:
        return False
    label = _starts_with("embargo_labels").match(line)
    if label is None:
        return False
    rest = line[label.end() :].strip(" !*+–-")
    return rest[:1] in ("", ":") or find_date(rest) is not None or _clock_in(rest) is not None


def parse_embargo(line: str) -> Embargo:
    """The embargo in a line; `until` has the day, the time where it stands there, and the zone where it is named."""
    text = _DATE_TIME.sub(" ", line)
    day = find_date(text)
    if day is None:
        return Embargo(line)
    beside = text[: day.start] + " " + text[day.end :]
    clock = _clock_in(beside)
    return Embargo(line, f"{day.iso}T{clock}:00{_offset(beside, day.iso)}" if clock else day.iso)


def _offset(text: str, day: str) -> str:
    """The offset from UTC of a zone that a text names, empty where it names none."""
    if match := _ZONE.search(text):
        name = match.group()
        return _ZONES[name] if name in _ZONES else _offset_of(_REGIONS[name], day)
    if match := _OFFSET.search(text):
        return f"{match.group(1)}{int(match.group(2)):02d}:{match.group(3) or '00'}"
    return ""


def _offset_of(region: str, day: str) -> str:
    """The offset of a region at noon of a day; empty where the machine has no table of zones."""
    from datetime import datetime
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        written = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=ZoneInfo(region)).isoformat()
    except ZoneInfoNotFoundError:
        return ""
    return written[-6:]


@lru_cache(maxsize=1)
def _clock() -> re.Pattern[str]:
    """A time of day: `10.30`, `10 Uhr`, `klo 10`, `alle ore 10`, `0001 hrs`, `2:30 p.m.`"""
    words = "|".join(map(re.escape, everywhere("clock_words")))
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{words})\s*)?"
        r"(?P<hour>\d{1,2})(?:(?:\s?[:.h]\s?|(?=\d{2}\s?h(?:ou)?rs|\d{2}\s?GMT))(?P<minute>\d{2})(?!\d))?"
        rf"\s*(?P<after>[ap]\.?\s?m(?:\.|\b)|h(?!\w)|(?:{words})(?!\w))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _spelt_clock() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (time, re.compile(rf"\b(?:{'|'.join(map(re.escape, everywhere(field)))})\b", re.IGNORECASE))
        for time, field in (("12:00", "noon_words"), ("00:00", "midnight_words"))
    )


def _clock_in(text: str) -> str | None:
    for match in _clock().finditer(text):
        hour, minute = int(match.group("hour")), match.group("minute")
        mark = (match.group("after") or "").lower().replace(".", "").replace(" ", "")
        if minute is None and not mark and match.group("before") is None:
            continue
        if mark == "pm" and hour < 12:
            hour += 12
        if mark == "am" and hour == 12:
            hour = 0
        if hour < 24 and int(minute or 0) < 60:
            return f"{hour:02d}:{int(minute or 0):02d}"
    return next((time for time, pattern in _spelt_clock() if pattern.search(text)), None)


def opens_contact(line: str) -> bool:
    """Whether a line heads the press contact: a label that ends the line or has a colon after it."""
    match = _starts_with("contact_labels").match(line)
    if match is None:
        return False
    rest = line[match.end() :].strip()
    return not rest or rest.startswith(":") or (rest.endswith(":") and len(line) < 60)


def has_address(text: str) -> bool:
    """Whether a text gives a telephone number or a mail address."""
    return _MAIL.search(text) is not None or _PHONE.search(text) is not None


def parse_contact(text: str) -> Contact:
    """The contact in one or more lines (parted by `\\n`): name, organisation, telephone, mail, address on the web."""
    mail = _MAIL.search(text)
    without_mail = _MAIL.sub(" ", text)
    phone = _PHONE.search(without_mail)
    url = _URL.search(without_mail)
    label = _starts_with("contact_labels").match(text)
    plain = text[label.end() :].lstrip(" :\n") if label else text
    name, organisation = None, None
    for piece in _CONTACT_PIECES.split(plain):
        bare = piece.strip(" .,;:()")
        if (inner := _starts_with("contact_labels").match(bare)) is not None:
            bare = bare[inner.end() :].strip(" .,;:()") or bare
        if not bare or has_address(bare) or _URL.search(bare) or re.search(r"\d{4,}|\d+$", bare):
            continue
        if name is None and _is_person(bare):
            name = bare
        elif organisation is None and bare[0].isupper() and len(bare) <= _LONGEST_ORGANISATION:
            organisation = bare
    return Contact(
        text=text,
        name=name,
        organisation=organisation,
        phone=re.sub(r"\s+", " ", phone.group(1)).strip() if phone else None,
        email=mail.group() if mail else None,
        url=url.group().rstrip(".") if url else None,
    )


def _is_person(words: str) -> bool:
    """Whether words are a person's name and not an office (`Pressestelle`, `Media Relations`)."""
    parts = words.split()
    return (
        len(parts) <= 5
        and _NAME.fullmatch(words) is not None
        and not any(
            part.casefold() in _office_words() or part.casefold() in shared().organisation_words for part in parts
        )
    )


@lru_cache(maxsize=1)
def _office_words() -> frozenset[str]:
    return frozenset(
        word.casefold() for field in ("contact_labels", "release_labels") for entry in everywhere(field)
        for word in entry.split() if len(word) > 3
    )  # fmt: skip


def opens_boilerplate(line: str) -> bool:
    """Whether a line heads the paragraph about the sender: `Über die Gemeinde …` as a short line or with a colon."""
    match = _starts_with("boilerplate_openers").match(line)
    if match is None or len(line) > 90:
        return False
    rest = line[match.end() :].strip()
    return (
        bool(rest) and rest[0].isalpha() and not rest[0].islower() and (line.endswith(":") or line[-1] not in ".!?,;")
    )


def is_label(line: str) -> bool:
    """Whether a line is the label of a release: `PRESSEMITTEILUNG Nr. 12/2024`, `FOR IMMEDIATE RELEASE`."""
    match = _starts_with("release_labels").match(line)
    return match is not None and len(line) < 90 and line[-1] not in ".!?,;" and _label_tail(line[match.end() :])


def _label_tail(rest: str) -> bool:
    """Whether what follows a label is a number, a day or the sender."""
    rest = rest.strip(" :|–-/")
    return not rest or _numbered().match(rest) is not None or date_at(rest, 0) is not None


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    words = "|".join(map(re.escape, (*everywhere("issue_labels"), *everywhere("date_words"))))
    return re.compile(rf"(?:{words}|von|der|des|of|\d|\()", re.IGNORECASE)


def is_kicker_label(line: str) -> bool:
    """Whether a line is a label that stands alone above a headline: `INTERVIEW`, `Kommentar`."""
    bare = line.strip(" .:|–-").casefold()
    return bare in _labels()


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in (*everywhere("kicker_labels"), *everywhere("topic_words")))


def is_end_mark(line: str) -> bool:
    """Whether a line ends the story: `###`, `ends`, `Reuter`, editors' initials (`hh/ph/ts`)."""
    bare = line.strip()
    if _INITIALS.fullmatch(bare) or {bare.casefold(), bare.strip(_ORNAMENT).casefold()} & shared().end_marks:
        return True
    if bare.replace(" ", "").strip("#*") == "" and len(bare) > 2 and "#" in bare:
        return True
    return (
        len(bare) < 24 and not bare.isascii() and not bare.islower() and _FOREIGN_INITIALS.fullmatch(bare) is not None
    )


def is_notice(line: str) -> bool:
    """Whether a line is about rights: ©, Copyright, `Alle Rechte vorbehalten`."""
    return len(line) < 200 and (
        _COPYRIGHT_SIGN.match(line) is not None or _starts_with("rights_phrases").match(line) is not None
    )


def names_year(line: str) -> bool:
    """Whether a © line names a year, as it does for a text and not for a picture."""
    return re.search(r"\b(?:19|20)\d\d\b", line) is not None


def is_agency_id(line: str) -> bool:
    """Whether a line is an agency's own numbering: its name, short codes and a time (`dpa be abc 021530 Feb 24`)."""
    if len(line) > _LONGEST_ID or _AGENCY_ID.fullmatch(line) is None:
        return False
    codes = line.split()
    return codes[0].casefold() in shared().agencies and any(code.isdigit() and len(code) >= 4 for code in codes)
