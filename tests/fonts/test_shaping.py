"""Shaped text: letters that join, marks that stand on them, and the characters that each glyph says."""

from __future__ import annotations

import pytest

from umbruch.fonts import Face, face_file, open_face
from umbruch.fonts.scripts import first_script, script_of, script_of_language
from umbruch.fonts.shaping import Cluster, shape
from umbruch.style.model import FontFamily

AMIRI = FontFamily(family="Amiri")
FRANK_RUHL = FontFamily(family="Frank Ruhl Libre")


def face_of(family: FontFamily, weight: int = 400) -> Face:
    return open_face(face_file(family), weight)


def shaped(text: str, family: FontFamily = AMIRI, *, rightwards: bool = False) -> tuple[Cluster, ...]:
    return shape(face_of(family), text, rightwards=rightwards)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("السلام", AMIRI), ("مُحَمَّد", AMIRI), ("الله", AMIRI), ("لا", AMIRI), ("أَلَّا", AMIRI), ("ﷺ", AMIRI),
        ("می\u200cخواهم", AMIRI),
        ("שָׁלוֹם", FRANK_RUHL), ("לַקּוֹרְאִים", FRANK_RUHL), ("בית־קפה", FRANK_RUHL),
    ],
)  # fmt: skip
def test_the_characters_of_a_word_come_back_in_their_order(text: str, family: FontFamily) -> None:
    assert "".join(cluster.text for cluster in shaped(text, family)) == text


def test_a_letter_has_another_form_within_a_word_than_alone() -> None:
    alone = shaped("ه")[0].glyph
    forms = {shaped("ههه")[place].glyph for place in range(3)}
    assert len(forms) == 3
    assert alone not in forms


def test_letters_join_over_the_end_of_what_is_shaped() -> None:
    whole = shaped("بيت")
    face = face_of(AMIRI)
    parts = [*shape(face, "بي", rightwards=False, after="ت"), *shape(face, "ت", rightwards=False, before="بي")]
    assert parts[-1].glyph == whole[-1].glyph != shaped("ت")[0].glyph


def test_what_joins_not_stands_in_the_text_and_takes_no_room() -> None:
    joint = next(cluster for cluster in shaped("می\u200cخواهم") if cluster.text == "\u200c")
    assert joint.advance == 0
    assert joint.glyph.outline is None


def test_marks_come_after_their_letter_and_take_no_room() -> None:
    texts = [(cluster.text, cluster.advance > 0) for cluster in shaped("مُحَ")]
    assert texts == [("م", True), ("ُ", False), ("ح", True), ("َ", False)]


def test_brackets_are_mirrored_where_text_runs_from_right_to_left() -> None:
    assert shaped("(")[0].glyph == shaped(")", rightwards=True)[0].glyph


def test_words_are_as_wide_as_their_weight() -> None:
    regular, bold = (
        sum(cluster.advance for cluster in shape(face_of(FRANK_RUHL, weight), "ספרייה", rightwards=False))
        for weight in (400, 700)
    )
    assert bold > regular


def test_a_character_that_the_face_lacks_is_told() -> None:
    assert [cluster.missing for cluster in shaped("بא")] == [False, True]


def test_urdu_figures_have_their_own_forms() -> None:
    face = face_of(AMIRI)
    urdu, persian = (shape(face, "۴۷", rightwards=True, script="Arab", lang=lang) for lang in ("ur", "fa"))
    assert [cluster.glyph for cluster in urdu] != [cluster.glyph for cluster in persian]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("ب", "Arabic"),
        ("٢", "Arabic"),
        ("۴", "Arabic"),
        ("،", "Arabic"),
        ("א", "Hebrew"),
        ("ܐ", "Syriac"),
        ("𐡀", "Imperial"),
    ],
)
def test_scripts_are_told_by_their_characters(character: str, name: str) -> None:
    script = script_of(character)
    assert script is not None
    assert script.name == name


@pytest.mark.parametrize("character", ["a", "2", "(", "\u064e", "\u05b7", "汉"])
def test_what_other_scripts_have_too_belongs_to_none(character: str) -> None:
    assert script_of(character) is None


def test_the_script_of_a_text_is_that_of_its_first_letter() -> None:
    script = first_script("PDF בעברית و")
    assert script is not None
    assert script.name == "Hebrew"
    assert first_script("PDF") is None


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("ar", "Arabic"),
        ("he-IL", "Hebrew"),
        ("yi", "Hebrew"),
        ("az-Arab", "Arabic"),
        ("arc-Hebr", "Hebrew"),
        (None, "Arabic"),
    ],
)
def test_a_language_has_its_script(lang: str | None, name: str) -> None:
    assert script_of_language(lang).name == name
