"""Names that are taken, remembered in little memory, however many there are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from umbruch.batch.plan import TakenNames, destination


def test_every_name_is_remembered_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TakenNames, "MOST_NEW", 7)
    taken = TakenNames()
    numbers = [hash(f"a{one}.pdf") for one in range(60)]
    for count, number in enumerate(numbers):
        assert number not in taken
        taken.add(number)
        assert all(one in taken for one in numbers[: count + 1])
    assert not any(hash(f"b{one}.pdf") in taken for one in range(60))


def test_a_name_costs_eight_bytes() -> None:
    taken = TakenNames()
    for number in range(2 * TakenNames.MOST_NEW):
        taken.add(number * 7_919)
    assert not taken._new
    assert sum(run.itemsize * len(run) for run in taken._sorted) == 8 * 2 * TakenNames.MOST_NEW


def test_a_folder_that_another_makes_at_that_moment_is_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "out"
    looks = Path.is_dir

    def made_right_after(path: Path) -> bool:
        found = looks(path)
        if path == out and not found:
            os.makedirs(path)  # noqa: PTH103  Path's own asks is_dir
        return found

    monkeypatch.setattr(Path, "is_dir", made_right_after)
    assert destination(["pdf"], out, sources=2).folder == out
