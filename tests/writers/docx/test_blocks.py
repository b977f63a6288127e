"""Pictures, lists and tables in a Word file."""

from __future__ import annotations

import io

import msgspec
import pytest
from PIL import Image

import umbruch
from tests.publications import BASIC_STYLES, paragraph, picture, words
from tests.writers.docx_reading import WordFile, attribute, has, made, text_of, values_in, with_body
from umbruch.errors import RenderError
from umbruch.fonts.families import face_file
from umbruch.fonts.truetype import open_face
from umbruch.style import load
from umbruch.style.format_tables import Docx
from umbruch.tree import Credit, Figure, Link, List, Paragraph, Picture, Quote, Subheading, Table
from umbruch.tree.walk import inline_text

COLUMN = 150 / 25.4 * 72
"""Width of the column of the style `release` in points."""


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def drawn(size: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize(size).convert(mode)


def showing(content: bytes, size: tuple[int, int] = (600, 400), alt: str | None = "Bild") -> WordFile:
    one = Picture("bild", "image/png", *size, content)
    return made(with_body(Figure("bild", alt=alt), pictures=(one,)))


def stored(word_file: WordFile) -> tuple[str, bytes]:
    ((name, content),) = [(name, part) for name, part in word_file.parts.items() if name.startswith("word/media/")]
    return name, content


def shown_size(word_file: WordFile) -> tuple[float, float]:
    (extent,) = word_file.found("//wp:extent")
    return int(extent.get("cx", 0)) / 12_700, int(extent.get("cy", 0)) / 12_700


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpeg"), ("PNG", "png"), ("GIF", "gif")])
def test_pictures_that_word_takes_pass_through_byte_for_byte(kind: str, suffix: str) -> None:
    content = encoded(drawn(), kind)
    assert stored(showing(content)) == (f"word/media/picture1.{suffix}", content)


def test_webp_becomes_png() -> None:
    translucent = Image.new("RGBA", (600, 400), (200, 30, 30, 90))
    name, content = stored(showing(encoded(translucent, "WEBP")))
    assert name.endswith(".png")
    assert Image.open(io.BytesIO(content)).mode == "RGBA"


def test_a_photograph_taken_sideways_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    word_file = showing(encoded(drawn(), "JPEG", exif=exif))
    image = Image.open(io.BytesIO(stored(word_file)[1]))
    width, height = shown_size(word_file)
    assert image.size == (400, 600)
    assert height / width == pytest.approx(1.5, abs=0.01)


def test_cmyk_becomes_rgb() -> None:
    content = encoded(Image.new("CMYK", (600, 400), (0, 255, 255, 0)), "JPEG")
    image = Image.open(io.BytesIO(stored(showing(content))[1]))
    assert image.mode == "RGB"
    red, green, blue = image.getpixel((5, 5))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 80


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "kind"), [("RGB", "JPEG"), ("L", "PNG"), ("P", "PNG"), ("1", "PNG"), ("I;16", "PNG")])
def test_a_large_picture_is_scaled_to_the_column_at_300_dpi(mode: str, kind: str) -> None:
    word_file = showing(encoded(drawn((4000, 2000), mode), kind), (4000, 2000))
    assert Image.open(io.BytesIO(stored(word_file)[1])).size == (round(COLUMN / 72 * 300), round(COLUMN / 144 * 300))
    assert shown_size(word_file) == pytest.approx((COLUMN, COLUMN / 2), abs=0.1)


def test_sixteen_bit_grey_keeps_its_tones_when_scaled() -> None:
    deep = Image.new("I;16", (4000, 40), 32768)
    image = Image.open(io.BytesIO(stored(showing(encoded(deep, "PNG"), (4000, 40)))[1]))
    assert image.getpixel((10, 2)) == pytest.approx(128, abs=2)


def test_a_small_picture_is_not_blown_up() -> None:
    assert shown_size(showing(encoded(drawn((100, 50)), "PNG"))) == pytest.approx((72, 36), abs=0.1)


def test_a_tall_picture_leaves_room_on_the_page() -> None:
    _, height = shown_size(showing(encoded(drawn((800, 4000)), "PNG")))
    assert height == pytest.approx((297 - 58) / 25.4 * 72 * 0.55, abs=0.1)


def test_a_picture_cut_in_half_is_refused_with_its_name() -> None:
    content = encoded(drawn(), "PNG")
    with pytest.raises(RenderError, match="cut off") as refused:
        showing(content[: len(content) // 2])
    assert refused.value.source == "bild"
    assert refused.value.hint


def test_a_picture_shown_twice_is_stored_once() -> None:
    one = picture("a.png")
    word_file = made(with_body(Figure("a.png", alt="A"), Figure("a.png", alt="B"), pictures=(one,)))
    assert stored(word_file)[1] == one.content
    assert word_file.values("//wp:docPr/@descr") == ["A", "B"]
    assert len(set(word_file.values("//wp:docPr/@id"))) == 2


def test_alternative_text_is_the_description_and_never_the_caption() -> None:
    figure = Figure("a.png", caption=words("Am Hafen"), alt="Ein Haus am Wasser")
    assert made(with_body(figure, pictures=(picture("a.png"),))).values("//wp:docPr/@descr") == ["Ein Haus am Wasser"]


def test_a_decorative_picture_is_marked_so() -> None:
    word_file = showing(picture("a.png").content, alt="")
    assert word_file.values("//wp:docPr//adec:decorative/@val") == ["1"]
    assert word_file.values("//wp:docPr/@descr") == []
    assert word_file.codes == []


def test_a_picture_that_nobody_described_is_reported() -> None:
    word_file = showing(picture("a.png").content, alt=None)
    assert word_file.codes == ["picture.alt"]
    assert word_file.values("//wp:docPr/@descr") == []
    assert not word_file.found("//adec:decorative")


def test_picture_caption_and_credit_stay_together() -> None:
    figure = Figure("a.png", caption=words("Am Hafen"), credit=Credit("Foto: R. Thomsen"), alt="Haus")
    word_file = made(with_body(figure, pictures=(picture("a.png"),)))
    kept = [
        (attribute(one, "w:pPr/w:pStyle", "val"), has(one, "w:pPr/w:keepNext"))
        for one in word_file.found("//w:body/w:p")
    ]
    assert kept[1:] == [("Picture", True), ("Caption", True), ("Credit", False)]


@pytest.mark.parametrize(("style", "kept"), [("release", ["Picture", "Caption"]), ("broadsheet", ["Picture"])])
def test_a_credit_that_ends_the_columns_is_not_tied_to_its_caption(style: str, kept: list[str]) -> None:
    figure = Figure("a.png", caption=words("Am Hafen"), credit=Credit("Foto: R. Thomsen"), alt="Haus")
    word_file = made(with_body(paragraph("Satz."), figure, pictures=(picture("a.png"),)), style)
    assert word_file.values("//w:p[w:pPr/w:keepNext]/w:pPr/w:pStyle/@w:val") == kept


def test_a_caption_without_its_picture_stands_beside_a_bar_with_its_credit() -> None:
    figure = Figure(None, caption=words("Am Hafen"), credit=Credit("Foto: R. Thomsen"))
    word_file = made(with_body(figure))
    barred = word_file.found("//w:p[w:pPr/w:pBdr/w:left]")
    assert [text_of(one) for one in barred] == ["Am Hafen", "Foto: R. Thomsen"]
    assert [attribute(one, "w:pPr/w:pBdr/w:left", "color") for one in barred] == ["1f4e79", "1f4e79"]


def test_a_picture_that_is_not_there_is_reported_and_its_caption_stays() -> None:
    word_file = made(with_body(Figure("fort.jpg", caption=words("Am Hafen"), alt="Haus")))
    assert word_file.codes == ["picture.missing"]
    assert ("Caption", "Am Hafen") in word_file.paragraphs()


def test_lists_have_real_numbering() -> None:
    bulleted = List(False, ((paragraph("eins"),), (paragraph("zwei"), List(False, ((paragraph("tief"),),)))))
    word_file = made(with_body(bulleted))
    levels = {
        text_of(one): (attribute(one, "w:pPr/w:numPr/w:ilvl", "val"), attribute(one, "w:pPr/w:numPr/w:numId", "val"))
        for one in word_file.found("//w:p[w:pPr/w:pStyle/@w:val='ListBullet']")
    }
    assert levels == {"eins": (None, None), "zwei": (None, None), "tief": ("1", "1")}
    assert attribute(word_file.style("ListBullet"), "w:pPr/w:numPr/w:numId", "val") == "1"
    assert word_file.values("//w:abstractNum[@w:abstractNumId='0']/w:lvl[1]/w:numFmt/@w:val", "numbering") == ["bullet"]


def test_each_numbered_list_starts_at_one() -> None:
    numbered = List(True, ((paragraph("a"),), (paragraph("b"),)))
    word_file = made(with_body(numbered, paragraph("dazwischen"), numbered))
    assert word_file.values("//w:p/w:pPr/w:numPr/w:numId/@w:val") == ["2", "2", "3", "3"]
    assert word_file.values("//w:num/w:lvlOverride/w:startOverride/@w:val", "numbering") == ["1", "1"]


def test_a_subheading_without_words_leaves_no_hole_in_the_outline() -> None:
    assert made(with_body(Subheading(), paragraph("Satz."))).paragraphs()[1:] == [("BodyText", "Satz.")]
    assert not made(with_body(Subheading())).found("//w:p[w:pPr/w:pStyle/@w:val='Subheading']")


def test_the_words_before_a_list_stay_with_it() -> None:
    word_file = made(with_body(paragraph("Drei Schritte:"), List(False, ((paragraph("eins"),),))))
    (before,) = word_file.found("//w:p[w:pPr/w:pStyle/@w:val='BodyText']")
    assert has(before, "w:pPr/w:keepNext")


def test_further_blocks_of_an_item_stand_under_its_words() -> None:
    item = (
        paragraph("Kopf der Liste"),
        Table(rows=((words("Zelle"),),)),
        paragraph("Fortsetzung"),
    )
    word_file = made(with_body(List(True, (item,))))
    (continued,) = word_file.found("//w:p[w:pPr/w:pStyle/@w:val='ListContinue']")
    assert text_of(continued) == "Fortsetzung"
    left = word_file.values("//w:abstractNum[@w:abstractNumId='1']/w:lvl[1]/w:pPr/w:ind/@w:left", "numbering")
    assert [attribute(continued, "w:pPr/w:ind", "left")] == left == word_file.values("//w:tblInd/@w:w")
    unnumbered = "//w:style[@w:styleId='ListContinue']/w:pPr/w:numPr/*/@w:val"
    assert word_file.values(unnumbered, "styles") == ["0", "0"]


def test_paragraphs_of_an_item_are_lines_of_one_so_that_the_list_does_not_end_for_importers() -> None:
    item = (paragraph("Kopf"), paragraph("Fortsetzung"), List(False, ((paragraph("innen"), paragraph("Dazu")),)))
    word_file = made(with_body(List(True, (item, (paragraph("zwei"),)))))
    assert word_file.paragraphs()[1:] == [
        ("ListNumber", "Kopf Fortsetzung"),
        ("ListBullet", "innen Dazu"),
        ("ListNumber", "zwei"),
    ]
    assert len(word_file.found("//w:r[w:rPr/w:rStyle/@w:val='ItemParagraph']/w:br")) == 2


def test_a_paragraph_of_an_item_that_runs_the_other_way_stands_alone() -> None:
    item = (paragraph("Kopf"), paragraph("الميناء القديم"))
    assert made(with_body(List(False, (item,)))).paragraphs()[1:] == [
        ("ListBullet", "Kopf"),
        ("ListContinue1", "الميناء القديم"),
    ]


def test_items_without_words_keep_their_number() -> None:
    word_file = made(with_body(List(True, ((), (paragraph("zwei"),)))))
    assert len(word_file.found("//w:p[w:pPr/w:numPr]")) == 2


def test_lists_deeper_than_word_counts_stay_on_its_last_level() -> None:
    block = List(True, ((paragraph("innen"),),))
    for _ in range(14):
        block = List(True, ((paragraph("außen"), block),))
    levels = {int(value) for value in made(with_body(block)).values("//w:numPr/w:ilvl/@w:val")}
    assert levels == set(range(9))


TABLE = Table(
    header=(words("Jahr"), words("Ort"), words("Ausleihen")),
    rows=((words("2021"), words("Hafen"), words("118.400")), (words("2023"), words("Markt"), words("– 5 %"))),
    caption=words("Ausleihen"),
)


def test_the_header_row_of_a_table_is_one_and_is_repeated() -> None:
    word_file = made(with_body(TABLE))
    first, *others = word_file.found("//w:tr")
    assert has(first, "w:trPr/w:tblHeader")
    assert all(not has(row, "w:trPr/w:tblHeader") for row in others)
    assert set(word_file.values("//w:tr[1]//w:pStyle/@w:val")) == {"TableHeading"}
    assert set(word_file.values("//w:tr[position()>1]//w:pStyle/@w:val")) == {"TableText"}


def test_a_table_without_header_row_has_none() -> None:
    word_file = made(with_body(Table(rows=TABLE.rows)))
    assert not word_file.found("//w:tblHeader")
    assert word_file.values("//w:tblLook/@w:firstRow") == ["0"]


def test_columns_of_figures_are_flush_right_but_for_the_first() -> None:
    word_file = made(with_body(TABLE))
    right = {text_of(one) for one in word_file.found("//w:p[w:pPr/w:jc/@w:val='right']")}
    assert right == {"Ausleihen", "118.400", "– 5 %"}


def test_a_table_fills_the_column_and_keeps_its_caption() -> None:
    word_file = made(with_body(TABLE))
    widths = [int(width) for width in word_file.values("//w:gridCol/@w:w")]
    assert sum(widths) == pytest.approx(COLUMN * 20, abs=4)
    assert ("Caption", "Ausleihen") in word_file.paragraphs()
    assert len(word_file.found("//w:tr[last()]//w:p[w:pPr/w:keepNext]")) == 3


def test_ragged_rows_are_filled_up() -> None:
    word_file = made(with_body(Table(header=(words("a"),), rows=((words("b"), words("c")), ()))))
    assert [len(row) - 1 for row in word_file.found("//w:tr")] == [2, 2]


def test_tables_in_a_row_do_not_run_together() -> None:
    word_file = made(with_body(Table(rows=((words("a"),),)), Table(rows=((words("b"),),))))
    assert len(word_file.document.tables) == 2
    tables = word_file.found("//w:tbl")
    following = [table.getnext() for table in tables]
    assert all(one is not None and one.tag.endswith("}p") for one in following)


def test_captions_have_the_words_that_somebody_wrote_and_no_others() -> None:
    shown = Figure("a.png", caption=words("Am Hafen"), alt="Haus")
    word_file = made(with_body(shown, TABLE, pictures=(picture("a.png"),)))
    captions = word_file.found("//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    assert ["".join(values_in(one, ".//w:t/text()")) for one in captions] == ["Am Hafen", "Ausleihen"]
    assert not word_file.found("//w:instrText")


NUMBERED = msgspec.structs.replace(load("release"), docx=Docx(number_captions=True))


def test_captions_are_counted_in_visible_words_where_the_style_asks_for_it() -> None:
    shown = Figure("a.png", caption=words("Am Hafen"), alt="Haus")
    word_file = made(with_body(shown, TABLE, Figure(caption=words("Am Markt")), pictures=(picture("a.png"),)), NUMBERED)
    captions = word_file.found("//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    assert ["".join(values_in(one, ".//w:t/text()")) for one in captions] == [
        "Abbildung 1: Am Hafen", "Tabelle 1: Ausleihen", "Abbildung 2: Am Markt",
    ]  # fmt: skip
    assert [value.strip() for value in word_file.values("//w:instrText/text()")] == [
        r"SEQ Abbildung \* ARABIC", r"SEQ Tabelle \* ARABIC", r"SEQ Abbildung \* ARABIC",
    ]  # fmt: skip
    assert not has(word_file.style("CaptionNumber"), "w:rPr/w:vanish")


def test_numbers_before_captions_are_not_read_back_as_words() -> None:
    body = umbruch.read(made(with_body(Figure(caption=words("Am Markt"))), NUMBERED).content).article.body
    assert [inline_text(block.caption) for block in body if isinstance(block, Figure)] == ["Am Markt"]


def test_the_parts_of_a_field_stand_in_order() -> None:
    word_file = made(with_body(Figure(caption=words("Am Hafen"))), NUMBERED)
    assert word_file.values("//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]


def test_captions_are_counted_in_the_language_of_the_document() -> None:
    word_file = made(with_body(Figure(caption=words("At the port")), lang="en"), NUMBERED)
    assert [value.strip() for value in word_file.values("//w:instrText/text()")] == [r"SEQ Figure \* ARABIC"]


LONG_HEADER = ("Gemeinde", "Einwohnerinnen", "Straßenbahnhaltestellen", "Ja", "Anteil")


def grid_of(columns: int, style: str) -> tuple[list[int], WordFile]:
    cells = tuple(words(LONG_HEADER[number % len(LONG_HEADER)]) for number in range(columns))
    long = (words("Ein langer Satz, der auf mehreren Zeilen stehen darf und soll."),)
    word_file = made(with_body(Table(header=cells, rows=((*cells[:-1], *long),))), style)
    return [int(width) for width in word_file.values("//w:tbl/w:tblGrid/w:gridCol/@w:w")], word_file


@pytest.mark.parametrize("style", BASIC_STYLES)
@pytest.mark.parametrize("columns", [2, 4, 5])
def test_no_column_of_a_table_is_narrower_than_its_longest_word(columns: int, style: str) -> None:
    widths, word_file = grid_of(columns, style)
    look = load(style)
    family = look.fonts.sans if look.text.table.font == "sans" else look.fonts.serif
    face = open_face(face_file(family, bold=True))
    sizes = {int(size) for size in word_file.values("//w:tbl//w:r/w:rPr/w:sz/@w:val")}
    size = max(sizes, default=round(look.text.table.size * 2)) / 2
    for number, width in enumerate(widths):
        word = LONG_HEADER[number % len(LONG_HEADER)]
        needed = sum(face.advance(face.characters[ord(letter)]) for letter in word) / 1000 * size
        assert width / 20 >= needed + 8, word


def test_a_table_too_wide_for_its_column_is_set_smaller() -> None:
    _, word_file = grid_of(5, "broadsheet")
    sizes = {int(size) / 2 for size in word_file.values("//w:tbl//w:r/w:rPr/w:sz/@w:val")}
    assert len(sizes) == 1
    assert 0.69 * load("broadsheet").text.table.size <= sizes.pop() < load("broadsheet").text.table.size


def test_the_caption_of_a_table_is_told_to_those_who_do_not_see_it() -> None:
    word_file = made(with_body(TABLE))
    assert word_file.values("//w:tblPr/w:tblCaption/@w:val") == ["Ausleihen"]


def test_pictures_take_widths_of_the_grid() -> None:
    sizes = {}
    for name, (across, down) in {"wide": (1600, 900), "tall": (900, 1600), "small": (300, 200)}.items():
        shown = picture("a.png", across, down)
        word_file = made(with_body(Figure("a.png", alt="Haus"), pictures=(shown,)))
        (sizes[name],) = [int(one) / 12700 for one in word_file.values("//wp:extent/@cx")]
    measure = load("release").page.measure
    assert [round(sizes[name] / measure, 2) for name in ("wide", "tall", "small")] == [1.0, 0.33, 0.5]


def test_remarks_name_the_place_in_the_tree() -> None:
    link = Link("javascript:x", words("Wort"))
    item = (Paragraph((link,)), Figure("a.png"), Table(rows=(((link,),),)))
    word_file = made(with_body(Quote((List(False, (item,)),)), pictures=(picture("a.png"),)))
    quoted = "articles[0].body[0].content[0].items[0]"
    assert [one.field for one in word_file.remarks] == [
        f"{quoted}[0]", f"{quoted}[1].alt", f"{quoted}[2].rows[0][0]",
    ]  # fmt: skip


def test_the_paragraph_after_a_table_at_the_end_of_columns_does_not_end_them() -> None:
    """LibreOffice begins a new page for a table whose next paragraph carries the section."""
    table = Table((words("a"), words("b")), ((words("1"), words("2")),))
    word_file = made(with_body(paragraph("Text."), table), "broadsheet")
    assert len(word_file.found("//w:tbl/following-sibling::w:p[1][not(w:pPr/w:sectPr)]")) == 1
    assert len(word_file.found("//w:tbl/following-sibling::w:p[2]/w:pPr/w:sectPr")) == 1
