"""Names that are taken, remembered in little memory, however many there are."""

from __future__ import annotations

import pytest

from umbruch.batch.plan import TakenNames


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
