"""What frames the copy of a letter: salutation, closing and the signature below, and lines of scripts in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.marks.furniture.mail_heads import is_salutation
from umbruch.clipping.marks.furniture.ways_to_reach import tells_where
from umbruch.clipping.marks.newsroom.asides import asides_in
from umbruch.clipping.marks.newsroom.desk_orders import SENTENCE_END
from umbruch.clipping.marks.newsroom.secrecy.reasons_to_wait import letter_asks_to_wait
from umbruch.clipping.marks.newsroom.signatures import is_closing
from umbruch.clipping.marks.release import is_embargo, is_person, parse_contact
from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.readers.cover_note import cover_note
from umbruch.tree import Article, Contact, Paragraph, Text
from umbruch.tree.reading import Reading

_SCRIPT = re.compile(
    r"\s*(?:[\w$]+\.)+(?:push|display|write|addEventListener|defineSlot|enableServices)\s*\(.*\)\s*;?\s*\}?\s*;?\s*|"
    r"\s*(?:var|let|const)\s+[\w$]+\s*=\s*.*;\s*|\s*(?:window|document)\.[\w$.]+\s*=.*;\s*|"
    r"\s*\(?(?:async )?function\s*[\w$]*\(.*\)\s*\{.*"
)
"""Lines of JavaScript that came along when a web page was copied."""
_LONGEST_SIGNATURE = 24
_LONGEST_LINE = 160
_FEW = 12
_LONGEST_DECK = 60
"""Letters up to which a whole sentence over a letter can be a deck; a longer one opens the letter."""


class Frame(NamedTuple):
    """Which lines are the copy, and what stood around them.

    Args:
        kept: numbers of lines, from 0.
        aside: lines put aside, verbatim.
        held: numbers of further lines around the copy, which ask to hold it back.
        contact: whom the signature names, where it says how to reach them.
        signed: the name in the signature.
        greeted: a salutation stood above the copy.
    """

    kept: tuple[int, ...]
    aside: tuple[str, ...] = ()
    held: tuple[int, ...] = ()
    contact: Contact | None = None
    signed: str | None = None
    greeted: bool = False


def with_opening(article: Article) -> Article:
    """The article of a letter with the sentence that opens it in its body, where that was taken for a deck."""
    deck = article.deck
    if not deck or len(deck) <= _LONGEST_DECK or deck[-1] not in ".!?":
        return article
    at = next((at for at, block in enumerate(article.body) if isinstance(block, Paragraph)), len(article.body))
    body = (*article.body[:at], Paragraph((Text(deck),)), *article.body[at:])
    return replace(article, deck=None, body=body)


def without_frame(lines: Sequence[str], greeted_above: bool = False) -> Frame:
    """The lines of a letter without salutation, closing and signature.

    Args:
        lines: of the letter; its blocks, or the lines that are left of a mail.
        greeted_above: a salutation stood above them and is out already.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    aside: list[str] = []
    out: set[int] = set()
    for at in filled:
        if is_script(lines[at]):
            out.add(at)
            aside.append(lines[at].strip())
    left = [at for at in filled if at not in out]
    greeted = next((at for at in left[:_FEW] if is_salutation(lines[at].strip())), None)
    if greeted is not None and len(left) > 1 and greeted != left[-1]:
        out.add(greeted)
        aside.append(lines[greeted].strip())
    closing = _closing(lines, left)
    if closing is not None and _closes_note(lines, out, closing, greeted_above or greeted is not None):
        closing = None
    contact, signed = None, None
    if closing is not None:
        below = [at for at in left if at > closing]
        contact, signed = signature_in([lines[at].strip() for at in below])
        out.update((closing, *below))
        aside.append(lines[closing].strip())
        aside += [] if contact else [lines[at].strip() for at in below]
    between = ["" if at in out else line for at, line in enumerate(lines)]
    note = cover_note(between, greeted_above or greeted is not None)
    note = [*note, *_signed_below(between, note)]
    out.update(note)
    aside += [lines[at].strip() for at in note]
    held = _asking_to_wait(lines, out)
    told = {lines[at].strip() for at in held}
    kept = (at for at in range(len(lines)) if at not in out)
    aside = [line for line in aside if line not in told]
    return Frame(tuple(kept), tuple(aside), tuple(sorted(held)), contact, signed, greeted is not None)


def held_back(reading: Reading, orders: Sequence[str]) -> Reading:
    """The reading of a letter whose sender asks to hold its copy back, with those words for the newsroom alone.

    Args:
        reading: of the copy.
        orders: what asks to wait, and set no time that was understood.
    """
    first = reading.articles[0]
    told = [one for one in dict.fromkeys(orders) if first.embargo is None or one not in first.embargo.text]
    if not told:
        return reading
    first = replace(first, desk_notes=(*first.desk_notes, *told))
    if first.embargo is not None or first.status != "usable":
        return replace(reading, articles=(first, *reading.articles[1:]))
    said = Diagnostic(
        "status.withheld",
        f"the letter asks to hold the text back: {shortened(told[0])}",
        "warning",
        field="articles[0].status",
        hint="--set status=usable",
    )
    first = replace(first, status="withheld")
    return replace(reading, articles=(first, *reading.articles[1:]), diagnostics=(*reading.diagnostics, said))


def _asking_to_wait(lines: Sequence[str], out: set[int]) -> set[int]:
    """Of lines around the copy those of paragraphs that ask to hold it back."""
    held: set[int] = set()
    run: list[int] = []
    for at in range(len(lines) + 1):
        if at in out and lines[at].strip():
            run.append(at)
        elif run:
            held |= {*run} if asks_to_hold(" ".join(lines[one].strip() for one in run)) else set()
            run = []
    return held


def paragraphs_at(lines: Sequence[str], numbers: Iterable[int]) -> tuple[str, ...]:
    """The words of some lines, those that follow one another as one paragraph."""
    found: list[list[str]] = []
    last = -2
    for at in sorted(numbers):
        if at == last + 1:
            found[-1].append(lines[at].strip())
        else:
            found.append([lines[at].strip()])
        last = at
    return tuple(map(" ".join, found))


def asks_to_hold(words: str) -> bool:
    """Whether words around the copy of a letter ask to hold it back, or until when."""
    whole = " ".join(words.split())
    sentences = (whole, *SENTENCE_END.split(whole))
    return any(letter_asks_to_wait(one) or is_embargo(one) or _names_embargo(one) for one in sentences)


def _names_embargo(sentence: str) -> bool:
    return any(aside.what == "embargo" for aside in asides_in(sentence))


def _closes_note(lines: Sequence[str], out: set[int], closing: int, greeted: bool) -> bool:
    """Whether nothing but a cover note stands above a closing, and more than a signature below it."""
    left = ["" if at in out else line for at, line in enumerate(lines)]
    note = [at for at in cover_note(left, greeted) if at < closing]
    return all(at in note for at in range(closing) if left[at].strip()) and bool(_signed_below(lines, note))


def _signed_below(lines: Sequence[str], note: Sequence[int]) -> list[int]:
    """The closing under a cover note with the name and the ways to reach somebody below it, where copy follows."""
    if not note:
        return []
    below = [at for at in range(note[-1] + 1, len(lines)) if lines[at].strip()]
    if not below or not is_closing(lines[below[0]]):
        return []
    own = takewhile(lambda at: is_person(lines[at].strip()) or tells_where(lines[at].strip()), below[1:])
    found = [below[0], *own]
    return found if len(found) < len(below) else []


def is_script(line: str) -> bool:
    """Whether a line is one of JavaScript, not of an article."""
    return len(line) < 2000 and ("(" in line or "=" in line) and _SCRIPT.fullmatch(line) is not None


def signature_in(lines: Sequence[str]) -> tuple[Contact | None, str | None]:
    """Whom the lines of a signature name: a contact where they say how to reach them, and the name alone."""
    text = "\n".join(line for line in lines if line)
    if not text:
        return None, None
    found = parse_contact(text)
    return (found if found.phone or found.email else None), found.name


def _closing(lines: Sequence[str], filled: Sequence[int]) -> int | None:
    """The line that closes the letter: in its last part, with nothing but a signature below."""
    for place in range(len(filled) - 1, 0, -1):
        text = lines[filled[place]].strip().split("\n")[0]
        below = filled[place + 1 :]
        if len(below) > _LONGEST_SIGNATURE:
            return None
        if is_closing(text):
            short = all(len(line.strip()) <= _LONGEST_LINE for at in below for line in lines[at].split("\n"))
            return filled[place] if short else None
    return None
