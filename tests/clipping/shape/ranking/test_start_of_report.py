"""What a page sets between head and report is no part of the report; what somebody wrote there to be read stays."""

from __future__ import annotations

import pytest

from tests.clipping.words import lost_words
from umbruch.clipping.assembly import recognise
from umbruch.clipping.shape.ranking.candidates import Run
from umbruch.clipping.shape.ranking.start_of_report import start_by, start_evidences, starts_under
from umbruch.manuscript import manuscript_of
from umbruch.tree import Article
from umbruch.tree.walk import block_texts

HEADLINE = "Neue Brücke über die Aue beschlossen"
REPORT = (
    "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt. Das sagte die "
    "Vorsitzende des Rates nach der Sitzung im Saal, die drei Stunden dauerte und gut besucht war."
)
FURTHER = "Die Arbeiten sollen im Mai beginnen und zwei Millionen Euro kosten. Das Land zahlt die Hälfte davon."


def read(*paragraphs: str) -> Article:
    return recognise(manuscript_of("\n\n".join(paragraphs))).articles[0]


def first_words(article: Article) -> str:
    return " ".join(block_texts(article.body[:1]))


@pytest.mark.parametrize(
    "between",
    [
        ("Merken lassen", "• Zur App", "• Schrift größer"),
        ("Increase article font size", "Join the conversation", "• Truth", "• Telegram"),
    ],
)
def test_lines_of_a_page_under_the_headline_are_discarded(between: tuple[str, ...]) -> None:
    article = read(HEADLINE, *between, REPORT, FURTHER)
    assert article.headline == HEADLINE
    assert first_words(article) == REPORT
    assert set(between) <= set(article.discarded)


def test_no_word_is_lost_where_lines_of_a_page_are_passed() -> None:
    text = "\n\n".join((HEADLINE, "Merken lassen", "• Zur App", "• Schrift größer", REPORT, FURTHER))
    assert not lost_words(text)


@pytest.mark.parametrize(
    "deck", ["Anwohner sind erleichtert", "Streit um die Kosten", "Viele Fragen offen", "Genehmigung fehlt noch"]
)
def test_a_few_words_under_the_headline_reach_readers_where_nothing_shows_a_page(deck: str) -> None:
    article = read(HEADLINE, deck, REPORT, FURTHER)
    assert deck in (article.deck, first_words(article))
    assert article.status == "usable"


def test_a_whole_sentence_above_the_report_is_never_discarded() -> None:
    sentence = "Die Fähre fährt bis dahin jede halbe Stunde."
    article = read(HEADLINE, "• Merken", "• Zur App", sentence, "• Schrift größer", REPORT, FURTHER)
    assert sentence not in article.discarded


@pytest.mark.parametrize("place", ["Wien", "Husum, 7. Juni 2027"])
def test_a_place_above_the_report_opens_it(place: str) -> None:
    article = read(HEADLINE, place, REPORT, FURTHER)
    assert article.dateline is not None
    assert article.dateline.place == place.partition(",")[0]


def test_the_report_right_under_the_headline_leaves_nothing_to_decide() -> None:
    rows = recognise(manuscript_of(f"{HEADLINE}\n\n{REPORT}\n\n{FURTHER}")).choices[0].question.rows
    assert len(starts_under(rows, Run(0, 1), ())) < 2


def test_each_start_is_told_of_with_the_lines_that_it_passes() -> None:
    rows = (
        recognise(manuscript_of("\n\n".join((HEADLINE, "Merken lassen", "Zur App", REPORT)))).choices[0].question.rows
    )
    starts = starts_under(rows, Run(0, 1), ())
    told = start_evidences(rows, Run(0, 1), starts)
    assert [rows[at].text for at in starts] == ["Merken lassen", "Zur App", REPORT]
    assert sum(one == "out alone open" for one in told[2]) == 2
    assert not any(one.startswith("out") for one in told[0])


def test_a_start_further_down_is_taken_only_where_it_is_almost_certain() -> None:
    assert start_by((("a",), ("b",)), {"b": 1.0}) == 0
    assert start_by((("a",), ("b",)), {"b": 4.0}) == 1


def test_a_place_in_capitals_without_a_sign_opens_the_report_and_no_deck() -> None:
    report = f"MOOSBACH Ein Fest, ein Umzug und ein Feuerwerk hat es am Samstag in Moosbach\n\ngegeben. {REPORT}"
    article = read(HEADLINE, report, FURTHER)
    assert article.deck is None
    assert article.dateline is not None
    assert article.dateline.place == "MOOSBACH"
