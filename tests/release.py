"""Build sdist and wheel, and try each in a clean environment of its own: `make release`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.tools import ROOT


def main() -> int:
    """Everything up to the upload; the exit status."""
    dist = ROOT / "dist"
    for old in dist.glob("umbruch-*"):
        old.unlink()
    _run(sys.executable, "-m", "hatchling", "build", "-d", str(dist))
    made = sorted(dist.glob("umbruch-*"))
    for file in made:
        with tempfile.TemporaryDirectory() as folder:
            _try(file, Path(folder))
        sys.stdout.write(f"{file.relative_to(ROOT)}: installs and converts\n")
    return 0 if len(made) == 2 else 1


def _try(file: Path, folder: Path) -> None:
    venv.create(folder / "clean", with_pip=True)
    binaries = folder / "clean" / ("Scripts" if sys.platform == "win32" else "bin")
    _run(
        str(binaries / "python"), "-m", "pip", "install", "-q", "--constraint", str(ROOT / "constraints.txt"), str(file)
    )
    command = str(binaries / "umbruch")
    _run(command, "--version", cwd=folder)
    _run(command, "convert", str(ROOT / "input" / "clipping.txt"), "-o", "output", "-q", cwd=folder)
    made = {path.suffix for path in (folder / "output").iterdir()}
    if not made >= {".pdf", ".epub", ".docx", ".xml"}:
        raise SystemExit(f"{file.name} made only {sorted(made)}")


def _run(*command: str, cwd: Path = ROOT) -> None:
    subprocess.run(command, cwd=cwd, check=True)


if __name__ == "__main__":
    sys.exit(main())
