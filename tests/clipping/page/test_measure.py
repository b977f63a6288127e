"""How much room a printed line leaves, in letters of different widths and with words that are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.clipping.page.lines import Line, chunks_of
from umbruch.clipping.page.measure import Gauge, gauge_of, running_rooms, spread


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(number, text) for number, text in enumerate(texts, 1))


def test_narrow_letters_take_less_of_a_printed_line_than_wide_ones() -> None:
    gauge = Gauge("proportional")
    assert gauge.width("illit") < gauge.width("Mammo") / 2
    assert Gauge("fixed").width("illit") == Gauge("fixed").width("Mammo") == 5


@pytest.mark.parametrize(("accented", "bare"), [("ê", "e"), ("Å", "A"), ("ł", "o"), ("Ž", "Z")])
def test_an_accent_takes_no_room(accented: str, bare: str) -> None:
    gauge = Gauge("proportional")
    assert gauge.width(accented) == pytest.approx(gauge.width(bare), abs=0.01)


def test_an_average_text_is_about_as_wide_as_it_has_letters() -> None:
    text = "Der Gemeinderat hat am Montagabend den Haushalt für das kommende Jahr beschlossen."
    assert Gauge("proportional").width(text) == pytest.approx(len(text), rel=0.06)


def test_the_room_counts_the_next_word_in() -> None:
    column = lines("x" * 40, "y" * 40, "z" * 30, "abc def", "v" * 40, "w" * 40, "u" * 40)
    assert Gauge().rooms(column, 40)[2] == 40 - 30 - 1 - 3


def test_where_words_are_cut_the_first_syllable_counts() -> None:
    after = "Gemeinderat tagt"
    assert Gauge(cutting="de").piece(after) == len("Ge-")
    assert Gauge().piece(after) == len("Gemeinderat")


def test_a_word_with_a_hyphen_may_part_there() -> None:
    assert Gauge().piece("Baden-Württemberg wählt") == len("Baden-")


def test_the_width_is_that_of_the_lines_around_beside_a_picture() -> None:
    narrow = ["n" * 18, "n" * 17, "n" * 18, "kurz.", "n" * 18, "n" * 17, "n" * 18]
    wide = ["w" * 30] * 8
    rooms = Gauge().rooms(lines(*wide, *narrow), 30)
    assert rooms[len(wide) + 3] == 18 - 5 - 1 - 18


FIXED = """The council of the small town has met on
Monday evening in the old school beside
the river, and nobody had expected that it
would take until after midnight before
all members could agree on the new budget
for roads, which had been put off so often
that half of the village came to listen."""


def test_lines_of_a_fixed_number_of_letters_are_measured_by_their_number() -> None:
    assert gauge_of([chunks_of(FIXED)[0].lines], "en")[0] == Gauge("fixed", None)


PRINTED = """Am Sonntag trafen sich viele
Mitglieder im milden Licht
der Turmuhr, um über Mam-
mutprojekte zu reden. Will
mitmischen, wer im Mai still
blieb? Niemand wusste es, je-
doch kamen am Ende immer
mehr Menschen zum Markt,
um mit dem Bürgermeister
zu sprechen und ihm zu sa-
gen, wie es weitergehen soll."""


def test_words_cut_at_line_ends_show_that_syllables_count() -> None:
    assert gauge_of([chunks_of(PRINTED)[0].lines], "de")[0].cutting == "de"


def test_only_lines_that_run_on_in_a_sentence_are_samples() -> None:
    block = lines("Er kam spät und", "ging früh. Das war", "alles.", "Neues gab es nicht", "mehr.")
    assert len(running_rooms([block], Gauge())) == 3


def test_a_few_strays_do_not_count() -> None:
    assert spread([-3.0] * 30 + [20.0, 25.0]) == -3.0
    assert spread([-3.0, 4.0]) == 4.0
    assert spread([]) == 0


@given(st.text(min_size=1, max_size=80))
def test_every_text_has_a_width(text: str) -> None:
    assert 0 < Gauge("proportional").width(text) <= 3 * len(text)
