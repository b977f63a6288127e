"""The PDF as its readers meet it: every word, fonts inside, links, outline, page numbers, the same bytes each time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from tests.properties.trees import any_text, publications
from tests.publications import BASIC_STYLES, GOOD_SAMPLES, HURTFUL, paragraph, sample_publication, words
from tests.tools import ROOT, examples, require_tool, run_tool
from tests.writers.pdf_reading import drawn, font_names, missing_words, opened, render, render_with_remarks, text_of
from umbruch.diagnostics import collecting
from umbruch.errors import RenderError, StyleError, UmbruchError
from umbruch.facts.media_topics import topic
from umbruch.fonts import face_file
from umbruch.fonts.signs import SIGNS
from umbruch.style import FontFamily, load
from umbruch.style.model import Generic
from umbruch.tree import Article, Figure, Link, Paragraph, Publication, Text
from umbruch.writers.pdf import PdfWriter
from umbruch.writers.pdf.type.founts import founts_of

STYLES = BASIC_STYLES


def article_of(*texts: str, lang: str = "de") -> Publication:
    return Publication(lang=lang, articles=(Article(lang=lang, body=tuple(paragraph(text) for text in texts)),))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_every_word_of_the_tree_comes_back_out(name: str, style: str, tmp_path: Path) -> None:
    publication = sample_publication(name)
    text = text_of(render(publication, style), tmp_path)
    for article in publication.articles:
        assert missing_words(article, text) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", GOOD_SAMPLES)
def test_the_file_is_sound_and_every_font_is_inside(name: str, style: str, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(render(sample_publication(name), style))
    run_tool("qpdf", "--check", path)
    fonts = run_tool("pdffonts", path).splitlines()[2:]
    assert fonts
    for line in fonts:
        assert re.search(r"yes yes yes +\d+ +0$", line), line
        assert "Helvetica" not in line


def test_pages_are_a4() -> None:
    pdf = opened(render(sample_publication("plain")))
    assert [round(float(side), 1) for side in pdf.pages[0].MediaBox] == [0, 0, 595.3, 841.9]


@pytest.mark.parametrize(
    ("lang", "says"), [("de", "Seite 1 von 2"), ("en", "Page 1 of 2"), ("fr", "Page 1 sur 2"), ("pl", "Strona 1 z 2")]
)
def test_page_numbers_speak_the_language_of_the_article(lang: str, says: str, tmp_path: Path) -> None:
    long = " ".join(["Text."] * 1_000)
    assert says in text_of(render(article_of(long, lang=lang), "release"), tmp_path)


def test_a_single_page_has_no_number(tmp_path: Path) -> None:
    for style in BASIC_STYLES:
        assert "1 von 1" not in text_of(render(article_of("Text.", lang="de"), style), tmp_path)


def test_pages_have_labels_and_a_long_file_shows_its_outline() -> None:
    short = opened(render(article_of("Text."), "release"))
    assert next(iter(short.Root.PageLabels.Nums)) == 0
    assert str(short.Root.PageLabels.Nums[1].S) == "/D"
    assert short.Root.PageMode == "/UseNone"
    assert opened(render(article_of(" ".join(["Text."] * 3_000)), "release")).Root.PageMode == "/UseOutlines"


def test_a_long_article_runs_on_over_pages(tmp_path: Path) -> None:
    content = render(sample_publication("long"))
    pdf = opened(content)
    text = text_of(content, tmp_path)
    assert len(pdf.pages) > 2
    assert f"Seite {len(pdf.pages)} von {len(pdf.pages)}" in text
    places = [text.index(f"Absatz {number}:") for number in range(1, 61)]
    assert places == sorted(places)


def test_each_article_of_a_kit_starts_on_a_page_of_its_own(tmp_path: Path) -> None:
    kit = sample_publication("kit")
    content = render(kit, "release")
    path = tmp_path / "kit.pdf"
    path.write_bytes(content)
    assert len(opened(content).pages) == len(kit.articles) + 1
    for number, article in enumerate(kit.articles, start=2):
        page = run_tool("pdftotext", "-enc", "UTF-8", "-f", str(number), "-l", str(number), path, "-")
        assert article.headline
        assert article.headline.split()[0] in page


def test_the_dateline_runs_in_to_the_first_paragraph(tmp_path: Path) -> None:
    text = text_of(render(sample_publication("article"), "release"), tmp_path)
    assert "NIEDERHAFEN (LB/mö). Pünktlich um zehn öffnete sich das Tor." in text


def test_words_that_are_cut_at_a_line_end_are_whole_for_a_search(tmp_path: Path) -> None:
    content = render(article_of("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " * 30))
    path = tmp_path / "cut.pdf"
    path.write_bytes(content)
    raw = run_tool("pdftotext", "-enc", "UTF-8", path, "-")
    assert "\u00ad" in raw
    assert text_of(content, tmp_path).count("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen") == 30


def test_thin_spaces_and_hyphens_that_do_not_break_need_no_second_face(tmp_path: Path) -> None:
    content = render(article_of("z.\u202fB. 10\u2009000 Euro, E\u2011Mail und §\u00a07"))
    assert "E\u2011Mail" in text_of(content, tmp_path)
    assert not any("Noto" in name for name in font_names(content))


def test_a_character_that_the_face_lacks_comes_from_a_fallback(tmp_path: Path) -> None:
    content, remarks = render_with_remarks(article_of("Das Wort λόγος steht hier."))
    assert "λόγος" in text_of(content, tmp_path)
    assert any("Noto" in name for name in font_names(content))
    assert not remarks


def test_a_character_that_no_face_has_is_reported_with_name_and_place_and_stays_in_the_text(tmp_path: Path) -> None:
    content, remarks = render_with_remarks(article_of("Erst.", "Feuer 🚒 im Dorf"))
    found = [one for one in remarks if one.code == "glyph.missing"]
    assert len(found) == 1
    assert "U+1F692 FIRE ENGINE" in found[0].message
    assert found[0].field == "articles[0].body[1].content"
    assert "🚒" in text_of(content, tmp_path)


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_of_the_press_office_are_drawn(sign: str, tmp_path: Path) -> None:
    content, remarks = render_with_remarks(article_of(f"{sign} Termin: Montag"))
    assert sign in text_of(content, tmp_path)
    assert remarks == []


def test_a_sign_that_is_drawn_by_one_like_it_is_reported(tmp_path: Path) -> None:
    content, remarks = render_with_remarks(article_of("☆ Termin: Montag"))
    assert "☆" in text_of(content, tmp_path)
    assert [one.code for one in remarks] == ["glyph.replaced"]


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True), (True, True)])
def test_greek_has_a_face_of_its_own_in_every_weight_and_slant(bold: bool, italic: bool) -> None:
    founts = founts_of(load("broadsheet").fonts)
    generics: tuple[Generic, ...] = ("serif", "sans")
    for generic in generics:
        fount = founts.fount(generic, bold=bold, italic=italic)
        shape = fount.shape("Ωμέγα")
        assert shape.faces is not None
        assert len(set(shape.faces)) == 1
        face = fount.faces[shape.faces[0]]
        assert generic.title() in face.name
        assert face.weight == (700 if bold else 400)
        assert (face.italic_angle != 0) is italic


@pytest.mark.parametrize(("text", "script"), [("ܫܠܡܐ", "Syriac"), ("ދިވެހި", "Thaana")])
def test_a_script_from_right_to_left_that_no_face_has_is_refused_by_its_name(text: str, script: str) -> None:
    with pytest.raises(RenderError, match=script) as caught:
        render(article_of(text))
    assert caught.value.place == "articles[0].body[0].content"
    assert caught.value.hint


def test_direction_marks_alone_do_no_harm(tmp_path: Path) -> None:
    assert "vorwärts" in text_of(render(article_of("vor\u200fwärts")), tmp_path)


def test_links_lead_where_they_should() -> None:
    pdf = opened(render(sample_publication("article")))
    found = [note.A.URI for page in pdf.pages for note in page.get("/Annots", [])]
    assert sorted({str(one) for one in found}) == [
        "https://bote.example/12345",
        "https://buecherei.example/hafen?a=1&b=2",
        "mailto:presse@niederhafen.example",
    ]


def test_addresses_that_are_written_out_can_be_clicked() -> None:
    pdf = opened(
        render(article_of("Mehr unter www.buecherei.example/heute, bei a.b@c.example. Oder (https://x.example)."))
    )
    found = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])}
    assert found == {"https://www.buecherei.example/heute", "mailto:a.b@c.example", "https://x.example"}


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "", "\x00", "data:text/html,x"])
def test_an_address_that_no_reader_should_open_is_set_as_plain_text(href: str, tmp_path: Path) -> None:
    article = Article(lang="de", body=(Paragraph((Link(href=href, content=words("hier")),)),))
    content = render(Publication(articles=(article,)))
    assert "hier" in text_of(content, tmp_path)
    assert b"/Annot" not in content


def test_a_link_over_two_lines_has_an_area_on_each() -> None:
    long = Link("https://example.org/", (Text("ein recht langer Verweis " * 8),))
    pdf = opened(render(Publication(lang="de", articles=(Article(lang="de", body=(Paragraph((long,)),)),))))
    assert len(pdf.pages[0].Annots) > 1


def test_metadata_say_title_author_subject_language_and_keywords() -> None:
    pdf = opened(render(sample_publication("article")))
    info = pdf.docinfo
    assert str(info["/Title"]) == "Die Stadt liest wieder am Hafen"
    assert str(info["/Author"]) == "Mareike Öztürk; Jan Brüggemann"
    assert str(info["/Subject"]) == "Bücherei zieht nach drei Jahren Umbau zurück in das Lagerhaus"
    assert "Hafen" in str(info["/Keywords"])
    assert str(pdf.Root.Lang) == "de"
    assert str(info["/CreationDate"]) == "D:20240309073000+00'00'"


def test_the_outline_lists_articles_and_their_crossheads() -> None:
    with opened(render(sample_publication("article"))).open_outline() as outline:
        assert [top.title for top in outline.root] == ["Die Stadt liest wieder am Hafen"]
        assert [below.title for below in outline.root[0].children] == ["Mehr Platz für Kinder", "Zahlen"]
    with opened(render(sample_publication("kit"))).open_outline() as outline:
        assert len(outline.root) == 4


def test_the_colour_of_the_headline_follows_the_style(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('description = "mine"\nextends = "broadsheet"\n[text.headline]\ncolour = "#12ab34"\n')
    before, after = (render(sample_publication("plain"), style) for style in ("broadsheet", path))
    wanted = f"{0x12 / 255:.3f} {0xAB / 255:.3f} {0x34 / 255:.3f} rg".encode()
    assert wanted not in drawn(before)
    assert wanted in drawn(after)


def test_a_style_may_name_font_files_of_the_users_own(tmp_path: Path) -> None:
    shutil.copy(face_file(FontFamily("PT Sans")), tmp_path / "mine.ttf")
    style = tmp_path / "mine.toml"
    style.write_text('description = "mine"\n[fonts]\nserif = { family = "Mine", regular = "mine.ttf" }\n')
    names = font_names(render(sample_publication("plain"), style))
    assert any(name.endswith("+mine") for name in names)
    assert not any("Serif" in name for name in names)


@pytest.mark.parametrize("content", [b"", b"OTTO" + bytes(100), b"\0\1\0\0 no font", b"<html>"])
def test_a_font_file_that_is_none_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "mine.ttf").write_bytes(content)
    style = tmp_path / "mine.toml"
    style.write_text('description = "mine"\n[fonts]\nserif = { family = "Mine", regular = "mine.ttf" }\n')
    with pytest.raises(StyleError, match=r"mine\.ttf"):
        render(sample_publication("plain"), style)


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_a_page_has_as_many_columns_as_the_style_says(columns: int, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'description = "mine"\nextends = "broadsheet"\n[page]\ncolumns = {columns}\ngutter = "4mm"\n')
    content = render(sample_publication("long"), path)
    lefts = set(re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", drawn(content, 1)))
    page = load(path).page
    starts = [page.margins.left + number * (page.column_width + page.gutter) for number in range(columns)]
    for start in starts:
        assert any(abs(float(left) - start) < 0.01 for left in lefts)


def test_newspaper_date_and_page_stand_above_a_press_review_sheet(tmp_path: Path) -> None:
    text = text_of(render(sample_publication("article"), "clipping"), tmp_path)
    head = text[: text.index("Neues Leben")]
    for part in ("Zeitung", "Lindauer Bote, Hafenkurier", "Datum", "9. März 2024", "Seite", "12"):
        assert part in head


@pytest.mark.slow
def test_the_same_publication_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.publications import sample_publication; from tests.writers.pdf_reading import render;"
        "sys.stdout.buffer.write(render(sample_publication('kit')))"
    )
    made = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
        made.add(done.stdout)
    assert len(made) == 1
    assert made == {render(sample_publication("kit"))}


def test_another_text_gives_another_file_identifier() -> None:
    one, other = (opened(render(article_of(text))).trailer.ID[0] for text in ("Eins.", "Zwei."))
    assert bytes(one) != bytes(other)


def test_a_page_of_text_stays_small() -> None:
    assert len(render(sample_publication("article"), "release")) < 70_000


def test_no_article_is_refused_with_a_reason() -> None:
    with pytest.raises(RenderError, match="no article"):
        render(sample_publication("empty"))


def test_an_article_without_a_word_is_still_a_page() -> None:
    assert len(opened(render(sample_publication("bare"))).pages) == 1


def test_a_kit_without_articles_is_its_title_page(tmp_path: Path) -> None:
    content = render(Publication(kind="kit", title="Leere Mappe", lang="de"))
    assert "Leere Mappe" in text_of(content, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_whatever_hurts_is_set_or_left_out_and_the_file_is_sound(style: str, tmp_path: Path) -> None:
    content, remarks = render_with_remarks(sample_publication("hostile"), style)
    path = tmp_path / "made.pdf"
    path.write_bytes(content)
    run_tool("qpdf", "--check", path)
    text = run_tool("pdfinfo", "-enc", "UTF-8", "-struct-text", path)
    assert "<script>alert(1)</script>" in text
    assert re.sub(r'[\s"\u00ad]', "", text).count("Donaudampf") == 2000
    assert "]]>" in text
    assert {one.code for one in remarks} >= {"glyph.missing", "picture.missing"}


@pytest.mark.slow
@pytest.mark.parametrize("field", ["headline", "kicker", "deck", "lead", "boilerplate"])
def test_a_word_of_a_hundred_thousand_letters_is_broken_somewhere(field: str) -> None:
    article = msgspec.structs.replace(Article(lang="de"), **{field: "x" * 100_000})
    pdf = opened(render(Publication(articles=(article,))))
    assert len(pdf.pages) > 5


@pytest.mark.slow
@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(publication=publications(any_text()))
def test_any_tree_becomes_a_pdf_or_is_refused(publication: Publication) -> None:
    try:
        with collecting():
            content = PdfWriter().render(publication, load("broadsheet"))
    except UmbruchError:
        return
    assert len(opened(content).pages) >= 1


def test_checkers_see_a_font_that_is_not_embedded(tmp_path: Path) -> None:
    """The planted fault: without its file the same font is reported as missing."""
    pdf = opened(render(sample_publication("plain")))
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
    path = tmp_path / "bad.pdf"
    pdf.save(path)
    assert " no " in run_tool("pdffonts", path)
    require_tool("qpdf")


def test_a_figure_without_its_picture_keeps_caption_and_credit_together(tmp_path: Path) -> None:
    figure = Figure(caption=words("Das neue Dach."), credit=None)
    content = render(Publication(lang="de", articles=(Article(lang="de", body=(figure,)),)))
    assert "Das neue Dach." in text_of(content, tmp_path)


def test_markup_in_a_headline_is_only_text(tmp_path: Path) -> None:
    content = render(Publication(articles=(Article(headline="<b>Fett</b> & <i>schräg</i>"),)))
    assert "<b>Fett</b> & <i>schräg</i>" in " ".join(text_of(content, tmp_path).split())


def test_hurtful_text_names_what_it_could_not_keep() -> None:
    _, remarks = render_with_remarks(article_of(HURTFUL))
    assert any("U+D800" in one.message for one in remarks)


def test_keywords_are_names_and_never_bare_codes() -> None:
    article = Article(
        lang="de", headline="Werk", keywords=("Klima",), subjects=("medtop:20000005", "medtop:99999999", "Musik am Kai")
    )
    content, remarks = render_with_remarks(Publication(lang="de", articles=(article,)))
    pdf = opened(content)
    keywords = str(pdf.docinfo["/Keywords"])
    packet = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert "medtop" not in keywords + packet
    assert all(name in keywords for name in ("Klima", topic_name("medtop:20000005"), "Musik am Kai"))
    assert [one.message for one in remarks if one.code == "format.loss"] == [
        "PDF has no place for the code medtop:99999999"
    ]


def topic_name(code: str) -> str:
    found = topic(code, "de")
    assert found is not None
    return found.name("de")
