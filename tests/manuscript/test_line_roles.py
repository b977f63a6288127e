"""What each line of copy was read as: spans with a role, whatever door the copy came through."""

from __future__ import annotations

from umbruch import api
from umbruch.manuscript.line_roles import LineRead, lines_read
from umbruch.manuscript.model import manuscript_of
from umbruch.tree import Article
from umbruch.tree.reading import Origin, Reading

TWO_COLUMNS = """Hundert Jahre Feuerwehr

OBERTAL (obo). Die Feuerwehr von Obertal      Kommandant Jörg Lampe am Montag sagte.
feiert in diesem Sommer ihren hundert-        Am Abend spielt die Kapelle aus dem
sten Geburtstag mit einem Fest auf dem        Nachbarort zum Tanz auf, und um elf
Platz vor der Kirche und mit einem Um-        Uhr wird ein Feuerwerk gezündet. Die
zug durch das Dorf.                           Straßen sind von achtzehn Uhr an ge-
   Eingeladen sind Wehren aus dem ganzen      sperrt, Busse halten dann am alten
Kreis, und auch die Jugend zeigt, was         Bahnhof.
sie gelernt hat, wie der Obertaler

Obertaler Bote, 3. Mai 2021
"""


def read(content: str, name: str = "copy.txt", **given: str) -> tuple[LineRead, ...]:
    done = api.read_corrected(content.encode(), name=name, set=given)
    return lines_read(done.reading, done.manuscripts)


def told(line: LineRead) -> list[tuple[str, str]]:
    return [(line.text[span.start : span.end], span.role) for span in line.spans]


def test_a_line_that_holds_the_dateline_and_two_columns_has_a_span_for_each() -> None:
    lines = read(TWO_COLUMNS)
    assert told(lines[2]) == [
        ("OBERTAL (obo).", "dateline"),
        ("Die Feuerwehr von Obertal", "body"),
        ("Kommandant Jörg Lampe am Montag sagte.", "body"),
    ]
    first, second = lines[2].spans[1:]
    assert first.origin.field != second.origin.field


def test_every_line_stands_under_its_number_and_a_blank_one_has_no_role() -> None:
    lines = read(TWO_COLUMNS)
    assert [line.text for line in lines] == TWO_COLUMNS.split("\n")
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert told(lines[1]) == []


def test_a_line_whose_role_somebody_gave_says_so() -> None:
    lines = read(TWO_COLUMNS, **{"lines[10]": "desk_notes"})
    assert [line.number for line in lines if line.fixed] == [10]
    assert told(lines[9]) == [("sie gelernt hat, wie der Obertaler", "desk_notes")]


def test_fields_and_blocks_stand_for_lines_where_the_format_names_the_roles() -> None:
    lines = read("---\nheadline: Neue Brücke\n---\n\nDas Fest beginnt um acht.\n\n## Danach\n", "copy.md")
    assert [told(line) for line in lines] == [
        [("Neue Brücke", "headline")],
        [("Das Fest beginnt um acht.", "body")],
        [("Danach", "subheading")],
    ]


def test_lines_of_several_messages_are_told_apart_though_each_counts_for_itself() -> None:
    message = "From a Mon Mar  3 10:00:00 2025\nFrom: a@b.example\nSubject: {0}\n\n{0}\n\n{1}\n\n"
    first = message.format("Brücke eröffnet", "KALLDORF (ar). Am Montag wurde die neue Brücke über die Kalle eröffnet.")
    second = message.format("Teich geputzt", "NEUHAGEN (ak). Der Teich im Park ist geputzt, sagte der Bürgermeister.")
    lines = read(first + second, "box.mbox")
    told_at = {line.text: line.spans[0].origin.field for line in lines if line.spans}
    fields = {words[:8]: field for words, field in told_at.items()}
    assert fields["KALLDORF"].startswith("articles[0].")
    assert fields["NEUHAGEN"].startswith("articles[1].")


def test_articles_of_a_page_are_told_apart_by_their_words_where_each_counts_its_own_lines() -> None:
    heads = ("Neue Brücke über die Aue", "Kalldorf feiert seinen Teich")
    reading = Reading(
        kind="kit",
        articles=tuple(Article(headline=head) for head in heads),
        origins=tuple(Origin(f"articles[{number}].headline", (1,)) for number in range(2)),
    )
    lines = lines_read(reading, [manuscript_of(head) for head in heads])
    assert [(line.text, line.spans[0].origin.field) for line in lines] == [
        (heads[0], "articles[0].headline"),
        (heads[1], "articles[1].headline"),
    ]


def test_corrections_that_are_given_hold_in_the_place_of_those_beside_the_input() -> None:
    from umbruch.corrections.model import given

    corrections = given({"lines[1]": "kicker"})
    done = api.read_corrected(TWO_COLUMNS.encode(), name="copy.txt", corrections=corrections)
    assert done.reading.article.kicker == "Hundert Jahre Feuerwehr"
    assert done.lines[0].anchor is not None
    assert done.lines[0].anchor.words == "Hundert Jahre Feuerwehr"
