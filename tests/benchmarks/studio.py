"""From a key in the studio to the changed page, a folder opened, memory over many edits: part of `make bench`.

The server runs in a process of its own, the page in headless Chromium: it is what a hand at the keys waits for.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.browsing import chromium, visit
from tests.studio.studios import CLIPPING, clipping_in, ready

STEPS, WARM = 30, 4
FOLDER = 1_000
EDITS = 3_600
"""An edit a second for an hour."""
_BODY = 4_300
"""Signs of invented text, which make a clipping of some 5 kB."""
_ROLES = "dlhd"


class Server(NamedTuple):
    """A studio in a process of its own."""

    process: subprocess.Popen[str]
    address: str

    @property
    def resident(self) -> int:
        """Its megabytes in memory; 0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii")
        except OSError:
            return 0
        return int(told.split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


@contextmanager
def served(path: Path) -> Iterator[Server]:
    """The studio as the command starts it."""
    command = [sys.executable, "-m", "umbruch", "studio", str(path), "--no-open", "-o", str(path.parent / "output")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    found = None
    while found is None:
        found = re.search(r"http://\S+", process.stdout.readline())
    yield Server(process, found[0])
    process.terminate()
    process.wait()


def text() -> str:
    """A clipping of some 5 kB."""
    lines: list[str] = []
    while sum(len(one) for one in lines) < _BODY:
        number = len(lines) + 1
        lines.append(
            f"Der Abschnitt {number} des Weges an der Kalle wird im Frühjahr gebaut. Das sagte die Bürgermeisterin\n"
            f"am Rande der Sitzung {number}, zu der viele Zuhörer in den Saal des Rathauses gekommen waren.\n"
        )
    return CLIPPING.replace("Foto: Karl", "\n".join(lines) + "\nFoto: Karl")


def waits(folder: Path) -> list[float]:
    """Milliseconds from a key to the page that shows what it did, one after another."""
    found = []
    with chromium() as browser, served(clipping_in(folder, text())) as server, visit(browser, server.address) as seen:
        page = seen.page
        ready(page)
        page.locator("#line-3").click()
        for number in range(WARM + STEPS):
            page.evaluate("delete document.documentElement.dataset.took")
            page.keyboard.press(_ROLES[number % len(_ROLES)])
            page.locator("html[data-took]").wait_for(state="attached")  # no handle that keeps what the page let go
            found.append(float(page.locator("html").get_attribute("data-took") or 0))
    return found[WARM:]


def opening(folder: Path) -> float:
    """Seconds until a folder of a thousand clippings is listed."""
    archive = folder / "archive"
    archive.mkdir()
    for number in range(FOLDER):
        clipping_in(archive, CLIPPING.replace("Kalle", f"Kalle {number}"), f"{number:04}.txt")
    with chromium() as browser, served(archive) as server:
        began = time.monotonic()
        with visit(browser, server.address) as seen:
            seen.page.wait_for_selector(f".entries li:nth-child({FOLDER})", state="attached")
            return time.monotonic() - began


def memory(folder: Path, edits: int) -> tuple[int, int]:
    """Megabytes of the server after a tenth of the edits, and after all."""
    early = 0
    with chromium() as browser, served(clipping_in(folder, text())) as server, visit(browser, server.address) as seen:
        page = seen.page
        ready(page)
        page.locator("#line-3").click()
        for number in range(edits):
            page.evaluate("delete document.documentElement.dataset.took")
            page.keyboard.press(_ROLES[number % len(_ROLES)])
            page.locator("html[data-took]").wait_for(state="attached")  # no handle that keeps what the page let go
            if number == edits // 10:
                early = server.resident
        return early, server.resident


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(edits: int = 0) -> None:
    """Measure, and print a line for each."""
    with tempfile.TemporaryDirectory() as name:
        found = waits(Path(name))
        middle, slow = statistics.median(found), sorted(found)[int(len(found) * 0.9)]
        say(f"studio  key to changed page, 5 kB   {middle:6.0f} ms   nine of ten within {slow:.0f} ms")
        say(f"studio  folder of {FOLDER:,} clippings   {opening(Path(name)):6.2f} s")
    if edits:
        with tempfile.TemporaryDirectory() as name:
            early, late = memory(Path(name), edits)
            say(f"studio  memory over {edits:,} edits    {early:6} MB after a tenth, {late} MB at the end")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:2]))
