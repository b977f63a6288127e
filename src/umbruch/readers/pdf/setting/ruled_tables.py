"""Tables whose cells are parted by rules: what stands in them, cell by cell, whether words or numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_SAME_PLACE = 2.5
"""Points by which the ends of rules may differ that meet: rules are up to 3 points thick."""
_SAME_EDGE = 5.0
_LEAST_ROW, _MOST_ROW = 7.0, 160.0
"""Points from rule to rule of a table: a line of small type, and a dozen lines of text."""
_FEWEST_RULES = 3
_MOST_COLUMNS = 12
_MOST_RULES = 1_000
"""Rules of a page from which they are a drawing: maps and charts have thousands."""
_COVERED = 0.6
"""Share of a row that a rule between two columns goes through."""
_FILLED = 0.5
"""Share of the cells that hold something; merged ones and those for ticks do not."""
_LONGEST_CELL = 300
_MOST_OF_A_PAGE = 0.6
"""Share of a page's letters from which rules are what the whole page is laid out in."""
_RUNNING = 40
"""Letters of a line over a table from which it is one of a text, and the table stands in that."""
_LARGER = 1.4
"""Times the usual size of the cells: display type stands in boxes of a page, and not in tables."""
_LABEL_ENDS = ":"
_FEW_BOLD = 0.5
"""Share of the letters below the first row that may be bold, as names of rows are."""


class RuledGrid(NamedTuple):
    """What rules part: the heights of the rules across, and for each row between two of them the places of the upright
    edges, outer ones included."""

    across: tuple[float, ...]
    upright: tuple[tuple[float, ...], ...]


class _Across(NamedTuple):
    height: float
    left: float
    right: float
    joints: tuple[float, ...]


def ruled_grids(rules: Sequence[Area]) -> tuple[RuledGrid, ...]:
    """The grids on a page, from the top.

    Args:
        rules: of the page, in no order.
    """
    if len(rules) > _MOST_RULES:
        return ()
    upright = [rule for rule in rules if rule.bottom - rule.top > rule.right - rule.left]
    alike: dict[tuple[int, int], list[_Across]] = defaultdict(list)
    for rule in _whole_rules([rule for rule in rules if rule.right - rule.left >= rule.bottom - rule.top]):
        key = next((key for key in alike if abs(key[0] - rule.left) + abs(key[1] - rule.right) < _SAME_EDGE), None)
        alike[key or (round(rule.left), round(rule.right))].append(rule)
    found = (grid for group in alike.values() for run in _runs(group) if (grid := _grid(run, upright)))
    return tuple(sorted(found, key=lambda grid: (grid.across[0], grid.upright[0][0])))


def _whole_rules(rules: Sequence[Area]) -> Iterator[_Across]:
    """Rules on one height that meet as one, with the places where they meet: most programs draw one for each cell."""
    rows: list[list[Area]] = []
    for rule in sorted(rules, key=lambda rule: (rule.top, rule.left)):
        if rows and rule.top - rows[-1][0].top < _SAME_PLACE:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        ordered = sorted(row, key=lambda rule: rule.left)
        height, left, right, joints = ordered[0].top, ordered[0].left, ordered[0].right, list[float]()
        for rule in ordered[1:]:
            if rule.left > right + _SAME_PLACE:
                yield _Across(height, left, right, tuple(joints))
                left, right, joints = rule.left, rule.right, []
            elif abs(rule.left - right) <= _SAME_PLACE:
                joints.append((rule.left + right) / 2)
            right = max(right, rule.right)
        yield _Across(height, left, right, tuple(joints))


def _runs(rules: Sequence[_Across]) -> Iterator[list[_Across]]:
    """Rules of one width under one another, as far apart as rows of a table are."""
    run: list[_Across] = []
    for rule in sorted(rules, key=lambda rule: rule.height):
        if run and rule.height - run[-1].height < _LEAST_ROW:
            continue
        if run and rule.height - run[-1].height > _MOST_ROW:
            yield run
            run = []
        run.append(rule)
    yield run


def _grid(run: Sequence[_Across], upright: Sequence[Area]) -> RuledGrid | None:
    if len(run) < _FEWEST_RULES:
        return None
    edges = tuple(_edges(above, below, upright) for above, below in pairwise(run))
    inner = max(map(len, edges)) - 2
    if not 1 <= inner < _MOST_COLUMNS or sum(len(one) > 2 for one in edges) * 2 <= len(edges):
        return None
    return RuledGrid(tuple(rule.height for rule in run), edges)


def _edges(above: _Across, below: _Across, upright: Sequence[Area]) -> tuple[float, ...]:
    """The upright edges between two rules across: upright rules, and where pieces of both rules meet."""
    places = [one for one in above.joints if any(abs(one - other) < _SAME_PLACE for other in below.joints)]
    height = below.height - above.height
    places += [
        (rule.left + rule.right) / 2
        for rule in upright
        if min(rule.bottom, below.height) - max(rule.top, above.height) > _COVERED * height
    ]
    edges = [above.left]
    for place in sorted(places):
        if place - edges[-1] > _SAME_EDGE and place < above.right - _SAME_EDGE:
            edges.append(place)
    return (*edges, above.right)


def parting_edges(grids: Sequence[RuledGrid]) -> tuple[tuple[float, float, float], ...]:
    """The inner upright edges of some grids: place, upper end, lower end. Letters on both sides are in two cells."""
    return tuple(
        (place, above, below)
        for grid in grids
        for (above, below), edges in zip(pairwise(grid.across), grid.upright, strict=True)
        for place in edges[1:-1]
    )


class RuledApart(NamedTuple):
    """The ruled tables of a page, and the pieces of lines that are in none."""

    tables: tuple[TextBlock, ...]
    lines: tuple[SetLine, ...]


def ruled_tables_apart(lines: Sequence[SetLine], grids: Sequence[RuledGrid], panels: Sequence[Area] = ()) -> RuledApart:
    """The tables that stand in the grids of a page, under a line of its text.

    Args:
        lines: the pieces of its lines, none of which goes through an edge.
        grids: of its rules.
        panels: its tinted rectangles, which may lie behind the names of columns.
    """
    letters = sum(len(line.text) for line in lines)
    tables: list[TextBlock] = []
    rest = list(lines)
    for grid in grids:
        inside = [line for line in rest if _stands_in(line, grid)]
        over = any(line.base < grid.across[0] and len(line.text) >= _RUNNING for line in lines)
        if not inside or not over or sum(len(line.text) for line in inside) > _MOST_OF_A_PAGE * letters:
            continue
        cells = _cells(inside, grid)
        if _is_table(cells) and max(line.size for line in inside) < _LARGER * min(line.size for line in inside):
            tables.append(TextBlock(tuple(inside), cells, _is_headed(inside, grid, panels)))
            taken = set(map(id, inside))
            rest = [line for line in rest if id(line) not in taken]
    return RuledApart(tuple(tables), tuple(rest))


def _is_headed(lines: Sequence[SetLine], grid: RuledGrid, panels: Sequence[Area]) -> bool:
    """Whether the first row looks like names of columns: alone in bold type, or alone on tinted ground."""
    first = [line for line in lines if line.base < grid.across[1]]
    others = [line for line in lines if line.base >= grid.across[1]]
    bold = sum(len(line.text) for line in others if line.bold)
    if all(line.bold for line in first) and bold < _FEW_BOLD * sum(len(line.text) for line in others):
        return len(first) > 1
    left, right = grid.upright[0][0], grid.upright[0][-1]
    tinted = [
        sum(
            max(min(one.right, right) - max(one.left, left), 0.0)
            for one in panels
            if abs(one.top - above) < _SAME_EDGE and abs(one.bottom - below) < _SAME_EDGE
        )
        for above, below in pairwise(grid.across)
    ]
    return len(first) > 1 and tinted[0] > _COVERED * (right - left) and not any(tinted[1:])


def _stands_in(line: SetLine, grid: RuledGrid) -> bool:
    middle = (line.top + line.bottom) / 2
    edges = grid.upright[0]
    return grid.across[0] < middle < grid.across[-1] and edges[0] - 1 < line.left and line.right < edges[-1] + 1


def _cells(lines: Sequence[SetLine], grid: RuledGrid) -> tuple[tuple[str, ...], ...]:
    """The words of each cell; one that goes over several columns stands in the first of them."""
    columns = max(grid.upright, key=len)
    rows: list[list[list[str]]] = [[[] for _ in columns[1:]] for _ in grid.upright]
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        row = bisect_right(grid.across, (line.top + line.bottom) / 2) - 1
        edges = grid.upright[row]
        start = edges[max(bisect_right(edges, line.left + 1) - 1, 0)]
        nearest = min(range(len(columns) - 1), key=lambda at: abs(columns[at] - start))
        rows[row][nearest].append(line.text)
    filled = (tuple("\n".join(words) for words in row) for row in rows)
    return tuple(row for row in filled if any(row))


def _is_table(cells: Sequence[Sequence[str]]) -> bool:
    """Whether cells are a table of a text, and not its letterhead, a form, or boxes that its page is laid out in."""
    everything = [cell for row in cells for cell in row]
    return (
        len(cells) > 1
        and sum(len(row) for row in cells) >= 2 * _FEWEST_RULES
        and sum(map(bool, everything)) > _FILLED * len(everything)
        and max(map(len, everything)) <= _LONGEST_CELL
        and not any(row[0].endswith(_LABEL_ENDS) for row in cells[1:])
    )
