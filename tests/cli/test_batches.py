"""`umbruch convert` over folders and lists: what is named, what is told, and how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import run, run_in_terminal
from umbruch.cli.printing.progress import progress_line

ARTICLE = "Neue Brücke {name}\n\nKALLDORF. Am Montag ist die neue Brücke über die Kalle eröffnet worden.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    for name in ("2023/a.txt", "2024/a.txt", "2024/drafts/b.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE.format(name=name), encoding="utf-8")
    return folder


def test_a_folder_is_converted_into_folders_of_the_same_names_and_taken_up_again(archive: Path) -> None:
    out = archive.parent / "out"
    arguments = ("convert", archive, "--to", "json", "-o", out, "--exclude", "drafts", "--resume")
    ran = run(*arguments)
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "umbruch: 2 inputs: 2 done")
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*.json")) == ["2023/a.json", "2024/a.json"]
    again = run(*arguments)
    assert (again.status, again.err) == (0, "umbruch: 2 inputs: 2 skipped\n")
    assert again.out.count("(was there)") == 2


def test_inputs_come_from_a_list_or_from_standard_input(archive: Path) -> None:
    out = archive.parent / "out"
    names = archive.parent / "names.lst"
    names.write_text(f"{archive / '2023' / 'a.txt'}\n\n", encoding="utf-8")
    ran = run("convert", "--files-from", names, "--to", "json", "-o", out)
    assert (ran.status, (out / "a.json").is_file()) == (0, True)
    piped = os.fsencode(archive / "2024" / "drafts" / "b.txt") + b"\0"
    ran = run("convert", "--files-from", "-", "--to", "json", "-o", out, stdin=piped)
    assert (ran.status, (out / "b.json").is_file()) == (0, True)
    ran = run("convert", "--files-from", "-", "--to", "json", "-o", out)
    assert (ran.status, ran.err) == (0, "umbruch: there was nothing to do\n")
    ran = run("convert", "--files-from", archive.parent / "none.lst", "--to", "json", "-o", out)
    assert (ran.status, "no such list of inputs" in ran.err) == (3, True)


def test_names_that_clash_are_one_line_before_anything_is_written(archive: Path) -> None:
    out = archive.parent / "out"
    ran = run("convert", archive / "2023" / "a.txt", archive / "2024" / "a.txt", "--to", "json", "-o", out)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert "nothing was written" in ran.err
    assert not out.exists()


def test_a_report_has_a_line_of_json_for_each_input(archive: Path) -> None:
    report = archive.parent / "report.jsonl"
    out = archive.parent / "out"
    ran = run("convert", archive / "2023", archive / "none.txt", "--to", "json", "-o", out, "--report", report)
    assert ran.status == 1
    done, failed = map(json.loads, report.read_text(encoding="utf-8").splitlines())
    assert set(done) == {"source", "status", "seconds", "files", "diagnostics", "error"}
    assert (done["source"], done["status"], done["error"]) == (str(archive / "2023" / "a.txt"), "done", None)
    (made,) = done["files"]
    assert made == {"format": "json", "path": str(out / "a.json"), "size": (out / "a.json").stat().st_size}
    assert done["seconds"] > 0
    assert failed["status"] == "failed"
    assert failed["error"] == {"code": "input.missing", "message": "there is no such file", "hint": "check the path"}
    ran = run("convert", archive, "--to", "json", "-o", out, "--report", archive)
    assert (ran.status, "the report cannot be written" in ran.err) == (1, True)


def test_fail_fast_says_what_was_not_begun(archive: Path) -> None:
    first = archive / "2022.txt"
    first.touch()
    ran = run("convert", first, archive / "2024", "--to", "json", "-o", archive / "out", "--fail-fast")
    assert ran.status == 3
    assert ran.err.splitlines()[-1] == "umbruch: 2 inputs were not begun"


def test_many_inputs_are_summed_up_by_kinds_of_failure_and_doubt(archive: Path) -> None:
    for number in range(9):
        (archive / f"e{number}.txt").touch()
    ran = run("convert", archive, "--to", "json", "-o", archive / "out", "-j", "1")
    assert ran.err.splitlines()[-2:] == [
        "umbruch: 12 inputs: 3 done, 9 failed",
        "umbruch: failed: 9 input.unreadable",
    ]


def test_progress_has_rate_and_time_left() -> None:
    assert progress_line(120, 1_000, 60.0, 0) == "umbruch: 120 of 1000, 2.0/s, 7:20 left"
    assert progress_line(120, None, 10.0, 3) == "umbruch: 120, 12/s, 3 failed"
    assert progress_line(1, 10_000, 1.0, 0) == "umbruch: 1 of 10000, 1.0/s, 2:46:39 left"


def test_a_table_in_a_terminal_holds_no_remains_of_the_progress(archive: Path) -> None:
    ran = run_in_terminal("convert", archive, "--to", "json", "-o", archive / "out")
    assert ran.status == 0
    assert "\r" not in ran.out


def test_json_tells_of_each_input_in_a_line_and_prints_no_table(archive: Path) -> None:
    ran = run("convert", archive, "--to", "json", "-o", archive.parent / "out", "--json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.status, [line["status"] for line in lines], ran.err) == (0, ["done"] * 3, "")
    ran = run("convert", archive / "2023" / "a.txt", "--to", "json", "-o", "-", "--json")
    assert (ran.status, "cannot hold both" in ran.err) == (2, True)


def test_quiet_prints_nothing_of_what_went_well_and_verbose_tells_notes(archive: Path) -> None:
    one, out = archive / "2023" / "a.txt", archive.parent / "out"
    quiet = run("convert", one, "--to", "text", "-o", out, "-q")
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    told = run("convert", one, "--to", "text", "-o", out, "-v", "--set", "section=Kreis", "--set", "version=2")
    assert "umbruch: info: " in told.err
    assert "format.loss" in told.err


def test_a_failure_is_told_however_quiet(archive: Path) -> None:
    ran = run("convert", archive / "none.txt", "--to", "text", "-o", archive.parent / "out", "-q")
    assert (ran.status, "no such file" in ran.err) == (3, True)
