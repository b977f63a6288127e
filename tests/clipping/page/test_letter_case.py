"""Small letters and capitals in patterns are those of Unicode, and no alphabet is typed by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import umbruch.clipping
from umbruch.clipping.page.letter_case import by_case

_TYPED = re.compile("a-z(?:A-Z)?[à-ÿÀ-Ý]|A-Z[À-Ý]")
"""`a-zäöüß` and its like."""
_ALPHABETS = (
    "aáàâäãåæbcčçćdďđðeéèêëěėęfgğģhiíìîïıİjkķlłľļmnňñńņoóòôöõøőœpqrřsšśșştťțţuúùûüůűųūvwxyýÿzžźżß",
    "αάβγδεέζηήθιίκλμνξοόπρσςτυύφχψωώ",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕў",
)


@pytest.mark.parametrize("alphabet", _ALPHABETS, ids=["Latin", "Greek", "Cyrillic"])
def test_letters_of_every_language_with_capitals_are_told_by_case(alphabet: str) -> None:
    small, large = re.compile(by_case("[[:lower:]]")), re.compile(by_case("[[:upper:]]"))
    for letter in {*alphabet, *alphabet.upper()}:
        assert (small.fullmatch(letter) is not None, large.fullmatch(letter) is not None) == (
            letter.islower(), letter.isupper()
        ), letter  # fmt: skip
    assert not any(pattern.search("1_.-中ع") for pattern in (small, large))


def test_no_pattern_of_recognition_holds_an_alphabet_typed_by_hand() -> None:
    folder = Path(umbruch.clipping.__file__).parent
    typed = [
        f"{path.name}: {line.strip()}"
        for path in sorted(folder.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if _TYPED.search(line)
    ]
    assert typed == []
    assert _TYPED.search('r"[a-zäöüß]"')
