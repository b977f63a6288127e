"""Comments of colleagues are notes for the desk that not even the wire carries."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.diagnostics import Diagnostic
from umbruch.facts.desk_comments import desk_comment, is_desk_comment, notes_to_editors
from umbruch.tree import Article, Paragraph, Publication, Text

ARTICLE = Article(
    headline="Steg",
    body=(Paragraph((Text("Er ist frei."),)),),
    desk_notes=("Notizblock: Kontakt folgt.", desk_comment("Stimmt das?", "Ada")),
)


def test_a_comment_keeps_its_marks_and_who_made_it() -> None:
    assert desk_comment("Stimmt das?") == "<!-- Stimmt das? -->"
    assert ARTICLE.desk_notes[1] == "<!-- Ada: Stimmt das? -->"
    assert is_desk_comment(ARTICLE.desk_notes[1])
    assert not is_desk_comment(ARTICLE.desk_notes[0])
    assert notes_to_editors(ARTICLE) == ("Notizblock: Kontakt folgt.",)


def test_a_comment_cannot_close_itself() -> None:
    assert desk_comment("a --> b").count("-->") == 1


@pytest.mark.parametrize("format", ["newsml", "newsml-item", "newsml-dpa", "newsml-apa", "nitf", "nitf-plain", "ninjs"])
def test_the_wire_carries_notes_to_editors_and_no_comments_and_says_so(format: str) -> None:
    told: list[Diagnostic] = []
    made = umbruch.render(Publication(articles=(ARTICLE,)), format, on_diagnostic=told.append).decode()
    assert "Stimmt das" not in made
    assert "Kontakt folgt" in made
    assert any(one.code == "format.loss" and "desk_notes.comments" in one.message for one in told)


@pytest.mark.parametrize("format", ["pdf", "docx", "epub", "html", "text", "markdown"])
def test_formats_for_readers_hold_neither(format: str) -> None:
    told: list[Diagnostic] = []
    umbruch.render(Publication(articles=(ARTICLE,)), format, on_diagnostic=told.append)
    assert any("desk_notes, desk_notes.comments" in one.message for one in told)
