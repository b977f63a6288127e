"""Every sentence that the sources say can be said in every language, with the same values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.translations.everything_said import OF_CLICK, everything_said
from tests.translations.sentences import SOURCE, Sentence, sentences
from umbruch.language.translation.catalogue import translated
from umbruch.language.translation.po_file import Entry, entries

pytestmark = pytest.mark.slow

NAME = re.compile(r"\{([A-Za-z]\w*)\}")
CATALOGUES = sorted((SOURCE / "language" / "translation").glob("*.po"))
RUN = "run `make messages`, and fill in what is empty"


@pytest.fixture(scope="module")
def said() -> list[Sentence]:
    return everything_said()


def catalogue(path: Path) -> list[Entry]:
    return list(entries(path.read_text(encoding="utf-8")))


def untranslated(said: Sequence[Sentence], listed: Sequence[Entry]) -> list[str]:
    known = {entry.sentence for entry in listed if entry.translation}
    return [f"{one.files[0]}: {one.template}" for one in said if one.template not in known]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_everything_that_is_said_is_translated(path: Path, said: list[Sentence]) -> None:
    assert untranslated(said, catalogue(path)) == [], RUN


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_nothing_is_translated_that_is_said_no_more(path: Path, said: list[Sentence]) -> None:
    current = {one.template: one for one in said}
    old = [one.sentence for one in catalogue(path) if one.places != OF_CLICK and one.sentence not in current]
    assert old == [], RUN
    ours = [one for one in catalogue(path) if one.places != OF_CLICK]
    assert [one.sentence for one in ours if one.inside != current[one.sentence].inside] == [], RUN


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_a_translation_takes_the_values_of_its_sentence(path: Path) -> None:
    other = [
        one.sentence for one in catalogue(path) if set(NAME.findall(one.sentence)) != set(NAME.findall(one.translation))
    ]
    assert other == []


def test_every_sentence_is_found_again_when_its_values_are_put_in(said: list[Sentence]) -> None:
    (path,) = CATALOGUES
    lost = []
    for entry in catalogue(path):
        values = {name: f"'§{number}'" for number, name in enumerate(dict.fromkeys(NAME.findall(entry.sentence)))}
        sentence, expected = (filled(text, values) for text in (entry.sentence, entry.translation))
        found = translated(sentence, "de")
        if found != expected and not _same_shape(entry.sentence, catalogue(path)):
            lost.append(f"{sentence} → {found}")
    assert lost == []


def filled(text: str, values: dict[str, str]) -> str:
    return NAME.sub(lambda name: values[name[1]], text)


def _same_shape(sentence: str, listed: Sequence[Entry]) -> bool:
    """Whether several sentences differ in the names of their values alone."""
    shape = NAME.sub("{}", sentence)
    return sum(NAME.sub("{}", one.sentence) == shape for one in listed) > 1


def test_a_sentence_without_a_translation_is_noticed(said: list[Sentence]) -> None:
    new = Sentence("the moon is made of {cheese}", ("moon.py",))
    assert untranslated([*said, new], catalogue(CATALOGUES[0])) == ["moon.py: the moon is made of {cheese}"]


def test_sentences_are_followed_to_where_their_words_stand(tmp_path: Path) -> None:
    (tmp_path / "moon.py").write_text(
        """
class UmbruchError(Exception): ...
class MoonError(UmbruchError): ...
FAULTS = {1: "it is too far away"}
def refuse(reason, hint="look at it instead"):
    raise MoonError(f"nobody goes there: {reason}", hint=hint)
def go(day, far):
    refuse("no ship flies today" if day else FAULTS[1])
    why = "it is dark" if far else "it is light"
    raise MoonError("the crew " + f"of {day} stays: {why}")
""",
        encoding="utf-8",
    )
    assert {(one.template, one.inside) for one in sentences(tmp_path)} == {
        ("nobody goes there: {reason}", ("reason",)),
        ("look at it instead", ()),
        ("no ship flies today", ()),
        ("it is too far away", ()),
        ("the crew of {day} stays: {why}", ("why",)),
        ("it is dark", ()),
        ("it is light", ()),
    }


def test_what_is_said_of_one_file_of_several_is_translated() -> None:
    said = "a.txt: too little text to tell the language"
    assert translated(said, "de") == "a.txt: zu wenig Text, um die Sprache zu erkennen"
    assert translated("a.txt: nobody said that", "de") == "a.txt: nobody said that"


def test_sentences_in_tables_of_rows_and_of_other_rooms_are_found(said: list[Sentence]) -> None:
    known = {one.template for one in said}
    assert "say them in kit.toml: usage, rights" in known, "a row that a loop takes apart"
    assert "its parts stand under it, each with its own key" in known, "a value of a table, joined with others"
    assert "is a quotation mark missing?" in known, "a constant of another module"
