"""ninjs 1 to 3 and what is built like it, in words of our own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.publications import picture
from tests.readers.wire.reading import Beside, body, read
from umbruch.errors import InputInvalid
from umbruch.tree import Box, Figure

ONE = {
    "uri": "x:1", "type": "text", "versioncreated": "2026-03-01T09:00:00Z", "pubstatus": "usable", "version": "3",
    "language": "de", "headline": "Brücke gesperrt", "byline": "Von Ada Roe", "located": "Lauter",
    "body_html": "<p>LAUTER (abc) - Der Rat <b>sperrt</b>.</p><p>Es dauert.</p>",
}  # fmt: skip
THREE = {
    "uri": "x:1", "type": "text", "versionCreated": "2026-03-01T09:00:00Z", "pubStatus": "usable", "version": "3",
    "language": "de", "headlines": [{"role": "main", "value": "Brücke gesperrt"}], "by": "Von Ada Roe",
    "located": "Lauter", "bodies": [{"role": "html", "contentType": "text/html", "value": ONE["body_html"]}],
}  # fmt: skip


def ninjs(base: dict[str, Any], **more: Any) -> str:
    return json.dumps({**base, **more})


@pytest.mark.parametrize("base", [ONE, THREE], ids=["1.x", "3.x"])
def test_every_generation_gives_the_same_article(base: dict[str, Any]) -> None:
    reading = read(ninjs(base), "ninjs")
    article = reading.article
    assert article.headline == "Brücke gesperrt"
    assert article.version == 3
    assert article.dateline is not None
    assert (article.dateline.text, article.dateline.place) == ("LAUTER (abc) -", "LAUTER")
    assert article.byline is not None
    assert article.byline.people[0].name == "Ada Roe"
    assert body(reading) == ["Der Rat sperrt.", "Es dauert."]


def test_roles_that_a_sender_named_in_version_1_are_taken() -> None:
    own = {"uri": "x:1", "headline_main": "Brücke gesperrt", "body_main": "Der Rat sperrt.", "body_words": 3}
    reading = read(json.dumps(own), "ninjs")
    assert reading.article.headline == "Brücke gesperrt"
    assert body(reading) == ["Der Rat sperrt."]


@pytest.mark.parametrize("name", ["embargoed", "embargoeduntil", "embargoedUntil"])
def test_an_embargo_is_heeded_under_each_of_its_names(name: str) -> None:
    embargo = read(ninjs(ONE, **{name: "2026-03-02T08:00:00Z"}), "ninjs").article.embargo
    assert embargo is not None
    assert embargo.until == "2026-03-02T08:00:00+00:00"


@pytest.mark.parametrize(("told", "status"), [("canceled", "canceled"), ("withheld", "withheld"), ("halb", "withheld")])
def test_the_status_is_kept_and_an_unknown_one_holds_back(told: str, status: str) -> None:
    assert read(ninjs(ONE, pubstatus=told), "ninjs").article.status == status


def test_notes_stay_with_the_desk() -> None:
    notes = [{"role": "x:contacts", "ednote": "Redaktion: 0555 1", "is_publishable": False}]
    pad = {"nonpublic_html": "<section><p>Autor: 0555 2</p></section>"}
    reading = read(ninjs(ONE, ednote="Bild folgt", ednotes=notes, notepad=pad), "ninjs")
    assert reading.article.desk_notes == ("Bild folgt", "Redaktion: 0555 1", "Autor: 0555 2")
    assert "0555" not in " ".join(body(reading))


def test_subjects_by_code_and_name_and_keywords_come_into_the_tree() -> None:
    subject = [
        {"code": "04000000", "name": "Wirtschaft"},
        {"code": "haus:7", "name": "Brücken"},
        {"name": "Lauter", "rel": "keyword"},
    ]
    article = read(ninjs(ONE, subject=subject), "ninjs").article
    assert article.subjects == ("medtop:04000000", "Brücken")
    assert article.keywords == ("Lauter",)


def test_pictures_of_associations_follow_the_body() -> None:
    shot = {
        "type": "picture", "description_text": "Die Brücke", "byline": "Foto: Ada Roe",
        "renditions": {"web": {"href": "klein.png", "width": 10}, "original": {"href": "eins.png", "width": 24}},
    }  # fmt: skip
    reading = read(ninjs(ONE, associations={"featuremedia": shot}), "ninjs", Beside([picture("eins.png", 24, 16)]))
    figure = reading.article.body[-1]
    assert isinstance(figure, Figure)
    assert figure.image == "eins.png"
    assert figure.credit is not None


def test_boxes_of_an_agency_are_boxes() -> None:
    reading = read(ninjs(ONE, infobox_html="<h2>Umleitung</h2><p>Über Dorf.</p>"), "ninjs")
    box = reading.article.body[-1]
    assert isinstance(box, Box)
    assert box.title == "Umleitung"


def test_a_composite_is_a_kit_of_its_texts_and_its_embargo_holds_them() -> None:
    whole = {"uri": "x:0", "type": "composite", "headline": "Paket", "embargoed": "2026-03-02T08:00:00Z"}
    reading = read(json.dumps({**whole, "associations": [ONE, {**ONE, "uri": "x:2"}]}), "ninjs")
    assert reading.kind == "kit"
    assert [article.embargo is not None for article in reading.articles] == [True, True]


def test_a_list_of_objects_and_an_answer_of_a_server_are_read() -> None:
    assert len(read(json.dumps([ONE, ONE]), "ninjs").articles) == 2
    assert read(json.dumps({"data": {"item": ONE}}), "ninjs").article.headline == "Brücke gesperrt"


@pytest.mark.parametrize("odd", [7, None, [], {}, [7, None], {"x": 7}, "x", True])
@pytest.mark.parametrize(
    "name", ["headlines", "bodies", "subject", "associations", "people", "renditions", "version", "altids", "place"]
)
def test_a_value_of_any_type_harms_nobody(name: str, odd: object) -> None:
    assert read(ninjs(ONE, **{name: odd}), "ninjs").article.headline == "Brücke gesperrt"


@pytest.mark.parametrize("text", ["{", "[1, 2", '{"uri": "x"}', "7", '"x"', "[" * 20000, '{"a":' * 20000])
def test_what_holds_no_news_is_refused(text: str) -> None:
    with pytest.raises(InputInvalid):
        read(text, "ninjs")
