"""The head is chosen among all runs of lines, within bounds that no weight can break."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools import examples
from umbruch.clipping.assembly import recognise
from umbruch.clipping.shape.ranking.candidates import may_be_headline, sentences_in
from umbruch.clipping.shape.ranking.weights import heaviest, learned, ranked
from umbruch.manuscript import manuscript_of

REPORT = (
    "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt. Das sagte die "
    "Vorsitzende des Rates nach der Sitzung im Saal, die drei Stunden dauerte und gut besucht war."
)
SOUP = st.lists(
    st.sampled_from(
        (
            "https://www.bote.example/bruecke", "Startseite > Lokales", "Von: Ada Roe <a@a.example>",
            "PRESSEMITTEILUNG",             "Neue Brücke über die Aue", "3. Mai 2021", "Teilen", "0555 12345",
            "Der Rat tagt. Er tagt lange. Er tagt noch.",
            "Ein langer Satz " * 20, REPORT, "Foto: Ida Kolb", "", "", "Ada Roe", "• Login", "24.11.2013 20:04",
        )
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@settings(max_examples=examples(150))
@given(SOUP)
def test_a_headline_keeps_its_bounds_in_any_soup_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    choice = recognise(manuscript_of(text)).choices[0]
    run = choice.answer.headline.run
    if run is None or run == choice.question.given.ruled:
        return
    own = choice.question.rows[run.first : run.last]
    assert may_be_headline(" ".join(row.text for row in own))
    assert not any(row.signs & {"address alone", "label", "contact", "no letters"} for row in own)


def test_an_address_and_a_menu_above_do_not_become_the_headline() -> None:
    above = "https://www.bote.example/2021/neue-bruecke\n\nStartseite > Lokales"
    text = f"{above}\n\nNeue Brücke über die Aue\n\n{REPORT}\n\n{REPORT}"
    article = recognise(manuscript_of(text)).articles[0]
    assert article.headline == "Neue Brücke über die Aue"


def test_probabilities_add_up_and_the_best_comes_first() -> None:
    result = ranked((("a",), ("b", "c"), ()), {"a": 1.0, "b": 0.5, "c": 1.5})
    assert round(sum(result.probabilities), 9) == 1
    assert (result.best, result.second) == (1, 0)


def test_what_told_most_is_named_for_and_against() -> None:
    told = heaviest(("a", "b"), ("b", "c"), {"a": 0.2, "b": 9.0, "c": -1.0}, 3)
    assert told == [("not: c", 1.0), ("a", 0.2)]


def test_there_are_weights_for_every_decision() -> None:
    assert all(learned().weights[decision] for decision in ("headline", "kicker", "deck"))


def test_sentences_are_counted_at_their_ends() -> None:
    assert sentences_in("Der Rat tagt. Er tagt lange.") == 2
    assert not may_be_headline("Der Rat tagt. Er tagt lange. Er tagt noch.")
    assert not may_be_headline("a" * 201)
