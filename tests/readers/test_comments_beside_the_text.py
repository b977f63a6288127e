"""What somebody wrote beside a text for whoever works on it is kept for the desk and told, and heeded if an embargo."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

import umbruch
from tests.readers.office.test_word import read as read_word
from tests.readers.office.word_files import COPY as WORD_COPY
from tests.readers.office.word_files import p, t
from umbruch.tree.reading import Reading
from umbruch.tree.walk import article_texts

HELD = "Sperrfrist: 11. Juni 2027, 10 Uhr"
ASKED = "Achtung Redaktion: bitte den Namen prüfen"
HEADLINE = "Talhausen baut neue Brücke"
REPORT = (
    "Talhausen. Die Gemeinde baut im kommenden Jahr eine neue Brücke für Radfahrer. Der Rat beschloss das am Abend mit "
    "großer Mehrheit, wie die Bürgermeisterin mitteilte."
)


def markdown(beside: str) -> Reading:
    return umbruch.read(f"# {HEADLINE}\n\n{REPORT}\n\n{beside}\n\n{REPORT}\n".encode(), format="markdown")


def page(beside: str) -> Reading:
    body = f"<article><h1>{HEADLINE}</h1><p>{REPORT}</p>{beside}<p>{REPORT}</p></article>"
    return umbruch.read(f"<html lang=de><title>{HEADLINE}</title><body>{body}</body></html>".encode(), format="html")


def front_matter(words: str) -> Reading:
    return umbruch.read(f"---\ntitle: {HEADLINE}\n# {words}\n---\n\n{REPORT}\n".encode(), format="markdown")


def mailed(words: str) -> Reading:
    message = EmailMessage()
    message["From"], message["Subject"], message["Comments"] = "Presse <presse@talhausen.example>", HEADLINE, words
    message.set_content(f"{REPORT}\n\n{REPORT}\n")
    return umbruch.read(message.as_bytes(), format="mail")


DOORS = {
    "a link that leads nowhere": lambda words: markdown(f"[//]: # ({words})"),
    "a comment in Markdown": lambda words: markdown(f"<!-- {words} -->"),
    "a comment in front matter": front_matter,
    "a comment in a page": lambda words: page(f"<!-- {words} -->"),
    "the comments of a mail": mailed,
}


@pytest.mark.parametrize("door", DOORS)
def test_a_comment_is_kept_for_the_desk_and_told(door: str) -> None:
    reading = DOORS[door](ASKED)
    assert ASKED not in "\n".join(article_texts(reading.article))
    assert any(ASKED in note for note in reading.article.desk_notes)
    assert {"copy.comment", "desk_notes.kept"} & {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("door", DOORS)
def test_an_embargo_in_a_comment_is_heeded(door: str) -> None:
    embargo = DOORS[door](HELD).article.embargo
    assert embargo is not None
    assert (embargo.until or "").startswith("2027-06-11T10:00")


@pytest.mark.parametrize(
    "words", ["Google Tag Manager (noscript)", "end of main content", "Social Follow Bar", "TODO: add icon"]
)
def test_comments_of_programs_in_a_page_go_away_unsaid(words: str) -> None:
    reading = page(f"<!-- {words} -->")
    assert not reading.article.desk_notes
    assert "copy.comment" not in {one.code for one in reading.diagnostics}


def test_a_field_of_its_own_in_a_mail_that_sets_an_embargo_is_heeded() -> None:
    message = EmailMessage()
    message["Subject"], message["X-Embargo"], message["X-Mailer"] = HEADLINE, "2027-06-11 10:00", "Roe Mail 5"
    message.set_content(f"{REPORT}\n\n{REPORT}\n")
    article = umbruch.read(message.as_bytes(), format="mail").article
    assert article.embargo is not None
    assert (article.embargo.until or "").startswith("2027-06-11T10:00")
    assert not any("Roe Mail" in note for note in article.desk_notes)


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_words_that_a_page_marks_as_deleted_are_put_aside_and_said(format_: str) -> None:
    beside = "<p>Vorher <del>Geheimwort</del> und <s>Altwort</s> nachher steht noch etwas im Artikel.</p>"
    reading = page(beside) if format_ == "html" else markdown(beside[3:-4])
    shown = "\n".join(article_texts(reading.article))
    assert "Geheimwort" not in shown
    assert "Altwort" in shown
    assert any("Geheimwort" in words for words in reading.article.discarded)
    assert "copy.hidden" in {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("tag", ["script", "style"])
def test_code_in_markdown_is_no_text(tag: str) -> None:
    reading = markdown(f"<{tag}>\nvar geheim = 1\n</{tag}>")
    assert "geheim" not in "\n".join(article_texts(reading.article))
    assert "markdown.html" in {one.code for one in reading.diagnostics}


def test_html_with_lines_that_is_kept_as_text_is_read() -> None:
    reading = markdown("<details>\nEin Satz, der dasteht.\n</details>")
    assert "Ein Satz, der dasteht." in "\n".join(article_texts(reading.article))


def test_what_word_hides_on_the_web_is_put_aside_and_said() -> None:
    reading = read_word(WORD_COPY + p(t("Das steht da.") + t("geheim", "<w:webHidden/>")))
    assert "geheim" not in "\n".join(article_texts(reading.article))
    assert "geheim" in reading.article.discarded
    assert "copy.hidden" in {one.code for one in reading.diagnostics}
