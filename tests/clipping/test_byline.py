"""Bylines with roles, agencies, offices and photographers, and what only starts like one."""

from __future__ import annotations

import pytest

from umbruch.clipping.byline import byline_lines, find_byline, is_bare_name, parse_byline, split_initials
from umbruch.clipping.conventions import conventions_for

BYLINES = """
de Von Ada Roe => Ada Roe
de Von Ada Roe und Jan Poe => Ada Roe; Jan Poe
de VON ADA ROE UND JAN POE => ADA ROE; JAN POE
de Von Ada Roe, Jan Poe und Kim Soe => Ada Roe; Jan Poe; Kim Soe
de Von Ada Roe/Jan Poe => Ada Roe; Jan Poe
de Von Ada Roe, dpa => Ada Roe (dpa)
de Von Ada Roe und dpa => Ada Roe; dpa
de Von Ada Roe (Text) und Jan Poe (Fotos) => Ada Roe (Text); Jan Poe (Fotos)
de Von Ada Roe | Lindauer Blatt => Ada Roe (Lindauer Blatt)
de Von Dr. Ada von der Aue => Dr. Ada von der Aue
de Von unserer Mitarbeiterin Ada Roe => Ada Roe
de Text: Ada Roe, Fotos: Jan Poe => Ada Roe; Jan Poe (Fotos)
de Text und Fotos: Ada Roe => Ada Roe
de Von: Ada Roe => Ada Roe
en By Ada Roe => Ada Roe
en By Ada Roe, Education Correspondent => Ada Roe (Education Correspondent)
en By Ada Roe and Jan Poe, Reporters => Ada Roe (Reporters); Jan Poe (Reporters)
en By Ada Roe in London => Ada Roe (in London)
en By Mary E Smith and Jan Poe => Mary E Smith; Jan Poe
en BY ADA ROE => ADA ROE
fr Par Ada Roe et Jan Poe => Ada Roe; Jan Poe
fr Propos recueillis par Ada Roe => Ada Roe
nl Door Joris van der Veen en Ada Roe => Joris van der Veen; Ada Roe
it Di Ada Roe e Jan Poe => Ada Roe; Jan Poe
it di Ada Roe => Ada Roe
es Por Ada Roe y Jan Poe => Ada Roe; Jan Poe
pt Por Ada Roe e Jan Poe => Ada Roe; Jan Poe
da Af Ada Roe og Jan Poe => Ada Roe; Jan Poe
sv Av Ada Roe och Jan Poe => Ada Roe; Jan Poe
no Av Ada Roe og Jan Poe => Ada Roe; Jan Poe
fi Teksti: Ada Roe ja Jan Poe => Ada Roe; Jan Poe
pl Autor: Ada Roe i Jan Poe => Ada Roe; Jan Poe
ar بقلم: سمير حداد => سمير حداد
"""

NO_BYLINES = """
de Von Montag an wird die Straße gesperrt
de Von Mensch zu Mensch
de Von 3. Mai 2024 an
en By the sea
en By the time the council met, it was too late.
fr Par la porte de derrière
ar كتب الوزير رسالة طويلة إلى الناس في المدينة
"""


@pytest.mark.parametrize("line", BYLINES.strip().split("\n"))
def test_a_byline_names_people_and_what_they_are(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    byline = find_byline(text, conventions_for(lang))
    assert byline is not None
    assert byline.text == text
    assert "; ".join(f"{p.name} ({p.role})" if p.role else p.name for p in byline.people) == expected


@pytest.mark.parametrize("line", NO_BYLINES.strip().split("\n"))
def test_a_sentence_that_starts_like_a_byline_is_none(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert find_byline(text, conventions_for(lang)) is None


def test_a_role_may_stand_on_the_next_line() -> None:
    found = byline_lines(["By Ada Roe", "Education Correspondent"], conventions_for("en"))
    assert found is not None
    assert (found[0].people[0].role, found[1]) == ("Education Correspondent", 2)
    sentence = byline_lines(["By Ada Roe", "The council met on Monday."], conventions_for("en"))
    assert sentence is not None
    assert sentence[1] == 1


def test_a_bare_name_is_two_to_four_words_with_capitals() -> None:
    assert is_bare_name("Ada Roe")
    assert is_bare_name("Joris van der Veen")
    assert not is_bare_name("Roe")
    assert not is_bare_name("Ada Roe.")
    assert not is_bare_name("Halle 4")
    assert not is_bare_name("der Rat")


def test_initials_in_brackets_sign_a_text() -> None:
    assert split_initials("Das freut ihn. (abc)") == ("Das freut ihn.", "(abc)")
    assert split_initials("Das freut ihn (abc)") is None
    assert split_initials("Das freut ihn. (2024)") is None


def test_what_somebody_calls_a_byline_is_one() -> None:
    assert [p.name for p in parse_byline("Ada Roe", conventions_for("de")).people] == ["Ada Roe"]
    assert [p.name for p in parse_byline("Redaktion", conventions_for("de")).people] == ["Redaktion"]
