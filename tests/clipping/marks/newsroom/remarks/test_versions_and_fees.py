"""A version replaces another where nothing else is said of it; a law, a plan or an app that does so has a name."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.remarks.words_to_the_press import speaks_to_the_press


@pytest.mark.parametrize(
    "line",
    [
        "Diese Fassung ersetzt die von 10 Uhr",
        "Korrigierte Fassung, ersetzt die von heute früh",
        "Ta wersja zastępuje depeszę z godz. 10",
        "Honorar bitte auf das bekannte Konto",
        "Images may only be used in connection with this story",
        "Madame Kern est disponible pour des interviews jusqu’à 18 heures.",
    ],
)
def test_what_a_sender_says_with_a_copy_is_for_no_reader(line: str) -> None:
    assert speaks_to_the_press(line)


@pytest.mark.parametrize(
    "line",
    [
        "This version of the bill replaces the one of March.",
        "Diese Regelung ersetzt die von 2019.",
        "Dieser Text ersetzt keine Beratung.",
        "Die Spielerin steht nur selten für Interviews zur Verfügung.",
        "Die Gebühr bitte bis Freitag überweisen.",
        "Images of the comet were used in this story by school children.",
    ],
)
def test_what_replaces_or_costs_something_in_the_news_stays(line: str) -> None:
    assert not speaks_to_the_press(line)
