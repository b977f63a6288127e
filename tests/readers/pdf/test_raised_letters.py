"""Small letters set over the line, as word processors set `1er` and `1st`, belong to the word that they touch."""

from __future__ import annotations

from typing import Any

import pytest

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.readers.pdf.file.page_content import Letter, Run
from umbruch.readers.pdf.setting.set_lines import set_lines

REPORT = (
    "Le nouveau pont sur la rivière relie les deux parties du village, qui étaient séparées depuis la",
    "crue de l'hiver dernier. Les enfants faisaient un détour d'une heure pour aller à l'école.",
    "Une fête est prévue au bord de l'eau le dimanche suivant, avec un concert et une course.",
)


def written(text: str, left: float, base: float, size: float) -> list[Letter]:
    """The letters of a piece, each half an em wide."""
    return [
        Letter(sign, left + at * size / 2, left + (at + 1) * size / 2, base, Run(size)) for at, sign in enumerate(text)
    ]


@pytest.mark.parametrize("raised", [3.0, 5.0, 5.2])
def test_raised_letters_that_touch_a_word_stay_in_its_line(raised: float) -> None:
    letters = [*written("On Friday 1", 72, 200, 10), *written("st", 127, 200 - raised, 6.5)]
    letters += written("February", 138, 200, 10)
    assert [line.text for line in set_lines(letters)] == ["On Friday 1st February"]


@pytest.mark.parametrize(("raised", "gap"), [(7.0, 0.2), (5.2, 6.0)])
def test_small_letters_higher_up_or_farther_off_are_a_line_of_their_own(raised: float, gap: float) -> None:
    letters = [*written("On Friday 1", 72, 200, 10), *written("st", 127 + gap, 200 - raised, 6.5)]
    assert [line.text for line in set_lines(letters)] == ["On Friday 1", "st"]


def test_the_ending_of_an_ordinal_in_a_dateline_is_no_kicker() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, "COMMUNIQUÉ DE PRESSE", 60, 60, 11, "Helvetica-Bold")
        put(canvas, "Beaulieu, le 1", 60, 80, 10, "Helvetica")
        width = canvas.stringWidth("Beaulieu, le 1", "Helvetica", 10)
        put(canvas, "er", 60 + width, 74.8, 6.5, "Helvetica")
        put(canvas, "septembre 2023", 70 + width, 80, 10, "Helvetica")
        put(canvas, "Un nouveau pont ouvert à tous au-dessus de la rivière", 60, 120, 14, "Helvetica-Bold")
        for number, line in enumerate(REPORT):
            put(canvas, line, 60, 150 + 14 * number, 10, "Helvetica")

    article = umbruch.read(pdf(draw)).article
    assert article.kicker == "COMMUNIQUÉ DE PRESSE"
    assert article.dateline is not None
    assert (article.dateline.text, article.dateline.date) == ("Beaulieu, le 1er septembre 2023", "2023-09-01")
