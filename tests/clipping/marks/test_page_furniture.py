"""Page numbers, running heads and references to other pages are taken out and kept."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.page_furniture import is_page_furniture, is_page_head, is_web_furniture, take_furniture
from umbruch.clipping.page.lines import chunks_of

FURNITURE = """
Fortsetzung auf Seite 3
- 4 -
Seite 4
Seite 4 von 12
4/12
Page 3 of 7
(Continued on page A3)
Suite page 3
► Weiter auf Seite 5
Continua a pagina 4
Pasa a la página 4
Vervolg op pagina 3
Fortsätter på sidan 5
Fortsættes på side 5
Fortsetter på side 5
Jatkuu sivulla 5
Dokończenie na str. 5
Continua na pág. 5
S. 12
Continued on Page 3
Continued from Page One
Fortsetzung S. 3
Fortsetzung von Seite 1
>> Seite 3
Please turn to page 3
See page 3
Lire la suite en page 3
Segue a pag. 5
Forts. S. 3
Zie ook pagina 5
p. 3
12
A3
Siehe Seite 3
التتمة صفحة 5
Fortsetzung Seite 3 ►
Fortsetzung nächste Seite
Continues on next page
"""

ARTICLE = """
Seite an Seite
Page after page
Nr. 5 lebt
3:2
12 Uhr
Kapitel 3
"""


@pytest.mark.parametrize("line", FURNITURE.strip().split("\n"))
def test_page_numbers_and_references_are_furniture(line: str) -> None:
    assert is_page_furniture(line)


@pytest.mark.parametrize("line", ARTICLE.strip().split("\n"))
def test_lines_of_the_article_are_not(line: str) -> None:
    assert not is_page_furniture(line)


def taken(text: str) -> list[str]:
    return [line.text for line in take_furniture(chunks_of(text))[1]]


def test_a_bare_number_counts_only_where_it_stands_alone() -> None:
    assert taken("Der Rat tagt.\n\n17\n\nEr tagt lange.") == ["17"]
    assert taken("Der Rat tagt um\n17\nUhr im Saal.") == []


def test_the_number_of_a_house_above_the_headline_stays() -> None:
    assert taken("1984\n\nEin Roman von gestern") == []


def test_a_short_line_at_two_page_breaks_is_a_running_head() -> None:
    text = "Das Ende\n\nEs war so\n\fLauter Rundschau\nund nicht anders,\n\fLauter Rundschau\nsagte er."
    assert taken(text) == ["Lauter Rundschau", "Lauter Rundschau"]


def test_what_is_taken_keeps_its_line_number_and_words() -> None:
    _, lines = take_furniture(chunks_of("Der Rat tagt\n\n(Fortsetzung auf Seite 3)\n\nbis spät."))
    assert [(line.number, line.text) for line in lines] == [(3, "(Fortsetzung auf Seite 3)")]


@pytest.mark.parametrize(
    "line",
    [
        "Lesezeit: 3 Min.",
        "3 min read",
        "Temps de lecture : 4 minutes",
        "Tempo di lettura: 2 min",
        "Leestijd 3 minuten",
        "Czas czytania: 3 min",
        "Lukuaika 2 min",
        "Teilen",
        "Teilen Merken Drucken",
        "Share | Save | 12 Comments",
        "Kommentare (4)",
        "Facebook · X · WhatsApp",
    ],
)
def test_buttons_and_reading_times_are_a_web_page_s_furniture(line: str) -> None:
    assert is_web_furniture(line)


@pytest.mark.parametrize("line", ["3 Tore", "In 5 Tagen", "Wir teilen gern", "Drucken lernen", "12", "", "3 Jahre"])
def test_words_in_a_headline_are_not(line: str) -> None:
    assert not is_web_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Seite 12                 Lokales                Samstag, 4. Mai 2024",
        "Lokales     Samstag, 4. Mai 2024",
        "12\tKreis Husum\t4. Mai 2024",
        "Page 4   |   Local news",
        "Lokales | Seite 12",
    ],
)
def test_the_head_of_a_page_shows_by_its_number_or_day_between_gaps(line: str) -> None:
    assert is_page_head(line)


@pytest.mark.parametrize(
    "line",
    [
        "Lindenauer Bote      4. Mai 2024      Seite 12",
        "Freizeit | Fanfarenzug lädt ein",
        "Kreistag | 4. Mai 2024",
        "Freibad öffnet am 4. Mai 2024",
        "SV Nord    12    30",
        "Der   Rat   tagt.",
    ],
)
def test_other_lines_with_gaps_are_no_head_of_a_page(line: str) -> None:
    assert not is_page_head(line)
