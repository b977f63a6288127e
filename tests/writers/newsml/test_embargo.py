"""NewsML-G2: an embargo holds an item until it ends, never too short."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.tools import ROOT
from tests.writers.newsml_reading import remarked, root_of, root_of_article, sample_root, values
from umbruch.facts.moment import stamped
from umbruch.tree import Article, Embargo, Publication

BEFORE = "1709967600"  # 2024-03-09 08:00 +01:00
AFTER = "1709978400"  # 2024-03-09 11:00 +01:00


def held(until: str | None, lang: str | None = "de") -> Publication:
    article = Article(lang=lang, headline="x", embargo=Embargo("Sperrfrist: 9. März, 10 Uhr", until=until))
    return Publication(articles=(article,))


def test_an_item_under_embargo_names_its_end_with_zone_and_is_withheld() -> None:
    root = root_of(held("2024-03-09T10:00:00+01:00"))
    assert values(root, "//g:embargoed") == ["2024-03-09T10:00:00+01:00"]
    assert values(root, "//g:pubStatus/@qcode") == ["stat:withheld"]


def test_the_line_of_the_embargo_is_the_first_note_to_editors() -> None:
    root = sample_root("article")
    assert values(root, "(//g:newsItem//g:edNote)[1]") == ["Sperrfrist: 9. März 2024, 10 Uhr"]
    assert values(root, "(//g:newsItem//g:edNote)[1]/@role") == ["umbnote:embargo"]


def test_an_item_whose_embargo_is_over_is_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = held("2024-03-09T10:00:00+01:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    assert values(root_of(publication), "//g:pubStatus/@qcode") == ["stat:withheld"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    assert values(root_of(publication), "//g:pubStatus/@qcode") == ["stat:usable"]
    assert values(root_of(publication), "//g:embargoed") == ["2024-03-09T10:00:00+01:00"]


def test_an_item_without_embargo_is_usable() -> None:
    root = root_of_article(headline="x")
    assert values(root, "//g:embargoed") == []
    assert values(root, "//g:pubStatus/@qcode") == ["stat:usable"]


@pytest.mark.parametrize("until", [None, "morgen", "2024-99-99"])
def test_an_embargo_whose_end_is_unknown_holds_until_further_notice(until: str | None) -> None:
    root = root_of(held(until))
    assert values(root, "//g:embargoed") == [""]
    assert values(root, "//g:pubStatus/@qcode") == ["stat:withheld"]


def test_an_end_that_cannot_be_read_is_reported() -> None:
    codes = [one.code for one in remarked(held("morgen"))[1]]
    assert codes == ["embargo.unreadable"]


@pytest.mark.parametrize(
    ("until", "lang", "written"),
    [
        ("2024-03-09T10:00:00", "de", "2024-03-09T10:00:00+01:00"),
        ("2024-07-09T10:00:00", "de", "2024-07-09T10:00:00+02:00"),
        ("2024-03-31T01:59:00", "de", "2024-03-31T01:59:00+01:00"),
        ("2024-03-31T02:30:00", "de", "2024-03-31T02:30:00+01:00"),  # a time that the clocks skip: the later reading
        ("2024-03-31T03:00:00", "de", "2024-03-31T03:00:00+02:00"),
        ("2024-10-27T01:59:00", "de", "2024-10-27T01:59:00+02:00"),
        ("2024-10-27T02:30:00", "de", "2024-10-27T02:30:00+01:00"),  # a time that comes twice: the later one
        ("2024-03-31T01:30:00", "en-GB", "2024-03-31T01:30:00+00:00"),
        ("2024-03-31T02:00:00", "en-GB", "2024-03-31T02:00:00+01:00"),
        ("2024-03-31T04:00:00", "fi", "2024-03-31T04:00:00+03:00"),
        ("2024-10-27T03:00:00", "de-AT", "2024-10-27T03:00:00+01:00"),
        ("2024-07-09T10:00:00", "en-GB", "2024-07-09T10:00:00+01:00"),
        ("2024-07-09T10:00:00", "fi", "2024-07-09T10:00:00+03:00"),
        ("2024-07-09", "de", "2024-07-09T23:59:59+02:00"),
        ("2024-07-09T10:00:00", "en", "2024-07-09T10:00:00-07:00"),
        ("2024-07-09T10:00:00", "es-MX", "2024-07-09T10:00:00-07:00"),
        ("2024-07-09T10:00:00", None, "2024-07-09T10:00:00-12:00"),
    ],
)
def test_an_end_without_zone_is_meant_where_the_language_is_spoken(until: str, lang: str | None, written: str) -> None:
    publication = held(until, lang)
    assert values(root_of(publication), "//g:embargoed") == [written]
    assert [one.code for one in remarked(publication)[1]] == ["embargo.zone"]


def test_a_day_alone_ends_the_embargo_with_its_last_second(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = held("2024-03-09")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710025198")  # 2024-03-09 23:59:58 +01:00
    assert values(root_of(publication), "//g:pubStatus/@qcode") == ["stat:withheld"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710025199")
    assert values(root_of(publication), "//g:pubStatus/@qcode") == ["stat:usable"]


def test_each_article_of_a_kit_is_held_by_its_own_embargo_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    german, british = held("2024-07-09T10:00:00", "de"), held("2024-07-09T10:00:00", "en-GB")
    kit = Publication(kind="kit", articles=(german.article, british.article))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1720513800")  # 2024-07-09 08:30 UTC: over in Germany, not in Britain
    root = root_of(kit)
    assert values(root, "//g:newsItem//g:embargoed") == ["2024-07-09T10:00:00+02:00", "2024-07-09T10:00:00+01:00"]
    assert values(root, "//g:newsItem//g:pubStatus/@qcode") == ["stat:usable", "stat:withheld"]
    assert values(root, "//g:packageItem//g:pubStatus/@qcode") == ["stat:withheld"]


def test_the_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with stamped(datetime(2024, 3, 9, 8, 59, 59, tzinfo=UTC)):
        assert values(root_of(held("2024-03-09T10:00:00+01:00")), "//g:pubStatus/@qcode") == ["stat:withheld"]
    with stamped(datetime(2024, 3, 9, 9, 0, 0, tzinfo=UTC)):
        assert values(root_of(held("2024-03-09T10:00:00+01:00")), "//g:pubStatus/@qcode") == ["stat:usable"]
    clocks = re.compile(r"\b(?:now|utcnow|today|time|monotonic|localtime|gmtime)\(")
    for package in ("newsxml", "writers/newsml"):
        for path in (ROOT / "src" / "umbruch" / package).glob("*.py"):
            assert not clocks.search(path.read_text(encoding="utf-8")), path.name


def test_a_package_is_held_as_long_as_the_last_of_its_items() -> None:
    early, late = held("2024-03-09T10:00:00+01:00"), held("2024-03-09T10:00:00-05:00")
    kit = Publication(kind="kit", articles=(early.article, late.article, Article(headline="frei")))
    root = root_of(kit)
    assert values(root, "//g:packageItem//g:embargoed") == ["2024-03-09T10:00:00-05:00"]
    assert values(root, "//g:packageItem//g:pubStatus/@qcode") == ["stat:withheld"]
    assert values(root, "//g:newsItem//g:pubStatus/@qcode") == ["stat:withheld", "stat:withheld", "stat:usable"]
    openly = Publication(kind="kit", articles=(early.article, held(None).article))
    assert values(root_of(openly), "//g:packageItem//g:embargoed") == [""]


def test_the_pictures_of_an_article_share_its_embargo() -> None:
    root = sample_root("article")
    picture = "//g:newsItem[g:itemMeta/g:itemClass/@qcode='ninat:picture']"
    assert values(root, f"{picture}//g:embargoed") == ["2024-03-09T10:00:00+01:00"]
    assert values(root, f"{picture}//g:pubStatus/@qcode") == ["stat:withheld"]


def test_nitf_carries_the_embargo_as_release_date_and_message() -> None:
    root = root_of(held("2024-03-09T10:00:00+01:00"))
    assert values(root, "//n:docdata/n:date.release/@norm") == ["20240309T100000+0100"]
    assert values(root, "//n:docdata/n:ed-msg[@msg-type='embargo']/@info") == ["Sperrfrist: 9. März, 10 Uhr"]
