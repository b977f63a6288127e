"""The pictures of README and tutorial, made from the samples in `input/`: `python -m tests.documents.pictures`."""

from __future__ import annotations

import base64
import io
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from tests.browsing import chromium, visit
from tests.cli.running import COMMAND
from tests.tools import ROOT, SAMPLE_EPOCH
from umbruch.fonts.families import face_file
from umbruch.style.model import FontFamily

INPUT = ROOT / "input"
_GAP, _DESK = 24, (228, 223, 211)
_WIDE = 1800
"""Pixels of the row of pages: twice what README shows."""
_WINDOW = (900, 760)
"""CSS pixels of the window in which the annotated clipping is shown."""


_FACES = ("Noto Serif", "Noto Sans")
"""The faces that the page of `inspect --html` asks for first; they come with umbruch."""


def row_of_pages() -> Image.Image:
    """First pages in three styles, and the cover of a press review."""
    made = [
        _page("convert", str(INPUT / "clipping.txt"), "--to", "pdf", "--style", "broadsheet"),
        _page("convert", str(INPUT / "feature.md"), "--to", "pdf", "--style", "magazine"),
        _page("convert", str(INPUT / "release.txt"), "--to", "pdf", "--style", "letterhead"),
        _page("pressreview", str(INPUT / "clipping.txt"), str(INPUT / "agency.txt")),
    ]
    return _in_a_row(made, (_WIDE - _GAP * (len(made) + 1)) // len(made))


def finished_page() -> Image.Image:
    """The clipping as the tutorial makes it."""
    return _in_a_row([_page("convert", str(INPUT / "clipping.txt"), "--to", "pdf", "--style", "clipping")], 520)


def annotated_clipping() -> Image.Image:
    """The page of `umbruch inspect --html`, as a browser shows it."""
    command = [*COMMAND, "inspect", str(INPUT / "clipping.txt"), "--html"]
    done = subprocess.run(command, capture_output=True, check=True, env=_environment())
    width, height = _WINDOW
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder) / "clipping.html"
        path.write_bytes(_in_our_faces(done.stdout))
        with visit(browser, path, width=width) as seen:
            return Image.open(io.BytesIO(seen.page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})))


def _in_our_faces(page: bytes) -> bytes:
    """The page with the faces that it asks for, whatever a machine has of them."""
    faces = b"".join(
        b"@font-face{font-family:'%s';src:url(data:font/ttf;base64,%s)}"
        % (name.encode(), base64.b64encode(face_file(FontFamily(name), bold=False, italic=False).read_bytes()))
        for name in _FACES
    )
    allowed = page.replace(b"style-src 'unsafe-inline'", b"style-src 'unsafe-inline'; font-src data:")
    assert allowed != page
    return allowed.replace(b"<style>", b"<style>" + faces, 1)


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "docs/pages.png": row_of_pages,
    "docs/tutorial/finished.png": finished_page,
    "docs/tutorial/annotated.png": annotated_clipping,
}


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How unlike two pictures are, from 0 to 1, by the grey of 64 fields in a row: a hair does not count."""
    size = (64, max(1, 64 * one.height // one.width))
    first, second = (picture.convert("L").resize(size).tobytes() for picture in (one, other))
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first) / 255


def main() -> None:
    """Write every picture."""
    for name, make in PICTURES.items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        make().convert("RGB").quantize(128).save(path, optimize=True)


def _page(*arguments: str) -> Image.Image:
    """The first page of the PDF that a command makes."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "made.pdf"
        subprocess.run([*COMMAND, *arguments, "-o", str(out)], capture_output=True, check=True, env=_environment())
        document = pypdfium2.PdfDocument(out.read_bytes())
        picture: Image.Image = document[0].render(scale=2).to_pil()
        document.close()
    return picture


def _in_a_row(pages: list[Image.Image], width: int) -> Image.Image:
    shown = [page.resize((width, width * page.height // page.width), Image.Resampling.LANCZOS) for page in pages]
    height = max(page.height for page in shown)
    sheet = Image.new("RGB", (_GAP + sum(page.width + _GAP for page in shown), height + 2 * _GAP), _DESK)
    for page, left in zip(shown, _lefts(shown), strict=True):
        sheet.paste(page, (left, _GAP))
    return sheet


def _lefts(pages: list[Image.Image]) -> Iterator[int]:
    left = _GAP
    for page in pages:
        yield left
        left += page.width + _GAP


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "SOURCE_DATE_EPOCH": SAMPLE_EPOCH, "LANGUAGE": "en"}


if __name__ == "__main__":
    main()
