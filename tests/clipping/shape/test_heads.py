"""Kicker, headline, deck and lead from the lines above the report."""

from __future__ import annotations

import pytest

from tests.cpu_growth import EVEN, growth
from umbruch.clipping.shape.heads import Heads, assign, bare, unadorned, unmarked


def roles(*parts: str, label: bool = False) -> tuple[str | None, str | None, str | None]:
    heads: Heads = assign(parts, label)
    kicker, headline, deck = (one[1] if one else None for one in (heads.kicker, heads.headline, heads.deck))
    return kicker, headline, deck


def test_one_line_is_the_headline_whatever_it_says() -> None:
    assert roles("Kreistag") == (None, "Kreistag", None)


def test_a_topic_word_or_label_stands_above_the_headline() -> None:
    assert roles("Kreistag", "Mehr Geld") == ("Kreistag", "Mehr Geld", None)
    assert roles("INTERVIEW", "„Nie wieder“", "Ada Roe über das Dorf") == (
        "INTERVIEW", "„Nie wieder“", "Ada Roe über das Dorf",
    )  # fmt: skip


def test_a_longer_sentence_over_a_shorter_line_is_the_kicker() -> None:
    assert roles("Anwohner und Stadt einigen sich nach Jahren", "Die Linde bleibt") == (
        "Anwohner und Stadt einigen sich nach Jahren", "Die Linde bleibt", None,
    )  # fmt: skip


def test_a_shorter_line_over_a_longer_one_is_the_headline() -> None:
    assert roles("Die Linde bleibt", "Anwohner und Stadt einigen sich nach Jahren") == (
        None, "Die Linde bleibt", "Anwohner und Stadt einigen sich nach Jahren",
    )  # fmt: skip


def test_a_bar_parts_the_topic_from_the_line() -> None:
    assert roles("Freizeit | Fanfaren laden ein") == ("Freizeit", "Fanfaren laden ein", None)


def test_five_words_before_a_bar_are_no_topic() -> None:
    line = "Ein ganzer Satz davor steht | Fanfaren laden ein"
    assert roles(line) == (None, line, None)
    assert roles("Bergauf im Dunkeln", "Freizeit | Der Verein lädt ein") == (
        "Freizeit", "Bergauf im Dunkeln", "Der Verein lädt ein",
    )  # fmt: skip


def test_under_a_release_s_label_no_other_kicker_is_expected() -> None:
    text = "Ein längerer Satz steht hier oben drüber", "Kurze Zeile"
    assert roles(*text)[0] is not None
    assert roles(*text, label=True)[0] is None


def test_more_than_three_lines_make_a_lead_and_less_sureness() -> None:
    few, many = assign(["Brücke zu"], False), assign(["Verkehr", "Brücke zu", "Umweg lang", "Rat ratlos"], False)
    assert [text for _, text in many.lead] == ["Rat ratlos"]
    assert many.sureness < few.sureness


def test_nothing_above_the_report_is_no_headline() -> None:
    assert roles() == (None, None, None)


@pytest.mark.parametrize("framed", ["+++ Brücke zu +++", "*** Brücke zu ***", "Brücke zu"])
def test_plus_signs_around_a_headline_go(framed: str) -> None:
    assert bare(framed) == "Brücke zu"


def test_a_label_in_capitals_right_under_the_headline_is_the_kicker() -> None:
    assert roles("Rathaus bekommt neues Dach", "STADTRAT") == ("STADTRAT", "Rathaus bekommt neues Dach", None)
    assert roles("Rathaus bekommt neues Dach", "Stadtrat") == (None, "Rathaus bekommt neues Dach", "Stadtrat")


def test_the_part_of_a_series_is_a_kicker() -> None:
    assert roles("Dörfer im Wandel (Teil 4)", "Wo der Bäcker klingelt")[0] == "Dörfer im Wandel (Teil 4)"
    assert roles("Dörfer im Wandel (4/7)", "Wo der Bäcker klingelt")[0] == "Dörfer im Wandel (4/7)"


def test_a_headline_of_several_lines_is_no_kicker() -> None:
    first, second = "Nach dem Sturm räumt das Dorf auf und feiert sich selbst", "Alle kochen mit"
    assert assign([first, second], False).kicker == (0, first)
    assert assign([first, second], False, broken=True).headline == (0, first)


def test_a_question_over_two_lines_is_the_headline() -> None:
    assert roles("Wer zahlt das Dach?", "Rat streitet über Millionen", "Grüne fordern Solarzellen aufs Dach")[1] == (
        "Wer zahlt das Dach?"
    )


def test_a_headline_keeps_no_mark_of_the_list_it_stood_in() -> None:
    assert unmarked("• Brücke zu") == "Brücke zu"
    assert unmarked("1. Verein besteht seit 25 Jahren") == "1. Verein besteht seit 25 Jahren"
    assert assign(["• Brücke zu"], label=False).headline == (0, "Brücke zu")


def test_a_dash_before_a_headline_is_kept_where_it_opens_speech() -> None:
    assert unmarked("– Vi kan ikke vente", speech=True) == "– Vi kan ikke vente"
    assert unmarked("– Brücke zu") == "Brücke zu"


def test_a_deck_keeps_the_signs_of_several_items_only() -> None:
    assert unadorned("■ Kosten steigen") == "Kosten steigen"
    assert unadorned("► Kosten steigen ► Rat ratlos") == "► Kosten steigen ► Rat ratlos"


def test_a_row_of_stars_inside_a_headline_costs_no_more_than_its_length() -> None:
    tenth, whole = (f"Neue {'*' * stars} Brücke" for stars in (500, 5000))
    assert bare(whole) == whole
    assert growth(bare, tenth, whole) < EVEN
