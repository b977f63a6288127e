"""Widths that follow from a page."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.style import load


@pytest.mark.parametrize("name", umbruch.styles())
def test_columns_and_gutters_fill_the_measure(name: str) -> None:
    page = load(name).page
    assert page.column_width * page.columns + page.gutter * (page.columns - 1) == pytest.approx(page.measure)
    assert page.margins.left + page.measure + page.margins.right == pytest.approx(page.width)


def test_a_newspaper_page_has_a_gutter() -> None:
    page = load("broadsheet").page
    assert page.columns > 1
    assert page.gutter > 0
