"""Sentences are found again by their templates, with their values, and with the sentences inside them."""

from __future__ import annotations

import pytest

from umbruch.language.translation.catalogue import catalogue_text, languages, template_for, translated
from umbruch.language.translation.po_file import Entry, entries


@pytest.mark.parametrize(
    ("sentence", "german"),
    [
        ("there is no such file", "es gibt keine solche Datei"),
        ("there is no style 'relese'", "es gibt keinen Stil 'relese'"),
        ("did you mean release?", "ist release gemeint?"),
        ("zusammenge- / kommen read as zusammengekommen", "zusammenge- / kommen als zusammengekommen gelesen"),
        ("'q' is no language of ISO 639 and was left out", "'q' ist keine Sprache nach ISO 639 und wurde weggelassen"),
        (
            "Invalid value for '-j' / '--jobs': 'x' is not a valid integer.",
            "Falscher Wert für '-j' / '--jobs': 'x' ist keine ganze Zahl.",
        ),
        (
            "this is a Word file (DOCX), which umbruch does not read",
            "das ist eine Word-Datei (DOCX), was umbruch nicht liest",
        ),
    ],
)  # fmt: skip
def test_a_sentence_is_said_in_german(sentence: str, german: str) -> None:
    assert translated(sentence, "de") == german


def test_words_of_an_article_inside_a_sentence_stay_as_they_are() -> None:
    assert (
        translated("taken as headline: there is no such file", "de") == "als headline genommen: there is no such file"
    )
    assert translated("taken as deck: known: {name} \\1", "de") == "als deck genommen: known: {name} \\1"


@pytest.mark.parametrize("sentence", ["", "nobody has ever said this", "a" * 100_000, "was left out " * 400])
def test_what_the_catalogue_does_not_know_stays_as_it_is(sentence: str) -> None:
    assert translated(sentence, "de") == sentence
    assert translated(sentence, "tlh") == sentence


def test_english_is_what_the_sources_say() -> None:
    assert translated("there is no such file", "en") == "there is no such file"
    assert languages() == ("en", "de")


def test_a_sentence_tells_its_template() -> None:
    assert template_for("there is no style 'relese'", "de") == "there is no style {written}"
    assert template_for("nobody has ever said this", "de") is None


def test_a_catalogue_that_is_written_says_the_same_when_it_is_read() -> None:
    listed = [
        Entry('say "a\\b"\tor\nc', "sag «a»", (), ("a.py",)),
        Entry("that too", "das auch", (), ("a.py",)),
        Entry("{fault} in {name}", "{name}: {fault}", ("fault",), ("c.py",)),
        Entry("new", "", (), ("d.py",)),
    ]
    text = catalogue_text("de", listed)
    assert list(entries(text)) == listed
    assert text.count("#: a.py") == 1


def test_lines_of_one_sentence_are_put_together_and_old_entries_left_out() -> None:
    text = 'msgid ""\nmsgstr "head"\n\n#: a.py\nmsgid ""\n"one "\n"two"\nmsgstr "eins "\n"zwei"\n\n'
    text += '#~ msgid "old"\n#~ msgstr "alt"\n'
    assert list(entries(text)) == [Entry("one two", "eins zwei", (), ("a.py",))]
