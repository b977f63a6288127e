"""A name without `Von` or `By` that says who wrote the article."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.bare_names import signed
from umbruch.clipping.marks.zones.zones_of_chunks import zones_of
from umbruch.clipping.page.lines import chunks_of

REPORT = "Der Rat tagt heute, und es wird lange dauern, sagt die Vorsitzende. Danach gibt es Suppe für alle im Saal."
HEADLINE = "Die Brücke am Markt bleibt zu"


def roles(*chunks: str, lang: str = "de") -> list[str]:
    conventions = conventions_for(lang)
    return [zone.role for zone in signed(zones_of(chunks_of("\n\n".join(chunks)), conventions), conventions)]


def test_a_name_under_the_last_paragraph_is_the_byline() -> None:
    assert roles("Brücke zu", REPORT, "Ada Roe")[-1] == "byline"


@pytest.mark.parametrize("below", [(REPORT,), ("5. Juni 2025", REPORT), ("Lesezeit 3 Min.", REPORT)])
def test_a_name_between_headline_and_report_is_the_byline(below: tuple[str, ...]) -> None:
    assert roles(HEADLINE, "Ada Roe", *below)[1] == "byline"


@pytest.mark.parametrize("name", ["Ada Roe", "Reuters"])
def test_under_a_deck_of_whole_sentences_stands_a_name_or_an_agency(name: str) -> None:
    assert roles(HEADLINE, "Der Rat tagt lange. Dann gibt es Suppe.", name, REPORT)[2] == "byline"


@pytest.mark.parametrize(
    "above",
    [("Interview", "Ada Roe"), ("Ada Roe",), (HEADLINE, "Der Rat"), (HEADLINE, "ADA ROE"), (HEADLINE, "Stadt Lauter")],
)
def test_a_name_may_be_the_headline_or_the_deck(above: tuple[str, ...]) -> None:
    assert "byline" not in roles(*above, REPORT)


def test_one_byline_is_enough() -> None:
    assert roles(HEADLINE, "Von Ada Roe", REPORT, "Jan Poe").count("byline") == 1
