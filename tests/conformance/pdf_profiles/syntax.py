"""How the file is written, and its limits (ISO 19005-2, 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from tests.conformance.pdf_profiles.opened import Opened, offsets
from tests.conformance.pdf_profiles.rule import rule

_FILTERS = {
    "/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode",
    "/DCTDecode", "/JPXDecode",
}  # fmt: skip
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_STRINGS = re.compile(rb"\((?:\\.|[^()\\])*\)|(?<!<)<([^<>]*)>(?!>)", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)


def _unless(holds: object, found: object = "not so") -> list[object]:
    return [] if holds else [found]


def _objects(file: Opened) -> Iterator[tuple[int, bytes]]:
    """Offset and source of every object, by the cross-reference table."""
    starts = sorted(offsets(file.content))
    ends = [*starts[1:], file.content.rfind(b"xref\n", 0, file.content.rfind(b"startxref"))]
    yield from ((start, file.content[start:end]) for start, end in zip(starts, ends, strict=True))


def _spacing(file: Opened) -> Iterator[object]:
    for start, source in _objects(file):
        whole = re.match(rb"\d+ \d+ obj[\r\n]", source) and re.search(rb"[\r\n]endobj[\r\n]+\Z", source)
        if not whole or file.content[start - 1 : start] not in (b"\n", b"\r"):
            yield source[:20]


def _streams(file: Opened) -> Iterator[tuple[bytes, int, int]]:
    """Source, offset of the data and Length of every stream."""
    for start, source in _objects(file):
        number = int(source.split(b" ", 1)[0])
        thing: Any = file.pdf.get_object(number, 0)
        if isinstance(thing, pikepdf.Stream):
            length = re.search(rb"/Length (\d+)(?! \d+ R)", source)
            at = source.find(b"stream") + len(b"stream")
            yield source, at, int(length[1]) if length else -start


def _lengths(file: Opened) -> Iterator[object]:
    for source, at, length in _streams(file):
        data = at + (2 if source[at : at + 2] == b"\r\n" else 1)
        if not re.match(rb"(?:\r\n|\n|\r)?endstream", source[data + length : data + length + 12]):
            yield source[:40]


def _ends(file: Opened) -> Iterator[object]:
    for source, at, _ in _streams(file):
        if not re.match(rb"\r?\n", source[at:]) or not re.search(rb"[\r\n]endstream\b", source):
            yield source[:40]


def _external(file: Opened) -> Iterator[object]:
    for one in file.pdf.objects:
        if isinstance(one, pikepdf.Stream):
            yield from (key for key in ("/F", "/FFilter", "/FDecodeParms") if key in one)


def _filters(file: Opened) -> Iterator[object]:
    for one in file.pdf.objects:
        if isinstance(one, pikepdf.Stream):
            written: Any = one.get("/Filter", [])
            names = [written] if isinstance(written, pikepdf.Name) else list(written)
            yield from (name for name in names if str(name) not in _FILTERS)


def _hexadecimal(file: Opened) -> Iterator[object]:
    sources = [_STREAM.sub(b"", file.content), *(page.Contents.read_bytes() for page in file.pdf.pages)]
    for source in sources:
        for written in _STRINGS.findall(source):
            digits = re.sub(rb"\s", b"", written)
            if len(digits) % 2 or not re.fullmatch(rb"[0-9A-Fa-f]*", digits):
                yield written[:40]


def _names(file: Opened) -> Iterator[object]:
    for one in file.things:
        if isinstance(one, pikepdf.Name):
            try:
                str(one).encode()
            except UnicodeError:
                yield "one is not"


def _integers(file: Opened) -> Iterator[object]:
    for one in file.things:
        if isinstance(one, int) and not -(2**31) <= one < 2**31:
            yield one


def _reals(file: Opened) -> Iterator[object]:
    for one in file.things:
        if isinstance(one, Decimal) and one and not Decimal("1.175e-38") <= abs(one) <= Decimal("3.403e38"):
            yield one


def _boundaries(file: Opened) -> Iterator[object]:
    for page in file.pdf.pages:
        for key in _BOXES:
            if key in page.obj:
                left, bottom, right, top = (float(side) for side in page.obj[key])
                if not (3 <= abs(right - left) <= 14_400 and 3 <= abs(top - bottom) <= 14_400):
                    yield f"{key} of {right - left} by {top - bottom}"


RULES = (
    rule(
        "A 6.1.2-1, UA 6.1-1",
        "the header is %PDF-1.n",
        lambda file: _unless(re.match(rb"%PDF-1\.[0-7](?:\r\n|\n|\r)", file.content)),
    ),
    rule(
        "A 6.1.2-2",
        "a comment of four high bytes follows",
        lambda file: _unless(re.match(rb"%PDF-1\..(?:\r\n|\n|\r)%[\x80-\xff]{4}", file.content)),
    ),
    rule(
        "A 6.1.3-1",
        "the trailer has an identifier",
        lambda file: _unless(re.search(rb"/ID ?\[ ?<[0-9A-Fa-f]{32}> ?<[0-9A-Fa-f]{32}> ?\]", file.content)),
    ),
    rule("A 6.1.3-2, UA 7.16-1", "nothing is encrypted", lambda file: _unless(not file.pdf.is_encrypted)),
    rule(
        "A 6.1.3-3",
        "nothing follows the end of the file",
        lambda file: _unless(re.search(rb"startxref\s+\d+\s+%%EOF(?:\r\n|\n|\r)?\Z", file.content)),
    ),
    rule(
        "A 6.1.4-2",
        "one end of line after xref",
        lambda file: _unless(re.search(rb"[\r\n]xref(?:\r\n|\n|\r)\d+ \d+\s", file.content)),
    ),
    rule("A 6.1.6-1, 2", "hexadecimal strings are of even length and of digits", _hexadecimal),
    rule("A 6.1.7.1-1", "Length is that of the stream", _lengths),
    rule("A 6.1.7.1-2", "ends of line around stream and endstream", _ends),
    rule("A 6.1.7.1-3", "no stream lies in another file", _external),
    rule("A 6.1.7.2-1", "only filters of the standard", _filters),
    rule("A 6.1.8-1", "names are UTF-8", _names),
    rule("A 6.1.9-1", "objects begin and end on lines of their own", _spacing),
    rule(
        "A 6.1.12-1, 2, A 6.4.3-1, 2, 3",
        "no permissions, so no signatures",
        lambda file: _unless("/Perms" not in file.root),
    ),
    rule("A 6.1.13-1", "integers of 32 bits", _integers),
    rule("A 6.1.13-2, 5", "reals of single precision", _reals),
    rule(
        "A 6.1.13-3",
        "strings of 32,767 bytes at most",
        lambda file: (
            bytes(one)[:20] for one in file.things if isinstance(one, pikepdf.String) and len(bytes(one)) > 32_767
        ),
    ),
    rule(
        "A 6.1.13-4",
        "names of 127 bytes at most",
        lambda file: (
            str(one)[:20] for one in file.things if isinstance(one, pikepdf.Name) and len(str(one).encode()) > 128
        ),
    ),
    rule("A 6.1.13-7", "8,388,607 objects at most", lambda file: _unless(len(file.pdf.objects) <= 8_388_607)),
    rule(
        "A 6.1.13-8",
        "q is nested 28 deep at most",
        lambda file: {f"page {step.page}" for step in file.steps if step.depth > 28},
    ),
    rule("A 6.1.13-11", "pages measure between 3 and 14,400 units", _boundaries),
    rule("A 6.11-1", "no Requirements", lambda file: _unless("/Requirements" not in file.root)),
)
