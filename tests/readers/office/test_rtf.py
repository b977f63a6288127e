"""RTF: letters of every code page, looks, tables, lists, notes; nothing hidden is published."""

from __future__ import annotations

import pytest

import umbruch
from tests.photographs import jpeg
from tests.readers.office.word_files import FIRST, HEAD, SECOND
from umbruch.errors import InputUnreadable, UmbruchError
from umbruch.tree import Emphasis, Figure, Link, List, Paragraph, Strong, Subheading, Superscript, Table, Text
from umbruch.tree.notes import notes_of
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts, block_texts, inline_text


def escaped(text: str) -> str:
    return "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in text)


TOP = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset238 Times CE;}{\f2\fcharset2 Symbol;}}{\colortbl;\red0;}"
COPY = rf"\pard\b\fs36 {escaped(HEAD)}\b0\fs24\par\par {escaped(FIRST)}\par {escaped(SECOND)}\par "


def rtf(body: str, top: str = TOP) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\uc1 " + top + body + "}").encode("latin-1")


def read(body: str, top: str = TOP) -> Reading:
    return umbruch.read(rtf(body, top))


def shown(reading: Reading) -> str:
    return "\n".join(article_texts(reading.article))


def codes(reading: Reading) -> set[str]:
    return {one.code for one in reading.diagnostics}


def test_a_big_bold_first_line_is_the_headline() -> None:
    article = read(COPY).article
    assert article.headline == HEAD
    assert list(block_texts(article.body)) == [FIRST, SECOND]


def test_letters_of_the_file_of_its_fonts_and_by_number_are_read() -> None:
    line = r"\pard gr\'fcn, {\f1 \'b3\'f3d\'9f}, \u8364?, {\uc2\u322 xy}, Stra\'dfe\~1, \{x\}, 3\endash 4\par "
    assert "grün, łódź, €, ł, Straße\u00a01, {x}, 3–4" in shown(read(COPY + line))


@pytest.mark.parametrize(("number", "word"), [(950, "統計"), (932, "統計"), (1251, "Мост"), (65001, "Brücke")])
def test_code_pages_of_several_bytes_are_read(number: int, word: str) -> None:
    codec = "utf-8" if number == 65001 else f"cp{number}"
    raw = "".join(f"\\'{byte:02x}" for byte in word.encode(codec))
    found = umbruch.read(rf"{{\rtf1\ansi\ansicpg{number} {COPY}\pard {raw}\par}}".encode("latin-1"))
    assert word in shown(found)


def test_formatting_and_links_inside_words_are_kept() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://husum.example/"}}{\fldrslt{Netz}}}'
    line = rf"\pard Ein {{\b fettes}} Wort, 10 m{{\super 3}}, {{\i schr\'e4g}}, im {link}.\par "
    assert read(COPY + line).article.body[-1] == Paragraph(
        (Text("Ein "), Strong((Text("fettes"),)), Text(" Wort, 10 m"), Superscript((Text("3"),)), Text(", "),
         Emphasis((Text("schräg"),)), Text(", im "), Link("https://husum.example/", (Text("Netz"),)), Text("."))
    )  # fmt: skip


def test_headings_are_known_by_their_style_or_their_level() -> None:
    top = TOP + r"{\stylesheet{\s2\b heading 2;}{\s7 Normal;}}"
    body = rf"{COPY}\pard\s2 Zwei Jahre\par\pard {escaped(SECOND)}\par\pard\outlinelevel2 Und dann\par"
    found = read(rf"{body}\pard {escaped(FIRST)}\par", top).article
    assert [inline_text(block.content) for block in found.body if isinstance(block, Subheading)] == [
        "Zwei Jahre", "Und dann",
    ]  # fmt: skip


def test_hidden_and_deleted_text_comments_and_page_heads_are_not_published() -> None:
    body = (
        r"{\header Stadt Husum, Pressestelle\par}" + COPY + r"\pard Das steht da.{\v geheim}{\deleted gestrichen}"
        r"{\*\atnauthor Ada}{\*\annotation Stimmt das?}\par "
    )
    reading = read(body)
    for word in ("geheim", "gestrichen", "Stimmt", "Pressestelle"):
        assert word not in shown(reading)
    assert reading.article.desk_notes == ("<!-- Ada: Stimmt das? -->",)
    assert {"geheim", "Stadt Husum, Pressestelle"} <= set(reading.article.discarded)
    assert {"copy.hidden", "copy.changes"} <= codes(reading)


def test_notes_stand_at_their_marks_and_text_boxes_are_read() -> None:
    box = r"{\shp{\*\shpinst{\shptxt Im Kasten.\par}}}\par "
    body = COPY + r"\pard Es gilt{\footnote\pard Laut Plan.\par} auch hier." + box
    reading = read(body)
    assert [list(block_texts(one.content)) for one in notes_of(reading.article.body)] == [["Laut Plan."]]
    assert "Es gilt auch hier." in shown(reading)
    assert "Im Kasten." in shown(reading)


def test_tables_and_lists_are_kept() -> None:
    row = r"\trowd\intbl {0}\cell {1}\cell\row "
    items = "".join(rf"\pard{{\listtext {number}.\tab}}\ls1 Punkt {number}\par " for number in (3, 4))
    found = read(COPY + row.format("Tag", "Zeit") + row.format("Montag", "10 Uhr") + r"\pard " + items).article
    table = next(block for block in found.body if isinstance(block, Table))
    assert [[inline_text(cell) for cell in row] for row in table.rows] == [["Tag", "Zeit"], ["Montag", "10 Uhr"]]
    one = next(block for block in found.body if isinstance(block, List))
    assert (one.ordered, one.start, len(one.items)) == (True, 3, 2)


def test_pictures_stand_where_they_stood() -> None:
    reading = read(
        COPY + r"\pard{\*\shppict{\pict\jpegblip " + jpeg().hex() + r"}}{\nonshppict{\pict\wmetafile8 0100}}\par "
    )
    assert [type(block).__name__ for block in reading.article.body if isinstance(block, Figure)] == ["Figure"]
    assert reading.pictures[0].content == jpeg()


def test_the_bytes_of_a_picture_may_stand_behind_a_count() -> None:
    content = jpeg()
    whole = (r"{\rtf1\ansi " + COPY + r"\pard{\pict\jpegblip\bin" + f"{len(content)} ").encode() + content + rb"}\par }"
    assert umbruch.read(whole, format="rtf").pictures[0].content == content


def test_a_picture_that_cannot_be_opened_is_said() -> None:
    for picture in (r"{\pict\pngblip 89504e47}", r"{\pict\emfblip 0100000058000000}"):
        assert "picture.unreadable" in codes(read(COPY + rf"\pard{picture}\par "))


def test_groups_deep_inside_one_another_are_refused() -> None:
    with pytest.raises(InputUnreadable, match="too deep"):
        read("{" * 100_000 + COPY)


@pytest.mark.parametrize(
    "body", [r"\bin99999999999 x", r"\u99999999?", r"\u-40000?", r"\fs-5 x\'", "}}}}}", r"\par{\*"]
)
def test_broken_tokens_end_in_an_article_or_an_error(body: str) -> None:
    try:
        reading = read(COPY + body)
    except UmbruchError:
        return
    assert HEAD in shown(reading)


def test_a_file_cut_off_is_read_as_far_as_it_goes() -> None:
    content = rtf(COPY)
    assert umbruch.read(content[:-30]).article.headline == HEAD


def shape(*properties: tuple[str, str]) -> str:
    inner = "".join(rf"{{\sp{{\sn {name}}}{{\sv {value}}}}}" for name, value in properties)
    return rf"\pard{{\shp{{\*\shpinst\shpleft0{inner}}}}}\par "


def test_pictures_say_what_they_show_to_those_who_cannot_see_them_and_hidden_ones_are_left_out() -> None:
    drawn = r"{\pict\jpegblip " + jpeg().hex() + "}"
    inline = r"\pard{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv Ein Steg}}}\jpegblip "
    reading = read(COPY + inline + jpeg().hex() + r"}}\par ")
    assert [block.alt for block in reading.article.body if isinstance(block, Figure)] == ["Ein Steg"]
    for order in (("pib", "wzDescription"), ("wzDescription", "pib")):
        said = {"pib": drawn, "wzDescription": "Ein Steg"}
        floating = read(COPY + shape(*((name, said[name]) for name in order)))
        assert [block.alt for block in floating.article.body if isinstance(block, Figure)] == ["Ein Steg"]
    hidden = read(COPY + shape(("pib", drawn), ("fHidden", "1")))
    assert not any(isinstance(block, Figure) for block in hidden.article.body)
    assert "copy.hidden" in codes(hidden)


def test_a_picture_in_the_folder_of_a_cocoa_text_is_said_and_its_name_is_no_text() -> None:
    picture = "{{\\NeXTGraphic steg.jpg \\width9600 \\height6400\n}\\'ac}\\\n"
    reading = read(COPY + picture + r"Der Steg ist \'ac aus Holz." + "\\\n")
    assert "steg.jpg" not in shown(reading)
    assert "Der Steg ist ¬ aus Holz." in shown(reading)
    assert "picture.outside" in codes(reading)


def test_lists_and_links_of_wordpad_are_read_and_nothing_behind_the_end() -> None:
    items = (
        r"\pard{\pntext\f2\'B7\tab}{\*\pn\pnlvlblt\pnf2\pnindent0{\pntxtb\'B7}}\fi-360 Erster\par {\pntext\f2\'B7\tab}"
        r"Zweiter\par \pard Mehr auf der {{\field{\*\fldinst{HYPERLINK https://lindenau.example/ }}{\fldrslt{Seite}}}}."
        r"\par "
    )
    reading = umbruch.read(rtf(COPY + items) + b"\r\n\0")
    (found,) = (block for block in reading.article.body if isinstance(block, List))
    assert [" ".join(block_texts(item)) for item in found.items] == ["Erster", "Zweiter"]
    assert Link("https://lindenau.example/", (Text("Seite"),)) in reading.article.body[-1].content  # type: ignore[union-attr]
    assert reading.article.discarded == ()


def test_a_first_row_in_bold_is_the_head_of_its_table() -> None:
    rows = r"\trowd\cellx1\cellx2\intbl\b Tarif\cell Preis\b0\cell\row \intbl Karte\cell 5 Euro\cell\row \pard "
    (table,) = (block for block in read(COPY + rows).article.body if isinstance(block, Table))
    assert [inline_text(cell) for cell in table.header] == ["Tarif", "Preis"]
    assert table.header[0] == (Text("Tarif"),)
