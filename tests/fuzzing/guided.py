"""Mutations that coverage guides (atheris, LLVM's libFuzzer), where that is installed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path


def guided(reader: str, runs: int) -> int:
    """Fuzz one reader; libFuzzer ends the process with its own status at the first find.

    Args:
        reader: its name.
        runs: how many inputs to try.
    """
    try:
        import atheris
    except ImportError:
        sys.stderr.write("atheris is not installed: pip install atheris\n")
        return 2
    with atheris.instrument_imports(include=["umbruch"]):
        from tests.fuzzing.seeds import SEEDS
        from tests.fuzzing.target import read_anything

        for make in SEEDS[reader]:  # what a reader imports when it reads is instrumented, too
            read_anything(make(), reader)
    with tempfile.TemporaryDirectory() as corpus:
        for number, make in enumerate(SEEDS[reader]):
            (Path(corpus) / f"seed-{number}").write_bytes(make())
        atheris.Setup(
            [sys.argv[0], f"-runs={runs}", "-max_len=200000", "-timeout=20", corpus],
            lambda content: read_anything(content, reader),
        )
        atheris.Fuzz()
    return 0
