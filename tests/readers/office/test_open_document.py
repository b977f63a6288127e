"""OpenDocument texts: nothing that is shown is lost, nothing that is not shown is published."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Mapping

import pytest

import umbruch
from tests.publications import picture
from tests.readers.office.word_files import FIRST, HEAD, SECOND
from umbruch.errors import InputUnreadable, UmbruchError
from umbruch.tree import Emphasis, Figure, Link, List, Paragraph, Strong, Subheading, Superscript, Table, Text
from umbruch.tree.notes import notes_of
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts, block_texts, inline_text

NAMES = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "fo":
    "xsl-fo-compatible", "svg": "svg-compatible",
}  # fmt: skip
DECLARED = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in NAMES.items())
DECLARED += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
STYLES = (
    '<style:style style:name="Fett" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Weg" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Hoch" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
    '<style:style style:name="Kursiv" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="Kopf" style:family="paragraph"><style:text-properties fo:font-weight="bold" '
    'fo:font-size="18pt"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="Caption" style:family="paragraph"/>'
    '<text:list-style style:name="Zahlen"><text:list-level-style-number text:level="1" style:num-format="1" '
    'text:start-value="4"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def p(inner: str = "", style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


COPY = p(HEAD, "Kopf") + p() + p(FIRST) + p(SECOND)


def text_file(body: str, *, head: str = "", parts: Mapping[str, str | bytes] | None = None, styles: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{head}<office:document-content {DECLARED}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {DECLARED}>{styles}</office:document-styles>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return made.getvalue()


def read(body: str, **more: object) -> Reading:
    return umbruch.read(text_file(body, **more), name="brief.odt")  # type: ignore[arg-type]


def shown(reading: Reading) -> str:
    return "\n".join(article_texts(reading.article))


def codes(reading: Reading) -> set[str]:
    return {one.code for one in reading.diagnostics}


def test_a_big_bold_first_line_is_the_headline() -> None:
    article = read(COPY).article
    assert article.headline == HEAD
    assert list(block_texts(article.body)) == [FIRST, SECOND]


def test_a_title_is_claimed_as_headline_and_headings_are_crossheads() -> None:
    heading = '<text:h text:outline-level="2">Zwei Jahre</text:h>'
    article = read(p("Aus dem Rathaus", "P9") + p(FIRST) + heading + p(SECOND)).article
    assert article.headline == "Aus dem Rathaus"
    assert [inline_text(block.content) for block in article.body if isinstance(block, Subheading)] == ["Zwei Jahre"]


def test_formatting_links_and_collapsed_blanks_are_read_as_they_are_shown() -> None:
    inner = (
        'Ein\n  <text:span text:style-name="Fett">fettes</text:span><text:s text:c="2"/>Wort, 10 m'
        '<text:span text:style-name="Hoch">3</text:span>, <text:span text:style-name="Kursiv">schräg</text:span> und '
        '<text:a xlink:href="https://husum.example/">Netz</text:a>.'
    )
    assert read(COPY + p(inner)).article.body[-1] == Paragraph(
        (Text("Ein "), Strong((Text("fettes"),)), Text("  Wort, 10 m"), Superscript((Text("3"),)), Text(", "),
         Emphasis((Text("schräg"),)), Text(" und "), Link("https://husum.example/", (Text("Netz"),)), Text("."))
    )  # fmt: skip


def test_comments_hidden_text_and_deleted_text_are_not_published() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>" + p("gestrichen") + "</text:deletion>"
        "</text:changed-region></text:tracked-changes>" + COPY
        + p('Das<office:annotation><dc:creator>Ada</dc:creator>' + p("Stimmt das?") + "</office:annotation> steht da."
            '<text:span text:style-name="Weg">geheim</text:span>')
    )  # fmt: skip
    reading = read(body)
    for word in ("gestrichen", "Stimmt", "geheim"):
        assert word not in shown(reading)
    assert "Das steht da." in shown(reading)
    assert reading.article.desk_notes == ("<!-- Ada: Stimmt das? -->",)
    assert "geheim" in reading.article.discarded
    assert {"copy.changes", "copy.hidden"} <= codes(reading)


def test_notes_stand_at_their_marks() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        + p("Laut Plan.") + "</text:note-body></text:note>"
    )  # fmt: skip
    reading = read(COPY + p(f"Es gilt{note} auch hier."))
    assert [list(block_texts(one.content)) for one in notes_of(reading.article.body)] == [["Laut Plan."]]
    assert "Es gilt auch hier." in shown(reading)


def test_lists_keep_their_kind_their_first_number_and_their_levels() -> None:
    inner = f"<text:list><text:list-item>{p('darunter')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="Zahlen"><text:list-item>{p("vier")}{inner}</text:list-item>'
        f"<text:list-item>{p('fünf')}</text:list-item></text:list>"
    )
    found = next(block for block in read(COPY + body).article.body if isinstance(block, List))
    assert (found.ordered, found.start, len(found.items)) == (True, 4, 2)
    assert isinstance(found.items[0][1], List)
    assert not found.items[0][1].ordered


def test_merged_cells_stay_in_their_columns_and_head_rows_are_known() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("Tag") + cell("Zeit", 'table:number-columns-spanned="2"') + covered
        + "</table:table-row></table:table-header-rows><table:table-row>" + covered + cell("von") + cell("bis")
        + "</table:table-row></table:table>"
    )  # fmt: skip
    found = next(block for block in read(COPY + table).article.body if isinstance(block, Table))
    assert [inline_text(one) for one in found.header] == ["Tag", "Zeit", ""]
    assert [[inline_text(one) for one in row] for row in found.rows] == [["", "von", "bis"]]


def frame(href: str) -> str:
    return f'<draw:frame><draw:image xlink:href="{href}"/><svg:desc>Eine Brücke</svg:desc></draw:frame>'


def test_pictures_come_with_description_and_caption() -> None:
    boxed = f"<draw:frame><draw:text-box>{p(frame('Pictures/b.png') + 'Die Brücke. Foto: Ada Roe', 'Caption')}"
    boxed += "</draw:text-box></draw:frame>"
    reading = read(COPY + p(boxed), parts={"Pictures/b.png": picture("b.png").content})
    figure = next(block for block in reading.article.body if isinstance(block, Figure))
    assert (figure.image, figure.alt, inline_text(figure.caption)) == ("b.png", "Eine Brücke", "Die Brücke.")
    assert figure.credit is not None


def test_pictures_outside_and_out_of_the_archive_are_not_fetched() -> None:
    reading = read(COPY + p(frame("https://fremd.example/x.png")) + p(frame("../../etc/passwd")))
    assert not reading.pictures
    assert "picture.outside" in codes(reading)


def test_page_heads_are_put_aside() -> None:
    styles = "<office:master-styles><style:master-page><style:header>" + p("Stadt Husum, Pressestelle")
    styles += "</style:header></style:master-page></office:master-styles>"
    reading = read(COPY, styles=styles)
    assert "Stadt Husum, Pressestelle" in reading.article.discarded
    assert "Pressestelle" not in shown(reading)


def test_a_locked_text_is_told() -> None:
    with pytest.raises(InputUnreadable, match="password"):
        read(COPY, parts={"META-INF/manifest.xml": "<m><encryption-data/></m>"})


def test_entities_are_refused() -> None:
    with pytest.raises(InputUnreadable, match="document type"):
        read("&a;", head='<!DOCTYPE x [<!ENTITY a "bbbbbbbbbb">]>')


@pytest.mark.parametrize("element", ["text:section", "text:list><text:list-item", "draw:g", "text:p><text:span"])
@pytest.mark.parametrize("depth", [40, 20_000])
def test_elements_deep_inside_one_another_end_in_an_article_or_an_error(element: str, depth: int) -> None:
    names = element.split("><")
    opened = "".join(f"<{name}>" for name in names) * depth
    closed = "".join(f"</{name}>" for name in reversed(names)) * depth
    with contextlib.suppress(UmbruchError):
        assert read(COPY + opened + closed).article.headline == HEAD


def test_columns_repeated_without_end_and_blanks_without_end_do_no_harm() -> None:
    many = f'<table:table-cell table:number-columns-repeated="99999999">{p("a")}</table:table-cell>'
    table = f"<table:table><table:table-row>{many}{many}</table:table-row><table:table-row>{many}</table:table-row>"
    reading = read(COPY + table + "</table:table>" + p('Ein<text:s text:c="999999999"/>Loch'))
    assert len(shown(reading)) < 2_000


def test_a_paragraph_of_millions_of_blanks_is_read_in_time_that_grows_with_it() -> None:
    body = COPY + p("<text:s text:c='99999999'/>" * 20_000 + "Das steht da.")
    assert "Das steht da." in shown(read(body))


def test_a_heading_in_the_style_of_subtitles_is_the_deck_and_keeps_the_dateline_below_it() -> None:
    style = '<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Heading"/>'
    top = f'<text:h text:style-name="P9" text:outline-level="1">{HEAD}</text:h>'
    deck = "Gemeinde Lindenau zahlt die Hälfte der Kosten"
    for name in ("Subtitle", "Standard"):
        under = f'<text:h text:style-name="{name}" text:outline-level="1">{deck}</text:h>'
        article = read(top + under + p(f"Lindenau, 12. März 2027. {FIRST}") + p(SECOND), styles=style).article
        assert article.dateline is not None
        assert article.dateline.text == "Lindenau, 12. März 2027."
        if name == "Subtitle":
            assert article.deck == deck
        assert "\n".join(article_texts(article)).count(deck) == 1
        assert FIRST in [inline_text(block.content) for block in article.body if isinstance(block, Paragraph)]


def test_a_first_row_in_bold_is_the_head_of_its_table() -> None:
    row = "<table:table-row>{}</table:table-row>"
    cells = "<table:table-cell>{}</table:table-cell><table:table-cell>{}</table:table-cell>"
    bold = '<text:span text:style-name="Fett">{}</text:span>'
    head = row.format(cells.format(p(bold.format("Tarif")), p(bold.format("Preis"))))
    below = row.format(cells.format(p("Karte"), p("5 Euro")))
    article = read(COPY + f"<table:table>{head}{below}</table:table>").article
    (table,) = (block for block in article.body if isinstance(block, Table))
    assert table.header == ((Text("Tarif"),), (Text("Preis"),))
