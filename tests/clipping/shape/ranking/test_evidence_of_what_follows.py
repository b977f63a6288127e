"""What stands between lines of a head and the next prose is named by kind, up to the first paragraph that is long."""

from __future__ import annotations

from umbruch.clipping.assembly import recognise
from umbruch.clipping.shape.ranking.evidence_of_what_follows import evidence_of_what_follows, is_prose
from umbruch.clipping.shape.ranking.line_facts import Row
from umbruch.manuscript import manuscript_of

REPORT = (
    "Der Rat von Lauter hat am Montag beschlossen, die alte Gerberei am Wehr in ein Hallenbad umzubauen. Die Arbeiten "
    "beginnen im Frühjahr und dauern zwei Jahre, sagte die Bürgermeisterin."
)


def rows_of(*paragraphs: str) -> list[Row]:
    return list(recognise(manuscript_of("\n\n".join(paragraphs))).choices[0].question.rows)


def test_who_wrote_it_and_when_are_named_before_the_report() -> None:
    rows = rows_of("Neues Bad für Lauter", "Von Ada Roe", "14. Mai 2030", REPORT, REPORT)
    assert evidence_of_what_follows(rows, 1)[:3] == ["then byline", "then day", "prose after 2"]


def test_a_report_that_begins_at_once_has_nothing_before_it() -> None:
    told = evidence_of_what_follows(rows_of("Neues Bad für Lauter", REPORT, REPORT), 1)
    assert told[0] == "prose after 0"
    assert not [one for one in told if one.startswith("then")]


def test_where_no_long_paragraph_follows_that_is_said() -> None:
    rows = rows_of("Neues Bad für Lauter", "Der Rat ist dafür.", "Der Bau beginnt bald.")
    assert evidence_of_what_follows(rows, 1)[-1] == "no prose after"
    assert not any(map(is_prose, rows))
