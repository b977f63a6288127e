"""What an article's item is called, who offers it, and names that stay the same."""

from __future__ import annotations

import msgspec
import pytest

from tests.newsxml.stories import NOON, kit_stories, story
from tests.publications import paragraph, picture, words
from umbruch.diagnostics import collecting
from umbruch.newsxml.story import Provider, guid, leftward, provider_of, stories_of
from umbruch.tree import Article, Contact, Credit, Dateline, Figure, Publication, Source

HOUSE = Contact("Presse", organisation="Stadt Niederhafen", url="https://www.niederhafen.example/presse")


def test_two_articles_that_say_the_same_have_different_names() -> None:
    same = Article(lang="de", headline="Zweimal")
    first, second, third = kit_stories(same, same, same)
    assert second.guid == f"{first.guid}-2"
    assert third.guid == f"{first.guid}-3"


def test_a_name_of_the_article_that_is_an_urn_is_kept() -> None:
    assert story(id="urn:newsml:bote.example:20240309:x").guid == "urn:newsml:bote.example:20240309:x"
    assert story(id="mit Blank").guid.startswith("urn:newsml:umbruch:19800101:")


def test_the_day_of_a_name_is_that_of_the_newspaper_else_of_the_report() -> None:
    printed = Source("Bote", date="2024-03-09")
    filed = Dateline("ORT.", date="2024-03-08")
    assert ":20240309:" in story(source=printed, dateline=filed).guid
    assert ":20240308:" in story(dateline=filed).guid


def test_who_offers_it_is_the_publisher_else_the_office_else_the_newspaper() -> None:
    paper = Article(contact=HOUSE, source=Source("Bote", publications=("Lindauer Bote",), url="https://bote.example/1"))
    assert provider_of(Publication(publisher="Verlag Nord", articles=(paper,))) == Provider(
        "Verlag Nord", "verlag-nord"
    )
    assert provider_of(Publication(articles=(paper,))) == Provider("Stadt Niederhafen", "niederhafen.example")
    clipping = msgspec.structs.replace(paper, contact=None)
    assert provider_of(Publication(articles=(clipping,))) == Provider("Lindauer Bote", "bote.example")


@pytest.mark.parametrize(
    ("date", "day"), [("2024-03-09", "20240309"), ("2024-03-09T10:00:00Z", "20240309"), (None, "19800101")]
)
def test_a_guid_has_provider_day_and_identity(date: str | None, day: str) -> None:
    assert guid(Provider("Bote", "bote.example"), date, "x1") == f"urn:newsml:bote.example:{day}:x1"


def test_a_picture_with_another_caption_is_another_item() -> None:
    one = Figure(image="kai.jpg", caption=words("Der Kai."), credit=Credit("Foto: RT"), alt="Ein Kai")
    for other in (
        msgspec.structs.replace(one, caption=words("Das Tor.")),
        msgspec.structs.replace(one, credit=None),
        msgspec.structs.replace(one, alt="Ein Tor"),
    ):
        article = Article(lang="de", body=(one, other))
        made = stories_of(Publication(articles=(article,), pictures=(picture("kai.jpg"),)), NOON)[0]
        assert len({shot.guid for shot in made.shots}) == 2


def test_a_picture_that_is_not_there_is_told() -> None:
    with collecting() as found:
        made = story(body=(Figure(image="weg.jpg", alt="x"),))
    assert made.shots == ()
    assert [one.code for one in found] == ["picture.missing"]


def test_only_an_article_alone_takes_what_its_publication_says() -> None:
    article = Article(lang="de", body=(paragraph("x"),))
    whole = {"contact": HOUSE, "boilerplate": "Die Stadt."}
    (alone,) = kit_stories(article, **whole)
    assert (alone.contact, alone.boilerplate, alone.desk) == (HOUSE, "Die Stadt.", HOUSE)
    first, _ = kit_stories(article, article, kind="kit", **whole)
    assert (first.contact, first.boilerplate, first.desk) == (None, None, HOUSE)


def test_a_language_that_is_none_is_left_out_and_told() -> None:
    with collecting() as found:
        assert story(lang="deutsch!").lang is None
    assert found


@pytest.mark.parametrize(("lang", "way"), [("ar", "rtl"), ("he-IL", "rtl"), ("de", None), (None, None)])
def test_only_languages_from_the_right_name_their_direction(lang: str | None, way: str | None) -> None:
    assert leftward(lang) == way
