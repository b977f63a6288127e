"""PDF/A-2 (ISO 19005-2) as pikepdf's validator judges it, on every sample in every style.

It knows level B only and a short list of XMP properties, so it is fed our file with the XMP of level B; what it says
about the rest is taken as it is.
"""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from tests.publications import BASIC_STYLES, GOOD_SAMPLES, picture, sample_publication, words
from tests.writers.pdf_reading import opened, render
from umbruch.tree import Article, Figure, Publication

pdfa = pytest.importorskip("pikepdf.pdfa")


def findings(content: bytes) -> list[str]:
    """What the validator finds in our file with the identification of level B."""
    pdf = opened(content)
    xmp = pdf.Root.Metadata.read_bytes()
    xmp = re.sub(rb"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", b"", xmp, flags=re.DOTALL)
    xmp = re.sub(rb"<pdfuaid:part>1</pdfuaid:part>", b"", xmp)
    xmp = re.sub(rb' xmlns:(pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty)="[^"]*"', b"", xmp)
    xmp = re.sub(rb"<pdfaid:conformance>.</pdfaid:conformance>", b"<pdfaid:conformance>B</pdfaid:conformance>", xmp)
    pdf.Root.Metadata = pikepdf.Stream(pdf, xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    out.seek(0)
    report = pdfa.validate_written(out, "2b")
    return [f"{one.rule} {one.where}: {one.message}" for one in report.findings]


@pytest.mark.parametrize("style", BASIC_STYLES)
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_every_sample_conforms(name: str, style: str) -> None:
    assert findings(render(sample_publication(name), style)) == []


def test_fallback_faces_missing_characters_and_links_conform() -> None:
    text = "Das Wort λόγος, ein Auto 🚒, z.\u202fB. E\u2011Mail ► weiter"
    article = Article(lang="de", headline=text, body=(Figure(caption=words(text)),))
    assert findings(render(Publication(articles=(article,)))) == []


@pytest.mark.parametrize("name", ["a.jpg", "b.png"])
def test_pictures_conform(name: str) -> None:
    figure = Figure(image=name, caption=words("Bild"), alt="Ein Feld")
    publication = Publication(articles=(Article(lang="de", body=(figure,)),), pictures=(picture(name, 900, 600),))
    assert findings(render(publication)) == []


def test_the_validator_sees_a_font_without_its_file() -> None:
    pdf = opened(render(sample_publication("plain")))
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
    assert findings(_saved(pdf))


def test_the_validator_sees_a_colour_without_output_intent() -> None:
    pdf = opened(render(sample_publication("plain")))
    del pdf.Root["/OutputIntents"]
    assert findings(_saved(pdf))


def test_the_validator_sees_widths_that_differ_from_the_font() -> None:
    pdf = opened(render(sample_publication("plain")))
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    widths = font.DescendantFonts[0].W[1]
    widths[next(place for place, width in enumerate(widths) if width)] = 9
    assert findings(_saved(pdf))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_every_stream_ends_on_a_line_of_its_own() -> None:
    content = render(sample_publication("article"))
    assert content.count(b"\nendstream") == content.count(b"endstream")
    assert not re.search(rb"[^\r\n]endstream", content)
