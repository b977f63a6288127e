"""What belongs to pages and not to an article: running heads, page numbers, web furniture, the other articles."""

from __future__ import annotations

from typing import Any

import umbruch
from tests.readers.pdf.pages import COLUMNS, HEADLINE, article, pdf, put
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts

LONG = (
    "Der Rat von Lauter hat am Montag den Bau der neuen Brücke über die Aue beschlossen. Sie soll",
    "im nächsten Frühjahr fertig sein und zwei Millionen Euro kosten, sagte die Bürgermeisterin.",
    "Die alte Brücke war im Winter gesperrt worden, weil ihre Pfeiler nicht mehr trugen. Seither",
    "fahren die Busse einen Umweg über Bergen, der eine halbe Stunde dauert. Das ändert sich bald.",
)


def bodies(reading: Reading) -> str:
    return " ".join(text for one in reading.articles for text in block_texts(one.body))


def paged(canvas: Any) -> None:
    number = canvas.getPageNumber()
    put(canvas, "Stadt Lauter – Presseamt", 60, 40, 8)
    put(canvas, f"Seite {number} von 3", 270, 815, 8)
    if number == 1:
        put(canvas, HEADLINE, 60, 100, 20, "Helvetica-Bold")
    for row, line in enumerate(LONG):
        put(canvas, line, 60, 140 + 14 * row, 11)


def test_running_heads_and_page_numbers_are_kept_apart_from_the_article() -> None:
    reading = umbruch.read(pdf(paged, paged, paged))
    assert reading.article.headline == HEADLINE
    assert "Presseamt" not in bodies(reading)
    assert "Seite" not in bodies(reading)
    assert {"Stadt Lauter – Presseamt", "Seite 2 von 3"} <= set(reading.article.discarded)


def web(canvas: Any) -> None:
    canvas.setCreator("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36")
    for number, word in enumerate(("Start", "Lokales", "Sport", "Kultur")):
        put(canvas, word, 60 + 90 * number, 60, 12)
    put(canvas, HEADLINE, 60, 140, 22, "Helvetica-Bold")
    put(canvas, "Teilen", 60, 165, 8)
    for row, line in enumerate(LONG):
        put(canvas, line, 60, 190 + 14 * row, 9)
    for row, line in enumerate(("Meistgelesen", "Der Markt zieht um", "Neuer Bus nach Bergen")):
        put(canvas, line, 470, 190 + 14 * row, 8)
    put(canvas, "Das könnte Sie auch interessieren", 60, 420, 16)


def test_menus_buttons_side_columns_and_teasers_of_a_web_page_are_not_its_article() -> None:
    reading = umbruch.read(pdf(web))
    assert reading.article.headline == HEADLINE
    for word in ("Kultur", "Teilen", "Meistgelesen", "Bergen n", "interessieren"):
        assert word not in bodies(reading)
    assert any("Meistgelesen" in one for one in reading.article.discarded)


OTHER = "Chor sucht Stimmen"


def newspaper(canvas: Any) -> None:
    canvas.translate(0, 1400 - 842)
    put(canvas, "Seite 16 · Lauterer Bote", 40, 40, 9)
    put(canvas, "Samstag, 8. Mai 2021 · Nummer 107", 700, 40, 9)
    put(canvas, HEADLINE, 40, 120, 44, "Helvetica-Bold")
    put(canvas, OTHER, 700, 110, 16, "Helvetica-Bold")
    for number, column in enumerate(COLUMNS):
        for row, line in enumerate(column):
            put(canvas, line, 40 + 210 * number, 160 + 11 * row)
    words = (
        "BERGEN. Der Chor der Stadt sucht",
        "neue Stimmen für das Konzert im",
        "Herbst. Wer singen will, kommt am",
        "Dienstag in die Schule.",
    )
    for row, line in enumerate(words):
        put(canvas, line, 700, 135 + 11 * row)


def test_articles_of_a_newspaper_page_are_parted_and_told_their_day() -> None:
    reading = umbruch.read(pdf(newspaper, size=(990, 1400)))
    assert reading.kind == "kit"
    assert [one.headline for one in reading.articles] == [HEADLINE, OTHER]
    first, second = reading.articles
    assert "Chor" not in " ".join(block_texts(first.body))
    assert "Brücke" not in " ".join(block_texts(second.body))
    assert {one.source.date for one in reading.articles if one.source} == {"2021-05-08"}


def test_the_largest_type_is_the_headline_and_goes_on_over_its_lines() -> None:
    def release(canvas: Any) -> None:
        put(canvas, "Stadt Lauter, Markt 1", 60, 60, 11)
        put(canvas, "Presseinformation", 60, 90, 14)
        put(canvas, "Neue Brücke über die Aue wird", 60, 130, 20, "Helvetica-Bold")
        put(canvas, "bis zum Frühjahr fertig", 60, 154, 20, "Helvetica-Bold")
        for row, line in enumerate(LONG):
            put(canvas, line, 60, 190 + 14 * row, 11)

    assert umbruch.read(pdf(release)).article.headline == "Neue Brücke über die Aue wird bis zum Frühjahr fertig"


def test_words_in_both_columns_of_a_page_come_once() -> None:
    assert bodies(umbruch.read(pdf(article))).count("Umweg") == 1


def test_lines_between_headline_and_report_in_size_are_the_deck() -> None:
    def release(canvas: Any) -> None:
        put(canvas, HEADLINE, 60, 130, 22, "Helvetica-Bold")
        put(canvas, "Nach dem Winter wird gebaut und nicht mehr nur geplant", 60, 160, 14)
        for row, line in enumerate(LONG):
            put(canvas, line, 60, 190 + 14 * row, 11)

    assert umbruch.read(pdf(release)).article.deck == "Nach dem Winter wird gebaut und nicht mehr nur geplant"


def letter(canvas: Any, *foot: str) -> None:
    put(canvas, HEADLINE, 60, 100, 20, "Helvetica-Bold")
    for row, line in enumerate(LONG):
        put(canvas, line, 60, 140 + 14 * row, 11)
    for number, line in enumerate(foot):
        put(canvas, line, 60 + 160 * number, 770, 7)


def test_the_foot_of_a_letter_with_bank_or_register_is_put_aside_and_other_small_lines_are_not() -> None:
    foot = ("Stadt Lauter, Am Markt 1", "Telefon 05555 120-34", "IBAN DE06 6425 0040 0000 1690 51")
    article = umbruch.read(pdf(lambda canvas: letter(canvas, *foot))).article
    assert set(foot) <= {line for one in article.discarded for line in one.split("\n")}
    assert "Fotos vom Bau" in bodies(
        umbruch.read(pdf(lambda canvas: letter(canvas, "Fotos vom Bau zeigt das Museum.")))
    )
