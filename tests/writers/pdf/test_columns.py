"""Columns: filled in order, broken where it is allowed, balanced at the end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from umbruch.style import load
from umbruch.writers.pdf.columns.column_filling import Column, fill, settle_pictures
from umbruch.writers.pdf.columns.pouring import PageFiller
from umbruch.writers.pdf.columns.slots import Sheet
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.strips import PictureStrip, Strip

strips = st.lists(
    st.builds(
        lambda height, before, keep: Strip(height=height, before=before, keep=keep),
        st.floats(5, 60),
        st.floats(0, 20),
        st.booleans(),
    ),
    min_size=1,
    max_size=80,
)


def fill_page(row: list[Strip], start: int, depth: float, count: int) -> list[Column]:
    columns = []
    for _ in range(count):
        columns.append(fill(row, start, depth))
        start = columns[-1].end
    return columns


def poured(row: list[Strip], depth: float, count: int) -> list[int]:
    """How many strips each column of the first page holds."""
    body = Galley(load("broadsheet"), 200.0, depth, "de", grid=12.0)
    body.strips += row
    page = PageFiller(body, Sheet(count, 12.0, 3.0), depth).next_page(depth)
    return [len(column) for column in page.columns]


def all_pages(row: list[Strip], depth: float, count: int) -> list[list[Column]]:
    pages, start = [], 0
    while start < len(row):
        pages.append(fill_page(row, start, depth, count))
        start = pages[-1][-1].end
    return pages


@given(row=strips, depth=st.floats(80, 400), count=st.integers(1, 4))
def test_every_slug_is_placed_once_and_in_order(row: list[Strip], depth: float, count: int) -> None:
    placed = [one.strip for page in all_pages(row, depth, count) for column in page for one in column.placed]
    assert len(placed) == len(row)
    assert all(left is right for left, right in zip(placed, row, strict=True))


@given(row=strips, depth=st.floats(80, 400), count=st.integers(1, 4))
def test_nothing_stands_below_the_foot_of_a_column(row: list[Strip], depth: float, count: int) -> None:
    for page in all_pages(row, depth, count):
        for column in page:
            assert column.depth <= depth + 0.02


@given(row=strips, depth=st.floats(80, 400))
def test_a_keep_is_broken_only_where_a_column_cannot_hold_it(row: list[Strip], depth: float) -> None:
    for page in all_pages(row, depth, 1):
        last = page[0].placed[-1].strip
        assert not last.keep or page[0].forced or last is row[-1]


def lines(count: int) -> list[Strip]:
    return [Strip(height=12.0, grid=True) for _ in range(count)]


def test_the_end_of_an_article_is_balanced_to_the_line() -> None:
    for count in range(7, 60):
        for columns in (2, 3, 4):
            filled = poured(lines(count), 720.0, columns)
            assert sum(filled) == count
            assert max(filled) == max(-(-count // columns), 3)


def test_columns_are_filled_to_the_foot_while_the_text_runs_on() -> None:
    assert poured(lines(500), 720.0, 2) == [60, 60]


def test_lines_stand_on_the_baseline_grid_after_something_that_does_not() -> None:
    row = [*lines(3), Strip(height=31.0, before=5.0), *lines(4)]
    column = fill(row, 0, 400.0, 12.0)
    on_grid = [one.drop for one in column.placed if one.strip.grid]
    assert all(abs(drop / 12.0 - round(drop / 12.0)) < 1e-9 for drop in on_grid)


def test_white_above_falls_away_at_the_head_of_a_column() -> None:
    row = [Strip(height=100.0), Strip(height=20.0, before=40.0)]
    assert fill(row, 1, 100.0).placed[0].drop == 0.0


def test_a_slug_deeper_than_the_column_stands_alone() -> None:
    row = [Strip(height=10.0), Strip(height=900.0), Strip(height=10.0)]
    pages = all_pages(row, 300.0, 2)
    assert [one.strip.height for page in pages for column in page for one in column.placed] == [10.0, 900.0, 10.0]


BODY = load("broadsheet").text.body


def flowing(count: int) -> list[Strip]:
    return [Strip(height=12.0, flows=True) for _ in range(count)]


def picture(height: float) -> PictureStrip:
    return PictureStrip(height=height, width=200.0, keep=True, name="Im1", element=FURNITURE, inset=0.0)


def test_a_picture_that_does_not_quite_fit_becomes_smaller_and_keeps_its_shape() -> None:
    row = [*flowing(40), shown := picture(300.0), Strip(height=12.0), Strip(height=12.0, before=10.0)]
    settle_pictures(row, 0, 760.0, 1, 0.0, BODY)
    assert len(fill_page(row, 0, 760.0, 1)[0].placed) == len(row)
    assert 180.0 < shown.height < 300.0
    assert abs(shown.width / shown.height - 200.0 / 300.0) < 1e-9


def test_a_picture_becomes_smaller_rather_than_leave_one_line_for_another_page() -> None:
    row = [*flowing(20), shown := picture(300.0), Strip(height=12.0), Strip(height=12.0, before=10.0)]
    settle_pictures(row, 0, 560.0, 1, 0.0, BODY)
    assert len(fill_page(row, 0, 560.0, 1)[0].placed) == len(row)
    assert shown.height > 270.0


def test_a_picture_is_never_smaller_than_six_tenths_of_itself() -> None:
    row = [*flowing(50), shown := picture(300.0), Strip(height=12.0)]
    settle_pictures(row, 0, 700.0, 1, 0.0, BODY)
    assert shown.height == 300.0


def test_body_text_may_flow_past_a_picture_and_nothing_else_may() -> None:
    caption, source = Strip(height=12.0), Strip(height=12.0)
    body = flowing(60)
    row = [*body[:40], shown := picture(400.0), caption, *body[40:], source]
    settle_pictures(row, 0, 600.0, 2, 0.0, BODY)
    assert row.index(shown) > 40
    assert row.index(caption) == row.index(shown) + 1
    row = [*body, shown, caption, source]
    settle_pictures(row, 0, 750.0, 2, 0.0, BODY)
    assert [id(strip) for strip in row] == [id(strip) for strip in (*body, shown, caption, source)]


def test_a_picture_that_heads_a_short_column_is_no_deeper_than_it() -> None:
    row = [shown := picture(400.0), Strip(height=12.0), *flowing(5)]
    settle_pictures(row, 0, 300.0, 2, 0.0, BODY)
    assert 250.0 < shown.height <= 288.0


def test_no_line_of_body_text_stands_alone_under_a_picture_at_the_foot_of_a_column() -> None:
    for above in range(1, 30):
        row = [*flowing(above), shown := picture(100.0), Strip(height=12.0), *flowing(80)]
        for column in fill_page(row, 0, 400.0, 2):
            placed = [one.strip for one in column.placed]
            if shown in placed:
                assert len(placed) - placed.index(shown) != 3


def test_a_single_line_does_not_flow_past_a_picture() -> None:
    for above in range(20, 60):
        row = [*flowing(above), shown := picture(300.0), Strip(height=12.0), *flowing(40)]
        settle_pictures(row, 0, 500.0, 2, 0.0, BODY)
        assert row.index(shown) != above + 1


def test_white_gives_way_for_a_line_or_two_that_would_stand_on_a_page_of_their_own() -> None:
    row = [Strip(height=15.0, before=7.5 if number % 4 == 0 else 0.0) for number in range(40)]
    depth = sum(strip.height + strip.before for strip in row) - 20.0
    settle_pictures(row, 0, depth, 1, 0.0, BODY)
    assert len(fill_page(row, 0, depth, 1)[0].placed) == 40
    assert min(strip.before for strip in row[1:] if strip.before) >= 7.5 * 0.7


def test_white_stays_where_it_could_not_give_enough() -> None:
    row = [Strip(height=15.0, before=7.5 if number % 4 == 0 else 0.0) for number in range(40)]
    settle_pictures(row, 0, 500.0, 1, 0.0, BODY)
    assert all(strip.before in (0.0, 7.5) for strip in row)


def test_columns_of_two_lines_hold_text() -> None:
    layout = Sheet(2, 54.0, 3.0).layout((), 2)
    assert layout is not None
    assert [len(frames) for frames in layout.frames] == [1, 1]
