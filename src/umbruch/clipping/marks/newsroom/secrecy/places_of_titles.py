"""Where a line that could be a note stands as titles do: alone above its report, or between two of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.furniture.print_heads import is_stamp
from umbruch.clipping.marks.release import is_kicker_label, is_label
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.lines import ends_sentence

_LEAST_REPORT = 40
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
