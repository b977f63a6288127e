"""PDF files that mean ill: drawings without end, bombs, loops, locks and cuts are read or refused within bounds."""

from __future__ import annotations

import base64
import io
import signal
import subprocess
import sys
import zlib
from collections.abc import Sequence

import pytest
from PIL import Image

import umbruch
from umbruch.errors import InputUnreadable, UmbruchError
from umbruch.readers.pdf.file import tried_first
from umbruch.readers.pdf.file.bounded_drawings import bounded_objects
from umbruch.readers.pdf.scan import tesseract

TEXT = b"BT /F1 24 Tf 50 700 Td (Bridge opens on Monday) Tj ET\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def written(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF with these objects, numbered from 1; the first one is its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, trailer, start,
    )  # fmt: skip


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 1)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def page(content: bytes, *more: bytes, named: bytes = b"", box: bytes = b"[0 0 595 842]") -> bytes:
    """One page; `more` are objects from 6 on, `named` the XObjects of the page."""
    head = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<<%s>>>>>>"
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", head % (box, named),
            stream(content), FONT, *more,
        ]
    )  # fmt: skip


def form(content: bytes, named: bytes = b"") -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<<%s>>>>" % named
    return stream(content, entries)


def picture(width: int, height: int) -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
    return stream(bytes(1000), entries % (width, height))


def forms_in_forms(depth: int) -> bytes:
    kids = [form(b"/X Do " * 10, b"/X %d 0 R" % (7 + at)) for at in range(depth)]
    return page(TEXT + b"/X Do", *kids, form(b"0 0 1 1 re f"), named=b"/X 6 0 R")


def forms_told_elsewhere() -> bytes:
    """Forms that hold one another, whose resources lie in an object stream, packed."""
    told = b"<</XObject<</X 6 0 R>>>>"
    inside = stream(b"7 0 " + told, b"/Type/ObjStm/N 1/First 4")
    own = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 7 0 R")
    return page(TEXT + b"/X Do", own, told, inside, named=b"/X 6 0 R").replace(b"7 0 obj\n" + told, b"9 0 obj\n<<>>")


REFUSED = {
    "a drawing that holds itself": (
        page(TEXT + b"/X Do", form(b"/X Do /X Do", b"/X 6 0 R"), named=b"/X 6 0 R"),
        "holds itself",
    ),
    "drawings in drawings": (forms_in_forms(12), "hold one another too often"),
    "a long drawing on a page again and again": (
        page(TEXT + b"/X Do " * 3000, form(b"0 0 1 1 re f\n" * 3000), named=b"/X 6 0 R"), "unpacks to more than 32 MB",
    ),
    "drawings told in an object stream": (forms_told_elsewhere(), "holds itself"),
    "instructions that unpack without end": (page(b"0 0 1 1 re f\n" * 3_000_000), "unpacks to more than 32 MB"),
    "countless pieces of text": (
        page(b"".join(b"BT /F1 4 Tf %d %d Td (ab) Tj ET\n" % (n * 37 % 580, n // 9) for n in range(7500))),
        "pieces of text all over it",
    ),
    "more pages than there are": (
        written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>"]), "100000 pages",
    ),
    "a lock": (
        written(
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>",
             b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)],
            b"/Encrypt 3 0 R/ID[<00><00>]",
        ),
        "locked by a password",
    ),
    "brackets without end": (b"%PDF-1.7\n" + b"<<" * 200_000, "broken"),
    "a cut": (page(TEXT * 400)[:500], "broken"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_would_keep_a_reader_at_work_is_refused_with_one_reason(kind: str) -> None:
    content, why = REFUSED[kind]
    with pytest.raises(InputUnreadable, match=why) as raised:
        umbruch.read(content, name="ill.pdf")
    assert raised.value.source == "ill.pdf"
    assert raised.value.hint


READ = {
    "ten thousand drawings": page(TEXT + b"".join(b"%d %d 9 9 re f\n" % (n % 500, n // 20) for n in range(10_000))),
    "a page of a million inches": page(TEXT, box=b"[0 0 1e8 1e8]"),
    "drawings named and not drawn": page(TEXT, form(b"", b"/X 6 0 R"), named=b"/X 6 0 R"),
    "an object stream that holds nothing": page(TEXT, stream(b"no numbers", b"/Type/ObjStm/N 3/First 4")),
    "an object stream of endless numbers": page(
        TEXT, stream(b"9" * 9000 + b" 0 ", b"/Type/ObjStm/N 1/First " + b"9" * 9000)
    ),
    "an object stream that is cut": page(
        TEXT, b"<</Type/ObjStm/N 3/First 4/Filter/FlateDecode/Length 3>>\nstream\nabc"
    ),
    "the same emblem many times": page(TEXT + b"/X Do\n" * 300, form(b"0 0 1 1 re f"), named=b"/X 6 0 R"),
}


@pytest.mark.parametrize("kind", READ)
def test_what_only_looks_ill_is_read(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)
    assert umbruch.read(READ[kind], name="page.pdf").article.headline == "Bridge opens on Monday"


@pytest.mark.parametrize("size", [(100_000, 100_000), (1, 1_000_000), (20_000, 20_000)])
def test_a_picture_of_more_points_than_it_holds_is_no_harm(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)
    content = page(TEXT * 12 + b"q 300 0 0 300 20 20 cm /I Do Q", picture(*size), named=b"/I 6 0 R")
    try:
        assert umbruch.read(content, name="ill.pdf").pictures == ()
    except UmbruchError as error:
        assert error.hint  # noqa: PT017


def test_a_picture_file_of_too_many_points_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: ("eng",))
    kept = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(kept, "PNG")
    with pytest.raises(InputUnreadable, match="pixels are too many"):
        umbruch.read(kept.getvalue(), name="ill.png")


def test_of_a_picture_file_with_many_pages_the_first_are_read_and_the_rest_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from umbruch.readers.pdf.scan.hocr_blocks import Scanned
    from umbruch.readers.pdf.setting.set_lines import SetLine
    from umbruch.readers.pdf.setting.text_blocks import TextBlock

    line = SetLine("Bridge opens on Monday after seven years", 10, 200, 50, 20, True, False, 0)
    monkeypatch.setattr(tesseract, "languages_installed", lambda: ("eng",))
    monkeypatch.setattr(tesseract, "read_picture", lambda *_: Scanned((TextBlock((line,)),), 0.9))
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 0)
    kept = io.BytesIO()
    first, *others = [Image.new("L", (40, 40), 255) for _ in range(30)]
    first.save(kept, "TIFF", save_all=True, append_images=others)
    reading = umbruch.read(kept.getvalue(), name="many.tif", lang="en")
    assert "only 20 of 30 pages are read" in [one.message for one in reading.diagnostics]


def packed_twice(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(zlib.compress(content, 9), 9)
    head = b"<</Length %d/Filter[/FlateDecode/FlateDecode]%s>>\nstream\n%s\nendstream"
    return head % (len(packed), entries, packed)


def in_letters(content: bytes) -> bytes:
    packed = base64.a85encode(zlib.compress(content, 9)) + b"~>"
    return b"<</Length %d/Filter[/ASCII85Decode/FlateDecode]>>\nstream\n%s\nendstream" % (len(packed), packed)


def shown(contents: bytes) -> bytes:
    """One page that shows a stream as it is written."""
    return page(b"").replace(stream(b""), contents)


ENDLESS = TEXT + b"0 0 m 9 9 l S\n" * 3_000_000
UNSEEN = {
    "drawings packed twice": shown(packed_twice(TEXT + b"0 0 m 9 9 l S\n" * 1_000_000)),
    "drawings that call themselves a picture": shown(stream(ENDLESS, b"/Subtype/Image/Width 9/Height 9")),
    "drawings that call themselves a typeface": shown(stream(ENDLESS, b"/Length1 9")),
    "drawings in letters": shown(in_letters(ENDLESS)),
}


@pytest.mark.parametrize("kind", UNSEEN)
def test_drawings_without_end_are_refused_however_they_hide(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tried_first, "MOST_MEGABYTES", 200)
    with pytest.raises(InputUnreadable, match="the PDF is not read") as raised:
        umbruch.read(UNSEEN[kind], name="ill.pdf")
    assert raised.value.hint


@pytest.mark.parametrize(
    ("sign", "content"),
    [
        ("packed in more than one way", shown(packed_twice(TEXT))),
        ("repeats within a point", page(TEXT, stream(b"0 0 1 1 re f", b"/PatternType 1/XStep .01/YStep 1"))),
        ("unpack to 9 MB", page(TEXT + b" " * 9_000_000)),
    ],
)
def test_what_cannot_be_seen_from_outside_is_tried_first_and_then_read(
    sign: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)
    assert sign in "".join(bounded_objects(content, "a.pdf").unseen)
    assert umbruch.read(content, name="page.pdf").article.headline == "Bridge opens on Monday"


def test_no_ordinary_page_is_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    assert umbruch.read(page(TEXT), name="page.pdf").article.headline == "Bridge opens on Monday"


def test_a_trial_runs_in_a_sandbox_too() -> None:
    with umbruch.sandbox():
        assert umbruch.read(shown(packed_twice(TEXT)), name="page.pdf").article.headline == "Bridge opens on Monday"


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "breaks the reader"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "for more than 20 seconds"),
        ("import time; time.sleep(60)", "for more than 20 seconds"),
        ("import sys; sys.exit(3)", "more than 1000 MB"),
    ],
)
@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="signals of POSIX")
def test_how_a_trial_ends_is_told(program: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tried_first, "trial_command", lambda: [sys.executable, "-S", "-c", program])
    monkeypatch.setattr(tried_first, "_LONGEST_WAIT", 1)
    with pytest.raises(InputUnreadable, match=why):
        umbruch.read(shown(packed_twice(TEXT)), name="ill.pdf")
