"""A byline whose opening word and names stand on lines of their own is put together again."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.names_over_lines import lines_of_names

HEADLINE = "Tannery makes room for swimmers"
REPORT = (
    "The old tannery by the weir will become a swimming hall, the borough engineers said after a vote on Tuesday night."
)
GAPS = ("\n", "\n\n")


def _byline(gap: str, *lines: str) -> tuple[str, list[str]] | None:
    text = gap.join((HEADLINE, *lines, REPORT, REPORT)) + "\n"
    article = umbruch.read(text.encode(), format="text").article
    return (article.byline.text, [one.name for one in article.byline.people]) if article.byline else None


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize(
    ("lines", "text", "names"),
    [
        (("By", "Odile Quarré,", "Peter Wick"), "By Odile Quarré, Peter Wick", ["Odile Quarré", "Peter Wick"]),
        (("By", "Odile Quarré", "and", "Peter Wick"), "By Odile Quarré and Peter Wick", ["Odile Quarré", "Peter Wick"]),
        (("By", "Odile Quarré", ",", "Peter Wick"), "By Odile Quarré, Peter Wick", ["Odile Quarré", "Peter Wick"]),
        (("By Odile Quarré", "Peter Wick"), "By Odile Quarré, Peter Wick", ["Odile Quarré", "Peter Wick"]),
        (
            ("Peter Wick", "Martha Oswin", "14 June 2027"),
            "Peter Wick, Martha Oswin",
            ["Peter Wick", "Martha Oswin"],
        ),
    ],
)
def test_names_on_lines_of_their_own_are_one_byline(
    gap: str, lines: tuple[str, ...], text: str, names: list[str]
) -> None:
    assert _byline(gap, *lines) == (text, names)


@pytest.mark.parametrize("gap", GAPS)
def test_an_agency_below_the_names_is_for_whom_they_write(gap: str) -> None:
    text = gap.join((HEADLINE, "by", "Martha Oswin", ",", "Reuters", REPORT, REPORT)) + "\n"
    byline = umbruch.read(text.encode(), format="text").article.byline
    assert byline is not None
    assert [(one.name, one.role) for one in byline.people] == [("Martha Oswin", "Reuters")]


@pytest.mark.parametrize("gap", GAPS)
def test_a_list_of_names_is_no_byline(gap: str) -> None:
    lines = ("Peter Wick", "Martha Oswin", "Robert Ley", "Anna Grove")
    found = _byline(gap, *lines)
    assert found is None or len(found[1]) < len(lines)


def test_two_offices_above_the_day_are_no_byline() -> None:
    lines = ["Borough Engineers", "Public Works", "14 June 2027", REPORT]
    assert lines_of_names(lines, conventions_for("en")) == 0


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By: Peter WICK, Odile QUARRÉ", ["Peter WICK", "Odile QUARRÉ"]),
        ("By Odile Quarré - 14 June 2027 10:20 - 12 comments", ["Odile Quarré"]),
        ("Fenna Van Der Wick|Published 4 months ago", ["Fenna Van Der Wick"]),
        ("Asha Mehta / WEIRTIMES.COM / June 14, 2027, 17:07 IST", ["Asha Mehta"]),
        ("Peter Wick, Martha Oswin (Special correspondent)", ["Peter Wick", "Martha Oswin"]),
    ],
)
def test_names_beside_the_marks_of_a_page_are_its_authors(line: str, names: list[str]) -> None:
    assert (_byline("\n\n", line) or ("", []))[1] == names


def test_a_label_without_colon_before_a_word_is_no_byline() -> None:
    assert _byline("\n", "Share", "Text Size", "Small", "Large") is None
