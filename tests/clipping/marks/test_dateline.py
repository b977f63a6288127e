"""Datelines of agencies and local papers in many languages, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.datelines.signed_places import signed_place

FOLDER = Path(__file__).parent
DATELINES = (FOLDER / "datelines.txt").read_text(encoding="utf-8")
"""One a line: language, text => place; agencies; day."""

NO_DATELINES = (FOLDER / "no_datelines.txt").read_text(encoding="utf-8")
"""One a line: language, text that only looks like a dateline."""


@pytest.mark.parametrize("line", DATELINES.strip().split("\n"))
def test_a_dateline_has_place_agency_and_day(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    found = find_dateline(text, conventions_for(lang), text)
    assert found is not None
    dateline = found.dateline
    assert f"{dateline.place or '-'}; {', '.join(dateline.credit)}; {dateline.date or ''}".strip() == expected


@pytest.mark.parametrize("line", NO_DATELINES.strip().split("\n"))
def test_a_sentence_is_no_dateline(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert find_dateline(text, conventions_for(lang), text) is None


def test_the_report_goes_on_behind_the_dateline() -> None:
    text = "Lindenau (dpa/tmn) - Der Rat tagt."
    found = find_dateline(text, conventions_for("de"), text)
    assert found is not None
    assert (found.dateline.text, text[found.end :]) == ("Lindenau (dpa/tmn) -", "Der Rat tagt.")


def test_a_bare_place_is_surer_where_the_article_names_it_again() -> None:
    text = "Grünwald. Der Rat tagt heute zum ersten Mal."
    alone = find_dateline(text, conventions_for("de"), text)
    again = find_dateline(text, conventions_for("de"), text + " In Grünwald gibt es viel zu tun.")
    assert alone is not None
    assert again is not None
    assert alone.sureness < again.sureness


HELD_OPEN = """
[Lauter Vale, Kent] : The council has finished the bridge. => [Lauter Vale, Kent] | None | The council
[City, State] – [Date] – The council has finished the bridge. => [City, State] | None | The council
[Ortsname], 12. Mai 2026 – In der Bücherei beginnt ein Kurs. => [Ortsname] | 2026-05-12 | In der
"""


@pytest.mark.parametrize("line", HELD_OPEN.strip().split("\n"))
def test_a_template_holds_its_place_open(line: str) -> None:
    text, _, expected = line.partition(" => ")
    found = find_dateline(text, conventions_for("en"), text)
    assert found is not None
    rest = " ".join(text[found.end :].split()[:2])
    assert f"{found.dateline.place} | {found.dateline.date} | {rest}" == expected


@pytest.mark.parametrize("text", ["[1] Hier steht: das Rathaus.", "[…] Die Stadt baut.", "[Anm. d. Red.] – Er geht."])
def test_other_words_in_square_brackets_are_no_place(text: str) -> None:
    assert find_dateline(text, conventions_for("de"), text) is None


def test_a_day_before_the_first_sentence_is_the_day_of_the_report() -> None:
    text = "30.6.2018 Beim Sommerturnier in Lauter spielten zwanzig junge Leute vom Haus der Kulturen mit. Es war."
    found = find_dateline(text * 2, conventions_for("de"), text)
    assert found is not None
    assert (found.dateline.place, found.dateline.date, found.end) == (None, "2018-06-30", 10)
    listed = "30.6.2018 Sommerturnier in Lauter, Beginn um 10 Uhr. " * 3
    assert find_dateline(listed, conventions_for("de"), listed) is None


def test_a_word_that_stands_again_in_small_letters_is_no_place() -> None:
    text = "Neve. Nebbia densa, grigia, e in sottofondo solo il rumore. "
    found = find_dateline(text, conventions_for("it"), text + "Chi scia sulla Neve di Tenero.")
    assert found is not None
    assert find_dateline(text, conventions_for("it"), text + "Chi scia sulla neve di Tenero.") is None
    assert find_dateline(text, conventions_for("it"), text + "Chi scrive a sci-neve.example o info@neve.example.")


def test_a_known_city_opens_a_text_without_headline() -> None:
    first = "Aachen. Der Bäcker ist vierzig und will im Herbst noch einmal umziehen. Die neue Backstube liegt am Bach."
    article = umbruch.read(f"{first}\n\n{first.removeprefix('Aachen. ')}".encode(), format="text", name="a").article
    assert article.headline is None
    assert article.dateline is not None
    assert article.dateline.place == "Aachen"


@pytest.mark.parametrize("line", ["Marta Soler | Deportes", "Marta Soler | Rioseco", "Marta Soler | EFE"])
def test_a_section_or_what_the_report_does_not_name_is_no_place_beside_a_name(line: str) -> None:
    assert signed_place(line, f"{line}\n\nLos Deportes de Rioclaro, EFE") is None


@pytest.mark.parametrize("text", ["", " ", "(", "[", "()", "[ ]"])
def test_nothing_and_half_a_bracket_are_no_dateline(text: str) -> None:
    assert find_dateline(text, conventions_for("en"), text) is None
