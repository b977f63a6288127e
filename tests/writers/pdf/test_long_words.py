"""Words wider than their column: cut at a syllable and with a hyphen, never at a lone letter."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from umbruch.style import load
from umbruch.style.model import TextStyle
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import Look

MEASURE = 40 / 25.4 * 72
LONG = (
    "Straßenverkehrsgenehmigungsbehördenleiterin",
    "Rindfleischetikettierungsüberwachungsaufgabe",
    "Grundstücksverkehrsgenehmigungszuständigkeit",
    "Donaudampfschifffahrtsgesellschaftskapitänin",
)
ROLES = ("body", "headline", "subheading", "deck", "caption", "quote", "table")


def lines_of(text: str, style: TextStyle, measure: float = MEASURE, *, balanced: bool = False) -> list[str]:
    """The lines as they are seen, hyphens of ours as `-`."""
    own = load("broadsheet")
    look = Look(style, own.fonts, own.colours.accent, "de", "here")
    lines = compose([look.run(text, FURNITURE)], look, measure, balanced=balanced)
    return [
        "".join(
            " " if isinstance(piece, float) else piece if isinstance(piece, str) else piece[0].text[piece[1] : piece[2]]
            for _, pieces in line.strokes
            for piece in pieces
        ).replace("\u00ad", "-")
        for line in lines
    ]


def cut_badly(lines: list[str], text: str) -> list[str]:
    """Lines that end within a word without a hyphen, or leave a lone letter of one."""
    whole = text.split()
    bad = [line for line in lines[:-1] if not line.endswith(("-", " ")) and line.split()[-1] not in whole]
    ends = [line for line in lines if line.endswith("-") and len(line.split()[-1]) < 3]
    starts = [after for line, after in pairwise(lines) if line.endswith("-") and len(after) < 2]
    return bad + ends + starts


@pytest.mark.parametrize("hyphenate", [True, False])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("word", LONG)
def test_a_word_of_forty_letters_is_cut_with_hyphens_only(word: str, role: str, hyphenate: bool) -> None:
    style = getattr(load("broadsheet").text, role)
    style = msgspec.structs.replace(style, hyphenate=hyphenate)
    text = f"Die {word} kommt."
    lines = lines_of(text, style, balanced=role in ("headline", "deck"))
    assert len(lines) > 1
    assert cut_badly(lines, text) == []
    assert "".join(line.rstrip("-") if line.endswith("-") else line for line in lines) == text


@pytest.mark.parametrize("word", ["xkcdrtzpklmnbvcxywqrtzplkjhgfdsxcvbnmkqw", "b" * 900])
def test_a_word_without_syllables_is_cut_with_hyphens_too(word: str) -> None:
    lines = lines_of(f"Die {word} kommt.", load("broadsheet").text.body)
    assert cut_badly(lines, f"Die {word} kommt.") == []


def test_a_long_figure_gets_no_hyphen_that_would_be_read_as_its_own() -> None:
    lines = lines_of("Nummer " + "1234567890" * 6, load("broadsheet").text.body)
    assert "-" not in "".join(lines)


def test_a_cut_without_a_hyphen_would_be_noticed() -> None:
    assert cut_badly(["Die Straßen", "behörde"], "Die Straßenbehörde") == ["Die Straßen"]
    assert cut_badly(["Die Straßenbehör-", "d"], "Die Straßenbehörd") == ["d"]


@pytest.mark.parametrize("piece", ["a", "1", "Donaudampfschiff", "x-"])
def test_a_word_of_twenty_thousand_letters_becomes_lines(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    lines = lines_of(text, load("broadsheet").text.body)
    assert sum(len(line) for line in lines) >= 20_000


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("Straßenverkehrsgenehmigungsbehörde", "Straßenverkehrs-"),
        ("Wachstumsbeschleunigungsgesetz", "Wachstums-"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrts-"),
    ],
)
def test_a_headline_parts_a_compound_at_its_seam(word: str, first: str) -> None:
    style = msgspec.structs.replace(load("broadsheet").text.headline, size=40.0, leading=42.0)
    assert lines_of(word, style, 530, balanced=True)[0] == first


def test_a_compound_whose_parts_are_too_wide_is_parted_at_any_syllable() -> None:
    style = msgspec.structs.replace(load("broadsheet").text.headline, size=40.0, leading=42.0)
    lines = lines_of("Wachstumsbeschleunigungsgesetz", style, 300, balanced=True)
    assert len(lines) > 2
    assert all(line.endswith("-") for line in lines[:-1])
