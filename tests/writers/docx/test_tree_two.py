"""What version 2 of the tree brought, as Word knows it: footnotes, raised and struck signs, boxes, interviews."""

from __future__ import annotations

import pytest

from tests.everything import DESK_NOTES, everything
from tests.publications import paragraph, picture
from tests.writers.docx_reading import WordFile, has, made, one, texts_in_word, values_in, with_body
from umbruch.tree import Box, Link, List, Note, Paragraph, Publication, Quote, Text


@pytest.fixture(scope="module")
def publication() -> Publication:
    return everything(picture("werk.jpg"))


@pytest.fixture(scope="module")
def full(publication: Publication) -> WordFile:
    return made(publication)


def words_where(full: WordFile, condition: str, part: str = "document") -> list[str]:
    return ["".join(values_in(run, "w:t/text()")) for run in full.found(f"//w:r[{condition}]", part)]


def test_every_word_is_there_in_order_and_none_that_is_meant_for_the_desk(
    publication: Publication, full: WordFile
) -> None:
    text = "".join("".join(words for _, words in full.paragraphs()).split())
    for part in texts_in_word(publication.article):
        before, found, text = text.partition("".join(part.split()))
        assert found, part
        del before
    assert not any(note.encode() in part for note in DESK_NOTES for part in full.parts.values())


def test_signs_are_raised_lowered_and_struck(full: WordFile) -> None:
    assert words_where(full, "w:rPr/w:vertAlign/@w:val='subscript'") == ["2"]
    assert words_where(full, "w:rPr/w:vertAlign/@w:val='superscript'") == ["3"]
    assert words_where(full, "w:rPr/w:strike") == ["vier"]


def test_foreign_words_and_paragraphs_are_marked_with_their_language(full: WordFile) -> None:
    foreign = words_where(full, "w:rPr/w:lang/@w:val='fr-FR'")
    assert foreign == ["Usine propre", "La ville appartient à ses habitants."]


def test_notes_are_footnotes_that_word_numbers(full: WordFile) -> None:
    marks = full.values("//w:footnoteReference/@w:id")
    assert marks == ["1", "2"]
    notes = full.found("//w:footnote[not(@w:type)]", "footnotes")
    assert [note.get(f"{{{note.nsmap['w']}}}id") for note in notes] == marks
    assert [len(values_in(note, ".//w:footnoteRef/parent::w:r/w:rPr/w:rStyle/@w:val")) for note in notes] == [1, 1]
    assert full.values("//w:footnote/@w:type", "footnotes") == ["separator", "continuationSeparator"]
    assert one(full.style("FootnoteText"), "w:name") == "footnote text"


def test_a_file_without_notes_has_no_part_for_them() -> None:
    assert not made(with_body(paragraph("Nichts."))).has_notes


def test_a_link_in_a_note_belongs_to_the_notes() -> None:
    linked = Note((Paragraph((Link("https://example.org/a", (Text("dort"),)),)),))
    file = made(with_body(Paragraph((Text("Siehe"), linked))))
    assert b"https://example.org/a" in file.parts["word/_rels/footnotes.xml.rels"]
    assert b"https://example.org/a" not in file.parts["word/_rels/document.xml.rels"]


def test_questions_pull_quotes_and_boxes_have_styles_of_their_own(full: WordFile) -> None:
    styles = {text: style for style, text in full.paragraphs()}
    assert styles["Bote: Wann geht es los?"] == "Question"
    assert styles["Im Juni, wenn alles klappt."] == "PullQuote"
    assert styles["Zur Person"] == "BoxTitle"
    assert {styles["geboren in Niederhafen"], styles["Solveig Harms leitet das Werk seit 2019."]} == {"BoxText"}
    assert has(full.style("Question"), "w:pPr/w:keepNext")


def test_a_list_begins_with_its_number_and_leaves_room_for_the_widest() -> None:
    file = made(with_body(List(ordered=True, start=98, items=tuple((paragraph(f"Punkt {n}"),) for n in range(5)))))
    assert file.values("//w:startOverride/@w:val", "numbering") == ["98"]
    (hanging,) = set(file.values("//w:p/w:pPr/w:ind/@w:hanging"))
    assert int(hanging) > int(file.values("//w:abstractNum[2]/w:lvl[1]//w:ind/@w:hanging", "numbering")[0])


def test_columns_and_row_heads_stand_as_their_table_says(full: WordFile) -> None:
    assert full.values("//w:tbl//w:tr[2]//w:jc/@w:val") == ["left", "right", "center"]
    assert full.values("//w:tblLook/@w:firstColumn") == ["1"]
    assert words_where(full, "ancestor::w:tbl and w:rPr/w:rStyle/@w:val='Strong'") == ["2022", "2026"]


def test_a_list_in_a_box_stands_on_its_tint() -> None:
    box = Box("Zahlen", (paragraph("Davor."), List(items=((paragraph("eins"),), (paragraph("zwei"),)))))
    file = made(with_body(box))
    assert [style for style, _ in file.paragraphs()][1:] == ["BoxTitle", "BoxText", "BoxText", "BoxText"]
    assert len(file.values("//w:body//w:pPr[w:pStyle/@w:val='BoxText']/w:numPr/w:numId/@w:val")) == 2


def test_all_that_stands_in_a_box_shares_its_edges() -> None:
    items = ((paragraph("eins"), paragraph("dazu")), (List(items=((paragraph("innen"),),)),))
    quote = Quote((paragraph("„Ein Zitat.“"),), attribution="Harms")
    box = Box("Zur Person", (paragraph("Text."), List(items=items), quote, paragraph("Ende.")))
    file = made(with_body(box))

    def edges(side: str, style: str, at: str) -> float:
        """Where the edge stands, in points from that of the column: the paragraph's own, else that of its style."""
        own = file.values(f"{at}/w:pPr/w:ind/@w:{side}") or values_in(file.style(style), f"w:pPr/w:ind/@w:{side}")
        hangs = file.values(f"{at}/w:pPr/w:ind/@w:hanging") if side == "left" else []
        space = file.values(f"{at}/w:pPr/w:pBdr/w:{side}/@w:space")
        space = space or values_in(file.style(style), f"w:pPr/w:pBdr/w:{side}/@w:space")
        return (int(own[0]) - sum(map(int, hangs))) / 20 - int(space[0]) - 0.5

    styles = [style for style, _ in file.paragraphs()][1:]
    assert {"BoxTitle", "BoxText", "Quotations", "Attribution"} <= set(styles)
    for number, style in enumerate(styles, 2):
        at = f"(//w:body//w:p[w:r/w:t])[{number}]"
        assert [round(edges(side, style, at)) for side in ("left", "right")] == [0, 0], style
