"""Lines are found again by their words: whole or by their beginning, changed a little, or broken anew."""

from __future__ import annotations

import pytest

from umbruch.manuscript.anchors import Anchor, Places, anchor_at

TEXTS = (
    "Neue Brücke für Kalldorf",
    "",
    "Weiter so",
    "Die Brücke kostet vier Millionen Euro und wird im Mai fertig.",
    "Weiter so",
    "Die Brücke kostet den Kreis nichts.",
    "***",
)


def found(words: str, after: str = "", texts: tuple[str, ...] = TEXTS) -> tuple[list[int], list[int], bool]:
    told = Places(texts).find(Anchor(words, after))
    return list(told.first), list(told.last), told.near


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Neue Brücke für Kalldorf", [0]),
        ("neue  BRÜCKE, für", [0]),
        ("Weiter so", [2, 4]),
        ("Die Brücke kostet", [3, 5]),
        ("Die Brücke kostet den", [5]),
        ("***", [6]),
        ("Ganz etwas anderes, das nirgends steht", []),
        ("", []),
    ],
)
def test_words_are_found_whole_or_as_a_beginning(words: str, places: list[int]) -> None:
    assert found(words) == (places, places, False)


def test_a_whole_line_goes_before_beginnings() -> None:
    assert found("Weiter so", texts=("Weiter so", "Weiter so wie bisher"))[0] == [0]


def test_the_line_above_tells_equals_apart() -> None:
    assert found("Weiter so", after="Die Brücke kostet vier")[0] == [4]
    assert found("Weiter so", after="Neue Brücke für Kalldorf")[0] == [2]


def test_a_line_of_which_a_word_was_changed_is_found_as_changed() -> None:
    assert found("Die Brücke kostet fünf Millionen Euro und wird im Mai fertig.") == ([3], [3], True)


def test_two_lines_that_are_nearly_the_same_are_none() -> None:
    assert found("Zeile drei der Liste", texts=("Zeile zwei der Liste", "Zeile eins der Liste"))[0] == []


def test_lines_that_were_broken_anew_are_found_together() -> None:
    texts = ("Kopf", "Die Brücke kostet vier Millionen", "Euro und wird im Mai fertig.", "Ende")
    assert found(TEXTS[3], texts=texts) == ([1], [2], False)
    assert found("Millionen Euro und wird im Mai", texts=texts)[0] == []


@pytest.mark.parametrize("at", [0, 2, 3, 4, 5, 6])
def test_every_line_gets_an_anchor_that_tells_it_from_all_others(at: int) -> None:
    places = Places(TEXTS)
    assert list(places.find(anchor_at(at, TEXTS, places)).first) == [at]


def test_equals_under_equals_are_counted() -> None:
    texts = ("a b", "a b", "a b")
    places = Places(texts)
    anchor = anchor_at(2, texts, places)
    assert (anchor.words, anchor.nth is None) == ("a b", False)
    assert places.find(anchor).first[(anchor.nth or 1) - 1] == 2
