"""Bylines of other articles, which a copied page shows with their headlines, sign nothing."""

from __future__ import annotations

import umbruch

REPORT = (
    "The old tannery by the weir will become a swimming hall, the borough engineers said after a vote on Tuesday night."
)
TITLE = "Tannery makes room for swimmers"
OTHERS = "Mill owners ask for a second bridge\n\nBy Jan Poe\n\nWhat the river took in the spring\n\nBy Kim Loe\n"


def _authors(text: str) -> list[str]:
    byline = umbruch.read(text.encode(), format="text").article.byline
    return [one.name for one in byline.people] if byline else []


def test_those_below_the_report_do_not_sign_it_beside_its_own() -> None:
    assert _authors(f"{TITLE}\n\nBy Ada Roe\n\n{REPORT}\n\n{REPORT}\n\n{OTHERS}") == ["Ada Roe"]


def test_those_below_the_report_do_not_sign_it_where_a_bare_name_does() -> None:
    assert _authors(f"{TITLE}\n\nThandeka Mvubu\n\n{REPORT}\n\n{REPORT}\n\n{OTHERS}") == ["Thandeka Mvubu"]


def test_one_between_paragraphs_with_its_day_does_not_sign_the_report() -> None:
    other = "Mill owners ask for a second bridge\n\nBy Jan Poe 3 May 2027"
    assert _authors(f"{TITLE}\n\nBy Ada Roe\n\n{REPORT}\n\n{other}\n\n{REPORT}\n\n{REPORT}\n") == ["Ada Roe"]


def test_a_byline_right_under_the_last_paragraph_signs_the_report() -> None:
    assert _authors(f"{TITLE}\n\n{REPORT}\n\n{REPORT}\n\nBy Jan Poe\n") == ["Jan Poe"]


def test_no_word_of_them_is_lost() -> None:
    text = f"{TITLE}\n\nBy Ada Roe\n\n{REPORT}\n\n{REPORT}\n\n{OTHERS}"
    written = umbruch.render(umbruch.read(text.encode(), format="text"), "json").decode()
    assert "By Kim Loe" in written
    assert "Mill owners ask for a second bridge" in written
