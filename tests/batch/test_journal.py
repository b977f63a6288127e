"""The journal of a batch: what has not changed is left out, what has changed is made anew, nothing is lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import umbruch
from tests.cli.running import COMMAND
from tests.photographs import jpeg
from umbruch.batch import Result, ingredients
from umbruch.batch.journal import JOURNAL, Journal, Kept, Record
from umbruch.facts.moment import EARLIEST

ARTICLE = "Neue Brücke {name}\n\nKALLDORF. Am Montag ist die neue Brücke über die Kalle eröffnet worden.\n"
STYLE = 'extends = "release"\n[page]\nsize = "A5"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of them with a picture beside it, and a style."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name in ("eins", "zwei"):
        (inputs / f"{name}.txt").write_text(ARTICLE.format(name=name), encoding="utf-8")
    (inputs / "eins.jpg").write_bytes(jpeg(size=(40, 30)))
    (tmp_path / "haus.toml").write_text(STYLE, encoding="utf-8")
    return tmp_path


def resumed(folder: Path, **how: Any) -> list[Result]:
    options = {"to": ["markdown", "text"], "style": folder / "haus.toml", **how}
    return umbruch.convert(
        [folder / "in" / "eins.txt", folder / "in" / "zwei.txt"], out=folder / "out", resume=True, **options
    )


def statuses(folder: Path, **how: Any) -> list[str]:
    return [result.status for result in resumed(folder, **how)]


def test_what_has_not_changed_is_left_out_and_told(folder: Path) -> None:
    assert statuses(folder) == ["done", "done"]
    before = {path.name: path.stat().st_mtime_ns for path in (folder / "out").glob("[!.]*")}
    again = resumed(folder)
    assert [result.status for result in again] == ["skipped", "skipped"]
    assert [path.name for path in again[0].files] == ["eins.md", "eins.jpg", "eins.txt"]
    assert all(made.size == made.path.stat().st_size for result in again for made in result.made)
    assert {path.name: path.stat().st_mtime_ns for path in (folder / "out").glob("[!.]*")} == before


def test_an_input_that_is_only_newer_is_not_made_again(folder: Path) -> None:
    resumed(folder)
    os.utime(folder / "in" / "eins.txt")
    assert statuses(folder) == ["skipped", "skipped"]


def _other_text(folder: Path) -> None:
    """Other words of the same length, with the same time stamp."""
    path = folder / "in" / "eins.txt"
    stat = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Montag", "Mittag"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _target(content: Callable[[bytes], bytes] | None) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "out" / "eins.md"
        if content is None:
            path.unlink()
        else:
            stat = path.stat()
            path.write_bytes(content(path.read_bytes()))
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10**9))

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file that is missing": _target(None),
    "an empty file": _target(lambda _: b""),
    "a file that is cut": _target(lambda content: content[:-5]),
    "a file of the same size that was written over": _target(lambda content: content.replace(b"Montag", b"Mittag")),
    "other words in the input": _other_text,
    "another picture of that name": lambda folder: (folder / "in" / "eins.jpg").write_bytes(jpeg(size=(30, 40))),
    "a second picture": lambda folder: (folder / "in" / "eins-2.jpg").write_bytes(jpeg(size=(20, 20))),
    "a picture that is gone": lambda folder: (folder / "in" / "eins.jpg").unlink(),
    "a picture stored beside the result that is gone": lambda folder: (folder / "out" / "eins.jpg").unlink(),
    "corrections beside the input": lambda folder: (folder / "in" / "eins.fix.toml").write_text("", encoding="utf-8"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_made_again_and_nothing_else(folder: Path, what: str) -> None:
    resumed(folder)
    CHANGES[what](folder)
    assert statuses(folder) == ["done", "skipped"]
    assert statuses(folder) == ["skipped", "skipped"]
    fresh = folder / "fresh"
    umbruch.convert(folder / "in" / "eins.txt", to=["markdown", "text"], out=fresh)
    assert (folder / "out" / "eins.md").read_bytes() == (fresh / "eins.md").read_bytes()


def _other_style(folder: Path) -> None:
    (folder / "haus.toml").write_text(STYLE.replace("A5", "A4"), encoding="utf-8")


def _settings(folder: Path) -> None:
    (folder / "in" / "umbruch.toml").write_text('language = "de-AT"\n', encoding="utf-8")


@pytest.mark.parametrize("change", [_other_style, _settings])
def test_what_holds_for_all_makes_all_anew(folder: Path, change: Callable[[Path], None]) -> None:
    resumed(folder)
    change(folder)
    assert statuses(folder) == ["done", "done"]


@pytest.mark.parametrize("how", [{"style": "release"}, {"lang": "en"}, {"set": {"headline": "Anders"}}])
def test_other_options_make_all_anew(folder: Path, how: dict[str, object]) -> None:
    resumed(folder)
    assert statuses(folder, **how) == ["done", "done"]


def test_another_version_of_the_program_makes_all_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resumed(folder)
    monkeypatch.setattr(ingredients, "program_key", lambda: "another")
    assert statuses(folder) == ["done", "done"]


def test_only_the_format_that_is_missing_is_made(folder: Path) -> None:
    resumed(folder, to=["markdown"])
    before = (folder / "out" / "eins.md").stat().st_mtime_ns
    result = resumed(folder)[0]
    assert (result.status, [path.name for path in result.files]) == ("done", ["eins.md", "eins.jpg", "eins.txt"])
    assert (folder / "out" / "eins.md").stat().st_mtime_ns == before


def test_a_journal_that_is_broken_is_begun_anew(folder: Path) -> None:
    resumed(folder)
    (folder / "out" / JOURNAL).write_bytes(b"this is no journal" * 400)
    assert statuses(folder) == ["done", "done"]
    assert statuses(folder) == ["skipped", "skipped"]


def test_files_that_nobody_recorded_are_made_anew(folder: Path) -> None:
    umbruch.convert(
        [folder / "in" / "eins.txt", folder / "in" / "zwei.txt"], to=["markdown", "text"], out=folder / "out"
    )
    assert not (folder / "out" / JOURNAL).exists(), "a few files need no journal"
    assert statuses(folder) == ["done", "done"]


def test_a_batch_that_did_not_end_keeps_its_moment(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = journal.begin("key", resume=False)
    journal.close()
    journal = Journal(tmp_path)
    assert journal.begin("key", resume=True) == first
    assert journal.begin("another", resume=True) != first
    journal.close()
    journal = Journal(tmp_path)
    assert journal.begin("key", resume=True) == first
    journal.finish()
    assert journal.begin("key", resume=True) > first > EARLIEST
    journal.close()


def test_records_come_back_as_they_were_kept(tmp_path: Path) -> None:
    record = Record("json", (Kept("a.json", 3, "d"),), "key", (("/a", "b"),), ("a.jpg",))
    journal = Journal(tmp_path)
    journal.keep("a.txt", [record])
    assert journal.records("a.txt") == (record,)
    assert journal.records("b.txt") == ()
    assert journal.is_made(str(tmp_path / "a.json"))
    assert not journal.is_made(str(tmp_path / "b.json"))
    journal.close()


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("[!.]*"))}


@pytest.mark.slow
def test_a_batch_that_is_killed_and_resumed_comes_out_as_if_undisturbed(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number in range(24):
        (inputs / f"a{number:02}.txt").write_text(ARTICLE.format(name=number), encoding="utf-8")
    out = tmp_path / "out"
    command = [*COMMAND, "convert", str(inputs), "--to", "newsml,json", "-o", str(out), "-j", "2", "--resume"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 30
    while process.poll() is None and len(list(out.glob("*.json"))) < 3 and time.monotonic() < until:
        time.sleep(0.002)
    process.kill()
    process.wait()
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list(out.glob("*.json"))) == len(list(out.glob("*.xml"))) == 24
    assert [path.name for path in out.glob(".*")] == [JOURNAL]
    kept = Journal(out)
    moment = kept._table.execute("SELECT DISTINCT moment, finished FROM batch").fetchall()
    kept.close()
    assert len(moment) == 1, "both runs are one batch"
    epoch = str(int(datetime.fromisoformat(moment[0][0]).timestamp()))
    undisturbed = tmp_path / "undisturbed"
    subprocess.run(
        [*command[:-5], "-o", str(undisturbed), "-j", "1"],
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
        check=True,
        capture_output=True,
    )
    assert digests(out) == digests(undisturbed)
