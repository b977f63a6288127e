"""Whatever step to the disk fails, or is the last: the old or the new state is whole, and the next run has it all."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import umbruch
from tests.hostile.faults import Way, in_a_process
from umbruch.presskit.build import folder_swap
from umbruch.presskit.build.kit_build import build

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork") or sys.platform != "linux", reason="faults are planted in forks"),
    pytest.mark.filterwarnings("ignore"),
]

OLD = "Alter Steg gesperrt\n\nLINDENAU. Der alte Steg ist gesperrt, sagte Bürgermeisterin Ina Born am Montag.\n"
NEW = OLD.replace("Alter Steg gesperrt", "Neuer Steg offen").replace("ist gesperrt", "ist ersetzt")
WAYS: tuple[Way, ...] = ("killed", "full", "broken")
LONGEST = 400
"""Steps after which something is wrong with the count."""

State = dict[str, bytes]


def state_of(folder: Path) -> State:
    """Every file that a reader would see, hidden ones left out."""
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder): path.read_bytes() for path in files}
    return {str(path): content for path, content in found.items() if not any(p.startswith(".") for p in path.parts)}


def every_step(
    do: Callable[[], object], way: Way, before: Callable[[], None], look: Callable[[int], None], stride: int = 1
) -> int:
    """Do it with a fault at each step in turn until there is no further one; how many there were.

    UMBRUCH_EVERY_FAULT=1 takes every step also where a `stride` passes over some, each way over others.
    """
    stride = 1 if os.environ.get("UMBRUCH_EVERY_FAULT") else stride
    for at in range(WAYS.index(way) % stride, LONGEST, stride):
        before()
        if not in_a_process(do, at, way):
            return at
        look(at)
    pytest.fail("there is no end to the steps")


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith((".part", ".old"))]


@pytest.fixture(autouse=True)
def stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    warnings.simplefilter("ignore")


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_files_of_a_batch_are_old_or_new_at_every_step(
    tmp_path: Path, way: Way, record_property: Callable[[str, object], None]
) -> None:
    out = tmp_path / "out"
    sources = [tmp_path / f"{name}.txt" for name in ("a", "b")]

    def convert() -> None:
        umbruch.convert(sources, ["text", "json", "markdown"], out)

    def made(text: str) -> State:
        for source in sources:
            source.write_text(text, encoding="utf-8")
        convert()
        return state_of(out)

    old = made(OLD)
    kept = tmp_path / "kept"
    out.rename(kept)
    new = made(NEW)

    def before() -> None:
        shutil.rmtree(out)
        shutil.copytree(kept, out)

    def look(at: int) -> None:
        for name, content in state_of(out).items():
            assert content in (old[name], new[name]), f"{name} is torn at step {at}"
        if way != "killed":
            assert not leftovers(out)

    steps = every_step(convert, way, before, look, stride=2)
    assert steps >= 24
    record_property("steps that failed or were the last", steps)
    convert()
    assert state_of(out) == new
    assert not leftovers(out)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "in two steps"])
def test_a_kit_is_old_or_new_at_every_step(
    tmp_path: Path,
    way: Way,
    exchange: bool,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    if not exchange:
        monkeypatch.setattr(folder_swap, "_renameat2", lambda: None)
    folder, out, kept = tmp_path / "kit", tmp_path / "out", tmp_path / "kept"
    folder.mkdir()
    (folder / "kit.toml").write_text('title = "Steg"\nformats = ["text"]\n')

    def make() -> None:
        build(folder, out)

    def made(text: str) -> State:
        (folder / "steg.txt").write_text(text, encoding="utf-8")
        make()
        return state_of(out)

    old = made(OLD)
    shutil.copytree(out, kept)
    new = made(NEW)
    archives = {old["kit.zip"], new["kit.zip"]}
    folders = [{name: content for name, content in one.items() if name != "kit.zip"} for one in (old, new)]

    def before() -> None:
        shutil.rmtree(out)
        shutil.copytree(kept, out)

    def look(at: int) -> None:
        there = state_of(out)
        assert there.pop("kit.zip") in archives, f"the ZIP is torn at step {at}"
        assert there in folders or (not exchange and way == "killed" and there == {}), f"the kit is torn at step {at}"
        if at % 7 == 0 or there == {}:  # each takes a whole build
            make()
            assert state_of(out) == new, f"the next build makes good what step {at} broke"
            assert not leftovers(out)

    steps = every_step(make, way, before, look, stride=7)
    assert steps >= 20
    record_property("steps that failed or were the last", steps)
    make()
    assert state_of(out) == new
    with zipfile.ZipFile(out / "kit.zip") as archive:
        assert archive.testzip() is None


def test_a_torn_file_would_be_seen(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"

    def careless() -> None:
        with os.fdopen(os.open(target, os.O_CREAT | os.O_WRONLY), "wb") as stream:
            stream.write(b"old and new")

    assert in_a_process(careless, 1, "killed")
    assert target.read_bytes() == b"old a"
