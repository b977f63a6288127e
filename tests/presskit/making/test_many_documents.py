"""Documents of a large kit made in several processes; in one of its own, as a test's process may have threads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.presskit.folders import folder_of, photograph
from tests.tools import ROOT

_BUILD = """
import os, sys
from pathlib import Path
from umbruch.errors import UmbruchError
from umbruch.presskit.build.kit_build import build
from umbruch.presskit.making import kit_files, many_documents

folder, out = Path(sys.argv[1]), Path(sys.argv[2])
made, broken, forks = kit_files.one_document, {}, []
os.register_at_fork(before=lambda: forks.append(1))

def one_document(wanted, **named):
    for suffix, error in broken.items():
        if wanted.path.endswith(suffix):
            raise error
    return made(wanted, **named)

def built(name, processes):
    many_documents.MANY, many_documents.processors = 4, lambda: processes
    try:
        return build(folder, out / name).archive.read_bytes()
    except UmbruchError as error:
        return str(error)

kit_files.one_document = one_document
one = built("one", 1)
assert not forks
assert built("several", 2) == one and one[:2] == b"PK", "same bytes"
assert len(forks) == 2, forks
broken[".txt"] = UmbruchError("it is no text", source="a.txt")
assert built("third", 2) == built("fourth", 1) == "a.txt: it is no text", built("third", 2)
broken[".epub"] = KeyError("a")
assert "a fault in umbruch, not in your file: KeyError" in built("fifth", 2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they are made in one process")
def test_several_processes_make_the_same_documents_and_tell_the_same_errors(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "bild.jpg").write_bytes(photograph())
    for number in range(2):
        (folder / f"{number}.md").write_text(f"# Bericht {number}\n\n![Ein Bild](bild.jpg)\n\nAm Montag.\n", "utf-8")
    command = [sys.executable, "-c", _BUILD, str(folder), str(tmp_path / "out")]
    stamped = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=ROOT, env=stamped)
    assert done.returncode == 0, done.stderr
