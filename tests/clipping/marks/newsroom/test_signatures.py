"""A letter's closing and who signed it are no text for readers; what reaches somebody is the contact."""

from __future__ import annotations

import pytest

import umbruch
from umbruch.clipping.marks.newsroom.signatures import is_closing
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

REPORT = (
    "Talhausen baut neue Brücke\n\nTalhausen. Die Gemeinde baut eine Brücke für Radfahrer. Der Rat beschloss das am "
    "Abend.\n\nDie Kosten liegen bei zwei Millionen Euro, sagte die Bürgermeisterin."
)
SIGNED = [
    "Mit freundlichen Grüßen\nAnna Muster\nPressestelle",
    "Mit freundlichen Grüßen\n\nAnna Muster\n\nPressestelle",
    "Viele Grüße\nAnna",
    "MfG\nA. Muster",
    "Herzliche Grüße aus Talhausen\nAnna Muster",
    "Vielen Dank für Ihre Mühe und freundliche Grüße\nAnna Muster",
    "Kind regards,\nAnn Moss\nPress Office",
    "Cordialement,\nAnne Roux",
]


def read(below: str, format_: str) -> Reading:
    heading = "# " if format_ == "markdown" else ""
    return umbruch.read(f"{heading}{REPORT}\n\n{below}\n".encode(), format=format_)


@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("signature", SIGNED)
def test_a_closing_and_its_signature_are_kept_for_the_desk_and_told(signature: str, format_: str) -> None:
    reading = read(signature, format_)
    printed = umbruch.render(reading, "text").decode()
    assert not [line for line in signature.split("\n") if line and line in printed.split("\n")]
    assert set(filter(None, signature.split("\n"))) <= set(reading.article.desk_notes)
    assert reading.article.byline is None
    assert "desk_notes.kept" in {one.code for one in reading.diagnostics}
    assert "sagte die Bürgermeisterin." in printed


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_a_signature_that_reaches_somebody_is_the_contact_without_its_closing(format_: str) -> None:
    signed = "Mit freundlichen Grüßen\nAnna Muster\nPressestelle der Gemeinde Talhausen\nTel. 0555 123456"
    article = read(signed, format_).article
    assert article.contact is not None
    assert article.contact.text == signed.partition("\n")[2]
    assert "Mit freundlichen Grüßen" in article.desk_notes


@pytest.mark.parametrize(
    "below",
    [
        "Viele Grüße vom Amt erreichten die Gewinnerin am Abend.",
        "Mit freundlichen Grüßen\n\nDer Satz steht seit hundert Jahren unter jedem Brief, den das Rathaus schreibt.",
    ],
)
def test_what_a_report_says_of_greetings_stays(below: str) -> None:
    shown = "\n".join(article_texts(read(below, "text").article))
    assert below.split("\n")[-1] in shown


@pytest.mark.parametrize("line", ["Grüße", "Regards from nobody in particular who lives here", "Die Grüße"])
def test_words_that_take_no_leave_are_no_closing(line: str) -> None:
    assert is_closing(line) == (line == "Grüße")


@pytest.mark.parametrize(
    "below",
    [
        "Bitte bis Donnerstag ins Blatt, danke! Gruß Renate",
        "Vielen Dank fürs Abdrucken! Viele Grüße Renate Holm",
        "Wäre schön, wenn das am Samstag drin wäre. LG Renate",
        "Hope you can squeeze this in. Kind regards Ann",
        "Merci de le passer samedi. Cordialement, Anne Roux",
    ],
)
def test_a_last_line_that_is_signed_is_kept_for_the_desk(below: str) -> None:
    article = read(below, "text").article
    assert article.desk_notes == (below,)
    assert below not in article_texts(article)


@pytest.mark.parametrize(
    "below",
    [
        "Auf der Karte stand nur ein Satz: „Danke für alles, liebe Grüße Renate“",
        "Am Ende gratulierte der Landrat, den Festzug führte Renate Holm.",
    ],
)
def test_a_last_line_of_a_report_that_ends_with_a_name_stays(below: str) -> None:
    article = read(below, "text").article
    assert article.desk_notes == ()
    assert any("Renate" in text for text in article_texts(article))
