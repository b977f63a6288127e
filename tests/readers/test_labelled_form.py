"""Forms that name the roles of an article by labels are read as what they say, in tables and in lines."""

from __future__ import annotations

import pytest

import umbruch
from tests.readers.office.word_files import FIRST, HEAD, SECOND, p, t, word_file
from umbruch.tree import Article
from umbruch.tree.walk import block_texts

DECK = "Zwei Jahre Bauzeit sind um"
TEXT = p(FIRST) + p(SECOND)


def table(*rows: tuple[str, str]) -> str:
    return "<w:tbl>" + "".join(
        f"<w:tr><w:tc>{p(label)}</w:tc><w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc></w:tr>"
        for label, cell in rows
    ) + "</w:tbl>"  # fmt: skip


FORMS = {
    "rows": table(("Überschrift", HEAD), ("Unterzeile", DECK), ("Text", TEXT)),
    "rows with colons": table(("Headline:", HEAD), ("Subline:", DECK), ("Body copy:", TEXT)),
    "rows that count letters": table(("Titel (max. 80 Zeichen)", HEAD), ("Untertitel:", DECK), ("Text:", TEXT)),
    "rows after a day": table(("Datum", "2. November 2026"), ("Titre", HEAD), ("Chapeau", DECK), ("Texte", TEXT)),
    "lines": p(f"Überschrift: {HEAD}") + p(f"Unterüberschrift: {DECK}") + p("Text:") + TEXT,
    "lines in one paragraph with the text": p(f"Kop: {HEAD}") + p(f"Onderkop: {DECK}") + p(f"Tekst: {FIRST}")
    + p(SECOND),
    "labels over their parts": p(t("Überschrift", "<w:b/>")) + p(HEAD) + p(t("Unterzeile", "<w:b/>")) + p(DECK)
    + p(t("Text", "<w:b/>")) + TEXT,
}  # fmt: skip


def read(body: str) -> Article:
    return umbruch.read(word_file(body)).article


@pytest.mark.parametrize("case", FORMS)
def test_what_a_form_names_is_what_it_is(case: str) -> None:
    article = read(FORMS[case])
    assert article.headline == HEAD
    assert DECK in (article.deck, article.lead)
    assert list(block_texts(article.body)) == [FIRST, SECOND]


def test_the_labels_are_put_aside() -> None:
    assert [word for word in read(FORMS["rows"]).discarded if word] == ["Überschrift", "Unterzeile", "Text"]


def test_rows_that_are_no_role_of_an_article_are_kept() -> None:
    row = ("Ansprechpartnerin:", "Eva Claasen, Telefon 04841 666-123")
    article = read(table(("Überschrift", HEAD), ("Text", TEXT), row))
    assert article.contact is not None
    assert article.contact.phone == "04841 666-123"


def test_a_table_with_other_columns_is_no_form() -> None:
    cells = "".join(f"<w:tc>{p(words)}</w:tc>" for words in ("Titel", "Preis", "Jahr"))
    article = read(p(t(HEAD, "<w:b/>")) + TEXT + f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>")
    assert any(block.__class__.__name__ == "Table" for block in article.body)


def test_a_label_alone_makes_no_form() -> None:
    article = read(p(t(HEAD, "<w:b/>")) + p(f"Titel: {DECK}") + TEXT)
    assert article.headline == HEAD
    assert DECK in "\n".join((*filter(None, (article.deck, article.lead, article.kicker)), *block_texts(article.body)))


def test_what_somebody_has_fixed_wins_over_a_form() -> None:
    article = umbruch.read(word_file(FORMS["lines"]), set={"headline": "Brücke fertig"}).article
    assert article.headline == "Brücke fertig"
