"""Plant one fault after another and see whether the tests notice: `python -m tests.mutants.run [--only WORD] [-j N]`.

Each fault is one line of `faults.toml`. It is planted in a copy of the package, never in the checkout, and the tests
that its row names run against that copy. A fault that all of them pass has survived. Where fewer than nine in ten are
noticed, the exit status is 1.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from tests.tools import ROOT, SAMPLE_EPOCH

LEAST_SHARE = 0.9
_FAILED, _NOTHING_RUN = 1, 5
_TIMEOUT = 300
_OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no")


class Fault(NamedTuple):
    """One planted line: what stands in the file, what is put there, and the tests that must notice."""

    name: str
    file: str
    right: str
    wrong: str
    tests: str

    @property
    def path(self) -> Path:
        """The file, from the folder that holds the package."""
        return Path("umbruch") / self.file

    def planted(self, text: str) -> str:
        """The text of the file with the fault in it."""
        return text.replace(self.right, self.wrong, 1)


def faults() -> tuple[Fault, ...]:
    """All rows of the list."""
    rows = tomllib.loads((Path(__file__).parent / "faults.toml").read_text(encoding="utf-8"))["fault"]
    return tuple(Fault(**row) for row in rows)


class Outcome(NamedTuple):
    """What became of a fault: `killed`, `survived`, or why it could not be judged."""

    fault: Fault
    word: str


def judged(fault: Fault, copy: Path) -> Outcome:
    """Plant a fault in a copy of the sources, run its tests, and take it out again."""
    path = copy / "src" / fault.path
    right = path.read_text(encoding="utf-8")
    path.write_text(fault.planted(right), encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *_OPTIONS, *shlex.split(fault.tests)],
            cwd=ROOT, env=_environment(copy), capture_output=True, timeout=_TIMEOUT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Outcome(fault, "killed")
    finally:
        path.write_text(right, encoding="utf-8")
    if done.returncode == _NOTHING_RUN:
        return Outcome(fault, "no test ran")
    if done.returncode == 0:
        return Outcome(fault, "survived")
    return Outcome(fault, "killed" if done.returncode == _FAILED else f"status {done.returncode}")


def _environment(copy: Path) -> dict[str, str]:
    """Python finds the copy before the checkout, and writes no byte code that would outlive a fault."""
    return {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def _copied(folder: Path, number: int) -> Path:
    """A copy of what the package needs: its sources and, beside them, its styles."""
    copy = folder / str(number)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "styles").symlink_to(ROOT / "styles")
    return copy


def run(chosen: tuple[Fault, ...], jobs: int) -> list[Outcome]:
    """Judge the faults, several at a time, and tell of each as it is done."""
    copies: SimpleQueue[Path] = SimpleQueue()

    def one(fault: Fault) -> Outcome:
        copy = copies.get()
        try:
            outcome = judged(fault, copy)
        finally:
            copies.put(copy)
        print(f"{outcome.word:10} {fault.file}: {fault.name}", flush=True)  # noqa: T201
        return outcome

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as workers:
        for number in range(jobs):
            copies.put(_copied(Path(folder), number))
        return list(workers.map(one, chosen))


def main() -> int:
    """Run the list, or the rows whose file or name holds a word."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", help="words in the name or file of the faults to plant; repeatable")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="faults judged at a time")
    options = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
    wanted = options.only or [""]
    chosen = tuple(fault for fault in faults() if any(word in f"{fault.file}: {fault.name}" for word in wanted))
    outcomes = run(chosen, options.jobs)
    killed = sum(outcome.word == "killed" for outcome in outcomes)
    print(f"{killed} of {len(outcomes)} planted faults noticed ({killed / max(1, len(outcomes)):.0%})")  # noqa: T201
    for outcome in outcomes:
        if outcome.word != "killed":
            print(f"{outcome.word}: {outcome.fault.file}: {outcome.fault.name}")  # noqa: T201
    return 0 if killed >= LEAST_SHARE * len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
