"""Press reviews: several articles in one text."""

from __future__ import annotations

import pytest

import umbruch
from tests.clipping.words import lost_words
from umbruch.tree.reading import Reading

ARTICLES = (
    (
        "Mehr Platz für Räder",
        "Am Bahnhof entstehen 200 neue Plätze für Fahrräder. Sie sind überdacht und mit einer Karte verschließbar.",
        "Lindauer Blatt, 12.11.2022",
    ),
    (
        "Die Uhr geht wieder",
        "Seit Freitag schlägt die Uhr am Rathaus wieder. Ein Uhrmacher aus dem Ort hatte das Werk neu gelagert.",
        "Moosbacher Tagblatt, 14.11.2022",
    ),
    (
        "Streit um den Kiosk am See",
        "LAUTER (dpa). Der Kiosk am See soll einem Hotel weichen. Dagegen haben 400 Bürger unterschrieben.",
        "Lauter Rundschau, 15.11.2022, S. 3",
    ),
)
HEADLINES = [headline for headline, _, _ in ARTICLES]
LAST = ["\n\n".join(article) for article in ARTICLES]
FIRST = ["\n\n".join((source, headline, report)) for headline, report, source in ARTICLES]
CONTENTS = "\n".join(f"{headline} ..... {page}" for page, headline in enumerate(HEADLINES, start=1))


def read(text: str) -> Reading:
    assert lost_words(text) == []
    return umbruch.read(text.encode(), format="text", lang="de")


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(LAST),
        "\n\n".join(FIRST),
        "\n\n* * *\n\n".join(LAST),
        "\n\n____________\n\n".join(FIRST),
        "\n\nSeite 2\n\n".join(LAST),
        "\n\n".join(f"{number}. {article}" for number, article in enumerate(LAST, start=1)),
        "\n\n".join(f"{number})\n\n{article}" for number, article in enumerate(LAST, start=1)),
        "Pressespiegel der Gemeinde Lauter\n\n" + "\n\n".join(LAST),
        "Pressespiegel\n\n" + "\n\n".join(FIRST),
        f"PRESSESCHAU\n\n{CONTENTS}\n\n" + "\n\n".join(LAST),
        "\f".join(f"Presseschau Lauter\n\n{article}\n\nSeite {page}" for page, article in enumerate(LAST, start=1)),
        "\n\n".join(article.replace(", ", "\n", 1) for article in FIRST),
        "\n\n".join(f"{headline}\n\n{report}\n\nQuelle: {source[:-12]}" for headline, report, source in ARTICLES),
    ],
    ids=[
        "sources-last", "sources-first", "stars", "rules", "pages", "numbers", "numbers-alone", "title",
        "title-over-sources", "contents", "page-heads", "sources-over-two-lines", "labelled-sources-without-day",
    ],
)  # fmt: skip
def test_each_article_has_its_own_headline_and_source(text: str) -> None:
    reading = read(text)
    assert [article.headline for article in reading.articles] == HEADLINES
    assert all(article.source for article in reading.articles)
    assert [len(article.body) for article in reading.articles] == [1, 1, 1]
    assert not [article.kicker for article in reading.articles if article.kicker]


def test_rules_and_numbers_between_articles_belong_to_the_page() -> None:
    ruled = read("\n\n* * *\n\n".join(LAST))
    assert [article.discarded for article in ruled.articles] == [("* * *",), ("* * *",), ()]
    counted = read("\n\n".join(f"{number}. {article}" for number, article in enumerate(LAST, start=1)))
    assert [article.discarded for article in counted.articles] == [("1.",), ("2.",), ("3.",)]


def test_numbers_that_do_not_count_belong_to_the_headline() -> None:
    read_so = read("\n\n".join(f"{number}. {article}" for number, article in zip((3, 7, 8), LAST, strict=True)))
    assert read_so.articles[0].headline == "3. Mehr Platz für Räder"


def test_title_and_contents_are_a_notice() -> None:
    reading = read(f"PRESSESCHAU\n\n{CONTENTS}\n\n" + "\n\n".join(LAST))
    assert reading.articles[0].notice[0] == "PRESSESCHAU"
    assert "Die Uhr geht wieder ..... 2" in reading.articles[0].notice[1]


def test_the_same_kicker_over_each_article_is_no_table_of_contents() -> None:
    reading = read("\n\n".join(f"Lokales\n\n{article}" for article in LAST))
    assert [article.kicker for article in reading.articles] == ["Lokales"] * 3


@pytest.mark.parametrize(
    "text",
    [
        f"{LAST[0]}\n\n{ARTICLES[1][1]}\n\n{ARTICLES[1][2]}",
        "\n\n* * *\n\n".join(f"{headline}\n\n{report}" for headline, report, _ in ARTICLES),
    ],
    ids=["a-headline-is-missing", "no-sources"],
)
def test_what_cannot_be_split_stays_whole_with_a_remark(text: str) -> None:
    reading = read(text)
    assert len(reading.articles) == 1
    remark = next(remark for remark in reading.diagnostics if remark.code == "articles.unsplit")
    assert remark.severity == "warning"
    assert remark.line


def test_stars_between_paragraphs_are_no_reason_for_a_remark() -> None:
    reading = read("\n\n".join((HEADLINES[0], ARTICLES[0][1], "* * *", ARTICLES[1][1], "* * *", ARTICLES[2][1])))
    assert not [remark for remark in reading.diagnostics if remark.code == "articles.unsplit"]


def test_two_sources_under_one_article_are_its_own() -> None:
    reading = read(f"{LAST[0]}\n\n{ARTICLES[1][2]}")
    assert len(reading.articles) == 1
