"""Drawings in SVG stay vectors where they may, become pixels elsewhere, and never act or reach out of themselves."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import umbruch
from umbruch.errors import InputUnreadable
from umbruch.pictures import purposes
from umbruch.pictures.open_picture import picture_from
from umbruch.pictures.prepare_picture import prepare, prepare_sizes
from umbruch.pictures.purposes import KIT_SIZES
from umbruch.pictures.svg_drawing import harmless, is_svg
from umbruch.tree import Picture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">'
LOGO = (
    '<?xml version="1.0"?><!-- Logo -->' + HEAD + "<style>.a{fill:#c8281e}</style>"
    '<defs><linearGradient id="verlauf"><stop stop-color="#1ea03c"/></linearGradient></defs>'
    '<rect class="a" width="100" height="100"/><rect x="100" width="100" height="100" fill="url(#verlauf)"/></svg>'
).encode()


def pixels(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def drawn(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def test_a_logo_is_read_with_its_own_size() -> None:
    read = picture_from(LOGO, "logo.svg")
    assert (read.media_type, read.width, read.height) == ("image/svg+xml", 200, 100)


@pytest.mark.parametrize("purpose", [purposes.PRINT, purposes.WORD, purposes.BESIDE, *KIT_SIZES.values()])
def test_a_logo_becomes_pixels_where_vectors_are_not_taken(purpose: purposes.Purpose) -> None:
    made = prepare(Picture("logo.svg", "", 0, 0, LOGO), purpose, (600, 300))
    assert (made.width, made.height) == (made.width, made.width // 2)
    if made.encoding == "ROWS":
        return
    image = pixels(made.content)
    assert image.getpixel((made.width // 4, made.height // 2)) == (200, 40, 30)
    assert image.getpixel((3 * made.width // 4, made.height // 2)) == (30, 160, 60)


def test_a_logo_stays_a_drawing_in_pages_and_books(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(LOGO)
    (tmp_path / "a.md").write_text("---\ntitle: Kopf\nlang: de\n---\nEin Satz.\n\n![Das Wappen](logo.svg)\n")
    reading = umbruch.read(tmp_path / "a.md")
    assert b"data:image/svg+xml;base64," in umbruch.render(reading, "html")
    book = zipfile.ZipFile(io.BytesIO(umbruch.render(reading, "epub")))
    assert [name for name in book.namelist() if name.endswith(".svg")]
    word = zipfile.ZipFile(io.BytesIO(umbruch.render(reading, "docx")))
    assert [name for name in word.namelist() if name.startswith("word/media/")] == ["word/media/picture1.png"]
    umbruch.write(reading, tmp_path / "out" / "a.newsml", on_diagnostic=lambda _: None)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.newsml", "logo.png"]
    assert b"/XObject" in umbruch.render(reading, "pdf")


EVIL = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect width="9" height="9" onload="alert(1)"/>',
    "link": '<a href="https://example.org/x"><rect width="9" height="9"/></a>',
    "picture from the network": '<image href="https://example.org/x.png" width="9" height="9"/>',
    "file": '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
    "foreign page": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x<iframe src="https://example.org/x"/></body></foreignObject>',
    "style sheet": "<style>@import url(https://example.org/x.css);</style>",
    "address in a style": '<rect width="9" height="9" style="fill:url(https://example.org/x#y)"/>',
    "escaped address": '<rect width="9" height="9" style="fill:u\\72l(https://example.org/x)"/>',
    "use of a file": '<use xlink:href="https://example.org/x.svg#y"/>',
    "animation": '<set attributeName="href" to="javascript:alert(1)"/>',
}


@pytest.mark.parametrize("name", EVIL)
def test_nothing_that_acts_or_reaches_out_is_left(name: str) -> None:
    made = harmless(drawn(EVIL[name]), "x.svg").content
    for sign in (b"example.org", b"alert", b"/etc/passwd", b"onload", b"<script", b"<image", b"@import"):
        assert sign not in made


def test_words_beside_what_is_taken_out_stay() -> None:
    made = harmless(drawn("<text>Stadt <a>weg</a> Lindenau</text>"), "x.svg").content.decode()
    assert "Stadt" in made
    assert "Lindenau" in made


REPEATED = "".join(
    f'<g id="g{number}">' + f'<use href="#g{number + 1}"/>' * 10 + "</g>" for number in range(9)
) + '<g id="g9"><rect width="9" height="9"/></g>'  # fmt: skip

REFUSED = {
    "entities": b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    "repeats its parts": drawn(REPEATED),
    "refers to itself": drawn('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "no size": b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    "well-formed": b'<svg xmlns="http://www.w3.org/2000/svg"><rect',
    "more than": drawn("<g/>" * 60_000),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_drawing_beyond_the_limits_is_refused_by_name(reason: str) -> None:
    with pytest.raises(InputUnreadable, match=reason) as caught:
        picture_from(REFUSED[reason], "x.svg")
    assert caught.value.hint


def test_words_of_a_logo_are_drawn_without_fonts_of_the_system() -> None:
    made = prepare(Picture("x", "", 0, 0, drawn('<text y="60" font-size="40">Stadt</text>')), purposes.WORD, (400, 200))
    image = Image.open(io.BytesIO(made.content)).convert("RGBA")
    assert image.getchannel("A").getextrema() == (0, 255)


def test_a_kit_has_a_logo_in_all_sizes() -> None:
    sizes = prepare_sizes(Picture("logo.svg", "", 0, 0, LOGO), tuple(KIT_SIZES.values()))
    assert [(one.width, one.media_type) for one in sizes] == [
        (2400, "image/png"), (1800, "image/png"), (1200, "image/png"), (480, "image/png"),
    ]  # fmt: skip


def test_without_the_package_that_draws_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(InputUnreadable, match="resvg-py") as caught:
        prepare(Picture("logo.svg", "", 0, 0, LOGO), purposes.WORD, (400, 200))
    assert "pip install" in str(caught.value.hint)


def test_a_page_is_no_drawing() -> None:
    assert is_svg(LOGO)
    assert not is_svg(b"<!DOCTYPE html><html><body><svg></svg></body></html>")
    assert not is_svg(b"Ein Text mit <svg> darin")
