"""The language of short and long texts, by small words and script."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import Conventions, all_conventions, conventions_for, everywhere, shared
from umbruch.clipping.language import detect

SENTENCES = """
de Der Rat hat am Montag beschlossen, dass die Brücke nicht gebaut wird.
en The council said on Monday that the bridge would not be built.
fr Le conseil a dit lundi que le pont ne serait pas construit dans la ville.
es El consejo dijo el lunes que el puente no se va a construir en la ciudad.
it Il consiglio ha detto lunedì che il ponte non sarà costruito nella città.
nl De raad heeft maandag gezegd dat de brug niet wordt gebouwd in de stad.
pl Rada powiedziała w poniedziałek, że most nie będzie zbudowany w tym roku.
pt O conselho disse na segunda-feira que a ponte não vai ser construída na cidade.
da Byrådet siger, at broen ikke bliver bygget i år, men at der er penge til en ny færge.
sv Kommunen säger att bron inte ska byggas i år, men att det finns pengar till en ny färja.
no Kommunen sier at broen ikke blir bygget i år, men at det finnes penger til en ny ferge.
fi Kunta sanoi maanantaina, että silta ei ole vielä valmis, mutta se on jo melkein maalattu.
ar قال المجلس يوم الاثنين إن الجسر لن يبنى هذا العام في المدينة.
"""


@pytest.mark.parametrize("line", SENTENCES.strip().split("\n"))
def test_one_sentence_tells_the_language(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert detect(text).lang == lang


def test_too_little_text_tells_nothing() -> None:
    assert detect("Xyzzy").lang is None
    assert detect("12.3.2024").sureness == 0.0


def test_a_quotation_in_another_language_does_not_decide() -> None:
    text = "Der Rat hat den Satz „the bridge is not for the town“ in das Protokoll aufgenommen, und das ist gut so."
    assert detect(text).lang == "de"


def test_thirteen_languages_have_conventions() -> None:
    table = all_conventions()
    assert {"de", "en", "fr", "es", "it", "nl", "pl", "pt", "da", "sv", "no", "fi", "ar"} <= set(table)
    assert all(len(conventions.months) == 12 for conventions in table.values())


@pytest.mark.parametrize("lang", sorted(all_conventions()))
def test_every_language_knows_the_roles_of_the_press(lang: str) -> None:
    conventions = all_conventions()[lang]
    for field in (
        "function_words", "byline_openers", "and_words", "credit_labels", "page_labels", "source_labels",
        "kicker_labels", "topic_words", "release_labels", "embargo_labels", "contact_labels", "boilerplate_openers",
        "continuation_labels", "rights_phrases", "clock_words", "position_words",
    ):  # fmt: skip
        assert getattr(conventions, field), f"{lang}.toml has no {field}"


@pytest.mark.parametrize("lang", sorted(all_conventions()))
def test_no_list_has_an_entry_twice_or_blank(lang: str) -> None:
    for field in Conventions.__struct_fields__:
        value = getattr(all_conventions()[lang], field)
        if isinstance(value, tuple) and field != "months":
            assert all(entry.strip() == entry != "" for entry in value), field
            assert len(set(value)) == len(value), f"{lang}.toml, {field}: {sorted(value)}"


def test_a_region_has_the_conventions_of_its_language() -> None:
    assert conventions_for("de-CH").code == "de"
    assert conventions_for("nb-NO").code == "no"
    assert conventions_for("xx").code == "en"


def test_what_all_languages_share_is_longest_first() -> None:
    lengths = [len(entry) for entry in everywhere("credit_labels")]
    assert lengths == sorted(lengths, reverse=True)
    assert "dpa" in shared().agencies
