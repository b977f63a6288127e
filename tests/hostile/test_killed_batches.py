"""A batch that is killed again and again loses nothing: what lies there is whole, and `--resume` does the rest.

UMBRUCH_EVERY_FAULT=1 (`make faults`) kills fifty times instead of three.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import COMMAND
from tests.photographs import jpeg

KILLS = 50 if os.environ.get("UMBRUCH_EVERY_FAULT") else 3
INPUTS, LONGEST = 40, 1.6
"""Articles of the batch, and seconds within which it is killed: on a quiet machine it is over by then."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL") or sys.platform == "win32", reason="Windows knows no SIGKILL"),
]


def copy(number: int, word: str) -> str:
    return (
        f"# Steg {number} {word}\n\nLINDENAU. Der Steg Nummer {number} ist {word}, sagte Bürgermeisterin Ina Born am "
        "Montag.\n\n![Der Steg](steg.jpg)\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "steg.jpg").write_bytes(jpeg())
    for number in range(INPUTS):
        (tmp_path / "in" / f"{number:02}.md").write_text(copy(number, "offen"), encoding="utf-8")
    return tmp_path


def state_of(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def command(folder: Path, out: str) -> list[str]:
    return [*COMMAND, "convert", str(folder / "in"), "--to", "text,json,markdown", "-o", str(folder / out), "--resume",
            "-j", "2", "-q"]  # fmt: skip


def finish(folder: Path, out: str) -> dict[str, bytes]:
    subprocess.run(command(folder, out), check=True, capture_output=True, env=_ENVIRONMENT)
    return state_of(folder / out)


_ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1800000000"}


def killed(folder: Path, out: str, after: float) -> bool:
    """Start the batch and kill it after so many seconds; whether it was still at work."""
    process = subprocess.Popen(
        command(folder, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
    )
    time.sleep(after)
    at_work = process.poll() is None
    process.kill()
    process.wait()
    return at_work


def test_a_batch_that_is_killed_again_and_again_loses_nothing(
    folder: Path, record_property: Callable[[str, object], None]
) -> None:
    old = finish(folder, "old")
    for number in range(0, INPUTS, 2):  # half of the articles change: old files are replaced, others stay
        (folder / "in" / f"{number:02}.md").write_text(copy(number, "gesperrt"), encoding="utf-8")
    began = time.monotonic()
    new = finish(folder, "new")
    whole = min(time.monotonic() - began, LONGEST)
    assert sum(old[name] != new[name] for name in old) == 3 * INPUTS // 2
    chance, at_work = random.Random(19), 0
    for turn in range(KILLS):
        if turn % 3 == 0:  # anew over what was made of the older articles
            shutil.rmtree(folder / "out", ignore_errors=True)
            shutil.copytree(folder / "old", folder / "out")
        share = chance.uniform(0.1, 1.0) if turn else 0.1  # one at least is early, however busy the machine was before
        at_work += killed(folder, "out", share * whole)
        there = state_of(folder / "out")
        torn = [name for name, content in there.items() if content not in (old.get(name), new.get(name))]
        parts = [name for name in torn if name.endswith(".part")]
        assert torn == parts, f"torn after kill {turn}"
        assert old.keys() <= there.keys(), f"lost after kill {turn}"
    record_property("batches killed at work", at_work)
    assert at_work, "it was over each time: give it more inputs"
    assert finish(folder, "out") == new
    left = [path.name for path in (folder / "out").rglob("*") if path.name.endswith(".part")]
    assert left == []
