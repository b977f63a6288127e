"""Who offers an item, and names that stay the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

import umbruch
from tests.newsxml.stories import BOTE, NOON, kit_stories, story
from tests.publications import paragraph, picture, words
from umbruch.diagnostics import collecting
from umbruch.newsxml.guids import UNKNOWN, Sender, guid, sender_of
from umbruch.newsxml.story import stories_of
from umbruch.tree import (
    Article,
    Change,
    Contact,
    Credit,
    Dateline,
    Figure,
    Paragraph,
    Provider,
    Publication,
    Source,
    Text,
)

HOUSE = Contact("Presse", organisation="Stadt Niederhafen", url="https://www.niederhafen.example/presse")
SENT: dict[str, Any] = {"provider": BOTE, "date": "2024-03-09"}


def test_two_articles_that_say_the_same_have_different_names() -> None:
    same = Article(lang="de", headline="Zweimal")
    first, second, third = kit_stories(same, same, same)
    assert second.guid == f"{first.guid}-2"
    assert third.guid == f"{first.guid}-3"


def test_a_name_of_the_article_that_is_an_urn_is_kept() -> None:
    assert story(id="urn:newsml:bote.example:20240309:x").guid == "urn:newsml:bote.example:20240309:x"
    assert story(id="mit Blank").guid.startswith("urn:uuid:")


def test_the_day_of_a_name_is_that_of_the_newspaper_else_of_the_report() -> None:
    printed = Source("Bote", date="2024-03-09")
    filed = Dateline("ORT.", date="2024-03-08")
    assert ":20240309:" in story(source=printed, dateline=filed).guid
    assert ":20240308:" in story(dateline=filed).guid


def test_who_offers_it_is_the_publisher_else_the_office_else_the_newspaper() -> None:
    paper = Article(contact=HOUSE, source=Source("Bote", publications=("Lindauer Bote",), url="https://bote.example/1"))
    assert sender_of(Publication(publisher="Verlag Nord", articles=(paper,))) == Sender("Verlag Nord", "verlag-nord")
    assert sender_of(Publication(articles=(paper,))) == Sender("Stadt Niederhafen", "niederhafen.example")
    clipping = msgspec.structs.replace(paper, contact=None)
    assert sender_of(Publication(articles=(clipping,))) == Sender("Lindauer Bote", "bote.example")


@pytest.mark.parametrize(("date", "day"), [("2024-03-09", "20240309"), ("2024-03-09T10:00:00Z", "20240309")])
def test_a_guid_has_provider_day_and_identity(date: str, day: str) -> None:
    assert guid(Sender("Bote", "bote.example"), date, "x1") == f"urn:newsml:bote.example:{day}:x1"


def test_a_picture_with_another_caption_is_another_item() -> None:
    one = Figure(image="kai.jpg", caption=words("Der Kai."), credit=Credit("Foto: RT"), alt="Ein Kai")
    for other in (
        msgspec.structs.replace(one, caption=words("Das Tor.")),
        msgspec.structs.replace(one, credit=None),
        msgspec.structs.replace(one, alt="Ein Tor"),
    ):
        article = Article(lang="de", body=(one, other))
        made = stories_of(Publication(provider=BOTE, articles=(article,), pictures=(picture("kai.jpg"),)), NOON)[0]
        assert len({shot.guid for shot in made.shots}) == 2


def test_the_provider_goes_before_all_others_and_without_a_code_is_called_by_its_name() -> None:
    whole: dict[str, Any] = {"publisher": "Verlag Nord", "contact": HOUSE}
    assert sender_of(Publication(provider=Provider("Bote", "bote.example"), **whole)) == Sender("Bote", "bote.example")
    town = Publication(provider=Provider("Stadt Bad Ems"), **whole)
    assert sender_of(town) == Sender("Stadt Bad Ems", "stadt-bad-ems")
    assert sender_of(Publication(provider=Provider("Bote", "a:b c"))).code == "a%3Ab%20c"


def test_an_unknown_provider_is_a_warning_and_no_day_is_made_up() -> None:
    with collecting() as found:
        (made,) = stories_of(Publication(articles=(Article(id="lokal-17", lang="de", headline="Rat tagt"),)), NOON)
    assert made.provider is UNKNOWN
    assert [(one.code, one.severity) for one in found] == [("provider.unknown", "warning")]
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", made.guid)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", guid(Sender("Bote", "bote.example"), None, "x"))
    assert guid(Sender("Bote", "bote.example"), None, "x") != guid(Sender("Bote", "bote.example"), None, "y")


def test_an_article_with_an_id_keeps_its_name_whatever_it_says() -> None:
    (first,) = kit_stories(Article(id="Lokal 17/2", lang="de", headline="Rat tagt"), **SENT)
    (second,) = kit_stories(
        Article(id="Lokal 17/2", lang="de", headline="Rat tagt nicht", version=2, change=Change("correction")), **SENT
    )
    assert first.guid == second.guid == "urn:newsml:bote.example:20240309:Lokal%2017%2F2"
    (long,) = kit_stories(Article(id="ä" * 500, lang="de"), **SENT)
    assert len(long.guid) < 80


def test_without_an_id_a_kill_still_names_the_article_that_it_is_about() -> None:
    said: dict[str, Any] = {"lang": "de", "headline": "Rat tagt", "body": (paragraph("Am Freitag."),)}
    (first,) = kit_stories(Article(**said), **SENT)
    (kill,) = kit_stories(
        Article(**said, version=2, status="canceled", change=Change("kill"), desk_notes=("x",)), **SENT
    )
    (other,) = kit_stories(Article(**{**said, "headline": "Rat ruht"}), **SENT)
    assert first.guid == kill.guid != other.guid


def test_without_provider_and_publisher_the_holder_of_the_copyright_or_the_agency_offers_it() -> None:
    holder = Article(notice=("© 2024 Lindauer Bote. Alle Rechte vorbehalten",))
    assert sender_of(Publication(articles=(holder,))) == Sender("Lindauer Bote", "lindauer-bote")
    wired = Article(dateline=Dateline("Lauter (dpa/ig).", credit=("ig", "dpa")))
    assert sender_of(Publication(articles=(wired,))) == Sender("dpa", "dpa")
    with collecting():
        assert sender_of(Publication(articles=(Article(dateline=Dateline("Lauter (ig).", credit=("ig",))),))) is UNKNOWN


def test_a_picture_keeps_its_name_when_its_caption_is_corrected() -> None:
    def named(caption: str) -> str:
        article = Article(
            id="lokal-17", lang="de", body=(Figure(image="kai.jpg", caption=words(caption), alt="Ein Kai"),)
        )
        (made,) = stories_of(Publication(provider=BOTE, articles=(article,), pictures=(picture("kai.jpg"),)), NOON)
        return made.shots[0].guid

    assert named("Der Kai.") == named("Der neue Kai.")


def _built(headline: str, **fields: Any) -> Publication:
    article = Article(headline=headline, lang="de", body=(Paragraph((Text("Sie ist zu."),)),), **fields)
    provider = Provider("Lauter", "lauter")
    return Publication(kind="article", lang="de", date="2026-03-02", provider=provider, articles=(article,))


@pytest.mark.parametrize("name", ["story.newsml.xml", "story.nitf.xml", "story.ninjs.json", "story.newsitem.xml"])
def test_a_tree_without_an_id_is_the_same_item_when_it_is_written_again_with_other_words(
    name: str, tmp_path: Path
) -> None:
    guids = []
    for headline in ("Brücke zu", "Brücke gesperrt"):
        path = umbruch.write(_built(headline), tmp_path / name)
        guids.append(umbruch.read(path).article.id)
    assert guids == ["urn:newsml:lauter:20260302:story"] * 2


def test_trees_without_ids_in_other_files_are_other_items(tmp_path: Path) -> None:
    guids = {umbruch.read(umbruch.write(_built("Zu"), tmp_path / f"{name}.nitf.xml")).article.id for name in "ab"}
    assert len(guids) == 2


def test_an_id_of_its_own_goes_before_the_name_of_the_file(tmp_path: Path) -> None:
    path = umbruch.write(_built("Zu", id="bruecke"), tmp_path / "story.newsml.xml")
    assert b'guid="urn:newsml:lauter:20260302:bruecke"' in path.read_bytes()
