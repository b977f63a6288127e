"""What stands around the words of a mail: headers of mails sent on, quoted answers, signatures, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.furniture.mail_heads import (
    field_of,
    header_of,
    is_mail_field,
    is_salutation,
    is_signature_mark,
)
from umbruch.clipping.marks.newsroom.mail_remarks import DISCLAIMER, UNSUBSCRIBE, VIEW
from umbruch.readers.letter_frame import paragraphs_at, signature_in, without_frame
from umbruch.readers.mail.sent_on_fields import Original, original_of
from umbruch.tree import Contact

_LONG_NOTE = 300
"""Letters above a mail that was sent on, up to which they are a note to the editor."""
_SHORT_NOTE = 120
"""Letters from which the words above can be the copy, where they are `_FAR` times as long as the mail below."""
_FAR = 2
_MOST_FORWARDS = 20
_HEAD_LINES = 30
_MOST_SLUGS = 4
_LONGEST_SLUG = 40

_ANSWERED = re.compile(
    r"(?:.{0,160}\b(?:wrote|schrieb|escribió|escreveu|ha scritto|schreef|skrev|kirjoitti|"
    r"napisał\(?a?\)?|napsal\(?a?\)?|"
    r"írta|a scris|пишет|написал\(?а?\)?|yazdı|έγραψε)\b.{0,80}|.{0,160}\ba écrit.{0,10})[:：]\s*",
    re.IGNORECASE,
)
_IMPRINT = re.compile(r"(?i)\s*(?:impressum|imprint|mentions légales|colophon|note legali|aviso legal)\s*(?::|$)")
"""Who is answerable for a newsletter, at its end (§ 5 DDG)."""
_GREETING = re.compile(
    r"(?i)(?:hello|hi|hallo|hey|moin|servus|guten (?:tag|morgen|abend)|bonjour|buongiorno|hola|"
    r"ciao|hej|dear)\b[^.:]{0,60}[,!.:]?|"
    r"(?:lieber?|werter?|sehr geehrter?|cher|chère|chers|chères|querid[oa]s?|estimad[oa]s?|car[oiae]|gentile|beste|"
    r"kära|käre|kære|kjære|hyvä|dragă|dragi|milý|milá|drogi|droga|szanown\w+|kedves|tisztelt|αγαπητ\w+|уважаем\w+|дорог\w+|"
    r"шановн\w+|поштован\w+|poštovan\w+|sayın|değerli)\b[^.:!?]{1,60}[,!:]"
)
_ADDRESS = re.compile(r"[ \t]*(?:\[\s*https?://[^\s\]]+\s*\]|<\s*https?://[^\s>]+\s*>|\(\s*https?://[^\s)]{60,}\s*\))")
_LONG_ADDRESS = re.compile(r"https?://\S{120,}")
_LABEL = re.compile(r"\s*([^\W\d_][^\W\d_ ]{2,16})\s?:\s+(\S.{2,400})")
_LABELS = {
    **dict.fromkeys(("headline", "titel", "überschrift", "schlagzeile", "titre", "titolo",
        "título", "kop", "rubrik"), "headline"),
    **dict.fromkeys(("abstract", "deck", "unterzeile", "untertitel", "teaser", "vorspann",
        "chapô", "sommario", "subtitle"), "deck"),
    **dict.fromkeys(("kicker", "dachzeile", "spitzmarke", "surtitre"), "kicker"),
}  # fmt: skip
"""Words by which desks label the head of what they send."""


class Trimmed(NamedTuple):
    """The lines that belong to the copy, by their numbers, and what was put aside.

    Args:
        kept: numbers of lines, from 0.
        aside: lines put aside, verbatim; those of headers are not among them, as they name people.
        subject: of the innermost mail that was sent on.
        told: fields that the lines label themselves.
        headers: how many lines of headers were left out.
        contact: whom the signature names, where it says how to reach them.
        signed: the name in the signature.
        original: what the header of the innermost mail that was sent on says of it.
        orders: what the letter says to hold the copy back.
    """

    kept: tuple[int, ...]
    aside: tuple[str, ...] = ()
    subject: str | None = None
    told: tuple[tuple[str, str], ...] = ()
    headers: int = 0
    contact: Contact | None = None
    signed: str | None = None
    original: Original = Original()
    orders: tuple[str, ...] = ()


def trimmed(lines: Sequence[str]) -> Trimmed:
    """What of the lines of a mail is copy."""
    start, end = 0, len(lines)
    aside: list[str] = []
    subject: str | None = None
    headers = 0
    original = Original()
    for _ in range(_MOST_FORWARDS):
        found = _header(lines, start, end)
        if found is None:
            break
        at, below, its_subject, its_original = found
        if _is_the_copy(lines[start:at], lines[below:end]):
            aside += [line for line in lines[below:end] if line.strip()]
            headers += below - at
            end = at
            break
        aside += [line for line in lines[start:at] if line.strip() and not _is_rule(line)]
        headers += below - at
        subject = its_subject or subject
        original = its_original
        start = below
    start, end = _answers(lines, start, end, aside)
    kept: list[int] = []
    told: dict[str, str] = {}
    signature: list[str] | None = None
    for number in range(start, end):
        line = lines[number].lstrip("> ") if subject is not None else lines[number]
        bare = line.strip()
        if signature is not None or (is_signature_mark(bare) and _letters(lines[start:number]) > 0):
            signature = signature or []
            signature += [bare] if bare and not is_signature_mark(bare) else []
        elif (
            (label := _LABEL.fullmatch(bare))
            and (field := _LABELS.get(label.group(1).casefold()))
            and number - start < 40
        ):
            told.setdefault(field, label.group(2).strip())
            aside += [lines[one] for one in kept if lines[one].strip()] if field == "headline" else []
            kept = [] if field == "headline" else kept
        elif _is_furniture(bare):
            aside.append(bare)
        else:
            kept.append(number)
    kept, ends = _without_disclaimers(lines, kept)
    kept, greeting = _without_greeting(lines, kept)
    slugs = _slugs(lines, kept) if "headline" in told else []
    kept = [number for number in kept if number not in slugs]
    left = [lines[number].lstrip("> ") for number in kept]
    frame = without_frame(left, bool(greeting))
    signed = signature or []
    own = signed[: next((at for at, line in enumerate(signed) if _is_rule(line)), len(signed))]
    contact, name = signature_in(own)
    contact = contact if name else None
    rest = (*aside, *(signed[len(own) :] if contact else signed), *greeting)
    rest += (*(lines[one].strip() for one in slugs), *frame.aside)
    return Trimmed(
        tuple(kept[at] for at in frame.kept), (*rest, *ends), subject, tuple(told.items()), headers,
        frame.contact or contact, frame.signed or name, original, paragraphs_at(left, frame.held),
    )  # fmt: skip


def _slugs(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
    """The lines between the labelled head and the byline, by which a desk files the story."""
    filled = [number for number in kept if lines[number].strip()][:_MOST_SLUGS]
    for place, number in enumerate(filled):
        if find_byline(lines[number].strip(), conventions_for(None)) is not None:
            above = filled[:place]
            short = all(len(line := lines[one].strip()) < _LONGEST_SLUG and line[-1] not in ".!?" for one in above)
            return list(above) if short else []
    return []


def without_addresses(line: str) -> tuple[str, tuple[str, ...]]:
    """A line without the addresses that a newsletter puts behind each link of its plain text, and those."""
    found = [one.strip(" \t[]<>()") for one in _ADDRESS.findall(line)]
    line = _ADDRESS.sub("", line)
    found += _LONG_ADDRESS.findall(line)
    return re.sub(r"(?<=\S)\s+(?=[.,;:!?])", "", _LONG_ADDRESS.sub("", line)) if found else line, tuple(found)


def _header(lines: Sequence[str], start: int, end: int) -> tuple[int, int, str | None, Original] | None:
    """The first header of a mail inside the lines: where it begins, what is below it, and what it says."""
    for at in range(start, end):
        if not lines[at].strip() or (":" not in lines[at] and "：" not in lines[at] and not _is_rule(lines[at])):
            continue
        first = at
        while _is_rule(lines[first]) and first + 1 < end and first - at < 3:
            first += 1
        run = _run(lines[first : min(first + _HEAD_LINES, end)])
        count, subject = header_of(run) if run else (0, None)
        header, below = run[:count], first
        if count and (subject or sum(field_of(one) is not None for one in header) >= 3):
            while count and below < end:
                count -= bool(lines[below].strip(" >"))
                below += 1
            return at, below, subject, original_of(header)
    return None


def _run(lines: Sequence[str]) -> list[str]:
    """The lines down to a blank one; where blank ones stand between the fields of a header, down to the last field."""
    run: list[str] = []
    spaced = lines_between = False
    for line in lines:
        bare = line.strip(" >*")
        if bare:
            if spaced and run and lines_between and not is_mail_field(bare):
                break
            run.append(bare)
            lines_between = False
        elif run:
            if len(run) > 1 and not spaced:
                break
            spaced = lines_between = True
        else:
            break
    return run


def _is_rule(line: str) -> bool:
    bare = line.strip(" >*")
    return (bool(bare) and bare[0] in "-_=—–" and bare.count(bare[0]) >= 4) or bare.casefold().startswith(
        "begin forwarded"
    )


def _answers(lines: Sequence[str], start: int, end: int, aside: list[str]) -> tuple[int, int]:
    """The lines without the answered mail below them, which begins with who wrote it."""
    for at in range(start, end):
        last = at + 1 if _ANSWERED.fullmatch(lines[at].strip(" >")) else _wrapped(lines, at, end)
        if last is None:
            continue
        below = [line for line in lines[last:end] if line.strip()]
        if not below or not below[0].lstrip().startswith(">"):
            continue
        if _is_the_copy(lines[start:at], below):
            aside += below
            return start, at
        aside += [line for line in lines[start:at] if line.strip()]
        return last, end
    return start, end


def _wrapped(lines: Sequence[str], at: int, end: int) -> int | None:
    """The number behind two lines that tell together who wrote the answered mail, as its address is long."""
    if at + 1 >= end or (not lines[at].rstrip().endswith("<") and "@" not in lines[at + 1]):
        return None
    both = f"{lines[at].strip(' >')} {lines[at + 1].strip(' >')}"
    return at + 2 if lines[at].strip() and "@" in both and _ANSWERED.fullmatch(both) else None


def _is_the_copy(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the words over another mail are what is meant: too long for a note, or far longer than that mail."""
    letters = _letters(above)
    return letters > _LONG_NOTE or letters > max(_SHORT_NOTE, _FAR * _letters(below))


def _letters(lines: Sequence[str]) -> int:
    return sum(sum(map(str.isalnum, line)) for line in lines)


def _is_furniture(line: str) -> bool:
    if not line or len(line) > 1500:
        return False
    words = re.sub(r"https?://\S+", "", line)
    return len(words) < 220 and (UNSUBSCRIBE.search(words) is not None or VIEW.search(words) is not None)


def _without_disclaimers(lines: Sequence[str], kept: list[int]) -> tuple[list[int], list[str]]:
    """The lines without the paragraphs at their end that say what nobody reads."""
    paragraphs: list[list[int]] = [[]]
    for number in kept:
        if not lines[number].strip() or _is_rule(lines[number]):
            paragraphs.append([])
        paragraphs[-1].append(number)
    half = len(paragraphs) // 3
    left: list[int] = []
    ends: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        text = " ".join(lines[number].strip() for number in paragraph)
        if (
            at >= half
            and (DISCLAIMER.search(text) or _IMPRINT.match(text))
            and (at or len(paragraphs) == 1)
            and len(text) < 3000
        ):
            ends += [lines[number].strip() for number in paragraph if lines[number].strip()]
        else:
            left += paragraph
    return left, ends


def _without_greeting(lines: Sequence[str], kept: list[int]) -> tuple[list[int], list[str]]:
    """The lines without the salutation above them."""
    first = next((at for at, number in enumerate(kept) if lines[number].strip()), None)
    if first is None:
        return kept, []
    text = lines[kept[first]].strip()
    if len(text) < 90 and (is_salutation(text) or _GREETING.fullmatch(text)) and len(kept) > first + 1:
        return kept[:first] + kept[first + 1 :], [text]
    return kept, []
