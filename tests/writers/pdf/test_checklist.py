"""What a designer checks on a page, over articles invented by chance in every style: 8 of them, or all 200 if asked.

`make pages` sets all of them (`UMBRUCH_ALL=1`). Each check finds the fault planted for it.
"""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

import pypdfium2
import pytest

from tests.invented_articles import invented
from tests.writers.pdf.test_floats import Drawn, drawn, fills_the_sheet, made_up, on_one_another, sizes
from tests.writers.pdf_reading import render
from umbruch.style import load
from umbruch.style.model import Style
from umbruch.style.paper import GRID
from umbruch.writers.pdf.columns.grown_type import LADDER
from umbruch.writers.pdf.columns.makeup import MadeUp
from umbruch.writers.pdf.page.floating import width_of_columns
from umbruch.writers.pdf.page.strips import CaptionedStrip, PictureRowStrip, PictureStrip, Strip, TypeStrip
from umbruch.writers.pdf.type.runs import Broken, Run

ALL = bool(os.environ.get("UMBRUCH_ALL"))
SEEDS = range(200 if ALL else 8)
STYLES = (
    "broadsheet", "tabloid", "magazine", "pressreview", "interview", "leaflet", "release", "letterhead",
    "letterhead-us", "clipping",
)  # fmt: skip
IN_COLUMNS = STYLES[:6]
LENGTHS = (700, 1200, 1800, 2500, 3500, 5000, 8000, 12_000)
WIDEST = 1.6
MOST_WIDE = {2: 0.002, 3: 0.01, 5: 0.025}
"""Lines with a space above 160 % of its natural width, as parts of all, by columns: the narrower the more of them hold
words that cannot be cut, so that even letters spaced as far as they may be do not fill them."""
KEPT = 3.01
"""Lines that may stay white at the foot of a full column: a crosshead and two lines of text keep together."""


@cache
def article(seed: int, style: str) -> MadeUp:
    chance = random.Random(seed)
    publication = invented(
        seed, characters=chance.choice(LENGTHS), pictures=chance.choice((0, 0, 1, 1, 2, 3, 5)),
        lang=chance.choice(("de", "en")), interview=chance.random() < 0.15,
    )  # fmt: skip
    return made_up(publication, style)


def style_of(made: MadeUp) -> Style:
    return made.pages[0].furniture.style


def articles(style: str) -> Iterator[tuple[int, MadeUp]]:
    for seed in SEEDS:
        yield seed, article(seed, style)


Finding = str | None
"""What is wrong with a page, in words; None for nothing."""


def lines_of(strip: Strip) -> tuple[tuple[Broken, float], ...]:
    return strip.lines if isinstance(strip, TypeStrip) else ()


def face_of(run: Run) -> str:
    return run.fount.faces[0].name


def columns_of(strips: list[Drawn], style: Style) -> list[float]:
    """Where each column ends, in points from the foot of the page; floats over columns belong to each of theirs."""
    page = style.page
    ends = []
    for number in range(page.columns):
        left = page.margins.left + number * (page.column_width + page.gutter)
        here = [one.bottom for one in strips if one.left <= left + 1 and (one.left > left - 1 or one.right > left + 20)]
        ends.append(min(here, default=page.height))
    return ends


def overlapping(made: MadeUp) -> Finding:
    page = style_of(made).page
    for strips in drawn(made):
        strips = [one for one in strips if not fills_the_sheet(one, page)]
        if pairs := [pair for pair in combinations(strips, 2) if on_one_another(*pair)]:
            return f"{len(pairs)} strips stand on others"
    return None


def off_the_page(made: MadeUp) -> Finding:
    page = style_of(made).page
    for strips in drawn(made):
        for one in strips:
            if fills_the_sheet(one, page):
                continue
            if not page.margins.left - 8 <= one.left <= one.right <= page.margins.left + style_of(made).head_width + 8:
                return f"from {one.left} to {one.right}"
            if not page.margins.bottom - 4 <= one.bottom <= one.top <= page.height - page.margins.top + 0.1:
                return f"{one.bottom} to {one.top} from the foot"
    return None


def odd_widths(made: MadeUp) -> Finding:
    page = style_of(made).page
    widths = [width_of_columns(page, span) for span in range(1, page.columns + 1)]
    widths.append(style_of(made).contact_column or page.measure)
    known = widths + [part * share for part in widths for share in GRID]
    for strips in drawn(made):
        for one in strips:
            strip = one.strip
            if isinstance(strip, PictureRowStrip) or not isinstance(strip, PictureStrip) or fills_the_sheet(one, page):
                continue
            if min(abs(strip.width - width) for width in known) >= 0.1:
                return f"a picture is {strip.width} pt wide"
    return None


def lone_pictures(made: MadeUp) -> Finding:
    size = style_of(made).text.caption.size
    for strips in drawn(made):
        for one in strips:
            if isinstance(one.strip, PictureStrip) and not isinstance(one.strip, CaptionedStrip):
                gap = 12 if one.left == 0 else 8
                under = [
                    other for other in strips
                    if size in sizes(other.strip) and -0.1 < one.bottom - other.top < gap
                    and (other.left == one.left or fills_the_sheet(one, style_of(made).page))
                ]  # fmt: skip
                if not under:
                    return "a picture stands without its caption"
    return None


def off_the_grid(made: MadeUp) -> Finding:
    for page in made.pages:
        tops = [(strip, top) for strip, _, top in page.strips if isinstance(strip, TypeStrip) and strip.grid]
        for strip, top in tops:
            off = (tops[0][1] - top) / strip.height % 1
            if min(off, 1 - off) * strip.height >= 0.1:
                return f"a line stands {off:.2f} lines off"
    return None


def short_columns(made: MadeUp) -> tuple[int, int]:
    """Columns that end too soon, and all columns whose text runs on on the next page."""
    own = style_of(made)
    lacking: list[float] = []
    for strips, following in pairwise(drawn(made)):
        if any(one.strip.flows for one in following):
            lacking += [(end - own.page.margins.bottom) / own.text.body.leading for end in columns_of(strips, own)]
    return sum(one > 1 + KEPT for one in lacking), len(lacking)


def leaves_few_lines(made: MadeUp) -> bool:
    own = style_of(made)
    depth = own.page.height - own.page.margins.top - own.page.margins.bottom
    lowest = min(one.bottom for one in list(drawn(made))[-1])
    used = (own.page.height - own.page.margins.top - lowest) / depth
    return len(made.pages) > 1 and used < 0.12


def question_at_the_foot(made: MadeUp) -> Finding:
    own = style_of(made)
    if own.text.question.size == own.text.body.size and own.text.question.font == own.text.body.font:
        return None
    for page in made.pages:
        columns: dict[float, list[tuple[float, bool]]] = {}
        for strip, left, top in page.strips:
            fonts = {face_of(run) for line, _ in lines_of(strip) for run, _ in line.strokes}
            asks = strip.keep and len(fonts) == 1 and "Bold" in fonts.pop()
            columns.setdefault(left, []).append((top, asks))
        if any(min(placed)[1] for placed in columns.values()):
            return "a question stands at the foot of a column"
    return None


def odd_headline(made: MadeUp, style: str) -> Finding:
    text = load(style).text
    known: set[float] = {text.headline.size, *text.headline.steps, *LADDER}
    for variant in load(style).variants:
        known |= {variant.text.headline.size, *variant.text.headline.steps}
    used = {size for one in next(drawn(made)) for size in sizes(one.strip)}
    return None if max(used) in known else f"a headline of {max(used)} pt"


def wide_spaces(made: MadeUp) -> tuple[int, int]:
    """Lines of justified columns with spaces of more than 1.6 of their natural width, and all such lines."""
    wide = found = 0
    for page in made.pages:
        for strip, _, _ in page.strips:
            if not (isinstance(strip, TypeStrip) and strip.grid):
                continue
            for line, _ in strip.lines:
                for run, pieces in line.strokes:
                    natural = run.fount.glyph(" ")[1].advance * run.size / 1000
                    gaps = [piece for piece in pieces if isinstance(piece, float)]
                    found += bool(gaps)
                    wide += bool(gaps) and max(gaps) > WIDEST * natural
    return wide, found


def cut_without_hyphen(made: MadeUp) -> Finding:
    """A line that ends amid a word of letters with nothing that says so."""
    for page in made.pages:
        for strip, _, _ in page.strips:
            for line, _ in lines_of(strip):
                if not line.strokes or not line.strokes[-1][1]:
                    continue
                last = line.strokes[-1][1][-1]
                if isinstance(last, tuple) and last[2] < len(last[0].text) and last[0].text[last[2] - 1].isalpha():
                    return f"{last[0].text[: last[2]]} is cut off"
    return None


CHECKS: dict[str, tuple[Callable[[MadeUp], Finding], Sequence[str]]] = {
    "nothing stands on anything else": (overlapping, STYLES),
    "nothing stands off its page": (off_the_page, STYLES),
    "pictures are as wide as columns or their parts": (odd_widths, STYLES),
    "a caption stands at its picture": (lone_pictures, STYLES),
    "text of the body stands on the grid of its page": (off_the_grid, IN_COLUMNS),
    "a question never stands at the foot of a column": (question_at_the_foot, STYLES),
    "no word is cut without a hyphen": (cut_without_hyphen, STYLES),
}


@pytest.mark.parametrize(
    ("check", "style"), [(name, style) for name, (_, styles) in CHECKS.items() for style in styles]
)
def test_pages_pass_each_check(check: str, style: str) -> None:
    judge = CHECKS[check][0]
    assert [(seed, found) for seed, made in articles(style) if (found := judge(made))] == []


@pytest.mark.parametrize("style", IN_COLUMNS)
def test_columns_are_full_while_the_text_runs_on(style: str) -> None:
    counted = [short_columns(made) for _, made in articles(style)]
    short, whole = (sum(part) for part in zip(*counted, strict=True))
    assert short <= 1 + whole * 0.03, (short, whole)


@pytest.mark.parametrize("style", IN_COLUMNS)
def test_few_articles_leave_a_last_page_of_a_few_lines(style: str) -> None:
    assert sum(leaves_few_lines(made) for _, made in articles(style)) <= len(SEEDS) * 0.09


@pytest.mark.parametrize("style", STYLES)
def test_headlines_stand_in_a_size_of_their_style(style: str) -> None:
    assert [(seed, found) for seed, made in articles(style) if (found := odd_headline(made, style))] == []


@pytest.mark.parametrize("style", IN_COLUMNS)
def test_few_lines_have_wide_spaces(style: str) -> None:
    counted = [wide_spaces(made) for _, made in articles(style)]
    wide, lines = (sum(part) for part in zip(*counted, strict=True))
    assert lines > 300
    assert wide <= lines * MOST_WIDE[load(style).page.columns], (wide, lines)


@pytest.mark.parametrize("style", STYLES)
def test_pages_are_numbered_unless_there_is_but_one(style: str) -> None:
    for seed, characters in ((1, 500), (2, 9000)):
        content = render(invented(seed, characters=characters), style)
        with contextlib.closing(pypdfium2.PdfDocument(content)) as pdf:
            text = pdf[0].get_textpage().get_text_bounded()
            number = "Talbrücker Bote\u20031" if style == "magazine" else f"Seite 1 von {len(pdf)}"
            assert (number in text) == (len(pdf) > 1), seed


def faulty(change: Callable[[MadeUp], object], style: str = "broadsheet") -> MadeUp:
    """A long article with pictures, freshly made up, with one fault."""
    publication = invented(4, characters=8000, pictures=3, interview=style == "interview")
    made = made_up(publication, style)
    for page in made.pages:
        for strip, _, _ in page.strips:
            if isinstance(strip, TypeStrip):
                strip.lines = tuple((line.ready(), inset) for line, inset in strip.lines)
    change(made)
    return made


def first_of(made: MadeUp, kind: type[Strip], number: int = 0) -> tuple[list[tuple[Strip, float, float]], int]:
    """The page's strips, and the place among them of one of that kind."""
    for page in made.pages:
        places = [at for at, (strip, _, _) in enumerate(page.strips) if type(strip) is kind]
        if len(places) > number:
            return page.strips, places[number]
    raise AssertionError(kind)


def moved(made: MadeUp, x: float, y: float, *, grid: bool = True) -> None:
    for page in made.pages:
        for at, (strip, left, top) in enumerate(page.strips):
            if at > 12 and isinstance(strip, TypeStrip) and strip.grid is grid:
                page.strips[at] = (strip, left + x, top + y)
                return


def narrowed(made: MadeUp) -> None:
    strips, at = first_of(made, PictureStrip)
    strip = strips[at][0]
    assert isinstance(strip, PictureStrip)
    strip.width *= 0.87


def without_captions(made: MadeUp) -> None:
    size = style_of(made).text.caption.size
    for page in made.pages:
        page.strips = [one for one in page.strips if size not in sizes(one[0])]


def without_answers(made: MadeUp) -> None:
    """Take away what stands below the last question of a column."""
    for page in made.pages:
        for at, (strip, left, top) in enumerate(page.strips):
            fonts = {face_of(run) for line, _ in lines_of(strip) for run, _ in line.strokes}
            if strip.keep and len(fonts) == 1 and "Bold" in fonts.pop() and at > 6:
                page.strips = [one for one in page.strips if one[1] != left or one[2] >= top]
                return


def without_hyphen(made: MadeUp) -> None:
    for page in made.pages:
        for strip, _, _ in page.strips:
            for line, _ in lines_of(strip):
                if line.is_cut and line.strokes:
                    line.strokes[-1][1].pop()
                    return


FAULTS: dict[str, tuple[Callable[[MadeUp], object], str]] = {
    "nothing stands on anything else": (lambda made: moved(made, 0, 7), "broadsheet"),
    "nothing stands off its page": (lambda made: moved(made, 500, 0), "broadsheet"),
    "pictures are as wide as columns or their parts": (narrowed, "broadsheet"),
    "a caption stands at its picture": (without_captions, "broadsheet"),
    "text of the body stands on the grid of its page": (lambda made: moved(made, 0, 1.5), "broadsheet"),
    "a question never stands at the foot of a column": (without_answers, "interview"),
    "no word is cut without a hyphen": (without_hyphen, "broadsheet"),
}


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_finds_the_fault_planted_for_it(check: str) -> None:
    change, style = FAULTS[check]
    judge = CHECKS[check][0]
    assert judge(faulty(lambda _: None, style)) is None
    assert judge(faulty(change, style)) is not None


def test_short_columns_few_lines_and_odd_headlines_are_found() -> None:
    whole = faulty(lambda _: None)
    page = whole.pages[0]
    before = short_columns(whole)[0]
    left = min(one[1] for one in page.strips)
    page.strips = [one for one in page.strips if one[1] > left or one[2] > 300]
    assert short_columns(whole)[0] > before
    last = whole.pages[-1]
    last.strips = [max(last.strips, key=lambda one: one[2])]
    assert leaves_few_lines(whole)
    assert odd_headline(whole, "broadsheet") is None
    page.strips = [one for one in page.strips if max(sizes(one[0]), default=0) < 20]
    assert odd_headline(whole, "broadsheet") is not None


def test_wide_spaces_are_found() -> None:
    made = faulty(lambda _: None)
    before = wide_spaces(made)[0]
    for page in made.pages:
        for strip, _, _ in page.strips:
            if isinstance(strip, TypeStrip) and strip.grid:
                for line, _ in strip.lines:
                    for _, pieces in line.strokes:
                        pieces[:] = [9.0 if isinstance(piece, float) else piece for piece in pieces]
    assert wide_spaces(made)[0] > before + 50
