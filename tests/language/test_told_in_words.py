"""A format without places and looks says in words what a correction is, and who asks and who answers."""

from __future__ import annotations

import pytest

import umbruch
from tests.publications import paragraph
from umbruch.tree import Article, Box, Change, Paragraph, Publication, Text
from umbruch.tree.walk import inline_text

NOTE = "Im ersten Absatz stand vier statt fünf Millionen."


def of(note: str, lang: str | None = "de") -> Publication:
    return Publication(
        lang=lang,
        articles=(Article(headline="Werk", body=(paragraph("Es läuft."),), change=Change("correction", note)),),
    )


def made(publication: Publication, format: str) -> str:
    return umbruch.render(publication, format, on_diagnostic=lambda _: None).decode()


@pytest.mark.parametrize("format", ["text", "html", "newsml"])
def test_the_note_of_a_correction_says_what_it_is_in_the_language_of_the_article(format: str) -> None:
    assert f"Korrektur: {NOTE}" in made(of(NOTE), format)
    assert f"Correction: {NOTE}" in made(of(NOTE, "en"), format)


@pytest.mark.parametrize(
    "note",
    [
        "KORREKTUR: Es sind fünf.", "Berichtigung zum Artikel von gestern", "Richtigstellung: Es sind fünf.",
        "(Korrigiert: fünf statt vier)", "CORRECTS amount in lead", "Nachtrag: Es sind fünf.",
    ],
)  # fmt: skip
def test_a_note_that_says_so_itself_stays_as_it_is(note: str) -> None:
    assert made(of(note), "text").rstrip().endswith(f"\n\n{note}")


def test_an_update_has_no_word_for_readers() -> None:
    updated = Publication(lang="de", articles=(Article(headline="Werk", change=Change("update", NOTE)),))
    assert "Korrektur" not in made(updated, "text")


INTRODUCTION = (
    "KELLBACH. Solveig Harms leitet das Werk am Kai seit 2019. Am Montag hat sie mit uns gesprochen, wie es mit der "
    "neuen Anlage weitergeht und was sie kostet."
)


def turn(text: str, voice: str, speaker: str | None = None) -> Paragraph:
    return Paragraph((Text(text),), voice=voice, speaker=speaker)  # type: ignore[arg-type]


def interview(*turns: Paragraph, lang: str = "de") -> Publication:
    body = (paragraph(INTRODUCTION), *turns)
    return Publication(lang=lang, articles=(Article(lang=lang, headline="Das Werk wird sauber", body=body),))


TURNS = (
    turn("Wann geht es los?", "question"),
    turn("Im Juni, wenn alles klappt.", "answer"),
    turn("Sonst im Juli.", "answer"),
    turn("Und was kostet es?", "question"),
    turn("Fünf Millionen Euro, sagt der Rat.", "answer"),
)


@pytest.mark.parametrize("format", ["text", "text-72", "ninjs"])
def test_plain_text_tells_questions_and_answers_apart(format: str) -> None:
    text = made(interview(*TURNS), format).replace("\\n", "\n")
    wanted = "\n\n".join(
        (
            "Frage: Wann geht es los?", "Antwort: Im Juni, wenn alles klappt.", "Sonst im Juli.",
            "Frage: Und was kostet es?", "Antwort: Fünf Millionen Euro, sagt der Rat.",
        )
    )  # fmt: skip
    assert wanted in text


def test_whoever_is_named_needs_no_other_word() -> None:
    text = made(interview(turn("Wann?", "question", "Bote"), turn("Frage: Wann?", "question")), "text")
    assert "\n\nBote: Wann?\n\nFrage: Wann?" in text


def test_turns_inside_a_box_are_told_apart_too() -> None:
    body = (Box("Drei Fragen", (turn("Wann?", "question"), turn("Bald.", "answer"))),)
    text = made(Publication(lang="en", articles=(Article(headline="Works", body=body),)), "text")
    assert "Question: Wann?\n\nAnswer: Bald." in text


def test_no_loss_is_told_of_what_plain_text_says() -> None:
    remarks: list[umbruch.Diagnostic] = []
    umbruch.render(interview(*TURNS), "text", on_diagnostic=remarks.append)
    assert [one.message for one in remarks] == ["plain text has no place for lang"]


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_format_with_looks_adds_no_words(format: str) -> None:
    assert "Frage:" not in made(interview(*TURNS), format)


def test_what_plain_text_says_is_read_back() -> None:
    text = made(interview(*TURNS), "text")
    read = umbruch.read(text.encode(), format="text")
    voices = [one.voice for one in read.article.body if isinstance(one, Paragraph)]
    assert voices == [None, "question", "answer", None, "question", "answer"]
    assert made(read, "text") == text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", ("F: Wann geht es los?", "A: Im Juni, wenn alles klappt, sagte der Rat.")),
        ("en", ("Q: When does it begin?", "A: In June, if all goes well, said the council.")),
        ("fr", ("Question\u00a0: Quand est-ce que cela commence ?", "Réponse\u00a0: En juin, dit le conseil.")),
    ],
)
def test_labels_of_an_interview_are_known(lang: str, said: tuple[str, str]) -> None:
    text = f"Das Werk wird sauber\n\n{INTRODUCTION}\n\n" + "\n\n".join(said)
    read = umbruch.read(text.encode(), format="text", lang=lang)
    turns = [one for one in read.article.body if isinstance(one, Paragraph) and one.voice]
    assert [one.voice for one in turns] == ["question", "answer"]
    assert [inline_text(one.content) for one in turns] == list(said)


def test_a_label_alone_makes_no_interview() -> None:
    text = f"Das Werk wird sauber\n\n{INTRODUCTION}\n\nFrage: Wann geht es los?\n\nDas weiß bisher niemand."
    read = umbruch.read(text.encode(), format="text", lang="de")
    assert [one.voice for one in read.article.body if isinstance(one, Paragraph)] == [None] * 3
