"""A first paragraph in bold over a report in another type is its lead; names, decks and bold reports are none."""

from __future__ import annotations

import pytest

from umbruch.clipping.assembly import recognise
from umbruch.clipping.bold_openings import with_bold_openings
from umbruch.manuscript import Look, Manuscript, WrittenLine
from umbruch.tree.walk import inline_text

HEAD = "Neue Brücke über den Fluss wird am Montag eröffnet"
OPENING = (
    "Die Stadt baut eine neue Brücke über den Fluss und will damit im Frühjahr",
    "beginnen. Das sagte die Bürgermeisterin am Montag im Rathaus, in dem sich",
    "der Rat zu seiner Sitzung traf.",
)
REPORT = (
    "Der Bau dauert zwei Jahre und kostet drei Millionen Euro, teilte die Verwaltung mit.",
    "Die alte Brücke war im Winter gesperrt worden, weil ihre Pfeiler nicht mehr trugen.",
)


def lead_of(*paragraphs: tuple[tuple[str, ...], bool]) -> tuple[str | None, list[str]]:
    """The lead and the paragraphs of a report under a headline, each with its lines and whether they are bold."""
    pieces = [WrittenLine(HEAD, look=Look(1.8, bold=True))]
    for lines, bold in paragraphs:
        pieces += [WrittenLine(""), *(WrittenLine(line, look=Look(1.0, bold=bold)) for line in lines)]
    manuscript = Manuscript(tuple(pieces))
    clipping = with_bold_openings(recognise(manuscript, "de"), manuscript)
    (article,) = clipping.articles
    texts = [inline_text(getattr(block, "content", ())) for block in article.body]
    places = {
        int(one.field.partition("body[")[2].partition("]")[0]) for one in clipping.origins if ".body[" in one.field
    }
    assert places <= set(range(len(article.body)))
    return article.lead, texts


def test_a_bold_first_paragraph_is_the_lead() -> None:
    lead, texts = lead_of((OPENING, True), *(((line,), False) for line in REPORT))
    assert lead == " ".join(OPENING)
    assert texts == list(REPORT)


@pytest.mark.parametrize("bold", [(False, False, False), (True, True, True)], ids=["nothing in bold", "all of it"])
def test_a_report_in_one_type_has_no_lead_of_its_own(bold: tuple[bool, ...]) -> None:
    lead, texts = lead_of(*zip((OPENING, *((line,) for line in REPORT)), bold, strict=True))
    assert lead is None
    assert texts[0] == " ".join(OPENING)


def test_short_words_in_bold_are_no_lead() -> None:
    assert lead_of((("Sitzung am Montag.",), True), *(((line,), False) for line in (*REPORT, *OPENING)))[0] is None
