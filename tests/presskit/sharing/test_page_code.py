"""The code of a page on paper, read back from its drawing."""

from __future__ import annotations

import re

import segno

from umbruch.presskit.sharing.page_code import page_code

ADDRESS = "https://rat.example/presse/articles/br%C3%BCcke.html"


def dark(drawing: str) -> set[tuple[int, int]]:
    """The dark squares of the drawing: each stroke of its path is a run of them."""
    (path,) = re.findall(r' d="([^"]+)"', drawing)
    x, y, found = 0, 0, set()
    for kind, numbers in re.findall(r"([Mmh])(-?[\d.]+(?: -?[\d.]+)?)", path):
        values = [float(one) for one in numbers.split()]
        if kind == "h":
            found |= {(x + step, y) for step in range(int(values[0]))}
            x += int(values[0])
        else:
            x, y = (int(values[0]), int(values[1])) if kind == "M" else (x + int(values[0]), y + int(values[1]))
    return found


def test_the_drawing_is_the_code_of_the_address() -> None:
    edge = 4
    rows = segno.make_qr(ADDRESS, error="m").matrix
    wanted = {(x + edge, y + edge) for y, row in enumerate(rows) for x, square in enumerate(row) if square}
    assert dark(page_code(ADDRESS)) == wanted
    assert dark(page_code(f"{ADDRESS}x")) != wanted


def test_it_is_whole_markup_that_voices_leave_out() -> None:
    assert page_code(ADDRESS).startswith('<svg aria-hidden="true"')
    assert page_code(ADDRESS).endswith("</path></svg>")
