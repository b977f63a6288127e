"""Plain text: every word, in order, wrapped or not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.properties.trees import any_text, publications
from tests.publications import paragraph, sample_publication, texts_set, words
from tests.tools import examples
from tests.writers.reading import article_as, codes, missing, rendered, sample, squeezed, without_addresses
from umbruch.errors import RenderError
from umbruch.tree import Article, Dateline, Link, List, Paragraph, Publication, Quote, Struck, Table
from umbruch.tree.plain_text import wrap

FORMATS = ("text", "text-72")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["article", "plain", "long", "kit", "untitled"])
def test_no_word_is_lost_and_all_stand_in_reading_order(format: str, name: str) -> None:
    written = squeezed(without_addresses(sample(name, format).decode()))
    texts = [
        text
        for article in sample_publication(name).articles
        for text in map(squeezed, texts_set(article, bracketed=True))
    ]
    assert missing(texts, written) == []


def test_a_paragraph_is_one_line_for_a_field_of_a_cms() -> None:
    text = sample("long", "text").decode()
    assert max(map(len, text.splitlines())) > 500
    assert text.count("\n\n") == 60


def test_wrapped_text_keeps_to_72_columns() -> None:
    assert max(map(len, sample("long", "text-72").decode().splitlines())) <= 72
    assert max(map(len, sample("article", "text-72").decode().splitlines())) <= 72


def test_an_address_longer_than_a_line_stays_whole() -> None:
    address = "https://stadt.example/" + "x" * 80
    assert f"<{address}>" in article_as("text-72", body=(Paragraph((Link(address, words("hier")),)),)).decode()


def test_an_address_that_is_its_own_words_is_written_once() -> None:
    text = article_as("text", body=(Paragraph((Link("https://stadt.example", words("https://stadt.example")),)),))
    assert text == b"https://stadt.example\n"


def test_wide_characters_count_twice() -> None:
    assert wrap("汉字汉字汉字 汉字汉字汉字", 20) == "汉字汉字汉字\n汉字汉字汉字"


def test_the_dateline_runs_in_to_the_first_paragraph() -> None:
    text = article_as("text", dateline=Dateline("ULM."), body=(paragraph("Es regnet."),))
    assert text == b"ULM. Es regnet.\n"


def test_lists_quotes_and_tables_are_set_with_what_a_keyboard_has() -> None:
    body = (
        List(ordered=True, items=((paragraph("eins"), List(items=((paragraph("innen"),),))),)),
        Quote((paragraph("Ja."),), "Eva Lang"),
        Table((words("Jahr"), words("Zahl")), ((words("2021"), words("7")),)),
    )
    assert article_as("text-72", body=body).decode() == (
        "1. eins\n   - innen\n\n    Ja.\n    — Eva Lang\n\nJahr  Zahl\n2021  7\n"
    )
    assert article_as("text", body=body).decode().endswith("Ja.\n— Eva Lang\n\nJahr\tZahl\n2021\t7\n")


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_write_is_refused_with_a_reason(format: str) -> None:
    with pytest.raises(RenderError, match="no word"):
        rendered(Publication(articles=(Article(),)), format)


@pytest.mark.slow
@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(publications(any_text()))
def test_any_tree_becomes_text_in_utf_8_or_is_refused(publication: Publication) -> None:
    for format in FORMATS:
        try:
            text = rendered(publication, format).decode()
        except RenderError:
            continue
        assert text.endswith("\n")
        assert not set(text) & {"\x00", "\x1b", "\r", "\ufffe"}


def test_what_text_cannot_carry_is_said() -> None:
    assert "format.loss" in codes(sample_publication("article"), "text")
    assert "format.loss" not in codes(Publication(articles=(Article(headline="Rat tagt"),)), "text")


def test_columns_of_a_table_stand_as_it_says() -> None:
    table = Table(
        header=(words("Jahr"), words("Tonnen"), words("Anteil")),
        rows=((words("2026"), words("7"), words("x")),),
        align=(None, "right", "center"),
    )
    made = rendered(Publication(articles=(Article(body=(table,)),)), "text-72").decode()
    assert made.splitlines() == ["Jahr  Tonnen  Anteil", "2026       7    x"]


def test_struck_words_are_told_wherever_they_stand_and_only_there() -> None:
    deep = Quote((List(items=((Paragraph((Struck(words("vier")),)),),)),))
    assert codes(Publication(articles=(Article(body=(deep,)),)), "text") == {"format.loss"}
    assert codes(Publication(articles=(Article(body=(paragraph("vier"),)),)), "text") == set()
