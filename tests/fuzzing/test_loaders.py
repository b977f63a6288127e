"""Styles, `kit.toml`, `umbruch.toml` and the check take any bytes: they are loaded, or a clear error says why not."""

from __future__ import annotations

import pytest

from tests.fuzzing.loaders import LOADERS, load_anything
from tests.fuzzing.mutations import mutated

RUNS = 60


@pytest.mark.parametrize("loader", LOADERS)
def test_mutated_bytes_are_taken_or_refused(loader: str) -> None:
    seeds = LOADERS[loader][1]()
    taken = [load_anything(mutated(seeds[number % len(seeds)], number), loader) for number in range(RUNS)]
    assert len(taken) == RUNS


@pytest.mark.parametrize("loader", LOADERS)
def test_what_the_mutations_start_from_is_taken(loader: str) -> None:
    seeds = LOADERS[loader][1]()
    assert any(load_anything(seed, loader) for seed in seeds)


@pytest.mark.parametrize("loader", ["style", "kit", "config", "fixes"])
@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\xff\xfe", b"a" * 2_000_000, b"[" * 5_000, b"a." * 5_000 + b"b = 1",
                b'a = "' + b"x" * 900_000,
                b"a = 1e999999999", b"a = " + b"9" * 100_000, b"a = 9999-99-99", b'"\\ud800" = 1', b"a = nan\r\rb = 1"]
)  # fmt: skip
def test_crooked_toml_is_refused(loader: str, content: bytes) -> None:
    assert load_anything(content, loader) == (content == b"")
