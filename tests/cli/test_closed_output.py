"""Standard output that is closed or full ends in one line, never in a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_COPY = "Stadt baut Kita\n\nHALLINGEN. Die Stadt baut eine Kita, sagte Bürgermeisterin Ute Roth am Montag.\n"


def _run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    (folder / "a.txt").write_text(_COPY, encoding="utf-8")
    line = f"'{sys.executable}' -m umbruch {command}"
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_what_goes_to_a_closed_output_is_refused_and_what_goes_to_a_file_is_made(tmp_path: Path) -> None:
    refused = _run(tmp_path, "convert a.txt --to text -o - >&-")
    assert refused.returncode == 2
    assert "standard output is closed" in refused.stderr
    assert _run(tmp_path, "convert a.txt --to text -o out >&-").returncode == 0
    assert (tmp_path / "out" / "a.txt").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["inspect a.txt", "convert a.txt --to text -o -", "formats"])
def test_a_full_disk_behind_the_output_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    ended = _run(tmp_path, f"{command} > /dev/full")
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "No space left on device" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("command", ["convert - --to text -o out", "check -", "inspect -"])
def test_a_closed_input_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    ended = _run(tmp_path, f"{command} <&-")
    assert ended.returncode == 3
    assert "standard input is closed" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_device_as_a_target_is_an_error_of_the_input(tmp_path: Path) -> None:
    ended = _run(tmp_path, "convert a.txt --to text -o /dev/full")
    assert ended.returncode == 1
    assert "cannot be written: No space left on device" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("command", ["convert a.txt --to text", "kit kit", "check a.txt", "watch ."])
def test_a_deleted_working_folder_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    (tmp_path / "gone").mkdir()
    ended = _run(tmp_path, f"--version; cd gone && rmdir ../gone && '{sys.executable}' -m umbruch {command}")
    told = [line for line in ended.stderr.splitlines() if line.startswith("umbruch:")]
    assert told == ["umbruch: the working folder has been deleted (change to another one)"]
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_links_pipes_and_devices_are_written_through(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("kept.txt")
    (tmp_path / "new.txt").symlink_to("made/later.txt")
    for name in ("link.txt", "new.txt"):
        assert _run(tmp_path, f"convert a.txt --to text -o {name}").returncode == 0
        assert (tmp_path / name).is_symlink()
    written = (tmp_path / "kept.txt").read_bytes()
    assert "HALLINGEN" in written.decode()
    assert (tmp_path / "made" / "later.txt").read_bytes() == written
    piped = _run(
        tmp_path,
        f"formats >/dev/null; mkfifo p; cat p > got & '{sys.executable}' -m umbruch convert a.txt --to text -o p; wait",
    )
    assert piped.returncode == 0
    assert (tmp_path / "got").read_bytes() == written
    assert _run(tmp_path, "convert a.txt --to text -o /dev/null").returncode == 0
    assert _run(tmp_path, "convert a.txt --to text -o /dev/stdout").stdout.startswith("Stadt baut Kita")


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_link_to_the_input_is_no_way_to_overwrite_it(tmp_path: Path) -> None:
    (tmp_path / "out.txt").symlink_to("a.txt")
    ended = _run(tmp_path, "convert a.txt --to text -o out.txt")
    assert ended.returncode == 1
    assert "would overwrite an input" in ended.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == _COPY
