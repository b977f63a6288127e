"""What tesseract found on a page (hOCR): paragraphs as blocks of lines, and how sure it is of their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from lxml import etree

from umbruch.readers.pdf.scan.torn_lines import FoundLine, FoundWord, Paragraph, put_together
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_FEWEST_LETTERS = 2
_LEAST_WORD = 3
"""Letters of a word whose doubt counts by itself: of shorter ones tesseract doubts many that are right."""
_ALIKE = 1.25
"""Times a size by which the lines of one paragraph are measured apart, with and without long letters."""
_HEAD = 1.3
"""Times the size of what stands under it from which a line is one of a head (as of printed pages)."""
_MOST_HEAD_LINES = 5
_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")


class Scanned(NamedTuple):
    """The blocks of a scanned page in reading order, and how sure tesseract is of its words, from 0 to 1."""

    blocks: tuple[TextBlock, ...] = ()
    sureness: float = 0.0

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


def scanned(hocr: bytes, scale: float, *, fewest: int = _FEWEST_LETTERS) -> Scanned:
    """The page in tesseract's hOCR, its places multiplied by `scale`; empty where it holds nothing.

    Args:
        hocr: what tesseract writes.
        scale: points of one pixel.
        fewest: the letters of a paragraph; one of fewer is a speck.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser) if hocr.strip() else None
    found = [one for area in _of_class(root, "ocr_par") if (one := _paragraph(area, scale))]
    blocks: list[TextBlock] = []
    rank = 0
    for paragraph in put_together(found):
        lines = [_line(line, rank + number) for number, line in enumerate(paragraph)]
        rank += len(lines)
        if sum(map(str.isalnum, "".join(line.text for line in lines))) >= fewest:
            blocks += (TextBlock(_of_one_size(part)) for part in _head_apart(lines))
    words = [(len(word.text), word.sureness) for one in found for line in one for word in line.words]
    return Scanned(tuple(blocks), _mean(words))


def _paragraph(area: etree._Element, scale: float) -> Paragraph:
    """The lines of a paragraph that hold words."""
    written = (one for one in area if one.get("class") in _LINES)
    return tuple(line for one in written if (line := _found_line(one, scale)).words)


def _sureness(word: etree._Element) -> int:
    told = _SURE.search(word.get("title", ""))
    return int(told.group(1)) if told else 0


def _mean(sure: Sequence[tuple[int, int]]) -> float:
    """How sure words are on average, long ones counting more, from 0 to 1."""
    letters = sum(count for count, _ in sure)
    return sum(count * share for count, share in sure) / letters / 100 if letters else 0.0


def _head_apart(lines: list[SetLine]) -> list[list[SetLine]]:
    """The lines of a paragraph; large ones over smaller ones are one of their own, though they stand close."""
    for at in range(1, min(len(lines), _MOST_HEAD_LINES + 1)):
        if min(line.size for line in lines[:at]) > _HEAD * max(line.size for line in lines[at:]):
            return [lines[:at], lines[at:]]
    return [lines]


def _of_one_size(lines: list[SetLine]) -> tuple[SetLine, ...]:
    """The lines of a paragraph in one size, where tesseract measures it anew by the letters of each line."""
    usual = median(line.size for line in lines)
    return tuple(line._replace(size=usual) if usual / _ALIKE < line.size < usual * _ALIKE else line for line in lines)


def _of_class(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if root is None else [one for one in root.iter() if str(one.get("class")) == name]


def _found_line(written: etree._Element, scale: float) -> FoundLine:
    words = tuple(
        FoundWord(text, *_box(one, scale), _sureness(one))
        for one in _of_class(written, "ocrx_word")
        if (text := "".join(map(str, one.itertext())).strip())
    )
    title = written.get("title", "")
    _, top, _, bottom = _box(written, scale)
    size, slope = _SIZE.search(title), _BASELINE.search(title)
    base = bottom + (float(slope.group(2)) * scale if slope else 0.0)
    return FoundLine(words, base, float(size.group(1)) * scale if size else bottom - top)


def _box(element: etree._Element, scale: float) -> tuple[float, float, float, float]:
    box = _BOX.search(element.get("title", ""))
    left, top, right, bottom = (float(edge) * scale for edge in box.groups()) if box else (0.0, 0.0, 0.0, 0.0)
    return left, top, right, bottom


def _line(found: FoundLine, rank: int) -> SetLine:
    own = [(len(word.text), word.sureness) for word in found.words]
    least = min((share for length, share in own if length >= _LEAST_WORD), default=100)
    return SetLine(
        found.text, found.left, found.right, found.base, found.size, False, False, rank, _mean(own), least / 100
    )
