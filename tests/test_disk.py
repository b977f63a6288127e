"""What rendering touches: umbruch's own files, and the style with its fonts and template; it changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import umbruch
from tests.disk import Watch
from tests.tools import ROOT
from umbruch.fonts import face_file
from umbruch.style.model import FontFamily


@pytest.mark.slow
def test_rendering_opens_only_what_the_style_names_and_changes_nothing(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "house.docx"))
    shutil.copy(face_file(FontFamily("PT Serif")), tmp_path / "own.ttf")
    style = tmp_path / "house.toml"
    style.write_text(
        'extends = "release"\n[docx]\ntemplate = "house.docx"\n[fonts.serif]\nfamily = "Own"\nregular = "own.ttf"\n'
    )
    command = [sys.executable, "-B", "-m", "tests.disk", str(style)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    written = sum(row.writes for row in umbruch.formats())
    assert done.stdout.splitlines() == ["own house.docx", "own house.toml", "own own.ttf", f"formats {written}"]


def test_a_file_that_is_written_and_a_process_that_is_started_would_be_seen() -> None:
    watch = Watch()
    watch("open", ("asleep.txt", "w", 0))
    assert (watch.done, watch.opened) == ([], set())
    watch.awake = True
    watch("open", ("read.txt", "r", 0))
    watch("open", ("written.txt", "w", 0))
    watch("open", (b"made.txt", None, 64 | 1))
    watch("subprocess.Popen", ("ls",))
    assert watch.opened == {"read.txt", "written.txt", "made.txt"}
    assert watch.done == ["writes written.txt", "writes made.txt", "does subprocess.Popen ('ls',)"]
