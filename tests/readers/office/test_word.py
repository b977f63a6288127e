"""Word files: nothing that is shown is lost, nothing that is not shown is published, and what is guessed is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.publications import picture
from tests.readers.office.word_files import COPY, FIRST, HEAD, SECOND, p, root, styled, t, word_file
from umbruch.tree import (
    Article,
    Emphasis,
    Figure,
    Link,
    List,
    Paragraph,
    Span,
    Strong,
    Subheading,
    Subscript,
    Table,
    Text,
)
from umbruch.tree.notes import notes_of
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts, block_texts, inline_text

DRAWN = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild" descr="{alt}"/><a:graphic><a:graphicData><pic:blipFill>'
    '<a:blip r:embed="{key}"/>{cut}</pic:blipFill></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def read(body: str, *rows: tuple[str, str, str], **more: object) -> Reading:
    return umbruch.read(word_file(body, *rows, **more), name="brief.docx")  # type: ignore[arg-type]


def codes(reading: Reading) -> set[str]:
    return {one.code for one in reading.diagnostics}


def shown(article: Article) -> str:
    return "\n".join(article_texts(article))


def test_a_bold_first_line_is_the_headline_and_empty_paragraphs_are_only_space() -> None:
    article = read(COPY).article
    assert article.headline == HEAD
    assert [inline_text(block.content) for block in article.body if isinstance(block, Paragraph)] == [FIRST, SECOND]


def test_the_file_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    for name in ("brief.txt", "brief.md", "brief.rtf", "brief"):
        path = tmp_path / name
        path.write_bytes(word_file(COPY))
        assert umbruch.read(path).article.headline == HEAD


@pytest.mark.parametrize("name", ["brief.docx"])
def test_plain_text_that_is_called_a_word_file_is_read_as_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n", encoding="utf-8")
    assert umbruch.read(path).article.headline == HEAD


def test_the_main_part_is_found_by_its_relationship() -> None:
    assert read(COPY, main="word/document2.xml").article.headline == HEAD


def test_strict_open_xml_is_read_like_any_other() -> None:
    body = COPY + p('<w:hyperlink r:id="r9"><w:r><w:t>Mehr dazu im Netz</w:t></w:r></w:hyperlink>')
    article = read(body, ("r9", "hyperlink", "https://husum.example/"), strict=True).article
    assert article.headline == HEAD
    assert "https://husum.example/" in str(article.body)


STYLES = root(
    "styles",
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Haus"><w:name w:val="Hausstil"/><w:basedOn w:val="berschrift2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kreis"><w:name w:val="Kreis"/><w:basedOn w:val="Kreis"/></w:style>',
)


def styled_file(body: str, *rows: tuple[str, str, str], **parts: str | bytes) -> Reading:
    named = {"word/styles.xml": STYLES, **{f"word/{name.replace('__', '/')}": one for name, one in parts.items()}}
    return read(body, ("s", "styles", "styles.xml"), *rows, parts=named)


def test_a_title_is_claimed_as_headline_and_headings_are_crossheads_whatever_language_word_speaks() -> None:
    article = styled_file(
        styled("Titel", "Aus dem Rathaus") + p(FIRST) + styled("berschrift2", "Zwei Jahre") + p(SECOND)
        + styled("Haus", "Und danach") + p(FIRST)
    ).article  # fmt: skip
    assert article.headline == "Aus dem Rathaus"
    assert [inline_text(one.content) for one in article.body if isinstance(one, Subheading)] == [
        "Zwei Jahre", "Und danach",
    ]  # fmt: skip


def test_a_style_based_on_itself_does_no_harm() -> None:
    assert styled_file(COPY + styled("Kreis", SECOND)).article.headline == HEAD


def test_formatting_inside_words_is_kept() -> None:
    runs = (
        t("Das Gas heißt CO") + t("2", '<w:vertAlign w:val="subscript"/>') + t(" und ist ") + t("nicht", "<w:i/>")
        + t(" neu, es ist ") + t("sehr ", '<w:rStyle w:val="Fett"/>') + t("alt", "<w:b/>") + t(".")
    )  # fmt: skip
    last = styled_file(COPY + p(runs)).article.body[-1]
    assert last == Paragraph(
        (Text("Das Gas heißt CO"), Subscript((Text("2"),)), Text(" und ist "), Emphasis((Text("nicht"),)),
         Text(" neu, es ist "), Strong((Text("sehr alt"),)), Text("."))
    )  # fmt: skip


def test_line_breaks_at_the_ends_of_bold_words_keep_the_lines_apart() -> None:
    head = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{HEAD}</w:t><w:br/><w:br/></w:r>"
    article = umbruch.read(word_file(p(f"{head}{t(FIRST)}<w:r><w:br/><w:br/></w:r>{t(SECOND)}"))).article
    assert article.headline == HEAD
    assert list(block_texts(article.body)) == [FIRST, SECOND]


def test_links_of_relationships_and_of_fields_are_kept_and_field_codes_are_not_shown() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://feld.example/" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + t("Feld")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    link = f'<w:hyperlink r:id="r9">{t("Netz")}</w:hyperlink>'
    article = read(COPY + p(t("Mehr im ") + link + t(" und im ") + field + t(" dort.")),
                   ("r9", "hyperlink", "https://netz.example/")).article  # fmt: skip
    assert article.body[-1] == Paragraph(
        (Text("Mehr im "), Link("https://netz.example/", (Text("Netz"),)), Text(" und im "),
         Link("https://feld.example/", (Text("Feld"),)), Text(" dort."))
    )  # fmt: skip
    assert "HYPERLINK" not in shown(article)


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    gone = "<w:del><w:r><w:delText>wenige</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{t('weg')}</w:moveFrom><w:moveTo>{t(' Gäste')}</w:moveTo>"
    body = p(t("Es kommen ") + f"<w:ins>{t('viele')}</w:ins>" + gone + moved + t(" nach Husum."))
    reading = read(COPY + body)
    assert "Es kommen viele Gäste nach Husum." in shown(reading.article)
    assert "wenige" not in shown(reading.article)
    said = next(one for one in reading.diagnostics if one.code == "copy.changes")
    assert said.message.startswith("4 tracked changes")


def test_hidden_text_is_put_aside_and_said() -> None:
    reading = read(COPY + p(t("Das steht da.") + t("geheim", "<w:vanish/>") + t("auch", '<w:vanish w:val="0"/>')))
    assert "geheim" not in shown(reading.article)
    assert "geheim" in reading.article.discarded
    assert "auch" in shown(reading.article)
    assert "copy.hidden" in codes(reading)


def test_comments_are_for_the_desk() -> None:
    comment = root("comments", f'<w:comment w:id="0" w:author="Ada">{p("Stimmt die Zahl?")}</w:comment>')
    reading = read(COPY, ("c", "comments", "comments.xml"), parts={"word/comments.xml": comment})
    assert reading.article.desk_notes == ("<!-- Ada: Stimmt die Zahl? -->",)
    assert "Stimmt" not in shown(reading.article)
    for format in ("newsml", "nitf", "ninjs"):
        assert b"Stimmt" not in umbruch.render(reading, format, on_diagnostic=lambda _: None)


def test_page_heads_and_feet_are_put_aside() -> None:
    parts = {"word/h1.xml": root("hdr", p("Stadt Husum, Pressestelle")), "word/f1.xml": root("ftr", p("Seite 1"))}
    article = read(COPY, ("h", "header", "h1.xml"), ("f", "footer", "f1.xml"), parts=parts).article
    assert set(article.discarded) >= {"Stadt Husum, Pressestelle", "Seite 1"}
    assert "Pressestelle" not in shown(article)


LETTERHEAD = ("Stadt Husum, Pressestelle", "Tel. 04841 666-123", "presse@husum.example")


@pytest.mark.parametrize("own", [False, True])
def test_a_letterhead_in_page_heads_and_feet_is_the_contact_where_the_text_names_none(own: bool) -> None:
    foot = "".join(map(p, ("Nospa IBAN DE00 2175 0000 0000 0000 00", "Seite 1 von 2")))
    parts = {"word/h1.xml": root("hdr", "".join(map(p, LETTERHEAD))), "word/f1.xml": root("ftr", foot)}
    body = COPY + (p("Kontakt:") + p("Eva Claasen, Tel. 04841 666-999") if own else "")
    article = read(body, ("h", "header", "h1.xml"), ("f", "footer", "f1.xml"), parts=parts).article
    assert article.contact is not None
    assert article.contact.phone == ("04841 666-999" if own else "04841 666-123")
    assert ("presse@husum.example" in article.discarded) == own
    assert {"Nospa IBAN DE00 2175 0000 0000 0000 00", "Seite 1 von 2"} <= set(article.discarded)


ENGLISH = '<w:lang w:val="en-GB"/>'


@pytest.mark.parametrize(
    ("words", "spoken"),
    [("the bridge is open to everybody", True), ("Brücke", False), ("Das ist die Brücke der Stadt", False)],
)
def test_words_marked_as_another_language_are_so_where_they_bear_it_out(words: str, spoken: bool) -> None:
    block = read(COPY + p(t("Sie sagte: ") + t(words, ENGLISH) + t(" und ging dann nach Hause."))).article.body[-1]
    assert isinstance(block, Paragraph)
    content = block.content
    assert any(isinstance(one, Span) and one.lang == "en-GB" for one in content) == spoken
    assert inline_text(content) == f"Sie sagte: {words} und ging dann nach Hause."


def test_footnotes_and_endnotes_stand_at_their_marks() -> None:
    notes = root("footnotes", f'<w:footnote w:id="2">{p("Laut Plan.")}</w:footnote>')
    ends = root("endnotes", f'<w:endnote w:id="3">{p("Laut Rat.")}</w:endnote>')
    body = p(t("Es gilt") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + t(" auch hier")
             + '<w:r><w:endnoteReference w:id="3"/></w:r>' + t("."))  # fmt: skip
    article = read(COPY + body, ("n", "footnotes", "n.xml"), ("e", "endnotes", "e.xml"),
                   parts={"word/n.xml": notes, "word/e.xml": ends}).article  # fmt: skip
    assert [list(block_texts(note.content)) for note in notes_of(article.body)] == [["Laut Plan."], ["Laut Rat."]]


def boxed(words: str) -> str:
    box = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once() -> None:
    words = "Im Kasten steht eine Zahl, die sonst nirgends steht."
    assert shown(read(COPY + p(boxed(words))).article).count(words) == 1


def test_text_in_vml_controls_math_and_wordart_is_read() -> None:
    body = (
        p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Alter Kasten.')}</w:txbxContent></v:textbox></w:pict></w:r>")
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Feld mit Text.')}</w:sdtContent></w:sdt>"
        + p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
        + p('<w:r><w:pict><v:shape><v:textpath string="Fest der Brücke"/></v:shape></w:pict></w:r>')
    )  # fmt: skip
    found = shown(read(COPY + body).article)
    for words in ("Alter Kasten.", "Feld mit Text.", "a+b", "Fest der Brücke"):
        assert words in found


def test_a_control_that_nobody_filled_in_is_no_text() -> None:
    body = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Name hier')}</w:sdtContent></w:sdt>"
    reading = read(COPY + body)
    assert "Name hier" not in shown(reading.article)
    assert "copy.placeholder" in codes(reading)


def test_a_placeholder_still_in_the_text_is_said() -> None:
    reading = read(COPY + p("Wir treffen uns in [Ort einsetzen] am Markt."))
    assert any("[Ort einsetzen]" in one.message for one in reading.diagnostics if one.code == "copy.placeholder")


NUMBERING = root(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
)


def item(text: str, level: int = 0) -> str:
    return p(t(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def test_lists_keep_their_kind_their_first_number_and_their_levels() -> None:
    body = item("drei") + item("darunter", 1) + item("vier") + p(SECOND) + item("fünf")
    found = read(COPY + body, ("n", "numbering", "n.xml"), parts={"word/n.xml": NUMBERING}).article
    one, two = (block for block in found.body if isinstance(block, List))
    assert (one.ordered, one.start, len(one.items), two.start) == (True, 3, 2, 5)
    assert isinstance(one.items[0][1], List)
    assert not one.items[0][1].ordered


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_merged_cells_stay_in_their_columns() -> None:
    rows = (
        cell("Tag", '<w:vMerge w:val="restart"/>') + cell("Zeit", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("von") + cell("bis"),
    )
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    found = next(block for block in read(COPY + table).article.body if isinstance(block, Table))
    assert [[inline_text(one) for one in row] for row in found.rows] == [["Tag", "Zeit", ""], ["", "von", "bis"]]


def test_a_table_that_only_sets_a_letterhead_beside_the_text_is_no_table() -> None:
    table = f"<w:tbl><w:tr>{cell('Stadt Husum')}{cell('Markt 1')}</w:tr></w:tbl>"
    article = read(table + COPY).article
    assert not any(isinstance(block, Table) for block in article.body)
    assert article.headline == HEAD


def test_pictures_come_with_what_they_say_to_those_who_cannot_see_them_and_with_their_caption() -> None:
    body = p(DRAWN.format(alt="Eine Brücke", key="b", cut="")) + styled("Beschriftung", "Die Brücke. Foto: Ada Roe")
    reading = styled_file(COPY + body, ("b", "image", "media/bild.png"), media__bild_png="")
    assert "picture.unreadable" in codes(reading)
    named = {"word/styles.xml": STYLES, "word/media/bild.png": picture("bild.png").content}
    reading = read(COPY + body, ("s", "styles", "styles.xml"), ("b", "image", "media/bild.png"), parts=named)
    figure = next(block for block in reading.article.body if isinstance(block, Figure))
    assert (figure.image, figure.alt, inline_text(figure.caption)) == ("bild.png", "Eine Brücke", "Die Brücke.")
    assert figure.credit is not None
    assert [one.href for one in reading.pictures] == ["bild.png"]


def test_a_picture_is_cut_as_its_author_cut_it() -> None:
    body = p(DRAWN.format(alt="", key="b", cut='<a:srcRect l="25000" r="25000" t="10000"/>'))
    parts = {"word/media/b.png": picture("b.png", 240, 160).content}
    made = read(COPY + body, ("b", "image", "media/b.png"), parts=parts).pictures[0]
    assert (made.width, made.height) == (120, 144)


def test_a_picture_outside_the_file_is_not_fetched() -> None:
    body = p('<w:r><w:drawing><a:blip r:link="b"/></w:drawing></w:r>')
    reading = read(COPY + body, ("b", "image", "https://fremd.example/x.png"))
    assert not reading.pictures
    assert "picture.outside" in codes(reading)


def test_a_file_inserted_whole_is_said() -> None:
    assert "copy.unread" in codes(read(COPY + '<w:altChunk r:id="x"/>'))
