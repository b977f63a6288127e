"""`umbruch studio` as it is called: what it prints, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, heeds_control_c, run

WITHOUT = 'import sys; sys.modules["uvicorn"] = None; sys.argv = ["umbruch", "studio", "a.txt"]; '


def test_it_prints_its_address_and_ends_with_control_c(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ein Fest\n\nKALLDORF. Es war schön am Teich.\n", encoding="utf-8")
    command = [*COMMAND, "studio", "a.txt", "--no-open"]
    called = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, preexec_fn=heeds_control_c
    )  # fmt: skip
    try:
        assert called.stderr is not None
        assert called.stderr.readline().startswith("umbruch: http://127.0.0.1:")
        called.send_signal(signal.SIGINT)
        _, error = called.communicate(timeout=60)
    finally:
        called.kill()
    assert called.returncode == 130
    assert "Traceback" not in error
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_is_not_there_and_a_port_that_is_taken_are_told(tmp_path: Path) -> None:
    missing = run("studio", "none.txt", "--no-open", cwd=tmp_path)
    assert (missing.status, missing.out) == (3, "")
    assert missing.err == "umbruch: none.txt: there is no such file or folder (check the path)\n"
    (tmp_path / "a.txt").write_text("Ein Fest\n", encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = run("studio", "a.txt", "--no-open", "--port", str(port), cwd=tmp_path)
    assert told.status == 1
    assert f"port {port} cannot be used" in told.err


def test_what_has_to_be_installed_is_told(tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    code = WITHOUT + "from umbruch.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "pip install 'umbruch[studio]'" in done.stderr
