"""What editors mark in plain text with signs is accepted; what they took out or said never reaches a reader."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.marks.newsroom.editing_marks import without_editing_marks
from umbruch.facts.desk_comments import is_desk_comment

WORDS = "Der Landrat weiß noch nichts davon"
MARKED = {
    "CriticMarkup's comment": f"{{>>{WORDS}<<}}",
    "CriticMarkup's deletion": f"{{--{WORDS}--}}",
    "old for new in CriticMarkup": f"{{~~{WORDS}~>neu~~}}",
    "Obsidian": f"%%{WORDS}%%",
    "Obsidian on lines of its own": f"%%\n{WORDS}\n%%",
    "HTML": f"<!-- {WORDS} -->",
    "Liquid": f"{{% comment %}}{WORDS}{{% endcomment %}}",
    "Jinja": f"{{# {WORDS} #}}",
    "Hugo": f"{{{{/* {WORDS} */}}}}",
    "MDX": f"{{/* {WORDS} */}}",
}
COPY = (
    "Talhausen baut neue Brücke\n\nTalhausen. Die Gemeinde baut eine Brücke.{}Der Rat beschloss das am Abend mit "
    "großer Mehrheit.\n\nDie Kosten liegen bei zwei Millionen Euro, sagte die Bürgermeisterin.\n"
)


@pytest.mark.parametrize("place", [" {} ", "\n\n{}\n\n"], ids=["within a paragraph", "alone"])
@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("kind", MARKED)
def test_what_an_editor_took_out_or_said_is_kept_for_the_desk_and_told(kind: str, format_: str, place: str) -> None:
    reading = umbruch.read(COPY.format(place.format(MARKED[kind])).encode(), format=format_)
    assert WORDS not in umbruch.render(reading, "text").decode()
    assert any(WORDS in note and is_desk_comment(note) for note in reading.article.desk_notes)
    assert {"desk_notes.kept", "copy.comment"} & {one.code for one in reading.diagnostics}


@pytest.mark.parametrize(
    ("marked", "accepted"),
    [
        ("Der Bau {--sehr --}teuer.", "Der Bau teuer."),
        ("Er kostet {~~zwei~>drei~~} Millionen.", "Er kostet drei Millionen."),
        ("Er kostet {++drei ++}Millionen.", "Er kostet drei Millionen."),
        ("Er ist {==wichtig==}{>>wirklich?<<}.", "Er ist wichtig."),
        ("Das Bad {>>welches?<<} öffnet.", "Das Bad öffnet."),
        ("Es kostet 5 {>>oder 6?<<} Euro.", "Es kostet 5 Euro."),
        ("Oben\n%%\nnoch fragen\n%%\nUnten", "Oben\n\n\n\nUnten"),
    ],
)
def test_a_text_is_read_as_accepted_and_keeps_its_lines(marked: str, accepted: str) -> None:
    assert without_editing_marks(marked)[0] == accepted


@pytest.mark.parametrize(
    "text",
    ["100 %% und 50 %% sind es", "{>>nicht zu", "Die Formel {a, b} steht da.", "C++ und C-- sind Namen.", "<!-- offen"],
)
def test_signs_that_are_none_of_an_editor_stay(text: str) -> None:
    assert without_editing_marks(text) == (text, ())


def test_an_embargo_in_a_comment_holds_the_text_back() -> None:
    reading = umbruch.read(COPY.format(" %%Sperrfrist bis 11. Juni 2027, 10 Uhr%% ").encode(), format="text")
    assert reading.article.embargo is not None
    assert (reading.article.embargo.until or "").startswith("2027-06-11T10:00")
