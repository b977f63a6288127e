"""What the package document says: Dublin Core from the tree, accessibility from the content."""

from __future__ import annotations

import msgspec
import pytest

from tests.markup.reading import elements
from tests.publications import paragraph, picture, sample_publication
from tests.writers.epub_reading import Book, made
from umbruch.tree import Article, Byline, Dateline, Embargo, Figure, Person, Publication, Source
from umbruch.tree.fingerprint import uuid_urn

TOPIC = "Film"
FEATURE = "schema:accessibilityFeature"
SUFFICIENT = "schema:accessModeSufficient"


def with_figures(*figures: Figure) -> Book:
    pictures = (picture("a.jpg"), picture("b.png"))
    return made(Publication(lang="de", articles=(Article(headline="Kopf", body=figures),), pictures=pictures))


def one(**fields: object) -> Book:
    return made(Publication(lang="de", articles=(Article(headline="Kopf", **fields),)))  # type: ignore[arg-type]


def test_an_article_becomes_dublin_core() -> None:
    book = made(sample_publication("article"))
    assert book.meta("dc:title") == ["Die Stadt liest wieder am Hafen"]
    assert book.meta("dc:creator") == ["Mareike Öztürk", "Jan Brüggemann"]
    assert book.meta("dc:contributor") == ["Rieke Thomsen"]
    assert book.meta("dc:publisher") == ["Lindauer Bote", "Hafenkurier"]
    assert book.meta("dc:date") == ["2024-03-09"]
    assert book.meta("dc:source") == ["Quelle: Lindauer Bote / Hafenkurier, 9. März 2024, Seite 12"]
    assert book.meta("dc:language") == ["de"]
    assert book.meta("dc:subject") == ["Bücherei", "Hafen", TOPIC]
    assert book.meta("dc:rights") == ["© 2024 Lindauer Bote"]


def test_a_kit_is_published_by_its_house() -> None:
    book = made(sample_publication("kit"))
    assert book.meta("dc:title") == ["Presse-Mappe Segelschule", "Saison 2024"]
    assert book.meta("dc:publisher") == ["Segelschule Niederhafen"]
    assert book.meta("dc:date") == ["2024-05-02"]


def test_the_identifier_stays_as_long_as_the_content_does() -> None:
    publication = sample_publication("article")
    assert made(publication, "release").meta("dc:identifier") == [uuid_urn(publication)]
    changed = msgspec.structs.replace(publication, subtitle="Anders")
    assert made(changed).meta("dc:identifier") != [uuid_urn(publication)]


def test_people_are_named_once_and_with_their_part() -> None:
    book = one(byline=Byline("Von A, A", people=(Person("A"), Person("A "), Person(""))))
    assert book.meta("dc:creator") == ["A"]
    assert [role.text for role in elements(book.package, "//opf:meta[@refines='#creator-1']")] == ["aut"]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"source": Source("s", date="2024-03-09")}, ["2024-03-09"]),
        ({"dateline": Dateline("d", date="2024-03-08")}, ["2024-03-08"]),
        ({"modified": "2024-03-07T23:30:00+01:00"}, ["2024-03-07"]),
        ({"source": Source("s", date="99.99."), "dateline": Dateline("d", date="2024-03-08")}, ["2024-03-08"]),
        ({"source": Source("s", date="gestern")}, []),
    ],
)
def test_the_date_is_the_first_that_is_one(fields: dict[str, object], day: list[str]) -> None:
    assert one(**fields).meta("dc:date") == day


def test_an_article_without_a_headline_is_titled_by_its_first_words() -> None:
    book = made(Publication(articles=(Article(body=(paragraph("Ein Satz ohne Kopf."),)),)))
    assert book.meta("dc:title") == ["Ein Satz ohne Kopf."]


def test_an_article_without_a_word_is_called_untitled_in_its_language() -> None:
    assert made(Publication(lang="de", articles=(Article(),))).meta("dc:title") == ["Ohne Titel"]


@pytest.mark.parametrize("lang", [None, "deutsch sprache", 'de"'])
def test_a_language_that_is_none_becomes_undetermined_and_is_reported(lang: str | None) -> None:
    book = made(Publication(lang=lang, articles=(Article(headline="Kopf"),)))
    assert book.meta("dc:language") == ["und"]
    assert [one.code for one in book.remarks] == (["lang.invalid"] if lang else [])


def test_text_alone_is_enough_where_there_is_only_text() -> None:
    book = made(sample_publication("plain"))
    assert book.meta("schema:accessMode") == ["textual"]
    assert book.meta(SUFFICIENT) == ["textual"]
    assert "alternativeText" not in book.meta(FEATURE)
    assert book.meta("schema:accessibilityHazard") == ["none"]


def test_alternative_text_is_claimed_where_every_picture_has_it() -> None:
    book = with_figures(Figure("a.jpg", alt="Ein Haus"), Figure("b.png", alt=""), Figure(None, alt=None))
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert book.meta(SUFFICIENT) == ["textual,visual", "textual"]
    assert "alternativeText" in book.meta(FEATURE)
    assert "Alle Bilder sind in Worten beschrieben." in book.meta("schema:accessibilitySummary")[0]


def test_alternative_text_is_not_claimed_where_one_picture_lacks_it() -> None:
    book = with_figures(Figure("a.jpg", alt="Ein Haus"), Figure("b.png", alt=None))
    assert book.meta(SUFFICIENT) == ["textual,visual"]
    assert "alternativeText" not in book.meta(FEATURE)
    assert "Nicht alle Bilder" in book.meta("schema:accessibilitySummary")[0]


def test_pages_are_claimed_only_where_the_newspaper_names_one() -> None:
    assert {"pageBreakMarkers", "pageNavigation"} <= set(made(sample_publication("article")).meta(FEATURE))
    assert "pageBreakMarkers" not in made(sample_publication("plain")).meta(FEATURE)
    assert made(sample_publication("article")).meta("pageBreakSource")


def test_conformance_that_nobody_has_checked_is_not_claimed() -> None:
    assert made(sample_publication("article")).meta("dcterms:conformsTo") == []


def test_the_package_says_from_when_an_article_under_embargo_may_be_read() -> None:
    embargo = Embargo("Sperrfrist: 9. März 2024, 10 Uhr", "2024-03-09T10:00:00+01:00")
    held = Article(lang="de", headline="x", embargo=embargo)
    assert made(Publication(articles=(held,))).meta("dcterms:available") == ["2024-03-09T10:00:00+01:00"]
    free = Article(lang="de", headline="y")
    kit = made(Publication(kind="kit", articles=(free, held)))
    (told,) = elements(kit.package, "//opf:meta[@property='dcterms:available']")
    assert told.get("refines") == "#article-002"
    assert made(Publication(articles=(free,))).meta("dcterms:available") == []
