"""What is to be mended before an article is published is told beside it."""

from __future__ import annotations

from pathlib import Path

from tests.studio.studios import CLIPPING, clipping_in
from umbruch.studio.article_view import view_of
from umbruch.studio.open_article import OpenArticle
from umbruch.studio.publishing_check import findings


def test_an_embargo_is_found_in_every_file_and_its_end_is_told_with_the_zone(tmp_path: Path) -> None:
    article = OpenArticle(clipping_in(tmp_path, f"{CLIPPING}\nSperrfrist: 13. März 2999, 10 Uhr\n"), "de")
    told = view_of(article)["embargo"]
    assert told["ends"] == "2999-03-13T10:00:00+01:00"
    assert "10:00 Uhr MEZ" in told["shown"]
    held = [one for one in findings(article)["findings"] if "held back" in one["message"]]
    assert [one["formats"] for one in held] == [["docx", "epub", "newsml"]]


def test_an_article_without_an_embargo_shows_no_clock(tmp_path: Path) -> None:
    assert view_of(OpenArticle(clipping_in(tmp_path), "de"))["embargo"] is None
