"""What a designer checks of lines and white on a page; each check finds the fault planted for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest

from tests.invented_articles import invented
from tests.writers.pdf.test_checklist import (
    ALL,
    IN_COLUMNS,
    STYLES,
    Finding,
    article,
    articles,
    lines_of,
    style_of,
)
from tests.writers.pdf.test_floats import Drawn, drawn, fills_the_sheet, made_up
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.columns.sheets import Page
from umbruch.writers.pdf.file.structure_tags import Element
from umbruch.writers.pdf.page.strips import (
    BASELINE,
    CAPITALS,
    PictureRowStrip,
    PictureStrip,
    Strip,
    TypeStrip,
)
from umbruch.writers.pdf.type.headlines.sense import is_torn

MOST_HYPHENS = 3
HOLE = 3.6
"""White that is seen as a hole between two things of a column, in lines: a crosshead opened by a line has three."""
ON_EDGE = 0.3
"""How far the edge of a picture may be from capitals or baseline, in points."""
USED, LEAST_USED = 0.86, 0.75
"""How much of a sheet articles of two thousand characters with a picture use: on the average, and at least. The rest is
white below the text, where neither more of the picture nor half a point of type fits without another page."""


def paragraphs(root: Element) -> dict[int, Element]:
    """The paragraph to which each element belongs."""
    found: dict[int, Element] = {}

    def walk(element: Element, owner: Element | None) -> None:
        owner = element if element.role == "P" else owner
        if owner is not None:
            found[id(element)] = owner
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid, owner)

    walk(root, None)
    return found


def columns(page: Page) -> Iterator[list[tuple[Strip, float]]]:
    """What stands in each column from its top, with the place of its upper edge."""
    places: dict[float, list[tuple[Strip, float]]] = {}
    for strip, left, top in page.strips:
        places.setdefault(left, []).append((strip, top))
    for placed in places.values():
        yield sorted(placed, key=lambda one: -one[1])


def lone_lines(made: MadeUp) -> Finding:
    """A paragraph of several lines of which one stands alone at the head or the foot of a column."""
    owners = paragraphs(made.root)
    parts: dict[int, list[int]] = {}
    for page in made.pages:
        for placed in columns(page):
            here: dict[int, int] = {}
            for strip, _ in placed:
                lines = lines_of(strip) if strip.flows else ()
                if lines and lines[0][0].strokes:
                    owner = owners[id(lines[0][0].strokes[0][0].element)]
                    here[id(owner)] = here.get(id(owner), 0) + 1
            for owner_id, count in here.items():
                parts.setdefault(owner_id, []).append(count)
    lone = sum(1 in counts for counts in parts.values() if len(counts) > 1)
    return f"{lone} paragraphs leave a line alone" if lone else None


def crosshead_at_the_foot(made: MadeUp) -> Finding:
    for page in made.pages:
        for placed in columns(page):
            if placed[-1][0].keep and placed[-1][0].bookmark is not None:
                return "a crosshead stands at the foot of a column"
    return None


def holes(made: MadeUp) -> Finding:
    """White between two things of a column, from the first line of the text on."""
    own = style_of(made)
    for number, strips in enumerate(drawn(made)):
        text = max((one.top for one in strips if one.strip.grid), default=0.0)
        boxes = [one for one in strips if not fills_the_sheet(one, own.page) and one.top <= text + 0.1]
        for column in range(own.page.columns):
            left = own.page.margins.left + column * (own.page.column_width + own.page.gutter)
            here = sorted((one for one in boxes if stands_in(one, left)), key=lambda one: -one.top)
            low = None
            for one in here:
                if low is not None and low - one.top > HOLE * own.text.body.leading and one.strip.grid:
                    return f"{low - one.top:.0f} pt of white on page {number + 1}, column {column + 1}"
                low = one.bottom if low is None else min(low, one.bottom)
    return None


def stands_in(one: Drawn, left: float) -> bool:
    return one.left <= left + 1 and (one.left > left - 1 or one.right > left + 20)


def hyphens_in_a_row(made: MadeUp) -> Finding:
    for page in made.pages:
        for placed in columns(page):
            row = 0
            for strip, _ in placed:
                row = row + 1 if strip.cut and strip.grid else 0
                if row > MOST_HYPHENS:
                    return f"{row} lines in a row end with a hyphen"
    return None


def cut_over_pages(made: MadeUp) -> Finding:
    for page, following in pairwise(made.pages):
        last = max(columns(page), key=lambda placed: next(x for strip, x, _ in page.strips if strip is placed[0][0]))
        text = [strip for strip, _ in last if strip.flows]
        if text and text[-1].cut and any(strip.flows for strip, _, _ in following.strips):
            return "a word is cut at the end of a page"
    return None


def torn_headline(made: MadeUp) -> Finding:
    """A line of the headline ends with a word that belongs to the next one, though there are smaller steps."""
    size = max((max(sizes_in(strip), default=0) for strip, _, _ in made.pages[0].strips), default=0)
    lines = [lines_of(strip)[0][0] for strip, _, _ in made.pages[0].strips if max(sizes_in(strip), default=0) == size]
    headline = style_of(made).text.headline
    if size <= min((headline.size, *headline.steps)) or not is_torn(lines, made.pages[0].furniture.lang):
        return None
    return f"a headline of {len(lines)} lines is torn"


def sizes_in(strip: Strip) -> set[float]:
    return {run.size for line, _ in lines_of(strip) for run, _ in line.strokes}


def pictures_off_the_lines(made: MadeUp) -> Finding:
    """Neither the upper edge of a picture on the capitals, nor its foot or caption's last line on a baseline."""
    for page in made.pages:
        lines = [(top, strip) for strip, _, top in page.strips if strip.flows and strip.grid]
        if not lines:
            continue
        first, leading = lines[0][0], lines[0][1].height
        drop = BASELINE * leading - CAPITALS * max(sizes_in(lines[-1][1]))
        for strip, left, top in page.strips:
            if not isinstance(strip, PictureStrip) or isinstance(strip, PictureRowStrip) or left == 0:
                continue
            under = [
                (other, at) for other, other_left, at in page.strips
                if other_left == left and at < top and isinstance(other, TypeStrip) and not other.grid
                and top - at < strip.height + 60
            ]  # fmt: skip
            edges = [first - drop - top, first - leading * BASELINE - (top - strip.height)]
            edges += [first - leading * BASELINE - (at - BASELINE * one.height) for one, at in under]
            if all(min(edge % leading, -edge % leading) > ON_EDGE for edge in edges):
                return f"a picture at {left:.0f}, {top:.0f} keeps no line"
    return None


def used(made: MadeUp) -> float:
    """How much of the first sheet is used, from the head to the lowest thing on it."""
    page = style_of(made).page
    low = min(one.bottom for one in next(drawn(made)))
    return (page.height - low - page.margins.top) / (page.height - page.margins.top - page.margins.bottom)


CHECKS: dict[str, tuple[Callable[[MadeUp], Finding], Sequence[str]]] = {
    "no line of a paragraph stands alone": (lone_lines, STYLES),
    "no crosshead stands at the foot of a column": (crosshead_at_the_foot, STYLES),
    "no white stands between things of a column": (holes, IN_COLUMNS),
    "three lines in a row end with a hyphen at most": (hyphens_in_a_row, STYLES),
    "no word is cut at the end of a page": (cut_over_pages, STYLES),
    "no headline is torn": (torn_headline, STYLES),
    "pictures stand on capitals or baselines": (pictures_off_the_lines, IN_COLUMNS),
}


@pytest.mark.parametrize(
    ("check", "style"), [(name, style) for name, (_, styles) in CHECKS.items() for style in styles]
)
def test_pages_pass_each_check(check: str, style: str) -> None:
    judge = CHECKS[check][0]
    assert [(seed, found) for seed, made in articles(style) if (found := judge(made))] == []


@pytest.mark.parametrize(("style", "seed"), [("magazine", 196), ("interview", 167)])
def test_no_line_stands_alone_under_a_picture_where_the_last_lines_stay_with_the_source(style: str, seed: int) -> None:
    assert lone_lines(article(seed, style)) is None


@pytest.mark.parametrize("style", ["broadsheet", "tabloid", "magazine", "interview"])
def test_short_articles_with_a_picture_use_their_sheet(style: str) -> None:
    shares = [used(made_up(invented(seed, characters=1600, pictures=1), style)) for seed in range(200 if ALL else 6)]
    assert sum(shares) / len(shares) >= USED, shares
    assert min(shares) >= LEAST_USED, shares


def alone(made: MadeUp) -> None:
    """Move the second line of a parted paragraph to the column of the next one."""
    owners = paragraphs(made.root)
    page = made.pages[0]
    lefts = sorted({left for strip, left, _ in page.strips if strip.flows})
    last = max(
        (number for number, (strip, left, _) in enumerate(page.strips) if strip.flows and left == lefts[0]),
        key=lambda number: -page.strips[number][2],
    )
    strip = page.strips[last][0]
    owner = owners[id(lines_of(strip)[0][0].strokes[0][0].element)]
    for number, (other, _, _) in enumerate(page.strips):
        if other.flows and owners[id(lines_of(other)[0][0].strokes[0][0].element)] is owner and number != last:
            page.strips[number] = (other, lefts[1], 100.0 + number)


def with_a_crosshead_last(made: MadeUp) -> None:
    for page in made.pages:
        for number, (strip, left, _) in enumerate(page.strips):
            if strip.bookmark is not None and strip.keep:
                page.strips[number] = (strip, left, 20.0)
                return


def with_hyphens(made: MadeUp) -> None:
    for placed in columns(made.pages[0]):
        for strip, _ in placed:
            strip.cut = strip.grid


def with_a_hole(made: MadeUp) -> None:
    page = made.pages[0]
    left = max(left for strip, left, _ in page.strips if strip.flows)
    tops = sorted((top for strip, place, top in page.strips if place == left and strip.flows), reverse=True)
    page.strips = [one for one in page.strips if one[1] != left or one[2] not in tops[4:12]]


def with_a_cut_last_word(made: MadeUp) -> None:
    page = made.pages[0]
    left = max(left for strip, left, _ in page.strips if strip.flows)
    last = min((top, number) for number, (strip, place, top) in enumerate(page.strips) if place == left and strip.flows)
    page.strips[last[1]][0].cut = True


def with_a_torn_headline(made: MadeUp) -> None:
    page = made.pages[0]
    size = max(max(sizes_in(strip), default=0) for strip, _, _ in page.strips)
    heads = [strip for strip, _, _ in page.strips if max(sizes_in(strip), default=0) == size]
    for strip in heads:
        assert isinstance(strip, TypeStrip)
        run, pieces = strip.lines[0][0].strokes[-1]
        shape = run.fount.shape("für")
        strip.lines[0][0].strokes[-1][1][:] = [*pieces, 3.0, (shape, 0, 3)]


def shifted(made: MadeUp) -> None:
    for page in made.pages:
        page.strips = [
            (strip, left, top + 1.1 if isinstance(strip, PictureStrip) else top) for strip, left, top in page.strips
        ]
        page.strips = [one for one in page.strips if isinstance(one[0], PictureStrip) or one[0].grid]


FAULTS: dict[str, Callable[[MadeUp], None]] = {
    "no line of a paragraph stands alone": alone,
    "no crosshead stands at the foot of a column": with_a_crosshead_last,
    "no white stands between things of a column": with_a_hole,
    "three lines in a row end with a hyphen at most": with_hyphens,
    "no word is cut at the end of a page": with_a_cut_last_word,
    "no headline is torn": with_a_torn_headline,
    "pictures stand on capitals or baselines": shifted,
}


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_finds_the_fault_planted_for_it(check: str) -> None:
    judge = CHECKS[check][0]
    made = [made_up(invented(4 if check != "no headline is torn" else 1, characters=8000, pictures=3)) for _ in "ab"]
    FAULTS[check](made[1])
    assert [judge(one) is None for one in made] == [True, False]
