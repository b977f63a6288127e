"""`python -m tests.fuzzing TARGET… --runs N`: mutate, read, and keep what breaks; guided by coverage where atheris is.

Targets are the readers, and `style`, `kit`, `config` and `check`.

The bytes of a find are written to the folder named by `--out`; put them into `tests/fuzzing/found/` once mended.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from pathlib import Path

SLOW = 5.0
"""Seconds above which a small file counts as a find."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER")
    parser.add_argument("--runs", type=int, default=2000, metavar="N", help="mutations for each reader (2000)")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="number of the first mutation (0)")
    parser.add_argument("--out", type=Path, default=Path("fuzzing-finds"), metavar="DIR")
    parser.add_argument("--coverage", action="store_true", help="let atheris guide the mutations of one reader")
    args = parser.parse_args()
    if args.coverage:  # before anything of umbruch is imported, so that all of it is instrumented
        from tests.fuzzing.guided import guided

        return guided(args.readers[0] if args.readers else "mail", args.runs)
    from tests.fuzzing.loaders import LOADERS
    from tests.fuzzing.seeds import SEEDS

    chosen = args.readers or [*SEEDS, *LOADERS]
    found = 0
    for reader in chosen:
        found += _mutations(reader, args.first, args.runs, args.out)
    return 1 if found else 0


def _mutations(reader: str, first: int, runs: int, out: Path) -> int:
    from tests.fuzzing.loaders import LOADERS, load_anything
    from tests.fuzzing.mutations import mutated
    from tests.fuzzing.seeds import SEEDS
    from tests.fuzzing.target import read_anything

    take = load_anything if reader in LOADERS else read_anything
    seeds = LOADERS[reader][1]() if reader in LOADERS else [make() for make in SEEDS[reader]]
    seen: set[str] = set()
    readable = 0
    for number in range(first, first + runs):
        content = mutated(seeds[number % len(seeds)], number)
        started = time.perf_counter()
        try:
            readable += take(content, reader)
        except Exception as error:  # noqa: BLE001  every kind of failure is a find
            last = traceback.extract_tb(error.__traceback__)[-1]
            _kept(
                f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}", reader, number, content, out, seen
            )
        if time.perf_counter() - started > SLOW:
            _kept("slow", reader, number, content, out, seen)
    sys.stdout.write(f"{reader}: {runs} mutations, {readable} readable, {len(seen)} finds\n")
    sys.stdout.flush()
    return len(seen)


def _kept(what: str, reader: str, number: int, content: bytes, out: Path, seen: set[str]) -> None:
    if what in seen:
        return
    seen.add(what)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{reader}-{hashlib.sha256(content).hexdigest()[:12]}"
    path.write_bytes(content)
    sys.stdout.write(f"{reader} {number}: {what} -> {path}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
