"""What is to be mended before an article is published is told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.studio.studios import CLIPPING, clipping_in
from tests.studio.test_picture_view import picture
from umbruch.diagnostics import Diagnostic
from umbruch.manuscript.line_roles import LineRead, LineSpan
from umbruch.studio.article_view import view_of
from umbruch.studio.findings.publishing_check import findings
from umbruch.studio.findings.remark_places import place_of
from umbruch.studio.open_article import OpenArticle
from umbruch.tree.reading import Origin


def test_an_embargo_is_found_in_every_file_and_its_end_is_told_with_the_zone(tmp_path: Path) -> None:
    article = OpenArticle(clipping_in(tmp_path, f"{CLIPPING}\nSperrfrist: 13. März 2999, 10 Uhr\n"), "de")
    told = view_of(article)["embargo"]
    assert told["ends"] == "2999-03-13T10:00:00+01:00"
    assert "10:00 Uhr MEZ" in told["shown"]
    held = [one for one in findings(article)["findings"] if "held back" in one["message"]]
    assert [one["formats"] for one in held] == [["docx", "epub", "newsml"]]


def test_an_article_without_an_embargo_shows_no_clock(tmp_path: Path) -> None:
    assert view_of(OpenArticle(clipping_in(tmp_path), "de"))["embargo"] is None


def test_each_finding_leads_to_its_line_or_to_the_panel_where_it_is_put_right(tmp_path: Path) -> None:
    body = "Am Samstag kamen Hunderte zum Fest in der Stadt, sagte die Bürgermeisterin am Montag dem Blatt."
    copy = f"Ein Fest am Fluss\n\n{body}\n\n{body}\n\nSperrfrist: 13. März 2999, 10 Uhr\n"
    (tmp_path / "clipping.jpg").write_bytes(picture(600, 400))
    article = OpenArticle(clipping_in(tmp_path, copy), "de")
    places = {one["message"].partition(" ")[0]: (one["at"], one["panel"]) for one in findings(article)["findings"]}
    assert places["held"] == (6, None)
    assert places["clipping.jpg"] == (None, "pictures")


@pytest.mark.parametrize(
    ("remark", "place"),
    [
        (Diagnostic("text.sign", "no face has it", field="articles[0].deck"), (1, None)),
        (Diagnostic("text.placeholder", "nobody has filled in '[Ort einsetzen]'", line=7), (2, None)),
        (Diagnostic("picture.resolution", "too coarse for print"), (None, "pictures")),
        (Diagnostic("pdf.title_bar", "the title does not stand in the bar"), (None, None)),
    ],
)
def test_a_place_is_told_by_the_field_the_words_or_the_kind(
    remark: Diagnostic, place: tuple[int | None, str | None]
) -> None:
    deck = LineSpan(0, 3, "deck", Origin("articles[0].deck", (2,)))
    lines = (LineRead(1, "Eins"), LineRead(2, "Zwei", (deck,)), LineRead(3, "Am [Ort einsetzen] kamen viele"))
    told = place_of(remark, lines)
    assert (told["at"], told["panel"]) == place
