"""Whatever bytes a reader is given, it reads them or says what is wrong: some mutations of each, and what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzzing.mutations import mutated
from tests.fuzzing.seeds import SEEDS
from tests.fuzzing.target import read_anything
from umbruch.registry import format_table

FOUND = sorted(path for path in (Path(__file__).parent / "found").iterdir() if path.is_file())
HEAVY = frozenset(("pdf", "picture"))
"""Readers whose every mutation takes long: a few are enough here, `make fuzz` does more."""
OF_OTHER_ROOMS = frozenset(("doc", "picture"))
"""Readers that need a program of the machine."""


@pytest.mark.parametrize("reader", sorted(SEEDS))
def test_mutations_of_a_file_are_read_or_refused(reader: str) -> None:
    seeds = [make() for make in SEEDS[reader]]
    assert all(read_anything(seed, reader) for seed in seeds)
    for number in range(6 if reader in HEAVY else 30):
        read_anything(mutated(seeds[number % len(seeds)], number), reader)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_once_broke_a_reader_is_read_or_refused(path: Path) -> None:
    read_anything(path.read_bytes(), path.name.partition("-")[0])


def test_a_mutation_is_the_same_each_time_and_no_copy() -> None:
    seed = SEEDS["mail"][0]()
    made = [mutated(seed, number) for number in range(40)]
    assert made == [mutated(seed, number) for number in range(40)]
    assert sum(one != seed for one in made) > 35


def test_every_reader_has_a_seed() -> None:
    readers = {row.name for row in format_table.formats() if row.reads}
    assert readers - OF_OTHER_ROOMS <= set(SEEDS)
