"""A fact that several writers meet has one code, one wording and one place, whatever the format."""

from __future__ import annotations

import pytest

import umbruch
from tests.publications import picture, words
from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import forbidden_characters, picture_missing
from umbruch.language.language_remarks import language_left_out, languages_left_out
from umbruch.tree import Article, Figure, Link, Paragraph, Provider, Publication

FORMATS = ("epub", "docx", "newsml")
SENDER = Provider("Stadt Beispiel", "stadt.example")


def remarks(publication: Publication, format: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    umbruch.render(publication, format, "release", on_diagnostic=found.append)
    return [one for one in found if one.severity != "info"]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("block", "code"),
    [
        (Paragraph(words("a\x01b")), "text.forbidden"),
        (Paragraph((Link("javascript:x", words("Wort")),)), "link.unusable"),
        (Figure("a.png", caption=words("Hafen")), "picture.alt"),
        (Figure("fort.png", caption=words("Hafen"), alt="Hafen"), "picture.missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_writer_says_the_same_of_the_same_fact(format: str, block: Paragraph | Figure, code: str) -> None:
    article = Article(headline="Kopf", body=(block,))
    publication = Publication(lang="de", provider=SENDER, articles=(article,), pictures=(picture("a.png"),))
    (found,) = remarks(publication, format)
    (as_epub_says,) = remarks(publication, "epub")
    assert (found.code, found.message, found.hint) == (code, as_epub_says.message, as_epub_says.hint)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("lang", "code"), [("xx-nonsense", "lang.unknown_code"), ("Deutsch!", "lang.invalid")])
def test_a_language_that_is_none_is_left_out_of_every_file(format: str, lang: str, code: str) -> None:
    publication = Publication(provider=SENDER, articles=(Article(lang=lang, headline="Kopf"),))
    assert [one.code for one in remarks(publication, format)] == [code]


def test_a_language_is_told_once_with_its_first_place() -> None:
    publication = Publication(lang="de", articles=(Article(lang="xx"), Article(lang="xx"), Article(lang="en")))
    assert [(one.code, one.field) for one in languages_left_out(publication)] == [
        ("lang.unknown_code", "articles[0].lang")
    ]


def test_remarks_stay_short_and_on_one_line() -> None:
    assert len(picture_missing("lang\n" * 900).message) < 200
    assert "\n" not in language_left_out("x\ny" * 90).message
    assert forbidden_characters("\x02\x01\x02", None).message.endswith("U+0001, U+0002")
