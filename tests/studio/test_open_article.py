"""An article in the studio: every step stands beside it at once, is taken back whole, and no word gets lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import umbruch
from tests.studio.studios import CLIPPING, clipping_in
from umbruch.corrections.set_fields import words_at
from umbruch.errors import FieldError, UmbruchError
from umbruch.files import fixes_beside
from umbruch.studio.article_view import view_of
from umbruch.studio.changes import Asked, Block, Field, Forget, Lines, Whole
from umbruch.studio.open_article import Look, OpenArticle, Stale


@pytest.fixture
def article(tmp_path: Path) -> OpenArticle:
    return OpenArticle(clipping_in(tmp_path), "en")


def do(article: OpenArticle, asked: Asked) -> None:
    article.change(article.revision(), asked)


def test_a_role_that_was_given_holds_for_every_command_and_the_article_stays_as_it_is(article: OpenArticle) -> None:
    do(article, Lines(3, 3, "deck"))
    read = umbruch.read(article.path).article
    assert (read.headline, read.deck) == ("Neue Brücke über die Kalle eröffnet", "Hunderte kamen zum Fest am Samstag")
    assert article.path.read_text(encoding="utf-8") == CLIPPING


def test_the_doubt_is_gone_and_the_line_is_fixed_once_somebody_agreed(
    article: OpenArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("umbruch.tree.reading.DOUBTFUL", 1.0)
    first = view_of(article)["doubts"][0]
    do(article, Lines(first["first"], first["last"], first["role"]))
    after = view_of(article)
    assert first["field"] not in [one["field"] for one in after["doubts"]]
    assert after["lines"][first["first"]]["fixed"]


def test_undo_takes_back_the_file_and_redo_brings_it_again(article: OpenArticle) -> None:
    beside = fixes_beside(article.path)
    do(article, Lines(3, 3, "deck"))
    written = beside.read_bytes()
    article.undo(article.revision())
    assert not beside.exists()
    assert article.shown().applied.reading.article.deck is None
    article.redo(article.revision())
    assert beside.read_bytes() == written


def test_the_same_lines_are_never_said_to_be_two_things(article: OpenArticle) -> None:
    do(article, Lines(3, 3, "deck"))
    do(article, Lines(3, 3, "subheading"))
    assert [(one["role"], one["first"]) for one in view_of(article)["fixes"]] == [("subheading", 3)]


def test_one_correction_is_taken_back_and_the_others_stay(article: OpenArticle) -> None:
    do(article, Lines(3, 3, "deck"))
    do(article, Field("byline", "Von Ben Poe"))
    do(article, Field("headline", "Brücke offen"))
    do(article, Forget(1))
    fixes = view_of(article)["fixes"]
    assert [(one["kind"], one["role"]) for one in fixes] == [("lines", "deck"), ("field", "headline")]
    do(article, Forget(0))
    do(article, Forget(0))
    assert not fixes_beside(article.path).exists()


def test_a_field_that_is_set_twice_is_kept_once_with_what_was_recognised(article: OpenArticle) -> None:
    do(article, Field("byline", "Von Ben Poe"))
    do(article, Field("byline", "Von Eva Koe"))
    text = fixes_beside(article.path).read_text(encoding="utf-8")
    assert text.count("byline =") == 2  # its value, and what it was
    assert 'byline = "Von Ada Roe"' in text
    assert not [one for one in umbruch.read(article.path).diagnostics if one.code == "fixes.changed"]


def test_a_block_is_split_joined_and_made_another(article: OpenArticle) -> None:
    do(article, Block(0, 2, ".split", "Das sagte"))
    assert [one["text"] for one in view_of(article)["blocks"]][2:4] == [
        "Die alte Brücke wird im Frühjahr abgerissen.",
        "Das sagte die Bürgermeisterin auf Nachfrage. Der Weg am Ufer wird vier Kilometer lang.",
    ]
    do(article, Block(0, 2, ".join", "next"))
    do(article, Block(0, 1, ".type", "paragraph"))
    kinds = [one["type"] for one in view_of(article)["blocks"]]
    assert kinds == ["paragraph", "paragraph", "paragraph", "figure"]


def test_a_page_that_shows_an_older_state_changes_nothing(article: OpenArticle) -> None:
    old = article.revision()
    do(article, Lines(3, 3, "deck"))
    written = fixes_beside(article.path).read_bytes()
    with pytest.raises(Stale):
        article.change(old, Lines(2, 2, "kicker"))
    assert fixes_beside(article.path).read_bytes() == written


def test_what_another_program_writes_is_seen_at_once(article: OpenArticle) -> None:
    article.shown()
    fixes_beside(article.path).write_text('[set]\nheadline = "Von Hand"\n', encoding="utf-8")
    assert article.shown().applied.reading.article.headline == "Von Hand"
    clipping_in(article.path.parent, CLIPPING.replace("Neue Brücke", "Alte Brücke"))
    assert article.shown().lines[2].text == "Alte Brücke über die Kalle eröffnet"


def test_corrections_that_do_not_hold_are_told_and_the_article_is_shown_without_them(article: OpenArticle) -> None:
    fixes_beside(article.path).write_text('[[lines]]\nwords = "Nirgends"\nrole = "deck"\n', encoding="utf-8")
    view = view_of(article)
    assert "no longer stand" in view["problem"]["message"]
    assert view["lines"][2]["spans"][0]["role"] == "headline"


@pytest.mark.parametrize(
    "asked",
    [Lines(1, 1, "deck"), Lines(90, 95, "deck"), Lines(2, 2, "chief"), Field("nose", "x"), Field("lang", "?"),
     Block(0, 99, ".type", "quote"), Block(0, 0, ".split", "nowhere"), Forget(7)],
)  # fmt: skip
def test_a_wish_that_does_not_fit_writes_nothing(article: OpenArticle, asked: Asked) -> None:
    with pytest.raises(UmbruchError):
        do(article, asked)
    assert not fixes_beside(article.path).exists()
    assert not article.steps.can_undo


def test_lines_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    text = "Fest am Teich\n\nKALLDORF. Es war schön.\n\nAnzeige\n\nAlle kamen zum Teich und blieben.\n\nAnzeige\n"
    article = OpenArticle(clipping_in(tmp_path, text), "en")
    do(article, Lines(8, 8, "discard"))
    assert [one["first"] for one in view_of(article)["fixes"]] == [8]


def test_the_whole_input_becomes_one_article(article: OpenArticle) -> None:
    do(article, Whole(value=True))
    assert 'articles = "one"' in fixes_beside(article.path).read_text(encoding="utf-8")
    assert "--set articles=one" in view_of(article)["command"]["call"]


def test_the_command_that_is_shown_does_the_same(article: OpenArticle) -> None:
    do(article, Lines(2, 2, "headline"))
    do(article, Lines(3, 3, "deck"))
    do(article, Field("byline", "Von Ben Poe"))
    command = view_of(article)["command"]
    assert command["call"] == (
        "umbruch convert clipping.txt --set 'lines[3]=headline' --set 'lines[4]=deck' --set 'byline=Von Ben Poe'"
    )
    assert command["file"] == fixes_beside(article.path).read_text(encoding="utf-8")


def test_a_file_that_names_the_roles_itself_is_corrected_by_its_words(tmp_path: Path) -> None:
    path = clipping_in(tmp_path, "---\nheadline: Neue Brücke\n---\n\nDas Fest begann um acht.\n\nAlle kamen.\n", "a.md")
    article = OpenArticle(path, "en")
    do(article, Lines(1, 1, "lead"))
    assert umbruch.read(path).article.lead == "Das Fest begann um acht."


def test_files_are_made_in_the_look_that_was_chosen_and_only_once(article: OpenArticle) -> None:
    first = article.made("pdf")
    assert article.made("pdf") is first
    article.dress(Look("leaflet", (("page.columns", "1"),)))
    assert article.made("pdf").content != first.content
    with pytest.raises(UmbruchError):
        article.dress(Look("leaflet", (("page.columns", "many"),)))
    assert article.look.style == "leaflet"


def test_a_wish_that_nobody_knows_is_refused() -> None:
    from umbruch.studio.changes import asked_for

    for content in (b"null", b"{}", b'{"type": "shell", "command": "ls"}', b'{"type": "lines", "first": 1}', b"\xff"):
        with pytest.raises(FieldError):
            asked_for(content)


def test_words_that_go_on_are_one_step_with_those_before_and_no_other_change_is(article: OpenArticle) -> None:
    article.change(article.revision(), Field("kicker", "Am"), further=True)
    article.change(article.revision(), Field("kicker", "Am Fluss"), further=True)
    article.change(article.revision(), Field("deck", "Ein Fest"), further=True)
    article.undo(article.revision())
    assert words_at(article.shown().applied.reading, "kicker") == "Am Fluss"
    article.change(article.revision(), Field("kicker", "Am Ufer"), further=True)
    article.undo(article.revision())
    assert words_at(article.shown().applied.reading, "kicker") == "Am Fluss"
    article.undo(article.revision())
    assert not fixes_beside(article.path).exists()
