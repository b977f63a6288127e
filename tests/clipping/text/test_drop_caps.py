"""Drop caps that were torn off their words."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import chunks_of
from umbruch.clipping.text.drop_caps import with_initials
from umbruch.clipping.text.joining import Vocabulary

TORN = """
de D|ie alte Mühle => Die alte Mühle
de D ie alte Mühle => Die alte Mühle
de „W|ir kommen wieder“ => „Wir kommen wieder“
de S chnee fiel => Schnee fiel
de E in alter Mann => Ein alter Mann
de D|IE ALTE Mühle => DIE ALTE Mühle
de D|er => Der
en T|he council met => The council met
fr L e conseil => Le conseil
"""

WHOLE = """
de К сведению: о встрече
de Plan B|wird geprüft
de A 7 gesperrt
de K. fährt nach Haus
de X
en A man came
en I think so
en "I don't know"
es Y así fue
it È vero
pl W domu
pl Z Krakowa
fr À bientôt
da I morgen
"""


def mended(text: str, lang: str, elsewhere: str = "") -> tuple[str, int]:
    ledger = Ledger("articles[0]")
    chunks = chunks_of(text.replace("|", "\n"))
    vocabulary = Vocabulary(f"{text}\n{elsewhere}".replace("|", "\n"), lang)
    chunks = with_initials(chunks, conventions_for(lang), vocabulary, ledger)
    return "|".join(line.text for chunk in chunks for line in chunk.lines), len(ledger.diagnostics)


@pytest.mark.parametrize("case", TORN.strip().split("\n"))
def test_an_initial_goes_back_to_its_word_and_that_is_told(case: str) -> None:
    torn, _, whole = case.partition(" => ")
    lang, _, text = torn.partition(" ")
    assert mended(text, lang) == (whole, 1)


@pytest.mark.parametrize("case", WHOLE.strip().split("\n"))
def test_a_letter_that_is_a_word_stays_alone(case: str) -> None:
    lang, _, text = case.partition(" ")
    assert mended(text, lang) == (text, 0)


def test_a_vowel_goes_back_where_the_word_stands_elsewhere() -> None:
    assert mended("A bends spielten sie", "de") == ("A bends spielten sie", 0)
    assert mended("A bends spielten sie", "de", "Sie kamen abends.") == ("Abends spielten sie", 1)


@pytest.mark.parametrize(
    "case",
    [
        "en A way out",
        "en A bout of flu",
        "en T shirts",
        "fr L homme",
        "fr C est dit",
        "es O tra vez",
        "it E rano in tre",
    ],
)
def test_nothing_is_joined_that_may_be_two_words(case: str) -> None:
    lang, _, text = case.partition(" ")
    assert mended(text, lang, f"{text.split()[1]}.") == (text, 0)
