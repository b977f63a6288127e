"""A name beside the headline is the author's where marks of a web page, or a line about its bearer, tell it."""

from __future__ import annotations

import pytest

import umbruch

REPORT = (
    "The old tannery by the weir will become a swimming hall, the borough engineers said after a vote on Tuesday night."
)
BERICHT = (
    "Der Rat von Lauter hat am Dienstag beschlossen, die alte Gerberei am Wehr in ein Hallenbad umbauen zu lassen."
)


def _authors(text: str) -> list[str]:
    byline = umbruch.read(text.encode(), format="text").article.byline
    return [one.name for one in byline.people] if byline else []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Thandeka Mvubu | 5 hours ago", "Thandeka Mvubu"),
        ("14 June 2027 • Odile Quarré • 3 min read", "Odile Quarré"),
        ("Osric Pellham 4 min read", "Osric Pellham"),
        ("• Osric Pellham0\n\n• Save", "Osric Pellham"),
        ("Osric Pellham\n\n14 June 2027", "Osric Pellham"),
        ("Thandeka Mvubu|Published 4 months ago", "Thandeka Mvubu"),
        ("byThandeka Mvubu\n\n14 June 2027", "Thandeka Mvubu"),
        ("By Osric Pellham\n\nBy Osric Pellham", "Osric Pellham"),
    ],
)
def test_a_name_under_the_headline_with_marks_of_a_page_signs_the_report(line: str, name: str) -> None:
    text = f"Tannery makes room for swimmers\n\n{line}\n\n{REPORT}\n\n{REPORT}\n"
    assert _authors(text) == [name]


def test_a_name_over_a_line_about_its_bearer_signs_the_report_above_it() -> None:
    about = "Osric Pellham writes about rivers, weirs and those who swim in them."
    text = f"Tannery makes room for swimmers\n\n{REPORT}\n\n{REPORT}\n\nOsric Pellham\n\n{about}\n\n{REPORT}\n"
    assert _authors(text) == ["Osric Pellham"]


def test_two_capitalised_words_are_no_author_where_nouns_have_capitals() -> None:
    text = f"Schwimmer ziehen in die Gerberei\n\nAlte Gerberei 3 Min.\n\n{BERICHT}\n\n{BERICHT}\n"
    assert _authors(text) == []


def test_a_name_beside_the_day_whose_words_the_report_never_says_signs_it_in_german_too() -> None:
    text = f"Schwimmer ziehen in die Gerberei\n\nYrsa Quandt\n\n14. Juni 2027\n\n{BERICHT}\n\n{BERICHT}\n"
    assert _authors(text) == ["Yrsa Quandt"]


def test_a_name_beside_the_headline_counts_before_two_capitalised_words_far_below() -> None:
    text = f"Tannery makes room for swimmers\n\nThandeka Mvubu\n\nShare\n\n{REPORT}\n\n{REPORT}\n\nEvening Edition\n"
    assert _authors(text) == ["Thandeka Mvubu"]


def test_whom_the_headline_names_is_no_author() -> None:
    text = f"Odile Quarré opens swimming hall\n\nOdile Quarré | 5 hours ago\n\n{REPORT}\n\n{REPORT}\n"
    assert _authors(text) == []


def test_the_words_beside_the_name_are_kept() -> None:
    text = f"Tannery makes room for swimmers\n\nThandeka Mvubu | 5 hours ago\n\n{REPORT}\n\n{REPORT}\n"
    article = umbruch.read(text.encode(), format="text").article
    assert article.headline == "Tannery makes room for swimmers"
    assert "5 hours ago" in article.discarded


def test_names_without_a_sign_between_them_sign_before_the_day_where_given_names_tell_each() -> None:
    text = f"Tannery makes room for swimmers\n\nAnna Berg Tim Roth 14 June 2027\n\n{REPORT}\n\n{REPORT}\n"
    assert _authors(text) == ["Anna Berg", "Tim Roth"]
