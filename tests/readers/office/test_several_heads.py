"""Several articles in one office file come as a kit where each has a headline in one look and names who or where."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import umbruch
from tests.readers.office.word_files import p, t, word_file

FERRY = (
    (
        "Lauter. Eine Fähre soll vom nächsten Jahr an wieder über die Aue fahren. Das hat der Rat beschlossen, "
        "nachdem die Brücke im Winter gesperrt worden war."
    ),
    (
        "„Wir warten nicht auf die neue Brücke“, sagte Bürgermeisterin Ada Roe. Zwei Millionen trägt das "
        "Land, den Betrieb bezahlen die Gemeinden am Fluss."
    ),
)
LIBRARY = (
    (
        "Bergen. Die Bücherei am Markt öffnet ab Mai auch an Sonntagen. Der Rat hat Geld für zwei weitere "
        "Stellen bewilligt, wie die Verwaltung mitteilte."
    ),
    (
        "„Sonntags haben Familien Zeit“, sagte ihr Leiter Tom Lind. Der Versuch dauert zwei Jahre, dann will der "
        "Rat neu über ihn entscheiden."
    ),
)
LARGE, BOLD = '<w:b/><w:sz w:val="32"/>', "<w:b/>"


def file(*articles: Sequence[str], look: str = LARGE) -> umbruch.Reading:
    """A Word file; the first words of each article are its headline."""
    parts = [part for headline, *rest in articles for part in (p(t(headline, look)), *map(p, rest))]
    return umbruch.read(word_file("".join(parts)), name="two.docx")


@pytest.mark.parametrize("look", [LARGE, BOLD])
def test_headlines_in_one_look_over_bylines_begin_articles(look: str) -> None:
    read = file(
        ("Fähre soll wieder über die Aue fahren", "Von Ada Poe", *FERRY),
        ("Bücherei öffnet sonntags", "Von Tom Roe", *LIBRARY),
        look=look,
    )
    assert [(one.headline, one.byline and one.byline.text, len(one.body)) for one in read.articles] == [
        ("Fähre soll wieder über die Aue fahren", "Von Ada Poe", 2), ("Bücherei öffnet sonntags", "Von Tom Roe", 2),
    ]  # fmt: skip


def test_headlines_in_one_look_over_datelines_begin_articles() -> None:
    read = file(("Fähre soll wieder über die Aue fahren", *FERRY), ("Bücherei öffnet sonntags", *LIBRARY))
    assert [one.dateline and one.dateline.place for one in read.articles] == ["Lauter", "Bergen"]


def test_a_crosshead_in_the_look_of_the_headline_begins_no_article() -> None:
    plain = [text.partition(". ")[2] for text in LIBRARY]
    read = file(("Fähre soll wieder über die Aue fahren", "Von Ada Poe", *FERRY), ("Bücherei bleibt am Markt", *plain))
    assert len(read.articles) == 1


def test_one_line_in_that_look_without_byline_and_dateline_keeps_all_one_article() -> None:
    plain = [text.partition(". ")[2] for text in LIBRARY]
    read = file(
        ("Fähre soll wieder über die Aue fahren", "Von Ada Poe", *FERRY),
        ("Bücherei bleibt am Markt", *plain),
        ("Bücherei öffnet sonntags", "Von Tom Roe", *LIBRARY),
    )
    assert len(read.articles) == 1


def test_an_article_of_several_is_read_alone_by_its_number() -> None:
    parts = [
        p(t("Fähre soll fahren", LARGE)),
        *map(p, FERRY),
        p(t("Bücherei öffnet sonntags", LARGE)),
        *map(p, LIBRARY),
    ]
    read = umbruch.read(word_file("".join(parts)), name="two.docx", article=2)
    assert read.article.headline == "Bücherei öffnet sonntags"
