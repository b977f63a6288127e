"""Scripts of India and South-East Asia are set by the rules of a face that has them, or refused by name."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from tests.writers.pdf.test_floats import made_up
from tests.writers.pdf_reading import render, render_with_remarks, text_of
from umbruch.errors import RenderError
from umbruch.fonts import face_file, open_face
from umbruch.fonts.shaping import shape
from umbruch.style import FontFamily, Style, load
from umbruch.tree import Article, Paragraph, Publication, Text
from umbruch.writers.pdf.page.strips import TypeStrip

WORDS = {
    "Devanagari": "नगरपालिका ने कहा कि यह दिन महत्वपूर्ण है। विद्यार्थी",
    "Bengali": "পৌরসভা শুক্রবার নতুন সেতু খুলেছে। বিশ্ববিদ্যালয়",
    "Tamil": "நகராட்சி வெள்ளிக்கிழமை புதிய பாலத்தைத் திறந்தது",
    "Khmer": "សាលាក្រុង បានបើក ស្ពានថ្មី",
    "Thai": "เทศบาล เปิดสะพานใหม่ น้ำ ที่นี่ ผู้ใหญ่",
}
FACES = {
    "Devanagari": "Noto Sans Devanagari",
    "Bengali": "Hind Siliguri",
    "Tamil": "Noto Sans Tamil",
    "Khmer": "Noto Sans Khmer",
    "Thai": "Noto Sans Thai",
}


def article_of(text: str) -> Publication:
    article = Article(headline="Fünf Brücken", lang="de", body=(Paragraph((Text(text),)),))
    return Publication(lang="de", articles=(article,))


def style_for(script: str) -> Style:
    style = msgspec.structs.replace(load("broadsheet"), variants=())
    fallback = (*style.fonts.fallback, FontFamily(FACES[script]))
    return msgspec.structs.replace(style, fonts=msgspec.structs.replace(style.fonts, fallback=fallback))


@pytest.mark.parametrize("script", WORDS)
def test_words_are_copied_whole(script: str, tmp_path: Path) -> None:
    content, remarks = render_with_remarks(article_of(f"In Kalldorf: {WORDS[script]}"), style_for(script))
    assert not [one.code for one in remarks]
    text = text_of(content, tmp_path)
    with pypdfium2.PdfDocument(content) as pdf:
        copied = pdf[0].get_textpage().get_text_range()
    for word in ("Kalldorf:", *WORDS[script].split()):
        assert word in text
        assert word in copied


@pytest.mark.parametrize("script", ["Bengali", "Tamil", "Khmer", "Thai"])
def test_without_a_face_the_script_is_refused_by_name(script: str) -> None:
    with pytest.raises(RenderError, match=script) as caught:
        render(article_of(WORDS[script]))
    assert "fonts.fallback" in (caught.value.hint or "")


def test_a_vowel_written_after_its_letter_is_drawn_before_it() -> None:
    face = open_face(face_file(FontFamily("Noto Sans Devanagari")), 400)
    (cluster,) = shape(face, "कि", rightwards=True, script="Deva")
    assert isinstance(cluster.glyph.outline, tuple)
    assert [part.glyph for part in cluster.glyph.outline][-1] == face.characters[ord("क")]


def test_letters_that_join_become_one_form() -> None:
    face = open_face(face_file(FontFamily("Noto Sans Devanagari")), 400)
    plain = {face.characters[ord(one)] for one in "क्ष"}
    (cluster,) = shape(face, "क्ष", rightwards=True, script="Deva")
    assert cluster.glyph.outline not in plain


def test_signs_that_scripts_share_need_no_face_of_a_script() -> None:
    content, remarks = render_with_remarks(article_of("Der Baht (฿) fällt."))
    assert content
    assert all(one.code == "glyph.missing" for one in remarks)


def test_words_told_apart_by_a_space_of_no_width_are_not_cut(tmp_path: Path) -> None:
    words = ["เทศบาล", "เปิด", "สะพาน", "ใหม่", "เมื่อ", "วัน", "ศุกร์", "ที่", "ผ่านมา", "ประชาชน", "ดีใจ", "มาก"] * 3
    content, remarks = render_with_remarks(article_of("\u200b".join(words)), style_for("Thai"))
    assert not remarks
    lines = [line for line in text_of(content, tmp_path).splitlines() if re.search("[ก-๛]", line)]
    assert len(lines) > 2
    assert "".join(lines).replace(" ", "") == "".join(words)
    ends = {"".join(words[: count + 1]) for count in range(len(words))}
    so_far = ""
    for line in lines:
        so_far += line.strip()
        assert so_far in ends


def test_a_phrase_wider_than_its_column_is_cut_where_no_vowel_stands_alone_and_told() -> None:
    phrase = "เทศบาลเปิดสะพานใหม่เมื่อวันศุกร์ที่ผ่านมาประชาชนดีใจมากที่ไม่ต้องอ้อมไกลอีกต่อไปแล้ว"
    content, remarks = render_with_remarks(article_of(phrase), style_for("Thai"))
    assert [one.code for one in remarks] == ["line.guessed"]
    with pypdfium2.PdfDocument(content) as pdf:
        lines = pdf[0].get_textpage().get_text_range().split("\r\n")
    assert not any(re.match("[ะาำๅๆฯ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", line) for line in lines)
    assert not any(re.search("[เแโใไ]$", line.strip()) for line in lines)


_THAI = "เทศบาลเปิดสะพานใหม่ น้ำท่วมถนน 240 เมตร ผู้ใหญ่มาร่วมพิธีที่นี่ "


@pytest.mark.parametrize(("lang", "ragged"), [("th", True), ("th-TH", True), ("de", False)])
def test_few_blanks_between_phrases_are_not_stretched_to_fill_lines(lang: str, *, ragged: bool) -> None:
    article = Article(headline="Fünf Brücken", lang=lang, body=(Paragraph((Text(_THAI * 12),)),))
    made = made_up(Publication(lang=lang, articles=(article,)), style_for("Thai"))
    widths = [
        inset + line.width for page in made.pages for strip, _, _ in page.strips
        if isinstance(strip, TypeStrip) and strip.flows for line, inset in strip.lines
    ]  # fmt: skip
    assert len(widths) > 6
    full = sum(width > made.pages[0].furniture.style.page.column_width - 1 for width in widths)
    assert (full < len(widths) / 2) is ragged
