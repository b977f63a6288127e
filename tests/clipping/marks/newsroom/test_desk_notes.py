"""What a text says is for the newsroom alone reaches no reader, at any door; what only speaks of it stays."""

from __future__ import annotations

from textwrap import fill

import pytest
from msgspec.structs import replace

import umbruch
from umbruch.clipping.marks.newsroom.desk_notes import without_desk_notes

_REPORT = "Die Mühle brennt seit dem Morgen, sagte ein Sprecher der Feuerwehr."


@pytest.mark.parametrize(
    "mark",
    [
        "# Notizblock",
        "Nicht zur Veröffentlichung",
        "* * * *\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt",
        "Folgende Angaben sind nicht zur\nVeröffentlichung bestimmt:",
        "Achtung Redaktionen: Nicht zum Abdruck!",
        "*NOT FOR PUBLICATION*",
        "The following details are not for publication.",
        "Les informations suivantes ne sont pas destinées à la publication",
    ],
)
def test_all_that_follows_the_mark_is_for_the_desk(mark: str) -> None:
    found = without_desk_notes(f"Brand\n\n{_REPORT}\n\n{mark}\n\n## Kontakt\n\nUte Brand, +49 40 5550111\n")
    assert _REPORT in found.text
    assert "Ute" not in found.text
    assert found.notes[-1] == (
        f"Brand\n\n{_REPORT}\n\n{mark}\n\n## Kontakt\n\n".count("\n") + 1,
        "Ute Brand, +49 40 5550111",
    )
    assert not found.withheld


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Papier war nicht zur Veröffentlichung bestimmt.",
        "Nicht zur Veröffentlichung bestimmt war auch der zweite Brief, sagte Roth.",
        "NOT FOR RELEASE, PUBLICATION OR DISTRIBUTION IN OR INTO THE UNITED STATES",
        "Der Notizblock lag auf dem Tisch.",
        "Nicht zur Veröffentlichung vor dem 3. Mai 2027, 11 Uhr",
    ],
)
def test_a_sentence_that_speaks_of_it_stays(sentence: str) -> None:
    text = f"Brand\n\n{_REPORT}\n\n{sentence}\n\nMehr folgt.\n"
    assert without_desk_notes(text).text == text


@pytest.mark.parametrize(
    "note",
    [
        "Anmerkung an die Redaktion: Bitte Frau Brand vor dem Druck anrufen, Tel. 040 5550111.",
        "[Hinweis an die Redaktion: Der Name ist noch nicht frei.]",
        "Hinweis für die Redaktionen (nicht zur Veröffentlichung): Fotos gibt es unter Ute Brand.",
        "Note to editors: the widow must not be named.",
        "Noot voor de redactie: bel Ute Brand.",
        "Примечание для редакторов: имя вдовы не называть.",
    ],
)
def test_a_note_behind_words_to_the_newsroom_is_for_the_desk(note: str) -> None:
    found = without_desk_notes(f"Brand\n\n{_REPORT}\n\n{note}\n\nMehr folgt.\n")
    assert [words for _, words in found.notes] == [note]
    assert found.text == f"Brand\n\n{_REPORT}\n\n\n\nMehr folgt.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Hinweis für Redaktionen: Ute Brand, Tel. 040 5550111",
        "Notes to editors",
        "Der Hinweis an die Redaktion: Er kam am Abend.",
        "Ein Dank an die Redaktion: Sie hat geholfen.",
    ],
)
def test_a_contact_for_the_newsroom_and_a_sentence_about_a_note_stay(line: str) -> None:
    text = f"Brand\n\n{_REPORT}\n\n{line}\n\nMehr folgt.\n"
    assert without_desk_notes(text).text == text


def test_words_after_the_mark_on_its_line_go_with_it_and_the_report_goes_on() -> None:
    found = without_desk_notes(
        f"Brand\n\n{_REPORT}\n\nNicht zur Veröffentlichung: Handy 0171 55\nnur bis 20 Uhr\n\nEnde."
    )
    assert [note for _, note in found.notes] == ["Nicht zur Veröffentlichung: Handy 0171 55", "nur bis 20 Uhr"]
    assert found.text.endswith("\n\nEnde.")


def test_a_mark_above_the_report_withholds_the_article_and_keeps_its_words() -> None:
    read = umbruch.read(f"NICHT ZUR VERÖFFENTLICHUNG\n\nBrand in der Mühle\n\n{_REPORT}\n".encode(), format="text")
    assert read.article.status == "withheld"
    assert read.article.body
    assert "status.withheld" in {remark.code for remark in read.diagnostics}


def test_an_embargo_among_the_notes_still_holds() -> None:
    text = f"Brand in der Mühle\n\n{_REPORT}\n\n# Notizblock\n\nSperrfrist: 3. Mai 2027, 11 Uhr\n\nHandy 0171 55\n"
    read = umbruch.read(text.encode(), format="text", lang="de")
    assert read.article.embargo is not None
    assert read.article.embargo.until == "2027-05-03T11:00:00+02:00"
    assert read.article.desk_notes == ("# Notizblock", "Handy 0171 55")


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_no_format_for_readers_holds_the_notes(format: str) -> None:
    text = f"# Brand in der Mühle\n\n{_REPORT}\n\n## Notizblock\n\n- Ute Brand, brand@agentur.example\n"
    read = umbruch.read(text.encode(), format=format, lang="de")
    assert read.article.desk_notes[-1] == "- Ute Brand, brand@agentur.example"
    assert all("brand@agentur" not in str(block) for block in read.article.body)
    for target in ("html", "text"):
        assert "Ute Brand" not in umbruch.render(read, target).decode()


@pytest.mark.parametrize(
    "pad",
    [
        "Notizblock\n- Autor: Tim Roth, +49 40 5550111\n- Redaktion: Ute Brand",
        "# Notizblock\n\n## Orte\n- [Mühle](Hauptstr. 1)\n\n## Kontakte\nAutor: Tim Roth, +49 40 5550111",
        "Notizblock\nRückruf bei Tim Roth, +49 40 5550111\n* * * *",
        "Desk notes\n\ntim@bote.example\n\n+49 40 5550111",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_notepad_above_the_report_takes_its_notes_and_no_line_of_the_report(pad: str, between: str) -> None:
    if between == "\n" and not pad.endswith("*"):
        between = "\n\n"
    head = "Brand in der Mühle"
    found = without_desk_notes(f"{pad}{between}{head}\n\nKellbach (dpa) - {_REPORT}\n")
    assert not any(word in found.text for word in ("Tim", "tim@", "5550111", "Orte"))
    assert found.text.strip().startswith(head)
    assert _REPORT in found.text
    assert not found.withheld


@pytest.mark.parametrize(
    "headline", ["Brand in der Mühle", "Brand in Kellbach: Drei Verletzte", "# Brand in der Mühle"]
)
@pytest.mark.parametrize("pad", ["# Notizblock", "Notizblock\n- Autor: Tim Roth", "# Notizblock\n\n- Autor: Tim Roth"])
def test_a_notepad_above_the_report_never_takes_the_headline(pad: str, headline: str) -> None:
    found = without_desk_notes(f"{pad}\n\n{headline}\n\nKellbach (dpa) - {_REPORT}\n")
    assert "Tim" not in found.text
    assert found.text.strip().startswith(headline)


@pytest.mark.parametrize("label", ["Hinweis an die Redaktion:", "Note to editors:", "Anmerkung für die Redaktionen:"])
def test_a_label_alone_on_its_line_takes_what_follows_up_to_the_contact(label: str) -> None:
    found = without_desk_notes(
        f"Brand\n\n{_REPORT}\n\n{label}\n\nBitte Ute rufen.\n\nKein Bild.\n\nKontakt: Ina, 040 1\n"
    )
    assert [note for _, note in found.notes] == [label, "Bitte Ute rufen.", "Kein Bild."]
    assert "Kontakt: Ina" in found.text


@pytest.mark.parametrize("below", ["Bitte nicht kürzen.", "\nBitte nicht kürzen."])
def test_above_a_report_a_label_takes_one_note_and_never_the_headline(below: str) -> None:
    found = without_desk_notes(f"Note to editors:\n{below}\n\nBrand in der Mühle\n\n{_REPORT}\n")
    assert [note for _, note in found.notes] == ["Note to editors:", "Bitte nicht kürzen."]
    alone = without_desk_notes(f"Note to editors:\n\nBrand in der Mühle\n\n{_REPORT}\n")
    assert [note for _, note in alone.notes] == ["Note to editors:"]
    assert "Brand in der Mühle" in alone.text


@pytest.mark.parametrize(
    "line",
    [
        "Vertraulich! Namen bitte nicht nennen.",
        "Streng vertraulich: Die Firma heißt Moor AG",
        "Off the record: the buyer is Moor plc",
        "Confidentiel : le nom est Moor",
        "Для служебного пользования: имя Моор",
        "Intern – Zahlen kommen von Tim",
        "TODO: Zahlen nachfragen",
        "Hinweis für die Medien: Plätze über Tim Roth",
        "Für Rückfragen (nicht zum Abdruck): Tim Roth",
        "Dateiname: 2027-05-03_Bad_final.docx",
        "(2.345 Zeichen inkl. Leerzeichen)",
        "Bcc: Tim Roth <tim@husum.example>",
    ],
)
@pytest.mark.parametrize("place", ["above", "in the middle", "below"])
def test_what_is_secret_unfinished_or_of_the_file_reaches_no_reader(line: str, place: str) -> None:
    parts = ["Brand in der Mühle", f"HUSUM. {_REPORT}", _REPORT]
    parts.insert({"above": 0, "in the middle": 2, "below": 3}[place], line)
    article = umbruch.read("\n\n".join(parts).encode(), name="a.txt").article
    assert article.headline == "Brand in der Mühle"
    assert line not in str(replace(article, desk_notes=(), discarded=()))
    assert line in (*article.desk_notes, *article.discarded)


@pytest.mark.parametrize(
    "line",
    ["ENTWURF", "*** Entwurf ***", "Entwurf, Stand 3. Mai", "DRAFT v2", "Noch nicht freigegeben!", "VERTRAULICH"],
)
def test_a_draft_and_a_secret_text_are_withheld(line: str) -> None:
    article = umbruch.read(f"{line}\n\nBrand in der Mühle\n\nHUSUM. {_REPORT}\n".encode(), name="a.txt").article
    assert article.status == "withheld"
    assert article.headline == "Brand in der Mühle"
    assert article.desk_notes == (line,)


@pytest.mark.parametrize(
    "headline",
    [
        "Entwurf für den Haushalt liegt aus",
        "Entwurf: Neue Satzung für Husum",
        "Draft budget passes council",
        "Vertrauliche Akten im Altpapier",
        "Intern geht es weiter",
        "Projet de budget adopté",
        "2.345 Wörter Platt",
    ],
)
def test_a_headline_about_a_draft_or_a_secret_stays(headline: str) -> None:
    article = umbruch.read(f"{headline}\n\nHUSUM. {_REPORT}\n\n{_REPORT}\n".encode(), name="a.txt").article
    assert article.headline == headline
    assert article.status == "usable"


_PLANS = (
    "Der Gemeinderat von Altwiesen hat am Montagabend beschlossen, die alte Mühle am Bach zu kaufen und zu sanieren. "
    "Die Arbeiten sollen im Mai beginnen, sagte Bürgermeisterin Ute Lang."
)


@pytest.mark.parametrize(
    "note",
    [
        "Anmerkung für die Redaktion: Zahlen folgen noch",
        "ACHTUNG REDAKTION: Bitte nicht vor Freigabe veröffentlichen",
        "EDITORS: do not publish before release",
        "Bitte nicht vor Freigabe veröffentlichen",
    ],
)
def test_a_headline_right_under_a_note_stays_where_the_report_has_no_other(note: str) -> None:
    article = umbruch.read(f"{note}\nAltwiesen kauft die alte Mühle\n\n{_PLANS}\n".encode(), format="text").article
    assert article.headline == "Altwiesen kauft die alte Mühle"
    assert note not in str(article.body)


@pytest.mark.parametrize("last", ["Bilder liegen bei", "Interview auf Anfrage", "Herr Lang ist morgen erreichbar"])
def test_a_further_line_of_a_note_goes_with_it(last: str) -> None:
    found = without_desk_notes(f"Anmerkung für die Redaktion: Zahlen folgen noch\n{last}\n\n{_PLANS}\n")
    assert last not in found.text


def test_a_note_that_is_broken_over_lines_goes_whole() -> None:
    note = "Anmerkung für die Redaktion: Die Zahlen zum Kauf der Mühle in Altwiesen stehen im Antrag der Mühle"
    text = "\n\n".join(fill(part, 66) for part in (note, _PLANS))
    assert "Antrag" not in without_desk_notes(f"{text}\n").text
