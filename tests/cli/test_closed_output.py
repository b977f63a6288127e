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
