"""No embargo is furniture: wherever it stands in a file, it is heeded or told."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx
import pytest
from reportlab.pdfgen import canvas

import umbruch
from umbruch.clipping.conventions import all_conventions
from umbruch.clipping.embargo_watch import with_heeded_embargoes
from umbruch.tree import Article, Embargo, Paragraph, Text

REPORT = "Husum. Das Stadtbad öffnet am Mittwoch wieder. Der Rat hat das beschlossen. Die Becken sind neu."
UNTIL = "2027-05-05T10:00:00+02:00"


def embargo_in(content: bytes, name: str) -> Embargo | None:
    return umbruch.read(content, name=name).articles[0].embargo


@pytest.mark.parametrize(
    "copy",
    [
        "SPERRFRIST 5. Mai 2027, 10 Uhr: Stadtbad öffnet wieder\n\n{}",
        "Stadtbad öffnet wieder (Sperrfrist: 5. Mai 2027, 10 Uhr)\n\n{}",
        "Sperrfrist:\n\n5. Mai 2027, 10.00 Uhr\n\nStadtbad öffnet wieder\n\n{}",
        "Sperrfrist\n5. Mai 2027, 10.00 Uhr\nStadtbad öffnet wieder\n\n{}",
        "Stadtbad öffnet wieder\n\n{}\n\nBitte beachten Sie die Sperrfrist: 5. Mai 2027, 10 Uhr.",
        "Stadtbad öffnet wieder\n\n{}\n\nDer Text darf erst am 5. Mai 2027 um 10 Uhr veröffentlicht werden.",
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_an_embargo_in_a_title_or_a_sentence_is_heeded(copy: str, suffix: str) -> None:
    text = copy.format(REPORT) if suffix == "txt" else copy.replace("Stadtbad öffnet", "# Stadtbad öffnet", 1)
    if suffix == "md" and not text.startswith("#") and "\n# " not in text:
        text = text.replace("# ", "", 1)
    found = embargo_in(text.replace("{}", REPORT).encode(), f"bad.{suffix}")
    assert found is not None
    assert found.until == UNTIL


def test_a_headline_loses_the_embargo_that_shared_its_line_and_nothing_else() -> None:
    copy = f"SPERRFRIST 5. Mai 2027, 10 Uhr: Stadtbad öffnet wieder\n\n{REPORT}"
    publication = umbruch.read(copy.encode(), name="a.txt")
    assert publication.article.headline == "Stadtbad öffnet wieder"
    assert publication.article.dateline is not None


def test_an_embargo_in_the_subject_of_a_mail_is_heeded() -> None:
    mail = EmailMessage()
    mail["Subject"] = "SPERRFRIST 5. Mai 2027, 10 Uhr: Stadtbad öffnet wieder"
    mail["From"] = "Presse <presse@husum.example>"
    mail.set_content(REPORT)
    article = umbruch.read(bytes(mail), name="bad.eml").article
    assert article.embargo == Embargo("SPERRFRIST 5. Mai 2027, 10 Uhr", UNTIL)
    assert article.headline == "Stadtbad öffnet wieder"


@pytest.mark.parametrize("place", ["header", "footer", "cells"])
def test_an_embargo_in_the_page_head_or_the_letterhead_of_a_word_file_is_heeded(place: str) -> None:
    document = docx.Document()
    section = document.sections[0]
    match place:
        case "header":
            section.header.paragraphs[0].text = "Sperrfrist: 5. Mai 2027, 10.00 Uhr"
        case "footer":
            section.footer.paragraphs[0].text = "Stadt Husum | Sperrfrist: 5. Mai 2027, 10.00 Uhr"
        case _:
            row = document.add_table(1, 2).rows[0].cells
            row[0].text, row[1].text = "Sperrfrist", "5. Mai 2027, 10.00 Uhr"
    document.add_heading("Stadtbad öffnet wieder", 1)
    document.add_paragraph(REPORT)
    held = io.BytesIO()
    document.save(held)
    found = embargo_in(held.getvalue(), "bad.docx")
    assert found is not None
    assert found.until == UNTIL


def test_an_embargo_in_the_running_head_of_a_pdf_is_heeded() -> None:
    held = io.BytesIO()
    page = canvas.Canvas(held)
    for number in (1, 2):
        page.setFont("Helvetica", 8)
        page.drawString(60, 810, "Sperrfrist: 5. Mai 2027, 10 Uhr")
        page.drawString(60, 30, f"Stadt Husum   Seite {number}")
        page.setFont("Helvetica-Bold", 20)
        page.drawString(60, 760, "Stadtbad öffnet wieder" if number == 1 else "Was neu ist")
        page.setFont("Helvetica", 11)
        for line in range(20):
            page.drawString(60, 720 - 14 * line, "Das Stadtbad öffnet am Mittwoch wieder, der Rat hat es so gewollt.")
        page.showPage()
    page.save()
    reading = umbruch.read(held.getvalue(), name="bad.pdf")
    assert {one.embargo and one.embargo.until for one in reading.articles} == {UNTIL}


def test_an_embargo_on_a_web_page_that_says_all_else_of_itself_is_heeded() -> None:
    told = '{"@type": "NewsArticle", "headline": "Stadtbad öffnet wieder", "datePublished": "2027-05-04"}'
    page = (
        f'<html lang="de"><head><script type="application/ld+json">{told}</script></head><body><article>'
        f"<h1>Stadtbad öffnet wieder</h1><p><b>Sperrfrist: 5. Mai 2027, 10 Uhr</b></p><p>{REPORT}</p>"
        + "".join(
            f"<p>Zum Fest am {n}. Juni kommen die Vereine der Stadt mit Musik und Kuchen auf den Platz.</p>"
            for n in "123"
        )
        + "</article></body></html>"
    )
    found = embargo_in(page.encode(), "bad.html")
    assert found is not None
    assert found.until == UNTIL


@pytest.mark.parametrize("lang", sorted(all_conventions()))
def test_an_embargo_beside_the_text_is_heeded_in_every_language(lang: str) -> None:
    labels = all_conventions()[lang].embargo_labels
    assert labels
    for label in labels:
        (article,), remarks = with_heeded_embargoes((Article(body=()),), (f"{label} 05.05.2027, 10:00",))
        assert article.embargo is not None, label
        assert article.embargo.until == "2027-05-05T10:00:00", label
        assert [one.code for one in remarks] == ["embargo.beside"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Sperrfrist für Gülle endet am 31. Januar 2027.",
        "Die Studie wird am 5. Mai 2027 veröffentlicht.",
        "The embargo on oil was lifted on 5 May 2027.",
        "L'embargo sur le pétrole a été levé le 5 mai 2027.",
    ],
)
def test_a_report_about_an_embargo_has_none(text: str) -> None:
    article = Article(headline="Bericht", body=(Paragraph((Text(text),)),))
    assert with_heeded_embargoes((article,), ("Seite 5", "5. Mai 2027")) == ((article,), ())


def test_an_article_keeps_its_own_embargo() -> None:
    own = Embargo("Sperrfrist: 6. Mai 2027", "2027-05-06")
    (article,), remarks = with_heeded_embargoes((Article(embargo=own),), ("Sperrfrist: 5. Mai 2027",))
    assert article.embargo == own
    assert remarks == ()


@pytest.mark.parametrize("label", ["Freigabezeitpunkt", "Redefreigabe", "Sperrfrist"])
def test_label_and_moment_in_a_row_of_a_table_are_heeded(label: str) -> None:
    table = f"<table><tr><td>{label}</td><td>5. Mai 2027, 10 Uhr</td></tr></table>"
    body = f"<article>{table}<h1>Stadtbad öffnet wieder</h1><p>{REPORT}</p><p>{REPORT}</p></article>"
    page = f'<html lang="de"><head><title>Stadtbad öffnet wieder</title></head><body>{body}</body></html>'
    found = embargo_in(page.encode(), "a.html")
    assert found is not None
    assert found.until == UNTIL


@pytest.mark.parametrize("line", ["Redefreigabe: 14.30 Uhr", "Sendefreigabe ab 18:00 Uhr", "Print-Freigabe 6 Uhr"])
def test_an_hour_alone_is_enough_behind_a_label_that_names_nothing_else(line: str) -> None:
    assert embargo_in(f"{line}\n\nStadtbad öffnet wieder\n\n{REPORT}\n".encode(), "a.txt") is not None


@pytest.mark.parametrize(
    "sentence",
    ["Bitte nicht vor 18 Uhr grillen, mahnt der Pächter.", "Nicht vor 8 Uhr mähen!", "Frei: 10 Uhr", "Lifts: 9 am"],
)
def test_what_forbids_or_tells_something_else_holds_nothing_back(sentence: str) -> None:
    copy = f"Stadtbad öffnet wieder\n\n{REPORT} {sentence} Das Bad hat neue Becken.\n"
    assert embargo_in(copy.encode(), "a.txt") is None
