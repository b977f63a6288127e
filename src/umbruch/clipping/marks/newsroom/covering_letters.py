"""A letter to a newsroom above the copy that it brings: a greeting, some sentences, a closing and who signed.

Letters of readers are copy themselves. What tells a covering letter is that a report follows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.furniture.mail_heads import is_mail_field, is_salutation
from umbruch.clipping.marks.newsroom.signatures import is_closing
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.people import looks_like_name
from umbruch.kept import remembered

_AT_THE_TOP = 12
"""Filled lines among which the greeting stands; the fields of a mail may come before it."""
_MOST_LINES = 24
"""Filled lines of a letter, greeting and closing with them."""
_LONGEST_GREETING = 60
_MOST_WORDS = 5
"""Words of a greeting that no list has: `Moin Uwe,`."""
_LONGEST_SIGNATURE = 60
_MOST_SIGNED = 6
"""Lines under a closing in its paragraph: name, office, telephone, address."""
_LEAST_REPORT = 100
"""Signs of a paragraph of the report that must follow."""


def lines_of_covering_letter(lines: Sequence[str]) -> range:
    """Where a letter above a copy stands, from its greeting to its signature.

    Args:
        lines: of the whole copy, blank ones between its paragraphs.

    Returns:
        Numbers (from 0); none where no letter opens the copy, or no report follows it.
    """
    filled = [number for number, line in enumerate(lines) if line.strip()]
    first = next((at for at, number in enumerate(filled[:_AT_THE_TOP]) if not is_mail_field(lines[number].strip())), 0)
    if not filled or not _greets(lines, filled[first]):
        return range(0)
    for place in range(first + 1, min(len(filled), first + _MOST_LINES)):
        if _closes(lines[filled[place]]):
            end = _end_of_signature(lines, filled[place])
            return range(filled[first], end) if _brings_a_report(lines[end:]) else range(0)
    return range(0)


def _greets(lines: Sequence[str], number: int) -> bool:
    """`Sehr geehrte Damen und Herren,`, or a few words alone in their paragraph that end as no headline does."""
    text = lines[number].strip()
    if len(text) > _LONGEST_GREETING:
        return False
    if is_salutation(text) and text[-1] in ",!:":
        return True
    alone = number + 1 == len(lines) or not lines[number + 1].strip()
    if not alone or len(text.split()) > _MOST_WORDS or ends_sentence(text.rstrip("!")):
        return False
    opening = text.casefold().strip(" ,!").split()[:1]
    return text.endswith(",") or any(word in _greetings() for word in opening)


def _closes(line: str) -> bool:
    """`Mit freundlichen Grüßen`, or one of the short closings with a name behind it: `LG Kati`."""
    text = line.strip()
    if is_closing(text):
        return True
    opening, _, name = text.rstrip(" ,.!").partition(" ")
    short = opening.casefold().rstrip(",") in _short_closings()
    return short and len(name.split()) <= 2 and (not name or name[:1].isupper())


def _end_of_signature(lines: Sequence[str], closing: int) -> int:
    """Where the paragraph of a closing ends, and the name under it that stands apart."""
    end = _end_of_paragraph(lines, closing)
    if end - closing > _MOST_SIGNED:
        return closing + 1
    if end > closing + 1:
        return end
    begin = next((number for number in range(end, len(lines)) if lines[number].strip()), len(lines))
    below = _end_of_paragraph(lines, begin)
    if begin == len(lines) or below - begin > _MOST_SIGNED:
        return end
    short = all(len(line) <= _LONGEST_SIGNATURE and not ends_sentence(line.strip()) for line in lines[begin:below])
    name = lines[begin].strip()
    return below if short and (looks_like_name(name) or " " not in name) else end


def _end_of_paragraph(lines: Sequence[str], number: int) -> int:
    return next((at for at in range(number, len(lines)) if not lines[at].strip()), len(lines))


def _brings_a_report(lines: Sequence[str]) -> bool:
    """Whether a headline and a paragraph of a report follow."""
    number = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    paragraphs: list[str] = []
    while number < len(lines):
        end = _end_of_paragraph(lines, number)
        if end > number:
            paragraphs.append(" ".join(lines[number:end]))
        number = end + 1
    return len(paragraphs) > 1 and any(len(one) >= _LEAST_REPORT and ends_sentence(one.strip()) for one in paragraphs)


@remembered(1)
def _greetings() -> frozenset[str]:
    return frozenset(map(str.casefold, shared().greeting_words))


@remembered(1)
def _short_closings() -> frozenset[str]:
    return frozenset(map(str.casefold, shared().short_closings))
