"""A release without a headline that opens with bold sentences: they stay together."""

from __future__ import annotations

from typing import Any

import umbruch
from tests.readers.pdf.pages import pdf, put

BOLD = (
    "Merles Velos a lancé la campagne du financement de son porteur Merle à Kickstarter. Ce dernier transforme",
    "les vélos ordinaires en vélos de charge (merle.example/ks/).",
)
PARAGRAPHS = (
    (
        "Tandis que les fabricants proposent des vélos de course et de ville avec de grands cadres et des roues de",
        "très bonne qualité, les fabricants de remorques proposent des appareils lourds qui, bien que solides, ne",
        "tiennent guère sur la route. Merle comble cet écart.",
    ),
    (
        "Merle est le premier porteur permettant le chargement en un simple geste et sans avoir besoin de sortir",
        "les clés de la poche. Le porteur se plie grâce à ses charnières et tient dans un sac.",
    ),
    ("Merle sera disponible en prévente dès le 29 octobre et jusqu'au 9 décembre 2021, à partir de 140 dollars.",),
)


def test_the_rest_of_a_sentence_is_no_headline_under_its_beginning() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, "Montréal, le 1 novembre 2021.", 50, 87, 9.5)
        down = 120.0
        for line in BOLD:
            put(canvas, line, 50, down, 9.5, "Helvetica-Bold")
            down += 12.5
        for paragraph in PARAGRAPHS:
            down += 20
            for line in paragraph:
                put(canvas, line, 50, down, 9.5)
                down += 12.5

    article = umbruch.read(pdf(draw)).article
    assert article.headline == " ".join(BOLD)
    assert article.discarded == ()
