"""Lines that are nothing but addresses, and the address signs that lines of a letterhead hold."""

from __future__ import annotations

import re

from umbruch.clipping.signs.mail_addresses import MAIL, may_hold_mail

_URL = r"(?:https?://|www\.)\S{3,2000}"
_BARE = r"(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,4}[a-z]{2,12}(?:/\S{0,500})?"
_ALONE = re.compile(
    rf"[<(\[]?(?:{_URL}|{_BARE})[>)\].,;]?(?:\s+{_URL}|\s+{_BARE})*(?:\s+\d{{1,3}}\s?/\s?\d{{1,3}})?", re.IGNORECASE
)
_WITH_LABEL = re.compile(rf"(?:URL|Link|Web|Permalink|Internet|Adresse|Address)\s?:\s*{_URL}", re.IGNORECASE)
_MAIL_ALONE = re.compile(rf"[<(\[]?{MAIL.pattern}[>)\]]?", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+\d{1,3}[\s./-]?)?(?:\(\d{1,5}\)[\s./-]?)?\d{2,5}(?:[\s./–-]{1,3}\d{2,5}){1,5}(?![\w/])"
)
_PHONE_ALONE = re.compile(
    r"(?:[^\W\d]{1,20}\.?\s?:?\s?)?\+?\(?\d[\d\u00a0\u202f ()/.–-]{5,24}\d(?:\s?\([^()]{2,20}\))?", re.IGNORECASE
)
_PHONE_WORD = re.compile(
    r"(?<!\w)(?:tel|tél|τηλ|tлф|тел|phone|fon|mob|m[oó]vil|cell|handy|büro|office|tlf|tfn|puh|gsm|電話|电话|전화|फोन|تلفن|هاتف|טל)"
    r"[^\d]{0,24}$",
    re.IGNORECASE,
)
_LEAST_DIGITS, _MOST_DIGITS = 6, 16
_LEAST_SHARE = 0.3
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_NUMBER_OF_YEAR = re.compile(r"(?:[^\W\d_]{1,5}\.?\s?)?[º°#]?\s?\d{1,4}\s?/\s?(?:19|20)\d{2}")
"""The number of a release in its year: `Nr. 031/2025`."""
_NUMBERED_RELEASE = re.compile(r"([^\W\d_]{6,30})(?:\s[^\W\d_]{1,5}\.?)?\s\d{1,4}\s?[/-]\s?(?:19|20)\d{2}")
"""The same behind the name of what has it: `Medieninformation 27/2024`."""
_STREET = re.compile(
    r"(?:^|[\s,])(?:[^\W\d_][\w.-]*(?:straße|strasse|str\.|gasse|platz|weg|allee|ufer|damm|ring|markt|gade|gata|gatan|vej|vei|katu"
    r"|straat|laan|plein|utca|tér)|(?:rue|avenue|av\.|bd|boulevard|place|via|viale|piazza|corso|calle|c/|avda\.?|plaza|rua|praça"
    r"|ul\.|ulica|al\.|str\.|strada|bulevardul|ул\.|улица|вул\.|бул\.|οδός)\s[^\d,]{2,40}),?\s?\d{1,4}\s?[a-z]?(?=$|[\s,;|])"
    r"|^\d{1,5}\s[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,3}\s(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Drive|Blvd\.?|Square|Way)\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?:^|[\s,–-])(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4}|\s?[A-Z]{2})?\s[^\W\d_a-z][\w.-]+(?:[\s/][\w./()-]+){0,3}$"
    r"|^[^\W\d_a-z][\w .'-]{2,40},\s[A-Z]{2}\s\d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}$|^\d{2}-\d{3}\s\w"
)


def is_address(text: str) -> bool:
    """Whether a line is nothing but one or more addresses on the web, whole or cut short by a printing program."""
    if "." not in text or (" " in text and "/" not in text and "www." not in text.lower()):
        return False
    if not _ALONE.fullmatch(text):
        return _WITH_LABEL.fullmatch(text) is not None
    return "/" in text or text.lower().lstrip("<([").startswith("www.")


def is_mail(text: str) -> bool:
    """Whether a line is nothing but a mail address."""
    return may_hold_mail(text) and _MAIL_ALONE.fullmatch(text) is not None


def is_number_of_year(text: str) -> bool:
    """Whether a line is nothing but the number of a release in its year: `Nr. 031/2025`."""
    return _NUMBER_OF_YEAR.fullmatch(text) is not None


def _is_numbered(text: str) -> bool:
    """Whether a line is the number of a release in its year, with its name before it or not."""
    numbered = _NUMBERED_RELEASE.fullmatch(text)
    return is_number_of_year(text) or (numbered is not None and _PHONE_WORD.search(numbered.group(1)) is None)


def is_phone(text: str) -> bool:
    """Whether a line is nothing but a telephone number, with a word before it and one in brackets after it or not."""
    if not _PHONE_ALONE.fullmatch(text) or _DAY.search(text) or _is_numbered(text):
        return False
    return _LEAST_DIGITS <= sum(map(str.isdigit, text)) <= _MOST_DIGITS and not _is_span(text)


def _is_span(text: str) -> bool:
    """Years and times: `2014–2019`, `18.30-20.00`."""
    return (
        re.fullmatch(
            r"\D*(?:(?:19|20)\d\d\s?[–/-]\s?(?:19|20)\d\d|\d{1,2}[.:]\d{2}\s?[–-]\s?\d{1,2}[.:]\d{2})\D*", text
        )
        is not None
    )


def reaches(text: str) -> bool:
    """Whether a line holds a mail address or a telephone number."""
    if may_hold_mail(text) and MAIL.search(text):
        return True
    return any(map(str.isdigit, text)) and _holds_phone(text)


def _holds_phone(text: str) -> bool:
    if is_phone(text):
        return True
    if _is_numbered(text):
        return False
    for phone in _PHONE.finditer(text):
        digits = sum(map(str.isdigit, phone.group()))
        if _LEAST_DIGITS < digits <= _MOST_DIGITS and not _DAY.search(phone.group()) and not _is_span(phone.group()):
            return (
                len(phone.group()) > _LEAST_SHARE * len(text) or _PHONE_WORD.search(text[: phone.start()]) is not None
            )
    return False


def tells_where(text: str) -> bool:
    """Whether a line of a letterhead holds a way to reach its sender: telephone, mail, web, street or post code."""
    if may_hold_mail(text) and MAIL.search(text):
        return True
    if not any(map(str.isdigit, text)):
        return is_address(text)
    if _holds_phone(text):
        return True
    return is_address(text) or _STREET.search(text) is not None or _POSTCODE.search(text) is not None


def host_of(address: str) -> str:
    """The name of the machine in an address on the web, or what stands in its place."""
    return re.sub(r"^[<(\[]?(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE).split("/", 1)[0]
