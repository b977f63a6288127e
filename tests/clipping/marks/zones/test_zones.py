"""Lines that show by themselves what they are."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.zones.zones_of_chunks import zones_of
from umbruch.clipping.page.lines import chunks_of

REPORT = "Der Rat tagt heute, und es wird lange dauern, sagt die Vorsitzende. Danach gibt es Suppe für alle im Saal."


def roles(*chunks: str, lang: str = "de") -> list[str]:
    return [zone.role for zone in zones_of(chunks_of("\n\n".join(chunks)), conventions_for(lang))]


@pytest.mark.parametrize(
    ("chunk", "role"),
    [
        ("Von Ada Roe", "byline"),
        ("Sperrfrist: 9. März 2024, 10 Uhr", "embargo"),
        ("PRESSEMITTEILUNG Nr. 12/2024", "label"),
        ("Foto: Ada Roe", "caption"),
        ("© 2024 Lauter Rundschau", "notice"),
        ("Pressekontakt:\nAda Roe\nTel. 0555 1234", "contact"),
        ("Über die Stadtwerke\nDie Stadtwerke gibt es seit 1912.", "boilerplate"),
        ("Lauter Rundschau, 3. Mai 2019", "source"),
        ("Freitag, 3. Mai 2019", "day"),
        ("###", "end"),
        ("Weitere Informationen:\nwww.lauter.example", "infobox"),
        ("Ein ganz gewöhnlicher Satz.", "plain"),
    ],
)
def test_a_chunk_shows_its_role(chunk: str, role: str) -> None:
    assert role in roles("Brücke zu", REPORT, chunk)


def test_a_caption_takes_the_lines_above_its_credit() -> None:
    zones = zones_of(
        chunks_of(f"Brücke zu\n\n{REPORT}\n\nAda Roe zeigt\nden Pfahl.\nFoto: Jan Poe"), conventions_for("de")
    )
    assert zones[-1].role == "caption"
    assert zones[-1].numbers == (5, 6, 7)


def test_a_byline_in_the_middle_of_a_sentence_is_none() -> None:
    assert "byline" not in roles("Brücke zu", "Das Buch über die\nVon Der Aue\nist gut und lang und schön zu lesen.")


@pytest.mark.parametrize("line", ["Lesezeit: 3 Min.", "Teilen | Merken | Drucken", "Facebook X WhatsApp"])
def test_what_comes_along_from_a_web_page_stands_under_the_headline(line: str) -> None:
    assert roles("Brücke zu", line, REPORT)[1] == "page"
    assert roles(line, "Brücke zu", REPORT)[0] != "page"


def test_the_stamp_of_a_web_page_is_a_day() -> None:
    assert roles("Brücke zu", "Publié le 5 juin 2025 à 14h32, mis à jour à 15h10", REPORT)[1] == "day"


def test_a_line_of_a_column_is_no_button() -> None:
    column = "Die Stadt will mit allen\nNachbarn den Strand\nteilen\nund den Weg auch, wie\nsie am Montag sagte."
    assert roles("Strand für alle", column) == ["plain", "plain"]


def test_every_line_stands_in_one_zone() -> None:
    text = f"Brücke zu\n\nVon Ada Roe\n\n{REPORT}\n\nFoto: Jan Poe\n\nLauter Rundschau, 3. Mai 2019"
    numbers = [number for zone in zones_of(chunks_of(text), conventions_for("de")) for number in zone.numbers]
    assert numbers == [1, 3, 5, 7, 9]


def test_a_caption_is_never_all_of_an_article() -> None:
    item = "Saft und Kuchen mit Karte\nDer Verein nimmt auf dem Fest auch Karten an.\nFoto: Jan Poe"
    assert roles(item) == ["plain", "caption"]
