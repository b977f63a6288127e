"""Paragraphs put together over columns, crossheads, lists and figures where they stood."""

from __future__ import annotations

import umbruch
from umbruch.tree import Figure, List, Paragraph, Rule, Subheading
from umbruch.tree.reading import Reading
from umbruch.tree.walk import inline_text

FIRST = (
    "Der Rat tagt am Montag zum ersten Mal im neuen Saal, und der Andrang wird groß sein. "
    "Das sagte die Vorsitzende am Freitag."
)
SECOND = "Zur Begrüßung singt der Chor, danach gibt es Suppe für alle, die bis zum Ende der Sitzung bleiben wollen."


def read(*chunks: str) -> Reading:
    return umbruch.read("\n\n".join(("Ein Saal für alle", *chunks)).encode(), format="text")


def kinds(reading: Reading) -> list[type]:
    return [type(block) for block in reading.article.body]


def test_a_sentence_over_a_gap_is_put_together_and_told() -> None:
    reading = read(FIRST, "Zur Begrüßung singt der Chor, danach gibt es Suppe für alle, die bis zum", "Ende bleiben.")
    assert kinds(reading) == [Paragraph, Paragraph]
    remark = next(remark for remark in reading.diagnostics if remark.code == "column.joined")
    assert remark.line == 5


def test_a_short_line_between_paragraphs_is_a_crosshead() -> None:
    assert kinds(read(FIRST, "Suppe für alle", SECOND)) == [Paragraph, Subheading, Paragraph]


def test_a_short_sentence_between_paragraphs_is_none() -> None:
    assert kinds(read(FIRST, "Das war es.", SECOND)) == [Paragraph, Paragraph, Paragraph]


def test_a_question_alone_is_a_crosshead_and_one_of_several_is_asked() -> None:
    assert kinds(read(FIRST, "Wer zahlt die Suppe?", SECOND)) == [Paragraph, Subheading, Paragraph]
    asked = read(FIRST, "Wer zahlt die Suppe?", SECOND, "Und wer kocht sie?", SECOND)
    assert set(kinds(asked)) == {Paragraph}


def test_a_paragraph_of_soft_hyphens_is_no_crosshead() -> None:
    assert kinds(read(FIRST, "\u00ad\n\u00ad", SECOND)).count(Subheading) == 0


def test_bullets_make_a_list_without_their_signs() -> None:
    reading = read(FIRST, "• Suppe\n• Brot\n• Wein", SECOND)
    assert kinds(reading) == [Paragraph, List, Paragraph]
    block = reading.article.body[1]
    assert isinstance(block, List)
    assert not block.ordered
    assert [inline_text(item[0].content) for item in block.items if isinstance(item[0], Paragraph)] == [
        "Suppe", "Brot", "Wein",
    ]  # fmt: skip


def test_numbers_that_count_from_one_make_an_ordered_list() -> None:
    block = read(FIRST, "1. Suppe\n2. Brot", SECOND).article.body[1]
    assert isinstance(block, List)
    assert block.ordered


def test_numbers_that_do_not_count_stay_as_they_are() -> None:
    assert List not in kinds(read(FIRST, "3. Platz für Lauter\n7. Platz für Lemga", SECOND))


def test_a_figure_that_interrupts_a_sentence_comes_after_its_paragraph() -> None:
    reading = read(
        FIRST,
        "Am Abend tagt dort auch der Kreis zum ersten Mal seit dem Umbau, und der",
        "Der neue Saal. Foto: Ada Roe",
        "Andrang ist groß.",
    )
    assert kinds(reading) == [Paragraph, Paragraph, Figure]


def test_stars_are_a_rule() -> None:
    assert kinds(read(FIRST, "* * *", SECOND)) == [Paragraph, Rule, Paragraph]


def test_notes_with_raised_numbers_below_the_contact_are_no_end_of_a_report_with_indents() -> None:
    report = (
        "   Der Rat tagt am Montag zum ersten Mal im neuen Saal,\ndessen Bau zwei Jahre gedauert hat, und der Andrang\n"
        "wird groß sein, sagte die Vorsitzende am Freitag.\n"
        "   Danach singt der Chor, und es gibt Suppe für alle,\ndie bis zum Ende bleiben wollen, und auch für die,\n"
        "denen der neue Saal zu klein ist, versprach sie."
    )
    contact = "Weitere Auskunft gibt:\nIda Roth\nroth@lauter.example"
    notes = "1Gemeint ist der Saal im Rathaus am Markt\n2Ohne die Galerie\n3Auch Brot"
    reading = read(report, contact, notes)
    texts = [inline_text(block.content) for block in reading.article.body if isinstance(block, Paragraph)]
    assert texts[-1].startswith("1Gemeint")
    assert not any(remark.code == "column.joined" for remark in reading.diagnostics)
