"""Headlines end their lines where a phrase ends."""

from __future__ import annotations

import msgspec
import pytest

from umbruch.style import load
from umbruch.style.units import Length
from umbruch.writers.pdf.file.structure_tags import FURNITURE
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.headlines.headline_steps import stepped
from umbruch.writers.pdf.type.headlines.sense import is_torn
from umbruch.writers.pdf.type.runs import Look, SetLine

STYLE = load("broadsheet")
BROKEN = [
    ("de", 30, 430, "Mehr Geld für Kindergärten, / weniger für Dienstwagen"),
    ("de", 28, 400, "Kosten für das Wärmenetz / steigen auf 4.200 Euro / je Haushalt"),
    ("de", 28, 400, "Der Rat berät heute / über die Straße / zum neuen Stadion"),
    ("en", 30, 420, "More money for nurseries, / less for official cars"),
    ("en", 40, 420, "How Harlow Falls / gave up its oil / heating"),
    ("fr", 30, 400, "Le bus des habitants / mène à la gare"),
    ("de", 28, 360, "Der Kreis gibt / 12 Mio. Euro / für Schulen aus"),
    ("de", 28, 380, "Stadtwerke Talbrück GmbH / senkt den Preis"),
    ("de", 28, 360, "Neuer Film / „Kalte Tage“ gewinnt"),
    ("en", 28, 330, "Harbour board / lends Rowan / Timber Group two sheds"),
    ("en", 28, 400, "Savers leave the bank (OHB) / over new fees"),
]  # fmt: skip


def headline(lang: str, size: float, steps: tuple[float, ...] = (), most: int = 3) -> Look:
    style = msgspec.structs.replace(
        STYLE.text.headline, size=Length(size), steps=tuple(map(Length, steps)), max_lines=most
    )
    return Galley(STYLE, 500, 800, lang).look(style, "articles[0].headline")


def lines(look: Look, text: str, measure: float) -> list[SetLine]:
    return compose([look.run(text, FURNITURE)], look, measure, balanced=True)


def words(line: SetLine) -> str:
    pieces = [piece for _, stroke in line.strokes for piece in stroke]
    return "".join(one[0].text[one[1] : one[2]] if isinstance(one, tuple) else " " for one in pieces).strip()


@pytest.mark.parametrize(("lang", "size", "measure", "broken"), BROKEN)
def test_lines_end_where_a_phrase_does(lang: str, size: float, measure: float, broken: str) -> None:
    made = lines(headline(lang, size), broken.replace(" / ", " "), measure)
    assert " / ".join(map(words, made)) == broken


def test_words_of_a_language_without_a_table_are_balanced_by_width() -> None:
    made = lines(headline("xx", 30), "aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa", 400)
    assert [words(line).count("aaaa") for line in made] == [4, 4]


def test_a_word_wider_than_the_measure_is_cut_and_nothing_is_lost() -> None:
    made = lines(headline("de", 40), "Die Straßenverkehrsgenehmigungsbehörde zieht um", 300)
    assert "".join(map(words, made)).replace(" ", "") == "DieStraßenverkehrsgenehmigungsbehördeziehtum"


def test_a_size_in_which_a_phrase_would_be_torn_gives_way_to_the_next_step() -> None:
    text = "Brände im Wald über dem Kloster gelöscht"
    large, small = headline("de", 46, most=2), headline("de", 40, most=2)
    assert is_torn(lines(large, text, 510), "de")
    assert not is_torn(lines(small, text, 510), "de")
    assert float(stepped(text, headline("de", 46, (40, 36), 2), 510).style.size) == 40


def test_lines_of_very_unlike_length_are_worse_than_an_article_at_the_end_of_one() -> None:
    made = lines(headline("de", 46), "Lotsin für den nördlichen Hafen", 510)
    assert [words(line) for line in made] == ["Lotsin für den", "nördlichen Hafen"]


@pytest.mark.parametrize(
    ("text", "size", "broken"),
    [
        ("Lotsin für den nördlichen Hafen", 32, "Lotsin für den nördlichen Hafen"),
        ("Im Bürgerbus zum Bahnhof", 46, "Im Bürgerbus / zum Bahnhof"),
        ("Niederhafener Straßenkarten offen und für jeden", 36, "Niederhafener Straßenkarten / offen und für jeden"),
    ],
)
def test_a_smaller_size_is_taken_for_lines_of_like_length_that_end_with_the_sense(
    text: str, size: float, broken: str
) -> None:
    look = stepped(text, headline("de", 46, (40, 36, 32, 28), 2), 510)
    assert float(look.style.size) == size
    assert " / ".join(map(words, lines(look, text, 510))) == broken


def test_one_line_more_is_taken_where_the_style_has_it_and_only_that_tears_no_phrase() -> None:
    made = lines(headline("de", 28), "Der Rat berät heute über die Straße zum neuen Stadion", 400)
    assert [words(line) for line in made] == ["Der Rat berät heute", "über die Straße", "zum neuen Stadion"]
