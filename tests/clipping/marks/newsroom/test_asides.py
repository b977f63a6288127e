"""What is for the newsroom is heeded or said inside a paragraph, too, and no sentence of a report is taken for it.

Whoever does not program can add lines to the text files beside this one.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.marks.newsroom.asides import asides_in
from umbruch.tree import Publication
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts

_HERE = Path(__file__).parent
_BEFORE = "Das Stadtbad öffnet am Mittwoch wieder für alle Gäste."
_BEHIND = "Der Rat hat das am Abend beschlossen, und die Gäste freuen sich schon auf die neuen Becken."
_HEADLINE = "Stadtbad öffnet nach dem Umbau wieder"


def _lines(name: str) -> list[str]:
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition("|")[2] for line in lines if line and not line.startswith("#")]


def _words(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


def _sentence(line: str) -> str:
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _paragraphs(line: str) -> Iterator[tuple[str, str]]:
    yield "in the middle", f"{_BEFORE} {_sentence(line)} {_BEHIND}"
    yield "at the end", f"{_BEFORE} {_BEHIND} {_sentence(line)}"
    yield "in brackets", f"{_BEFORE} [{line}] {_BEHIND}"
    yield "over lines", "\n".join(textwrap.wrap(f"{_BEFORE} {_BEHIND} {_sentence(line)} {_BEHIND}", 46))


def _read(paragraph: str) -> Reading:
    return umbruch.read(f"{_HEADLINE}\n\n{paragraph}\n\n{_BEHIND}\n".encode(), format="text")


def _printed(read: Publication) -> str:
    return _words(umbruch.render(read, "text").decode("utf-8"))


@pytest.mark.parametrize("line", _lines("embargoes_inside"))
def test_an_embargo_inside_a_paragraph_holds_the_article_back_and_no_word_of_the_report_goes(line: str) -> None:
    for place, paragraph in _paragraphs(line):
        read = _read(paragraph)
        assert read.article.embargo is not None, place
        assert _words(_BEFORE) in _printed(read), place
        assert _words(_BEHIND) in _printed(read), place


@pytest.mark.parametrize("line", _lines("orders_inside"))
def test_an_order_inside_a_paragraph_is_kept_from_readers_or_said_to_be_in_it(line: str) -> None:
    for place, paragraph in _paragraphs(line):
        read = _read(paragraph)
        said = any(one.code == "desk_notes.in_text" and one.severity == "error" for one in read.diagnostics)
        assert said or (_words(line) not in _printed(read) and read.article.desk_notes), place
        assert _words(_BEFORE) in _printed(read), place
        assert _words(_BEHIND) in _printed(read), place


@pytest.mark.parametrize("line", _lines("told_to_readers"))
def test_a_sentence_of_a_report_is_neither_taken_nor_held_for_an_embargo(line: str) -> None:
    assert asides_in(f"{_BEFORE} {line} {_BEHIND}") == ()


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        (f"{_BEFORE} [legal: are we ok to name him?] {_BEHIND}", "legal: are we ok to name him?"),
        (f"{_BEFORE} [redação: confirmar o valor com a câmara] {_BEHIND}", "redação: confirmar o valor com a câmara"),
        (
            f"{_BEFORE} [Name der Redaktion bekannt, bitte nicht drucken] {_BEHIND}",
            "Name der Redaktion bekannt, bitte nicht drucken",
        ),
        (f"{_BEFORE} [redazione: manca la conferma del sindaco] {_BEHIND}", "redazione: manca la conferma del sindaco"),
        (
            f"{_BEFORE} (redacción: comprobar cifra con el ayuntamiento) {_BEHIND}",
            "redacción: comprobar cifra con el ayuntamiento",
        ),
        ("Todo: Zahlen vom Kämmerer holen", "Todo: Zahlen vom Kämmerer holen"),
    ],
)
def test_what_editors_write_in_square_brackets_or_behind_todo_is_an_order(paragraph: str, words: str) -> None:
    assert [(one.words, one.what, one.sure) for one in asides_in(paragraph)] == [(words, "order", True)]


def test_what_may_be_the_closing_of_a_road_is_said_and_holds_nothing_back() -> None:
    read = _read("Sperre bis Donnerstag: Die Brücke wird saniert.")
    assert (read.article.embargo, read.article.status) == (None, "usable")
    assert [one.severity for one in read.diagnostics if one.code == "embargo.doubt"] == ["warning"]


def test_an_order_in_a_word_file_leaves_links_and_weight_of_its_paragraph() -> None:
    import docx

    document = docx.Document()
    document.add_heading(_HEADLINE, 1)
    paragraph = document.add_paragraph(f"{_BEFORE} ")
    paragraph.add_run("Bitte nicht vor Freitag 10 Uhr veröffentlichen. ")
    paragraph.add_run("Der Rat").bold = True
    paragraph.add_run(f" dankte allen. {_BEHIND}")
    document.add_paragraph(_BEHIND)
    made = io.BytesIO()
    document.save(made)
    read = umbruch.read(made.getvalue(), name="copy.docx")
    assert read.article.embargo is not None
    assert "**Der Rat** dankte allen" in umbruch.render(read, "markdown").decode()
    assert "Freitag" not in " ".join(block_texts(read.article.body))


@pytest.mark.parametrize("title", ["GESPERRT bis Di. 18h", "EMBARGOED until after the press conference"])
def test_an_embargo_in_the_title_of_a_file_is_heeded(title: str) -> None:
    import docx

    document = docx.Document()
    document.add_heading(_HEADLINE, 1)
    document.add_paragraph(f"{_BEFORE} {_BEHIND}")
    document.core_properties.title = title
    made = io.BytesIO()
    document.save(made)
    assert umbruch.read(made.getvalue(), name="copy.docx").article.embargo is not None


@pytest.mark.parametrize(
    "key",
    [
        "veroeffentlichung: nicht vor 12.05.2027",
        "hold: until Friday 6am",
        "online_ab: 2027-05-12",
        "visible_from: 2027-05-12",
        "zurückgehalten_bis: 2027-05-12",
    ],
)
def test_a_key_that_holds_a_text_back_by_its_words_is_refused(key: str) -> None:
    with pytest.raises(umbruch.UmbruchError, match="seems to hold the text back"):
        umbruch.read(f"---\n{key}\n---\n# {_HEADLINE}\n\n{_BEHIND}\n".encode(), format="markdown")


@pytest.mark.parametrize("key", ["publish_until", "online_bis", "expiryDate", "unpublish_date", "publicar_hasta"])
def test_a_key_that_says_when_publication_ends_holds_nothing_back_and_is_told(key: str) -> None:
    text = f"---\n{key}: 2027-05-12\n---\n# {_HEADLINE}\n\n{_BEHIND}\n"
    read = umbruch.read(text.encode(), format="markdown")
    assert read.article.embargo is None
    assert [(one.code, one.hint[:21]) for one in read.diagnostics if one.hint] == [
        ("frontmatter.unknown", "an end of publication")
    ]


def test_such_a_key_with_a_refusal_is_an_embargo() -> None:
    text = f"---\ndo_not_publish_until: 2027-05-12\n---\n# {_HEADLINE}\n\n{_BEHIND}\n"
    assert umbruch.read(text.encode(), format="markdown").article.embargo is not None


def test_a_tree_that_holds_nothing_back_is_told_of_what_its_text_sets() -> None:
    tree = umbruch.render(umbruch.read(f"{_HEADLINE}\n\n{_BEHIND}\n".encode(), format="text"), "json")
    said = tree.replace(b"Der Rat hat das", b"Bitte erst um 18.30 Uhr senden. Der Rat hat das")
    found = umbruch.read(said, format="json").diagnostics
    assert [(one.code, one.severity) for one in found] == [("embargo.unheeded", "error")]


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
def test_a_check_finds_embargoes_and_orders_inside_paragraphs(suffix: str, tmp_path: Path) -> None:
    inside = (
        f"{_BEFORE} Bitte nicht vor Freitag 10 Uhr veröffentlichen. Achtung Redaktion: Namen nicht nennen! {_BEHIND}"
    )
    file = tmp_path / f"left.{suffix}"
    pages = {"html": f"<!doctype html><html lang=de><title>a</title><h1>{_HEADLINE}</h1><p>{inside}</p></html>"}
    file.write_text(pages.get(suffix, f"# {_HEADLINE}\n\n{inside}\n"), encoding="utf-8")
    codes = {one.code for one in umbruch.check(file, tools=False)}
    assert "embargo.unclear" in codes
    assert suffix != "html" or "text.desk_order" in codes
