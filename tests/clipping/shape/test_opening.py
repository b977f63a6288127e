"""Where the report begins, and which sentences above it are a deck."""

from __future__ import annotations

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.zones.zones_of_chunks import zones_of
from umbruch.clipping.page.lines import chunks_of
from umbruch.clipping.shape.opening import Opening, opening_of

HEADLINE = "Die Brücke am Markt bleibt zu"
TEASER = "Der Stahl ist müde, das Geld ist knapp. Warum jetzt alle zu Fuß gehen müssen, und wie lange das so bleibt."
REPORT = (
    "Der Rat hat am Montag beschlossen, dass die alte Brücke am Markt bis zum Herbst gesperrt bleibt, wie die "
    "Vorsitzende sagte. Danach gab es Suppe für alle im Saal, die sehr gelobt wurde, und ein Lied zum Schluss."
)


def opening(*chunks: str) -> Opening:
    conventions = conventions_for("de")
    text = "\n\n".join(chunks)
    return opening_of(zones_of(chunks_of(text), conventions), conventions, text)


def test_what_stands_above_a_byline_is_the_head() -> None:
    assert opening(HEADLINE, TEASER, "Von Ada Roe", REPORT, REPORT).start == 3
    assert opening("Verkehr", HEADLINE, TEASER, "Von Ada Roe", "Es regnet.", REPORT).start == 4


def test_what_stands_above_a_date_or_a_button_is_the_head() -> None:
    assert opening(HEADLINE, TEASER, "5. Juni 2025", REPORT, REPORT).start == 3
    assert opening(HEADLINE, TEASER, "Teilen", REPORT, REPORT).start == 3


def test_a_bare_place_above_a_byline_opens_the_deck() -> None:
    found = opening(HEADLINE, f"Lauter. {TEASER}", "Von Ada Roe", REPORT, f"In Lauter {REPORT}")
    assert (found.start, found.dateline) == (3, None)


def test_an_agency_above_a_byline_opens_the_report() -> None:
    assert opening(HEADLINE, f"Lauter (dpa) - {REPORT}", "Von Ada Roe", REPORT).start == 1


def test_a_byline_under_the_report_closes_no_head() -> None:
    assert opening(HEADLINE, REPORT, "Von Ada Roe").start == 1


def test_sentences_much_shorter_than_the_paragraphs_are_a_doubtful_deck() -> None:
    found = opening(HEADLINE, TEASER, REPORT, REPORT, REPORT)
    assert found.start == 2
    assert found.sureness < 0.8
    assert opening("Verkehr", HEADLINE, TEASER, REPORT, REPORT, REPORT).start == 3


def test_sentences_under_a_byline_are_the_report() -> None:
    assert opening(HEADLINE, "Von Ada Roe", TEASER, REPORT, REPORT, REPORT).start == 2


def test_sentences_above_the_first_question_are_the_deck() -> None:
    turns = ("Frau Roe, wie geht es?", "Gut, danke.", "Und der Brücke?", "Schlecht, sie rostet.")
    assert opening(HEADLINE, f"{TEASER} Ein Gespräch.", *turns).start == 2


def test_two_questions_far_apart_make_no_interview() -> None:
    asked = f"{REPORT} Aber wer zahlt das alles?"
    assert opening(HEADLINE, REPORT, asked, REPORT, REPORT, REPORT, REPORT, REPORT, asked, REPORT).start == 1
