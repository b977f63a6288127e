"""The header that a mail carries into a text, and what answers put around the words of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.furniture.cutting import Fate, Placed
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.page.list_items import has_bullet_sign
from umbruch.kept import remembered

_FIELD = re.compile(r"[*_]{0,2}([^\W\d_][^:：\n]{0,28}?)[*_]{0,2}\s?[:：][*_]{0,2}\s*(.*)")
_FORWARDED = re.compile(
    r"[-–—_>*\s]*(?:[^\W\d_]+[\s-]){0,4}(?:message|nachricht|mail|messaggio|mensaje|mensagem|bericht|meddelelse|melding"
    r"|meddelande|viesti|wiadomość|zpráva|správa|üzenet|mesaj|μήνυμα|сообщение|повідомлення|poruka|sporočilo)[-–—_<*:\s]*",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"-{4,}[^-:\n]{4,60}-{4,}(?=\S)")
_QUOTED = re.compile(r"^[^\S\n]?(?:>[^\S\n]?)+", re.MULTILINE)
_MOSTLY = 0.6
_LEAST_QUOTED = 4
_LEAST_WRAPPED = 45
"""Letters of a quoted line that goes on: programs wrap at 60 to 78, and a list of things has shorter items."""
_LEAST_FIELDS = 2
_MOST_LINES = 30
_COPIES = ("cc", "bcc")
_NEAR = 3
_PROSE = 150
_COMMAS = ",，،、"
_WORDS_OF_GREETING = 6
_MOST_COVER_LINES = 4
_LONGEST_VALEDICTION = 60
_SIGNATURE = re.compile(r"--\s?")


def field_of(text: str) -> tuple[str, str] | None:
    """The key of a `Key: value` line in small letters, and its value; None where a line is none."""
    match = _FIELD.fullmatch(text)
    return (match.group(1).strip().casefold(), match.group(2).strip()) if match else None


def is_mail_field(text: str) -> bool:
    """Whether a line is a field that mails have in their header: `Betreff: …`."""
    field = field_of(text)
    return field is not None and (field[0] in _keys() or field[0] in _subjects())


def mail_head(rows: Sequence[Placed], fates: dict[int, Fate]) -> str | None:
    """The header of a mail at the top, discarded; its subject, where no line below repeats it, for later."""
    count, subject = header_of([row.text for row in rows])
    fates.update((number, None) for number in range(count))
    for number in range(count, min(count + _NEAR, len(rows))):
        if is_salutation(rows[number].text):
            fates[number] = "notice"
            fates.update((n, "notice") for n in _cover_note(rows, number + 1))
        elif number == count and _ends_in_a_comma(rows, number):
            fates[number] = None
    return bare_subject(subject) if subject else None


def _cover_note(rows: Sequence[Placed], first: int) -> range:
    """The sentences under the greeting of a mail that say what it brings, above the headline of what it brings."""
    last = first
    while last < len(rows) and ends_sentence(rows[last].text):
        last += 1
    below = rows[last : last + 2]
    headed = len(below) > 1 and rows[last - 1].chunk < below[0].chunk < below[1].chunk
    short = last - first <= _MOST_COVER_LINES and len(below[0].text) <= _PROSE if headed else False
    return range(first, last if short and not starts_small(below[0].text) else first)


def _ends_in_a_comma(rows: Sequence[Placed], number: int) -> bool:
    """Whether a few words alone in their chunk end in a comma, as no headline does: `Hallo zusammen,`."""
    text = rows[number].text
    beside = [rows[at].chunk for at in (number - 1, number + 1) if 0 <= at < len(rows)]
    alone = rows[number].chunk not in beside
    return alone and text[-1] in _COMMAS and len(text.split()) <= _WORDS_OF_GREETING


def header_of(lines: Sequence[str]) -> tuple[int, str | None]:
    """How many lines at the top are the header of a mail, and its subject.

    Args:
        lines: the lines at the top of a text, without blank ones.

    Returns:
        0 where they are none: a header has two fields at least that mails have, one of them the subject, or an address.
    """
    start = 1 if lines and _is_forwarded(lines[0]) else 0
    end, fields = start, 0
    subject: str | None = None
    told = False
    wraps = False
    for number in range(start, min(len(lines), start + _MOST_LINES)):
        field = field_of(lines[number])
        if field is not None and is_mail_field(lines[number]):
            fields += 1
            told = told or "@" in field[1]
            if field[0] in _subjects():
                subject = subject or field[1]
            wraps = not field[1] or field[1].endswith((";", ","))
        elif fields and (wraps or _is_mailbox(lines[number])):
            told = told or "@" in lines[number]
            wraps = lines[number].endswith((";", ","))
        else:
            break
        end = number + 1
    if fields < _LEAST_FIELDS or not (subject or told or start):
        return 0, None
    return end, subject


def parted_header(line: str) -> list[str]:
    """The lines of a header that was written into one: `----- Forwarded message -----From: … To: … Subject: …`.

    Args:
        line: of a mail; any other comes back as it is.
    """
    mark = _RUN_ON.match(line)
    if mark is None or not _is_forwarded(mark.group()):
        return [line]
    rest = line[mark.end() :]
    starts = [found.start() for found in _all_keys().finditer(rest)]
    if len(starts) <= _LEAST_FIELDS or starts[0]:
        return [line]
    return [mark.group(), *(rest[start:end].strip() for start, end in pairwise([*starts, len(rest)]))]


@remembered(1)
def _all_keys() -> re.Pattern[str]:
    names = sorted((key[0].upper() + key[1:] for key in _keys() | _subjects()), key=len, reverse=True)
    return re.compile(rf"(?<!\s)(?:{'|'.join(map(re.escape, names))}):\s")


@remembered(1)
def _keys() -> frozenset[str]:
    return frozenset(key.casefold() for key in shared().mail_keys)


@remembered(1)
def _subjects() -> frozenset[str]:
    return frozenset(key.casefold() for key in shared().mail_subjects)


def _is_forwarded(text: str) -> bool:
    return text[0] in "-–—_>*" and len(text) < 80 and _FORWARDED.fullmatch(text) is not None


def _is_mailbox(text: str) -> bool:
    return "@" in text and text.rstrip(" ;,").endswith(">") and len(text) < 120


def bare_subject(subject: str) -> str:
    """A subject without what mail programs put before it when it is answered or sent on: `WG: AW: …`."""
    while match := _marks().match(subject):
        subject = subject[match.end() :]
    return subject


@remembered(1)
def _marks() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, sorted(shared().mail_marks, key=len, reverse=True)))
    return re.compile(rf"\s*(?:{marks})(?:\[\d+\])?\s?[:：]\s*", re.IGNORECASE)


def is_salutation(text: str) -> bool:
    """Whether a line greets whom a mail is written to: `Sehr geehrte Damen und Herren,`."""
    return len(text) < 90 and text[-1] in ",!:." and text.casefold().startswith(_salutations())


@remembered(1)
def _salutations() -> tuple[str, ...]:
    return tuple(map(str.casefold, shared().salutations))


def is_valediction(text: str) -> bool:
    """Whether a line takes leave above the name of who wrote a mail: `Mit freundlichen Grüßen`, `Kind regards,`."""
    return len(text) <= _LONGEST_VALEDICTION and text.casefold().rstrip(" ,.!") in shared().valedictions


def unquoted(text: str) -> str:
    """The text without the `> ` that mail programs put before each line of others.

    It goes where most lines have it, and where it stands before running text or before the items of a list. Single
    words behind such signs are a list themselves, or a menu, and stay as they are.
    """
    if ">" not in text:
        return text
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    quoted = sum(map(_is_quoted, filled))
    if quoted >= _LEAST_QUOTED and quoted >= _MOSTLY * len(filled):
        return _QUOTED.sub("", text)
    for first, end in _quoted_runs(lines):
        bare = [_QUOTED.sub("", line) for line in lines[first:end]]
        if _is_passage(bare) or (len(bare) > 1 and all(has_bullet_sign(line) for line in bare if line.strip())):
            lines[first:end] = bare
    return "\n".join(lines)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _quoted_runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where quoted lines stand together: the first and the one after the last."""
    first = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not _is_quoted(lines[number]):
            if number > first:
                yield first, number
            first = number + 1


def _is_passage(lines: Sequence[str]) -> bool:
    """Whether quoted lines are running text: a whole sentence alone, paragraphs, or a line that goes on in the next."""
    if len(lines) == 1:
        return len(lines[0]) >= _LEAST_WRAPPED and ends_sentence(lines[0].rstrip())
    return not all(line.strip() for line in lines[1:-1]) or any(
        len(before) >= _LEAST_WRAPPED and not ends_sentence(before.rstrip()) and starts_small(after.lstrip())
        for before, after in pairwise(lines)
    )


def is_lone_field(text: str) -> bool:
    """Whether a line alone is a field of a mail with a mailbox: `Von: Anna Berg <a.berg@husum.example>`, `Bcc: …`."""
    field = field_of(text)
    if field is None or "@" not in field[1] or field[0] not in _keys():
        return False
    return _is_mailbox(field[1]) or field[0] in _COPIES


def is_signature_mark(text: str) -> bool:
    """Whether a line is the mark above the signature of a mail."""
    return _SIGNATURE.fullmatch(text) is not None
