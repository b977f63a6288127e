"""What version 2 of the tree brought, as a book says it: notes, roles of people, names of topics, versions."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.everything import DESK_NOTES, everything
from tests.markup.reading import elements, flat, values
from tests.publications import picture
from tests.writers.epub_reading import Book, made
from umbruch.tree import Article, Byline, Change, Credit, Figure, Person, Publication


@pytest.fixture(scope="module")
def publication() -> Publication:
    return everything(picture("werk.jpg"))


@pytest.fixture(scope="module")
def book(publication: Publication) -> Book:
    return made(publication)


def refined(book: Book, name: str, property: str) -> dict[str, list[str]]:
    """The texts of a Dublin Core element and what refines each."""
    return {
        flat(one): values(book.package, f"//opf:meta[@refines='#{one.get('id')}'][@property='{property}']/text()")
        for one in elements(book.package, f"//dc:{name}")
    }


def with_people(*people: Person, lang: str = "de", credit: str | None = None) -> Book:
    figure = Figure("werk.jpg", alt="x", credit=Credit("Foto", credit) if credit else None)
    article = Article(lang=lang, headline="Kopf", byline=Byline("Von allen", people), body=(figure,))
    return made(Publication(lang=lang, articles=(article,), pictures=(picture("werk.jpg"),)))


def test_nothing_for_the_desk_is_in_any_file(book: Book) -> None:
    assert not any(note.encode() in content for note in DESK_NOTES for content in book.files.values())


def test_reading_systems_find_notes_by_their_kind(book: Book) -> None:
    chapter = book.document("article-001")
    assert values(chapter, "//x:a[@epub:type='noteref']/@href") == ["#article-001-note-1", "#article-001-note-2"]
    notes = elements(chapter, "//x:section[@epub:type='footnotes']/x:aside[@epub:type='footnote']")
    assert [note.get("id") for note in notes] == ["article-001-note-1", "article-001-note-2"]


def test_everybody_keeps_the_own_role(book: Book) -> None:
    assert refined(book, "creator", "role") == {"Anna Berg": ["aut"]}
    assert refined(book, "contributor", "role") == {"Tim Roth": ["pht"], "Rieke Thomsen": ["pht"]}
    assert refined(book, "contributor", "file-as") == {"Tim Roth": ["Roth, Tim"], "Rieke Thomsen": ["Thomsen, Rieke"]}


def test_what_is_known_of_a_picture_is_said_of_its_file(book: Book) -> None:
    refining = elements(book.package, "//opf:meta[@refines]")
    told = {one.get("property"): (one.get("refines"), one.text) for one in refining}
    (picture,) = elements(book.package, "//opf:item[@id='picture-001']")
    assert picture.get("media-type") == "image/jpeg"
    assert told["dcterms:rights"] == ("#picture-001", "2026 Rieke Thomsen")
    assert told["dcterms:accessRights"] == ("#picture-001", "frei bei Namensnennung")


def test_who_wrote_and_took_pictures_is_both_and_a_photographer_named_twice_is_one() -> None:
    book = with_people(
        Person("Anna Berg"), Person("Tim Roth", "Foto"), Person("Eva Holm", "Übersetzung"), credit="Anna Berg"
    )
    assert refined(book, "creator", "role") == {"Anna Berg": ["aut"]}
    assert refined(book, "contributor", "role") == {"Tim Roth": ["pht"], "Eva Holm": ["trl"], "Anna Berg": ["pht"]}
    assert len(elements(with_people(Person("Tim Roth", "Fotos"), credit="Tim Roth").package, "//dc:contributor")) == 1


def test_topics_are_named_and_their_codes_stand_beside_them() -> None:
    article = Article(lang="de", headline="x", keywords=("Klima",), subjects=("medtop:20000005", "sap:x1", "Hafenfest"))
    book = made(Publication(lang="de", articles=(article,)))
    subjects = book.meta("dc:subject")
    assert subjects[0] == "Klima"
    assert subjects[2:] == ["Hafenfest"]
    assert not any(":" in one for one in subjects)
    assert refined(book, "subject", "term")[subjects[1]] == ["20000005"]
    assert refined(book, "subject", "authority")[subjects[1]] == ["http://cv.iptc.org/newscodes/mediatopic/"]


def test_section_version_and_correction_stand_in_the_package(book: Book) -> None:
    found = {name: book.meta(f"schema:{name}") for name in ("articleSection", "version", "dateModified", "correction")}
    assert found == {
        "articleSection": ["Lokales"],
        "version": ["2"],
        "dateModified": ["2026-05-03T12:00:00+02:00"],
        "correction": ["Korrektur: Im ersten Absatz stand vier statt fünf Millionen."],
    }
    assert book.meta("schema:creativeWorkStatus") == []
    assert "nur zur Ansicht" in book.meta("dc:rights")


def test_in_a_kit_they_belong_to_their_chapter(publication: Publication) -> None:
    other = Article(lang="de", headline="Zwei", section="Kultur", status="withheld")
    book = made(replace(publication, kind="kit", articles=(publication.article, other)))
    sections = {
        one.get("refines"): one.text for one in elements(book.package, "//opf:meta[@property='schema:articleSection']")
    }
    assert sections == {"#article-001": "Lokales", "#article-002": "Kultur"}
    assert book.meta("schema:creativeWorkStatus") == ["withheld"]


@pytest.mark.parametrize("kind", ["update", "kill"])
def test_what_an_update_tells_editors_is_not_for_readers(kind: str) -> None:
    article = Article(headline="x", change=Change(kind, "Bitte Zeile tauschen"))  # type: ignore[arg-type]
    book = made(Publication(lang="de", articles=(article,)))
    assert not any(b"Zeile tauschen" in content for content in book.files.values())


def test_what_has_no_place_is_named(book: Book) -> None:
    lost = " ".join(one.message for one in book.remarks if one.code == "format.loss")
    assert "source.circulation" not in lost  # the line of the source names it
    assert "focus" in lost
    assert "version" not in lost
