"""ninjs: each field under the property that its version has for it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import umbruch
from tests.publications import sample_publication
from tests.writers.reading import article_as, codes, rendered, sample, squeezed, without_addresses, words_of
from umbruch.errors import RenderError
from umbruch.registry.roles import FACTS, ROLES
from umbruch.tree import Article, Byline, Person, Provider, Publication

FORMATS = ("ninjs-1.6", "ninjs-2.2", "ninjs-3.1")


def item(format: str, name: str = "article") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sample(name, format))
    return found


def everything(value: object) -> str:
    """All strings of an object, one after the other."""
    match value:
        case dict():
            return " ".join(map(everything, value.values()))
        case list():
            return " ".join(map(everything, value))
        case _:
            return str(value)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["article", "plain", "kit", "untitled", "hostile"])
def test_no_word_is_lost(format: str, name: str) -> None:
    written = squeezed(without_addresses(everything(item(format, name))))
    texts = [text for article in sample_publication(name).articles for text in words_of(article)]
    assert [text for text in texts if text not in written] == []


def test_each_place_that_the_table_of_roles_names_is_written() -> None:
    samples = [item("ninjs-3.1"), item("ninjs-3.1", "everything")]
    cells = [cell for cell in (*(role.ninjs for role in ROLES), *(fact.ninjs for fact in FACTS)) if cell]
    places = [place for cell in cells for place in cell.split(", ") if place != "altIds role=id"]
    for place in places:
        names, *condition = place.split(" ")
        found: list[Any] = samples
        for name in names.split("/"):
            found = [one[name] for one in found if name in one]
            found = [part for one in found for part in (one if isinstance(one, list) else [one])]
        if condition:
            key, _, value = condition[0].partition("=")
            found = [one for one in found if one.get(key) == value]
        assert found, place


def test_headlines_of_1_6_have_a_property_each() -> None:
    made = item("ninjs-1.6")
    assert made["headline"] == "Die Stadt liest wieder am Hafen"
    assert made["headline_subhead"].startswith("Bücherei zieht")
    assert made["headline_kicker"] == "Neues Leben im alten Speicher"
    assert made["byline"].startswith("Von Mareike")
    assert made["description_text"].startswith("Wo früher Getreide lag")


def test_the_main_headline_stands_first() -> None:
    assert [one["role"] for one in item("ninjs")["headlines"]] == ["main", "deck", "kicker"]
    assert [one["role"] for one in item("ninjs-2.2")["headlines"]] == ["main", "deck", "kicker"]


@pytest.mark.parametrize("format", FORMATS)
def test_every_moment_is_in_utc(format: str) -> None:
    text = sample("article", format).decode()
    moments = re.findall(r'"(?:\w*[cC]reated|embargoed\w*)": "([^"]*)"', text)
    assert len(moments) >= 3
    assert [one for one in moments if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one)] == []


def test_an_embargo_is_its_end_a_status_and_a_note() -> None:
    made = item("ninjs")
    assert (made["embargoedUntil"], made["pubStatus"]) == ("2024-03-09T09:00:00Z", "withheld")
    assert made["edNote"].startswith("Sperrfrist: 9. März 2024, 10 Uhr")


@pytest.mark.parametrize("format", FORMATS)
def test_an_item_says_which_version_it_is(format: str) -> None:
    made = item(format)
    standard = made.get("$standard") or made["standard"]
    assert standard["name"] == "ninjs"
    assert format.endswith(standard["version"])


def test_ninjs_is_the_current_version() -> None:
    assert sample("article", "ninjs") == sample("article", "ninjs-3.1")


def test_media_topics_are_named_by_their_address_or_their_scheme() -> None:
    assert item("ninjs")["subjects"][0]["uri"] == "http://cv.iptc.org/newscodes/mediatopic/20000005"
    assert item("ninjs-1.6")["subject"][0]["code"] == "medtop:20000005"


def test_a_picture_is_an_association_with_caption_credit_and_alternative_text() -> None:
    (picture,) = item("ninjs")["associations"]
    assert [one["role"] for one in picture["descriptions"]] == ["caption", "alt", "credit"]
    assert picture["by"] == "Rieke Thomsen"
    assert picture["descriptions"][2]["value"] == "Foto: Rieke Thomsen"
    assert [(one["name"], one["rel"]) for one in picture["people"]] == [("Rieke Thomsen", "photographer")]
    assert picture["renditions"][0]["href"] == "speicher.jpg"
    old = item("ninjs-1.6")["associations"]["item1"]
    assert old["body_text"] == "Ein rotes Backsteinhaus mit großen Fenstern am Wasser"
    assert old["renditions"]["original"]["mimetype"] == "image/jpeg"


@pytest.mark.parametrize("format", FORMATS)
def test_a_kit_is_a_composite_of_its_articles(format: str) -> None:
    made = item(format, "kit")
    members = made["associations"]
    members = list(members.values()) if isinstance(members, dict) else members
    assert made["type"] == "composite"
    assert [one["type"] for one in members] == ["picture", "text", "text", "text"]
    assert len({one["uri"] for one in (made, *members)}) == 5
    assert "Verein mit 240 Mitgliedern" in everything({**made, "associations": None})


def test_markup_in_the_copy_stays_text() -> None:
    made = json.loads(article_as("ninjs", headline="<b>fett</b>", boilerplate="1 < 2 & ]]>"))
    assert made["headlines"][0]["value"] == "<b>fett</b>"
    assert made["bodies"][0]["value"] == '<p class="boilerplate">1 &lt; 2 &amp; ]]&gt;</p>'


def test_no_article_is_refused_with_a_reason() -> None:
    with pytest.raises(RenderError, match="no article"):
        rendered(Publication(), "ninjs")


def test_what_ninjs_cannot_carry_is_said() -> None:
    assert "format.loss" in codes(Publication(articles=(Article(discarded=("Anzeige",)),)), "ninjs")
    assert "format.loss" not in codes(Publication(articles=(Article(headline="Rat tagt"),)), "ninjs")


def test_a_picture_brings_its_rights_and_the_version_that_knows_it_the_point_to_keep_in_sight() -> None:
    (shown,) = item("ninjs-3.1", "everything")["associations"]
    assert (shown["copyrightNotice"], shown["usageTerms"]) == ("2026 Rieke Thomsen", "frei bei Namensnennung")
    (file,) = shown["renditions"]
    assert file["poi"] == {"x": round(0.4 * file["width"]), "y": round(0.6 * file["height"])}
    assert all("poi" not in one for one in item("ninjs-2.2", "everything")["associations"][0]["renditions"])


@pytest.mark.parametrize(
    ("role", "relation"),
    [
        (None, "author"),
        ("Redaktion", "author"),
        ("Fotos", "photographer"),
        ("Übersetzung", "translator"),
        ("Illustration", "illustrator"),
    ],
)
def test_people_of_a_byline_stand_with_what_they_did(role: str | None, relation: str) -> None:
    byline = Byline("Von Ada Roe", (Person("Ada Roe", role),))
    publication = Publication(provider=Provider("Stadt"), articles=(Article(headline="Kopf", byline=byline),))
    item = json.loads(umbruch.render(publication, "ninjs", on_diagnostic=lambda _: None))
    assert [(one["name"], one["rel"]) for one in item["people"]] == [("Ada Roe", relation)]
