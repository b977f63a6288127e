"""A pattern that looks at each letter once finds what the plain list of words finds, in the same order."""

from __future__ import annotations

import random
import re

import pytest

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.signs.word_choice import any_of

AROUND = ("(?P<word>{})", r"(?P<word>{})s?\b", "(?P<word>{})(?P<rest>.*)$", "x?(?P<word>{})(?:/(?:{}))*(?!a)")
GAP = {"…": r"\S{1,2}"}


def plain(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("…", GAP["…"]) for word in words)


def found(pattern: str, flags: int, texts: list[str]) -> list[tuple[tuple[int, int], dict[str, str]] | None]:
    compiled = re.compile(pattern, flags)
    matches = [compiled.search(text) for text in texts]
    return [match and (match.span(), match.groupdict()) for match in matches]


@pytest.mark.parametrize("seed", range(30))
def test_words_that_begin_alike_are_found_as_in_a_plain_list(seed: int) -> None:
    chance = random.Random(seed)
    letters = "aAbsS ſ.-İiIı"

    def word(least: int) -> str:
        return "".join(chance.choices(letters, k=chance.randint(least, 4)))

    words = [chance.choice(("", "", "…")).join((word(1), word(0))) for _ in range(chance.randint(1, 12))]
    texts = [word(0) + chance.choice(words).replace("…", "b") + word(0) for _ in range(60)]
    for around in AROUND:
        for flags in (0, re.IGNORECASE):
            expected = found(around.replace("{}", plain(words)), flags, texts)
            assert found(around.replace("{}", any_of(words, GAP)), flags, texts) == expected, words


def test_beginnings_that_words_share_stand_in_it_once() -> None:
    assert any_of(["Seite", "Seiten", "S."]) == r"S(?:eite(?:|n)|\.)"


@pytest.mark.parametrize("field", ["page_labels", "credit_labels", "byline_openers", "date_words", "source_labels"])
def test_each_entry_of_a_list_of_all_languages_is_found_whole(field: str) -> None:
    entries = [entry for entry in everywhere(field) if "…" not in entry]
    pattern = re.compile(f"(?:{any_of(entries)})$")
    assert [entry for entry in entries if not pattern.match(entry)] == []
