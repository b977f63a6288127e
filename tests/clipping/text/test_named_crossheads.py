"""A crosshead of two capitalised words is no author, wherever it stands in the report."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.tree import Subheading, Text

HEAD = "Dorfladen in der Mühle öffnet nach drei Jahren Umbau"
OPENING = (
    "Lindenau, 12. März 2027. Der Dorfladen in der alten Mühle ist ab Samstag wieder geöffnet. Die Vorsitzende Carla "
    "Sander schneidet um 10 Uhr das Band durch."
)
QUOTED = (
    "„Wir haben es einfach gemacht“, sagte Sander am Donnerstag im Gemeinderat. Das Land hat die Hälfte der Kosten "
    "beigesteuert."
)
LAST = "Der Laden ist künftig an sechs Tagen in der Woche geöffnet. Brot und Milch kommen von den Höfen im Tal nebenan."


def read(*parts: str) -> umbruch.tree.Article:
    return umbruch.read("\n\n".join(parts).encode(), format="text").article


@pytest.mark.parametrize("crosshead", ["Neue Öffnungszeiten", "Regionale Produkte"])
def test_a_line_that_reads_like_a_name_inside_the_report_is_a_crosshead(crosshead: str) -> None:
    for above in ((OPENING,), (OPENING, QUOTED)):
        article = read(HEAD, *above, crosshead, LAST)
        assert article.byline is None
        assert Subheading((Text(crosshead),)) in article.body


def test_a_name_under_a_deck_of_whole_sentences_stays_the_author() -> None:
    article = read(HEAD, QUOTED, "Annegret Sander", LAST, LAST.replace("Laden", "Markt"))
    assert article.byline is not None
    assert article.byline.text == "Annegret Sander"
