"""Tickers, counts, paywalls and words on cookies are the page's; what only looks like them is not."""

from __future__ import annotations

import pytest

from umbruch.clipping.assembly import recognise
from umbruch.clipping.marks.furniture.web.trails import is_count, is_paywall, tells_of_cookies
from umbruch.manuscript import manuscript_of
from umbruch.tree import Article

HEADLINE = "Neue Brücke über die Aue"
REPORT = (
    "Der Rat von Lauter hat am Montag eine neue Brücke beschlossen. Sie ersetzt die alte, die seit dem Hochwasser "
    "gesperrt ist, und kostet zwei Millionen Euro.\n\nDie Arbeiten beginnen im Mai."
)


def read(text: str) -> Article:
    return recognise(manuscript_of(text)).articles[0]


@pytest.mark.parametrize(
    "above",
    [
        "Kurz gemeldet\n09:38 Umweg über Moosbach\n09:12 Lauter: Bad bleibt zu\n08:55 Rat tagt am Freitag",
        "Mit dem Besuch dieser Seite sind Sie mit dem Setzen von Cookies einverstanden.",
        "Banner links\n\nBanner links\n\nBanner links",
    ],
    ids=("ticker", "cookies", "three times"),
)
def test_what_a_page_sets_above_is_no_headline(above: str) -> None:
    article = read(f"{above}\n\n{HEADLINE}\n\n{REPORT}")
    assert article.headline == HEADLINE
    assert above.splitlines()[-1] in article.discarded


@pytest.mark.parametrize("line", ["11Bilder", "4 Bilder", "1,204 views", "3 fotografií", "12 枚"])
def test_a_count_of_pictures_or_readers_is_one(line: str) -> None:
    assert is_count(line)


@pytest.mark.parametrize("line", ["12 Bilder einer Reise", "Bilder", "2027", "1001 Nacht"])
def test_other_lines_with_numbers_are_no_counts(line: str) -> None:
    assert not is_count(line)


def test_a_paywall_names_subscribers_and_a_headline_on_them_is_none() -> None:
    assert is_paywall("Für Bote+ Abonnenten:")
    assert is_paywall("For subscribers of the Herald:")
    assert not is_paywall("Bote verliert Abonnenten")
    assert not is_paywall("Zeitungen gewinnen mehr Abonnenten als je zuvor.")


def test_only_whole_sentences_tell_of_cookies() -> None:
    assert tells_of_cookies("This page uses cookies.")
    assert not tells_of_cookies("Cookies für den Advent")


def test_a_day_that_is_glued_to_a_headline_is_taken_off() -> None:
    article = read(f"{HEADLINE} beschlossen3. Mai 2027\n\n{REPORT}")
    assert article.headline == f"{HEADLINE} beschlossen"


def test_who_stands_where_is_a_caption_above_the_headline_too() -> None:
    article = read(f"Von links nach rechts: Ada Roe, Ida Kern und Jan Kolb\n\n{HEADLINE}\n\n{REPORT}")
    assert article.headline == HEADLINE


def test_a_name_behind_a_bar_is_no_headline() -> None:
    assert read(f"{HEADLINE}\n\n|   Stiftung Lauter\n\n{REPORT}").headline == HEADLINE


def test_the_credit_of_a_picture_that_is_glued_to_the_headline_is_taken_off() -> None:
    article = read(f"{HEADLINE} beschlossen Foto: Ida Kolb\n\n{REPORT}")
    assert article.headline == f"{HEADLINE} beschlossen"


def test_what_somebody_is_that_is_glued_to_a_name_is_none_of_the_name() -> None:
    article = read(f"{HEADLINE}\n\nVon Ada RoeRedakteurin\n\n{REPORT}")
    assert article.byline is not None
    assert [one.name for one in article.byline.people] == ["Ada Roe"]
    assert "Redakteurin" in article.discarded
