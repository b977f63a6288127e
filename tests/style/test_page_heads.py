"""What page heads and feet say."""

from __future__ import annotations

import pytest

from tests.publications import sample_publication
from umbruch.style.page_heads import Facts, Piece, facts_of, filled
from umbruch.tree import Article, Contact, Dateline, Publication, Source

NOTHING = Facts("", "", "", "", "")


def test_the_facts_of_a_clipping() -> None:
    publication = sample_publication("article")
    assert facts_of(publication, publication.article) == Facts(
        "Lindauer Bote, Hafenkurier", "9. März 2024", "12", "Die Stadt liest wieder am Hafen", "Lindauer Bote",
        embargo="Sperrfrist: 9. März 2024, 10 Uhr", kicker="Neues Leben im alten Speicher",
    )  # fmt: skip


def test_an_article_of_a_kit_stands_under_the_title_of_the_kit() -> None:
    kit = sample_publication("kit")
    assert facts_of(kit, kit.articles[2])[:2] == ("Presse-Mappe Segelschule", "May 2, 2024")
    assert facts_of(kit, None).headline == "Presse-Mappe Segelschule"


@pytest.mark.parametrize(
    ("article", "date"),
    [
        (Article(source=Source("x", date="2024-01-01"), dateline=Dateline("y", date="2023-12-31")), "1. Januar 2024"),
        (Article(dateline=Dateline("y", date="2023-12-31"), modified="2024-02-02"), "31. Dezember 2023"),
        (Article(modified="2024-02-02T10:00:00+01:00"), "3. März 2024"),
    ],
)
def test_the_date_is_the_nearest_to_the_article(article: Article, date: str) -> None:
    assert facts_of(Publication(lang="de", date="2024-03-03", articles=(article,)), article).date == date


def test_without_a_publisher_the_organisation_that_editors_call_counts() -> None:
    article = Article(contact=Contact("Ruf an", organisation="Hafenamt"))
    facts = facts_of(Publication(articles=(article,)), article)
    assert (facts.organisation, facts.publication) == ("Hafenamt", "Hafenamt")


def test_values_stand_on_one_line() -> None:
    article = Article(headline="zwei\nZeilen")
    assert facts_of(Publication(articles=(article,)), article).headline == "zwei Zeilen"


def test_a_slot_is_its_words_and_what_its_placeholders_stand_for() -> None:
    facts = NOTHING._replace(date="heute", source_page="12")
    assert filled("{date}, S. {source_page} {{x}}", facts) == (
        Piece("heute", "date"), Piece(", S. "), Piece("12", "source_page"), Piece(" {"), Piece("x}"),
    )  # fmt: skip


def test_a_slot_whose_placeholders_are_all_empty_is_left_out() -> None:
    assert filled("Stand: {date}", NOTHING) == ()
    assert filled("Nur Worte", NOTHING) == (Piece("Nur Worte"),)
    assert filled("{page}", NOTHING) == (Piece("", "page"),)
    assert filled("{folio}", NOTHING) == (Piece("", "folio"),)
