"""Ligatures, small capitals and figures of the face: drawn as it has them, copied as the letters of the copy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest

from tests.publications import paragraph
from tests.writers.pdf.test_options import style_with
from tests.writers.pdf_reading import drawn, opened, render, render_with_remarks
from umbruch.errors import StyleError
from umbruch.fonts import face_file, open_face
from umbruch.fonts.features import featured_glyph, features_of, ligatures_of
from umbruch.style import FontFamily, Style, load
from umbruch.tree import Article, Publication
from umbruch.writers.pdf.file.codes import WRITTEN
from umbruch.writers.pdf.type.founts import founts_of
from umbruch.writers.pdf.type.words import WordSetter

COPY = "Die Grafik pfiff, die Auflage fliegt höflich, Kaufflächen finden Pfiffige."


def article_of(text: str = COPY, lang: str | None = "de") -> Publication:
    return Publication(articles=(Article(lang=lang, headline="Kopf", body=(paragraph(text),)),))


def style_of(*, serif: str = "PT Serif", **body: Any) -> Style:
    style = load("release")
    text = msgspec.structs.replace(style.text, body=msgspec.structs.replace(style.text.body, **body))
    return msgspec.structs.replace(
        style, text=text, fonts=msgspec.structs.replace(style.fonts, serif=FontFamily(serif))
    )  # fmt: skip


def joined(word: str, lang: str | None = "de", *, tracking: float = 0.0, features: tuple[str, ...] = ()) -> list[str]:
    """The ligatures of a word as it is set."""
    fount = founts_of(load("release").fonts).fount("serif", features=features)
    made = WordSetter(fount, 10, tracking, lang, justify=True).word(word, 200, "", cut=True)
    assert made is not None
    shape = made.drawn[0].shape
    return [one.text for one in getattr(shape, "joined", ())]


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Grafik", ["fi"]), ("fliegt", ["fl"]), ("Auflage", []), ("höflich", []), ("Pfiffige", ["fi", "fi"]),
        ("Tiefflieger", ["fl"]), ("Haus", []), ("f", []), ("fi", ["fi"]), ("Wolf-Imbiss", []),
    ],
)  # fmt: skip
def test_letters_are_joined_but_not_over_the_seam_of_a_word(word: str, wanted: list[str]) -> None:
    assert joined(word) == wanted


def test_letters_are_not_joined_in_turkish_when_spaced_nor_when_switched_off() -> None:
    assert joined("fikir", "tr") == []
    assert joined("Grafik", tracking=0.5) == []
    assert joined("Grafik", features=("-liga",)) == []


def test_joined_letters_are_copied_and_found_as_letters() -> None:
    content = render(article_of(), style_of())
    assert WRITTEN["fi"].encode() in drawn(content)
    pdf = pypdfium2.PdfDocument(content)
    text = pdf[0].get_textpage()
    assert COPY in " ".join(text.get_text_range().split())
    for word in ("Grafik", "fliegt", "Pfiffige", "ik"):
        assert text.search(word).get_next() is not None
    pdf.close()


def test_a_style_can_have_no_letters_joined(tmp_path: Path) -> None:
    style = load(style_with(tmp_path, "[typography]\nligatures = false"))
    assert WRITTEN["fi"].encode() not in drawn(render(article_of(), style))


def test_a_word_cut_inside_a_ligature_shows_its_letters() -> None:
    content = render(article_of("fi" * 300, lang=None), "clipping")
    pdf = pypdfium2.PdfDocument(content)
    text = pdf[0].get_textpage().get_text_range()
    assert re.sub(r"[\s\ufffe\u00ad-]", "", text).count("fi") >= 300
    pdf.close()


def test_small_capitals_and_old_figures_are_other_glyphs_and_the_same_characters() -> None:
    copy = "Im Jahr 1984 und 2026 kamen 37 Leute"
    shapes = {}
    forms: dict[str, dict[str, Any]] = {"plain": {}, "small": {"small_caps": True}, "old": {"figures": "oldstyle"}}
    for name, keys in forms.items():
        content = render(article_of(copy), style_of(serif="Noto Serif", **keys))
        pdf = pypdfium2.PdfDocument(content)
        assert copy in " ".join(pdf[0].get_textpage().get_text_range().split())
        pdf.close()
        made = opened(content)
        fonts = made.pages[0].Resources.Font
        shapes[name] = {bytes(one.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) for one in fonts.values()}
    assert len({frozenset(one) for one in shapes.values()}) == 3


def test_two_forms_of_a_letter_of_one_face_stand_beside_one_another() -> None:
    style = style_of(serif="Noto Serif", figures="oldstyle")
    deck = msgspec.structs.replace(style.text.deck, font="serif", weight="regular")
    style = msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, deck=deck))
    publication = Publication(articles=(Article(lang="de", deck="Zahl 1234567", body=(paragraph("Zahl 1234567"),)),))
    content = render(publication, style)
    codes = [one for one in re.findall(rb"\(((?:\\.|[^\\()])*)\)", drawn(content), re.DOTALL) if len(one) >= 14]
    usual = "".join(WRITTEN[figure] for figure in "1234567").encode("latin-1")
    assert any(usual in one for one in codes)
    assert any(usual not in one for one in codes)


def test_a_face_without_the_form_is_named() -> None:
    _, remarks = render_with_remarks(article_of(), style_of(figures="oldstyle"))
    (remark,) = (one for one in remarks if one.code == "face.feature")
    assert "onum" in remark.message
    assert remark.severity == "warning"
    _, remarks = render_with_remarks(
        article_of(), style_of(serif="Noto Serif", figures="oldstyle", features=("-liga",))
    )
    assert not [one for one in remarks if one.code == "face.feature"]


def test_what_is_no_tag_of_a_feature_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StyleError) as caught:
        load(style_with(tmp_path, '[text.body]\nfeatures = ["smallcaps"]'))
    assert (caught.value.place or "").endswith("text.body.features")


def test_a_face_knows_its_ligatures_and_features() -> None:
    face = open_face(face_file(FontFamily("PT Serif"), bold=False, italic=False))
    other = open_face(face_file(FontFamily("Noto Serif"), bold=False, italic=False))
    assert set(ligatures_of(face)) == {"fi", "fl"}
    assert set(ligatures_of(other)) == {"ff", "fi", "fl", "ffi", "ffl"}
    assert "smcp" not in features_of(face)
    assert {"smcp", "onum", "tnum"} <= features_of(other)
    assert featured_glyph(other, "a", ("smcp",)) not in (0, other.characters[ord("a")])
    assert featured_glyph(other, "A", ("smcp",)) == 0
