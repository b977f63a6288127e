"""A run is compared to the other lines that look like a headline, and to the block that it is a part of."""

from __future__ import annotations

from umbruch.clipping.assembly import recognise
from umbruch.clipping.shape.ranking.candidates import Run
from umbruch.clipping.shape.ranking.evidence_of_twins import evidence_of_twins, surroundings_of
from umbruch.manuscript import manuscript_of

REPORT = (
    "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt. Das sagte die "
    "Vorsitzende des Rates nach der Sitzung im Saal, die drei Stunden dauerte und gut besucht war."
)


def evidence(text: str, first: int, last: int) -> set[str]:
    rows = recognise(manuscript_of(text)).choices[0].question.rows
    return set(evidence_of_twins(rows, Run(first, last), surroundings_of(rows)))


def test_the_first_of_two_titles_is_told_from_the_second() -> None:
    text = f"Neue Brücke über die Aue beschlossen\n\nUmweg bis zum Herbst bleibt allen erhalten\n\n{REPORT}"
    assert {"title 0 of 1", "over a title"} <= evidence(text, 0, 1)
    assert {"title 1 of 1", "under a title, open"} <= evidence(text, 1, 2)


def test_lines_like_a_headline_that_follow_each_other_are_a_group() -> None:
    text = (
        f"2021-05-03\n\nNeue Brücke über die Aue beschlossen\n\nUmweg bis zum Herbst bleibt allen erhalten\n\n{REPORT}"
    )
    upper, lower = evidence(text, 1, 2), evidence(text, 2, 3)
    assert {"group of 2, place 0", "not last of group", "group after mostly day, place 0 of 2"} <= upper
    assert {"group of 2, place 1", "last of group", "group before prose, place 1 of 2"} <= lower
    assert not any(one.startswith("group") for one in evidence(text, 3, 4))


def test_a_day_or_name_soon_below_lines_like_a_headline_is_told_with_their_place() -> None:
    text = f"Neue Brücke über die Aue beschlossen\n\nUmweg bis zum Herbst bleibt allen\n\n3. Mai 2021\n\n{REPORT}"
    assert {"place 0 of 2, below soon mostly day", "no titles outside"} <= evidence(text, 0, 1)


def test_a_run_that_leaves_lines_of_capitals_in_its_block_is_told_of() -> None:
    text = f"NEUE BRÜCKE ÜBER DIE AUE\nWIRD IM HERBST ERÖFFNET\n\n{REPORT}"
    assert {"small block, 0 left above, 1 below", "capitals go on below"} <= evidence(text, 0, 1)
    assert "small block, 0 left above, 0 below" in evidence(text, 0, 2)


def test_an_item_of_a_list_is_told_of_with_the_size_of_its_list() -> None:
    text = f"Neue Brücke über die Aue\n\n• Umweg bleibt lang\n\n• Rat bleibt ratlos\n\n• Ada Roe liest\n\n{REPORT}"
    assert "in a list of 2" in evidence(text, 1, 2)
    assert not any(one.startswith("in a list") for one in evidence(text, 0, 1))


def test_capitals_over_three_lines_are_one_headline() -> None:
    text = (
        "VARIANTE DEL PONTE: ALLA STAZIONE DI LAUTRO\nFERMATO, E RIMANDATO, UN TRENO PIENO DI\nMUCCHE\n\n"
        "21 DICEMBRE 2020\n\nIl treno pieno di mucche è stato fermato ieri alla stazione di Lautro, dove la variante "
        "del ponte è chiusa da mesi. Le mucche sono state rimandate a casa con un altro treno, dice il sindaco."
    )
    article = recognise(manuscript_of(text)).articles[0]
    assert article.headline == text.partition("\n\n")[0].replace("\n", " ")
