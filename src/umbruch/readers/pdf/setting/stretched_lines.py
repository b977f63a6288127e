"""Lines whose words justification drove so far apart that they look like columns: put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from umbruch.readers.pdf.setting.set_lines import SetLine

_SAME_ROW = 0.3
_MOST_GAP = 6.0
"""Ems between two words of a stretched line at most."""
_GUTTER = 0.55
"""Ems of a gap at the same place in a neighbouring row that show a gutter."""
_LIKE = 1.05
_OFF = 2.0
"""Points by which the edges of justified lines may differ."""
_MOST_INDENT = 2.5
_ROWS_NEAR, _EMS_NEAR = 4, 5.5
"""Rows above and below that are asked, and how far off they may stand."""
_LINES_OF_MEASURE, _LETTERS_OF_LINE = 2, 16
"""Lines with the same two edges, and letters of each, that show how wide a column is set."""
_MOST_DRIVEN, _LEADING = 12.0, 2.1
"""Ems between two words that a column can drive apart, and from a line of it to the next, at most."""
_EVEN = 0.35
"""Ems by which gaps may differ that justification made: it gives each the same."""


def rows_of(lines: Sequence[SetLine]) -> list[list[SetLine]]:
    """The pieces by the base line that they stand on, from the top, each row from the left."""
    rows: list[list[SetLine]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        if rows and line.base - rows[-1][0].base < _SAME_ROW * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def one_line(row: Sequence[SetLine]) -> SetLine:
    """The pieces of one line as one."""
    if len(row) == 1:
        return row[0]
    longest = max(row, key=lambda line: len(line.text))
    return longest._replace(
        text=" ".join(line.text for line in row), left=row[0].left, right=max(line.right for line in row),
        rank=min(line.rank for line in row),
    )  # fmt: skip


def with_stretched_lines(lines: Sequence[SetLine]) -> list[SetLine]:
    """The pieces of a page, those of a stretched line as one.

    Their gaps are even and they fill a column, or a neighbouring row goes through where they are apart.
    """
    measures = _measures(lines)
    rows: list[list[SetLine]] = []
    for row in rows_of(lines):
        near = [line for one in rows[-_ROWS_NEAR:] for line in one]
        rows.append([*_with_driven_words(row, measures, near)])
    found: list[SetLine] = []
    for at, row in enumerate(rows):
        whole = [row[0]]
        for line in row[1:]:
            if _is_stretched(rows, at, whole[-1], line):
                whole[-1] = one_line((whole[-1], line))
            else:
                whole.append(line)
        found += whole
    return found


def _measures(lines: Sequence[SetLine]) -> frozenset[tuple[int, int]]:
    """The left and right edges, in whole points, that several lines share."""
    edges = Counter((round(line.left), round(line.right)) for line in lines if len(line.text) >= _LETTERS_OF_LINE)
    return frozenset(edge for edge, count in edges.items() if count >= _LINES_OF_MEASURE)


def _with_driven_words(
    row: Sequence[SetLine], measures: frozenset[tuple[int, int]], near: Sequence[SetLine]
) -> Iterator[SetLine]:
    """The pieces of a row, those words as one line that even gaps drove apart from edge to edge of a column.

    Two words have only one gap: they are a line where one of the same width stands right above.
    """
    at = 0
    while at < len(row):
        last = at
        while last + 1 < len(row) and _are_even(row[at : last + 2]):
            last += 1
        while last > at and not _fills_measure(row[at], row[last], measures):
            last -= 1
        if last > at + 1 or (last > at and _is_under_a_line(row[at], row[last], near)):
            yield one_line(row[at : last + 1])
            at = last + 1
        else:
            yield row[at]
            at += 1


def _are_even(words: Sequence[SetLine]) -> bool:
    """Whether some pieces are single words of one size with the same gap between each."""
    size = words[0].size
    gaps = [after.left - word.right for word, after in pairwise(words)]
    return (
        max(gaps) < _MOST_DRIVEN * size
        and max(gaps) - min(gaps) < _EVEN * size
        and not any(" " in word.text or not size / _LIKE < word.size < size * _LIKE for word in (words[0], words[-1]))
    )


def _is_under_a_line(first: SetLine, last: SetLine, near: Sequence[SetLine]) -> bool:
    """Whether right over two words, of which the second one is no figure, a line stands from edge to edge of them."""
    return not any(map(str.isdigit, last.text)) and any(
        0 < first.base - line.base < _LEADING * first.size
        and abs(line.right - last.right) < _OFF
        and -_OFF < line.left - first.left < _MOST_INDENT * first.size
        and " " in line.text
        for line in near
    )


def _fills_measure(first: SetLine, last: SetLine, measures: frozenset[tuple[int, int]]) -> bool:
    """Whether a line reaches from the left edge of a column, or its indent, to the right edge."""
    ends = {round(last.right) + step for step in (-1, 0, 1)}
    return any(
        right in ends and -_OFF < first.left - left < _MOST_INDENT * first.size for left, right in measures
    )  # fmt: skip


def _is_stretched(rows: Sequence[Sequence[SetLine]], at: int, line: SetLine, following: SetLine) -> bool:
    """Whether the next row that has words on both sides of a gap goes through it, and none has a gutter there."""
    low, high = line.right, following.left
    size = max(line.size, following.size)
    if not 0 < high - low < _MOST_GAP * size or size > _LIKE * min(line.size, following.size):
        return False
    through = False
    for step in (1, -1):
        for other in range(at + step, at + step * (_ROWS_NEAR + 1), step):
            if not 0 <= other < len(rows) or abs(rows[other][0].base - line.base) > _EMS_NEAR * size:
                break
            told = _goes_through(rows[other], rows[at], line, following)
            if told is False:
                return False
            if told:
                through = True
                break
    return through


def _goes_through(
    neighbour: Sequence[SetLine], row: Sequence[SetLine], line: SetLine, following: SetLine
) -> bool | None:  # fmt: skip
    """Whether a row has words where another has a gap; None where it has words on one side of it only."""
    low, high, size = line.right, following.left, max(line.size, following.size)
    before, behind = line.left, following.right
    for other in neighbour:
        if other.left < low - size and other.right > high + size and other.size < _LIKE * size < _LIKE**2 * other.size:
            return _fills(row, other) or None
        if line.left < other.right <= high:
            before = max(before, other.right)
        elif low <= other.left < following.right:
            behind = min(behind, other.left)
    if before == line.left or behind == following.right:
        return None
    return None if min(behind, high) - max(before, low) < _GUTTER * size else False


def _fills(row: Sequence[SetLine], measure: SetLine) -> bool:
    """Whether the pieces of a row inside the measure of a line reach both of its edges, as justified ones do."""
    inside = [one for one in row if one.left > measure.left - _OFF and one.right < measure.right + _OFF]
    if not inside:
        return False
    indent = min(one.left for one in inside) - measure.left
    return indent < _MOST_INDENT * measure.size and max(one.right for one in inside) > measure.right - _OFF
