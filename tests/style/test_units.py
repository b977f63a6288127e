"""Lengths and colours as a style file writes them."""

from __future__ import annotations

import pytest

from umbruch.style.units import parse_colour, parse_length


@pytest.mark.parametrize(
    ("written", "points"),
    [("10pt", 10), ("25.4mm", 72), ("2.54 cm", 72), ("1in", 72), ("1pc", 12), (0, 0), ("-2pt", -2), (" 9.5pt ", 9.5)],
)
def test_lengths_come_out_in_points(written: object, points: float) -> None:
    assert parse_length(written) == pytest.approx(points)


@pytest.mark.parametrize(
    "written", ["10", "10 px", "pt", "", "1e3pt", 5, 2.5, False, None, ["1pt"], "10%", "nan", "infpt"]
)
def test_what_is_no_length_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="write"):
        parse_length(written)


def test_colours_have_three_parts() -> None:
    assert parse_colour("#8A1c00").rgb == (138, 28, 0)
    assert parse_colour("#8A1C00") == "#8a1c00"


@pytest.mark.parametrize("written", ["#fff", "red", "#gggggg", "8a1c00", "#8a1c00ff", 8, None])
def test_what_is_no_colour_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        parse_colour(written)
