"""Text from right to left in PDF: set from the right, drawn from the left, and read in its own order by everyone."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.publications import paragraph, picture, sample_publication, words
from tests.tools import examples
from tests.two_columns import two_columns
from tests.writers.pdf_reading import elements, font_names, found, opened, render, render_with_remarks, said, shown
from umbruch.fonts import face_file
from umbruch.style import Style, load
from umbruch.style.model import FontFamily, Fonts
from umbruch.tree import Figure, List, Publication, Table
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import Look

OPENING = "تضم المكتبة الجديدة في وسط المدينة عشرين ألف كتاب وقاعة مخصصة للأطفال ومقهى صغيرًا يطل على الحديقة العامة. "


def arabic(*body: object, lang: str | None = "ar") -> Publication:
    return msgspec.convert(
        {"articles": ({"lang": lang, "body": tuple(msgspec.to_builtins(block) for block in body)},)}, Publication
    )


def text_in_order(content: bytes) -> str:
    """All that the file says by its structure, in the order of reading."""
    return said(content).replace("\u00ad", "")


def edges(style: str | Style) -> tuple[float, float]:
    page = load(style).page
    return page.margins.left, page.margins.left + page.measure


def with_fallback(*families: FontFamily) -> Style:
    style = load("broadsheet")
    fonts = msgspec.structs.replace(style.fonts, fallback=(*families, *style.fonts.fallback))
    assert isinstance(fonts, Fonts)
    return msgspec.structs.replace(style, fonts=fonts)


@pytest.mark.parametrize("style", ["broadsheet", "release", "clipping"])
@pytest.mark.parametrize("name", ["arabic", "hebrew"])
def test_the_structure_gives_every_paragraph_in_the_order_of_reading(name: str, style: str) -> None:
    read = " ".join(said(render(sample_publication(name), style)).split())
    wanted = {
        "arabic": (
            "البلدية تفتح المكتبة المركزية الجديدة",
            "تضم المكتبة 20,000 كتاب و١٢٠ مقعدًا للقراءة،",
            "أردنا مكانًا مفتوحًا للجميع،",
        ),
        "hebrew": (
            "העירייה פותחת ספרייה מרכזית חדשה",
            "שָׁלוֹם לַקּוֹרְאִים, נכתב על השלט,",
            "says שלום (in Hebrew) and مرحبًا (in",
        ),
    }[name]
    for line in wanted:
        assert line in read


def test_lines_begin_on_the_right_and_columns_too() -> None:
    left, right = edges(two_columns())
    written = arabic(*[paragraph(f"{word} {OPENING * 6}") for word in ("بداية", *("كلمة",) * 4, "نهاية")])
    content = render(written, two_columns())
    with opened(content) as pdf:
        assert len(pdf.pages) == 1
    middle = (left + right) / 2
    assert right - 2 < found(content, "بداية").right < right + 2
    assert middle - 20 < found(content, "نهاية").right < middle


def test_bullets_stand_on_the_right_of_their_words() -> None:
    content = render(arabic(List(items=((paragraph("قاعة للأطفال"),),))))
    bullet, item = found(content, "•"), found(content, "قاعة")
    assert bullet.left > item.right
    assert item.bottom < bullet.bottom < bullet.top < item.top


def test_tables_begin_on_the_right() -> None:
    table = Table(
        header=(words("الطابق"), words("القاعة"), words("الكتب")), rows=((words("ا"), words("ب"), words("7")),)
    )
    content = render(arabic(table))
    assert found(content, "الطابق").left > found(content, "القاعة").right
    assert found(content, "القاعة").left > found(content, "الكتب").right


@pytest.mark.parametrize(("wide", "beside"), [(1200, False), (200, True)])
def test_pictures_stand_on_the_right_above_their_caption_or_beside_it(wide: int, *, beside: bool) -> None:
    figure = Figure(image="a.png", caption=words("المبنى الجديد"), alt="مبنى")
    publication = msgspec.structs.replace(arabic(figure), pictures=(picture("a.png", wide, wide // 2),))
    content = render(publication, "release")
    _, right = edges("release")
    with opened(content) as pdf:
        box = [float(edge) for edge in next(one for one in elements(pdf) if one.S == "/Figure").A.BBox]
    assert box[2] == pytest.approx(right, abs=0.1)
    begins = box[0] - 10.0 if beside else right
    assert begins - 2 < found(content, "المبنى").right < begins + 2


def test_heads_and_feet_change_sides() -> None:
    content = render(arabic(*(paragraph(OPENING) for _ in range(40))), "release")
    left, right = edges("release")
    place = found(content, "صفحة")
    assert place.top < 60
    assert place.right < (left + right) / 2


def test_the_file_says_that_it_is_read_from_the_right() -> None:
    with opened(render(arabic(paragraph(OPENING)))) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.StructTreeRoot.K.A.WritingMode == "/RlTb"
        assert str(pdf.Root.Lang) == "ar"
    with opened(render(sample_publication("plain"))) as pdf:
        assert "/Direction" not in pdf.Root.ViewerPreferences


def test_an_article_without_a_language_runs_as_it_is_written() -> None:
    content = render(arabic(paragraph(OPENING), lang=None))
    _, right = edges("broadsheet")
    assert found(content, "تضم").right > right - 2


def test_an_arabic_word_in_a_german_line_is_set_within_it() -> None:
    text = "Das Wort «السلام» bedeutet Frieden, und ٢٠٢٦ ist ein Jahr."
    content, remarks = render_with_remarks(arabic(paragraph(text), lang="de"))
    assert remarks == []
    assert text in text_in_order(content)
    before, word, after = (found(content, part) for part in ("Das Wort", "السلام", "bedeutet"))
    assert before.right < word.left < word.right < after.left


def test_german_words_around_arabic_are_still_cut() -> None:
    text = "Der سلام der Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung " * 8
    assert any(one.text.endswith("\u00ad") for one in shown(render(arabic(paragraph(text), lang="de"))))


def test_arabic_words_are_never_cut() -> None:
    assert all("\u00ad" not in one.text for one in shown(render(arabic(paragraph(OPENING * 20)))))


@pytest.mark.parametrize("lang", ["ar", "de"])
def test_a_word_wider_than_the_column_is_broken_somewhere(lang: str) -> None:
    content = render(arabic(paragraph("ب" * 3000), lang=lang))
    assert text_in_order(content).count("ب") == 3000
    left, right = edges("broadsheet")
    assert all(left - 5 <= one.x <= right for one in shown(content))  # a space stands for the end of a line


def test_latin_words_keep_their_face_and_figures_take_that_of_the_text() -> None:
    content = render(arabic(paragraph("خدمة WLAN عام 2026")))
    with opened(content) as pdf:
        fonts = {name: str(font.BaseFont) for name, font in pdf.pages[0].Resources.Font.items()}
    assert any("Amiri-Regular" in name for name in fonts.values())
    assert any("PT_Serif" in name for name in fonts.values())
    assert any("2026" in one.text for one in shown(content))


def test_a_family_that_the_style_names_comes_before_ours() -> None:
    bold = str(face_file(FontFamily(family="Amiri"), bold=True))
    style = with_fallback(FontFamily(family="Eigene", regular=bold))
    assert any("Amiri-Bold" in name for name in font_names(render(arabic(paragraph(OPENING)), style)))


def test_a_letter_that_no_face_has_is_reported_by_its_name() -> None:
    _, remarks = render_with_remarks(arabic(paragraph("كتاب \u0889 جديد")))
    assert [one.code for one in remarks] == ["glyph.missing"]
    assert "ARABIC" in remarks[0].message


def test_what_joins_not_is_kept_for_copy_and_search() -> None:
    assert "می\u200cخواهم" in text_in_order(render(arabic(paragraph("کتاب می\u200cخواهم"), lang="fa")))


def test_addresses_and_telephone_numbers_are_links_and_stay_whole() -> None:
    content = render(
        arabic(paragraph("هاتف +49 555 0100 أو press@bote.example أو https://bote.example/ar/")), "release"
    )
    assert "+49 555 0100" in text_in_order(content)
    with opened(content) as pdf:
        links = [(str(note.A.URI), [float(edge) for edge in note.Rect]) for note in pdf.pages[0].Annots]
    assert [href for href, _ in links] == ["tel:+495550100", "mailto:press@bote.example", "https://bote.example/ar/"]
    left, right = edges("release")
    assert all(left <= box[0] < box[2] <= right for _, box in links)
    assert links[0][1][0] > links[1][1][2] > links[1][1][0] > links[2][1][2]


def test_the_same_text_gives_the_same_bytes() -> None:
    publication = sample_publication("hebrew")
    assert render(publication) == render(publication)


@pytest.mark.slow
def test_what_sets_arabic_is_not_loaded_for_german() -> None:
    code = (
        "import sys, umbruch\n"
        "umbruch.render(umbruch.read('Eine Überschrift\\n\\nEin Satz.'.encode(), format='text'), 'pdf')\n"
        "print([name for name in ('bidi', 'uharfbuzz') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


PIECES = st.lists(
    st.sampled_from(
        [
            "كتاب", "مُحَمَّد", "שלום", "שָׁלוֹם", "(نص)", "Wort", "Straße,", "2026", "٢٠٢٦", "12,5%", "«أ»", "a@b.example",
            "–", "لا", "WLAN.",
        ]
    ),
    min_size=1,
    max_size=60,
)  # fmt: skip


@settings(deadline=None, max_examples=examples(60))
@given(PIECES, st.sampled_from(["ar", "he", "de", None]), st.sampled_from(["broadsheet", "release"]))
def test_no_character_is_lost_or_out_of_order_in_text_that_runs_both_ways(
    pieces: list[str], lang: str | None, style: str
) -> None:
    text = " ".join(pieces)
    assert "".join(text.split()) in "".join(text_in_order(render(arabic(paragraph(text), lang=lang), style)).split())


def test_a_line_that_runs_both_ways_says_that_it_is_cut() -> None:
    style = load("broadsheet")
    look = Look(style.text.body, style.fonts, style.colours.accent, "de", "here")
    lines = compose([look.run("Der سلام " + "Donaudampfschifffahrtsgesellschaft " * 9, FURNITURE)], look, 150)
    assert any(line.placed and line.is_cut for line in lines)
    assert not lines[-1].is_cut
