"""Scanned pages read by tesseract, where it is installed: called as a program, one page at a time, within bounds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from umbruch.errors import InputUnreadable
from umbruch.kept import remembered
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock

RESOLUTION = 200
"""Pixels an inch: .985 of the words right in 1.7 s a page, where 300 reach .993 in 4.1 s (seven clippings)."""
MOST_SCANNED_PAGES = 20
_PATIENCE = 60
"""Seconds for one page."""
_FEWEST_LETTERS = 2

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
_FRAKTUR = ("frk", "deu_latf", "script/Fraktur")

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")


class Scanned(NamedTuple):
    """The blocks of a scanned page in reading order, and how sure tesseract is of its words, from 0 to 1."""

    blocks: tuple[TextBlock, ...]
    sureness: float


@remembered(1)
def languages_installed() -> tuple[str, ...] | None:
    """The languages that tesseract can read here; None where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603  a fixed program, no shell
            [program, "--list-langs"], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    names = done.stdout.decode("utf-8", "replace").split("\n")[1:]
    return tuple(name.strip() for name in names if name.strip() and name.strip() != "osd")


def require(source: str, why: str) -> tuple[str, ...]:
    """The languages that can be read.

    Args:
        source: the file's name for messages.
        why: why its text has to be read from the picture.

    Raises:
        InputUnreadable: tesseract or its languages are not installed.
    """
    found = languages_installed()
    if not found:
        raise InputUnreadable(
            f"{why}, and tesseract, which reads scanned pages, is not installed here",
            source=source, hint="install tesseract-ocr and the language, for German tesseract-ocr-deu",
        )  # fmt: skip
    return found


def chosen_languages(lang: str | None, installed: Sequence[str]) -> tuple[str, ...]:
    """What to read with: the language that is told where it is installed, else the usual ones, else what there is."""
    told = _LANGUAGES.get((lang or "").split("-")[0].lower())
    if told and told in installed:
        return (told,)
    usual = tuple(name for name in _UNTOLD if name in installed)
    return usual or tuple(installed[:1])


def fraktur(installed: Sequence[str]) -> str | None:
    """The language of German in broken letters, where it is installed."""
    return next((name for name in _FRAKTUR if name in installed), None)


def read_picture(picture: bytes, languages: Sequence[str], resolution: float, source: str) -> Scanned:
    """The text in a picture of a page.

    Args:
        picture: a PNG file.
        languages: tesseract's names.
        resolution: its pixels an inch; places and sizes come out in points by it.
        source: the input's name for messages.

    Raises:
        InputUnreadable: tesseract gives up, or takes longer than a minute.
    """
    command = [shutil.which("tesseract") or "tesseract", "stdin", "stdout", "-l", "+".join(languages), "--psm", "3"]
    command += ["--dpi", str(round(resolution)), "-c", "hocr_font_info=0", "hocr"]
    try:
        done = subprocess.run(  # noqa: S603  a fixed program, no shell
            command, input=picture, capture_output=True, timeout=_PATIENCE, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise InputUnreadable(
            f"tesseract did not read the page within {_PATIENCE} seconds", source=source,
            hint="cut the article out of the page",
        ) from None  # fmt: skip
    except OSError as error:
        raise InputUnreadable(f"tesseract cannot be started: {error.strerror}", source=source) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputUnreadable(
            f"tesseract cannot read the page: {said[-1] if said else 'no reason told'}", source=source
        )
    return scanned(done.stdout, 72 / resolution)


def scanned(hocr: bytes, scale: float) -> Scanned:
    """The page in tesseract's hOCR, its places multiplied by `scale`; empty where it holds nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser) if hocr.strip() else None
    blocks: list[TextBlock] = []
    sure: list[tuple[int, int]] = []
    rank = 0
    for area in _of_class(root, "ocr_par"):
        lines = []
        for written in (
            one for one in area if one.get("class") in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
        ):
            words = [
                (text, one)
                for one in _of_class(written, "ocrx_word")
                if (text := "".join(map(str, one.itertext())).strip())
            ]
            if not words:
                continue
            for text, one in words:
                told = _SURE.search(one.get("title", ""))
                sure.append((len(text), int(told.group(1)) if told else 0))
            lines.append(_line(written, " ".join(text for text, _ in words), scale, rank))
            rank += 1
        if lines and sum(map(str.isalnum, "".join(line.text for line in lines))) >= _FEWEST_LETTERS:
            blocks.append(TextBlock(tuple(lines)))
    letters = sum(count for count, _ in sure)
    return Scanned(tuple(blocks), sum(count * share for count, share in sure) / letters / 100 if letters else 0.0)


def _of_class(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if root is None else [one for one in root.iter() if str(one.get("class")) == name]


def _line(written: etree._Element, text: str, scale: float, rank: int) -> SetLine:
    title = written.get("title", "")
    box, size, slope = _BOX.search(title), _SIZE.search(title), _BASELINE.search(title)
    left, top, right, bottom = (float(edge) * scale for edge in box.groups()) if box else (0.0, 0.0, 0.0, 0.0)
    base = bottom + (float(slope.group(2)) * scale if slope else 0.0)
    return SetLine(text, left, right, base, float(size.group(1)) * scale if size else bottom - top, False, False, rank)
