"""Which way text runs, by its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umbruch.language.direction import contrary, runs_leftwards, stretches


@pytest.mark.parametrize(
    ("text", "default", "leftwards"),
    [
        ("abc", False, False), ("אבג", False, True), ("abc", True, False), ("אבג", True, True), ("12:30", True, True),
        ("12:30", False, False), ("PDF הוא תבנית של קבצים שכולם יודעים לקרוא", True, True),
        ("שלום says the door to everybody who comes in", False, False), ("press@bote.example", True, True),
        ("An English paragraph with the word שלום in it", True, False),
    ],
)  # fmt: skip
def test_paragraphs_run_with_their_surroundings_unless_they_are_written_the_other_way(
    text: str, default: bool, leftwards: bool
) -> None:
    assert runs_leftwards(text, default=default) is leftwards


def test_the_direction_of_a_paragraph_is_told_only_where_it_differs() -> None:
    assert contrary("Ein Satz.", "ltr") is None
    assert contrary("جملة.", "ltr") == "rtl"
    assert contrary("A sentence.", "rtl") == "ltr"
    assert contrary("جملة.", "rtl") is None


@pytest.mark.parametrize(
    ("text", "leftwards", "parts"),
    [
        ("Das Wort", False, [("Das Wort", False)]),
        ("Das Wort «كتاب جديد» hier", False, [("Das Wort «", False), ("كتاب جديد", True), ("» hier", False)]),
        ("خدمة Wi-Fi هنا", True, [("خدمة ", True), ("Wi-Fi", False), (" هنا", True)]),
        ("هاتف +49 555 0100.", True, [("هاتف ", True), ("+49 555 0100", False), (".", True)]),
        ("عام 2026", True, [("عام 2026", True)]),
        ("ملفات PDF/UA-1 هنا", True, [("ملفات ", True), ("PDF/UA-1", False), (" هنا", True)]),
        ("", True, []),
    ],
)
def test_a_text_falls_into_stretches_that_run_one_way(
    text: str, leftwards: bool, parts: list[tuple[str, bool]]
) -> None:
    assert list(stretches(text, leftwards=leftwards)) == parts


@given(st.text(alphabet="ab אب12+.,@()", max_size=60), st.booleans())
def test_stretches_keep_every_character_in_its_order(text: str, leftwards: bool) -> None:
    assert "".join(part for part, _ in stretches(text, leftwards=leftwards)) == text
