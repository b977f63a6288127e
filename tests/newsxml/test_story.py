"""A story: what it takes of its publication, its version, its status, its moments."""

from __future__ import annotations

from typing import Any

import pytest

from tests.newsxml.stories import NOON, kit_stories, story
from tests.publications import paragraph, picture
from umbruch.diagnostics import collecting
from umbruch.newsxml.g2_moments import stamp
from umbruch.newsxml.story import leftward
from umbruch.tree import Article, Change, Contact, Credit, Dateline, Embargo, Figure, Picture, Text
from umbruch.tree.figure_changes import completed

HOUSE = Contact("Presse", organisation="Stadt Niederhafen", url="https://www.niederhafen.example/presse")


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


KILLED, LATER = Change("kill", "Name falsch"), Embargo("Sperrfrist: morgen", "2024-03-10T06:00:00+01:00")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, "usable"),
        ({"status": "withheld"}, "withheld"),
        ({"embargo": LATER}, "withheld"),
        ({"embargo": LATER, "status": "canceled"}, "canceled"),
        ({"embargo": LATER, "change": KILLED}, "canceled"),
        ({"change": Change("correction")}, "usable"),
    ],
)
def test_what_receivers_may_do_is_the_strictest_of_what_is_said(said: dict[str, Any], status: str) -> None:
    assert story(**said).status == status


def test_a_later_version_was_made_when_it_was_changed_and_first_made_on_its_day() -> None:
    filed = Dateline("ORT.", date="2024-03-08")
    later = story(dateline=filed, version=2, modified="2024-03-09T09:30:00+01:00")
    assert stamp(later.version_created) == "2024-03-09T08:30:00Z"
    assert stamp(later.first_created) == "2024-03-08T00:00:00Z"
    first = story(dateline=filed)
    assert first.version_created == first.first_created == NOON
    odd = story(dateline=Dateline("ORT.", date="2025-01-01"), version=2)
    assert odd.first_created == odd.version_created == NOON


def test_a_figure_that_says_nothing_takes_what_is_known_of_its_picture() -> None:
    known = Picture(
        "kai.jpg", "image/jpeg", 2, 1, b"", caption="Der Kai", credit=Credit("Foto: RT", "RT"), alt="Ein Kai"
    )
    told = completed(Figure(image="kai.jpg"), known)
    assert (told.caption, told.credit, told.alt) == ((Text("Der Kai"),), Credit("Foto: RT", "RT"), "Ein Kai")
    own = Figure(image="kai.jpg", caption=(Text("Das Tor"),), credit=Credit("privat"), alt="")
    assert completed(own, known) == own


def test_the_item_of_a_picture_is_as_new_as_the_newest_article_that_shows_it() -> None:
    shown = (Figure("kai.jpg", alt="Kai"),)
    articles = (
        Article(id="a", headline="Alt", body=shown, version=1),
        Article(id="b", headline="Neu", body=shown, version=3),
        Article(id="c", headline="Anders", body=(Figure("kai.jpg", alt="Der Kai"),)),
    )
    stories = kit_stories(*articles, pictures=(picture("kai.jpg"),))
    assert [shot.version for story in stories for shot in story.shots] == [3, 3, 1]
