"""When a web page was published and changed."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.web_stamp import stamped_day, tells_age


@pytest.mark.parametrize(
    "line",
    [
        "Veröffentlicht am 05.06.2025",
        "Erstellt: 05.06.2025 Aktualisiert: 06.06.2025, 10:00 Uhr",
        "5 juin 2025 à 14:32",
        "Publié le 05/06/2025 à 14h32, mis à jour le 06/06/2025 à 10h00",
        "Pubblicato il 5 giugno 2025 alle 14:32",
        "Publicado el 5 de junio de 2025 a las 14:32",
        "Gepubliceerd op 5 juni 2025 om 14:32",
        "Opublikowano 5 czerwca 2025 o godz. 14:32",
        "Publisert 5. juni 2025 kl. 14.32",
        "Updated 14:32 BST, 5 June 2025",
        "5 Giugno 2025 in Politica",
        "5 juni 2025 in Nieuws",
        "June 5, 2025June 6, 2025",
        "5 giugno 20256 giugno 2025",
        "June 5, 2025 | 6:03 pmJune 5, 2025 | 6:08 pm",
        "Jun 5, 2025, 8:54 AM GMT+1",
        "Published June 5, 2025 | Updated June 6, 2025 10:03 a.m. ET",
    ],
)
def test_the_first_day_counts(line: str) -> None:
    assert stamped_day(line) == "2025-06-05"


@pytest.mark.parametrize(
    "line",
    [
        "Sommerfest am 5. Juni 2025",
        "Wien, 5. Juni 2025",
        "Published yesterday",
        "5. Juni 2025 in Lauter",
        "5. Juni 2025, Seite 12",
        "",
    ],
)
def test_a_line_with_anything_else_is_none(line: str) -> None:
    assert stamped_day(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "vor 3 Stunden",
        "3 hours ago",
        "Updated 2 days ago",
        "il y a 4 heures",
        "před 2 hodinami",
        "hace 5 minutos",
        "3時間前",
    ],
)
def test_how_long_ago_something_was_published_is_told(line: str) -> None:
    assert tells_age(line)


@pytest.mark.parametrize("line", ["vor 3 Stunden begann der Rat", "3 Stunden Stau", "ago", "In 3 hours", ""])
def test_a_line_that_says_more_is_no_age(line: str) -> None:
    assert not tells_age(line)
