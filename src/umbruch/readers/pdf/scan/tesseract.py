"""Scanned pages read by tesseract, where it is installed: called as a program, one page at a time, within bounds."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from umbruch.errors import InputUnreadable
from umbruch.kept import Store, remembered
from umbruch.readers.pdf.scan.hocr_blocks import Scanned, scanned

RESOLUTION = 200
"""Pixels an inch: .985 of the words right in 1.7 s a page, where 300 reach .993 in 4.1 s (seven clippings)."""
MOST_SCANNED_PAGES = 20
_PATIENCE = 60
"""Seconds for one page."""

_LANGUAGES = {
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb", "hr": "hrv", "hu": "hun",
    "it": "ita", "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav", "nb": "nor", "nl": "nld", "nn": "nor",
    "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sr": "srp",
    "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "chi_sim",
}  # fmt: skip
"""Tesseract's names of languages (ISO 639-2/T mostly) by BCP 47."""
_UNTOLD = ("deu", "eng")
"""Asked for together where nobody says the language: more of them at once read worse and slower."""
_FRAKTUR = ("frk", "deu_latf", "Fraktur", "script/Fraktur")

_ROTATE = re.compile(rb"Rotate: (\d+)")
_ORIENTATION_SURE = re.compile(rb"Orientation confidence: ([\d.]+)")
_LEAST_ORIENTATION = 1.0
"""Of tesseract's own measure, from which its word on which way is up is taken; wrong ones had at most .6."""
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "DYLD_LIBRARY_PATH")


_ANSWERS: Store[tuple[str, ...], bytes] = Store(32, "readers.pdf.scan.tesseract.answers")
"""What it has said of the last pages, some 200 kB each: whoever corrects a scan reads it again with every step."""


@remembered(1)
def languages_installed() -> tuple[str, ...] | None:
    """The data that tesseract can read with here, `osd` among them; None where it is not installed."""
    if shutil.which("tesseract") is None:
        return None
    try:
        listed = _asked(["--list-langs"], b"", "tesseract")
    except InputUnreadable:
        return None
    names = listed.decode("utf-8", "replace").split("\n")[1:]
    return tuple(name.strip() for name in names if name.strip())


def require(source: str, why: str) -> tuple[str, ...]:
    """The languages that can be read.

    Args:
        source: the file's name for messages.
        why: why its text has to be read from the picture.

    Raises:
        InputUnreadable: tesseract or its languages are not installed.
    """
    found = tuple(name for name in languages_installed() or () if name != "osd")
    if not found:
        raise InputUnreadable(
            f"{why}, and tesseract, which reads scanned pages, is not installed here",
            source=source, hint="install tesseract-ocr and the language, for German tesseract-ocr-deu",
        )  # fmt: skip
    return found


def named_by(lang: str | None) -> str | None:
    """Tesseract's name of a language (BCP 47); None where it has none."""
    return _LANGUAGES.get((lang or "").split("-")[0].lower())


def chosen_languages(lang: str | None, installed: Sequence[str]) -> tuple[str, ...]:
    """What to read with: the language that is told where it is installed, else the usual ones, else what there is."""
    told = named_by(lang)
    if told and told in installed:
        return (told,)
    usual = tuple(name for name in _UNTOLD if name in installed)
    return usual or tuple(installed[:1])


def fraktur(installed: Sequence[str]) -> str | None:
    """The language of German in broken letters, where it is installed."""
    return next((name for name in _FRAKTUR if name in installed), None)


def read_picture(
    picture: bytes, languages: Sequence[str], resolution: float, source: str, *, letter: bool = False
) -> Scanned:
    """The text in a picture of a page.

    Args:
        picture: a PGM or PNG file.
        languages: tesseract's names.
        resolution: its pixels an inch; places and sizes come out in points by it.
        source: the input's name for messages.
        letter: whether it shows a single letter.

    Raises:
        InputUnreadable: tesseract gives up, or takes longer than a minute.
    """
    command = [
        "stdin",
        "stdout",
        "-l",
        "+".join(languages),
        "--psm",
        "10" if letter else "3",
        "--dpi",
        str(round(resolution)),
    ]
    hocr = _asked([*command, "-c", "hocr_font_info=0", "hocr"], picture, source)
    return scanned(hocr, 72 / resolution, fewest=1) if letter else scanned(hocr, 72 / resolution)


def quarter_turns(picture: bytes, source: str) -> int:
    """The degrees (0, 90, 180, 270) by which a page has to be turned clockwise to stand upright; 0 where in doubt."""
    if "osd" not in (languages_installed() or ()):
        return 0
    try:
        told = _asked(["stdin", "stdout", "-l", "osd", "--psm", "0"], picture, source)
    except InputUnreadable:
        return 0  # it says so of pages with too few letters
    degrees, sure = _ROTATE.search(told), _ORIENTATION_SURE.search(told)
    if degrees is None or sure is None or float(sure.group(1)) < _LEAST_ORIENTATION:
        return 0
    return int(degrees.group(1)) % 360


def _asked(arguments: Sequence[str], given: bytes, source: str) -> bytes:
    """What tesseract answers: in a folder of its own, without what else stands in the environment, within a minute."""
    program = shutil.which("tesseract") or "tesseract"
    asked = (program, *arguments, hashlib.sha256(given).hexdigest())
    if given and (known := _ANSWERS.get(asked)) is not None:
        return known
    environment = {name: value for name in _KEPT if (value := os.environ.get(name)) is not None}
    with tempfile.TemporaryDirectory(prefix="umbruch-") as folder:
        environment |= {"OMP_THREAD_LIMIT": "1", "TMPDIR": folder, "TMP": folder}
        try:
            process = subprocess.Popen(  # noqa: S603  a fixed program, no shell
                [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                cwd=Path(folder), env=environment, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise InputUnreadable(f"tesseract cannot be started: {error.strerror}", source=source) from None
        try:
            answer, complaint = process.communicate(given, timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            raise InputUnreadable(
                f"tesseract did not read the page within {_PATIENCE} seconds", source=source,
                hint="cut the article out of the page",
            ) from None  # fmt: skip
        finally:
            _end(process)
    if process.returncode:
        said = complaint.decode("utf-8", "replace").strip().splitlines()
        raise InputUnreadable(
            f"tesseract cannot read the page: {said[-1] if said else 'no reason told'}", source=source
        )
    return _ANSWERS.keep(asked, answer) if given else answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """Make an end of a program that still runs, and of whatever it has started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
