"""Covers are drawn in every script that a face of the style has, and never with boxes for what none has."""

from __future__ import annotations

import io

import msgspec
import pytest
from PIL import Image

from umbruch.diagnostics import Diagnostic, collecting
from umbruch.style import FontFamily, Style, load
from umbruch.tree import Article, Publication
from umbruch.writers.epub.covers.cover_lines import letters, pieces
from umbruch.writers.epub.covers.cover_scripts import FacesOfRole, Lacking, set_line
from umbruch.writers.epub.covers.made_cover import HEIGHT, MARGIN, WIDTH, CoverStore, made_cover

IN_SCRIPTS = {
    "ar": "البلدية تفتح المكتبة المركزية يوم 4 مارس (VHS)",
    "he": "העירייה פותחת ספרייה חדשה",
    "hi": "नगर पालिका ने नया पुस्तकालय खोला",
    "ru": "Город открывает новую библиотеку",
    "el": "Ο δήμος ανοίγει τη νέα βιβλιοθήκη",
    "vi": "Thành phố mở thư viện mới",
}
IN_SCRIPTS_OF_OTHER_FACES = {
    "th": ("เทศบาลเปิดห้องสมุดกลางแห่งใหม่ริมแม่น้ำ", "Noto Sans Thai"),
    "ta": ("நகராட்சி புதிய நூலகத்தைத் திறந்தது", "Noto Sans Tamil"),
    "km": ("សាលាក្រុងបើកបណ្ណាល័យថ្មី", "Noto Sans Khmer"),
    "bn": ("পৌরসভা নতুন গ্রন্থাগার খুলেছে", "Hind Siliguri"),
}


def publication(title: str, lang: str) -> Publication:
    return Publication(lang=lang, articles=(Article(headline=title, lang=lang),))


def with_family(family: str) -> Style:
    style = load("release")
    fallback = (FontFamily(family), *style.fonts.fallback)
    return msgspec.structs.replace(style, fonts=msgspec.structs.replace(style.fonts, fallback=fallback))


def of_headline(words: str) -> FacesOfRole:
    style = load("release")
    return FacesOfRole(words, style.text.headline, style)


def drawn(title: str, lang: str, style: Style) -> tuple[Image.Image, list[Diagnostic]]:
    with collecting() as remarks:
        made = made_cover(publication(title, lang), style, CoverStore())
    assert made.media_type == "image/png"
    return Image.open(io.BytesIO(made.content)).convert("L"), list(remarks)


@pytest.mark.parametrize("lang", IN_SCRIPTS)
def test_a_plain_install_has_covers_in_its_scripts(lang: str) -> None:
    cover, remarks = drawn(IN_SCRIPTS[lang], lang, load("release"))
    assert cover.size == (WIDTH, HEIGHT)
    assert not remarks
    assert cover.crop((MARGIN, 60, WIDTH - MARGIN, 500)).point(lambda shade: 255 if shade < 128 else 0).getbbox()


@pytest.mark.parametrize("lang", IN_SCRIPTS_OF_OTHER_FACES)
def test_a_family_that_the_style_names_brings_covers_in_its_script(lang: str) -> None:
    title, family = IN_SCRIPTS_OF_OTHER_FACES[lang]
    with collecting() as remarks:
        made = made_cover(publication(title, lang), load("release"), CoverStore())
    assert made.media_type == "image/svg+xml"
    assert [one.code for one in remarks] == ["cover.as_text"]
    assert "fonts.fallback" in str(remarks[0].hint)
    _, remarks = drawn(title, lang, with_family(family))
    assert not remarks


@pytest.mark.parametrize("title", ["市政府新图书馆", "Ein ☃ im Mai"])
def test_no_cover_has_boxes_and_what_is_lacking_is_said(title: str) -> None:
    with collecting() as remarks:
        made = made_cover(publication(title, "de"), load("release"), CoverStore())
    assert made.media_type == "image/svg+xml"
    (remark,) = remarks
    assert "no face of the style has" in remark.message
    faces = of_headline(title)
    with pytest.raises(Lacking):
        set_line(title, faces, leftwards=False, lang="de")


def test_a_cover_leans_to_the_edge_at_which_reading_starts() -> None:
    cover, _ = drawn("כותרת", "he", load("release"))
    ink = cover.crop((0, 60, WIDTH, 300)).point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert ink is not None
    assert ink[0] > WIDTH / 2
    assert abs(ink[2] - (WIDTH - MARGIN)) < 8


def test_letters_join_as_the_face_has_them() -> None:
    faces = of_headline("مكتبة")
    joined = set_line("مكتبة", faces, leftwards=True, lang="ar").width
    apart = sum(set_line(one, faces, leftwards=True, lang="ar").width for one in "مكتبة")
    assert joined < apart * 0.9


def test_a_title_stands_in_one_face_where_one_has_it() -> None:
    title = "Thành phố mở thư"
    (stretch,) = set_line(title, of_headline(title), leftwards=False, lang="vi").stretches
    assert stretch.text == title


def test_words_that_run_both_ways_stand_as_they_are_read() -> None:
    title = "יום 4 VHS"
    line = set_line(title, of_headline(title), leftwards=True, lang="he")
    assert line.stretches[0].text.strip() == "VHS"
    assert "יום" in line.stretches[-1].text


def test_lines_end_between_signs_of_east_asia_and_not_before_a_full_stop() -> None:
    assert pieces("新馆开放。入场（免费）") == ["新", "馆", "开", "放。", "入", "场", "（免", "费） "]
    assert pieces("Der neue Steg") == ["Der ", "neue ", "Steg "]


def test_signs_that_belong_together_are_not_parted() -> None:
    assert list(letters("ណ្ណាល័យ")) == ["ណ្ណា", "ល័", "យ"]
    assert list(letters("เปิดน้ำ")) == ["เปิ", "ด", "น้ำ"]
