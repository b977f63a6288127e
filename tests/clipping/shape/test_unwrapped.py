"""Lines that are paragraphs stand for themselves, without a blank line between them."""

from __future__ import annotations

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.page.lines import chunks_of
from umbruch.clipping.shape.unwrapped import lines_apart

REPORT = (
    "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt, wie die "
    "Vorsitzende sagte. Danach gab es Suppe für alle im Saal, die sehr gelobt wurde."
)


def apart(*lines: str) -> list[str]:
    return [chunk.text for chunk in lines_apart(chunks_of("\n".join(lines)), conventions_for("de"))]


def test_each_line_down_to_the_last_paragraph_stands_for_itself() -> None:
    lines = ("Verkehr", "Die Brücke bleibt zu", "Der Umweg ist lang", REPORT, "Suppe im Saal", REPORT)
    assert apart(*lines) == list(lines)


def test_what_stands_under_the_last_paragraph_stays_together() -> None:
    assert apart("Die Brücke bleibt zu", REPORT, "Kontakt:", "Ada Roe")[2:] == ["Kontakt: Ada Roe"]


def test_a_headline_over_two_lines_stays_together() -> None:
    assert apart("Die alte Brücke am Markt", "bleibt bis zum Herbst zu", REPORT)[0] == (
        "Die alte Brücke am Markt bleibt bis zum Herbst zu"
    )
    assert apart("Der neue Weg über die", "Brücke am Markt", REPORT)[0] == "Der neue Weg über die Brücke am Markt"


def test_a_credit_stays_with_its_caption() -> None:
    assert apart("Die Brücke bleibt zu", REPORT, "Die Brücke am Montag.", "Foto: Ada Roe", REPORT)[2] == (
        "Die Brücke am Montag. Foto: Ada Roe"
    )


def test_a_column_stays_as_it_is() -> None:
    column = ("Die alte Brücke am Markt", "bleibt bis zum Herbst gesperrt.", "Das sagte der Rat.")
    assert len(apart(*column)) == 1
    assert len(apart(REPORT + " Und dann", "ging es weiter.", REPORT)) == 1


def test_questions_and_answers_stand_for_themselves() -> None:
    turns = ("Das Moor vergisst nichts", "A: Warum?", "B: Darum.", "A: Und dann?", "B: Nichts.", "A: Nie?", "B: Nie.")
    assert apart(*turns) == list(turns)


def test_a_headline_over_short_paragraphs_stands_for_itself() -> None:
    short = "Ein 54-jähriger Radfahrer ist am Montag in Moosbach gestürzt. Er kam ins Krankenhaus nach Lauter."
    assert apart("Radfahrer gestürzt", short) == ["Radfahrer gestürzt", short]
    assert len(apart("Radfahrer stürzt am", "Montag in Moosbach", "schwer")) == 1
