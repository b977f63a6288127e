"""A publishing house's own face with PostScript outlines is set and embedded like one with TrueType outlines."""

from __future__ import annotations

import io
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

import umbruch
from tests.conformance.pdf_profiles import broken_rules
from tests.house_faces import latin_postscript, latin_truetype, style_with, with_licence
from tests.writers.pdf_reading import opened, render, text_of
from umbruch.errors import StyleError, UmbruchError
from umbruch.style import Style
from umbruch.tree import Article, Paragraph, Publication, Text

TEXT = "Fünf Brücken öffnen für alle → Groß und Klein, „AVATAR“: 1.250 € – Ţürme"


def article_of(text: str) -> Publication:
    article = Article(headline="Fünf Brücken", lang="de", body=(Paragraph((Text(text),)),))
    return Publication(lang="de", articles=(article,))


def page(content: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(content) as pdf:
        image: Image.Image = pdf[0].render(scale=150 / 72).to_pil().convert("L")
    return image


def both(folder: Path, units: int = 1000) -> tuple[Style, Style]:
    return (
        style_with(folder, latin_postscript(units=units), bold=latin_postscript(bold=True, units=units)),
        style_with(folder, latin_truetype(), kind="ttf", bold=latin_truetype(bold=True)),
    )


@pytest.mark.parametrize("units", [1000, 2048])
def test_a_page_in_postscript_outlines_looks_like_one_in_truetype_outlines(units: int, tmp_path: Path) -> None:
    postscript, truetype = both(tmp_path, units)
    article = article_of(TEXT)
    difference = ImageChops.difference(page(render(article, postscript)), page(render(article, truetype)))
    grey = sum(difference.histogram()[96:])
    assert grey == 0, "some pixels are black here and white there"


def test_a_page_in_another_face_does_not_look_the_same(tmp_path: Path) -> None:
    _, truetype = both(tmp_path)
    slanted = style_with(tmp_path, latin_postscript(italic=True), bold=latin_postscript(bold=True))
    article = article_of(TEXT)
    difference = ImageChops.difference(page(render(article, slanted)), page(render(article, truetype)))
    assert sum(difference.histogram()[96:]) > 100


def test_every_word_is_copied_and_the_font_is_one_by_characters(tmp_path: Path) -> None:
    content = render(article_of(TEXT), both(tmp_path)[0])
    assert all(word in text_of(content, tmp_path) for word in TEXT.split())
    with opened(content) as pdf:
        fonts = [font.DescendantFonts[0] for font in pdf.pages[0].Resources.Font.values()]
        house = [font for font in fonts if font.Subtype == "/CIDFontType0"]
        assert house
        for font in house:
            assert font.FontDescriptor.FontFile3.Subtype == "/CIDFontType0C"
            assert "/CIDToGIDMap" not in font


def test_widths_in_the_file_are_those_in_the_font(tmp_path: Path) -> None:
    ttx = pytest.importorskip("fontTools.cffLib")
    with opened(render(article_of(TEXT), both(tmp_path, 2048)[0])) as pdf:
        fonts = [font.DescendantFonts[0] for font in pdf.pages[0].Resources.Font.values()]
        for font in (one for one in fonts if one.Subtype == "/CIDFontType0"):
            program = ttx.CFFFontSet()
            program.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
            outlines = program[0].CharStrings
            for number, width in enumerate(font.W[1], start=1):
                outline = outlines[f"cid{number:05d}"]
                outline.decompile()
                outline.draw(_NoPen())
                assert abs(outline.width / 2.048 - float(width)) <= 0.5


class _NoPen:
    def __getattr__(self, _name: str) -> object:
        return lambda *_: None


def test_the_file_keeps_every_rule_of_the_standards(tmp_path: Path) -> None:
    content = render(article_of(TEXT), both(tmp_path, 2048)[0])
    assert broken_rules(content) == []
    with opened(content) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            font.DescendantFonts[0].Subtype = pikepdf.Name.CIDFontType2
        changed = io.BytesIO()
        pdf.save(changed)
    assert any("6.2.11.6-1" in one for one in broken_rules(changed.getvalue()))


def test_the_same_words_give_the_same_file(tmp_path: Path) -> None:
    style = both(tmp_path)[0]
    assert render(article_of(TEXT), style) == render(article_of(TEXT), style)


def test_threads_at_once_give_the_same_file(tmp_path: Path) -> None:
    style = both(tmp_path)[0]
    alone = render(article_of(TEXT), style)
    umbruch.clear_caches()
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: render(article_of(TEXT), style), range(12))) == {alone}


def test_a_broken_face_is_told_or_set_and_never_a_fault_of_ours(tmp_path: Path) -> None:
    good, chance = latin_postscript(), random.Random(7)
    for _ in range(60):
        content = bytearray(good)
        for _ in range(chance.choice((1, 4, 30))):
            content[chance.randrange(12, chance.choice((900, len(content))))] = chance.randrange(256)
        with suppress(UmbruchError):
            render(article_of("Grüße"), style_with(tmp_path, bytes(content)))


@pytest.mark.parametrize(
    ("bits", "says"),
    [(0x0002, "forbids embedding"), (0x0100, "forbids embedding a part"), (0x0200, "forbids embedding")],
)
def test_a_face_whose_licence_forbids_it_is_not_embedded(bits: int, says: str, tmp_path: Path) -> None:
    style = style_with(tmp_path, with_licence(latin_postscript(), bits))
    with pytest.raises(StyleError, match=says) as caught:
        render(article_of(TEXT), style)
    assert "haus-regular.otf" in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_a_face_whose_licence_allows_it_is_embedded(bits: int, tmp_path: Path) -> None:
    assert render(article_of(TEXT), style_with(tmp_path, with_licence(latin_postscript(), bits)))
