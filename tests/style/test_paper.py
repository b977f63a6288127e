"""Sheets of paper go by the names that people call them."""

from __future__ import annotations

import pytest

from umbruch.style.paper import PAPER_SIZES, paper_size


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("a5", ("148mm", "210mm")),
        ("A4", ("210mm", "297mm")),
        ("DIN A4", ("210mm", "297mm")),
        ("din-a4 quer", ("297mm", "210mm")),
        ("a4-landscape", ("297mm", "210mm")),
        ("A4 Portrait", ("210mm", "297mm")),
        ("US Letter", ("8.5in", "11in")),
        ("LETTER", ("8.5in", "11in")),
        ("half-letter", ("5.5in", "8.5in")),
        ("statement", ("5.5in", "8.5in")),
        ("Ledger", ("17in", "11in")),
        ("berliner", ("315mm", "470mm")),
        ("105x210mm", ("105mm", "210mm")),
        ("105 mm × 21 cm", ("105mm", "21cm")),
    ],
)
def test_a_sheet_is_found_by_its_names(written: str, size: tuple[str, str]) -> None:
    assert paper_size(written) == size


@pytest.mark.parametrize("written", ["", "A9", "letterhead", "210", "a4 x a5", "x", "mm x mm"])
def test_what_is_no_name_of_a_sheet_is_none(written: str) -> None:
    assert paper_size(written) is None


def test_every_sheet_is_found_in_any_case() -> None:
    for name, size in PAPER_SIZES.items():
        assert paper_size(name) == paper_size(name.upper()) == paper_size(f" {name.lower()} ") == size
