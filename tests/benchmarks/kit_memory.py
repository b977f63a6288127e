"""How much memory a kit of 50 articles and 100 pictures of 12 megapixels takes; run it as a script."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ARTICLES, PICTURES, MOST_MEGABYTES = 50, 100, 400
_BUILD = """
import re, resource, sys, time
from pathlib import Path
from umbruch.presskit.build.kit_build import build
begun = time.perf_counter()
build(*map(Path, sys.argv[1:]))
used = resource.getrusage(resource.RUSAGE_SELF)
status = Path("/proc/self/status")
most = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text()).group(1)) if status.exists() else used.ru_maxrss
print(time.perf_counter() - begun, used.ru_utime + used.ru_stime, most / 1024)
"""
"""The most that was used is asked of Linux itself: `ru_maxrss` is never less than that of whoever started it."""


def write_folder(folder: Path) -> None:
    """Articles with two pictures each; pictures with as much detail as a camera's, no two alike."""
    from PIL import Image

    (folder / "bilder").mkdir(parents=True)
    coarse = Image.effect_noise((40, 30), 120).resize((4000, 3000), Image.Resampling.BICUBIC)
    fine = Image.effect_noise((4000, 3000), 14)
    photograph = Image.merge("RGB", [Image.blend(coarse, fine, share) for share in (0.6, 0.65, 0.7)])
    for number in range(PICTURES):
        photograph.paste((2 * number, 200 - number, number), (0, 0, 400 + number, 300))
        photograph.save(folder / "bilder" / f"{number:03}.jpg", quality=88)
    paragraphs = "\n\n".join("Die Gemeinde hat am Montag einen Plan vorgestellt. " * 12 for _ in range(8))
    for number in range(ARTICLES):
        figures = [f"![Bild](bilder/{2 * number + one:03}.jpg)" for one in (0, 1)]
        text = "\n\n".join((f"# Bericht {number}", figures[0], paragraphs, figures[1], paragraphs))
        (folder / f"bericht-{number:02}.md").write_text(text, encoding="utf-8")


class Built(NamedTuple):
    """What a kit took: seconds by the clock and of work, and megabytes at most."""

    seconds: float
    work: float
    megabytes: float


def build_in_a_process() -> Built:
    """The kit in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kit"
        write_folder(folder)
        command = (sys.executable, "-c", _BUILD, str(folder), str(Path(place) / "out"))
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Built(*map(float, told.split()))


def main() -> int:
    """Build it; status 1 where it took too much memory."""
    built = build_in_a_process()
    sys.stdout.write(
        f"{built.megabytes:.0f} MB at most, {built.work:.0f} s of work, {built.seconds:.0f} s by the clock\n"
    )
    return int(built.megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
