"""Where a line that could be a note stands as titles do: alone above its report, or between two of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.furniture.print_heads import is_stamp
from umbruch.clipping.marks.newsroom.likeness.reading_like_notes import reads_like_a_note
from umbruch.clipping.marks.release import is_kicker_label, is_label
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.lines import ends_sentence, starts_small
from umbruch.clipping.signs.which_language import detect

_LEAST_REPORT = 40
_STEM = 5
"""Letters of a word by which it is known again, as its endings change."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_BESIDE = 4
"""Lines beside a title that are passed: a label, who wrote it, a day, an hour."""


def has_the_place_of_a_title(lines: Sequence[str], own: range) -> bool:
    """Whether a line stands alone above a report of which it is the only headline, or between two of its paragraphs.

    Labels, days and who wrote it may stand beside it.

    Args:
        lines: of the text.
        own: the numbers of the lines that stand together there.
    """
    if len(own) > 1:
        return False
    below = _next_to_it(lines, range(own.stop, len(lines)))
    if below is None:
        return False
    end = next((number for number in range(below, len(lines)) if not lines[number].strip()), len(lines))
    if not is_of_a_report(lines[end - 1]):
        return False
    above = _next_to_it(lines, range(own.start - 1, -1, -1))
    return above is None or is_of_a_report(lines[above])


def ends_in_a_headline(lines: Sequence[str], own: range) -> bool:
    """Whether the last line of a note is the headline of the report right below, which has no other.

    It was not broken off the line above, two of its words at least and half of them stand again in the report, and it
    does not read like a note itself.

    Args:
        lines: of the text.
        own: the numbers of the lines that stand together with the note, from its first one on.
    """
    if len(own) < 2:
        return False
    above, last = lines[own.stop - 2].strip(), lines[own.stop - 1].strip()
    below = next((number for number in range(own.stop, len(lines)) if lines[number].strip()), None)
    if below is None or starts_small(last) or ends_sentence(last) or last[-1] in ":,;" or above[-1:] in ",-–":
        return False
    end = next((number for number in range(below, len(lines)) if not lines[number].strip()), len(lines))
    report = lines[below:end]
    broken = len(above) + 1 + len(last.split()[0]) > max(map(len, report))
    if broken or not is_of_a_report(report[-1]):
        return False
    words = {word[:_STEM].casefold() for word in _WORD.findall(last)}
    again = words & {word[:_STEM].casefold() for line in report for word in _WORD.findall(line)}
    if len(again) < 2 or 2 * len(again) < len(words):
        return False
    lang = detect(" ".join(report)).lang
    return lang is None or not reads_like_a_note(last, lang)


def is_of_a_report(line: str) -> bool:
    """Whether a line ends a sentence that is long enough for a report."""
    return ends_sentence(line.strip()) and len(line) >= _LEAST_REPORT


def _next_to_it(lines: Sequence[str], numbers: Iterable[int]) -> int | None:
    """The number of the first line that is none of what stands beside titles; None where there is none."""
    passed = 0
    for number in numbers:
        text = lines[number].strip()
        if text and (passed == _MOST_BESIDE or not _stands_beside_titles(text)):
            return number
        passed += bool(text)
    return None


def _stands_beside_titles(text: str) -> bool:
    if is_label(text) or is_kicker_label(text) or is_stamp(text) or stamped_day(text) is not None:
        return True
    return find_byline(text, conventions_for(None)) is not None
