"""Heads that no blank line parts from their report, and their lines from each other."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.seams import head_lines, roles_apart
from umbruch.clipping.page.layout import layout_of
from umbruch.clipping.page.lines import Chunk, Line, chunks_of

REPORT = """Der neue Kindergarten kann gebaut
werden. Nach drei Stunden Beratung
stimmte der Gemeinderat am Abend
mit 14 zu 3 Stimmen dafür. Baube-
ginn ist im Mai, wenn das Wetter es
zulässt und die Firma Zeit hat."""
ENGLISH = """The new nursery will be built after
all. The council voted for it late on
Monday night, after three hours of
debate, with only three against. The
builders will start work in May, if
the weather allows it by then."""


def chunk(head: str, report: str = REPORT) -> Chunk:
    return chunks_of(f"{head}\n{report}" if head else report)[0]


def count(head: str, report: str = REPORT, lang: str = "de", under_headline: bool = False) -> int:
    one = chunk(head, report)
    return head_lines(one.lines, layout_of([one], lang), conventions_for(lang), under_headline)


def roles(head: str, report: str = REPORT, lang: str = "de", blank: bool = False) -> list[str]:
    one = chunk(head, report)
    number = len(head.splitlines())
    below: tuple[Line, ...] | None = None if blank else one.lines[number:]
    pieces = roles_apart(one.lines[:number], layout_of([one], lang), conventions_for(lang), below)
    return [" ".join(line.text for line in piece) for piece in pieces]


@pytest.mark.parametrize(
    "head",
    [
        "Kita wird gebaut",
        "Gemeinderat stimmt nach drei\nStunden für den Kindergarten",
        "SOZIALES\nKindergarten kommt im Sommer",
        "Wer baut den Kindergarten?",
        "Der Kindergarten kommt, doch er wird viel teurer als gedacht",
        "Kita kommt\nDer Rat stimmt nach drei Stunden zu",
    ],
)
def test_the_report_begins_under_a_line_that_was_ended_on_purpose(head: str) -> None:
    assert count(head) == len(head.splitlines())


def test_a_report_without_a_head_has_no_head_lines() -> None:
    assert count("") == 0
    assert count("zur Kita, hieß es am Abend. Viele\nEltern freuen sich schon jetzt. Auch") == 0


def test_a_capital_tells_where_nouns_have_none() -> None:
    assert count("Nursery to be built after long row\nParents celebrate with tea and pie", ENGLISH, "en") == 2


def test_a_name_s_capital_tells_nothing() -> None:
    assert count("", ENGLISH.replace("late on\nMonday night", "on a late\nMonday night"), "en") == 0


def test_under_a_headline_only_a_new_sentence_counts() -> None:
    assert count("Parents celebrate with tea and pie", ENGLISH, "en", under_headline=True) == 1
    assert count("Kita kommt", under_headline=True) == 1
    assert count("Kita kommt", REPORT.replace("Der neue", "Neuer"), under_headline=True) == 0


def test_an_indent_shows_the_first_line_of_the_report() -> None:
    column = "Kindergarten kommt im Sommer\n  " + REPORT.replace("\nstimmte", "\n  Stimmte").replace(
        "Beratung", "Zank."
    )
    assert count("", column) == 1


def test_a_label_and_capitals_stand_for_themselves() -> None:
    assert roles("Kreistag\nMehr Geld für Kinder") == ["Kreistag", "Mehr Geld für Kinder"]
    assert roles("LEMGA\nMehr Geld für Kinder") == ["LEMGA", "Mehr Geld für Kinder"]
    assert roles("Kreistag\nMehr Geld für Kinder", blank=True) == ["Kreistag", "Mehr Geld für Kinder"]


def test_a_small_word_with_a_capital_begins_the_deck() -> None:
    assert roles("Kita wird im Mai gebaut\nDer Rat ist dafür") == ["Kita wird im Mai gebaut", "Der Rat ist dafür"]


def test_a_headline_over_two_lines_stays_together() -> None:
    head = "Gemeinderat stimmt nach drei\nStunden für den Kindergarten"
    assert roles(head) == [head.replace("\n", " ")]
    assert roles("Nursery to be\nbuilt after all", ENGLISH, "en") == ["Nursery to be built after all"]


def test_between_blank_lines_a_capital_tells_nothing() -> None:
    assert roles("Kita wird im Mai gebaut\nDer Rat ist dafür", blank=True) == [
        "Kita wird im Mai gebaut Der Rat ist dafür"
    ]


def test_a_quotation_and_a_line_with_a_bar_are_whole() -> None:
    assert roles("„Ich gehe“\nBürgermeisterin hört auf") == ["„Ich gehe“", "Bürgermeisterin hört auf"]
    assert roles("Kita | Rat stimmt zu\nEltern im Glück")[0] == "Kita | Rat stimmt zu"


def test_a_deck_of_sentences_stands_under_a_headline_that_is_none() -> None:
    head = "Der letzte Fährmann geht von Bord\n40 Jahre lang fuhr er über die Elbe.\nJetzt ist Schluss."
    assert roles(head) == [head.split("\n")[0], " ".join(head.split("\n")[1:])]


def test_bullets_in_a_deck_are_apart_and_a_dash_is_not() -> None:
    assert len(roles("Kita kommt\n- im Mai\n- am Markt")) == 3
    assert roles("Kita kommt\n– „endlich“") == ["Kita kommt – „endlich“"]


def test_lines_of_typed_text_that_would_have_fitted_into_one_have_different_roles() -> None:
    typed = (
        "Der neue Kindergarten kann gebaut werden. Nach drei Stunden Beratung\n"
        "stimmte der Gemeinderat am Abend mit 14 zu 3 Stimmen dafür. Baubeginn\n"
        "ist im Mai, wenn das Wetter es zulässt und die Firma bis dahin fertig\n"
        "ist mit dem Rathaus."
    )
    head = "Kita im Ort wird nun größer\nBagger rollen im Mai an"
    assert roles(head, typed) == head.split("\n")
    assert roles(head) == [head.replace("\n", " ")]


def test_a_noun_under_a_noun_or_participle_begins_the_deck() -> None:
    for head in (
        "Kreis baut neue Kita\nBagger rollen im Mai an",
        "Kita wird gebaut und gefeiert\nBagger rollen im Mai",
    ):
        assert roles(head) == head.split("\n")


def test_initials_in_brackets_begin_the_report() -> None:
    assert count("Kindergarten kommt nach Lauter", f"(ik) {REPORT}") == 1


def test_a_polite_capital_begins_no_sentence() -> None:
    head = "Kita kommt nach Lauter\nWas der Bau kostet und warum auch\nSie helfen sollen"
    assert roles(head) == ["Kita kommt nach Lauter", "Was der Bau kostet und warum auch Sie helfen sollen"]
