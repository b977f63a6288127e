"""An embargo that shares its line with a title or with a page head: `SPERRFRIST 5. Mai, 10 Uhr: Neues Bad öffnet`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.embargo_words import begins_with_a_time
from umbruch.clipping.marks.embargoes.holding_requests import speaks_of_something_else
from umbruch.clipping.marks.newsroom.telling_words import may_hold_back
from umbruch.clipping.marks.release import is_label_alone, is_released
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Chunk
from umbruch.clipping.signs.clock_times import find_clock
from umbruch.clipping.signs.dates import find_date
from umbruch.kept import remembered

LONGEST = 300
"""Signs of a line that is looked at; an embargo is a short line, not a paragraph."""
DRESS = " \t*+#!|>=-–—•·"
"""What stands around an embargo that is to be seen: `+++ Sperrfrist … +++`."""
_NEAR = 45
"""Signs between a label and its day: `Sperrfrist für alle Medien bis Mittwoch, den 5. Mai` has 39."""
_MOST_BETWEEN = 3
"""Small words between a label and its day on the line of a title (`gilt bis zum`); a sentence has more of them."""
_CLOCK = 12
"""Signs of an hour: `10.30 Uhr MESZ`."""
CELL = 60
"""Signs of a cell that holds the end of an embargo."""
_LONGEST_ZONE = 5
_LEAST_WORDS = 2
_TITLE_START = re.compile(by_case(r"[\"'„“”«»‚‘¿¡(]{0,2}[^\W_[:lower:]]"))
_FIRST_WORD = re.compile(r"(?:^|[(\[|/+*!]|[:.,]\s|\s[–—-]\s)\s*(?P<word>[^\W\d_]+)")
_CLOSING = re.compile(r"\s?[)\]]|:(?=\s)|\s[–—|+*-]+(?=\s|$)|\s?\+{2,}|$")


class Parted(NamedTuple):
    """A line of which one part sets an embargo.

    Args:
        embargo: that part, without brackets and signs around it.
        rest: what else stands in the line; empty where it says nothing else.
    """

    embargo: str
    rest: str


def parted(line: str) -> Parted | None:
    """The embargo before, after or behind a title on one line: `SPERRFRIST 5. Mai, 10 Uhr: Neues Bad öffnet`.

    Args:
        line: a headline, the subject of a mail, a line of a page head.

    Returns:
        None where the line sets no embargo: a label of one must begin it or stand apart, with a day or an hour after
        it, alone between brackets, or behind another sentence with a colon after it.
    """
    if len(line) > LONGEST:
        return None
    if not may_hold_back(line):
        return None
    for start, end in _labels_in(line):
        before = line[:start]
        bracketed = before.rstrip()[-1:] in ("(", "[")
        after = line[end:]
        told = _told_end(after)
        headed = bool(before.strip(DRESS)) and after.startswith(":")
        if told is None and not headed and not (bracketed and after.lstrip(" !:")[:1] in (")", "]")):
            continue
        closing = _closing(after, told if told is not None else int(headed))
        stop = closing.end() if closing else len(after)
        words = line[start : end + (closing.start() if closing else len(after))].strip(DRESS + ":")
        if is_released(words) or speaks_of_something_else(
            line[start:end], after[: closing.start() if closing else None]
        ):
            continue
        kept = f"{before.rstrip().rstrip('([').strip(DRESS)} {after[stop:].strip(DRESS + ':')}"
        return Parted(words, kept.strip())
    return None


def without_embargo(title: str) -> str:
    """A title without the embargo on its line; empty where there is nothing else."""
    found = parted(title)
    return title if found is None else found.rest


def with_ends_joined(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks, the label of an embargo that stands alone put together with its day behind a blank line.

    So stand the cells of a letterhead: `Sperrfrist:`, and under it `5. Mai 2027, 10 Uhr`.
    """
    joined: list[Chunk] = []
    for chunk in chunks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and len(chunk.lines) == 1
            and len(chunk.text) <= CELL
            and begins_with_a_time(chunk.text)
            and is_label_alone(before.lines[-1].text)
        ):
            joined[-1] = before._replace(lines=(*before.lines, *chunk.lines))
        else:
            joined.append(chunk)
    return tuple(joined)


def is_title(rest: str) -> bool:
    """Whether what stands beside an embargo on its line may be a title: some words, the first no small one."""
    return len(rest.split()) >= _LEAST_WORDS and _TITLE_START.match(rest) is not None


def _closing(after: str, told: int) -> re.Match[str] | None:
    """What ends the embargo after its day; an hour may follow behind a dash."""
    closing = _CLOSING.search(after, told)
    while closing and closing.group().strip() and find_clock(after[closing.end() : closing.end() + _CLOCK]):
        if not after[closing.end() :].lstrip()[:1].isdigit():
            break
        closing = _CLOSING.search(after, closing.end())
    return closing


def _told_end(after: str) -> int | None:
    """Where the day or hour ends that follows a label with nothing but small words between; None where none does."""
    day = find_date(after) or find_date(after, with_year=False)
    if day is not None and day.start <= _NEAR:
        return day.end if _only_small_words(after[: day.start]) else None
    hour = next((at for at, sign in enumerate(after[:_NEAR]) if sign.isdigit()), None)
    return 0 if hour is not None and find_clock(after[:_NEAR]) and _only_small_words(after[:hour]) else None


def _only_small_words(between: str) -> bool:
    words = [bare.casefold() for word in between.split() if _is_word(bare := word.strip(" :.,!–-"))]
    return len(words) <= _MOST_BETWEEN and _small_words().issuperset(words)


def _is_word(bare: str) -> bool:
    """Whether it is a word, and no hour (`00:01`) or zone (`BST`) that stands before the day."""
    return bare.isalpha() and not (bare.isupper() and len(bare) <= _LONGEST_ZONE)


@remembered(1)
def _small_words() -> frozenset[str]:
    """What may stand between a label and its day: small words of all languages, and days of the week."""
    fields = ("function_words", "weekdays", "date_words", "clock_words", "near_times")
    return frozenset(word.casefold() for field in fields for word in everywhere(field))


def _labels_in(line: str) -> Iterator[tuple[int, int]]:
    """Where labels of an embargo stand that begin the line or a part of it."""
    for opening in _FIRST_WORD.finditer(line):
        start = opening.start("word")
        for label in _by_first_word().get(opening["word"].casefold(), ()):
            end = start + len(label)
            if line[start:end].casefold() == label and not line[end : end + 1].replace("-", "a").isalnum():
                yield start, end
                break


@remembered(1)
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The labels by their first word, the longest first."""
    table: dict[str, set[str]] = {}
    for label in map(str.casefold, everywhere("embargo_labels")):
        if first := _FIRST_WORD.match(label):
            table.setdefault(first["word"], set()).add(label)
    return {word: tuple(sorted(labels, key=lambda one: (-len(one), one))) for word, labels in table.items()}
