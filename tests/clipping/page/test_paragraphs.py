"""Where paragraphs end in a column without indents and blank lines."""

from __future__ import annotations

from umbruch.clipping.page.layout import layout_of
from umbruch.clipping.page.lines import chunks_of
from umbruch.clipping.page.paragraphs import paragraphs_in


def first_words(text: str, lang: str | None = "de") -> list[str]:
    chunks = chunks_of(text)
    layout = layout_of(chunks, lang)
    return [lines[0].text.split()[0] for chunk in chunks for lines in paragraphs_in(chunk.lines, layout)]


HYPHENATED = """Der Verein der Fischer hat am
Wochenende seinen neuen Steg
eröffnet. Viele kamen, um das
Bauwerk zu sehen, das fast ein
Jahr geplant wurde.
Bürgermeister Ole Brandt durch-
schnitt das Band und lobte die
Helfer, die an jedem Sonn-
abend am Wasser gestanden und
gehämmert hatten.
Bald soll ein Geländer folgen,
damit auch Kinder dort angeln
können, sagte der Vorsitzende,
der noch Spender sucht."""


def test_a_line_on_which_the_next_syllable_had_room_ends_a_paragraph() -> None:
    assert first_words(HYPHENATED) == ["Der", "Bürgermeister", "Bald"]


def test_a_full_line_inside_a_long_paragraph_does_not_end_it() -> None:
    text = HYPHENATED.replace("Jahr geplant wurde.", "Jahr lang geplant worden war.")
    assert first_words(text) == ["Der", "Bald"]


SHORT_PARAGRAPHS = """The ferry to the island stopped running on Friday after a
rope had caught in its screw.
Nobody was hurt, the harbour master said in the evening.
A diver is expected from the mainland on Saturday morning.
Until then a fishing boat takes people and bread across the
sound three times a day.
The school stays closed.
Its teacher lives on the other side and could not come over,
a spokeswoman said."""


def test_in_an_article_of_short_paragraphs_a_full_line_ends_one_as_well() -> None:
    assert first_words(SHORT_PARAGRAPHS, "en") == ["The", "Nobody", "A", "Until", "The", "Its"]


def test_a_crosshead_between_two_full_lines_stands_alone() -> None:
    text = """Die Gemeinde will den alten Bahnhof kaufen, das beschloss der Rat am
Dienstag mit großer Mehrheit, nachdem lange gestritten worden war um
den Preis, den die Bahn verlangt, und um die Kosten für Dach und Haus.
Neues Leben im Wartesaal
Geplant sind ein Café, eine Bücherei und ein Raum für Vereine, in dem
auch Trauungen möglich sein sollen, wie der Architekt erklärte, der
schon andere Bahnhöfe umgebaut hat und dafür ausgezeichnet wurde."""
    assert first_words(text) == ["Die", "Neues", "Geplant"]


def test_blank_lines_between_all_paragraphs_leave_short_lines_alone() -> None:
    paragraph = (
        "Der Bach trat am Abend über die\nUfer. Keiner wusste Rat.\nDann kam die Feuerwehr mit Pumpen und\nhalf."
    )
    assert len(first_words("\n\n".join([paragraph] * 4))) == 4


def test_a_line_for_each_sentence_is_no_paragraph_for_each() -> None:
    paragraph = "Die Uhr steht seit Mai.\nNiemand weiß warum.\nEin Fachmann wurde gerufen, der sie\nprüfen soll."
    assert len(first_words("\n\n".join([paragraph] * 3))) == 3


def test_a_paragraph_that_was_put_on_one_line_is_one() -> None:
    long = "Am Montag war der Markt gut besucht, am Dienstag kam kaum noch jemand, wie die Händler sagten. " * 2
    text = f"""Der Wochenmarkt zieht um, weil der Platz vor der Kirche gepflastert
wird, und das dauert länger, als zuerst angenommen worden war, denn
unter dem Asphalt fand man alte Mauern.
{long.strip()}
Wie es weitergeht, will die Stadt noch in diesem Monat sagen, wenn die
Gutachter fertig sind."""
    assert first_words(text) == ["Der", "Am", "Wie"]
